import * as v from 'valibot';
import type { Env } from '../env.ts';
import type { VehicleProfile } from './profile.ts';

/** Which import stands. The one value that changes: pages are written once, under the version they belong to. */
export interface CatalogueVersion {
  readonly version: string;
  readonly pages: number;
  readonly profiles: number;
  /** When it was imported; milliseconds since the epoch. */
  readonly importedAt: number;
}

export const CURRENT = 'catalogue:current';
export const PAGES = 'catalogue:page:';

export const versionSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, 'Expected 32 hexadecimal digits.'));

export const pageKey = (version: string, page: number): string => `${PAGES}${version}:${page}`;

/** The import that stands, at most a minute old; `null` where nothing was ever imported. */
export const readCurrent = (env: Env): Promise<CatalogueVersion | null> =>
  env.PUBLISHED.get<CatalogueVersion>(CURRENT, { type: 'json', cacheTtl: 30 });

/** Its profiles; `null` while not all of its pages have come to this place of Cloudflare's. */
export const readProfiles = async (
  env: Env,
  { version, pages, profiles }: Pick<CatalogueVersion, 'version' | 'pages' | 'profiles'>,
): Promise<readonly VehicleProfile[] | null> => {
  if (pages === 0) return [];
  const keys = Array.from({ length: pages }, (_, page) => pageKey(version, page));
  const found = await env.PUBLISHED.get<readonly VehicleProfile[]>(keys, 'json');
  const all = keys.flatMap((key) => found.get(key) ?? []);
  return all.length === profiles ? all : null;
};
