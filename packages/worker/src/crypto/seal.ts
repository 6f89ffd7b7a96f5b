import { base64url, fromBase64url, randomBytes, utf8 } from './bytes.ts';
import { type KeyRing, type Purpose, purposeKey, ringKey } from './key-ring.ts';

const IV_LENGTH = 12;
const decoder = new TextDecoder();

/**
 * Seals a text with the newest key of the ring (AES-256-GCM): `keyId.iv.ciphertext`.
 * `context` names the record and what the text is in it; it must be said again to open (additional data), so a
 * sealed text moved to another record does not open there.
 */
export const seal = async (
  ring: KeyRing,
  purpose: Purpose,
  context: string,
  text: string,
): Promise<string> => {
  const key = await purposeKey(ring.newest, purpose, 'AES-GCM');
  const iv = randomBytes(IV_LENGTH);
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: utf8(context) },
    key,
    utf8(text),
  );
  return [ring.newest.id, base64url(iv), base64url(new Uint8Array(sealed))].join('.');
};

/** The same text under the newest key; `null` where no key of the ring opens it. */
export const sealAnew = async (
  ring: KeyRing,
  purpose: Purpose,
  context: string,
  sealed: string,
): Promise<string | null> => {
  const text = await unseal(ring, purpose, context, sealed);
  return text === null ? null : seal(ring, purpose, context, text);
};

/** Opens what {@link seal} made under the same purpose and context; `null` for anything else. */
export const unseal = async (
  ring: KeyRing,
  purpose: Purpose,
  context: string,
  sealed: string,
): Promise<string | null> => {
  const [id, iv, ciphertext, ...rest] = sealed.split('.');
  const key = ringKey(ring, id);
  const ivBytes = fromBase64url(iv ?? '');
  const bytes = fromBase64url(ciphertext ?? '');
  if (!key || ivBytes?.length !== IV_LENGTH || !bytes || rest.length > 0) return null;
  try {
    const opened = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: ivBytes, additionalData: utf8(context) },
      await purposeKey(key, purpose, 'AES-GCM'),
      bytes,
    );
    return decoder.decode(opened);
  } catch {
    return null;
  }
};
