import { env } from 'cloudflare:workers';
import { beforeAll, expect, vi } from 'vitest';
import { applicationOf, applicationPlace } from '../../src/application/application-of.ts';
import { readHandle } from '../../src/crypto/handle.ts';
import { garageOf } from '../../src/garage/garage-of.ts';
import type {
  CodeRecord,
  ConnectedVehicleRecord,
  ConsentReceipt,
  GrantRecord,
  ProviderGrantRecord,
  SessionRecord,
} from '../../src/garage/records.ts';
import type { OutboxRecord } from '../../src/garage/state/outbox.ts';
import { config, demo } from '../support/applications.ts';
import { asJson, fetchKeyfob } from '../support/keyfob.ts';
import { sqlIn, stateIn } from '../support/objects.ts';

const applicationStub = async () =>
  applicationOf(
    env,
    await applicationPlace(await config(), demo.id, 'unrestricted'),
  ) as unknown as DurableObjectStub<never>;

/** Events leave a garage at once. With an endpoint that nothing is sent to yet those of the demo application stay to be read. */
beforeAll(async () => {
  const webhook = asJson({ url: 'http://localhost:9/nobody' }, { Authorization: demo.basic });
  const { status } = await fetchKeyfob('/v1/webhooks', webhook);
  if (status !== 201) throw new Error(`No webhook: ${status}`);
  const never = "UPDATE webhooks SET record = json_set(record, '$.resumeAt', ?)";
  await sqlIn(await applicationStub(), never, Number.MAX_SAFE_INTEGER);
});

/** What a garage holds, read behind its back. */
export interface Inside {
  readonly sessions: readonly SessionRecord[];
  readonly grants: readonly GrantRecord[];
  readonly codes: readonly CodeRecord[];
  readonly vehicles: readonly ConnectedVehicleRecord[];
  readonly providerGrants: readonly ProviderGrantRecord[];
  readonly receipts: readonly ConsentReceipt[];
  readonly outbox: readonly OutboxRecord[];
  /** What the application was told of it, or is about to be, in order. */
  readonly events: readonly string[];
}

export const garageAt = async (handle: string) => {
  const { routing } = await config();
  const kind = handle.startsWith('lnk_') ? 'link' : 'linkSession';
  const read = await readHandle(routing, kind, handle);
  if (!read) throw new Error(`Not a handle: ${handle}`);
  return garageOf(env, read.place);
};

const toldOf = async (garage: string): Promise<[id: string, type: string][]> => {
  const rows = await sqlIn(await applicationStub(), 'SELECT record FROM deliveries WHERE garage = ?', garage);
  return rows.map(({ record }) => JSON.parse(String(record))).map(({ id, type }) => [id, type]);
};

/** The garage a link or session id leads to. */
export const insideOf = async (handle: string): Promise<Inside> => {
  const state = await stateIn((await garageAt(handle)) as unknown as DurableObjectStub<never>);
  if (!state?.garage) throw new Error('There is no garage.');
  const { parts } = state;
  const outbox = [...parts.outbox.values()];
  // An event on its way is in both: what is still here is read first.
  const waiting = outbox.flatMap((item): [string, string][] =>
    item.kind === 'event' ? [[item.event.id, item.event.type]] : [],
  );
  const told = await toldOf(state.garage.name);
  return {
    sessions: [...parts.sessions.values()],
    grants: [...parts.grants.values()],
    codes: [...parts.codes.values()],
    vehicles: [...parts.vehicles.values()],
    providerGrants: [...parts.providerGrants.values()],
    receipts: [...parts.receipts.values()],
    outbox,
    events: [...new Map([...told, ...waiting].toSorted()).values()],
  };
};

/** The provider's access that was not given back. */
/** The same once nothing is on its way out any more: what a verb left to tell is told by itself. */
export const quietInside = async (handle: string): Promise<Inside> => {
  await vi.waitFor(async () => expect((await insideOf(handle)).outbox).toEqual([]), { timeout: 5000 });
  return insideOf(handle);
};

export const standingAccess = ({ providerGrants }: Inside): readonly ProviderGrantRecord[] =>
  providerGrants.filter(({ revokedAt }) => revokedAt === null);

export const eventTypes = ({ events }: Inside): readonly string[] => events;
