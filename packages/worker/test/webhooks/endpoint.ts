import { evictAllDurableObjects, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import type { KeyfobEvent } from '@keyfob/shared/events';
import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { Webhook } from 'standardwebhooks';
import { inject } from 'vitest';
import { applicationOf, applicationPlace } from '../../src/application/application-of.ts';
import type { DeliveryRecord, WebhookRecord } from '../../src/application/webhooks/records.ts';
import { config, type Partner, register } from '../support/applications.ts';
import { asJson, fetchKeyfob } from '../support/keyfob.ts';
import { allGarages, recordsIn, runGarageAlarms, sqlIn } from '../support/objects.ts';
import type { Behaviour, Heard } from './receiver.ts';

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A webhook as the API shows it. */
export interface Shown {
  readonly id: string;
  readonly url: string;
  readonly enabled: boolean;
  readonly secrets: readonly { readonly id: string; readonly expiresAt: string | null }[];
  /** Once, when it is made. */
  readonly secret: string;
}

export interface LogEntry {
  readonly id: string;
  readonly type: string;
  readonly status: string;
  readonly tries: number;
  readonly nextTryAt: string | null;
  readonly responseStatus: number | null;
  readonly problem: string | null;
}

/** Calls `/v1/webhooks` as an application. */
export const call = (partner: Partner, method: string, path = '', body?: unknown): Promise<Response> => {
  const headers = { Authorization: partner.basic };
  const init = body === undefined ? { headers } : asJson(body, headers);
  return fetchKeyfob(`/v1/webhooks${path}`, { ...init, method });
};

export const answerOf = async <T>(response: Response, status: number): Promise<T> => {
  const text = await response.text();
  if (response.status !== status) throw new Error(`${response.status}: ${text}`);
  return JSON.parse(text);
};

/** What an endpoint of the receiver heard and does. */
export class Box {
  readonly name = crypto.randomUUID();
  readonly url = `${inject('receiver')}/hooks/${this.name}`;

  async heard(): Promise<Heard[]> {
    return (await this.#ask('GET')).heard;
  }

  /** How many requests it holds without an answer. */
  async held(): Promise<number> {
    return (await this.#ask('GET')).held;
  }

  /** Behaves so from now on; what it held is answered. */
  async behave(behaviour: Behaviour): Promise<void> {
    await this.#ask('PUT', JSON.stringify(behaviour));
  }

  async #ask(method: string, body?: string): Promise<{ heard: Heard[]; held: number }> {
    const init = body === undefined ? { method } : { method, body };
    return (await fetch(`${inject('receiver')}/box/${this.name}`, init)).json();
  }
}

/** The message as a receiver takes it that uses the library of Standard Webhooks, at the time that is now. */
export const verified = (secret: string, { headers, body }: Heard): KeyfobEvent =>
  new Webhook(secret).verify(body, headers) as KeyfobEvent;

export const stubOf = async ({ id }: Pick<Partner, 'id'>): Promise<DurableObjectStub<never>> =>
  applicationOf(
    env,
    await applicationPlace(await config(), id, 'unrestricted'),
  ) as unknown as DurableObjectStub<never>;

const records = async <T>(partner: Partner, table: string): Promise<T[]> =>
  (await sqlIn(await stubOf(partner), `SELECT record FROM ${table}`)).map(({ record }) =>
    JSON.parse(String(record)),
  );

export const deliveriesOf = (partner: Partner): Promise<DeliveryRecord[]> => records(partner, 'deliveries');

export const webhooksOf = (partner: Partner): Promise<WebhookRecord[]> => records(partner, 'webhooks');

/** Whether a courier has it: the lease is what stands for its next try. */
const isOut = ({ nextAt, triedAt }: DeliveryRecord): boolean =>
  triedAt !== null && nextAt === triedAt + LIFETIMES.webhookLease * 1000 && nextAt > Date.now();

/** Couriers work on after the alarm: waits until each has said how it went. */
export const couriersBack = async (partner: Partner, milliseconds = 5000): Promise<void> => {
  const end = performance.now() + milliseconds;
  while ((await deliveriesOf(partner)).some(isOut)) {
    if (performance.now() > end) throw new Error('A courier did not come back.');
    await pause(20);
  }
};

/** Rings the application's alarm if it is due; `false` where it is not. */
export const ring = async (partner: Partner): Promise<boolean> => {
  const stub = await stubOf(partner);
  const next = await runInDurableObject(stub, (_, { storage }) => storage.getAlarm());
  if (next === null || next > Date.now()) return false;
  await runDurableObjectAlarm(stub);
  return true;
};

/** Rings the garages until the application has heard from all, also of an alarm that rang by itself meanwhile. */
export const garagesTold = async (): Promise<void> => {
  for (let rounds = 0; rounds < 20; rounds += 1) {
    await runGarageAlarms();
    const left = await Promise.all((await allGarages()).map((stub) => recordsIn(stub, 'outbox')));
    if (left.flat().length === 0) return;
    await pause(20);
  }
};

/**
 * Rings until nothing is to be done now, and everything is forgotten in memory between all steps. Where the clock was
 * not moved the alarm may ring by itself meanwhile.
 */
export const ringOut = async (partner: Partner): Promise<void> => {
  await garagesTold();
  let rang: boolean;
  do {
    await couriersBack(partner);
    await evictAllDurableObjects();
    rang = await ring(partner);
    await couriersBack(partner);
  } while (rang);
};

export interface Listening {
  readonly partner: Partner;
  readonly box: Box;
  readonly webhook: Shown;
}

/** Another endpoint for an application. */
export const listen = async (partner: Partner): Promise<Listening> => {
  const box = new Box();
  const webhook = await answerOf<Shown>(await call(partner, 'POST', '', { url: box.url }), 201);
  return { partner, box, webhook };
};

/** An application of its own with an endpoint that is well. */
export const listening = async (): Promise<Listening> => listen(await register());

export const sendTest = async ({ partner, webhook }: Listening): Promise<LogEntry> =>
  answerOf(await call(partner, 'POST', `/${webhook.id}/test`), 202);

export const resend = ({ partner, webhook }: Listening, id: string): Promise<Response> =>
  call(partner, 'POST', `/${webhook.id}/deliveries/${id}/resend`);

/** The ids of everything an endpoint heard, in order. */
export const idsHeard = async ({ box }: Listening): Promise<string[]> =>
  (await box.heard()).map(({ headers }) => headers['webhook-id'] ?? '');

/** The whole log, newest first, page by page. */
export const logOf = async ({ partner, webhook }: Listening, limit = 7): Promise<LogEntry[]> => {
  const log: LogEntry[] = [];
  let before = '';
  for (;;) {
    const path = `/${webhook.id}/deliveries?limit=${limit}${before}`;
    const page = await answerOf<{ data: LogEntry[]; next: string | null }>(
      await call(partner, 'GET', path),
      200,
    );
    log.push(...page.data);
    if (page.next === null) return log;
    before = `&before=${page.next}`;
  }
};
