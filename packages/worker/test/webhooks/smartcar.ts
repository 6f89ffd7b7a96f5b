import { evictAllDurableObjects } from 'cloudflare:test';
import type { Subscription } from '../../src/application/subscriptions/records.ts';
import { signatureOf } from '../../src/events/smartcar-webhooks.ts';
import type { Part, Parts } from '../../src/garage/state/state.ts';
import { accountOf, call as callFace, connectOwner, jsonOf, type Owner } from '../smartcar/api-face.ts';
import { type Partner, register } from '../support/applications.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { allGarages, changeRecords, recordsIn, sqlIn } from '../support/objects.ts';
import { operate } from '../support/operator.ts';
import { answerOf, Box, call, pause, ring, stubOf } from './endpoint.ts';
import type { Heard } from './receiver.ts';

/** A webhook of Smartcar's protocol as the API shows it. */
export interface ShownSmartcar {
  readonly id: string;
  readonly dialect: string;
  readonly name: string;
  readonly signals: readonly string[];
  readonly triggers: readonly string[];
  readonly interval: number;
  readonly verified: boolean;
  readonly problem: string | null;
}

interface Named {
  readonly code: string;
  readonly name: string;
  readonly group: string;
}

/** What a receiver gets. */
export interface Told {
  readonly eventId: string;
  readonly eventType: string;
  readonly data: {
    readonly user: { readonly id: string };
    readonly vehicle: Readonly<Record<string, unknown>>;
    readonly signals: readonly (Named & {
      readonly body?: Readonly<Record<string, unknown>>;
      readonly status: { readonly value: string; readonly error?: object };
      readonly meta: Readonly<Record<string, number>>;
    })[];
    readonly errors: readonly {
      readonly type: string;
      readonly code: string;
      readonly state: string;
      readonly signals: readonly Named[];
    }[];
  };
  readonly triggers: readonly { readonly type: string; readonly signal?: Named }[];
  readonly meta: {
    readonly deliveryId: string;
    readonly deliveredAt: number;
    readonly signalCount: number;
    readonly mode: string;
  };
}

export const newToken = async ({ id }: Partner): Promise<string> => {
  const made = await operate('POST', `/${id}/management-token`);
  return (await jsonOf<{ managementToken: string }>(made, 201)).managementToken;
};

export interface SmartcarEnd {
  readonly partner: Partner;
  readonly box: Box;
  readonly token: string;
  readonly webhook: ShownSmartcar;
}

export const NAME = 'Charging';

/** An endpoint that answers challenges, and the webhook made for it. */
export const smartcarEnd = async (
  fields: Readonly<Record<string, unknown>> = {},
  partner?: Partner,
): Promise<SmartcarEnd> => {
  const own = partner ?? (await register());
  const box = new Box();
  const token = await newToken(own);
  await box.behave({ does: 'answer', token });
  const body = { dialect: 'smartcar', url: box.url, name: NAME, ...fields };
  const webhook = await answerOf<ShownSmartcar>(await call(own, 'POST', '', body), 201);
  return { partner: own, box, token, webhook };
};

export const subscribe = (
  owner: Owner,
  webhookId: string,
  vehicleId = owner.vehicles[0],
): Promise<Response> =>
  callFace('POST', `/v2.0/vehicles/${vehicleId}/webhooks/${webhookId}`, owner.token, { body: {} });

export const unsubscribe = (token: string, vehicleId: string | undefined, webhookId: string) =>
  fetchKeyfob(`/smartcar/v2.0/vehicles/${vehicleId}/webhooks/${webhookId}`, {
    method: 'DELETE',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: '{}',
  });

/** What an endpoint was told, but for challenges. */
export const toldTo = async ({ box }: Pick<SmartcarEnd, 'box'>): Promise<Told[]> =>
  (await box.heard())
    .map(({ body }): Told => JSON.parse(body))
    .filter(({ eventType }) => eventType !== 'VERIFY');

export const subscriptionsOf = async (partner: Partner): Promise<Subscription[]> =>
  (await sqlIn(await stubOf(partner), 'SELECT record FROM subscriptions')).map(({ record }) =>
    JSON.parse(String(record)),
  );

/** Waits until nothing of an application's is due: couriers work on by themselves. */
export const looksBack = async (partner: Partner, milliseconds = 8000): Promise<void> => {
  const end = performance.now() + milliseconds;
  while ((await subscriptionsOf(partner)).some(({ dueAt }) => dueAt <= Date.now())) {
    if (performance.now() > end) throw new Error('A look did not come back.');
    await pause(20);
  }
};

/** Rings, with everything forgotten in memory before, and waits until nothing is due. */
export const lookOut = async (partner: Partner): Promise<void> => {
  await evictAllDurableObjects();
  await ring(partner);
  await looksBack(partner);
};

export interface Subscribed extends SmartcarEnd {
  readonly owner: Owner;
}

/** The account of an owner whose car drives, so that there is something new each time. */
export const drivingAccount = (): Promise<string> =>
  accountOf({ make: 'tesla', model: 'Model 3', state: 'driving' });

/** Changes what the garage of an owner holds, behind its back. */
export const changeGarage = async <P extends Part>(
  { vehicles: [vehicleId = ''] }: Owner,
  part: P,
  change: (record: Parts[P]) => Parts[P],
): Promise<void> => {
  for (const stub of await allGarages())
    if ((await recordsIn(stub, 'vehicles')).some(({ id }) => id === vehicleId))
      await changeRecords(stub, part, change);
};

/** An owner's vehicle that a webhook was told of once. */
export const subscribed = async (
  walk: Parameters<typeof connectOwner>[0] = {},
  fields: Readonly<Record<string, unknown>> = {},
): Promise<Subscribed> => {
  const end = await smartcarEnd(fields);
  const owner = await connectOwner({ ...walk, partner: end.partner });
  await jsonOf(await subscribe(owner, end.webhook.id));
  await looksBack(end.partner);
  return { ...end, owner };
};

/** Whether a message is signed as the application's management token signs it. */
export const isSigned = async ({ headers, body }: Heard, token: string): Promise<boolean> =>
  headers['sc-signature'] === (await signatureOf(token, body));
