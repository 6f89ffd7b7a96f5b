import { SMARTCAR_ERRORS, type SmartcarErrorName } from '@keyfob/shared/errors/smartcar';
import { REFUSAL_NAMES, REFUSALS } from '@keyfob/shared/vehicle/refusals';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SmartcarBody } from '../../src/dialects/smartcar/api/errors.ts';
import { READS } from '../../src/dialects/smartcar/api/reads.ts';
import { register } from '../support/applications.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { connectUser } from '../support/linking.ts';
import {
  call,
  connectOwner,
  error,
  errorOf,
  get,
  jsonOf,
  machineToken,
  type Owner,
  ofFirst,
  tokensFor,
} from './api-face.ts';

let owner: Owner;

beforeAll(async () => {
  owner = await connectOwner();
});

describe('what a vehicle, account or provider says no with', () => {
  const ROWS = REFUSAL_NAMES.map((name) => {
    const { type, code } = REFUSALS[name].smartcar;
    return `${type}.${code}`;
  });

  it.each(ROWS)('%s', async (name) => {
    const { status, description, resolution, userMessage } = SMARTCAR_ERRORS[name as SmartcarErrorName];
    const refusing = await connectOwner({ username: `${name}@smartcar.com` });
    for (const path of ['/odometer', '/location']) {
      const response = await get(ofFirst(refusing, path), refusing.token);
      expect(response.headers.get('Content-Type')).toBe('application/json');
      if (status === 429) expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(0);
      const body = await response.json<SmartcarBody>();
      const [type, code] = name.split('.');
      expect(body).toMatchObject({ type, code, description, statusCode: status });
      expect(body.resolution.type).toBe(resolution);
      if (userMessage !== null) expect(body.suggestedUserMessage).toBe(userMessage);
      expect((await fetchKeyfob(new URL(body.docURL).pathname)).status).toBe(200);
      if (resolution === 'REAUTHENTICATE')
        expect(Object.fromEntries(new URL(body.resolution.url ?? '').searchParams)).toEqual({
          response_type: 'vehicle_id',
          client_id: 'demo',
          vehicle_id: refusing.vehicles[0],
        });
    }
  });
});

describe('an account named by an error', () => {
  let refusing: Owner;
  const named = error(409, 'VEHICLE_STATE.DOOR_OPEN');

  beforeAll(async () => {
    refusing = await connectOwner({ username: 'VEHICLE_STATE.DOOR_OPEN@smartcar.com' });
  });

  it.each(READS.map(({ path }) => path.replace('{make}', 'tesla')))(
    'answers GET %s with it',
    async (path) => {
      expect(await errorOf(await get(ofFirst(refusing, path), refusing.token))).toBe(named);
    },
  );

  it('answers each signal with it, and each command', async () => {
    const path = `/v3/vehicles/${refusing.vehicles[0]}/signals`;
    const { data } = await jsonOf<{
      data: { id: string; attributes: { status: { value: string; error: object } } }[];
    }>(await get(path, refusing.token));
    expect(data.map(({ id }) => id)).toContain('vehicleidentification-vin');
    for (const { id, attributes } of data) {
      expect(attributes.status.error, id).toMatchObject({ type: 'VEHICLE_STATE', code: 'DOOR_OPEN' });
      expect(await errorOf(await get(`${path}/${id}`, refusing.token)), id).toBe(named);
    }
    const lock = await call('POST', ofFirst(refusing, '/security'), refusing.token, {
      body: { action: 'LOCK' },
    });
    expect(await errorOf(lock)).toBe(named);
  });
});

describe('a request that is not right', () => {
  it.each([
    ['an unknown path', 'GET', '/v2.0/nothing', 404, 'RESOURCE_NOT_FOUND.PATH'],
    ['an unknown path of a vehicle', 'GET', '/v2.0/vehicles/{id}/nothing', 404, 'RESOURCE_NOT_FOUND.PATH'],
    ['an unknown make', 'GET', '/v2.0/vehicles/{id}/nobody/charge', 404, 'RESOURCE_NOT_FOUND.PATH'],
    ['another method', 'DELETE', '/v2.0/vehicles/{id}/odometer', 404, 'RESOURCE_NOT_FOUND.PATH'],
    ['a path without a version', 'GET', '/nothing', 404, 'RESOURCE_NOT_FOUND.PATH'],
    ['a version of before', 'GET', '/v1.0/vehicles', 404, 'RESOURCE_NOT_FOUND.VERSION'],
    ['a version there is not', 'GET', '/v9.9/vehicles', 404, 'RESOURCE_NOT_FOUND.VERSION'],
    ['a name every object has', 'GET', '/v2.0/constructor', 404, 'RESOURCE_NOT_FOUND.PATH'],
    ['what cannot be decoded', 'GET', '/v2.0/vehicles/%E0%A4%A', 404, 'RESOURCE_NOT_FOUND.PATH'],
    ['a make in capitals', 'GET', '/v2.0/vehicles/{id}/TESLA/charge', 403, 'PERMISSION'],
    [
      'the make of another',
      'GET',
      '/v2.0/vehicles/{id}/audi/charge',
      501,
      'COMPATIBILITY.VEHICLE_NOT_CAPABLE',
    ],
    ['an unknown vehicle', 'GET', '/v2.0/vehicles/veh_unknown/odometer', 403, 'PERMISSION'],
    ['a page of nothing', 'GET', '/v2.0/vehicles?limit=0', 400, 'VALIDATION'],
    ['a page too large', 'GET', '/v2.0/vehicles?limit=51', 400, 'VALIDATION'],
    ['a date that is none', 'GET', '/v2.0/vehicles/{id}/service/history?start_date=soon', 400, 'VALIDATION'],
  ])('%s', async (_, method, path, status, name) => {
    const response = await call(method, path.replace('{id}', owner.vehicles[0] ?? ''), owner.token);
    expect(await errorOf(response)).toBe(error(status, name));
  });

  it('names the field at fault', async () => {
    const response = await get('/v2.0/vehicles?limit=x', owner.token);
    const { detail } = await response.json<SmartcarBody>();
    expect(detail).toEqual([{ field: ['limit'], message: '"limit" must be a number from 1 to 50' }]);
  });

  it.each([
    ['no JSON', '{', {}, 'The body is not valid JSON.'],
    ['a form', 'a=b', { 'Content-Type': 'text/plain' }, 'Send application/json.'],
    ['more than is read', 'x'.repeat(70_000), {}, 'The body is larger than this endpoint reads.'],
  ])('names the body, where that is %s', async (_, body, headers, message) => {
    const response = await call('POST', ofFirst(owner, '/batch'), owner.token, { body, headers });
    const { type, detail } = await response.json<SmartcarBody>();
    expect([type, detail]).toEqual(['VALIDATION', [{ field: ['body'], message }]]);
  });

  it('in units there are not', async () => {
    const response = await get(ofFirst(owner, '/odometer'), owner.token, { 'sc-unit-system': 'nautical' });
    expect(await errorOf(response)).toBe(error(400, 'VALIDATION'));
  });

  it('with a body beyond the limit', async () => {
    const response = await call('POST', ofFirst(owner, '/batch'), owner.token, { body: 'x'.repeat(70_000) });
    expect(await errorOf(response)).toBe(error(400, 'VALIDATION'));
  });

  it('is answered in JSON to a browser too', async () => {
    for (const path of ['/v2.0/nothing', '/nothing']) {
      const response = await get(path, owner.token, { Accept: 'text/html' });
      expect(response.headers.get('Content-Type')).toBe('application/json');
    }
  });
});

