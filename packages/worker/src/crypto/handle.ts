import { type Bytes, base64url, concat, equalBytes, fromBase64url, randomBytes, utf8 } from './bytes.ts';

/**
 * Every id, code and token handle routes itself: its text holds the object it lives in, 128 random bits and a MAC,
 * so the Worker can refuse a forged one before any object is touched.
 */
const KINDS = {
  linkSession: 'les',
  link: 'lnk',
  attempt: 'att',
  connectedVehicle: 'veh',
  connection: 'con',
  action: 'act',
  vehicleView: 'cve',
  viewLink: 'cvl',
  grant: 'gra',
  user: 'usr',
  providerGrant: 'pgr',
  consentReceipt: 'rcp',
  event: 'evt',
  code: 'cod',
  refreshToken: 'rft',
  pushedRequest: 'par',
} as const;
export type HandleKind = keyof typeof KINDS;

/** Where data may live: an application is in the European Union or unrestricted, from its creation on. */
export type Jurisdiction = 'eu' | 'unrestricted';
const JURISDICTIONS: readonly Jurisdiction[] = ['unrestricted', 'eu'];

/** The object a handle lives in. */
export interface Place {
  readonly jurisdiction: Jurisdiction;
  /** Name of the object: 128 bits, base64url. */
  readonly name: string;
}

export interface Handle {
  readonly kind: HandleKind;
  readonly place: Place;
  readonly text: string;
}

/** The secret that names objects and proves handles. It does not rotate: every stored id hangs on it. */
export interface RoutingSecret {
  readonly naming: CryptoKey;
  readonly proving: CryptoKey;
}

const NAME_LENGTH = 16;
const RANDOM_LENGTH = 16;
/** 80 bits: only guessed online, one request a guess. */
const MAC_LENGTH = 10;
const BODY_LENGTH = 1 + NAME_LENGTH + RANDOM_LENGTH;
/** What the handles of a family share: the first half of the random bits. The other half and the MAC stay 144 bits. */
const FAMILY_LENGTH = 8;

const hmacKey = async (secret: Bytes, info: string): Promise<CryptoKey> => {
  const master = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: utf8('keyfob'), info: utf8(info) },
    master,
    { name: 'HMAC', hash: 'SHA-256', length: 256 },
    false,
    ['sign'],
  );
};

/** Reads the routing secret (base64url, 32 bytes or more); `null` when it is not one. */
export const readRoutingSecret = async (text: string): Promise<RoutingSecret | null> => {
  const secret = fromBase64url(text);
  if (!secret || secret.length < 32) return null;
  const [naming, proving] = await Promise.all([hmacKey(secret, 'name'), hmacKey(secret, 'handle')]);
  return { naming, proving };
};

const hmac = async (key: CryptoKey, data: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.sign('HMAC', key, data));

/**
 * The name of an object: nothing of a user can be read or guessed from it.
 * Each part's length goes into the MAC, so no two lists of parts meet.
 */
export const objectName = async (secret: RoutingSecret, ...parts: readonly string[]): Promise<string> => {
  const framed = JSON.stringify(parts);
  return base64url((await hmac(secret.naming, utf8(framed))).slice(0, NAME_LENGTH));
};

const proofOf = async (secret: RoutingSecret, kind: HandleKind, body: Bytes): Promise<Bytes> =>
  (await hmac(secret.proving, concat(utf8(`${KINDS[kind]}_`), body))).slice(0, MAC_LENGTH);

const write = async (secret: RoutingSecret, kind: HandleKind, body: Bytes): Promise<string> =>
  `${KINDS[kind]}_${base64url(concat(body, await proofOf(secret, kind, body)))}`;

const wholeBody = ({ name, jurisdiction }: Place, random: Bytes): Bytes => {
  const bytes = fromBase64url(name);
  if (bytes?.length !== NAME_LENGTH) throw new Error('An object name has 128 bits.');
  return concat(Uint8Array.of(JURISDICTIONS.indexOf(jurisdiction)), bytes, random);
};

/** Mints a handle of a kind in an object. */
export const mintHandle = (secret: RoutingSecret, kind: HandleKind, place: Place): Promise<string> =>
  write(secret, kind, wholeBody(place, randomBytes(RANDOM_LENGTH)));

/** The one id of the user a garage belongs to: always the same, so that it is stored nowhere. */
export const userHandle = async (secret: RoutingSecret, place: Place): Promise<string> => {
  const own = await hmac(secret.naming, utf8(`user|${place.name}`));
  return write(secret, 'user', wholeBody(place, own.slice(0, RANDOM_LENGTH)));
};

const bodyOf = (text: string, kind: HandleKind): { body: Bytes; proof: Bytes } | null => {
  const prefix = `${KINDS[kind]}_`;
  const bytes = text.startsWith(prefix) ? fromBase64url(text.slice(prefix.length)) : null;
  if (bytes?.length !== BODY_LENGTH + MAC_LENGTH) return null;
  return { body: bytes.slice(0, BODY_LENGTH), proof: bytes.slice(BODY_LENGTH) };
};

/** Reads a handle of exactly this kind; `null` for a forged, truncated or foreign one, which is to look unknown. */
export const readHandle = async (
  secret: RoutingSecret,
  kind: HandleKind,
  text: string,
): Promise<Handle | null> => {
  const parts = bodyOf(text, kind);
  if (!parts || !equalBytes(parts.proof, await proofOf(secret, kind, parts.body))) return null;
  const jurisdiction = JURISDICTIONS[parts.body[0] ?? -1];
  if (!jurisdiction) return null;
  return { kind, text, place: { jurisdiction, name: base64url(parts.body.slice(1, 1 + NAME_LENGTH)) } };
};

/** A handle that was read or minted here. */
type Own = Pick<Handle, 'kind' | 'text'>;

const readBody = (handle: Own): Bytes => {
  const parts = bodyOf(handle.text, handle.kind);
  if (!parts) throw new Error('Only a handle of ours has relatives.');
  return parts.body;
};

/**
 * The handle of another kind with the same place and random bits: a link is the sibling of its session. Knowing one
 * does not give the other, for each kind has a proof of its own; so neither has to be stored.
 */
export const siblingHandle = (secret: RoutingSecret, handle: Handle, kind: HandleKind): Promise<string> => {
  return write(secret, kind, readBody(handle));
};

const FAMILY_END = 1 + NAME_LENGTH + FAMILY_LENGTH;

/** What a handle has in common with every other of its family: 64 bits, base64url. */
export const familyOf = (handle: Own): string =>
  base64url(readBody(handle).slice(1 + NAME_LENGTH, FAMILY_END));

/** Mints another handle of the same kind, place and family. Knowing one does not help to guess the next. */
export const nextOfFamily = (secret: RoutingSecret, handle: Own): Promise<string> => {
  const shared = readBody(handle).slice(0, FAMILY_END);
  return write(secret, handle.kind, concat(shared, randomBytes(RANDOM_LENGTH - FAMILY_LENGTH)));
};
