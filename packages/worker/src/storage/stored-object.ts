import { DurableObject } from 'cloudflare:workers';
import type { Env } from '../env.ts';
import { type Migration, migrate, schemaVersion } from './migrate.ts';
import { nextDue, type Timer, takeDueTimers } from './timers.ts';
import { type Db, transact } from './transact.ts';

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
  protected verb<T>(absent: T, work: (db: Db) => T extends PromiseLike<unknown> ? never : T): T {
    if (!this.#created) return absent;
    const answer = transact<T>(this.ctx.storage, work);
    this.arm();
    return answer;
  }

  /** A verb that may be the first: makes the tables in the same transaction. */
  protected createVerb<T>(work: (db: Db) => T extends PromiseLike<unknown> ? never : T): T {
    const answer = transact<T>(this.ctx.storage, (db) => {
      migrate(db, this.migrations());
      return work(db);
    });
    this.#created = true;
    this.arm();
    return answer;
  }

  /** Forgets everything this object ever held. */
  protected async forget(): Promise<void> {
    await this.ctx.storage.deleteAlarm();
    await this.ctx.storage.deleteAll();
    this.#created = false;
    this.#armedFor = null;
  }

  /** Sets the one alarm to the next timer; written with the transaction before it, for nothing awaits in between. */
  private arm(): void {
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
      for (const timer of due) await this.runSafely(timer, now);
    } finally {
      if (this.#created) this.arm();
    }
  }

  private async runSafely(timer: Timer, now: number): Promise<void> {
    try {
      await this.runTimer(timer, now);
    } catch (error) {
      console.error(JSON.stringify({ event: 'timer_failed', kind: timer.kind, error: String(error) }));
    }
  }
}
