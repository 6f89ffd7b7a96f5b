import { env } from 'cloudflare:workers';
import { fail } from '@keyfob/shared/result';
import { describe, expect, it } from 'vitest';
import { findProfile } from '../../src/catalogue/catalogue.ts';
import { publishVersion } from '../../src/catalogue/publish.ts';
import { shippedProfiles } from '../../src/catalogue/shipped/shipped.ts';
import { forgetStanding } from '../../src/catalogue/standing.ts';
import { readConfig } from '../../src/config.ts';
import type { Env } from '../../src/env.ts';
import { ORIGIN } from '../support/browser.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { askCatalogue, importRows, newVersion, problem, publish, stage, standing } from './importing.ts';
import { row } from './row.ts';

restoreClockAfterEach();

const ID = 'c0ffee'.repeat(4);
const OTHER = 'facade'.repeat(4);

const pageKeys = async (): Promise<string[]> =>
  (await env.PUBLISHED.list({ prefix: 'catalogue:page:' })).keys.map(({ name }) => name);

/** KV that answers what stands only when everybody has asked: nobody has read what another wrote. */
const whereAllReadFirst = (many: number): Env => {
  let waiting = many;
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const published = new Proxy(env.PUBLISHED, {
    get: (kv, name) => {
      if (name === 'put') return (key: string, value: string) => kv.put(key, value);
      return async (key: string, options: object) => {
        const read = await kv.get(key, options as { type: 'json' });
        if (key !== 'catalogue:current') return read;
        waiting -= 1;
        if (waiting === 0) open();
        await gate;
        return read;
      };
    },
  });
  return { ...env, PUBLISHED: published } as Env;
};

const found = async (id: string): Promise<string | null> => (await findProfile(env, id))?.version ?? null;

