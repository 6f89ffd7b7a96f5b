import { describe, expect, test, vi } from 'vitest';
import { deployed, type Ended, RING, typeKeyfob } from './deployed.ts';

// Each command is a process of its own.
vi.setConfig({ testTimeout: 120_000 });

const server = deployed();
let ring = RING;

const deploy = async (next: string): Promise<void> => {
  ring = next;
  await server.deploy({ KEYFOB_KEYS: next });
};

/** Types `keyfob …` in a terminal that holds the operator's key and the ring. */
const keyfob = (...args: string[]): Promise<Ended> =>
  typeKeyfob([...args, '--url', server.url().href], { KEYFOB_KEYS: ring });

const said = async (...args: string[]): Promise<Ended> => {
  const ended = await keyfob(...args);
  if (ended.code !== 0) throw new Error(`${ended.code}: ${ended.error}`);
  return ended;
};

const refused = async (...args: string[]): Promise<string> => {
  const { code, out, error } = await keyfob(...args);
  expect([code, out]).toEqual([1, '']);
  expect(error.trim()).not.toMatch(/\n/);
  return error;
};

/** A webhook of a new application: its secret is sealed by the newest key. */
const addWebhook = async (): Promise<void> => {
  const flags = ['--name', 'Example partner', '--scopes', 'all', '--redirect-uris', 'http://localhost:3000/'];
  const { out } = await said('app', 'create', ...flags, '--json');
  const { clientId, clientSecret } = JSON.parse(out) as { clientId: string; clientSecret: string };
  const answer = await fetch(new URL('/v1/webhooks', server.url()), {
    method: 'POST',
    body: JSON.stringify({ url: 'http://localhost:9/nobody' }),
    headers: {
      Authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}`,
      'Content-Type': 'application/json',
    },
  });
  expect(answer.status).toBe(201);
};

describe('an operator with the README', () => {
  test('rotates the keys: new, promote, reseal, and retires none too early', async () => {
    await addWebhook();
    const listed = (await said('keys', 'list')).out;
    expect(listed).toMatch(/^test-1 +newest /m);
    expect(listed).toContain('routing secret is not in the ring and never rotates');
    expect(await refused('keys', 'retire', 'test-1')).toContain('newest key: promote another first');

    const made = await said('keys', 'new');
    expect(made.out).toMatch(new RegExp(`^${RING},k-[a-z2-9]{8}:[\\w-]{43}\n$`));
    expect(made.error).toContain('new reader');
    expect(made.error).not.toMatch(/[\w-]{43}/);
    const [, second = ''] = made.out.trim().split(',');
    const [id = ''] = second.split(':');
    ring = made.out.trim();
    expect(await refused('keys', 'promote', id)).toContain('is not the one that Keyfob runs with (test-1)');

    await deploy(made.out.trim());
    const promoted = (await said('keys', 'promote', id)).out.trim();
    expect(promoted).toBe(`${second},${RING}`);
    await deploy(promoted);
    expect((await said('keys', 'list')).out).toMatch(/^test-1 +reads +\S+Z +0 +1 +\S+Z$/m);
    expect(await refused('keys', 'retire', 'test-1')).toBe(
      '1 application may hold something sealed by test-1: run "keyfob keys reseal" first.\n',
    );
    expect((await said('keys', 'reseal')).out).toContain('Nothing is sealed by an older key any more');
    expect((await said('keys', 'list')).out).toMatch(/^test-1 +reads +\S+Z +0 +0 /m);
    expect(await refused('keys', 'retire', 'test-1')).toMatch(
      /in passing is good until 20\S+Z: retire it then/,
    );
  });

  test('takes a reader back that never made anything', async () => {
    const before = ring;
    await deploy((await said('keys', 'new')).out.trim());
    const reader = ring.split(',').at(-1)?.split(':')[0] ?? '';
    expect((await said('keys', 'list')).out).toMatch(new RegExp(`^${reader} +reads, made nothing `, 'm'));
    expect((await said('keys', 'retire', reader)).out.trim()).toBe(before);
  });

  test('is told in a sentence what is wrong', async () => {
    expect(await refused('keys', 'promote', 'nobody')).toContain('The ring has no key nobody');
    const right = ring;
    ring = 'not a ring';
    expect(await refused('keys', 'new')).toBe(
      'What was read is not a key ring: id:base64url, newest first.\n',
    );
    ring = right;
    const typed = await keyfob('keys', 'new', right);
    expect([typed.code, typed.out]).toEqual([2, '']);
  });
});
