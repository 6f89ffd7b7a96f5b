import { fail, type Result, succeed } from '@keyfob/shared/result';
import type { Application } from '../application/application.ts';
import { applicationOf, applicationPlace } from '../application/application-of.ts';
import { DEPARTING, publishedKey } from '../application/registration/publishing.ts';
import type { AppContext } from '../context.ts';
import type { Jurisdiction, Place } from '../crypto/handle.ts';

/** Where applications are found: those there are, then those that were deleted and have garages left. */
const PREFIXES = [publishedKey(''), DEPARTING] as const;

/** How far a walk over all applications is. Texts of KV's own, and the last garage that was looked at. */
export interface Position {
  readonly prefix: number;
  readonly cursor: string | null;
  readonly garage: string;
}

export const START: Position = { prefix: 0, cursor: null, garage: '' };

/** An application at its object. */
export interface Visited {
  readonly place: Place;
  readonly object: DurableObjectStub<Application>;
}

export interface Stretch {
  readonly applications: readonly Visited[];
  /** Where it goes on; `null` at the end. */
  readonly next: Position | null;
}

const isPosition = (value: unknown): value is [number, string | null, string] =>
  Array.isArray(value) &&
  value.length === 3 &&
  (value[0] === 0 || value[0] === 1) &&
  (value[1] === null || typeof value[1] === 'string') &&
  typeof value[2] === 'string';

export const writePosition = (at: Position | null): string | null =>
  at && btoa(JSON.stringify([at.prefix, at.cursor, at.garage]));

export const readPosition = (text: string | undefined): Result<Position> => {
  if (text === undefined) return succeed(START);
  try {
    const value: unknown = JSON.parse(atob(text));
    if (isPosition(value)) return succeed({ prefix: value[0], cursor: value[1], garage: value[2] });
  } catch {
    // Not one of ours.
  }
  return fail('validation_failed', 'Expected a cursor of an answer before.', 'cursor');
};

const listKeys = async (c: AppContext, { prefix, cursor }: Position, limit: number) => {
  const name = PREFIXES[prefix] ?? DEPARTING;
  return c.env.PUBLISHED.list({ prefix: name, limit, ...(cursor === null ? {} : { cursor }) });
};

type Kept = { readonly clientId: string; readonly jurisdiction: Jurisdiction };

const visit = async (c: AppContext, { clientId, jurisdiction }: Kept): Promise<Visited> => {
  const place = await applicationPlace(c.var.config, clientId, jurisdiction);
  return { place, object: applicationOf(c.env, place) };
};

/** The next applications of a walk, as the copies know them: a new one may be missing for a minute. */
export const nextApplications = async (
  c: AppContext,
  at: Position,
  limit: number,
): Promise<Result<Stretch>> => {
  let page: Awaited<ReturnType<typeof listKeys>>;
  try {
    page = await listKeys(c, at, limit);
  } catch (error) {
    if (at.cursor === null) throw error;
    return fail('validation_failed', 'Expected a cursor of an answer before.', 'cursor');
  }
  const names = page.keys.map(({ name }) => name);
  const copies = names.length === 0 ? new Map() : await c.env.PUBLISHED.get<Kept>(names, 'json');
  const kept = names.flatMap((name): Kept[] => copies.get(name) ?? []);
  const applications = await Promise.all(kept.map((each) => visit(c, each)));
  const over = at.prefix + 1 < PREFIXES.length ? { ...START, prefix: at.prefix + 1 } : null;
  return succeed({
    applications,
    next: page.list_complete ? over : { prefix: at.prefix, cursor: page.cursor, garage: '' },
  });
};
