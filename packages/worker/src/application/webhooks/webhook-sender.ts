import { exports } from 'cloudflare:workers';
import { fail, type Result, succeed } from '@keyfob/shared/result';
import type { Mode } from '@keyfob/shared/vehicle/vehicle';
import { onDemand } from '../../on-demand.ts';
import { StoredObject } from '../../storage/stored-object.ts';
import type { Timer } from '../../storage/timers.ts';
import type { Db, Settled } from '../../storage/transact.ts';
import { addWebhook, type NewWebhook, removeWebhook, rotateSecret } from './endpoints.ts';
import { keyfobEvent, newEventId } from './event.ts';
import type { DeliveryRecord, DeliveryRound, Outcome, WebhookRecord, WebhookSecret } from './records.ts';
import { readDeliveries, readWebhook, readWebhooks } from './tables.ts';

/** Loaded with the first event there is to tell: most objects never have one. */
const sending = onDemand(() => import('./sending.ts'));

/**
 * The part of an application that tells it of events. It waits for nobody: its alarm hands rounds to the courier, which
 * answers before it has called anyone, and says later how it went. What is not heard of again is handed out anew.
 */
export abstract class WebhookSender extends StoredObject {
  #do<T>(work: (db: Db, now: number) => Settled<Result<T>>): Result<T> {
    return this.verb<Result<T>>(fail('not_found'), (db) => work(db, Date.now()));
  }

  addWebhook(webhook: NewWebhook): Result<WebhookRecord> {
    return this.#do((db, now) => addWebhook(db, webhook, now));
  }

  removeWebhook(id: string): Result<null> {
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

  rotateWebhookSecret(id: string, secret: WebhookSecret): Result<WebhookRecord> {
    return this.#do((db, now) => rotateSecret(db, id, secret, now));
  }

  async testWebhook(id: string, mode: Mode): Promise<Result<DeliveryRecord>> {
    const { sendTest } = await sending();
    return this.#do((db, now) => {
      const event = keyfobEvent(newEventId(now), 'webhook.test', now, { mode, userId: null });
      return sendTest(db, id, event, now);
    });
  }

  /** A page of the log, newest first. */
  readDeliveries(id: string, before: string | null, limit: number): Result<DeliveryRecord[]> {
    return this.#do((db) =>
      readWebhook(db, id) ? succeed(readDeliveries(db, id, before, limit)) : fail('not_found'),
    );
  }

  async sendAgain(id: string, deliveryId: string): Promise<Result<DeliveryRecord>> {
    const { sendAgain } = await sending();
    return this.#do((db, now) => sendAgain(db, id, deliveryId, now));
  }

  /** The courier says how a round went. */
  async settleRound(id: string, outcomes: readonly Outcome[]): Promise<void> {
    const { settleRound } = await sending();
    this.verb<void>(undefined, (db) => settleRound(db, id, outcomes, Date.now(), Math.random));
  }

  protected async runWebhookTimer(timer: Timer, now: number): Promise<void> {
    const { runTimer } = await sending();
    const rounds = this.verb<DeliveryRound[]>([], (db) => runTimer(db, timer, now));
    // A courier for each: one endpoint's slow answers take no connection of another's.
    await Promise.all(rounds.map((round) => exports.Courier.deliver(round)));
  }
}

/** Whether a timer of an application's is for {@link WebhookSender}. */
export const isWebhookTimer = ({ kind }: Timer): boolean => kind.startsWith('webhook-');
