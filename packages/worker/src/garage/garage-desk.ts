import { fail, type Result } from '@keyfob/shared/result';
import { StoredObject, type Work } from '../storage/stored-object.ts';
import type { Settled } from '../storage/transact.ts';
import type { Desk } from './desk.ts';
import { dropOldAnswers } from './verbs/refresh.ts';
import { tellWatchers } from './watchers.ts';

/** Runs the verbs of a garage, each at a desk of its own, and tells watchers after the commit what moved. */
export abstract class GarageDesk extends StoredObject {
  protected do<T>(work: (desk: Desk) => Settled<Result<T>>): Result<T> {
    return this.#tell((within) => this.verb<Result<T>>(fail('not_found'), within(work)));
  }

  /** The same for a verb that may be the first this garage ever sees. */
  protected create<T>(work: (desk: Desk) => Settled<Result<T>>): Result<T> {
    return this.#tell((within) => this.createVerb<Result<T>>(within(work)));
  }

  #tell<T>(
    run: (within: (work: (desk: Desk) => Settled<Result<T>>) => Work<Result<T>>) => Result<T>,
  ): Result<T> {
    const moved = new Set<string>();
    const now = Date.now();
    const answer = run((work) => (db, keep) => {
      const desk = { db, now, moved, keep };
      dropOldAnswers(desk);
      return work(desk);
    });
    if (moved.size > 0) tellWatchers(this.ctx, moved, now);
    return answer;
  }
}
