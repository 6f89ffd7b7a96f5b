import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { base64url, fromBase64url, utf8 } from '../../crypto/bytes.ts';
import { type KeyRing, purposeKey, type RingKey } from '../../crypto/key-ring.ts';

/*
 * A nonce says that a proof was made after Keyfob spoke last, whatever the client's clock says: proofs that malicious
 * code made ahead, while it could use the key, end with the nonce (RFC 9449 §11.2). It is a MAC over the client and the
 * time, so nothing is stored and every isolate knows it. It costs each client a second request now and then: so only
 * the applications that require DPoP are asked for one.
 */

const slotOf = (now: number): number => Math.floor(now / (LIFETIMES.dpopNonce * 1000));

const messageOf = (clientId: string, slot: number) => utf8(JSON.stringify([clientId, slot]));

const keyOf = (key: RingKey): Promise<CryptoKey> => purposeKey(key, 'dpop-nonce', 'HMAC');

/** The nonce to use from now on. `now`: milliseconds. */
export const nonceFor = async (ring: KeyRing, clientId: string, now: number): Promise<string> => {
  const mac = await crypto.subtle.sign('HMAC', await keyOf(ring.newest), messageOf(clientId, slotOf(now)));
  return base64url(new Uint8Array(mac));
};

/** Whether it is the nonce of now, or the one before. */
export const isNonceFor = async (
  ring: KeyRing,
  clientId: string,
  now: number,
  nonce: string,
): Promise<boolean> => {
  const mac = fromBase64url(nonce);
  if (!mac) return false;
  const slots = [slotOf(now), slotOf(now) - 1];
  const matches = ring.keys.flatMap((key) =>
    slots.map(async (slot) => crypto.subtle.verify('HMAC', await keyOf(key), mac, messageOf(clientId, slot))),
  );
  return (await Promise.all(matches)).includes(true);
};
