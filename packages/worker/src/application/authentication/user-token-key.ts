import type { Config } from '../../config.ts';
import { type Bytes, base64url, fromBase64url } from '../../crypto/bytes.ts';
import { seal, sealAnew as sealTextAnew, unseal } from '../../crypto/seal.ts';
import { applicationPlace } from '../application-of.ts';
import type { Registration, UserTokenIssuer } from '../registration/registration.ts';

type Keys = Pick<Config, 'ring' | 'routing'>;
type Whose = Pick<Registration, 'clientId' | 'jurisdiction'>;

const CONTEXT = 'user-token-key';

const purposeOf = async (config: Keys, { clientId, jurisdiction }: Whose): Promise<`application:${string}`> =>
  `application:${(await applicationPlace(config, clientId, jurisdiction)).name}`;

/** An issuer as it is kept: its shared key, which came as base64url, is sealed for this application alone. */
export const sealedIssuer = async (
  config: Keys,
  whose: Whose,
  issuer: UserTokenIssuer | null,
): Promise<UserTokenIssuer | null> => {
  const key = issuer?.sharedKey ? fromBase64url(issuer.sharedKey) : null;
  if (!issuer || !key) return issuer;
  const sharedKey = await seal(config.ring, await purposeOf(config, whose), CONTEXT, base64url(key));
  return { ...issuer, sharedKey };
};

/** The shared key; `null` where there is none, or no key of the ring opens it. */
export const openSharedKey = async (
  config: Keys,
  whose: Whose,
  { sharedKey }: UserTokenIssuer,
): Promise<Bytes | null> => {
  if (sharedKey === null) return null;
  const text = await unseal(config.ring, await purposeOf(config, whose), CONTEXT, sharedKey);
  return text === null ? null : fromBase64url(text);
};

/** The same under the newest key of the ring; `null` where none opens it. */
export const sealedAnew = async (config: Keys, whose: Whose, sharedKey: string): Promise<string | null> =>
  sealTextAnew(config.ring, await purposeOf(config, whose), CONTEXT, sharedKey);
