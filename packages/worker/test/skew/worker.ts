/** This release, and the objects of the one before beside it. */

import { Courier as PreviousCourier } from 'previous-release';
import { Courier as ThisCourier } from '../../src/index.ts';

export { Application as PreviousApplication, Garage as PreviousGarage } from 'previous-release';
export { Application, default, Garage } from '../../src/index.ts';

/** Objects reach the courier of their own release; here both go by one name. */
export class Courier extends ThisCourier {
  revoke(batch: unknown): Promise<string[]> {
    return new PreviousCourier(this.ctx, this.env).revoke(batch);
  }
}
