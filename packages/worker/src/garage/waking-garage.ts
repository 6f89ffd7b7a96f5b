import { succeed } from '@keyfob/shared/result';
import { faultOf, log } from '../log.ts';
import {
  handOver,
  postedRevocations,
  type Revocations,
  settleTelling,
  type Telling,
  takeRevocations,
  takeTelling,
  tell,
} from './delivery.ts';
import { GarageDesk } from './garage-desk.ts';
import type { Draft } from './state/state.ts';
import { keepHouse } from './verbs/housekeeping.ts';

/** A part of what a garage does by itself that failed keeps no other from its work, and comes again. */
const failed =
  (kind: string) =>
  (error: unknown): void =>
    log('timer_failed', { kind, ...faultOf(error) });

/** The part of a garage that acts by itself: a verb left something to tell others, or the alarm rings because time is up. */
export abstract class WakingGarage extends GarageDesk {
  /** What the application is being told right now: it would put back what an erasure takes out there. */
  #telling: Promise<void> = Promise.resolve();
  /** Whether one waits for its turn: it tells all there is by then, so that no second one has to. */
  #isNext = false;

  /** Nobody waits for what others are to hear, and no alarm has to ring for it: that is the net below. */
  protected override onPosted(draft: Draft, since: number): void {
    this.ctx.waitUntil(this.#tell());
    const revocations = postedRevocations(draft, since);
    if (revocations.ok) this.ctx.waitUntil(this.#handOver(revocations.value));
  }

  protected override async onAlarm(): Promise<void> {
    const woken = this.do<Revocations | null>((desk) => {
      if (keepHouse(desk, failed('session-due')) === 'kept') return takeRevocations(desk);
      desk.forget();
      return succeed(null);
    });
    if (!woken.ok || !woken.value) return;
    await this.#tell();
    await this.#handOver(woken.value);
  }

  /** Tells the application what waits in the outbox, one telling at a time: what is told late undoes nothing newer. */
  #tell(): Promise<void> {
    if (!this.#isNext) this.#telling = this.#telling.then(() => this.#tellNow()).catch(failed('outbox'));
    this.#isNext = true;
    return this.#telling;
  }

  async #tellNow(): Promise<void> {
    this.#isNext = false;
    const taken = this.do(takeTelling);
    if (!taken.ok || taken.value.told.length === 0) return;
    const heard = await tell(this.env, taken.value).then(
      () => true,
      (error: unknown) => {
        failed('outbox')(error);
        return false;
      },
    );
    this.#settle(taken.value, heard);
  }

  #settle(telling: Telling, heard: boolean): void {
    this.do((desk) => settleTelling(desk, telling, heard));
  }

  #handOver(revocations: Revocations): Promise<void> {
    return handOver(revocations).catch(failed('revocation'));
  }

  /** Waits until nothing is on its way out, nor was sent meanwhile. */
  protected async delivered(): Promise<void> {
    let awaited: Promise<void> | null = null;
    while (awaited !== this.#telling) {
      awaited = this.#telling;
      await awaited;
    }
  }
}
