import { describe, expect, it } from 'vitest';
import type { Registration } from '../../src/application/registration/registration.ts';
import {
  type Answer,
  AUTHORIZE,
  authorize,
  become,
  CREATE,
  changeView,
  create,
  DATA,
  field,
  finish,
  headersOf,
  newApp,
  ownedProfile,
  post,
  REMOVE,
  UPDATE,
  type User,
  unconnectable,
  userOf,
} from './face.ts';
import { inSeconds } from './identity-provider.ts';

/** As it is documented. */
const MESSAGES = {
  AUTH_CODE_INVALID: 'The provided auth code is not valid.',
  AUTH_TOKEN_EXPIRED: 'The token you provided is expired.',
  AUTH_TOKEN_INVALID: 'The token you provided is invalid.',
  CONNECT_PROVIDER_NOT_ALLOWED:
    'The Connect provider Enode is not configured for your client id. Please contact customer support to enable it!',
  CONNECT_VEHICLE_NOT_SUPPORTED: 'The provider you tried to use (Enode) cannot be used for this vehicle.',
  CONNECTED_VEHICLE_FORBIDDEN:
    'The vehicle does not seem to be authorized yet. To complete this action, first complete the authorization flow.',
  CONNECTED_VEHICLE_NO_PENDING_STATUS:
    'The connected vehicle you are trying to authorize does not have status pending_authorization.',
  CONNECTED_VEHICLE_NOT_FOUND: 'The connected vehicle was not found.',
  OPERATION_NOT_ALLOWED:
    'You are not allowed to execute this operation. Enable it for the current application in the dashboard or reach out to customer support.',
  VEHICLE_NOT_FOUND: 'No vehicle was found with the provided ID',
} as const;
type Code = keyof typeof MESSAGES;

/** The whole answer, to the last member. */
const expectError = (answer: Answer, operation: string, code: Code): void =>
  expect(answer).toEqual({
    status: 200,
    type: 'application/json',
    data: null,
    errors: [
      {
        message: MESSAGES[code],
        locations: [{ line: expect.any(Number), column: expect.any(Number) }],
        path: [operation],
        extensions: {
          code,
          exception: { response: code, status: 500, message: MESSAGES[code], code },
        },
      },
    ],
  });

type Call = (user: User) => Promise<Answer>;

const UNKNOWN = `cve_${'A'.repeat(80)}`;

/** Each operation of a user, as far as it comes before an id is looked at. */
const OPERATIONS: Readonly<Record<string, Call>> = {
  createConnectedVehicle: async (user) => {
    const input = { vehicle_id: (await ownedProfile()).id, provider: 'Enode', options: {} };
    return user.call(CREATE, { input });
  },
  authorizeConnectedVehicle: (user) => user.call(AUTHORIZE, { input: { id: UNKNOWN, options: {} } }),
  updateConnectedVehicle: (user) => user.call(UPDATE, { input: { id: UNKNOWN, label: 'x' } }),
  removeConnectedVehicle: (user) => user.call(REMOVE, { input: { id: UNKNOWN } }),
  connectedVehicleData: (user) => user.call(DATA, { id: UNKNOWN }),
  connectedVehicle: (user) =>
    user.call('query A($id: ID!) { connectedVehicle(id: $id) { id } }', { id: UNKNOWN }),
  connectedVehicleList: (user) => user.call('{ connectedVehicleList { id } }'),
};

const withToken = (user: User, token: string): User => ({
  ...user,
  token,
  call: (query, variables = {}) => post({ query, variables }, headersOf(user.app, token)),
});

describe.each(Object.entries(OPERATIONS))('%s', (name, call) => {
  it('with an expired token: AUTH_TOKEN_EXPIRED', async () => {
    const user = await userOf(await newApp());
    const token = await user.app.tokens.sign({ sub: user.sub, iat: inSeconds(-7200), exp: inSeconds(-1) });
    expectError(await call(withToken(user, token)), name, 'AUTH_TOKEN_EXPIRED');
  });

  it('with another application’s token: AUTH_TOKEN_INVALID', async () => {
    const [user, other] = await Promise.all([userOf(await newApp()), userOf(await newApp())]);
    expectError(await call(withToken(user, other.token)), name, 'AUTH_TOKEN_INVALID');
  });

  it('where the application may not do it: OPERATION_NOT_ALLOWED', async () => {
    const user = await userOf(await newApp({ operations: ['control'] }));
    expectError(await call(user), name, 'OPERATION_NOT_ALLOWED');
  });
});

const BY_ID = Object.entries(OPERATIONS).filter(
  ([name]) => name !== 'createConnectedVehicle' && name !== 'connectedVehicleList',
);

describe.each(BY_ID)('%s', (name, call) => {
  it('of an id that is none: CONNECTED_VEHICLE_NOT_FOUND', async () => {
    expectError(await call(await userOf(await newApp())), name, 'CONNECTED_VEHICLE_NOT_FOUND');
  });
});

