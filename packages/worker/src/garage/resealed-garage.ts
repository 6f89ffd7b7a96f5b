import type { Result } from '@keyfob/shared/result';
import type { ResealedValue, SealedValue } from './verbs/reseal.ts';
import { ViewedGarage } from './viewed-garage.ts';

/** Loaded when the keys are rotated: nothing of it is needed otherwise. */
const resealing = () => import('./verbs/reseal.ts');

/** The part of a garage that hands out what it keeps sealed, and takes it back under another key. */
export abstract class ResealedGarage extends ViewedGarage {
  /** At most `limit` values that another key than `keyId` sealed. */
  async sealedByOthers(keyId: string, limit: number): Promise<Result<SealedValue[]>> {
    const { sealedByOthers } = await resealing();
    return this.do((desk) => sealedByOthers(desk, keyId, limit));
  }

  async reseal(values: readonly ResealedValue[]): Promise<Result<null>> {
    const { reseal } = await resealing();
    return this.do((desk) => reseal(desk, values));
  }
}
