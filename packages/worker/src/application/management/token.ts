import { base64url, fromBase64url, randomBytes, sha256, utf8 } from '../../crypto/bytes.ts';
import type { Place } from '../../crypto/handle.ts';
import type { KeyRing } from '../../crypto/key-ring.ts';
import { seal, sealAnew, unseal } from '../../crypto/seal.ts';

/**
 * A management token: an application shows it for its own management (connections, subscriptions), and what Keyfob
 * sends to its Smartcar webhooks is signed with it. Its text names the application, which its holder does not say
 * beside it; the rest is 256 random bits.
 */
export interface ManagementToken {
  readonly id: string;
  /** SHA-256 of the text, base64url. */
  readonly hash: string;
  /** The text, sealed with the key of its application, bound to this id: to sign, it has to be known. */
  readonly sealed: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** Set by the token that replaced it. */
  readonly expiresAt: number | null;
}

const PREFIX = 'kfm_';
const SECRET_LENGTH = 32;

const context = (id: string): string => `management-token|${id}`;

export const makeManagementToken = async (
  ring: KeyRing,
  place: Place,
  clientId: string,
  now: number,
): Promise<{ readonly text: string; readonly kept: ManagementToken }> => {
  const id = `mgt_${base64url(randomBytes(9))}`;
  const text = `${PREFIX}${base64url(utf8(clientId))}.${base64url(randomBytes(SECRET_LENGTH))}`;
  const sealed = await seal(ring, `application:${place.name}`, context(id), text);
  return { text, kept: { id, hash: await sha256(text), sealed, createdAt: now, expiresAt: null } };
};

/** The client id a token names; `null` for a text that is none. Nothing is proved by it. */
export const clientIdIn = (text: string): string | null => {
  const [named = '', secret, ...rest] = text.slice(PREFIX.length).split('.');
  const bytes = fromBase64url(named);
  if (fromBase64url(secret ?? '')?.length !== SECRET_LENGTH) return null;
  if (!text.startsWith(PREFIX) || !bytes || rest.length > 0) return null;
  return new TextDecoder().decode(bytes);
};

/** The text of a token, to sign with; `null` where no key of the ring opens it. */
export const openManagementToken = (
  ring: KeyRing,
  place: Place,
  { id, sealed }: ManagementToken,
): Promise<string | null> => unseal(ring, `application:${place.name}`, context(id), sealed);

/** The same under the newest key. */
export const sealManagementTokenAnew = (
  ring: KeyRing,
  place: Place,
  { id, sealed }: ManagementToken,
): Promise<string | null> => sealAnew(ring, `application:${place.name}`, context(id), sealed);
