import { runDurableObjectAlarm } from 'cloudflare:test';
import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { brandOfVin } from '@keyfob/shared/vehicle/vin';
import { describe, expect, it } from 'vitest';
import { accountNameOf, readWishes } from '../../src/simulator/made-vehicles.ts';
import { modelOfProfile } from '../../src/simulator/vehicles/profile-model.ts';
import { go, heading, walkTo } from '../link/walker.ts';
import { Browser } from '../support/browser.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { returned, walkToVehicles } from '../support/keyfob.ts';
import { recordsIn, stateIn } from '../support/objects.ts';
import { expectError } from './envelope.ts';
import {
  ACCOUNT,
  authorize,
  CREATE,
  changeVehicles,
  codeOf,
  create,
  DATA,
  eventually,
  field,
  finish,
  garageStub,
  isGone,
  LIST,
  newApp,
  ownedProfile,
  profileOf,
  REMOVE,
  read,
  type User,
  userOf,
} from './face.ts';
import { inSeconds } from './identity-provider.ts';

restoreClockAfterEach();

const authorized = async (user: User, changes: Record<string, unknown> = {}) => {
  const made = await create(user, changes);
  const code = await finish(made.authorization_url);
  return field(await authorize(user, made.id, { code }), 'authorizeConnectedVehicle');
};

