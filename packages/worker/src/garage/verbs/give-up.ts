import type { Desk } from '../desk.ts';
import type { Part } from '../state/state.ts';
import { readProviderGrants, readVehicles } from '../state/vehicles.ts';
import { beginErasure } from './housekeeping.ts';
import { releaseProviderGrant } from './provider-access.ts';

/** What is of no use to anyone once there is no application: nobody can confirm, redeem, refresh or read any more. */
const OF_NO_USE: readonly Part[] = [
  'sessions',
  'codes',
  'idempotencyKeys',
  'grants',
  'refreshTokens',
  'revokedTokens',
  'receipts',
  'actions',
  'views',
];

/**
 * The application is gone, and with it everything of the owner's but what providers still hold for us: that goes by the
 * outbox, and the garage is forgotten with the last of it. `empty` once nothing is left to give back.
 */
export const giveUpGarage = (desk: Desk): 'waiting' | 'empty' => {
  beginErasure(desk);
  for (const { id } of readProviderGrants(desk.draft)) releaseProviderGrant(desk, id);
  for (const part of OF_NO_USE) desk.draft.clear(part);
  if (readProviderGrants(desk.draft).length > 0 || readVehicles(desk.draft).length > 0) return 'waiting';
  desk.forget();
  return 'empty';
};
