import { DurableObject } from 'cloudflare:workers';
import type { Env } from '../env.ts';
import { faultOf, log } from '../log.ts';
import { type Migration, migrate, schemaVersion } from './migrate.ts';
import { dueTimers, nextDue, putOff, RETRY_MS, type Timer } from './timers.ts';
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
  #ringing = false;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#version = transact(ctx.storage, schemaVersion);
    // Each verb before left the alarm at what was due next, or earlier.
    this.#armedFor = this.#nextDue();
  }

  protected abstract migrations(): readonly Migration[];

  /** Runs one due timer, and sees to it that it is due no more. It may throw: then it is put off, and comes back. */
  protected abstract runTimer(timer: Timer, now: number): Promise<void> | void;

  /** When the alarm has to ring for what no timer stands for, in milliseconds: it follows from other tables. */
  protected dueBesides(_db: Db, _now: number): number | null {
    return null;
  }

  /** Does what {@link dueBesides} is about. */
  protected ringBesides(_now: number): Promise<void> | void {}

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
      if (due !== null) this.wakeBy(due);
      return answer;
    } catch (refused) {
      if (refused instanceof Refused) return refused.answer as T;
      throw refused;
    }
  }

  /** The alarm rings at that time at the latest; written with the transaction before it, for nothing awaits in between. */
  protected wakeBy(due: number): void {
    if (!this.#ringing && (this.#armedFor === null || due < this.#armedFor)) this.#arm(due);
  }

  #arm(due: number): void {
    this.#armedFor = due;
    void this.ctx.storage.setAlarm(due);
  }

  #nextDue(): number | null {
    if (this.#version === 0) return null;
    return transact(this.ctx.storage, (db) => {
      const dues = [nextDue(db), this.#version > CORE ? this.dueBesides(db, Date.now()) : null];
      return dues.reduce((one, other) => (one === null || (other !== null && other < one) ? other : one));
    });
  }

  override async alarm(info?: AlarmInvocationInfo): Promise<void> {
    const now = Date.now();
    // A try that ends with the whole object is repeated, but only so often.
    if (info?.isRetry) this.#arm(now + RETRY_MS);
    this.#ringing = true;
    let failed = true;
    try {
      const due = this.coreVerb<Timer[]>([], (db) => dueTimers(db, now));
      for (const timer of due) await this.#runSafely(timer, now);
      failed = !(await this.#ringBesidesSafely(now));
    } finally {
      this.#ringing = false;
      this.#rearm(failed ? now + RETRY_MS : now);
    }
  }

  /** An alarm that has rung is set no more, whatever it was for. */
  #rearm(earliest: number): void {
    this.#armedFor = null;
    const due = this.#nextDue();
    if (due !== null) this.#arm(Math.max(due, earliest));
  }

  async #runSafely(timer: Timer, now: number): Promise<void> {
    try {
      await this.runTimer(timer, now);
    } catch (error) {
      log('timer_failed', { kind: timer.kind, ...faultOf(error) });
      this.coreVerb<void>(undefined, (db) => putOff(db, timer, now));
    }
  }

  async #ringBesidesSafely(now: number): Promise<boolean> {
    try {
      const due = this.verb<number | null>(null, (db) => this.dueBesides(db, now));
      if (due !== null && due <= now) await this.ringBesides(now);
      return true;
    } catch (error) {
      log('timer_failed', { kind: 'besides', ...faultOf(error) });
      return false;
    }
  }
}
