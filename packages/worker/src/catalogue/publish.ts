import { fail, type Result, succeed } from '@keyfob/shared/result';
import { applicationOf } from '../application/application-of.ts';
import type { Config } from '../config.ts';
import { objectName } from '../crypto/handle.ts';
import type { Env } from '../env.ts';
import type { VehicleProfile } from './profile.ts';
import { type CatalogueVersion, CURRENT, PAGES, pageKey, readCurrent, readProfiles } from './published.ts';

/** The version of what is shipped alone. */
export const NOTHING_IMPORTED = 'none';

/**
 * Which import follows another is taken once, for longer than KV goes on giving out what was before it, and than an
 * import that came to its end here may take to be told so. Milliseconds.
 */
const SUCCESSION_MS = 10 * 60_000;
/** Pages of an import that was never published, or of one before the last, go after this long. Milliseconds. */
const STAGED_MS = 60 * 60_000;
/** Removed in one go: a Worker has a thousand calls in one request. */
const REMOVED = 300;

interface PageMetadata {
  readonly stagedAt: number;
}

/** Writes a page of an import. Nothing sees it until the import is published. */
export const stagePage = (
  env: Env,
  version: string,
  page: number,
  profiles: readonly VehicleProfile[],
  now: number,
): Promise<void> =>
  env.PUBLISHED.put(pageKey(version, page), JSON.stringify(profiles), {
    metadata: { stagedAt: now } satisfies PageMetadata,
  });

/**
 * Whether this version is the one that follows `before`. KV cannot compare and swap, an object can; said again for the
 * version that won, it has won still.
 */
const succeeds = async (env: Env, config: Config, before: string, version: string, now: number) => {
  const name = await objectName(config.routing, 'catalogue', 'imports');
  const object = applicationOf(env, { jurisdiction: 'unrestricted', name });
  const until = now + SUCCESSION_MS;
  if (await object.claimOnce(`after:${before}`, until)) return object.claimOnce(`won:${version}`, until);
  return object.isClaimed(`won:${version}`);
};

const repeatedId = (profiles: readonly VehicleProfile[]): string | null => {
  const seen = new Set<string>();
  for (const { id } of profiles) {
    if (seen.has(id)) return id;
    seen.add(id);
  }
  return null;
};

type Staged = Pick<CatalogueVersion, 'version' | 'pages' | 'profiles'>;

/**
 * Puts an import in the place of the one that its importer read (`before`), whole or not at all. Of two at the same
 * time one is told `catalogue_overtaken`. Said again it has happened.
 */
export const publishVersion = async (
  env: Env,
  config: Config,
  before: string,
  staged: Staged,
  now: number,
): Promise<Result<CatalogueVersion>> => {
  const current = await readCurrent(env);
  if (current?.version === staged.version) return succeed(current);
  if ((current?.version ?? NOTHING_IMPORTED) !== before) return fail('catalogue_overtaken');
  const profiles = await readProfiles(env, staged);
  if (profiles === null) return fail('catalogue_incomplete');
  const repeated = repeatedId(profiles);
  if (repeated !== null) return fail('validation_failed', `Two profiles have the id ${repeated}.`);
  if (!(await succeeds(env, config, before, staged.version, now))) return fail('catalogue_overtaken');
  const published: CatalogueVersion = { ...staged, importedAt: now };
  await env.PUBLISHED.put(CURRENT, JSON.stringify(published));
  return succeed(published);
};

/**
 * Removes what no reader needs any more. The version before stays until the next import: places that have not heard of
 * the new one yet read it.
 */
export const removeLeftovers = async (env: Env, kept: readonly string[], now: number): Promise<void> => {
  const { keys } = await env.PUBLISHED.list<PageMetadata>({ prefix: PAGES });
  const isLeft = ({ name, metadata }: (typeof keys)[number]): boolean =>
    !kept.some((version) => name.startsWith(pageKey(version, 0).slice(0, -1))) &&
    (metadata?.stagedAt ?? 0) < now - STAGED_MS;
  const left = keys.filter(isLeft).slice(0, REMOVED);
  await Promise.all(left.map(({ name }) => env.PUBLISHED.delete(name)));
};
