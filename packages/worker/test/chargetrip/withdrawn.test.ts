import { describe, expect, it } from 'vitest';
import type { Registration } from '../../src/application/registration/registration.ts';
import { refusalUsername } from '../../src/simulator/accounts.ts';
import { Browser } from '../support/browser.ts';
import {
  authorize,
  become,
  codeOf,
  create,
  DATA,
  field,
  finish,
  newApp,
  ownedProfile,
  read,
  UPDATE,
  type User,
  userOf,
} from './face.ts';
import { clientOf, follow } from './subscriber.ts';

const authorized = async (user: User) => {
  const { id, authorization_url } = await create(user);
  const code = await finish(authorization_url);
  return field(await authorize(user, id, { code }), 'authorizeConnectedVehicle');
};

/** What is read of a vehicle. */
const partsOf = async (user: User, id: string): Promise<string[]> => {
  const data = field<Record<string, unknown>>(await user.call(DATA, { id }), 'connectedVehicleData');
  return Object.keys(data).filter((part) => data[part] !== null);
};

const ODOMETER: Partial<Registration> = { scopes: ['vehicle:odometer'] };

describe('what an application is registered for no more', () => {
  it('is not shown of a vehicle, nor read, whatever its owner once allowed', async () => {
    const user = await userOf(await newApp());
    const { id, vin, scope } = await authorized(user);
    expect([vin?.length, scope]).toEqual([17, ['location', 'charge_state', 'odometer']]);
    expect(await partsOf(user, id)).toEqual(['battery', 'charge', 'location', 'odometer']);
    await become(user.app, ODOMETER);
    expect(await read(user, id)).toMatchObject({ status: 'authorized', vin: null, scope: ['odometer'] });
    expect(await partsOf(user, id)).toEqual(['odometer']);
  });

  it('is not asked of an owner who follows a link from before', async () => {
    const user = await userOf(await newApp());
    const { id, authorization_url } = await create(user);
    await become(user.app, ODOMETER);
    const code = await finish(authorization_url);
    await become(user.app, {});
    const { scope } = field(await authorize(user, id, { code }), 'authorizeConnectedVehicle');
    expect(scope).toEqual(['odometer']);
  });
});

describe('an application that may not read', () => {
  it('is told no VIN in what its changes answer', async () => {
    const user = await userOf(await newApp());
    const { id, vin } = await authorized(user);
    const renamed = async () =>
      field(await user.call(UPDATE, { input: { id, label: 'x' } }), 'updateConnectedVehicle');
    expect((await renamed()).vin).toBe(vin);
    await become(user.app, { operations: ['link', 'control', 'remove'] });
    expect(await renamed()).toMatchObject({ status: 'authorized', vin: null });
  });

  it('follows no vehicle: OPERATION_NOT_ALLOWED', async () => {
    const user = await userOf(await newApp({ operations: ['link', 'control', 'remove'] }));
    const { id } = await create(user);
    const subscriber = follow(clientOf(user.app, user.token), id);
    expect(await subscriber.ended).toMatchObject([
      {
        path: ['connectedVehicle'],
        extensions: { code: 'OPERATION_NOT_ALLOWED', exception: { status: 500 } },
      },
    ]);
    expect(subscriber.heard).toEqual([]);
  });
});

describe('the link of a vehicle', () => {
  const WITHDRAWN: readonly (readonly [what: string, changes: Partial<Registration>])[] = [
    ['face', { faces: ['core', 'enode', 'smartcar'] }],
    ['operation', { operations: ['read', 'control', 'remove'] }],
    ['provider', { providers: ['smartcar', 'simulator'] }],
    ['redirect URI', { redirectUris: ['https://example.com/other'] }],
  ];

  it.each(WITHDRAWN)('leads nowhere while its application lacks the %s', async (_, changes) => {
    const user = await userOf(await newApp());
    const { authorization_url } = await create(user);
    const open = () => new Browser().open(authorization_url ?? '');
    await become(user.app, changes);
    const page = await open();
    expect([page.status, page.html.includes('action="/link/')]).toEqual([403, false]);
    await become(user.app, {});
    expect((await open()).status).toBe(200);
  });
});

describe('access that its provider took back', () => {
  // Of one the access cannot be renewed; the other's is, and is refused all the same.
  const ACCOUNTS = ['access-lost@example.com', refusalUsername('authentication_failed')];

  it.each(ACCOUNTS)('is found lost when the vehicle is read, which is then pending: %s', async (username) => {
    const user = await userOf(await newApp());
    const { id: vehicle_id } = await ownedProfile(username);
    const { id, authorization_url } = await create(user, { vehicle_id });
    const code = await finish(authorization_url, new Browser(), username);
    expect(field(await authorize(user, id, { code }), 'authorizeConnectedVehicle').status).toBe('authorized');
    expect(codeOf(await user.call(DATA, { id }))).toBe('CONNECTED_VEHICLE_FORBIDDEN');
    const lost = await read(user, id);
    expect(lost).toMatchObject({ status: 'pending_authorization', vin: null, scope: null });
    expect(lost.authorization_url).not.toBe(authorization_url);
    expect((await new Browser().open(lost.authorization_url ?? '')).status).toBe(200);
  });
});
