import { DurableObject } from 'cloudflare:workers';
import { fail, type Result } from '@keyfob/shared/result';
import type { Env } from '../env.ts';
import { faultOf, log } from '../log.ts';
import { readRecord, writeRecord } from '../storage/record.ts';
import type { Settled } from '../storage/transact.ts';
import type { Desk } from './desk.ts';
import { nextDue } from './due.ts';
import { completeState, Draft, emptyState, type GarageState } from './state/state.ts';
import { dropOldAnswers } from './verbs/refresh.ts';
import { tellWatchers } from './watchers.ts';

/** An alarm that failed rings again after this long, and one that leaves something due does not ring at once. */
const RETRY_MS = 60_000;

/** A verb. It cannot await: nothing may happen between what it reads and what it writes. */
export type Verb<T> = (desk: Desk) => Settled<Result<T>>;

/**
 * Runs the verbs of a garage, each on a draft of the one record a garage is. The record is read with the first verb
 * after a wake, and written by a verb that changed something, before anybody hears its answer.
 */
export abstract class GarageDesk extends DurableObject<Env> {
  /** As it is stored; `null` where nothing is, `undefined` before the first look. */
  #state: GarageState | null | undefined;
  /** The alarm is set for this time or an earlier one. */
  #armedFor: number | null = null;
  #ringing = false;

  /** What the alarm does. It may throw, and ring too early. */
  protected abstract onAlarm(): Promise<void>;

  /** A verb that was stored left something in the outbox, after what has the sequence `since`. */
  protected abstract onPosted(draft: Draft, since: number): void;

  /** A verb was kept: what it made of the garage. `now`: milliseconds since the epoch. */
  protected abstract onKept(before: GarageState, after: GarageState, now: number): void;

  /** A verb on a garage that is there; nothing is written where none ever was. */
  protected do<T>(verb: Verb<T>): Result<T> {
    const state = this.#read();
    return state ? this.#run(state, verb) : fail('not_found');
  }

  /** A verb that may be the first this garage ever sees. */
  protected create<T>(verb: Verb<T>): Result<T> {
    return this.#run(this.#read() ?? emptyState(), verb);
  }

  #read(): GarageState | null {
    if (this.#state !== undefined) return this.#state;
    const stored = readRecord<GarageState>(this.ctx.storage);
    this.#state = stored ? completeState(stored) : null;
    // Each verb before left the alarm at what was due next, or earlier.
    this.#armedFor = this.#state && nextDue(new Draft(this.#state));
    return this.#state;
  }

  #run<T>(state: GarageState, verb: Verb<T>): Result<T> {
    const draft = new Draft(state);
    const moved = new Set<string>();
    const now = Date.now();
    let [kept, forgotten] = [false, false];
    const desk: Desk = {
      draft,
      now,
      moved,
      keep: () => {
        kept = true;
      },
      forget: () => {
        forgotten = true;
      },
    };
    dropOldAnswers(desk);
    const answer: Result<T> = verb(desk);
    if (!answer.ok && !kept) return answer;
    if (forgotten) this.#forget();
    else if (draft.isChanged) this.#commit(draft, now);
    if (moved.size > 0) tellWatchers(this.ctx, draft, moved, now);
    if (!forgotten && draft.state.posted > state.posted) this.onPosted(draft, state.posted);
    this.onKept(state, forgotten ? emptyState() : draft.state, now);
    return answer;
  }

  /** Keeps a draft, and has the alarm ring in time for it: written as one, for nothing awaits in between. */
  #commit(draft: Draft, now: number): void {
    writeRecord(this.ctx.storage, draft.state);
    this.#state = draft.state;
    if (this.#ringing) return;
    const due = nextDue(draft);
    if (due !== null && (this.#armedFor === null || due < this.#armedFor)) this.#arm(Math.max(due, now));
  }

  #arm(at: number): void {
    this.#armedFor = at;
    void this.ctx.storage.setAlarm(at);
  }

  /** Forgets everything this garage ever held, its alarm too. Nobody hears of it before it is done. */
  #forget(): void {
    this.#state = null;
    this.#armedFor = null;
    this.ctx.waitUntil(this.ctx.storage.deleteAll());
  }

  override async alarm(info?: AlarmInvocationInfo): Promise<void> {
    // A try that ends with the whole object is repeated, but only so often.
    if (info?.isRetry) this.#arm(Date.now() + RETRY_MS);
    const before = this.#read();
    let failed = false;
    this.#ringing = true;
    try {
      await this.onAlarm();
    } catch (error) {
      failed = true;
      log('timer_failed', { kind: 'garage', ...faultOf(error) });
    } finally {
      this.#ringing = false;
      this.#rearm(failed || this.#state === before);
    }
  }

  /** An alarm that has rung is set no more, whatever it was for. */
  #rearm(later: boolean): void {
    this.#armedFor = null;
    const state = this.#read();
    const due = state && nextDue(new Draft(state));
    if (due === null) return;
    const now = Date.now();
    this.#arm(later && due <= now ? now + RETRY_MS : Math.max(due, now));
  }
}