describe('a token that is no good', () => {
  it.each([
    ['nothing', async () => ''],
    ['a text', async () => 'text'],
    ['the application’s own', () => machineToken()],
    ['a user’s of the core face', async () => (await connectUser()).tokens.access_token],
  ])('%s', async (_, token) => {
    const response = await get(ofFirst(owner, '/odometer'), await token());
    expect(response.headers.get('WWW-Authenticate')).toMatch(/^Bearer /);
    expect(await errorOf(response)).toBe(error(401, 'AUTHENTICATION'));
  });
});

describe('what is not allowed', () => {
  it('is answered 403, each by its own permission', async () => {
    const narrow = await connectOwner({ permissions: ['read_odometer', 'read_vin'] });
    expect((await get(ofFirst(narrow, '/odometer'), narrow.token)).status).toBe(200);
    expect((await get(ofFirst(narrow, '/vin'), narrow.token)).status).toBe(200);
    for (const path of ['/', '/battery', '/location', '/tesla/charge'])
      expect(await errorOf(await get(ofFirst(narrow, path), narrow.token))).toBe(error(403, 'PERMISSION'));
    const lock = await call('POST', ofFirst(narrow, '/security'), narrow.token, { body: { action: 'LOCK' } });
    expect(await errorOf(lock)).toBe(error(403, 'PERMISSION'));
    const listed = await jsonOf(await get(ofFirst(narrow, '/permissions?limit=1&offset=1'), narrow.token));
    expect(listed).toEqual({ permissions: ['read_vin'], paging: { count: 2, offset: 1 } });
  });

  it.each([
    ['read', 'GET', '/v2.0/vehicles', undefined],
    ['read', 'GET', '/v2.0/vehicles/{id}/odometer', undefined],
    ['read', 'POST', '/v2.0/vehicles/{id}/batch', { requests: [{ path: '/vin' }] }],
    ['control', 'POST', '/v2.0/vehicles/{id}/security', { action: 'LOCK' }],
    ['remove', 'DELETE', '/v2.0/vehicles/{id}/application', undefined],
  ])('is what the application is not registered to do: %s, %s %s', async (operation, method, path, body) => {
    const operations = (['link', 'read', 'control', 'remove'] as const).filter((each) => each !== operation);
    const { access_token: token } = await tokensFor({ partner: await register({ operations }) });
    const response = await call(method, path.replace('{id}', 'x'), token, { body });
    expect(await errorOf(response)).toBe(error(430, 'BILLING.INVALID_PLAN'));
  });

  it('is the vehicle of another user or application, as one there is not', async () => {
    const partner = await register();
    const others = [await connectOwner(), await connectOwner({ partner })];
    for (const other of others) {
      for (const path of ['/', '/odometer', '/permissions'])
        expect(await errorOf(await get(ofFirst(other, path), owner.token))).toBe(error(403, 'PERMISSION'));
      const gone = await call('DELETE', ofFirst(other, '/application'), owner.token);
      expect(await errorOf(gone)).toBe(error(403, 'PERMISSION'));
      expect((await get(ofFirst(other, '/odometer'), other.token)).status).toBe(200);
    }
  });

  it('is a vehicle that was disconnected', async () => {
    const leaving = await connectOwner({ username: 'two-cars@example.com' });
    const answer = await call('DELETE', ofFirst(leaving, '/application'), leaving.token);
    expect(await answer.json()).toEqual({ status: 'success' });
    expect(await errorOf(await get(ofFirst(leaving, '/odometer'), leaving.token))).toBe(
      error(403, 'PERMISSION'),
    );
    const { vehicles } = await jsonOf<{ vehicles: string[] }>(await get('/v2.0/vehicles', leaving.token));
    expect(vehicles).toEqual([leaving.vehicles[1]]);
  });
});
