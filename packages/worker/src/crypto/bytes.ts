const encoder = new TextEncoder();

export type Bytes = Uint8Array<ArrayBuffer>;

/** An encoder's bytes are always in a buffer of their own. */
export const utf8 = (text: string): Bytes => encoder.encode(text) as Bytes;

export const base64url = (bytes: Uint8Array): string =>
  bytes.toBase64({ alphabet: 'base64url', omitPadding: true });

/** The bytes behind canonical, unpadded base64url (RFC 4648 §5); `null` for anything else. */
export const fromBase64url = (text: string): Bytes | null => {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  const bytes = Uint8Array.fromBase64(text, { alphabet: 'base64url' });
  return base64url(bytes) === text ? bytes : null;
};

export const concat = (...parts: readonly Uint8Array[]): Bytes => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
};

/** Asking for random bytes costs 10 µs, however few: they are had in stock, and each is handed out once. */
const stock = new Uint8Array(1024);
let handedOut = stock.length;

export const randomBytes = (length: number): Bytes => {
  if (length > stock.length) return crypto.getRandomValues(new Uint8Array(length));
  if (handedOut + length > stock.length) {
    crypto.getRandomValues(stock);
    handedOut = 0;
  }
  const bytes = stock.slice(handedOut, handedOut + length);
  stock.fill(0, handedOut, handedOut + length);
  handedOut += length;
  return bytes;
};

/** SHA-256 of a text, base64url: how secrets with enough entropy of their own are kept (128 bits and more). */
export const sha256 = async (text: string): Promise<string> =>
  base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(text))));

/** Whether two byte strings are equal, in time that depends on their lengths only. */
export const equalBytes = (a: Bytes, b: Bytes): boolean =>
  a.length === b.length && crypto.subtle.timingSafeEqual(a, b);

export const equalText = (a: string, b: string): boolean => equalBytes(utf8(a), utf8(b));
