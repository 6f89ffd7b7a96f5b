import { beforeEach, describe, expect, it } from 'vitest';
import { LIMITERS, RATE_LIMITS } from '../../src/guards/rate-limits.ts';
import wrangler from '../../wrangler.jsonc?raw';
import { fetchWith } from '../production/production.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { countObjects } from '../support/objects.ts';
import { freshAddress, from, roomInMinute, SIZES } from './addresses.ts';

beforeEach(() => roomInMinute(20));

/** For each line of the table a request that it counts, and the form its refusal has. */
const SAMPLES: Readonly<Record<string, readonly [method: string, path: string, form: Form]>> = {
  token: ['POST', '/oauth/token', 'oauth'],
  par: ['POST', '/oauth/par', 'oauth'],
  'revoke-introspect': ['POST', '/oauth/introspect', 'oauth'],
  operator: ['GET', '/v1/applications', 'problem'],
  'link-session': ['POST', '/v1/link-sessions', 'problem'],
  status: ['GET', '/v1/link-sessions/ses_x/watch', 'problem'],
  webhook: ['POST', '/v1/webhooks', 'problem'],
  authorize: ['GET', '/oauth/authorize', 'page'],
  api: ['GET', '/v1/users/nobody/connected-vehicles', 'problem'],
  'link-entry': ['POST', '/link/lnk_x/open', 'page'],
  'link-provider': ['POST', '/link/lnk_x/provider', 'page'],
  graphql: ['POST', '/graphql', 'graphql'],
  link: ['GET', '/callback/simulator', 'page'],
  simulator: ['POST', '/simulator/oauth/authorize', 'page'],
  'simulator-reads': ['GET', '/simulator/accounts', 'page'],
};

type Form = 'oauth' | 'problem' | 'page' | 'enode' | 'graphql';

/** One face says in its body what others say by the status. */
const isRefused = async (answer: Response): Promise<boolean> =>
  answer.status === 429 ||
  (answer.status === 200 && (await answer.clone().text()).includes('TOO_MANY_REQUESTS'));

const ask = (method: string, path: string, address: string, headers: Record<string, string> = {}) =>
  fetchKeyfob(path, { method, headers: from(address, headers) });

const asPeople = (form: Form): Record<string, string> => (form === 'page' ? { Accept: 'text/html' } : {});

const EXPECTED: Readonly<Record<Form, (text: string) => void>> = {
  oauth: (text) => expect(JSON.parse(text)).toMatchObject({ error: 'temporarily_unavailable' }),
  problem: (text) => expect(JSON.parse(text)).toMatchObject({ code: 'rate_limited', status: 429 }),
  enode: (text) => expect(JSON.parse(text).type).toMatch(/\/errors\/rate_limited$/),
  graphql: (text) => expect(JSON.parse(text).errors[0].extensions.code).toBe('TOO_MANY_REQUESTS'),
  page: (text) => expect(text).toMatch(/<html[\s\S]*<dd><code dir="ltr">[\w-]{12}<\/code>/),
};

const sizeOf = (endpoint: string): number => {
  const line = RATE_LIMITS.find((each) => each.endpoint === endpoint);
  if (!line) throw new Error(`No line ${endpoint}`);
  return SIZES[line.address];
};

describe('each line of the table', () => {
  it('is tried here', () => {
    expect(Object.keys(SAMPLES)).toEqual(RATE_LIMITS.map(({ endpoint }) => endpoint));
  });

  it.each(Object.entries(SAMPLES))('%s counts by address, before anything else', async (endpoint, sample) => {
    const [method, path, form] = sample;
    const address = freshAddress();
    const objects = await countObjects();
    for (let count = 0; count < sizeOf(endpoint); count += 1)
      expect(await isRefused(await ask(method, path, address, asPeople(form)))).toBe(false);
    const refused = await ask(method, path, address, asPeople(form));
    expect(refused.status).toBe(form === 'graphql' ? 200 : 429);
    expect(Number(refused.headers.get('Retry-After'))).toBeOneOf([10, 60]);
    expect(refused.headers.get('Cache-Control')).toBe('no-store');
    EXPECTED[form](await refused.text());
    expect(await countObjects()).toBe(objects);
    expect(await isRefused(await ask(method, path, freshAddress(), asPeople(form)))).toBe(false);
  });

  it('a page that calls for its users can read that it was too much', async () => {
    const [address, Origin] = [freshAddress(), 'https://any.example'];
    for (let count = 0; count < sizeOf('graphql'); count += 1) await ask('POST', '/graphql', address);
    const refused = await ask('POST', '/graphql', address, { Origin });
    expect(await isRefused(refused)).toBe(true);
    expect(refused.headers.get('Access-Control-Allow-Origin')).toBe(Origin);
    expect(refused.headers.get('Access-Control-Expose-Headers')).toContain('Retry-After');
  });

  it.each([
    ['POST', '/enode/oauth2/token', 'oauth', SIZES.RATE_WIDE],
    ['POST', '/enode/users/someone/link', 'enode', SIZES.RATE_WIDE],
    ['GET', '/enode/vehicles', 'enode', SIZES.RATE_WIDE],
    ['GET', '/enode/oauth2/auth', 'page', SIZES.RATE_MIDDLE],
    ['DELETE', '/v1/applications/x', 'problem', SIZES.RATE_MIDDLE],
    ['POST', '/v1/link-sessions/ses_x/cancel', 'problem', SIZES.RATE_MIDDLE],
    ['POST', '/link/lnk_x/deny', 'page', SIZES.RATE_NARROW],
    ['POST', '/link/lnk_x/cancel', 'page', SIZES.RATE_NARROW],
    ['HEAD', '/oauth/authorize', 'head', SIZES.RATE_MIDDLE],
    ['POST', '/simulator/oauth/token', 'problem', SIZES.RATE_NARROW],
  ] as const)('covers %s %s', async (method, path, form, size) => {
    const address = freshAddress();
    const accept: Record<string, string> = form === 'page' ? { Accept: 'text/html' } : {};
    for (let count = 0; count < size; count += 1)
      expect((await ask(method, path, address, accept)).status).not.toBe(429);
    const refused = await ask(method, path, address, accept);
    expect(refused.status).toBe(429);
    if (form !== 'head') EXPECTED[form](await refused.text());
  });
});

