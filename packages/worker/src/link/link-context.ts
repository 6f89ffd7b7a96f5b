import { LANGUAGES, type Language } from '@keyfob/shared/languages';
import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { getCookie, setCookie } from 'hono/cookie';
import type { PublishedRegistration } from '../application/registration/registration.ts';
import type { AppContext } from '../context.ts';
import { formNonce } from './form-guard.ts';
import { pickLanguage } from './locales/languages.ts';
import { cookieName, type OwnerCookie } from './owner-cookie.ts';
import type { ClientView, PageContext } from './screen.ts';

const isLanguage = (text: string): text is Language => LANGUAGES.some((language) => language === text);

/** A switch names the link it was made on by its last characters, which are part of a proof: enough to tell links apart. */
const MARK_LENGTH = 8;

const markOf = (link: string | null): string => link?.slice(-MARK_LENGTH) ?? '';

const keepSwitch = (c: AppContext, language: Language, link: string | null): void =>
  setCookie(c, cookieName(c, 'language'), `${language}.${markOf(link)}`, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: c.var.config.secureCookies,
    maxAge: LIFETIMES.ownerCookie,
  });

/**
 * The language of the page: what the owner switched to on this link; else the session's; else what they switched to
 * on an earlier one; else the browser's; else English.
 */
export const languageOf = (c: AppContext, sessionLanguage: string | null, link: string | null): Language => {
  const asked = c.req.query('lang') ?? '';
  const accepted = c.req.header('Accept-Language') ?? null;
  if (isLanguage(asked)) {
    keepSwitch(c, asked, link);
    return asked;
  }
  const [switched = null, mark = ''] = getCookie(c, cookieName(c, 'language'))?.split('.') ?? [];
  return switched !== null && mark === markOf(link)
    ? pickLanguage([switched, sessionLanguage], accepted)
    : pickLanguage([sessionLanguage, switched], accepted);
};

/** Where an application is to be found. An app of the owner's own device proves no domain by listening there. */
const hostOf = ({ type }: PublishedRegistration, address: string | undefined): string | null => {
  const url = address === undefined ? null : URL.parse(address);
  return url === null || (type === 'native' && url.protocol !== 'https:') ? null : url.host || null;
};

/** A host may hold characters that end a directive of a policy. Such a logo is not shown. */
const PLAIN_ORIGIN = /^https:\/\/[a-z\d.-]+(?::\d+)?$/;

const shownLogo = (url: string | null): string | null =>
  url !== null && PLAIN_ORIGIN.test(URL.parse(url)?.origin ?? '') ? url : null;

/** Where the page's one picture that is not ours comes from. */
export const logoOrigin = (client: ClientView | null): string[] =>
  client?.logoUrl ? [new URL(client.logoUrl).origin] : [];

export const clientView = (registration: PublishedRegistration, redirectUri: string | null): ClientView => ({
  name: registration.name,
  logoUrl: shownLogo(registration.logoUrl),
  domain: hostOf(registration, redirectUri ?? registration.webOrigins[0] ?? registration.redirectUris[0]),
  privacyUrl: registration.privacyUrl,
  supportUrl: registration.supportUrl,
  simulated: registration.mode === 'simulated',
});

export interface PageAbout {
  readonly client: ClientView | null;
  readonly link: string | null;
  readonly cookie: OwnerCookie | null;
  readonly language: string | null;
  readonly expiry: PageContext['expiry'];
}

/** What every screen needs but its words, from what is known of the session. */
export const pageContext = async (c: AppContext, about: PageAbout): Promise<Omit<PageContext, 'texts'>> => {
  const language = languageOf(c, about.language, about.link);
  const { link, cookie } = about;
  const url = new URL(c.req.url);
  return {
    language,
    client: about.client,
    // Two slashes at the beginning would make it the address of another host.
    here: `${url.pathname.replace(/^\/+/, '/')}${url.search}`,
    base: link === null ? '/link' : `/link/${link}`,
    formNonce: link !== null && cookie ? await formNonce(c.var.config.ring, link, cookie) : '',
    requestId: c.var.requestId,
    expiry: about.expiry,
  };
};
