import { beforeAll, describe, expect, it } from 'vitest';
import { BATCH_LIMIT } from '../../src/dialects/smartcar/api/batch-limit.ts';
import type { SmartcarBody } from '../../src/dialects/smartcar/api/errors.ts';
import { call, connectOwner, error, errorOf, jsonOf, type Owner, ofFirst } from './api-face.ts';

interface Item {
  readonly path: string;
  readonly code: number;
  readonly body: Record<string, unknown>;
  readonly headers: Record<string, string>;
}

const batch = (owner: Owner, body: unknown): Promise<Response> =>
  call('POST', ofFirst(owner, '/batch'), owner.token, { body });

const itemsOf = async (owner: Owner, ...paths: readonly string[]): Promise<Item[]> => {
  const requests = paths.map((path) => ({ path }));
  return (await jsonOf<{ responses: Item[] }>(await batch(owner, { requests }))).responses;
};

describe('a batch', () => {
  let owner: Owner;

  beforeAll(async () => {
    owner = await connectOwner({ permissions: ['read_odometer', 'read_vehicle_info', 'read_fuel'] });
  });

  it('answers each path by itself, in order, with its headers', async () => {
    const paths = ['/odometer', '/', '/location', '/nothing', 'odometer', '/security?x=1', '/fuel'];
    const items = await itemsOf(owner, ...paths);
    expect(items.map(({ path, code }) => [path, code])).toEqual([
      ['/odometer', 200],
      ['/', 200],
      ['/location', 403],
      ['/nothing', 404],
      ['odometer', 200],
      ['/security?x=1', 403],
      ['/fuel', 200],
    ]);
    expect(items[0]?.headers).toMatchObject({
      'sc-unit-system': 'metric',
      'sc-data-age': expect.any(String),
      'sc-fetched-at': expect.any(String),
    });
    expect(items[2]?.body).toMatchObject({
      type: 'PERMISSION',
      statusCode: 403,
      resolution: { type: 'REAUTHENTICATE' },
      docURL: expect.stringMatching(/errors\/PERMISSION$/),
    });
  });

  it('of a vehicle that does not answer is refused path by path', async () => {
    const asleep = await connectOwner({ username: 'VEHICLE_STATE.ASLEEP@smartcar.com' });
    const items = await itemsOf(asleep, '/', '/vin', '/odometer', '/nothing');
    expect(items.map(({ code }) => code)).toEqual([409, 409, 409, 404]);
    for (const { body } of items.slice(0, 3))
      expect(body).toMatchObject({ type: 'VEHICLE_STATE', code: 'ASLEEP' });
  });

  it.each([
    ['nothing', {}],
    ['no list', { requests: '/odometer' }],
    ['an empty list', { requests: [] }],
    ['a path that is none', { requests: [{ path: 1 }] }],
    ['no object', { requests: ['/odometer'] }],
    ['too many', { requests: Array.from({ length: BATCH_LIMIT + 1 }, () => ({ path: '/odometer' })) }],
  ])('of %s is refused', async (_, body) => {
    const response = await batch(owner, body);
    const { detail } = await response.clone().json<SmartcarBody>();
    expect(await errorOf(response)).toBe(error(400, 'VALIDATION'));
    expect(detail?.[0]?.field).toEqual(['requests']);
  });

  it('takes as many as the limit', async () => {
    const items = await itemsOf(owner, ...Array.from({ length: BATCH_LIMIT }, () => '/odometer'));
    expect(new Set(items.map(({ code }) => code))).toEqual(new Set([200]));
    expect(items).toHaveLength(BATCH_LIMIT);
  });
});
