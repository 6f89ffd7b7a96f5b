import { readFileSync } from 'node:fs';
import { type Flags, Misuse, type Typed, text } from './command.ts';

type Kind = 'text' | 'list' | 'json';

interface Field {
  readonly flag: string;
  readonly kind: Kind;
  readonly value: string;
  readonly about: string;
}

const field = (flag: string, kind: Kind, value: string, about: string): Field => ({
  flag,
  kind,
  value,
  about,
});

/** What can be said of an application when it is made and later, by the name it has in the API. */
const FIELDS: Readonly<Record<string, Field>> = {
  name: field('name', 'text', 'NAME', 'what owners read'),
  type: field('type', 'text', 'web|native', 'where its code comes back to'),
  logoUrl: field('logo-url', 'text', 'URL', 'shown beside the name'),
  privacyUrl: field('privacy-url', 'text', 'URL', 'its privacy policy'),
  supportUrl: field('support-url', 'text', 'URL', 'where owners find help'),
  redirectUris: field(
    'redirect-uris',
    'list',
    'URI,URI',
    'where owners come back to, compared to the letter',
  ),
  webOrigins: field('web-origins', 'list', 'ORIGIN,ORIGIN', 'sites that show the widget'),
  scopes: field('scopes', 'list', 'SCOPE,SCOPE', 'what it may ask owners for; "all" for every permission'),
  requiredScopes: field('required-scopes', 'list', 'SCOPE,SCOPE', 'what owners cannot leave out'),
  faces: field('faces', 'list', 'core,enode', 'the APIs it speaks'),
  providers: field('providers', 'list', 'NAME,NAME', 'who reaches its vehicles, in the order they are tried'),
  operations: field('operations', 'list', 'link,read,control,remove', 'what it may do'),
  confirmation: field('confirmation', 'text', 'code|codeless', 'how it confirms links'),
  pkce: field('pkce', 'text', 'required|optional', 'whether it may leave PKCE out'),
  accessTokens: field('access-tokens', 'text', 'opaque|jwt', 'whether others can verify its access tokens'),
  dpop: field('dpop', 'text', 'optional|required', 'tokens bound to a key of its own'),
  pushedRequests: field(
    'pushed-requests',
    'text',
    'optional|required',
    'authorization requests pushed first',
  ),
  jwks: field('jwks', 'json', 'FILE', 'its public keys, as a file; "none" takes them away'),
  jwksUri: field('jwks-uri', 'text', 'URL', 'where its public keys are published; "none" for nowhere'),
  userTokens: field('user-tokens', 'json', 'FILE', 'who signs its user tokens, as a file of JSON'),
  webhookUrls: field('webhook-urls', 'list', 'URL,URL', 'where it hears of events'),
};

/** What is settled when it is made. */
const FIRST: Readonly<Record<string, Field>> = {
  clientId: field('client-id', 'text', 'ID', 'its client id; left out, Keyfob makes one'),
  mode: field('mode', 'text', 'simulated|live', 'whether its vehicles are real; never changes'),
  jurisdiction: field('jurisdiction', 'text', 'unrestricted|eu', 'where its data is kept; never changes'),
};

/** Fields that can be taken away again. */
const CLEARABLE = ['logoUrl', 'privacyUrl', 'supportUrl', 'jwks', 'jwksUri', 'userTokens'];

const flagsOf = (fields: Readonly<Record<string, Field>>): Flags =>
  Object.fromEntries(
    Object.values(fields).map(({ flag, value, about }) => [flag, { type: 'string', value, about }]),
  );

export const EDIT_FLAGS: Flags = flagsOf(FIELDS);

export const CREATE_FLAGS: Flags = {
  ...EDIT_FLAGS,
  ...flagsOf(FIRST),
  public: { type: 'boolean', about: 'it keeps no secret: an app on a device, or a page without a backend' },
};

const readJsonFile = (path: string, flag: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new Misuse(`--${flag}: ${path} is not a file of JSON.`);
  }
};

const fieldValue = (name: string, { flag, kind }: Field, typed: string): unknown => {
  if (typed === 'none' && CLEARABLE.includes(name)) return null;
  if (kind === 'json') return readJsonFile(typed, flag);
  if (kind === 'text') return typed;
  return typed === '' ? [] : typed.split(',').map((each) => each.trim());
};

const bodyOf = (fields: Readonly<Record<string, Field>>, typed: Typed): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, each]) => {
      const value = text(typed, each.flag);
      return value === undefined ? [] : [[name, fieldValue(name, each, value)]];
    }),
  );

/** The body of `POST /v1/applications`. */
export const newApplicationBody = (typed: Typed): Record<string, unknown> => ({
  ...bodyOf({ ...FIELDS, ...FIRST }, typed),
  ...(typed.flags['public'] ? { secret: false } : {}),
});

/** The body of `PATCH /v1/applications/{clientId}`. */
export const changesBody = (typed: Typed): Record<string, unknown> => bodyOf(FIELDS, typed);