describe('the owner of a pending vehicle', () => {
  it('is asked for that brand and offered only what fits the profile', async () => {
    const user = await userOf(await newApp());
    const profile = await ownedProfile();
    const { authorization_url } = await create(user);
    const browser = new Browser();
    const intro = await browser.open(authorization_url ?? '');
    const handoff = await go(browser, intro, 'intro');
    expect(handoff.url).toMatch(/\/provider$/);
    const vehicles = await walkTo(browser, handoff.url, 'vehicles', { username: ACCOUNT });
    const offered = [...vehicles.html.matchAll(/name="vehicle"/g)];
    expect(offered).toHaveLength(1);
    expect(vehicles.html).toContain('type="radio"');
    expect(vehicles.html).toContain(profile.model);
  });

  it('who has none of that model is told so', async () => {
    const user = await userOf(await newApp());
    const { id } = await profileOf('tesla model x');
    const { authorization_url } = await create(user, { vehicle_id: id });
    const page = await walkToVehicles(new Browser(), authorization_url ?? '', { username: ACCOUNT });
    expect(heading(page)).toMatch(/^No cars/);
  });

  it('whose car is of a model with a like name is told so too', async () => {
    const user = await userOf(await newApp());
    const [wanted, other] = await Promise.all([
      profileOf('audi e-tron 55 quattro'),
      profileOf('audi e-tron sportback 55'),
    ]);
    expect([wanted.model, other.model]).toEqual(['e-tron', 'e-tron Sportback']);
    const model = modelOfProfile(other);
    const wish = { make: 'audi', model: other.id };
    const made = readWishes([wish], model ? [model] : []);
    if (!made.ok) throw new Error(made.detail);
    const { authorization_url } = await create(user, { vehicle_id: wanted.id });
    const page = await walkToVehicles(new Browser(), authorization_url ?? '', {
      username: accountNameOf(made.value),
    });
    expect(heading(page)).toMatch(/^No cars/);
  });

  it.each(['Lucid Air', 'Škoda Superb iV', 'Range Rover P440e'])(
    'whose account is no special one has a %s, if they are sent to link one',
    async (search) => {
      const user = await userOf(await newApp());
      const profile = await profileOf(search);
      const { id, authorization_url } = await create(user, { vehicle_id: profile.id, provider: 'Simulator' });
      const code = await finish(authorization_url, new Browser(), 'owner@example.com');
      const { status, vin } = field(await authorize(user, id, { code }), 'authorizeConnectedVehicle');
      expect([status, brandOfVin(vin ?? '')]).toEqual(['authorized', profile.make]);
      const data = field<{ battery: object }>(await user.call(DATA, { id }), 'connectedVehicleData');
      expect(data.battery).toMatchObject({ capacity: profile.batteryKwh });
    },
  );

  it('can begin as long as it is pending, however long ago the last link ran out', async () => {
    const app = await newApp();
    const user = await userOf(app);
    const { id, authorization_url } = await create(user);
    await walkTo(new Browser(), authorization_url ?? '', 'handoff');
    letPass(LIFETIMES.garageIdle - 3600);
    const later = await userOf(app, user.sub);
    const code = await finish(authorization_url);
    expect(field(await authorize(later, id, { code }), 'authorizeConnectedVehicle').status).toBe(
      'authorized',
    );
  });

  it('whose application comes too late with the code finishes again, at the same address', async () => {
    const user = await userOf(await newApp());
    const { id, authorization_url } = await create(user);
    const code = await finish(authorization_url);
    letPass(LIFETIMES.code + 1);
    expect(codeOf(await authorize(user, id, { code }))).toBe('CONNECTED_VEHICLE_FORBIDDEN');
    const again = await finish(authorization_url);
    expect(codeOf(await authorize(user, id, { code }))).toBe('AUTH_CODE_INVALID');
    const authorized = field(await authorize(user, id, { code: again }), 'authorizeConnectedVehicle');
    expect(authorized.status).toBe('authorized');
  });

  it('goes back to the address that was named, or to the first that is registered', async () => {
    const redirectUris = ['http://localhost:5173/return', 'https://example.com/app?a=1'];
    const user = await userOf(await newApp({ redirectUris }));
    const back = async (options: Record<string, unknown>): Promise<string> => {
      const browser = new Browser();
      await finish((await create(user, { options })).authorization_url, browser);
      return browser.left ?? '';
    };
    expect(await back({})).toMatch(/^http:\/\/localhost:5173\/return\?code=cod_/);
    expect(await back({ redirect_uri: redirectUris[1] })).toMatch(
      /^https:\/\/example\.com\/app\?a=1&code=cod_/,
    );
  });

  it('who says no is sent back with that, and may begin again', async () => {
    const user = await userOf(await newApp());
    const { id, authorization_url } = await create(user);
    const browser = new Browser();
    await browser.press(await browser.open(authorization_url ?? ''), 'cancel-button');
    expect(returned(browser)).toMatchObject({ error: 'access_denied', code: null });
    expect((await read(user, id)).status).toBe('pending_authorization');
    expect(codeOf(await authorize(user, id))).toBe('CONNECTED_VEHICLE_FORBIDDEN');
    const code = await finish(authorization_url);
    expect(codeOf(await authorize(user, id, { code }))).toBeUndefined();
  });
});

