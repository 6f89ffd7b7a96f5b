import { succeed } from '@keyfob/shared/result';
import { faultOf, log } from '../log.ts';
import { type Batch, handOver, settleTold, takeBatch, tell } from './delivery.ts';
import { GarageDesk } from './garage-desk.ts';
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
    const batch = this.do<Batch | null>((desk) => {
      if (keepHouse(desk, failed('session-due')) === 'kept') return takeBatch(desk);
      desk.forget();
      return succeed(null);
    });
    if (batch.ok && batch.value) await this.#deliver(batch.value);
  }

  /** Hands out what waits in the outbox; what fails comes again. */
  async #deliver(batch: Batch): Promise<void> {
    const telling = batch.told.length > 0 ? this.#tell(batch) : Promise.resolve();
    this.#delivery = Promise.allSettled([this.#delivery, telling]).then(() => undefined);
    await Promise.all([telling, handOver(batch)]);
  }

  async #tell(batch: Batch): Promise<void> {
    const heard = await tell(this.env, batch).then(
      () => true,
      (error: unknown) => {
        failed('outbox')(error);
        return false;
      },
    );
    this.do((desk) => succeed(settleTold(desk, batch.told, heard) ?? null));
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
