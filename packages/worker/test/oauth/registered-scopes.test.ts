import { LIFETIMES } from '@keyfob/shared/lifetimes';
import type { Scope } from '@keyfob/shared/scopes';
import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import type { Registration } from '../../src/application/registration/registration.ts';
import { CALLBACK, connectAtFace, getVehicles } from '../enode/face.ts';
import { demo, type Partner, publish, register, registrationOf } from '../support/applications.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { connectUser, readData } from '../support/linking.ts';
import { introspected, refreshed } from './token-calls.ts';

restoreClockAfterEach();

const LEFT: readonly Scope[] = ['vehicle:charge_state', 'offline_access'];

/** The operator changes what an application is registered for, and every isolate has heard of it. */
const registerFor = async (
  { id, secret }: Partner,
  scopes: readonly Scope[],
  changes: Partial<Registration> = {},
): Promise<void> => {
  await publish(await registrationOf(id, secret, { scopes, ...changes }));
  letPass(LIFETIMES.publishedCopy + 1);
};

interface Vehicle {
  readonly scopes: readonly string[];
  readonly information: { readonly vin: string | null } | null;
}

const readAs = async <T>(authorization: string, path: string): Promise<T> =>
  (await fetchKeyfob(path, { headers: { Authorization: authorization } })).json();

/** A vehicle in each of the ways that an application gets to see it. */
const shown = async (
  { basic }: Partner,
  { userId, vehicleIds, tokens }: Awaited<ReturnType<typeof connectUser>>,
): Promise<Vehicle[]> => {
  const [id] = vehicleIds;
  const lists = await Promise.all([
    readAs<{ data: (Vehicle & { id: string })[] }>(basic, `/v1/users/${userId}/connected-vehicles`),
    readAs<{ data: (Vehicle & { id: string })[] }>(`Bearer ${tokens.access_token}`, '/v1/connected-vehicles'),
  ]);
  const listed = lists.flatMap(({ data }) => data.filter((each) => each.id === id));
  return [...listed, await readAs<Vehicle>(basic, `/v1/connected-vehicles/${id}`)];
};

describe('a permission that was taken out of a registration', () => {
  it('opens nothing any more, with the tokens and for the vehicles there are', async () => {
    const partner = await register();
    const connected = await connectUser({}, { partner });
    const { tokens, vehicleIds } = connected;
    await registerFor(partner, LEFT);
    const data = await (await readData(vehicleIds[0], tokens.access_token)).json<object>();
    expect(Object.keys(data).toSorted()).toEqual(['chargeState', 'charger', 'id', 'mode', 'nominalCapacity']);
    const vehicles = await shown(partner, connected);
    expect(vehicles).toHaveLength(3);
    for (const vehicle of vehicles)
      expect(vehicle).toMatchObject({ scopes: ['vehicle:charge_state'], information: null });
  });

  it('shows a vehicle without its VIN where that was it', async () => {
    const partner = await register();
    const connected = await connectUser({}, { partner });
    for (const { information } of await shown(partner, connected))
      expect(information?.vin).toMatch(/^\w{17}$/);
    await registerFor(partner, ['vehicle:information', 'vehicle:charge_state']);
    for (const { information } of await shown(partner, connected))
      expect(information).toMatchObject({ brand: expect.any(String), vin: null });
  });

  it('stands in no scope that is told: of an introspection, of a new token', async () => {
    const partner = await register({ accessTokens: 'jwt' });
    const caller = { basic: partner.basic };
    const { tokens } = await connectUser({}, { partner });
    await registerFor(partner, LEFT, { accessTokens: 'jwt' });
    const scopeOf = async (token = '') => (await introspected(token, caller))['scope'];
    expect(await scopeOf(tokens.access_token)).toBe('vehicle:charge_state');
    expect(await scopeOf(tokens.refresh_token)).toBe('vehicle:charge_state offline_access');
    const next = await refreshed(tokens.refresh_token ?? '', caller);
    expect(next.scope).toBe('vehicle:charge_state offline_access');
    expect(decodeJwt(next.access_token)['scope']).toBe('vehicle:charge_state');
  });

  it('is back when it is registered again: what the owner granted was not forgotten', async () => {
    const partner = await register();
    const connected = await connectUser({}, { partner });
    const [before] = await shown(partner, connected);
    await registerFor(partner, LEFT);
    await registerFor(partner, ['all', 'offline_access']);
    expect(await shown(partner, connected)).toEqual([before, before, before]);
  });

  it('opens nothing at the Enode face either', async () => {
    const { tokens } = await connectAtFace();
    const fields = ['information', 'chargeState', 'odometer'];
    const namesOf = async () => {
      const [vehicle = {}] = await (await getVehicles(tokens.access_token, fields)).json<object[]>();
      return Object.keys(vehicle);
    };
    expect(await namesOf()).toEqual(['id', ...fields]);
    await registerFor(demo, LEFT, { redirectUris: [CALLBACK] });
    expect(await namesOf()).toEqual(['id', 'chargeState']);
  });
});