describe('an import', () => {
  it('is for the operator alone', async () => {
    for (const [method, path] of [
      ['GET', ''],
      ['PUT', ''],
      ['GET', '/profiles'],
      ['GET', `/versions/${newVersion()}/pages/0`],
      ['PUT', `/versions/${newVersion()}/pages/0`],
    ] as const) {
      const answer = await fetchKeyfob(`/v1/catalogue${path}`, { method });
      expect(await problem(answer), `${method} ${path}`).toBe('401 operator_key_invalid');
    }
    expect(await pageKeys()).toEqual([]);
  });

  it('is seen when it is published, whole, and not before', async () => {
    const version = newVersion();
    const { tag } = await standing();
    expect((await stage(version, 0, [row({ id: ID })])).status).toBe(200);
    expect((await stage(version, 1, [row({ id: OTHER, version: 'Second page' })])).status).toBe(200);
    expect(await found(ID)).toBeNull();
    const published = await publish(tag, version, 2, 2);
    expect(published.headers.get('ETag')).toBe(`"${version}"`);
    expect(await published.json()).toMatchObject({
      version,
      pages: 2,
      profiles: 2,
      shipped: shippedProfiles().length,
    });
    expect(await found(ID)).toBe('Example');
    expect(await found(OTHER)).toBe('Second page');
  });

  it('takes the place of the one before, and of what is shipped only by id', async () => {
    const [shipped, kept] = shippedProfiles();
    if (!shipped || !kept) throw new Error('Nothing is shipped.');
    await importRows(row({ id: shipped.id, version: 'Mine' }), row({ id: ID }));
    expect(await found(shipped.id)).toBe('Mine');
    expect(await found(kept.id)).toBe(kept.version);
    await importRows(row({ id: OTHER }));
    expect(await found(shipped.id)).toBe(shipped.version);
    expect(await found(ID)).toBeNull();
  });

  it('of nothing leaves what is shipped', async () => {
    await importRows(row({ id: ID }));
    expect((await publish((await standing()).tag, newVersion(), 0, 0)).status).toBe(200);
    expect((await standing()).standing.profiles).toBe(0);
    expect(await found(ID)).toBeNull();
  });

  it('that is broken off changes nothing, and what it left goes away', async () => {
    await importRows(row({ id: ID }));
    const broken = newVersion();
    await stage(broken, 0, [row({ id: OTHER })]);
    expect(await found(OTHER)).toBeNull();
    letPass(2 * 60 * 60);
    const begun = newVersion();
    await stage(begun, 0, [row({ id: OTHER })]);
    await importRows(row({ id: ID }));
    await expect.poll(pageKeys).not.toContain(`catalogue:page:${broken}:0`);
    expect(await pageKeys()).toContain(`catalogue:page:${begun}:0`);
    expect(await found(ID)).toBe('Example');
  });

  it('keeps the version before for places that have not heard of the new one, and no older one', async () => {
    const oldest = await importRows(row({ id: ID }));
    letPass(2 * 60 * 60);
    const before = await importRows(row({ id: ID }));
    letPass(2 * 60 * 60);
    const last = await importRows(row({ id: ID }));
    await expect.poll(pageKeys).not.toContain(`catalogue:page:${oldest}:0`);
    expect(await pageKeys()).toEqual(
      expect.arrayContaining([`catalogue:page:${before}:0`, `catalogue:page:${last}:0`]),
    );
  });

  it('whose pages are not all there is not published', async () => {
    const version = await importRows(row({ id: ID }));
    const { tag } = await standing();
    const next = newVersion();
    await stage(next, 0, [row({ id: OTHER })]);
    expect(await problem(await publish(tag, next, 2, 2))).toBe('409 catalogue_incomplete');
    expect(await problem(await publish(tag, next, 1, 2))).toBe('409 catalogue_incomplete');
    expect((await standing()).standing.version).toBe(version);
    await stage(next, 1, [row({ id: ID })]);
    expect((await publish(tag, next, 2, 2)).status).toBe(200);
  });

  it('said twice has happened once', async () => {
    const version = newVersion();
    await stage(version, 0, [row({ id: ID })]);
    const { tag } = await standing();
    const [first, again] = [await publish(tag, version, 1, 1), await publish(tag, version, 1, 1)];
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(await again.json()).toEqual(await first.json());
  });

  it.each([2, 5])('wins alone where %i are published at once, and the others are told', async (many) => {
    const { standing: before } = await standing();
    const versions = Array.from({ length: many }, newVersion);
    for (const version of versions) await stage(version, 0, [row({ id: ID, version })]);
    const config = await readConfig(env, ORIGIN);
    if ('missing' in config) throw new Error('Not configured.');
    const together = whereAllReadFirst(many);
    const publishNow = (version: string) =>
      publishVersion(together, config, before.version ?? '', { version, pages: 1, profiles: 1 }, Date.now());
    const answers = await Promise.all(versions.map(publishNow));
    const won = versions.filter((_, index) => answers[index]?.ok);
    expect(won).toHaveLength(1);
    for (const answer of answers.filter(({ ok }) => !ok)) expect(answer).toEqual(fail('catalogue_overtaken'));
    expect((await standing()).standing.version).toBe(won[0]);
    forgetStanding();
    expect(await found(ID)).toBe(won[0]);
  });

  it('on what another import has replaced says so, also where KV still gives out what was before', async () => {
    const { tag } = await standing();
    const before = await env.PUBLISHED.get('catalogue:current');
    await importRows(row({ id: ID }));
    if (before === null) throw new Error('Nothing stood.');
    const after = (await env.PUBLISHED.get('catalogue:current')) ?? '';
    await env.PUBLISHED.put('catalogue:current', before);
    const version = newVersion();
    await stage(version, 0, [row({ id: OTHER })]);
    expect(await problem(await publish(tag, version, 1, 1))).toBe('412 catalogue_overtaken');
    expect(await problem(await publish('"abc"', version, 1, 1))).toBe('412 catalogue_overtaken');
    expect(await problem(await publish('', version, 1, 1))).toBe('428 version_required If-Match');
    await env.PUBLISHED.put('catalogue:current', after);
  });
});

