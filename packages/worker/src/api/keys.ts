import { fail, type Result, succeed } from '@keyfob/shared/result';
import * as v from 'valibot';
import type { AppContext } from '../context.ts';
import { parseWith, readJson } from '../request-body.ts';
import {
  nextApplications,
  type Position,
  readPosition,
  type Visited,
  writePosition,
} from './every-application.ts';
import { type OperatorAnswer, operatorEndpoint } from './operator.ts';
import { resealGarages, resealOwnSecrets } from './reseal.ts';
import { type KeyTimes, ringState, settledAt } from './ring-state.ts';

/** Each is one hop: a Worker has a thousand in one request. */
const APPLICATIONS_LISTED = 50;
const APPLICATIONS_RESEALED = 10;
/** Three hops each. */
const GARAGES_RESEALED = 25;

const iso = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString());

interface Held {
  readonly garages: number;
  readonly applications: number;
}

const keyShown = (key: KeyTimes, { garages, applications }: Held) => ({
  id: key.id,
  state: key.state,
  seenAt: iso(key.seenAt),
  newestAt: iso(key.newestAt),
  supersededAt: iso(key.supersededAt),
  promotableAt: iso(key.promotableAt),
  retirableAt: iso(key.retirableAt),
  // Everything new is sealed by the newest: a number would say nothing.
  garages: key.state === 'newest' ? null : garages,
  applications: key.state === 'newest' ? null : applications,
});

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/**
 * The ring, newest first, and for each older key how many garages and applications of this page may still hold
 * something sealed by it. A reader sealed nothing ever.
 */
const list = async (c: AppContext): Promise<Result<OperatorAnswer>> => {
  const at = readPosition(c.req.query('cursor'));
  if (!at.ok) return at;
  const keys = await ringState(c);
  const page = await nextApplications(c, at.value, APPLICATIONS_LISTED);
  if (!page.ok) return page;
  const { applications, next } = page.value;
  const times = keys.map(({ unusedSince }) => unusedSince ?? 0);
  const held = await Promise.all(applications.map(({ object }) => object.holding(times)));
  const data = keys.map((key, index) =>
    keyShown(key, {
      garages: sum(held.map(({ garages }) => garages[index] ?? 0)),
      applications: held.filter(({ keyIds }) => keyIds.includes(key.id)).length,
    }),
  );
  return succeed({ body: { data, nextCursor: writePosition(next) } });
};

interface Progress {
  readonly done: number;
  readonly failed: number;
  readonly next: Position | null;
  readonly visited: readonly Visited[];
}

/** One batch: so many applications and so many garages at most. The work is kept where it was done. */
const walk = async (c: AppContext, start: Position, time: number): Promise<Result<Progress>> => {
  let [done, failed] = [0, 0];
  let next: Position | null = start;
  const visited: Visited[] = [];
  for (let hops = 0; next && hops < APPLICATIONS_RESEALED && done + failed < GARAGES_RESEALED; hops += 1) {
    const at: Position = next;
    const page = await nextApplications(c, at, 1);
    if (!page.ok) return page;
    next = page.value.next;
    for (const application of page.value.applications) {
      visited.push(application);
      if (at.garage === '') failed += await resealOwnSecrets(c, application);
      const room = Math.max(GARAGES_RESEALED - done - failed, 1);
      const batch = await resealGarages(c, application, time, at.garage, room);
      [done, failed] = [done + batch.done, failed + batch.failed];
      if (batch.after !== null) next = { ...at, garage: batch.after };
    }
  }
  return succeed({ done, failed, next, visited });
};

const bodySchema = v.strictObject({ cursor: v.optional(v.pipe(v.string(), v.maxLength(2048))) });

/**
 * Seals anew a batch of what older keys sealed. `left`: garages still to do in the applications this call came to,
 * those that failed with them. Called again, with the cursor or without, it goes on.
 */
const reseal = async (c: AppContext): Promise<Result<OperatorAnswer>> => {
  const json = await readJson(c.req.raw);
  const body = json.ok ? parseWith(bodySchema, json.value) : json;
  const start = body.ok ? readPosition(body.value.cursor) : body;
  if (!start.ok) return start;
  const time = settledAt(c, await ringState(c));
  // What is marked before, a place that still has the ring of before could seal by the old key afterwards.
  if (c.var.now < time) return fail('keys_not_settled', `Seal anew from ${iso(time)} on.`);
  const walked = await walk(c, start.value, time);
  if (!walked.ok) return walked;
  const { done, failed, next, visited } = walked.value;
  const held = await Promise.all(visited.map(({ object }) => object.holding([time])));
  const left = sum(held.map(({ garages }) => sum(garages)));
  return succeed({ body: { done, left, failed, nextCursor: writePosition(next) } });
};

/** `/v1/keys`, behind the operator's key. */
export const keyEndpoints = { list: operatorEndpoint(list), reseal: operatorEndpoint(reseal) };
