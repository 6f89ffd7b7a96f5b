import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { SignJWT } from 'jose/jwt/sign';
import { openSharedKey } from '../../application/authentication/user-token-key.ts';
import { DEMO_CLIENT_ID, findApplication } from '../../application/registration/published.ts';
import type { AppContext } from '../../context.ts';
import { parseWith, userIdSchema } from '../../request-body.ts';

/**
 * `GET /dev/user-token?sub=…`: a token of a user of the demo application, as plain text. It stands in for the identity
 * provider of an application, which answers the application's pages too, and is there in development only.
 */
export const sendUserToken = async (c: AppContext): Promise<Response> => {
  const { config, now } = c.var;
  const origin = c.req.header('Origin');
  if (origin !== undefined) {
    // Any page may read why it is given none; a token goes to the application's own only.
    c.header('Access-Control-Allow-Origin', origin);
    c.header('Vary', 'Origin');
  }
  const registration = await findApplication(c.env, config, DEMO_CLIENT_ID, now);
  const issuer = registration?.userTokens;
  const key = registration && issuer ? await openSharedKey(config, registration, issuer) : null;
  if (!issuer || !key)
    return c.text(
      'The demo application has no shared key for user tokens. Register it anew, or give it one.',
      409,
    );
  if (origin !== undefined && !registration.webOrigins.includes(origin)) {
    const webOrigins = [...registration.webOrigins, origin].join(',');
    return c.text(
      `${origin} is no web origin of the demo application. To make it one: pnpm keyfob app update demo --web-origins ${webOrigins}`,
      403,
    );
  }
  const sub = parseWith(userIdSchema, c.req.query('sub'));
  if (!sub.ok) return c.text('Name a user: /dev/user-token?sub=user-1', 400);
  const issuedAt = Math.floor(now / 1000);
  const token = await new SignJWT({ sub: sub.value })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(issuer.issuer)
    .setAudience(issuer.audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + LIFETIMES.accessToken)
    .sign(key);
  c.header('Cache-Control', 'no-store');
  return c.text(token);
};