describe('a page of an import', () => {
  const version = newVersion();
  const staged = async (...rows: readonly unknown[]) => problem(await stage(version, 0, rows));

  it.each([
    [{ make: 'Land Rover' }, 'make: Expected a slug, such as "land-rover".'],
    [{ make: 'acme' }, 'makeName: Invalid key: Expected "makeName" but received undefined'],
    [{ model: 'a\u0000b' }, 'model: Control characters are not allowed.'],
    [{ id: 'x' }, 'id: Expected 24 hexadecimal digits, in lower case.'],
    [{ years: { from: 2027, to: 2026 } }, 'years: Expected the last year not before the first.'],
    [{ countries: ['Norway'] }, 'countries.0: Expected countries by two letters (ISO 3166-1).'],
    [{ plugs: ['CHADEMO', 'CHADEMO'] }, 'plugs: Expected each only once.'],
    [{ make: 'lucid', providers: ['smartcar'] }, 'providers: Expected only providers that reach the make.'],
    [{ oops: 1 }, 'oops: Invalid key: Expected never but received "oops"'],
  ])('names what is wrong with %j, and where', async (changes, said) => {
    expect(await staged(row(), row(changes))).toBe(`422 validation_failed profiles.1.${said}`);
    expect(await pageKeys()).not.toContain(`catalogue:page:${version}:0`);
  });

  it.each([
    [{ batteryKwh: 0 }, 'batteryKwh'],
    [{ batteryKwh: 5000 }, 'batteryKwh'],
    [{ batteryKwh: '75' }, 'batteryKwh'],
    [{ rangeKm: -1 }, 'rangeKm'],
    [{ rangeCycle: 'XYZ' }, 'rangeCycle'],
    [{ plugs: [] }, 'plugs'],
    [{ model: 'x'.repeat(81) }, 'model'],
    [{ years: { from: 1980, to: null } }, 'years.from'],
  ])('refuses %j', async (changes, field) => {
    expect(await staged(row(changes))).toMatch(`422 validation_failed profiles.0.${field}:`);
  });

  it('has rows that are objects, and is no larger than any request', async () => {
    expect(await staged('row')).toBe('422 validation_failed profiles.0: Expected an object.');
    expect(await staged()).toMatch('422 validation_failed profiles:');
    expect(await staged(row({ model: 'x'.repeat(70_000) }))).toMatch('413 body_too_large');
    expect((await stage('x', 0, [row()])).status).toBe(422);
    expect((await stage(version, 100, [row()])).status).toBe(422);
  });

  it('fills in what follows from the rest', async () => {
    await importRows(
      row({ make: 'toyota', countries: ['NO'] }),
      row({ make: 'acme', makeName: 'Acme', version: 'Unreached' }),
    );
    const { standing: stands } = await standing();
    const page = await askCatalogue('GET', `/versions/${stands.version}/pages/0`);
    const { profiles } = await page.json<{ profiles: Record<string, unknown>[] }>();
    // Smartcar does not reach Toyota in Europe.
    expect(profiles[0]).toMatchObject({ makeName: 'Toyota', providers: ['enode', 'simulator'] });
    expect(profiles[0]?.['id']).toMatch(/^[0-9a-f]{24}$/);
    expect(profiles[1]).toMatchObject({ makeName: 'Acme', providers: [], countries: [] });
  });

  it('of a version that is published does not change any more', async () => {
    const published = await importRows(row({ id: ID }));
    const answer = await stage(published, 0, [row({ id: OTHER })]);
    expect(await problem(answer)).toMatch('422 validation_failed version:');
  });

  it('cannot have an id that another page has', async () => {
    const twice = newVersion();
    await stage(twice, 0, [row({ id: ID })]);
    await stage(twice, 1, [row({ id: ID })]);
    const answer = await publish((await standing()).tag, twice, 2, 2);
    expect(await problem(answer)).toBe(`422 validation_failed: Two profiles have the id ${ID}.`);
  });
});
