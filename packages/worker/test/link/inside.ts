import { env } from 'cloudflare:workers';
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
import type { OutboxRecord } from '../../src/garage/tables/outbox.ts';
import { config } from '../support/applications.ts';
import { sqlIn } from '../support/objects.ts';

/** What a garage holds, read behind its back. */
export interface Inside {
  readonly sessions: readonly SessionRecord[];
  readonly grants: readonly GrantRecord[];
  readonly codes: readonly CodeRecord[];
  readonly vehicles: readonly ConnectedVehicleRecord[];
  readonly providerGrants: readonly ProviderGrantRecord[];
  readonly receipts: readonly ConsentReceipt[];
  readonly outbox: readonly OutboxRecord[];
}

const TABLES: Readonly<Record<keyof Inside, string>> = {
  sessions: 'link_sessions',
  grants: 'grants',
  codes: 'codes',
  vehicles: 'connected_vehicles',
  providerGrants: 'provider_grants',
  receipts: 'consent_receipts',
  outbox: 'outbox',
};

export const garageAt = async (handle: string) => {
  const { routing } = await config();
  const kind = handle.startsWith('lnk_') ? 'link' : 'linkSession';
  const read = await readHandle(routing, kind, handle);
  if (!read) throw new Error(`Not a handle: ${handle}`);
  return garageOf(env, read.place);
};

/** The garage a link or session id leads to. */
export const insideOf = async (handle: string): Promise<Inside> => {
  const stub = (await garageAt(handle)) as unknown as DurableObjectStub<never>;
  const read = async ([name, table]: [string, string]) => {
    const rows = await sqlIn(stub, `SELECT record FROM ${table}`);
    return [name, rows.map(({ record }) => JSON.parse(String(record)))];
  };
  return Object.fromEntries(await Promise.all(Object.entries(TABLES).map(read)));
};

/** The provider's access that was not given back. */
export const standingAccess = ({ providerGrants }: Inside): readonly ProviderGrantRecord[] =>
  providerGrants.filter(({ revokedAt }) => revokedAt === null);

export const eventTypes = ({ outbox }: Inside): readonly string[] =>
  outbox.flatMap((item) => (item.kind === 'event' ? [item.event.type] : []));
