import type { Result } from '@keyfob/shared/result';
import { ResealedGarage } from './resealed-garage.ts';
import type { ActionRecord } from './state/actions.ts';
import {
  type ActingToken,
  type Begun,
  beginAction,
  findAction,
  type NewAction,
  settleAction,
} from './verbs/actions.ts';

/** The part of a garage that remembers what its vehicles were told. */
export abstract class ActingGarage extends ResealedGarage {
  beginAction(token: ActingToken, asked: NewAction): Result<Begun> {
    return this.do((desk) => beginAction(desk, token, asked));
  }

  settleAction(id: string, reason: string | null): Result<ActionRecord> {
    return this.do((desk) => settleAction(desk, id, reason));
  }

  findAction(token: ActingToken, id: string): Result<ActionRecord> {
    return this.do((desk) => findAction(desk, token, id));
  }
}
