import type { SmartcarErrorName } from '@keyfob/shared/errors/smartcar';
import { type Failure, fail, type Result, succeed } from '@keyfob/shared/result';
import { ALL_VEHICLE_SCOPES } from '@keyfob/shared/scopes';
import { refused } from '@keyfob/shared/vehicle/refusals';
import {
  SIGNALS,
  type Signal,
  signalByCode,
  signalValue,
  untoldBecause,
} from '@keyfob/shared/vehicle/signals';
import type { UnitSystem } from '@keyfob/shared/vehicle/units';
import type { VehicleData } from '@keyfob/shared/vehicle/vehicle';
import type { AppContext } from '../../../context.ts';
import type { ConnectedVehicleRecord } from '../../../garage/records.ts';
import type { Reach } from '../../../garage/use-vehicle.ts';
import { type Caller, vehicleOf } from './caller.ts';
import { nameOf } from './errors.ts';
import { type NumberedPage, numberedPageOf } from './paging.ts';
import { checkPermission, identityOf, isAsked, openTo, readFor } from './read-items.ts';
import { signalBody, signalProblem } from './signal-bodies.ts';

/** The whole address of a path of API v3. */
export const v3Link = (c: Pick<Reach, 'var'>, path: string): string =>
  `${c.var.config.origin}/smartcar/v3${path}`;

export const vehicleResource = (c: AppContext, vehicle: ConnectedVehicleRecord): object => ({
  id: vehicle.id,
  type: 'vehicle',
  attributes: identityOf(vehicle),
  links: { self: v3Link(c, `/vehicles/${vehicle.id}`) },
});

/** What a vehicle says, or why it says nothing, and what of it may be told. */
export interface Heard {
  readonly vehicle: ConnectedVehicleRecord;
  readonly open: ReturnType<typeof openTo>;
  readonly reading: Result<VehicleData>;
}

/** Asks a vehicle for some signals, as far as they are allowed; for what is stored alone no real one is asked. */
export const hearVehicle = async (
  c: Reach,
  caller: Caller,
  vehicle: ConnectedVehicleRecord,
  signals: readonly Signal[],
): Promise<Heard> => {
  const open = openTo(caller, vehicle);
  const live = signals.filter(
    ({ part, permission }) => isAsked(open, part === 'information') && checkPermission(open, permission).ok,
  );
  const scopes = [...new Set(live.map(({ scope }) => scope))];
  const read = scopes.length === 0 ? succeed<VehicleData>({}) : await readFor(c, caller, open, scopes);
  if (!read.ok) return { vehicle, open, reading: read };
  const { information } = vehicle;
  const displayName = information.displayName ?? read.value.information?.displayName ?? null;
  // Each signal shows of it what its own permission opens.
  const stored: VehicleData = { information: { ...information, displayName } };
  return { vehicle, open, reading: succeed({ ...read.value, ...stored }) };
};

const hear = async (
  c: AppContext,
  caller: Caller,
  id: string,
  signals: readonly Signal[],
): Promise<Result<Heard>> => {
  const found = await vehicleOf(c, caller, id);
  return found.ok ? succeed(await hearVehicle(c, caller, found.value, signals)) : found;
};

const timeOf = (data: VehicleData, { part }: Signal): number | null => {
  const value = data[part];
  return value && 'lastUpdated' in value ? Date.parse(value.lastUpdated) : null;
};

/** What a signal says, or the error it is in. */
export type ToldSignal =
  | { readonly error: null; readonly body: object; readonly updatedAt: number | null }
  | { readonly error: SmartcarErrorName; readonly body?: never; readonly updatedAt: null };

const untold = (failure: Failure): ToldSignal => ({ error: nameOf(failure), updatedAt: null });

/** How a signal was read, with its error in the words of whoever asks. */
export const statusOf = (
  { error }: ToldSignal,
  words: (name: SmartcarErrorName) => object,
): { readonly value: string; readonly error?: object } =>
  error === null ? { value: 'SUCCESS' } : { value: 'ERROR', error: words(error) };

