import { exports } from 'cloudflare:workers';
import { ORIGIN } from '../support/browser.ts';

/** What a value is, by the name it goes by in forms, bodies, addresses and headers. */
const SECRET_NAMES: ReadonlySet<string> = new Set([
  ...['access_token', 'refresh_token', 'client_secret', 'clientSecret', 'secret', 'statusToken', 'token'],
  ...['code_verifier', 'client_assertion', 'password', 'username', 'nonce', 'request', 'userToken'],
]);

/** These may stand in addresses, and only there: each is of no use once it was used. */
const ADDRESS_NAMES: ReadonlySet<string> = new Set(['code', 'state', 'request_uri', 'linkState']);

export interface Secret {
  readonly name: string;
  readonly text: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const unescaped = (text: string): string =>
  text.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"');

/** Words this short, and words of everybody's, are no secrets. */
const isTelling = (text: string): boolean => text.length >= 12 && !/^(https?:|[a-z]+(:[a-z_]+)+)/.test(text);

/** The wire between everybody and Keyfob: it notes every secret that goes over it, and every address. */
export class Recorder {
  readonly urls = new Set<string>();
  readonly #secrets = new Map<string, string>();

  get secrets(): Secret[] {
    return [...this.#secrets].map(([text, name]) => ({ name, text }));
  }

  note(name: string, text: unknown): void {
    if (typeof text === 'string' && isTelling(text)) this.#secrets.set(text, name);
  }

  /** An address with what is secret in it. */
  noteAddress(address: string): void {
    this.urls.add(address);
    const { pathname, searchParams } = new URL(address, ORIGIN);
    this.#notePairs(searchParams);
    const [, link] = /(lnk_[\w-]{20,})/.exec(pathname) ?? [];
    this.note('link', link);
  }

  readonly ask = async (request: Request): Promise<Response> => {
    this.noteAddress(request.url);
    this.#noteHeaders(request.headers);
    const body = new TextDecoder().decode(await request.clone().arrayBuffer());
    this.#noteBody(request.headers.get('Content-Type') ?? '', body);
    const response = await exports.default.fetch(request);
    const location = response.headers.get('Location');
    if (location !== null) this.noteAddress(new URL(location, request.url).href);
    for (const cookie of response.headers.getSetCookie())
      this.note('cookie', cookie.split(';')[0]?.split('=')[1]);
    if (!response.webSocket)
      this.#noteBody(response.headers.get('Content-Type') ?? '', await response.clone().text());
    return response;
  };

  #noteHeaders(headers: Headers): void {
    const authorization = headers.get('Authorization');
    const [scheme, text = ''] = authorization?.split(' ') ?? [];
    this.note(`${scheme} credentials`, text);
    if (scheme === 'Basic') this.note('client_secret', decodeURIComponent(atob(text).split(':')[1] ?? ''));
    this.note('proof', headers.get('DPoP'));
  }

  #noteBody(type: string, body: string): void {
    if (type.includes('html')) this.#notePage(body);
    else if (type.includes('json')) this.#noteJson(body === '' ? {} : JSON.parse(body));
    else if (type.includes('urlencoded')) this.#notePairs(new URLSearchParams(body));
  }

  #notePairs(pairs: Iterable<[string, string]>): void {
    for (const [name, value] of pairs)
      if (SECRET_NAMES.has(name) || ADDRESS_NAMES.has(name)) this.note(name, value);
  }

  #noteJson(value: unknown): void {
    if (!isRecord(value)) return;
    for (const [name, each] of Object.entries(value)) {
      // A `code` of an answer is that of an error.
      if (SECRET_NAMES.has(name) || (ADDRESS_NAMES.has(name) && name !== 'code')) this.note(name, each);
      if (name === 'url' || name === 'linkUrl') this.noteAddress(String(each));
      this.#noteJson(each);
    }
  }

  #notePage(html: string): void {
    for (const [, target = ''] of html.matchAll(/\s(?:href|action|formaction)="([^"]+)"/g))
      if (!target.startsWith('data:')) this.noteAddress(unescaped(target));
    for (const [, url = ''] of html.matchAll(/http-equiv="refresh" content="\d+;\s*url=([^"]*)"/g))
      this.noteAddress(unescaped(url));
    for (const [tag] of html.matchAll(/<input\b[^>]*>/g)) {
      const [, name = ''] = /\sname="([^"]*)"/.exec(tag) ?? [];
      const [, value = ''] = /\svalue="([^"]*)"/.exec(tag) ?? [];
      if (SECRET_NAMES.has(name)) this.note(name, unescaped(value));
    }
  }

  call(path: string, init: RequestInit = {}): Promise<Response> {
    return this.ask(new Request(new URL(path, ORIGIN), { redirect: 'manual', ...init }));
  }
}

const MAY_STAND_IN_ADDRESSES: ReadonlySet<string> = new Set([...ADDRESS_NAMES, 'link']);

/** Base64 of a text wherever it begins in what is encoded: at any of three places. */
const base64Of = (text: string): string[] =>
  [0, 1, 2].map((offset) => {
    const bytes = new TextEncoder().encode(text);
    const encoded = btoa(String.fromCharCode(...new Uint8Array(offset), ...bytes)).replace(/=+$/, '');
    // The characters at the ends are made of what stands beside it too.
    return encoded.slice(offset === 0 ? 0 : offset + 1, -2);
  });

/** A secret as it may stand somewhere: plain, in an address, in JSON, in either base64, or most of it. */
export const tracesOf = (text: string): string[] => {
  const encoded = base64Of(text);
  const forms = [
    text,
    encodeURIComponent(text),
    JSON.stringify(text).slice(1, -1),
    ...encoded,
    ...encoded.map((each) => each.replaceAll('+', '-').replaceAll('/', '_')),
  ];
  if (text.length <= 40) return [...new Set(forms)];
  // All signed tokens begin alike.
  const most = text.startsWith('eyJ') ? [text.slice(-32)] : [text.slice(0, 32), text.slice(-32)];
  return [...new Set([...forms, ...most])];
};

export interface Place {
  readonly name: 'storage' | 'log' | 'address';
  readonly text: string;
}

/**
 * What may stand where in clear: in addresses what they are made of; in storage the application's `state`, which is kept
 * to be said to it again, and the one for a provider, which is how its answer finds the attempt.
 */
const isAllowed = (secret: Secret, place: Place): boolean =>
  (place.name === 'address' && MAY_STAND_IN_ADDRESSES.has(secret.name)) ||
  (place.name === 'storage' && secret.name === 'state');

/** Every secret that is somewhere it should not be. */
export const leaks = (secrets: readonly Secret[], places: readonly Place[]): string[] =>
  secrets.flatMap((secret) =>
    places
      .filter((place) => !isAllowed(secret, place))
      .filter(({ text }) => tracesOf(secret.text).some((trace) => text.includes(trace)))
      .map((place) => `${secret.name} ${secret.text.slice(0, 24)}… in ${place.name}`),
  );
