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

/** The first migration alone makes what every object of the class has, and what some have nothing beside. */
const CORE = 1;

/**
 * An object of tables: made by its first create verb, one transaction a verb, one alarm over the timers table. A
 * subclass is a shell: its verbs are functions over {@link Db}.
 */
export abstract class StoredObject extends DurableObject<Env> {
  /** How many migrations ran here; 0 where nothing was ever created. */
  #version: number;
  /** The alarm is set for this time or an earlier one. */
  #armedFor: number | null;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    const standing = transact(ctx.storage, (db) => {
      const version = schemaVersion(db);
      // Each verb before left the alarm at what was due next, or earlier.
      return { version, armedFor: version === 0 ? null : nextDue(db) };
    });
    this.#version = standing.version;
    this.#armedFor = standing.armedFor;
  }

  protected abstract migrations(): readonly Migration[];

  /** Runs one due timer. It may throw: the timer was put off and comes back. */
  protected abstract runTimer(timer: Timer, now: number): Promise<void> | void;

  /** A verb on tables that are there; `absent` where nothing was ever created, and then nothing is written. */
  protected verb<T>(absent: T, work: Work<T>): T {
    return this.#version > CORE ? this.#commit(work, this.migrations()) : absent;
  }

  /** A verb that may be the first: makes the tables in the same transaction. */
  protected createVerb<T>(work: Work<T>): T {
    return this.#commit(work, this.migrations());
  }

  /** The same for what needs the first migration's tables alone, and makes no others. */
  protected coreVerb<T>(absent: T, work: Work<T>): T {
    return this.#version > 0 ? this.#commit(work, []) : absent;
  }

  protected createCoreVerb<T>(work: Work<T>): T {
    return this.#commit(work, this.migrations().slice(0, CORE));
  }

  /** Commits a verb, or undoes it whole when it says no; then arms the alarm, in the same turn. */
  #commit<T>(work: Work<T>, migrations: readonly Migration[]): T {
    try {
      const [answer, due] = transact<[answer: T, due: number | null]>(this.ctx.storage, (db) => {
        let kept = false;
        if (this.#version < migrations.length) migrate(db, migrations);
        const said = work(db, () => {
          kept = true;
        });
        if (isRefusal(said) && !kept) throw new Refused(said);
        return [said as T, db.hasWritten() ? nextDue(db) : null];
      });
      this.#version = Math.max(this.#version, migrations.length);
      if (due !== null && (this.#armedFor === null || due < this.#armedFor)) this.#arm(due);
      return answer;
    } catch (refused) {
      if (refused instanceof Refused) return refused.answer as T;
      throw refused;
    }
  }

  /** Sets the one alarm; written with the transaction before it, for nothing awaits in between. */
  #arm(due: number): void {
    this.#armedFor = due;
    void this.ctx.storage.setAlarm(due);
  }

  override async alarm(): Promise<void> {
    this.#armedFor = null;
    const now = Date.now();
    // Each is put off first, and with the first of them the alarm is set again.
    const due = this.coreVerb<Timer[]>([], (db) => takeDueTimers(db, now));
    for (const timer of due) await this.#runSafely(timer, now);
    if (this.#armedFor === null) this.#rearm();
  }

  /** An alarm that has rung is set no more, whatever it was for. */
  #rearm(): void {
    if (this.#version === 0) return;
    const due = transact(this.ctx.storage, nextDue);
    if (due !== null) this.#arm(due);
  }

  async #runSafely(timer: Timer, now: number): Promise<void> {
    try {
      await this.runTimer(timer, now);
    } catch (error) {
      log('timer_failed', { kind: timer.kind, ...faultOf(error) });
    }
  }
}
