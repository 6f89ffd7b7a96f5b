import { SMARTCAR_ERRORS, type SmartcarErrorName } from '@keyfob/shared/errors/smartcar';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Partner, register } from '../support/applications.ts';
import { asForm, fetchKeyfob, type TokenAnswer } from '../support/keyfob.ts';
import {
  accountOf,
  call,
  connectOwner,
  error,
  errorOf,
  get,
  jsonOf,
  listed,
  machineToken,
  type Owner,
  ownerOfTesla,
  tokensFor,
} from './api-face.ts';

interface Resource {
  readonly id: string;
  readonly attributes: Record<string, unknown> & { status: { value: string; error?: object } };
}

interface List {
  readonly data: readonly Resource[];
  readonly meta: object;
  readonly links: Record<string, string | null>;
}

/** As public recordings have it: what is not resolved by anything says so in a word. */
const inState = (code: string, title: string): object => ({
  type: 'VEHICLE_STATE',
  code,
  title,
  detail: SMARTCAR_ERRORS[`VEHICLE_STATE.${code}` as SmartcarErrorName].description,
  resolution: { type: 'UNKNOWN_RESOLUTION_TYPE' },
});

const refresh = ({ basic }: Partner, refreshToken: string): Promise<Response> =>
  fetchKeyfob(
    '/smartcar/oauth/token',
    asForm({ grant_type: 'refresh_token', refresh_token: refreshToken }, { Authorization: basic }),
  );

