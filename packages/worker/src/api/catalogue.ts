import { fail, type Result, succeed } from '@keyfob/shared/result';
import { PROVIDERS } from '@keyfob/shared/vehicle/vehicle';
import * as v from 'valibot';
import { searchProfiles } from '../catalogue/catalogue.ts';
import type { VehicleProfile } from '../catalogue/profile.ts';
import { NOTHING_IMPORTED, publishVersion, removeLeftovers, stagePage } from '../catalogue/publish.ts';
import { type CatalogueVersion, pageKey, readCurrent, versionSchema } from '../catalogue/published.ts';
import { LIMITS, readRow } from '../catalogue/row.ts';
import { SIZE_LIMIT } from '../catalogue/search.ts';
import { shippedProfiles } from '../catalogue/shipped/shipped.ts';
import { forgetStanding } from '../catalogue/standing.ts';
import type { AppContext } from '../context.ts';
import { parseWith, readJson } from '../request-body.ts';
import { type OperatorAnswer, operatorEndpoint } from './operator.ts';

/** What is imported, and how much comes with Keyfob. */
const shown = (current: CatalogueVersion | null): OperatorAnswer => ({
  body: {
    version: current?.version ?? null,
    pages: current?.pages ?? 0,
    profiles: current?.profiles ?? 0,
    importedAt: current === null ? null : new Date(current.importedAt).toISOString(),
    shipped: shippedProfiles().length,
  },
  headers: { ETag: `"${current?.version ?? NOTHING_IMPORTED}"` },
});

const read = async (c: AppContext): Promise<Result<OperatorAnswer>> =>
  succeed(shown(await readCurrent(c.env)));

const pageSchema = v.pipe(
  v.string(),
  v.regex(/^(0|[1-9][0-9]?)$/, `Expected 0 to ${LIMITS.pages - 1}.`),
  v.transform(Number),
);
const placeSchema = v.object({ version: versionSchema, page: pageSchema });

const readPage = async (c: AppContext): Promise<Result<OperatorAnswer>> => {
  const place = parseWith(placeSchema, c.req.param());
  if (!place.ok) return place;
  const key = pageKey(place.value.version, place.value.page);
  const profiles = await c.env.PUBLISHED.get<readonly VehicleProfile[]>(key, 'json');
  return profiles === null ? fail('not_found') : succeed({ body: { profiles } });
};

const stagedSchema = v.strictObject({ profiles: v.pipe(v.array(v.unknown()), v.minLength(1)) });

/** Each of them, or the first thing that is wrong. */
const readRows = async (rows: readonly unknown[]): Promise<Result<readonly VehicleProfile[]>> => {
  const profiles: VehicleProfile[] = [];
  for (const [index, row] of rows.entries()) {
    const said = await readRow(row);
    if (!said.ok) {
      const [issue] = said.issues;
      const field = ['profiles', index, issue?.field].filter((part) => part !== '').join('.');
      return fail('validation_failed', issue?.message, field);
    }
    profiles.push(said.profile);
  }
  return succeed(profiles);
};

const stage = async (c: AppContext): Promise<Result<OperatorAnswer>> => {
  const place = parseWith(placeSchema, c.req.param());
  if (!place.ok) return place;
  const json = await readJson(c.req.raw);
  const body = json.ok ? parseWith(stagedSchema, json.value) : json;
  const profiles = body.ok ? await readRows(body.value.profiles) : body;
  if (!profiles.ok) return profiles;
  const { version, page } = place.value;
  // What readers hold under a version never changes.
  if ((await readCurrent(c.env))?.version === version)
    return fail('validation_failed', 'This version is published: import another.', 'version');
  await stagePage(c.env, version, page, profiles.value, c.var.now);
  return succeed({ body: { profiles: profiles.value.length } });
};

const publishSchema = v.strictObject({
  version: versionSchema,
  pages: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LIMITS.pages)),
  profiles: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LIMITS.profiles)),
});

/** The version that the caller read, by `If-Match` (RFC 9110 §13.1.1). One that was made weak on the way is the same. */
const versionSeen = (c: AppContext): Result<string> => {
  const [, version] = /^\s*(?:W\/)?"([0-9a-z]{1,64})"\s*$/.exec(c.req.header('If-Match') ?? '') ?? [];
  return version === undefined ? fail('version_required', undefined, 'If-Match') : succeed(version);
};

const publish = async (c: AppContext): Promise<Result<OperatorAnswer>> => {
  const before = versionSeen(c);
  if (!before.ok) return before;
  const json = await readJson(c.req.raw);
  const staged = json.ok ? parseWith(publishSchema, json.value) : json;
  if (!staged.ok) return staged;
  const published = await publishVersion(c.env, c.var.config, before.value, staged.value, c.var.now);
  if (!published.ok) return published;
  forgetStanding();
  const kept = [before.value, staged.value.version];
  // The next import does what this one may leave.
  c.executionCtx.waitUntil(removeLeftovers(c.env, kept, c.var.now).catch(() => undefined));
  return succeed(shown(published.value));
};

const count = (most: number) =>
  v.pipe(
    v.string(),
    v.regex(/^[0-9]{1,6}$/, `Expected 0 to ${most}.`),
    v.transform(Number),
    v.maxValue(most, `Expected 0 to ${most}.`),
  );

const searchSchema = v.object({
  search: v.optional(v.pipe(v.string(), v.maxLength(200))),
  provider: v.optional(v.picklist(PROVIDERS)),
  country: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z]{2}$/, 'Expected two letters (ISO 3166-1).'))),
  size: v.optional(count(SIZE_LIMIT), '50'),
  page: v.optional(count(100_000), '0'),
});

/** A page of all there is, as applications find it: at most a minute and a half behind an import. */
const search = async (c: AppContext): Promise<Result<OperatorAnswer>> => {
  const query = parseWith(searchSchema, c.req.query());
  if (!query.ok) return query;
  const { provider, ...rest } = query.value;
  const found = await searchProfiles(c.env, { ...rest, ...(provider ? { providers: [provider] } : {}) });
  return succeed({ body: { data: found } });
};

/** `/v1/catalogue`, behind the operator's key. */
export const catalogueEndpoints = {
  read: operatorEndpoint(read),
  readPage: operatorEndpoint(readPage),
  stagePage: operatorEndpoint(stage),
  publish: operatorEndpoint(publish),
  search: operatorEndpoint(search),
};
