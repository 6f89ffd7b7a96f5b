import { fail, type Result, succeed } from '@keyfob/shared/result';
import { permissionsWithin, type VehicleScope } from '@keyfob/shared/scopes';
import type { Mode } from '@keyfob/shared/vehicle/vehicle';
import type { AppContext } from '../../context.ts';
import { admit } from '../../guards/admission.ts';
import type { OAuthFace } from '../registration/faces.ts';
import { findApplication } from '../registration/published.ts';
import { isPublic, type PublishedRegistration, stillOpen } from '../registration/registration.ts';
import { type AccessToken, type ClientToken, readAccessToken, readClientToken } from './access-token.ts';
import { dpopKeyOf } from './dpop.ts';
import { clientTokenStands } from './revoked-client-tokens.ts';

/** Whoever holds a user's access token. Whether the grant still stands, only its garage knows. */
export interface GrantBearer {
  readonly grantId: string;
  /** `jti`; `null` in a token of a release before there were any. */
  readonly tokenId: string | null;
  readonly clientId: string;
  readonly registration: PublishedRegistration;
  readonly mode: Mode;
  readonly scopes: readonly VehicleScope[];
  /** Those of Smartcar's permissions that were asked for with it and are open still; `null` at other faces. */
  readonly permissions: readonly string[] | null;
  /** Thumbprint of the key the token is bound to (RFC 9449 §6), which the request has proved; `null`: to none. */
  readonly dpopKey: string | null;
}

interface ShownToken {
  readonly scheme: 'Bearer' | 'DPoP';
  readonly text: string;
}

/** The token of an Authorization header (RFC 6750 §2.1, RFC 9449 §7.1). */
const shownToken = (c: AppContext): ShownToken | null => {
  const [, scheme, text] =
    /^(Bearer|DPoP) ([A-Za-z0-9\-._~+/]+=*)$/i.exec(c.req.header('Authorization') ?? '') ?? [];
  if (!scheme || !text) return null;
  return { scheme: scheme.toLowerCase() === 'dpop' ? 'DPoP' : 'Bearer', text };
};

/** A token that nothing binds. */
export const bearerToken = (c: AppContext): string | null => {
  const shown = shownToken(c);
  return shown?.scheme === 'Bearer' ? shown.text : null;
};

/** A token that verifies, of an application that still exists and speaks the face. */
interface KnownToken<Token> {
  readonly shown: ShownToken;
  readonly token: Token;
  readonly registration: PublishedRegistration;
}

type ReadToken<Token> = (c: AppContext, face: OAuthFace, text: string) => Promise<Token | null>;

/** The application is looked up with each token: when it is deleted, so are its users' tokens, within a minute. */
const knownToken = async <Token extends { readonly clientId: string }>(
  c: AppContext,
  face: OAuthFace,
  read: ReadToken<Token>,
): Promise<KnownToken<Token> | null> => {
  const shown = shownToken(c);
  const token = shown && (await read(c, face, shown.text));
  if (!token) return null;
  const registration = await findApplication(c.env, c.var.config, token.clientId, c.var.now);
  return registration?.faces.includes(face) ? { shown, token, registration } : null;
};

/**
 * The application whose token is shown by who may hold it. A bound token is no bearer token (RFC 9449 §7.2), and a
 * proof with one that is not bound would only seem to protect it.
 */
const shownByHolder = async (
  c: AppContext,
  { shown, token, registration }: KnownToken<AccessToken | ClientToken>,
): Promise<Result<PublishedRegistration>> => {
  if (token.dpopKey !== null) {
    if (shown.scheme !== 'DPoP')
      return fail('invalid_token', 'The token is bound to a key: send it as "Authorization: DPoP".');
    const proved = await dpopKeyOf(c, registration, { accessToken: shown.text, boundTo: token.dpopKey });
    return proved.ok ? succeed(registration) : proved;
  }
  if (shown.scheme === 'DPoP' || c.req.header('DPoP') !== undefined)
    return fail('invalid_token', 'The token is bound to no key: send it as "Authorization: Bearer".');
  return registration.dpop === 'required'
    ? fail('invalid_token', 'This application’s tokens are bound to a key: get one with a DPoP proof.')
    : succeed(registration);
};

/**
 * The same, counted: whoever shows a token without its key uses up nobody's share. Nor does an owner, who holds the
 * tokens of a public application.
 */
const heldToken = async (
  c: AppContext,
  known: KnownToken<AccessToken | ClientToken>,
): Promise<Result<PublishedRegistration>> => {
  const held = await shownByHolder(c, known);
  if (!held.ok) return held;
  const method = isPublic(held.value) ? 'none' : 'token';
  const admitted = await admit(c, { registration: held.value, method });
  return admitted.ok ? held : admitted;
};

/** The application behind a client token of this face. */
export const applicationOfBearer = async (
  c: AppContext,
  face: OAuthFace,
): Promise<Result<PublishedRegistration>> => {
  const known = await knownToken(c, face, readClientToken);
  if (!known || known.registration.epoch !== known.token.epoch) return fail('invalid_token');
  const held = await heldToken(c, known);
  const { tokenId } = known.token;
  if (!held.ok || tokenId === null) return held;
  return (await clientTokenStands(c, held.value, tokenId)) ? held : fail('invalid_token');
};

/** The grant behind a user's access token of this face. */
export const grantOfBearer = async (c: AppContext, face: OAuthFace): Promise<Result<GrantBearer>> => {
  const known = await knownToken(c, face, readAccessToken);
  if (!known) return fail('invalid_token');
  const held = await heldToken(c, known);
  if (!held.ok) return held;
  const { grantId, tokenId, clientId, mode, dpopKey } = known.token;
  const scopes = stillOpen(known.token.scopes, held.value);
  const permissions = known.token.permissions && permissionsWithin(known.token.permissions, scopes);
  return succeed({
    grantId,
    tokenId,
    clientId,
    registration: held.value,
    mode,
    scopes,
    permissions,
    dpopKey,
  });
};