describe('an authorized vehicle', () => {
  it('whose provider takes its access back is pending again, at a fresh address, and comes back', async () => {
    const user = await userOf(await newApp());
    const before = await create(user);
    const code = await finish(before.authorization_url);
    const { id, vin } = field(await authorize(user, before.id, { code }), 'authorizeConnectedVehicle');
    await changeVehicles(user, { status: 'reauthorization_required' });
    const lost = await read(user, id);
    expect([lost.status, lost.vin, lost.scope]).toEqual(['pending_authorization', null, null]);
    expect(lost.authorization_url).not.toBe(before.authorization_url);
    expect(codeOf(await user.call(DATA, { id }))).toBe('CONNECTED_VEHICLE_FORBIDDEN');
    expect((await new Browser().open(before.authorization_url ?? '')).status).toBe(404);
    expect(codeOf(await authorize(user, id))).toBe('CONNECTED_VEHICLE_FORBIDDEN');
    const again = await authorize(user, id, { code: await finish(lost.authorization_url) });
    expect(field(again, 'authorizeConnectedVehicle')).toMatchObject({ id, vin, status: 'authorized' });
    expect(codeOf(await user.call(DATA, { id }))).toBeUndefined();
  });

  it('is one, however many name it: access goes back with the last of them', async () => {
    const user = await userOf(await newApp());
    const [one, other] = [await authorized(user), await authorized(user, { provider: 'Smartcar' })];
    expect([one.vin, one.provider, other.provider]).toEqual([other.vin, 'Enode', 'Smartcar']);
    const first = field(await user.call(REMOVE, { input: { id: one.id } }), 'removeConnectedVehicle');
    expect(first.status).toBe('removed');
    expect(await isGone(user, one.id)).toBe(true);
    expect(codeOf(await user.call(DATA, { id: other.id }))).toBeUndefined();
    const last = field(await user.call(REMOVE, { input: { id: other.id } }), 'removeConnectedVehicle');
    expect(last.status).toBe('pending_removal');
    await eventually(() => isGone(user, other.id));
    const stub = await garageStub(user);
    expect([await recordsIn(stub, 'vehicles'), await recordsIn(stub, 'providerGrants')]).toEqual([[], []]);
  });

  it('shows what was named, reads only what was asked for, and lists newest first', async () => {
    const user = await userOf(await newApp());
    const made = await authorized(user, { provider: 'Simulator', options: { scope: ['odometer'] } });
    expect([made.provider, made.scope]).toEqual(['Simulator', ['odometer']]);
    const data = field<Record<string, unknown>>(
      await user.call(DATA, { id: made.id }),
      'connectedVehicleData',
    );
    expect(
      Object.entries(data)
        .filter(([, part]) => part !== null)
        .map(([name]) => name),
    ).toEqual(['odometer']);
    const pending = await create(user);
    const ids = async (variables: Record<string, unknown>) =>
      field<{ id: string }[]>(await user.call(LIST, variables), 'connectedVehicleList').map(({ id }) => id);
    expect(await ids({})).toEqual([pending.id, made.id]);
    expect(await ids({ filter: { status: ['authorized'] } })).toEqual([made.id]);
    expect(await ids({ filter: { status: [] } })).toEqual([]);
    expect(await ids({ size: 1, page: 1 })).toEqual([made.id]);
    expect(await ids({ filter: { status: ['removed'] } })).toEqual([]);
  });

  it('that was pending and is removed leaves nothing behind', async () => {
    const user = await userOf(await newApp());
    const { id, authorization_url } = await create(user);
    await finish(authorization_url);
    const removed = field(await user.call(REMOVE, { input: { id } }), 'removeConnectedVehicle');
    expect([removed.status, removed.authorization_url]).toEqual(['removed', null]);
    const stub = await garageStub(user);
    await eventually(async () => (await recordsIn(stub, 'providerGrants')).length === 0);
    expect([await recordsIn(stub, 'vehicles'), await recordsIn(stub, 'views')]).toEqual([[], []]);
  });

  it('nobody ever links is given up after a month', async () => {
    const app = await newApp();
    const user = await userOf(app);
    const { id } = await create(user);
    letPass(LIFETIMES.garageIdle + 60);
    const token = await app.tokens.sign({ sub: user.sub, iat: inSeconds(0), exp: inSeconds(3600) });
    const later = { ...user, token, call: (await userOf(app, user.sub)).call };
    await runDurableObjectAlarm(await garageStub(user));
    expect(await isGone(later, id)).toBe(true);
    expect(await stateIn(await garageStub(user))).toBeNull();
  });

  it('cannot be wished for without end', async () => {
    const user = await userOf(await newApp());
    const { id } = await ownedProfile();
    const input = { vehicle_id: id, provider: 'Enode', options: {} };
    for (let wishes = 0; wishes < 50; wishes += 1)
      expect(codeOf(await user.call(CREATE, { input }))).toBeUndefined();
    expectError(await user.call(CREATE, { input }), 'createConnectedVehicle', 'TOO_MANY_CONNECTED_VEHICLES', [
      409,
      'This user has as many connected vehicles or links as there is room for. Remove one first.',
    ]);
  });
});
