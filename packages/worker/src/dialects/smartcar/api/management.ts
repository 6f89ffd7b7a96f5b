import { fail, type Result, succeed } from '@keyfob/shared/result';
import type { Mode } from '@keyfob/shared/vehicle/vehicle';
import type { Beyond } from '../../../application/management/connections.ts';
import type { AppContext } from '../../../context.ts';
import { base64url, fromBase64url, utf8 } from '../../../crypto/bytes.ts';
import { type Place, userHandle } from '../../../crypto/handle.ts';
import { type ConnectionFilter, connectedAtOf, endConnections, filtered } from './connections.ts';
import { sendSmartcarError } from './errors.ts';
import { sendData } from './headers.ts';
import { type Manager, managerByBasic } from './management-caller.ts';
import { pageOf } from './paging.ts';

const LIMITS = { most: 100, otherwise: 10 };

/** One line of a list, before its user has an id. */
interface Listed extends Beyond {
  readonly place: Place;
}

interface Query extends ConnectionFilter {
  readonly limit: number;
  readonly beyond: Beyond | null;
  readonly mode: Mode | null;
}

const MODES: Readonly<Record<string, Mode>> = { live: 'live', simulated: 'simulated', test: 'simulated' };

const modeIn = (query: URLSearchParams): Result<Mode | null> => {
  const text = query.get('mode');
  if (text === null) return succeed(null);
  const mode = Object.hasOwn(MODES, text) ? MODES[text] : undefined;
  return mode
    ? succeed(mode)
    : fail('validation_failed', '"mode" must be one of [test, live, simulated]', 'mode');
};

/** A cursor is the last line of the page before. */
const cursorOf = ({ connectedAt, vehicleId }: Beyond): string =>
  base64url(utf8(JSON.stringify([connectedAt, vehicleId])));

const beyondIn = (query: URLSearchParams): Result<Beyond | null> => {
  const text = query.get('cursor');
  if (text === null) return succeed(null);
  const wrong = fail('validation_failed', '"cursor" must be that of a page before', 'cursor');
  const bytes = fromBase64url(text);
  if (!bytes) return wrong;
  try {
    const read: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (!Array.isArray(read)) return wrong;
    const [connectedAt, vehicleId]: unknown[] = read;
    return typeof connectedAt === 'number' && typeof vehicleId === 'string'
      ? succeed({ connectedAt, vehicleId })
      : wrong;
  } catch {
    return wrong;
  }
};

const queryOf = (c: AppContext): Result<Query> => {
  const query = new URL(c.req.url).searchParams;
  const page = pageOf(query, LIMITS);
  if (!page.ok) return page;
  const beyond = beyondIn(query);
  if (!beyond.ok) return beyond;
  const mode = modeIn(query);
  if (!mode.ok) return mode;
  return succeed({
    limit: page.value.limit,
    beyond: beyond.value,
    mode: mode.value,
    userId: query.get('user_id'),
    vehicleId: query.get('vehicle_id'),
    externalId: query.get('external_id'),
  });
};

const isFiltered = ({ userId, vehicleId }: ConnectionFilter): boolean =>
  userId !== null || vehicleId !== null;

const isAfter = ({ connectedAt, vehicleId }: Beyond, beyond: Beyond | null): boolean =>
  beyond === null ||
  connectedAt < beyond.connectedAt ||
  (connectedAt === beyond.connectedAt && vehicleId < beyond.vehicleId);

/** A page, and one more where there is one. Of one user or vehicle the garage itself is asked, which knows at once. */
const linesOf = async (c: AppContext, manager: Manager, query: Query): Promise<Listed[]> => {
  const { registration, object } = manager;
  if (query.mode !== null && query.mode !== registration.mode) return [];
  const most = query.limit + 1;
  if (isFiltered(query)) {
    const connected = await filtered(c, registration, query);
    return connected
      .map(({ vehicle, place }) => ({ connectedAt: connectedAtOf(vehicle), vehicleId: vehicle.id, place }))
      .filter((line) => isAfter(line, query.beyond))
      .slice(0, most);
  }
  const { jurisdiction } = registration;
  const { externalId } = query;
  const { connections } = await object.listConnections(query.beyond, most, undefined, externalId);
  // An object of a release before lists all of them.
  const named = connections.filter((line) => externalId === null || line.externalId === externalId);
  return named.map(({ garage, ...line }) => ({ ...line, place: { jurisdiction, name: garage } }));
};

const list = async (c: AppContext): Promise<Result<object>> => {
  const manager = await managerByBasic(c, 'read');
  const query = manager.ok ? queryOf(c) : manager;
  if (!manager.ok) return manager;
  if (!query.ok) return query;
  const lines = await linesOf(c, manager.value, query.value);
  const page = lines.slice(0, query.value.limit);
  const last = lines.length > page.length ? page.at(-1) : undefined;
  const { mode } = manager.value.registration;
  const connections = await Promise.all(
    page.map(async ({ vehicleId, place, connectedAt }) => ({
      vehicleId,
      userId: await userHandle(c.var.config.routing, place),
      connectedAt: new Date(connectedAt).toISOString(),
      mode,
    })),
  );
  return succeed({ connections, paging: { cursor: last ? cursorOf(last) : null } });
};

const remove = async (c: AppContext): Promise<Result<object>> => {
  const manager = await managerByBasic(c, 'remove');
  const query = manager.ok ? queryOf(c) : manager;
  if (!manager.ok) return manager;
  if (!query.ok) return query;
  if (!isFiltered(query.value))
    return fail('validation_failed', 'one of "user_id" and "vehicle_id" is required', 'user_id');
  const { registration } = manager.value;
  const { mode } = query.value;
  const named =
    mode === null || mode === registration.mode ? await filtered(c, registration, query.value) : [];
  const ended = await endConnections(c, registration, named);
  const connections = await Promise.all(
    ended.map(async ({ vehicle, place }) => ({
      vehicleId: vehicle.id,
      userId: await userHandle(c.var.config.routing, place),
    })),
  );
  return succeed({ connections });
};

const answer = async (c: AppContext, said: Result<object>): Promise<Response> =>
  said.ok ? sendData(c, 'metric', said.value) : sendSmartcarError(c, said, { wants: 'Basic' });

/** `GET /v2.0/management/connections` */
export const listConnections = async (c: AppContext): Promise<Response> => answer(c, await list(c));

/** `DELETE /v2.0/management/connections` */
export const deleteConnections = async (c: AppContext): Promise<Response> => answer(c, await remove(c));
