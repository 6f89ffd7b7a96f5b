import { env } from 'cloudflare:workers';
import { beforeEach, expect, it } from 'vitest';
import { findProfile, searchProfiles } from '../../src/catalogue/catalogue.ts';
import { shippedProfiles } from '../../src/catalogue/shipped/shipped.ts';
import { forgetStanding } from '../../src/catalogue/standing.ts';
import type { Env } from '../../src/env.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { askCatalogue, importRows, newVersion } from './importing.ts';
import { row } from './row.ts';

restoreClockAfterEach();

// The clock of one test is not that of the next: each asks anew first.
beforeEach(forgetStanding);

const ID = 'c0ffee'.repeat(4);
const [SHIPPED] = shippedProfiles();

/** Counts what is read of KV. */
const counted = (): { readonly env: Env; readonly reads: () => number } => {
  let reads = 0;
  const published = new Proxy(env.PUBLISHED, {
    get: (kv, name) => {
      if (name !== 'get') return Reflect.get(kv, name);
      return (...args: Parameters<typeof kv.get>) => {
        reads += 1;
        return kv.get(...args);
      };
    },
  });
  return { env: { ...env, PUBLISHED: published } as Env, reads: () => reads };
};

const unreadable = {
  ...env,
  PUBLISHED: { get: () => Promise.reject(new Error('KV is away.')) },
} as unknown as Env;

it('without KV nothing is made up where nothing is known yet', async () => {
  await expect(findProfile(unreadable, SHIPPED?.id ?? '')).rejects.toThrow('KV is away.');
});

it('whose reading is broken off, or never ends, holds up nobody else', async () => {
  const silent = { ...env, PUBLISHED: { get: () => new Promise(() => {}) } } as unknown as Env;
  void findProfile(silent, SHIPPED?.id ?? '');
  expect(await findProfile(env, SHIPPED?.id ?? '')).toEqual(SHIPPED);
  letPass(60);
  void findProfile(silent, SHIPPED?.id ?? '');
  expect(await findProfile(env, SHIPPED?.id ?? '')).toEqual(SHIPPED);
});

it('what is shipped is there without an import', async () => {
  expect(await findProfile(env, SHIPPED?.id ?? '')).toEqual(SHIPPED);
  expect(await findProfile(env, '0'.repeat(24))).toBeNull();
});

it('an isolate reads KV once in half a minute, and the profiles once an import', async () => {
  await importRows(row({ id: ID }));
  const { env: watched, reads } = counted();
  await Promise.all([findProfile(watched, ID), searchProfiles(watched, {}), findProfile(watched, ID)]);
  expect(reads()).toBe(2);
  letPass(31);
  await searchProfiles(watched, { search: 'model' });
  await searchProfiles(watched, { search: 'example' });
  expect(reads()).toBe(3);
});

it('what is known goes on being answered while KV is away', async () => {
  letPass(60);
  expect((await findProfile(unreadable, ID))?.id).toBe(ID);
});

it('pages that have not come yet leave what was there before', async () => {
  const late = { version: newVersion(), pages: 1, profiles: 1, importedAt: Date.now() };
  await env.PUBLISHED.put('catalogue:current', JSON.stringify(late));
  letPass(60);
  expect((await findProfile(env, ID))?.id).toBe(ID);
  const other = 'facade'.repeat(4);
  const profile = { ...SHIPPED, id: other };
  await env.PUBLISHED.put(`catalogue:page:${late.version}:0`, JSON.stringify([profile]));
  letPass(70);
  expect((await findProfile(env, other))?.id).toBe(other);
  expect(await findProfile(env, ID)).toBeNull();
});

it('the operator searches what applications find', async () => {
  const search = async (query: string) => {
    const answer = await askCatalogue('GET', `/profiles?${query}`);
    return { status: answer.status, ...(await answer.json<{ data?: { make: string; id: string }[] }>()) };
  };
  const { data } = await search('search=tesla+model+3&country=no&provider=enode&size=5');
  expect(data).toHaveLength(5);
  expect(new Set(data?.map(({ make }) => make))).toEqual(new Set(['tesla']));
  expect((await search('size=101')).status).toBe(422);
  expect((await search('country=Norway')).status).toBe(422);
  expect((await search('provider=nobody')).status).toBe(422);
});
