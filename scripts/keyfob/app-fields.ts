import { readFileSync } from 'node:fs';
import { type Flag, type Flags, Misuse, type Typed, text, texts } from './command.ts';

type Kind = 'text' | 'list' | 'json';

interface Field {
  readonly flag: string;
  readonly kind: Kind;
  readonly value: string;
  readonly about: string;
  /** For a list of what may have commas in it: the flag for one entry, just as it is. */
  readonly single?: string;
}

const field = (flag: string, kind: Kind, value: string, about: string): Field => ({
  flag,
  kind,
  value,
  about,
});

const addresses = (flag: string, single: string, value: string, about: string): Field => ({
  ...field(flag, 'list', `${value},${value}`, about),
  single,
});

/** What can be said of an application when it is made and later, by the name it has in the API. */
const FIELDS: Readonly<Record<string, Field>> = {
  name: field('name', 'text', 'NAME', 'what owners read'),
  type: field('type', 'text', 'web|native', 'where its code comes back to'),
  logoUrl: field('logo-url', 'text', 'URL', 'shown beside the name'),
  privacyUrl: field('privacy-url', 'text', 'URL', 'its privacy policy'),
  supportUrl: field('support-url', 'text', 'URL', 'where owners find help'),
  redirectUris: addresses(
    'redirect-uris',
    'redirect-uri',
    'URI',
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
  webhookUrls: addresses('webhook-urls', 'webhook-url', 'URL', 'where it hears of events'),
};

/** What is settled when it is made. */
const FIRST: Readonly<Record<string, Field>> = {
  clientId: field('client-id', 'text', 'ID', 'its client id; left out, Keyfob makes one'),
  mode: field('mode', 'text', 'simulated|live', 'whether its vehicles are real; never changes'),
  jurisdiction: field('jurisdiction', 'text', 'unrestricted|eu', 'where its data is kept; never changes'),
};

/** Fields that can be taken away again. */
const CLEARABLE = ['logoUrl', 'privacyUrl', 'supportUrl', 'jwks', 'jwksUri', 'userTokens'];

const singleFlag = (flag: string, value: string, single: string | undefined): [string, Flag][] => {
  if (single === undefined) return [];
  const about = `one of --${flag}, commas and all; may be repeated`;
  return [[single, { type: 'string', value: value.split(',')[0] ?? '', about, multiple: true }]];
};

const flagsOf = (fields: Readonly<Record<string, Field>>): Flags =>
  Object.fromEntries(
    Object.values(fields).flatMap(({ flag, value, about, single }): [string, Flag][] => [
      [flag, { type: 'string', value, about }],
      ...singleFlag(flag, value, single),
    ]),
  );

/** What `--help` says of all lists. */
export const LIST_NOTES = [
  'Lists are split at commas. An address with a comma in it is given by --redirect-uri or --webhook-url.',
];

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

const fieldValue = (name: string, { flag, kind }: Field, typed: string | undefined): unknown => {
  if (typed === undefined) return undefined;
  if (typed === 'none' && CLEARABLE.includes(name)) return null;
  return kind === 'json' ? readJsonFile(typed, flag) : typed;
};

const entriesOf = (typed: string): string[] =>
  typed === '' ? [] : typed.split(',').map((each) => each.trim());

/** A list as it was typed, at once or entry by entry; `undefined` where it was not. */
const listOf = (typed: Typed, { flag, single = '' }: Field): unknown => {
  const [together, entries] = [text(typed, flag), texts(typed, single)];
  if (together === undefined && entries.length === 0) return undefined;
  return [...entriesOf(together ?? ''), ...entries];
};

const bodyOf = (fields: Readonly<Record<string, Field>>, typed: Typed): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, each]) => {
      const value =
        each.kind === 'list' ? listOf(typed, each) : fieldValue(name, each, text(typed, each.flag));
      return value === undefined ? [] : [[name, value]];
    }),
  );

/** The body of `POST /v1/applications`. */
export const newApplicationBody = (typed: Typed): Record<string, unknown> => ({
  ...bodyOf({ ...FIELDS, ...FIRST }, typed),
  ...(typed.flags['public'] ? { secret: false } : {}),
});

/** The body of `PATCH /v1/applications/{clientId}`. */
export const changesBody = (typed: Typed): Record<string, unknown> => bodyOf(FIELDS, typed);