describe('an address', () => {
  const spend = async (address: string, headers: Record<string, string> = {}) => {
    for (let count = 0; count < SIZES.RATE_NARROW; count += 1)
      await ask('POST', '/simulator/oauth/token', address, headers);
  };
  const isRefused = async (address: string, headers: Record<string, string> = {}) =>
    (await ask('POST', '/simulator/oauth/token', address, headers)).status === 429;

  it.each([
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff:ffff:ffff:ffff', true],
    ['2001:db8:1:4::1', '2001:0DB8:0001:0004:0:0:0:9', true],
    ['2001:db8::1', '2001:db8:0:0:1::', true],
    ['2001:db8:5::1', '2001:db8:5:1::1', false],
    ['::ffff:198.51.100.7', '198.51.100.7', true],
    ['198.51.100.8', '198.51.100.9', false],
  ])('is a network where it is IPv6: %s and %s the same? %s', async (first, second, same) => {
    await spend(first);
    expect(await isRefused(second)).toBe(same);
  });

  it('of Cloudflare’s Workers stands for the zone they run in', async () => {
    const address = '2a06:98c0:3600::103';
    await spend(address, { 'CF-Worker': 'partner.example' });
    expect(await isRefused(address, { 'CF-Worker': 'partner.example' })).toBe(true);
    expect(await isRefused(address, { 'CF-Worker': 'other.example' })).toBe(false);
  });

  it('of a caller’s own making is not looked at', async () => {
    const address = freshAddress();
    await spend(address, { 'X-Forwarded-For': '198.51.100.20', 'CF-Worker': 'a.example' });
    for (const [name, value] of [
      ['X-Forwarded-For', '198.51.100.21'],
      ['X-Real-IP', '198.51.100.21'],
      ['True-Client-IP', '198.51.100.21'],
      ['Forwarded', 'for=198.51.100.21'],
      ['CF-Worker', 'b.example'],
    ] as const)
      expect(await isRefused(address, { [name]: value }), name).toBe(true);
  });

  it('that there is none of is not counted, nor a developer’s own machine', async () => {
    for (let count = 0; count < 3 * SIZES.RATE_NARROW; count += 1) {
      expect((await fetchKeyfob('/simulator/oauth/token', { method: 'POST' })).status).not.toBe(429);
      expect(await isRefused(count % 2 ? '127.0.0.1' : '::1')).toBe(false);
    }
  });

  it('on loopback is one like any other outside development', async () => {
    const settings = { KEYFOB_ENV: undefined };
    const last = async () =>
      (await fetchWith('https://keyfob.example/oauth/authorize', settings, { headers: from('127.0.0.1') }))
        .status;
    for (let count = 0; count < SIZES.RATE_MIDDLE; count += 1) expect(await last()).not.toBe(429);
    expect(await last()).toBe(429);
  });
});

describe('the limiters', () => {
  it('are bound as the table says', () => {
    const { ratelimits } = JSON.parse(wrangler.replaceAll(/^\s*\/\/.*$/gm, ''));
    const bound = ratelimits.map(({ name, simple }: { name: string; simple: object }) => [name, simple]);
    expect(Object.fromEntries(bound)).toEqual(LIMITERS);
  });

  const failing = { limit: () => Promise.reject(new Error('no limiter')) } as RateLimit;
  it.each([
    ['missing', undefined],
    ['failing', failing],
  ])('let through where they are %s', async (_, binding) => {
    const settings = { RATE_WIDE: binding, RATE_MIDDLE: binding, RATE_NARROW: binding };
    const address = freshAddress();
    for (let count = 0; count < 3 * SIZES.RATE_NARROW; count += 1) {
      const init = { method: 'POST', headers: from(address) };
      const { status } = await fetchWith('http://localhost:8787/link/lnk_x/open', settings, init);
      expect(status).toBe(404);
    }
  });
});
