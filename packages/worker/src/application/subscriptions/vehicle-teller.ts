import { exports } from 'cloudflare:workers';
import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { fail, type Result } from '@keyfob/shared/result';
import { faultOf, log } from '../../log.ts';
import { onDemand } from '../../on-demand.ts';
import type { Db } from '../../storage/transact.ts';
import type { WebhookRecord } from '../webhooks/records.ts';
import { WebhookSender } from '../webhooks/webhook-sender.ts';
import { dueOfSubscriptions, keyOf, type OnTheirWay } from './due.ts';
import type { LookRound, SettledLook, Subscription } from './records.ts';

/** Loaded with the first vehicle that is subscribed. */
const subscribing = onDemand(() => import('./subscribing.ts'));

const NOTHING: OnTheirWay = new Map();
const LEASE = LIFETIMES.webhookLease * 1000;

/** What a verb on subscriptions leaves: its answer, what is to be looked at now, and when somebody has to look next. */
interface Looked<T> {
  readonly answer: T;
  readonly rounds: readonly LookRound[];
  readonly due: number | null;
}

/**
 * The part of an application that tells webhooks of vehicles. It neither asks a vehicle nor calls a receiver: it hands
 * out what is due to a Worker, which says later what became of it. Who has what is known in memory alone and costs no
 * write; where that is lost, or nothing is heard, the alarm hands it out anew.
 */
export abstract class VehicleTeller extends WebhookSender {
  readonly #onTheirWay = new Map<string, number>();

  async settleVerification(id: string, problem: string | null): Promise<Result<WebhookRecord>> {
    const { settleVerification } = await subscribing();
    return this.verb<Result<WebhookRecord>>(fail('not_found'), (db) =>
      settleVerification(db, id, problem, Date.now()),
    );
  }

  /** The caller may reach the vehicle: that was asked of its garage. */
  async subscribe(
    subscription: Pick<Subscription, 'webhookId' | 'vehicleId' | 'garage'>,
  ): Promise<Result<null>> {
    const { subscribe } = await subscribing();
    return this.#look(fail('not_found'), (db, now) => subscribe(db, subscription, now));
  }

  async unsubscribe(webhookId: string, vehicleId: string): Promise<Result<null>> {
    const { unsubscribe } = await subscribing();
    return this.verb<Result<null>>(fail('not_found'), (db) => unsubscribe(db, webhookId, vehicleId));
  }

  /** A page of a webhook's vehicles by id, beyond `after`. */
  async listSubscriptions(webhookId: string, after: string, limit: number): Promise<Result<Subscription[]>> {
    const { listSubscriptions } = await subscribing();
    return this.verb<Result<Subscription[]>>(fail('not_found'), (db) =>
      listSubscriptions(db, webhookId, after, limit),
    );
  }

  /** The courier says what became of a round. */
  async settleLooks(webhookId: string, looks: readonly SettledLook[]): Promise<void> {
    const { settleLooks } = await subscribing();
    await this.#look<void>(undefined, (db, now) => {
      for (const { seen } of looks) this.#onTheirWay.delete(keyOf({ webhookId, vehicleId: seen.vehicleId }));
      settleLooks(db, webhookId, looks, now);
    });
  }

  protected override dueBesides(db: Db, now: number): number | null {
    // Asked while the object is being made, it holds nothing yet.
    const onTheirWay = #onTheirWay in this ? this.#onTheirWay : NOTHING;
    const dues = [super.dueBesides(db, now), dueOfSubscriptions(db, onTheirWay, now)];
    return dues.reduce((one, other) => (one === null || (other !== null && other < one) ? other : one));
  }

  protected override async ringBesides(now: number): Promise<void> {
    await super.ringBesides(now);
    await this.#look<void>(undefined, () => undefined);
  }

  /** Does something and hands out what is due then, as soon as it is stored. */
  async #look<T>(absent: T, work: (db: Db, now: number) => T): Promise<T> {
    const { takeLooks } = await subscribing();
    const looked = this.verb<Looked<T>>({ answer: absent, rounds: [], due: null }, (db) => {
      const now = Date.now();
      for (const [key, until] of this.#onTheirWay) if (until <= now) this.#onTheirWay.delete(key);
      const answer = work(db, now);
      const rounds = takeLooks(db, this.#onTheirWay, now);
      for (const each of rounds.flatMap(({ subscriptions }) => subscriptions))
        this.#onTheirWay.set(keyOf(each), now + LEASE);
      return { answer, rounds, due: dueOfSubscriptions(db, this.#onTheirWay, now) };
    });
    if (looked.due !== null) this.wakeBy(looked.due);
    for (const round of looked.rounds) this.ctx.waitUntil(this.#hand(round));
    return looked.answer;
  }

  async #hand(round: LookRound): Promise<void> {
    try {
      await exports.SmartcarCourier.look(round);
    } catch (error) {
      log('courier_failed', { kind: 'subscriptions', ...faultOf(error) });
    }
  }
}
