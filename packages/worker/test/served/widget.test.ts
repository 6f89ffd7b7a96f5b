import { beforeAll, describe, expect, test } from 'vitest';
import { deployed } from './deployed.ts';

/** Most of what is asked here never reaches the Worker's code. */
const server = deployed();

interface Integrity {
  readonly version: string;
  readonly files: Readonly<Record<string, string>>;
}

let integrity: Integrity;

const get = (path: string, headers: Record<string, string> = {}) =>
  server.fetch(path, { redirect: 'manual', headers });

const bytesOf = async (path: string): Promise<ArrayBuffer> => (await get(path)).arrayBuffer();

const sha384 = async (bytes: ArrayBuffer): Promise<string> => {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-384', bytes));
  return `sha384-${btoa(String.fromCharCode(...digest))}`;
};

const EVERGREEN = ['/keyfob.js', '/return.js', '/integrity.json'];
const lasting = (): string[] => Object.keys(integrity.files);

beforeAll(async () => {
  integrity = (await (await get('/integrity.json')).json()) as Integrity;
});

describe('the widget’s files', () => {
  test('are all there under addresses that last', () => {
    const { version } = integrity;
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(lasting()).toEqual(expect.arrayContaining([`/keyfob@${version}.js`, `/return@${version}.js`]));
    const chunks = lasting().filter((path) => /^\/keyfob\/[\w-]+-[\w-]{8}\.js$/.test(path));
    expect(chunks.length).toBeGreaterThan(15);
    for (const path of lasting()) expect(path).toMatch(/^\/(keyfob\/|(keyfob|return)@)/);
  });

  test('may be loaded by any site, also one that isolates itself, and set no cookie', async () => {
    for (const path of [...EVERGREEN, ...lasting()]) {
      const answer = await get(path, { Origin: 'https://partner.example.com' });
      expect(answer.status, path).toBe(200);
      expect(Object.fromEntries(answer.headers), path).toMatchObject({
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
        'x-content-type-options': 'nosniff',
      });
      expect(answer.headers.get('content-type'), path).toMatch(
        path.endsWith('.json') ? /^application\/json/ : /^text\/javascript/,
      );
      expect(answer.headers.get('set-cookie'), path).toBeNull();
    }
  });

  test('are kept for good where the address names the version or the content', async () => {
    for (const path of lasting())
      expect((await get(path)).headers.get('cache-control'), path).toBe(
        'public, max-age=31536000, immutable',
      );
  });

  test('are asked for again where the address stays and the file does not', async () => {
    for (const path of EVERGREEN)
      expect((await get(path)).headers.get('cache-control'), path).toBe(
        'public, max-age=300, stale-while-revalidate=86400',
      );
  });

  test('have the hashes that integrity.json tells', async () => {
    for (const [path, hash] of Object.entries(integrity.files))
      expect(await sha384(await bytesOf(path)), path).toBe(hash);
  });

  test('are the same under the evergreen address as under the newest version', async () => {
    for (const name of ['keyfob', 'return'])
      expect(await sha384(await bytesOf(`/${name}.js`))).toBe(
        integrity.files[`/${name}@${integrity.version}.js`],
      );
  });

  test('reach what they load later, from either address', async () => {
    const script = new TextDecoder().decode(await bytesOf('/keyfob.js'));
    const later = [...script.matchAll(/import\([`'"]\.(\/keyfob\/[^`'"]+)/g)].map(([, path = '']) => path);
    expect(later.length).toBeGreaterThan(15);
    for (const path of later) expect(lasting()).toContain(path);
  });
});

describe('beside the widget’s files', () => {
  test.each([
    '/keyfob@99.0.0.js',
    '/return@0.0.0.js',
    '/keyfob/xx-00000000.js',
    '/keyfob',
    '/keyfob/',
    '/_headers',
    '/_redirects',
  ])('there is nothing at %s, and a problem says so', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toMatchObject({
      code: 'not_found',
      status: 404,
    });
  });

  test.each([
    ['/', 404],
    ['/link', 404],
    ['/health', 200],
    ['/.well-known/oauth-authorization-server', 200],
  ])('the Worker answers %s itself', async (path, status) => {
    const answer = await get(path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('x-request-id')).not.toBeNull();
  });
});
