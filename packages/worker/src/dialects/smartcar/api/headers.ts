import { fail, type Result, succeed } from '@keyfob/shared/result';
import { isUnitSystem, type UnitSystem } from '@keyfob/shared/vehicle/units';
import type { AppContext } from '../../../context.ts';
import { requestIdOf } from './request-id.ts';

/** `sc-unit-system` of the request; metric where it says nothing. */
export const unitSystemOf = (c: AppContext): Result<UnitSystem> => {
  const asked = c.req.header('sc-unit-system') ?? 'metric';
  return isUnitSystem(asked)
    ? succeed(asked)
    : fail('validation_failed', '"sc-unit-system" must be one of [metric, imperial]', 'sc-unit-system');
};

/** What is told beside a body: when the vehicle said it, when it was fetched, and in which units. */
export const dataHeaders = (
  c: AppContext,
  units: UnitSystem,
  lastUpdated: string | null,
): Readonly<Record<string, string>> => {
  // Not when the request came: what a vehicle says meanwhile is older than this.
  const fetchedAt = new Date().toISOString();
  return {
    'sc-data-age': lastUpdated ?? fetchedAt,
    'sc-fetched-at': fetchedAt,
    'sc-unit-system': units,
    'sc-request-id': requestIdOf(c),
  };
};

/** A body of this face, with its headers. */
export const sendData = (
  c: AppContext,
  units: UnitSystem,
  body: object,
  { lastUpdated = null, status = 200 }: { lastUpdated?: string | null; status?: 200 | 202 } = {},
): Response => {
  for (const [name, value] of Object.entries(dataHeaders(c, units, lastUpdated))) c.header(name, value);
  c.header('Cache-Control', 'no-store');
  return c.json(body, status);
};
