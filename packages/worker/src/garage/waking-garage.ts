import { succeed } from '@keyfob/shared/result';
import { faultOf, log } from '../log.ts';
import { handOver, settleTelling, type Telling, takeTelling, tell } from './delivery.ts';
import { GarageDesk } from './garage-desk.ts';
import type { ProviderGrantRecord } from './records.ts';
import { keepHouse } from './verbs/housekeeping.ts';

/** A part of an alarm that failed keeps no other from its work, and comes again. */
const failed =
  (kind: string) =>
  (error: unknown): void =>
    log('timer_failed', { kind, ...faultOf(error) });

/** The part of a garage that acts by itself, when its alarm rings: time is up for something, or others are to be told. */
export abstract class WakingGarage extends GarageDesk {
  /** What the application is being told right now: it would put back what an erasure takes out there. */
  #delivery: Promise<void> = Promise.resolve();

  protected override async onAlarm(): Promise<void> {
    const woken = this.do<Telling | null>((desk) => {
      if (keepHouse(desk, failed('session-due')) === 'kept') return takeTelling(desk);
      desk.forget();
      return succeed(null);
    });
    if (!woken.ok || !woken.value) return;
    const delivery = this.#deliver(woken.value);
    this.#delivery = Promise.allSettled([this.#delivery, delivery]).then(() => undefined);
    await handOver(woken.value.garage, await delivery);
  }

  /** Tells the application what waits in the outbox; what fails comes again. Answers what the courier is to give back. */
  async #deliver(telling: Telling): Promise<readonly ProviderGrantRecord[]> {
    const heard = await tell(this.env, telling).then(
      () => true,
      (error: unknown) => {
        failed('outbox')(error);
        return false;
      },
    );
    const accesses = this.do((desk) => succeed(settleTelling(desk, telling, heard)));
    return accesses.ok ? accesses.value : [];
  }

  /** Waits until nothing is on its way out, nor was sent meanwhile. */
  protected async delivered(): Promise<void> {
    let awaited: Promise<void> | null = null;
    while (awaited !== this.#delivery) {
      awaited = this.#delivery;
      await awaited;
    }
  }
}
