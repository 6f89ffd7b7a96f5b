import type { Db } from '../../storage/transact.ts';
import { readRegistration } from '../registration/record.ts';
import { VehicleTeller } from '../subscriptions/vehicle-teller.ts';
import type { ResealedSecret } from '../webhooks/reseal.ts';
import type { RingKeyRecord } from './ring-keys.ts';
import type { Resealed } from './sealed-garages.ts';

/** Loaded when the operator looks after the keys: nothing of it is needed otherwise. */
const garages = () => import('./sealed-garages.ts');
const ringHistory = () => import('./ring-history.ts');
const secrets = () => import('../webhooks/reseal.ts');

/** What an application still holds that was sealed by keys of before. */
export interface Holding {
  /** For each of the times asked about: how many garages may keep something sealed before it. */
  readonly garages: readonly number[];
  /** Ids of the keys that its own secrets are sealed by. */
  readonly keyIds: readonly string[];
}

const keyOfUserTokens = (db: Db): string[] =>
  readRegistration(db)?.userTokens?.sharedKey?.split('.').slice(0, 1) ?? [];

/**
 * The part of an application that knows where something is sealed. One object that is nobody's application keeps the
 * history of the ring itself.
 */
export abstract class SealedHolder extends VehicleTeller {
  /** Looks at the ring, newest first, and answers with what is known of each of its keys. `now`: milliseconds. */
  async seeRing(ids: readonly string[], now: number): Promise<RingKeyRecord[]> {
    const { seeRing } = await ringHistory();
    return this.createVerb((db) => seeRing(db, ids, now));
  }

  async holding(times: readonly number[]): Promise<Holding> {
    const [{ countSealedBefore }, { keysOfSecrets }] = await Promise.all([garages(), secrets()]);
    return this.verb<Holding>({ garages: times.map(() => 0), keyIds: [] }, (db) => ({
      garages: times.map((time) => countSealedBefore(db, time)),
      keyIds: [...new Set([...keysOfSecrets(db), ...keyOfUserTokens(db)])],
    }));
  }

  /** Garages that may keep something sealed before a time, by name, beyond `after`. */
  async garagesSealedBefore(time: number, after: string, limit: number): Promise<string[]> {
    const { sealedBefore } = await garages();
    return this.verb<string[]>([], (db) => sealedBefore(db, time, after, limit));
  }

  async settleResealed(outcome: Resealed): Promise<void> {
    const { settleResealed } = await garages();
    this.verb<void>(undefined, (db) => settleResealed(db, outcome));
  }

  async resealSecrets(all: readonly ResealedSecret[]): Promise<void> {
    const { resealSecrets } = await secrets();
    this.verb<void>(undefined, (db) => resealSecrets(db, all));
  }
}
