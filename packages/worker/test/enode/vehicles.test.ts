import { describe, expect, it } from 'vitest';
import { fetchKeyfob, type TokenAnswer } from '../support/keyfob.ts';
import { connectUser } from '../support/linking.ts';
import {
  bearer,
  clientToken,
  codeForm,
  connectAtFace,
  getVehicles,
  kindOf,
  linkAtFace,
  postToken,
  problem,
} from './face.ts';

interface Vehicle {
  readonly id: string;
  readonly information?: { readonly brand: string; readonly vin: string | null };
  readonly chargeState?: { readonly batteryLevel: number } | null;
  readonly location?: object | null;
  readonly odometer?: object | null;
}

const list = async (token: string, fields: readonly string[] = []): Promise<Vehicle[]> =>
  (await getVehicles(token, fields)).json();

const ALL_FIELDS = ['information', 'chargeState', 'location', 'odometer'];
const ISO = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);

describe('GET /enode/vehicles', () => {
  it('answers a bare array of ids by default', async () => {
    const { tokens } = await connectAtFace();
    const response = await getVehicles(tokens.access_token);
    expect([response.status, response.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
    expect(await response.json()).toEqual([
      { id: expect.stringMatching(/^veh_/) },
      { id: expect.stringMatching(/^veh_/) },
    ]);
  });

  it('answers the fields selected, in the shapes of the API', async () => {
    const { tokens } = await connectAtFace({ username: 'one-car@example.com' });
    const number = expect.any(Number);
    expect(await list(tokens.access_token, ALL_FIELDS)).toEqual([
      {
        id: expect.stringMatching(/^veh_/),
        information: {
          brand: 'Tesla',
          model: expect.any(String),
          year: number,
          vin: expect.stringMatching(/^\w{17}$/),
        },
        chargeState: expect.objectContaining({
          batteryLevel: number,
          isCharging: expect.any(Boolean),
          lastUpdated: ISO,
        }),
        location: { latitude: number, longitude: number, lastUpdated: ISO },
        odometer: { distance: number, lastUpdated: ISO },
      },
    ]);
    const [vehicle] = await list(tokens.access_token, ['odometer']);
    expect(Object.keys(vehicle ?? {})).toEqual(['id', 'odometer']);
  });

  it('answers one vehicle in the same way', async () => {
    const { tokens } = await connectAtFace();
    const [first] = await list(tokens.access_token, ALL_FIELDS);
    const one = await getVehicles(tokens.access_token, ['information'], first?.id);
    expect(await one.json()).toEqual({ id: first?.id, information: first?.information });
  });

  it('leaves out what the owner did not allow', async () => {
    const { tokens } = await connectAtFace({ changes: { scope: 'vehicle:odometer' } });
    const [vehicle] = await list(tokens.access_token, [...ALL_FIELDS, 'smartChargingPolicy']);
    expect(Object.keys(vehicle ?? {})).toEqual(['id', 'odometer']);
  });

  it('takes the documented field that no vehicle here can share', async () => {
    const { tokens } = await connectAtFace({ username: 'one-car@example.com' });
    const [vehicle] = await list(tokens.access_token, ['smartChargingPolicy', 'odometer']);
    expect(Object.keys(vehicle ?? {})).toEqual(['id', 'odometer']);
  });

  it('refuses a field there is not', async () => {
    const { tokens } = await connectAtFace();
    const response = await getVehicles(tokens.access_token, ['odometer', 'tires']);
    expect(kindOf(response)).toBe(problem(400));
  });

  it('narrows with the token', async () => {
    const { tokens } = await connectAtFace({ username: 'one-car@example.com' });
    const refreshed = await postToken({
      grant_type: 'refresh_token',
      refresh_token: tokens.refresh_token ?? '',
      scope: 'vehicle:location',
    });
    const { access_token } = await refreshed.json<TokenAnswer>();
    const [vehicle] = await list(access_token, ALL_FIELDS);
    expect(Object.keys(vehicle ?? {})).toEqual(['id', 'location']);
  });

  it('keeps no vehicle back because one does not answer, and says so when that one is asked', async () => {
    const username = 'vehicle-unreachable@example.com';
    const { tokens } = await connectAtFace({ username });
    const vehicles = await list(tokens.access_token, ['information', 'odometer']);
    expect(vehicles.length).toBeGreaterThan(0);
    for (const vehicle of vehicles) {
      expect(vehicle).toEqual({ id: vehicle.id, information: expect.any(Object), odometer: null });
    }
    expect((await getVehicles(tokens.access_token, ['odometer'], vehicles[0]?.id)).status).toBe(502);
    expect((await getVehicles(tokens.access_token, ['information'], vehicles[0]?.id)).status).toBe(200);
  });

  it('answers 403 for a vehicle the provider took back, and lists it no more', async () => {
    const { tokens } = await connectAtFace({ username: 'access-lost@example.com' });
    const [vehicle] = await list(tokens.access_token);
    expect(vehicle).toBeDefined();
    expect(kindOf(await getVehicles(tokens.access_token, ['odometer'], vehicle?.id))).toBe(problem(403));
    expect(await list(tokens.access_token)).toEqual([]);
    expect(kindOf(await getVehicles(tokens.access_token, [], vehicle?.id))).toBe(problem(403));
  });

  it('knows only the vehicles of the user who gave the token', async () => {
    const [one, other] = [await connectAtFace(), await connectAtFace()];
    const [foreign] = await list(other.tokens.access_token);
    for (const id of [foreign?.id, 'veh_forged', one.tokens.access_token])
      expect(kindOf(await getVehicles(one.tokens.access_token, [], id))).toBe(problem(404));
  });

  it.each([
    ['no token', async () => ''],
    ['the application’s own token', () => clientToken()],
    ['a user’s token of the core face', async () => (await connectUser()).tokens.access_token],
  ])('refuses %s', async (_, token) => {
    expect(kindOf(await getVehicles(await token()))).toBe(problem(401));
  });

  it('refuses a token whose grant was revoked by a code’s replay', async () => {
    const { code } = await linkAtFace();
    const { access_token } = await (await postToken(codeForm(code))).json<TokenAnswer>();
    expect((await getVehicles(access_token)).status).toBe(200);
    await postToken(codeForm(code));
    expect(kindOf(await getVehicles(access_token))).toBe(problem(401));
  });
});

describe('the core face', () => {
  it('knows none of this face’s tokens', async () => {
    const { tokens, userId } = await connectAtFace();
    const [vehicle] = await list(tokens.access_token);
    const data = await fetchKeyfob(`/v1/connected-vehicles/${vehicle?.id}/data`, {
      headers: bearer(tokens.access_token),
    });
    const owned = await fetchKeyfob(`/v1/users/${userId}/connected-vehicles`, {
      headers: bearer(await clientToken()),
    });
    expect([data.status, owned.status]).toEqual([401, 401]);
  });
});
