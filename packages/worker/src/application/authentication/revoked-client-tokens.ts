import { LIFETIMES } from '@keyfob/shared/lifetimes';
import type { AppContext } from '../../context.ts';
import { applicationOf, applicationPlace } from '../application-of.ts';
import type { PublishedRegistration } from '../registration/registration.ts';

/** Client tokens that were not revoked when an isolate last asked, and when that was. */
const standing = new Map<string, number>();
const STANDING_LIMIT = 2000;

const keyOf = (tokenId: string): string => `client-token|${tokenId}`;

const objectOf = async (c: AppContext, { clientId, jurisdiction }: PublishedRegistration) =>
  applicationOf(c.env, await applicationPlace(c.var.config, clientId, jurisdiction));

/** Ends one client token. `expiresAt`: seconds since the epoch. */
export const revokeClientToken = async (
  c: AppContext,
  registration: PublishedRegistration,
  tokenId: string,
  expiresAt: number,
): Promise<void> => {
  standing.delete(tokenId);
  await (await objectOf(c, registration)).claimOnce(keyOf(tokenId), expiresAt * 1000);
};

/** Whether a client token was revoked, as its application knows it now. */
export const isClientTokenRevoked = async (
  c: AppContext,
  registration: PublishedRegistration,
  tokenId: string,
): Promise<boolean> => (await objectOf(c, registration)).isClaimed(keyOf(tokenId));

/**
 * Whether a client token stands. An isolate asks for each token once in half a minute, as it reads a registration: what
 * was revoked is refused everywhere within that time.
 */
export const clientTokenStands = async (
  c: AppContext,
  registration: PublishedRegistration,
  tokenId: string,
): Promise<boolean> => {
  const asked = standing.get(tokenId);
  if (asked !== undefined && c.var.now - asked < LIFETIMES.publishedCopy * 1000) return true;
  if (await isClientTokenRevoked(c, registration, tokenId)) return false;
  if (standing.size >= STANDING_LIMIT) standing.clear();
  standing.set(tokenId, c.var.now);
  return true;
};
