import { directionOf } from '@keyfob/shared/languages';
import { raw } from 'hono/html';
import { findApplication } from '../../../application/registration/published.ts';
import type { PublishedRegistration } from '../../../application/registration/registration.ts';
import type { AppContext } from '../../../context.ts';
import { base64url, randomBytes } from '../../../crypto/bytes.ts';
import { LINK_STYLES } from '../../../link/assets.generated.ts';
import { languageOf } from '../../../link/link-context.ts';
import { textsFor } from '../../../link/locales/texts.ts';
import { sendErrorScreen } from '../../../link/send-screen.ts';
import { REDIRECT_SCRIPT } from './redirect-script.generated.ts';

/** What a registered redirect URI that leads here says of the application; Connect adds the rest. */
const MARKS = ['client_id', 'app_origin'];

interface Marked {
  readonly registration: PublishedRegistration;
  /** Registered, to the character: the one origin that the answer may be handed to. */
  readonly appOrigin: string;
}

/** This page as the application has to have registered it, from its address with an answer in it. */
const registeredForm = (origin: string, { pathname, search }: URL): string => {
  const own = search
    .slice(1)
    .split('&')
    .filter((pair) => MARKS.includes(pair.split('=')[0] ?? ''));
  return `${origin}${pathname}?${own.join('&')}`;
};

/** Whose page this is: `null` unless the application registered both this very address and the origin in it. */
const markedBy = async (c: AppContext): Promise<Marked | null> => {
  const url = new URL(c.req.url);
  const [[clientId], [appOrigin]] = [
    url.searchParams.getAll('client_id'),
    url.searchParams.getAll('app_origin'),
  ];
  if (!clientId || !appOrigin) return null;
  const registration = await findApplication(c.env, c.var.config, clientId, c.var.now);
  if (!registration?.faces.includes('smartcar') || !registration.webOrigins.includes(appOrigin)) return null;
  return registration.redirectUris.includes(registeredForm(c.var.config.origin, url))
    ? { registration, appOrigin }
    : null;
};

const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

/**
 * `/smartcar/redirect`: the page that an application with Smartcar's SDK for browsers may register as its redirect URI,
 * as `/smartcar/redirect?client_id=…&app_origin=…`. In the SDK's popup it hands the answer to the page that opened it.
 */
export const sendRedirectPage = async (c: AppContext): Promise<Response> => {
  const marked = await markedBy(c);
  if (!marked) return sendErrorScreen(c, 'redirect_uri_not_registered');
  const language = languageOf(c, null, null);
  const texts = await textsFor(language);
  const nonce = base64url(randomBytes(16));
  c.header('Content-Security-Policy', policy(nonce));
  c.header('Cache-Control', 'no-store');
  c.header('Referrer-Policy', 'no-referrer');
  const text = texts.success.close(marked.registration.name);
  return c.html(
    <html lang={language} dir={directionOf(language) === 'rtl' ? 'rtl' : undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{marked.registration.name}</title>
        <style nonce={nonce}>{raw(LINK_STYLES)}</style>
      </head>
      <body data-app-origin={marked.appOrigin}>
        <main>
          <h1>{text}</h1>
        </main>
        <script src="/smartcar/redirect.js" />
      </body>
    </html>,
  );
};

/** `/smartcar/redirect.js` */
export const sendRedirectScript = (c: AppContext): Response => {
  c.header('Content-Type', 'text/javascript; charset=utf-8');
  c.header('Cache-Control', 'public, max-age=300');
  return c.body(REDIRECT_SCRIPT);
};