describe('createConnectedVehicle', () => {
  const creating = (user: User, changes: Record<string, unknown>) => async () => {
    const input = { vehicle_id: (await ownedProfile()).id, provider: 'Enode', options: {}, ...changes };
    return user.call(CREATE, { input });
  };

  it('of no profile: VEHICLE_NOT_FOUND', async () => {
    const user = await userOf(await newApp());
    for (const vehicle_id of ['0'.repeat(24), '', 'x', '../etc'])
      expectError(await creating(user, { vehicle_id })(), 'createConnectedVehicle', 'VEHICLE_NOT_FOUND');
  });

  it('by a provider the application is not registered for: CONNECT_PROVIDER_NOT_ALLOWED', async () => {
    const user = await userOf(await newApp({ providers: ['simulator'] }));
    expectError(await creating(user, {})(), 'createConnectedVehicle', 'CONNECT_PROVIDER_NOT_ALLOWED');
  });

  it('of a profile the provider cannot connect: CONNECT_VEHICLE_NOT_SUPPORTED', async () => {
    const user = await userOf(await newApp());
    const { id } = await unconnectable();
    expectError(
      await creating(user, { vehicle_id: id })(),
      'createConnectedVehicle',
      'CONNECT_VEHICLE_NOT_SUPPORTED',
    );
  });

  it('to an address that is not registered: REDIRECT_URI_NOT_ALLOWED', async () => {
    const user = await userOf(await newApp());
    for (const redirect_uri of ['https://evil.example/', 'http://localhost:5173/return/', '']) {
      const { status, data, errors } = await creating(user, { options: { redirect_uri } })();
      expect([status, data, errors?.[0]?.extensions.code]).toEqual([200, null, 'REDIRECT_URI_NOT_ALLOWED']);
    }
  });

  it('for more than the application is registered for: INVALID_SCOPE', async () => {
    const user = await userOf(await newApp({ scopes: ['vehicle:odometer'] }));
    const { errors } = await creating(user, { options: { scope: ['odometer', 'location'] } })();
    expect(errors?.[0]?.extensions.code).toBe('INVALID_SCOPE');
  });
});

describe('authorizeConnectedVehicle', () => {
  it('before its owner finished: CONNECTED_VEHICLE_FORBIDDEN, with a code or without', async () => {
    const user = await userOf(await newApp());
    const { id } = await create(user);
    for (const options of [{}, { code: 'x' }])
      expectError(
        await authorize(user, id, options),
        'authorizeConnectedVehicle',
        'CONNECTED_VEHICLE_FORBIDDEN',
      );
  });

  it('without its code, or with another: AUTH_CODE_INVALID, and the right one is still good', async () => {
    const app = await newApp();
    const [user, other] = [await userOf(app), await userOf(app)];
    const [mine, theirs] = [await create(user), await create(other)];
    const code = await finish(mine.authorization_url);
    const foreign = await finish(theirs.authorization_url);
    for (const options of [
      {},
      { code: null },
      { code: '' },
      { code: 'x' },
      { code: foreign },
      { code: `${code}x` },
    ])
      expectError(await authorize(user, mine.id, options), 'authorizeConnectedVehicle', 'AUTH_CODE_INVALID');
    expect((await authorize(user, mine.id, { code })).errors).toBeUndefined();
  });

  it('twice: CONNECTED_VEHICLE_NO_PENDING_STATUS', async () => {
    const user = await userOf(await newApp());
    const { id, authorization_url } = await create(user);
    const code = await finish(authorization_url);
    expect((await authorize(user, id, { code })).errors).toBeUndefined();
    expectError(
      await authorize(user, id, { code }),
      'authorizeConnectedVehicle',
      'CONNECTED_VEHICLE_NO_PENDING_STATUS',
    );
  });

  const changed = async (changes: Partial<Registration>) => {
    const app = await newApp();
    const user = await userOf(app);
    const { id, authorization_url } = await create(user);
    const code = await finish(authorization_url);
    await become(app, changes);
    return { user, id, code };
  };

  it('by a provider it is registered for no more: CONNECT_PROVIDER_NOT_ALLOWED', async () => {
    const { user, id, code } = await changed({ providers: ['smartcar'] });
    expectError(
      await authorize(user, id, { code }),
      'authorizeConnectedVehicle',
      'CONNECT_PROVIDER_NOT_ALLOWED',
    );
  });

  it('of a profile that is gone meanwhile: is authorized all the same, if its provider is still allowed', async () => {
    const app = await newApp();
    const user = await userOf(app);
    const { id, authorization_url } = await create(user);
    const code = await finish(authorization_url);
    await changeView(user, id, { profileId: 'f'.repeat(24) });
    const authorized = field(await authorize(user, id, { code }), 'authorizeConnectedVehicle');
    expect(authorized).toMatchObject({ status: 'authorized', vehicle_id: 'f'.repeat(24) });
    const refused = await changed({ providers: ['smartcar'] });
    await changeView(refused.user, refused.id, { profileId: 'f'.repeat(24) });
    expectError(
      await authorize(refused.user, refused.id, { code: refused.code }),
      'authorizeConnectedVehicle',
      'CONNECT_PROVIDER_NOT_ALLOWED',
    );
  });

  it('of a profile its provider connects no more: CONNECT_VEHICLE_NOT_SUPPORTED', async () => {
    const app = await newApp();
    const user = await userOf(app);
    const { id, authorization_url } = await create(user);
    const code = await finish(authorization_url);
    await changeView(user, id, { profileId: (await unconnectable()).id });
    expectError(
      await authorize(user, id, { code }),
      'authorizeConnectedVehicle',
      'CONNECT_VEHICLE_NOT_SUPPORTED',
    );
  });
});

describe('connectedVehicleData', () => {
  it('before it is authorized: CONNECTED_VEHICLE_FORBIDDEN', async () => {
    const user = await userOf(await newApp());
    const { id } = await create(user);
    expectError(await user.call(DATA, { id }), 'connectedVehicleData', 'CONNECTED_VEHICLE_FORBIDDEN');
  });
});