describe('API v3 for the application', () => {
  let owner: Owner;
  let partner: Partner;
  let token: string;
  let vehicle: string;
  let own: Record<string, string>;

  beforeAll(async () => {
    partner = await register();
    owner = await ownerOfTesla('charging', { partner });
    token = await machineToken(partner);
    vehicle = `/v3/vehicles/${owner.vehicles[0]}`;
    own = { 'sc-user-id': owner.id };
    await listed(async () => (await jsonOf<List>(await get('/v3/connections', token))).data.length, 1);
  });

  it('lists the vehicles of a user, and shows one', async () => {
    const list = await jsonOf<List>(await get('/v3/vehicles', token, own));
    expect(list).toMatchObject({
      data: [{ id: owner.vehicles[0], type: 'vehicle' }],
      meta: { totalCount: 1 },
    });
    expect(await jsonOf(await get(vehicle, token))).toMatchObject({ attributes: { make: 'TESLA' } });
    expect(await errorOf(await get('/v3/vehicles', token))).toBe(error(400, 'VALIDATION'));
  });

  it('links to whole addresses, which keep what a list is filtered by', async () => {
    const list = await jsonOf<List>(
      await get('/v3/connections?filter[vehicle.mode]=simulated&page[size]=1', token),
    );
    const origin = 'http://localhost:8787/smartcar/v3';
    expect(list).toMatchObject({
      data: [
        {
          relationships: { vehicle: { links: { related: origin + vehicle.slice(3) } } },
          links: { self: `${origin}/connections/${list.data[0]?.id}` },
        },
      ],
      links: {
        self: `${origin}/connections?page%5Bnumber%5D=1&page%5Bsize%5D=1&filter%5Bvehicle.mode%5D=simulated`,
        prev: null,
        next: null,
      },
    });
    expect(await jsonOf(await get(vehicle, token))).toMatchObject({
      links: { self: origin + vehicle.slice(3) },
    });
  });

  it('lists signals in pages', async () => {
    const first = await jsonOf<List>(await get(`${vehicle}/signals?page[size]=10`, token, own));
    expect(first.data).toHaveLength(10);
    expect(first.meta).toEqual({ pageNumber: 1, pageSize: 10, totalCount: 93 });
    const nextLink = first.links['next'] ?? '';
    expect(nextLink).toMatch(/^http:\/\/localhost:8787\/smartcar\/v3\/vehicles\/veh_/);
    const next = await jsonOf<List>(await get(nextLink.split('/smartcar')[1] ?? '', token, own));
    expect(next.data[0]?.id).not.toBe(first.data[0]?.id);
    const all = await jsonOf<List>(await get(`${vehicle}/signals`, token, own));
    const failed = all.data.filter(({ attributes }) => attributes.status.value !== 'SUCCESS');
    const why = failed.map(({ id, attributes }) => [id, attributes.status.error]);
    expect(Object.fromEntries(why)).toEqual({
      'charge-fastchargertype': inState('CHARGING_PLUG_NOT_CONNECTED', 'Charging Plug Not Connected'),
    });
  });

  it('tells what passes from what a vehicle has not', async () => {
    const another = await register();
    const machine = await machineToken(another);
    const parked = await ownerOfTesla('parked', { partner: another });
    const plugged = await ownerOfTesla('plugged-in', { partner: another });
    const errorsOf = async (ids: readonly string[], { vehicles, id }: Owner) => {
      const path = `/v3/vehicles/${vehicles[0]}/signals`;
      const { data } = await jsonOf<List>(await get(path, machine, { 'sc-user-id': id }));
      const of = (code: string) => data.find((signal) => signal.id === code)?.attributes.status;
      return new Set(ids.map((code) => JSON.stringify(of(code)?.error ?? of(code)?.value)));
    };
    const charging = ['amperage', 'chargerate', 'energyadded', 'timetocomplete', 'voltage', 'wattage'];
    const cable = ['amperagemax', 'amperagerequested', 'chargeportstatuscolor', 'chargerphases'];
    const ids = (names: readonly string[]) => names.map((name) => `charge-${name}`);
    const state = (code: string, title: string) => new Set([JSON.stringify(inState(code, title))]);
    expect(await errorsOf(ids(charging), parked)).toEqual(state('NOT_CHARGING', 'Not Charging'));
    expect(await errorsOf(ids(cable), parked)).toEqual(
      state('CHARGING_PLUG_NOT_CONNECTED', 'Charging Plug Not Connected'),
    );
    expect(await errorsOf(ids(charging), plugged)).toEqual(state('NOT_CHARGING', 'Not Charging'));
    expect(await errorsOf(ids(cable), plugged)).toEqual(new Set(['"SUCCESS"']));
  });

  it('tells a vehicle', async () => {
    const path = `${vehicle}/commands/security/unlock`;
    expect(await jsonOf(await call('POST', path, token, { headers: own }))).toMatchObject({
      data: {
        id: expect.stringMatching(/^exec_/),
        type: 'command-execution',
        attributes: { commandType: 'security-unlock', status: { value: 'SUCCESS' }, executionMode: 'sync' },
        meta: { durationInSeconds: expect.any(Number) },
      },
    });
    const limit = await call('POST', `${vehicle}/commands/charge/set-limit`, token, {
      headers: own,
      body: { data: { attributes: { limit: 80 } } },
    });
    expect(limit.status).toBe(200);
    const started = await call('POST', `${vehicle}/commands/charge/start`, token, { headers: own });
    expect(await errorOf(started)).toBe(error(409, 'VEHICLE_STATE.CHARGING_IN_PROGRESS'));
  });

  it('reads a temperature in the units asked for', async () => {
    const another = await register();
    const { vehicles, id } = await ownerOfTesla('parked', { partner: another });
    const machine = await machineToken(another);
    const start = (temperature: number, units: string) =>
      call('POST', `/v3/vehicles/${vehicles[0]}/commands/climate/start`, machine, {
        headers: { 'sc-user-id': id, 'sc-unit-system': units },
        body: { temperature },
      });
    expect((await start(68, 'imperial')).status).toBe(200);
    const signal = `/v3/vehicles/${vehicles[0]}/signals/hvac-cabintargettemperature`;
    expect(await jsonOf(await get(signal, machine, { 'sc-user-id': id }))).toMatchObject({
      attributes: { body: { value: 20, unit: 'celsius' } },
    });
    expect((await start(21, 'metric')).status).toBe(200);
    expect(await errorOf(await start(68, 'metric'))).toBe(error(400, 'VALIDATION'));
    expect(await errorOf(await start(21, 'imperial'))).toBe(error(400, 'VALIDATION'));
  });

  it.each([
    ['plugged-in', 'start', 'stop', 'NOT_CHARGING'],
    ['charging', 'stop', 'start', 'CHARGING_IN_PROGRESS'],
  ])('tells one that is %s to %s charging, and not to %s', async (state, right, wrong, refusal) => {
    const another = await register();
    const { vehicles, id } = await ownerOfTesla(state, { partner: another });
    const machine = await machineToken(another);
    const headers = { 'sc-user-id': id };
    const path = `/v3/vehicles/${vehicles[0]}/commands/charge`;
    const refused = await call('POST', `${path}/${wrong}`, machine, { headers });
    expect(await errorOf(refused)).toBe(error(409, `VEHICLE_STATE.${refusal}`));
    expect(await jsonOf(await call('POST', `${path}/${right}`, machine, { headers }))).toMatchObject({
      data: { attributes: { commandType: `charge-${right}`, status: { value: 'SUCCESS' } } },
    });
    const signal = await get(`/v3/vehicles/${vehicles[0]}/signals/charge-ischarging`, machine, headers);
    expect(await jsonOf(signal)).toMatchObject({ attributes: { body: { value: right === 'start' } } });
    expect((await call('POST', `${path}/${wrong}`, machine, { headers })).status).toBe(200);
  });

  it('reads what it is told as JSON:API writes it', async () => {
    const limit = (type: string) =>
      call('POST', `${vehicle}/commands/charge/set-limit`, token, {
        headers: { ...own, 'Content-Type': type },
        body: { data: { attributes: { limit: 80 } } },
      });
    expect((await limit('application/vnd.api+json')).status).toBe(200);
    expect((await limit('text/plain')).status).toBe(400);
  });

  it('lists connections, shows one, and ends it', async () => {
    const [connection] = (await jsonOf<List>(await get('/v3/connections', token))).data;
    expect(connection).toMatchObject({
      id: expect.stringMatching(/^con_/),
      type: 'connection',
      attributes: {
        permissions: expect.any(Array),
        vehicle: { make: 'TESLA', powertrainType: 'BEV', mode: 'simulated' },
      },
      relationships: { user: { data: { id: owner.id, type: 'user' } } },
    });
    const other = await ownerOfTesla('parked', { partner });
    const [theirs] = (await jsonOf<List>(await get(`/v3/connections?filter[userId]=${other.id}`, token)))
      .data;
    const path = `/v3/connections/${theirs?.id}`;
    expect(await jsonOf(await get(path, token))).toMatchObject({ data: { id: theirs?.id } });
    expect((await call('DELETE', path, token)).status).toBe(204);
    expect(await errorOf(await get(path, token))).toBe(error(403, 'PERMISSION'));
  });

  it('says of the vehicle of a connection what the owner allowed', async () => {
    const another = await register();
    const machine = await machineToken(another);
    for (const [model, permissions, powertrainType] of [
      ['Golf', ['read_vehicle_info', 'read_odometer'], 'ICE'],
      ['Golf GTE', ['read_vehicle_info'], 'PHEV'],
      ['ID.3', ['read_odometer'], null],
    ] as const) {
      const username = await accountOf({ make: 'volkswagen', model, state: 'parked' });
      const { id } = await connectOwner({ username, brand: 'volkswagen', permissions, partner: another });
      const { data } = await jsonOf<List>(await get(`/v3/connections?filter[userId]=${id}`, machine));
      expect(data[0]?.attributes['vehicle'], model).toMatchObject({
        model: powertrainType && model,
        powertrainType,
      });
    }
  });

  it('reaches no user of another application, and says the same of one there is not', async () => {
    const others = await machineToken(await register());
    for (const user of [owner.id, 'usr_unknown', `${owner.id}x`])
      for (const path of [
        '/v3/vehicles',
        vehicle,
        `${vehicle}/signals`,
        `${vehicle}/signals/odometer-traveleddistance`,
      ])
        expect(await errorOf(await get(path, others, { 'sc-user-id': user }))).toBe(error(403, 'PERMISSION'));
    expect(await errorOf(await get(vehicle, others))).toBe(error(403, 'PERMISSION'));
    const lock = await call('POST', `${vehicle}/commands/security/lock`, others, { headers: own });
    expect(await errorOf(lock)).toBe(error(403, 'PERMISSION'));
    const [connection] = (await jsonOf<List>(await get('/v3/connections', token))).data;
    for (const method of ['GET', 'DELETE'])
      expect(await errorOf(await call(method, `/v3/connections/${connection?.id}`, others))).toBe(
        error(403, 'PERMISSION'),
      );
    expect(
      (await jsonOf<List>(await get(`/v3/connections?filter[userId]=${owner.id}`, others))).data,
    ).toEqual([]);
  });

  it('reaches nothing of a user whose grant was revoked', async () => {
    const tokens = await tokensFor({ partner });
    const { vehicles } = await jsonOf<{ vehicles: string[] }>(
      await get('/v2.0/vehicles', tokens.access_token),
    );
    const { id } = await jsonOf<{ id: string }>(await get('/v2.0/user', tokens.access_token));
    const path = `/v3/vehicles/${vehicles[0]}`;
    const signal = `${path}/signals/odometer-traveleddistance`;
    for (const open of [path, signal])
      expect((await get(open, token, { 'sc-user-id': id })).status).toBe(200);
    // A refresh token that is used once more after its successor was: whoever has it is not the application alone.
    const first = tokens.refresh_token ?? '';
    const second = await refresh(partner, first);
    await refresh(partner, (await second.json<TokenAnswer>()).refresh_token ?? '');
    expect((await refresh(partner, first)).status).toBe(400);
    for (const closed of [path, signal])
      expect(await errorOf(await get(closed, token, { 'sc-user-id': id }))).toBe(error(403, 'PERMISSION'));
  });

  it.each([
    ['/v3/nothing', 404, 'RESOURCE_NOT_FOUND.PATH'],
    ['/v3/vehicles/x/signals/no-such', 404, 'RESOURCE_NOT_FOUND.PATH'],
    ['/v3/vehicles?page[size]=101', 400, 'VALIDATION'],
  ])('answers GET %s with an error', async (path, status, name) => {
    expect(await errorOf(await get(path, token, own))).toBe(error(status, name));
  });
});
