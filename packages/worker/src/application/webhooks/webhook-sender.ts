import { exports } from 'cloudflare:workers';
import { fail, type Result, succeed } from '@keyfob/shared/result';
import type { Mode } from '@keyfob/shared/vehicle/vehicle';
import { faultOf, log } from '../../log.ts';
import { onDemand } from '../../on-demand.ts';
import { StoredObject } from '../../storage/stored-object.ts';
import { clearTimer, type Timer } from '../../storage/timers.ts';
import type { Db, Settled } from '../../storage/transact.ts';
import { dueOfDeliveries } from './due.ts';
import type { NewWebhook } from './endpoints.ts';
import { keyfobEvent, newEventId } from './event.ts';
import type { DeliveryRecord, DeliveryRound, Outcome, WebhookRecord, WebhookSecret } from './records.ts';
import { readDeliveries, readWebhook, readWebhooks } from './tables.ts';

/** Loaded when an endpoint is made, changed or ended. */
const endpoints = onDemand(() => import('./endpoints.ts'));
/** Loaded with the first event there is to tell: most objects never have one. */
const sending = onDemand(() => import('./sending.ts'));

/** What a verb on deliveries leaves: its answer, what is to be handed out, and when the alarm has to look again. */
export interface Taken<T> {
  readonly answer: T;
  readonly rounds: readonly DeliveryRound[];
  readonly due: number | null;
}

export const taken = <T>(db: Db, now: number, answer: T, rounds: readonly DeliveryRound[]): Taken<T> => ({
  answer,
  rounds,
  due: dueOfDeliveries(db, now),
});

const NOTHING: Taken<void> = { answer: undefined, rounds: [], due: null };
const NO_DELIVERY: Taken<Result<DeliveryRecord>> = { ...NOTHING, answer: fail('not_found') };

/**
 * The part of an application that tells it of events. It waits for nobody: what is to be told it hands to the courier,
 * which answers before it has called anyone, and says later how it went. What is not heard of again is handed out anew
 * by the alarm.
 */
export abstract class WebhookSender extends StoredObject {
  #do<T>(work: (db: Db, now: number) => Settled<Result<T>>): Result<T> {
    return this.verb<Result<T>>(fail('not_found'), (db) => work(db, Date.now()));
  }

  protected override dueBesides(db: Db, now: number): number | null {
    return dueOfDeliveries(db, now);
  }

  /** Hands out what a verb took, as soon as that is stored; the alarm is the net below. */
  protected handOut<T>({ answer, rounds, due }: Taken<T>): T {
    if (due !== null) this.wakeBy(due);
    // A courier for each: one endpoint's slow answers take no connection of another's.
    for (const round of rounds) this.ctx.waitUntil(this.#handOver(round));
    return answer;
  }

  async #handOver(round: DeliveryRound): Promise<void> {
    try {
      await exports.Courier.deliver(round);
    } catch (error) {
      log('courier_failed', { kind: 'webhooks', ...faultOf(error) });
    }
  }

  async addWebhook(webhook: NewWebhook): Promise<Result<WebhookRecord>> {
    const { addWebhook } = await endpoints();
    return this.#do((db, now) => addWebhook(db, webhook, now));
  }

  async removeWebhook(id: string): Promise<Result<null>> {
    const { removeWebhook } = await endpoints();
    return this.#do((db) => removeWebhook(db, id));
  }

  listWebhooks(): WebhookRecord[] {
    return this.verb<WebhookRecord[]>([], readWebhooks);
  }

  readWebhook(id: string): Result<WebhookRecord> {
    return this.#do((db) => {
      const webhook = readWebhook(db, id);
      return webhook ? succeed(webhook) : fail('not_found');
    });
  }

  async rotateWebhookSecret(id: string, secret: WebhookSecret): Promise<Result<WebhookRecord>> {
    const { rotateSecret } = await endpoints();
    return this.#do((db, now) => rotateSecret(db, id, secret, now));
  }

  async testWebhook(id: string, mode: Mode): Promise<Result<DeliveryRecord>> {
    const { sendTest } = await sending();
    return this.handOut(
      this.verb<Taken<Result<DeliveryRecord>>>(NO_DELIVERY, (db) => {
        const now = Date.now();
        const event = keyfobEvent(newEventId(now), 'webhook.test', now, { mode, userId: null });
        return taken(db, now, sendTest(db, id, event, now), []);
      }),
    );
  }

  /** A page of the log, newest first. */
  readDeliveries(id: string, before: string | null, limit: number): Result<DeliveryRecord[]> {
    return this.#do((db) =>
      readWebhook(db, id) ? succeed(readDeliveries(db, id, before, limit)) : fail('not_found'),
    );
  }

  async sendAgain(id: string, deliveryId: string): Promise<Result<DeliveryRecord>> {
    const { sendAgain } = await sending();
    return this.handOut(
      this.verb<Taken<Result<DeliveryRecord>>>(NO_DELIVERY, (db) => {
        const now = Date.now();
        return taken(db, now, sendAgain(db, id, deliveryId, now), []);
      }),
    );
  }

  /** The courier says how a round went. */
  async settleRound(id: string, outcomes: readonly Outcome[]): Promise<void> {
    const { settleRound } = await sending();
    this.handOut(
      this.verb<Taken<void>>(NOTHING, (db) => {
        const now = Date.now();
        return taken(db, now, undefined, settleRound(db, id, outcomes, now, Math.random));
      }),
    );
  }

  protected override async ringBesides(now: number): Promise<void> {
    const { takeRounds } = await sending();
    this.handOut(this.verb<Taken<void>>(NOTHING, (db) => taken(db, now, undefined, takeRounds(db, now))));
  }

  protected async runWebhookTimer({ kind, key }: Timer, now: number): Promise<void> {
    const { dropDeadSecrets, SECRET_TIMER } = await endpoints();
    this.verb<void>(undefined, (db) => {
      if (kind === SECRET_TIMER) dropDeadSecrets(db, key, now);
      // Of the release before, which had timers for its deliveries and their log too.
      else clearTimer(db, kind, key);
    });
  }
}

/** Whether a timer of an application's is for {@link WebhookSender}. */
export const isWebhookTimer = ({ kind }: Timer): boolean => kind.startsWith('webhook-');
