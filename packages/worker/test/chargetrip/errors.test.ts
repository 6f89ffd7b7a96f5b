import { describe, expect, it } from 'vitest';
import type { Registration } from '../../src/application/registration/registration.ts';
import { expectBadInput, expectError } from './envelope.ts';
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
  read,
  UPDATE,
  type User,
  unconnectable,
  userOf,
} from './face.ts';
import { inSeconds } from './identity-provider.ts';

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
    for (const redirect_uri of [
      'https://evil.example/',
      'http://localhost:5173/return/',
      'http://localhost:5173/<b>return',
      ' http://localhost:5173/return',
      '',
    ])
      expectError(
        await creating(user, { options: { redirect_uri } })(),
        'createConnectedVehicle',
        'REDIRECT_URI_NOT_ALLOWED',
        [400, 'The redirect URI is not registered for the application.'],
      );
  });

  it('for more than the application is registered for: INVALID_SCOPE', async () => {
    const user = await userOf(await newApp({ scopes: ['vehicle:odometer'] }));
    expectError(
      await creating(user, { options: { scope: ['odometer', 'location'] } })(),
      'createConnectedVehicle',
      'INVALID_SCOPE',
      [400, 'The scope is missing, unknown or not open to the application.'],
    );
  });

  it('with what is no provider, scope or options: BAD_USER_INPUT', async () => {
    const user = await userOf(await newApp());
    const bad = async (changes: Record<string, unknown>, where: string, message: string) =>
      expectBadInput(
        await creating(user, changes)(),
        `Variable "$input" has invalid value at ${where}: `,
        message,
      );
    await bad(
      { provider: 'Other' },
      '.provider',
      'Value "Other" does not exist in "CarConnectivityProvider" enum.',
    );
    await bad(
      { options: { scope: ['fuel'] } },
      '.options.scope[0]',
      'Value "fuel" does not exist in "ConnectScope" enum.',
    );
    await bad(
      { options: null },
      '.options',
      'Expected value of non-null type "CreateConnectedVehicleOptions!" not to be null.',
    );
  });
});

const LABEL_TOO_LONG = [422, 'A label has at most 100 characters.'] as const;
const NOT_TEXT = 'PlainString is a string.';
const NO_TEXT = 'PlainString is well-formed text of at most 2000 characters.';

describe('a label', () => {
  const naming: Readonly<Record<string, (user: User, id: string, label: unknown) => Promise<Answer>>> = {
    createConnectedVehicle: async (user, _, label) => {
      const input = { vehicle_id: (await ownedProfile()).id, provider: 'Enode', options: {}, label };
      return user.call(CREATE, { input });
    },
    updateConnectedVehicle: (user, id, label) => user.call(UPDATE, { input: { id, label } }),
  };

  it.each(Object.entries(naming))('of %s is bounded text', async (name, call) => {
    const user = await userOf(await newApp());
    const { id } = await create(user);
    expectError(await call(user, id, 'x'.repeat(101)), name, 'VALIDATION_FAILED', LABEL_TOO_LONG);
    const where = 'Variable "$input" has invalid value at .label: ';
    for (const label of [7, ['x'], { x: 1 }, true])
      expectBadInput(await call(user, id, label), where, NOT_TEXT);
    for (const label of ['x'.repeat(2001), '\ud800'])
      expectBadInput(await call(user, id, label), where, NO_TEXT);
    expect((await read(user, id)).label).toBeNull();
  });
});

describe('an input that is none', () => {
  it.each([
    ['createConnectedVehicle', CREATE],
    ['authorizeConnectedVehicle', AUTHORIZE],
  ])('of %s, where the schema lets it in: VALIDATION_FAILED', async (name, query) => {
    const user = await userOf(await newApp());
    for (const variables of [{ input: null }, {}])
      expectError(await user.call(query, variables), name, 'VALIDATION_FAILED', [422, 'An input is needed.']);
  });

  it.each([
    ['UpdateConnectedVehicleInput', UPDATE],
    ['RemoveConnectedVehicleInput', REMOVE],
  ])('of the type %s, where it does not: BAD_USER_INPUT', async (type, query) => {
    const user = await userOf(await newApp());
    const message = `Expected value of non-null type "${type}!" not to be null.`;
    expectBadInput(await user.call(query, { input: null }), 'Variable "$input" has invalid value: ', message);
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
