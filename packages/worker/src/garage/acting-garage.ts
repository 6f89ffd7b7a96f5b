import type { Result } from '@keyfob/shared/result';
import { onDemand } from '../on-demand.ts';
import { ResealedGarage } from './resealed-garage.ts';
import type { ActionRecord } from './state/actions.ts';
import type { ActingToken, Begun, NewAction } from './verbs/actions.ts';

/** Loaded with the first command: most garages never hear one. */
const actions = onDemand(() => import('./verbs/actions.ts'));

/** The part of a garage that remembers what its vehicles were told. */
export abstract class ActingGarage extends ResealedGarage {
  async beginAction(token: ActingToken, asked: NewAction): Promise<Result<Begun>> {
    const { beginAction } = await actions();
    return this.do((desk) => beginAction(desk, token, asked));
  }

  async settleAction(id: string, reason: string | null): Promise<Result<ActionRecord>> {
    const { settleAction } = await actions();
    return this.do((desk) => settleAction(desk, id, reason));
  }

  async findAction(token: ActingToken, id: string): Promise<Result<ActionRecord>> {
    const { findAction } = await actions();
    return this.do((desk) => findAction(desk, token, id));
  }
}
