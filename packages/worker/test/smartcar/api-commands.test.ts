import { describe, expect, it } from 'vitest';
import { call, connectOwner, error, errorOf, get, jsonOf, ofFirst, ownerOfTesla } from './api-face.ts';

const SENT = { status: 'success', message: 'Successfully sent request to vehicle' };
const LIMITED = { status: 'success', message: 'Charge limit set successfully' };

describe('what a vehicle is told', () => {
  const tell = async (
    state: string,
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
    method = 'POST',
  ): Promise<Response> => {
    const owner = await ownerOfTesla(state);
    return call(method, ofFirst(owner, path), owner.token, { body, headers });
  };

  it.each([
    ['parked', '/security', { action: 'LOCK' }, SENT],
    ['parked', '/security', { action: 'UNLOCK' }, SENT],
    ['plugged-in', '/charge', { action: 'START' }, SENT],
    ['charging', '/charge', { action: 'STOP' }, SENT],
    ['charging', '/charge/limit', { limit: '0.8' }, LIMITED],
    ['charging', '/charge/limit', { limit: 0.5 }, LIMITED],
    ['parked', '/navigation/destination', { latitude: 47.6, longitude: -122.3 }, SENT],
    ['parked', '/tesla/climate/cabin', { action: 'START', temperature: 20 }, SENT],
    ['parked', '/tesla/climate/cabin', { action: 'STOP' }, SENT],
    ['parked', '/tesla/security/trunk', { action: 'OPEN' }, SENT],
  ])('a %s one: POST %s %j', async (state, path, body, answer) => {
    const response = await tell(state, path, body);
    expect([response.status, await response.json()]).toEqual([200, answer]);
    expect(response.headers.get('sc-request-id')).toHaveLength(36);
  });

  it('does what it is told', async () => {
    const owner = await ownerOfTesla('plugged-in');
    const read = async (path: string) => jsonOf(await get(ofFirst(owner, path), owner.token));
    for (const [path, body, shows, what] of [
      ['/security', { action: 'UNLOCK' }, '/security', { isLocked: false }],
      ['/security', { action: 'LOCK' }, '/security', { isLocked: true }],
      ['/charge/limit', { limit: 0.95 }, '/charge/limit', { limit: 0.95 }],
      ['/charge', { action: 'START' }, '/charge', { isPluggedIn: true, state: 'CHARGING' }],
      ['/charge', { action: 'STOP' }, '/charge', { isPluggedIn: true, state: 'NOT_CHARGING' }],
      [
        '/tesla/climate/cabin',
        { action: 'START', temperature: 19 },
        '/tesla/climate/cabin',
        { status: 'ON', temperature: 19 },
      ],
      ['/tesla/climate/cabin', { action: 'STOP' }, '/tesla/climate/cabin', { status: 'OFF' }],
    ] as const) {
      expect((await call('POST', ofFirst(owner, path), owner.token, { body })).status).toBe(200);
      expect(await read(shows), JSON.stringify(body)).toMatchObject(what);
    }
  });

  it('forgets its PIN by DELETE', async () => {
    expect(await (await tell('parked', '/tesla/pin', undefined, {}, 'DELETE')).json()).toEqual(SENT);
  });

  it('reads a temperature in the units asked for', async () => {
    const body = { action: 'SET', temperature: 70 };
    expect((await tell('parked', '/tesla/climate/cabin', body)).status).toBe(400);
    const imperial = await tell('parked', '/tesla/climate/cabin', body, { 'sc-unit-system': 'imperial' });
    expect(imperial.status).toBe(200);
  });

  it.each([
    ['driving', '/security', { action: 'LOCK' }, 409, 'VEHICLE_STATE.IN_MOTION'],
    ['parked', '/charge', { action: 'START' }, 409, 'VEHICLE_STATE.CHARGING_PLUG_NOT_CONNECTED'],
    ['plugged-in', '/charge', { action: 'STOP' }, 409, 'VEHICLE_STATE.NOT_CHARGING'],
    ['charging', '/charge', { action: 'START' }, 409, 'VEHICLE_STATE.CHARGING_IN_PROGRESS'],
    ['parked', '/security', { action: 'OPEN' }, 400, 'VALIDATION'],
    ['parked', '/security', { action: 'toString' }, 400, 'VALIDATION'],
    ['parked', '/security', {}, 400, 'VALIDATION'],
    ['parked', '/security', 'no JSON', 400, 'VALIDATION'],
    ['parked', '/security', null, 400, 'VALIDATION'],
    ['charging', '/charge/limit', { limit: '0.3' }, 400, 'VALIDATION'],
    ['charging', '/charge/limit', { limit: '80' }, 400, 'VALIDATION'],
    ['charging', '/charge/limit', { limit: true }, 400, 'VALIDATION'],
    ['parked', '/navigation/destination', { latitude: 91, longitude: 0 }, 400, 'VALIDATION'],
  ])('a %s one refuses: POST %s %j', async (state, path, body, status, name) => {
    expect(await errorOf(await tell(state, path, body))).toBe(error(status, name));
  });

  it('says so where a vehicle cannot obey at all', async () => {
    const owner = await connectOwner({ brand: 'jaguar' });
    const response = await call('POST', ofFirst(owner, '/navigation/destination'), owner.token, {
      body: { latitude: 1, longitude: 1 },
    });
    expect(await errorOf(response)).toBe(error(501, 'COMPATIBILITY.VEHICLE_NOT_CAPABLE'));
  });
});
