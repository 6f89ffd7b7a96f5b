import { describe, expect, it } from 'vitest';
import { demo } from '../support/applications.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { countObjects } from '../support/objects.ts';

const PATHS = [
  '/health',
  '/oauth/authorize',
  '/oauth/token',
  '/v1/link-sessions',
  '/v1/link-sessions/ses_x/cancel',
  '/enode/users/someone/link',
  '/link/lnk_x/open',
  '/callback/simulator',
  '/simulator/oauth/authorize',
  '/simulator/oauth/token',
  '/errors/not_found',
  '/nowhere',
];

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Every path with every method; a GET has no body. */
const requests = (methods: readonly string[]) =>
  PATHS.flatMap((path) => methods.map((method) => [method, path] as const));

/** The error code, from whichever form the answer has. */
const codeOf = async (response: Response): Promise<string> => {
  const text = await response.text();
  if (!text.startsWith('{')) return 'page';
  const body = JSON.parse(text);
  return body.code ?? (body.error_uri ?? body.type).split('/').pop();
};

/** Enode's documentation knows no status of its own for these. */
const statusOf = (path: string, status: number): number => (path.startsWith('/enode/users') ? 400 : status);

const big = (length: number): string => 'x'.repeat(length);

describe('an address', () => {
  it.each(requests(METHODS))('longer than 8 kB is too long: %s %s', async (method, path) => {
    const objects = await countObjects();
    const response = await fetchKeyfob(`${path}?state=${big(8 * 1024)}`, { method });
    expect(response.status).toBe(statusOf(path, 414));
    if (response.status === 414) expect(await codeOf(response)).toBe('address_too_long');
    expect(await countObjects()).toBe(objects);
  });

  it('of 8 kB is read', async () => {
    const base = 'http://localhost:8787/errors/not_found?x=';
    const fits = base + big(8 * 1024 - base.length);
    expect((await fetchKeyfob(fits)).status).toBe(200);
    expect((await fetchKeyfob(`${fits}x`)).status).toBe(414);
  });

  it.each(requests(['GET', 'POST']))('with more than a hundred parameters: %s %s', async (method, path) => {
    const many = Array.from({ length: 101 }, (_, index) => `p${index}=1`).join('&');
    const response = await fetchKeyfob(`${path}?${many}`, { method });
    expect(response.status).toBe(400);
    expect(await codeOf(response)).toBeOneOf(['too_many_parameters', 'payload-validation-error']);
  });

  it('says so to people in a page', async () => {
    const headers = { Accept: 'text/html' };
    const response = await fetchKeyfob(`/oauth/authorize?state=${big(8 * 1024)}`, { headers });
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      414,
      'text/html; charset=UTF-8',
    ]);
  });
});

describe('headers', () => {
  it.each(requests(METHODS))('larger than 16 kB are too large: %s %s', async (method, path) => {
    const objects = await countObjects();
    const response = await fetchKeyfob(path, { method, headers: { Cookie: `a=${big(16 * 1024)}` } });
    expect(response.status).toBe(statusOf(path, 431));
    if (response.status === 431) expect(await codeOf(response)).toBe('headers_too_large');
    expect(await countObjects()).toBe(objects);
  });

  it('count together, names and values', async () => {
    const headers = Object.fromEntries(Array.from({ length: 170 }, (_, index) => [`x-${index}`, big(100)]));
    expect((await fetchKeyfob('/health', { headers })).status).toBe(431);
  });

  it('of a browser with much to say are read', async () => {
    expect((await fetchKeyfob('/health', { headers: { Cookie: big(15 * 1024) } })).status).toBe(200);
  });
});

const WRITES = ['POST', 'PUT', 'PATCH', 'DELETE'];
const TYPES = ['application/x-www-form-urlencoded', 'application/json', 'text/plain'];

describe('a body', () => {
  it.each(requests(WRITES))('that says it is larger than 64 kB is not read: %s %s', async (method, path) => {
    for (const type of TYPES) {
      const headers = { 'Content-Type': type, Authorization: demo.basic };
      const response = await fetchKeyfob(path, { method, body: big(64 * 1024 + 1), headers });
      expect(response.status).toBe(statusOf(path, 413));
      if (response.status === 413) expect(await codeOf(response)).toBe('body_too_large');
    }
  });

  /** A body that never says how long it is, and counts what was taken of it. */
  const streamed = () => {
    const taken = { bytes: 0 };
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (taken.bytes > 1024 * 1024) return controller.close();
        taken.bytes += 8 * 1024;
        controller.enqueue(new TextEncoder().encode(`&a=${big(8 * 1024 - 3)}`));
      },
    });
    return { taken, body };
  };

  it.each([
    ['/oauth/token', TYPES[0], 413],
    ['/v1/link-sessions', TYPES[1], 413],
    // The simulated provider has words of its own.
    ['/simulator/oauth/token', TYPES[0], 400],
  ] as const)('that says no length is read to 64 kB and no further: %s', async (path, type, status) => {
    const { taken, body } = streamed();
    const headers = { 'Content-Type': type ?? '', Authorization: demo.basic };
    const response = await fetchKeyfob(path, { method: 'POST', body, headers });
    expect(response.status).toBe(status);
    expect(taken.bytes).toBeLessThan(256 * 1024);
  });

  it('with more parameters than a form has is not looked through', async () => {
    const form = (count: number) => ({
      method: 'POST',
      body: Array.from({ length: count }, (_, index) => `p${index}=`).join('&'),
      headers: { 'Content-Type': TYPES[0] ?? '' },
    });
    const [few, many] = [
      await fetchKeyfob('/oauth/token', form(200)),
      await fetchKeyfob('/oauth/token', form(201)),
    ];
    expect([few.status, await codeOf(few)]).toEqual([401, 'invalid_client']);
    expect([many.status, await codeOf(many)]).toEqual([400, 'too_many_parameters']);
  });
});
