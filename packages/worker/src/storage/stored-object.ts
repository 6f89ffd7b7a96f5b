import { DurableObject } from 'cloudflare:workers';
import type { Env } from '../env.ts';
import { faultOf, log } from '../log.ts';
import { type Migration, migrate, schemaVersion } from './migrate.ts';
import { nextDue, type Timer, takeDueTimers } from './timers.ts';
import { type Db, type Settled, transact } from './transact.ts';

/** What a verb does in its transaction. It cannot await. `keep` keeps what was written even if the answer is no. */
export type Work<T> = (db: Db, keep: () => void) => Settled<T>;

/** Undoes a verb that said no: thrown inside the transaction, caught right outside it. */
class Refused extends Error {
  readonly answer: unknown;
  constructor(answer: unknown) {
    super('refused');
    this.answer = answer;
  }
}

const isRefusal = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false;

/**
 * What the two classes of object share: tables that only a create verb makes, one transaction a verb, one alarm
 * over the timers table. A subclass is a shell: its verbs are functions over {@link Db}.
 */
export abstract class StoredObject extends DurableObject<Env> {
  #created: boolean;
  #armedFor: number | null = null;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#created = transact(ctx.storage, (db) => {
      if (schemaVersion(db) === 0) return false;
      migrate(db, this.migrations());
      return true;
    });
  }

  protected abstract migrations(): readonly Migration[];

  /** Runs one due timer. It may throw: the timer was put off and comes back. */
  protected abstract runTimer(timer: Timer, now: number): Promise<void> | void;

  protected get created(): boolean {
    return this.#created;
  }

  /** A verb on tables that are there; `absent` where nothing was ever created, and then nothing is written. */
  protected verb<T>(absent: T, work: Work<T>): T {
    return this.#created ? this.#commit(work) : absent;
  }

  /** A verb that may be the first: makes the tables in the same transaction. */
  protected createVerb<T>(work: Work<T>): T {
    return this.#commit((db, keep) => {
      migrate(db, this.migrations());
      return work(db, keep);
    });
  }

  /** Commits a verb, or undoes it whole when it says no; then arms the alarm, in the same turn. */
  #commit<T>(work: Work<T>): T {
    try {
      const answer = transact<T>(this.ctx.storage, (db) => {
        let kept = false;
        const said = work(db, () => {
          kept = true;
        });
        if (isRefusal(said) && !kept) throw new Refused(said);
        return said as Settled<T>;
      });
      this.#created ||= transact(this.ctx.storage, schemaVersion) > 0;
      this.#arm();
      return answer;
    } catch (refused) {
      if (refused instanceof Refused) return refused.answer as T;
      throw refused;
    }
  }

  /** Forgets everything this object ever held. */
  protected async forget(): Promise<void> {
    // First: an alarm that is still running then finds nothing to set itself again for.
    this.#created = false;
    this.#armedFor = null;
    await this.ctx.storage.deleteAlarm();
    await this.ctx.storage.deleteAll();
  }

  /** Sets the one alarm to the next timer; written with the transaction before it, for nothing awaits in between. */
  #arm(): void {
    if (!this.#created) return;
    const next = transact(this.ctx.storage, nextDue);
    if (next === null || next === this.#armedFor) return;
    this.#armedFor = next;
    void this.ctx.storage.setAlarm(next);
  }

  override async alarm(): Promise<void> {
    this.#armedFor = null;
    const now = Date.now();
    try {
      const due = this.verb<Timer[]>([], (db) => takeDueTimers(db, now));
      for (const timer of due) await this.#runSafely(timer, now);
    } finally {
      this.#arm();
    }
  }

  async #runSafely(timer: Timer, now: number): Promise<void> {
    try {
      await this.runTimer(timer, now);
    } catch (error) {
      log('timer_failed', { kind: timer.kind, ...faultOf(error) });
    }
  }
}