export const tellSignal = ({ open, reading }: Heard, signal: Signal, units: UnitSystem): ToldSignal => {
  const check = checkPermission(open, signal.permission);
  if (!check.ok) return untold(check);
  if (!reading.ok) return untold(reading);
  // What was read was allowed: each value stands by its own permission here.
  const value = signalValue(reading.value, signal, ALL_VEHICLE_SCOPES);
  if (value === null || value === undefined) return untold(refused(untoldBecause(reading.value, signal)));
  return {
    error: null,
    body: signalBody(signal, value, units),
    updatedAt: timeOf(reading.value, signal),
  };
};

const iso = (at: number): string => new Date(at).toISOString();

const signalResource = (c: AppContext, heard: Heard, signal: Signal, units: UnitSystem): object => {
  const told = tellSignal(heard, signal, units);
  const { body, updatedAt } = told;
  const status = statusOf(told, signalProblem);
  const { code, name, group } = signal;
  return {
    id: code,
    type: 'signal',
    attributes: { code, name, group, status, ...(body === undefined ? {} : { body }) },
    meta: {
      ingestedAt: iso(c.var.now),
      retrievedAt: iso(c.var.now),
      ...(updatedAt === null ? {} : { oemUpdatedAt: iso(updatedAt) }),
    },
    links: { self: v3Link(c, `/vehicles/${heard.vehicle.id}/signals/${code}`) },
  };
};

/** Links between the pages of a list; each keeps what the list is filtered by. */
export const pageLinks = (
  c: AppContext,
  path: string,
  { number, size }: NumberedPage,
  count: number,
): object => {
  const last = Math.max(1, Math.ceil(count / size));
  const filters = [...new URL(c.req.url).searchParams].filter(([name]) => name.startsWith('filter['));
  const to = (page: number): string => {
    const query = new URLSearchParams({ 'page[number]': String(page), 'page[size]': String(size) });
    for (const [name, value] of filters) query.append(name, value);
    return `${v3Link(c, path)}?${query}`;
  };
  return {
    self: to(number),
    first: to(1),
    prev: number > 1 ? to(number - 1) : null,
    next: number < last ? to(number + 1) : null,
    last: to(last),
  };
};

export const pageMeta = ({ number, size }: NumberedPage, count: number): object => ({
  pageNumber: number,
  pageSize: size,
  totalCount: count,
});

/** `GET /v3/vehicles/{id}/signals`: every signal there is; what a vehicle does not tell says why. */
export const listSignals = async (
  c: AppContext,
  caller: Caller,
  id: string,
  units: UnitSystem,
): Promise<Result<object>> => {
  const page = numberedPageOf(new URL(c.req.url).searchParams);
  if (!page.ok) return page;
  const { number, size } = page.value;
  const signals = SIGNALS.slice((number - 1) * size, number * size);
  const heard = await hear(c, caller, id, signals);
  if (!heard.ok) return heard;
  return succeed({
    data: signals.map((signal) => signalResource(c, heard.value, signal, units)),
    meta: pageMeta(page.value, SIGNALS.length),
    links: pageLinks(c, `/vehicles/${id}/signals`, page.value, SIGNALS.length),
    included: { vehicle: vehicleResource(c, heard.value.vehicle) },
  });
};

/** `GET /v3/vehicles/{id}/signals/{code}`: what a list only marks is an error here. */
export const showSignal = async (
  c: AppContext,
  caller: Caller,
  id: string,
  code: string,
  units: UnitSystem,
): Promise<Result<object>> => {
  const signal = signalByCode(code);
  if (!signal) return fail('not_found');
  const heard = await hear(c, caller, id, [signal]);
  if (!heard.ok) return heard;
  const check = checkPermission(heard.value.open, signal.permission);
  if (!check.ok) return check;
  if (!heard.value.reading.ok) return heard.value.reading;
  return succeed(signalResource(c, heard.value, signal, units));
};
