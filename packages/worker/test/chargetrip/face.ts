import './loaded.ts';
import { env } from 'cloudflare:workers';
import { forgetCopy } from '../../src/application/registration/published.ts';
import type { Registration } from '../../src/application/registration/registration.ts';
import {
  findProfile,
  searchProfiles,
  type VehicleProfile,
} from '../../src/dialects/chargetrip/catalogue/profile.ts';
import { fits } from '../../src/garage/fit.ts';
import { garageOf, userGarage } from '../../src/garage/garage-of.ts';
import type { ConnectedVehicleRecord, VehicleViewRecord } from '../../src/garage/records.ts';
import { fleetOfAccount } from '../../src/simulator/account-fleet.ts';
import { accountOf } from '../../src/simulator/accounts.ts';
import { config, publish, registrationOf } from '../support/applications.ts';
import { Browser } from '../support/browser.ts';
import { asJson, fetchKeyfob, returned, walkToVehicles } from '../support/keyfob.ts';
import { changeRecords } from '../support/objects.ts';
import { type Signer, signer } from './identity-provider.ts';

export interface WireError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly locations?: readonly unknown[];
  readonly extensions: {
    readonly code: string;
    readonly exception: {
      readonly response: string;
      readonly status: number;
      readonly message: string;
      readonly code: string;
    };
  };
}

export interface ConnectedVehicle {
  readonly id: string;
  readonly vehicle_id: string;
  readonly status: string;
  readonly authorization_url: string | null;
  readonly provider: string;
  readonly scope: readonly string[] | null;
  readonly label: string | null;
  readonly vin: string | null;
}

export interface Answer {
  readonly status: number;
  /** Not there where nothing was run. */
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly WireError[];
  readonly type: string | null;
}

/** An application whose users call this face, and who signs its users' tokens. */
export interface App {
  readonly clientId: string;
  readonly tokens: Signer;
}

let apps = 0;

/** An application of its own, with an identity provider that has a shared key with Keyfob. */
export const newApp = async (changes: Partial<Registration> = {}): Promise<App> => {
  apps += 1;
  const clientId = `face-${apps}-${crypto.randomUUID().slice(0, 8)}`;
  const registration = await registrationOf(clientId, 'a-secret', {
    providers: ['enode', 'smartcar', 'simulator'],
    ...changes,
  });
  const tokens = await signer(registration);
  await publish({ ...registration, userTokens: changes.userTokens ?? tokens.issuer });
  return { clientId, tokens };
};

/** The same application, registered otherwise from now on, in a Worker that has just read it. */
export const become = async (app: App, changes: Partial<Registration>): Promise<void> => {
  const registration = await registrationOf(app.clientId, 'a-secret', {
    providers: ['enode', 'smartcar', 'simulator'],
    userTokens: app.tokens.issuer,
    ...changes,
  });
  await publish(registration);
  forgetCopy(app.clientId);
};

export const headersOf = (app: App, token: string | null): Record<string, string> => ({
  'x-client-id': app.clientId,
  'x-app-id': app.clientId,
  ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
});

export const answerOf = async (response: Response): Promise<Answer> => ({
  status: response.status,
  type: response.headers.get('Content-Type'),
  ...(await response.json<Pick<Answer, 'data' | 'errors'>>()),
});

export const post = async (body: unknown, headers: Record<string, string>): Promise<Answer> =>
  answerOf(await fetchKeyfob('/graphql', asJson(body, headers)));

/** One user of an application, as their app calls for them. */
export interface User {
  readonly app: App;
  readonly sub: string;
  readonly token: string;
  call(query: string, variables?: Record<string, unknown>): Promise<Answer>;
}

export const userOf = async (app: App, sub = `user-${crypto.randomUUID()}`): Promise<User> => {
  const token = await app.tokens.sign({ sub });
  return {
    app,
    sub,
    token,
    call: (query, variables = {}) => post({ query, variables }, headersOf(app, token)),
  };
};

/** Everything a connected vehicle has. */
export const FIELDS = 'id vehicle_id status authorization_url provider scope label vin';

/** The simulator's account that the tests link with, and the brand it is at. */
export const ACCOUNT = 'three-cars@example.com';
const BRAND = 'tesla';

/** A profile that an account has a vehicle of. */
export const ownedProfile = async (username = ACCOUNT): Promise<VehicleProfile> => {
  const cars = fleetOfAccount(await accountOf(BRAND, username), 0).map(({ information }) => information);
  const profiles = await searchProfiles(env, { search: BRAND, size: 100 });
  const owned = profiles.find((profile) => cars.some((car) => fits(profile, car)));
  if (!owned) throw new Error('The catalogue has none of the account’s cars.');
  return owned;
};

export const profileOf = async (search: string): Promise<VehicleProfile> => {
  const [found] = await searchProfiles(env, { search, size: 1 });
  if (!found) throw new Error(`No profile is found by "${search}".`);
  return found;
};

/** The owner's whole part, from the address the application got to the code that comes back. */
export const finish = async (
  url: string | null,
  browser = new Browser(),
  username = ACCOUNT,
): Promise<string> => {
  const vehicles = await walkToVehicles(browser, url ?? '', { username });
  await browser.submit(vehicles, '/approve');
  return returned(browser).code ?? '';
};

export const profileById = (id: string): Promise<VehicleProfile | null> => findProfile(env, id);

/** The one field of an answer, which has to be there. */
export const field = <T = ConnectedVehicle>(answer: Answer, name: string): T => {
  if (answer.errors) throw new Error(`${name}: ${JSON.stringify(answer.errors)}`);
  return answer.data?.[name] as T;
};

export const codeOf = (answer: Answer): string | undefined => answer.errors?.[0]?.extensions.code;

export const CREATE = `mutation Create($input: CreateConnectedVehicleInput) {
  createConnectedVehicle(input: $input) { ${FIELDS} }
}`;
export const AUTHORIZE = `mutation Authorize($input: AuthorizeConnectedVehicleInput) {
  authorizeConnectedVehicle(input: $input) { ${FIELDS} }
}`;
export const UPDATE = `mutation Update($input: UpdateConnectedVehicleInput!) {
  updateConnectedVehicle(input: $input) { ${FIELDS} }
}`;
export const REMOVE = `mutation Remove($input: RemoveConnectedVehicleInput!) {
  removeConnectedVehicle(input: $input) { ${FIELDS} }
}`;
export const READ = `query Read($id: ID!) { connectedVehicle(id: $id) { ${FIELDS} } }`;
export const LIST = `query List($filter: ConnectedVehicleListFilter, $size: Int, $page: Int) {
  connectedVehicleList(filter: $filter, size: $size, page: $page) { ${FIELDS} }
}`;
export const DATA = `query Data($id: ID!) {
  connectedVehicleData(id: $id) {
    battery { range percentage capacity date }
    charge { is_plugged_in is_charging is_fully_charged limit charge_speed fully_charged_at minutes_till_charged date }
    location { type geometry { type coordinates } properties { date } }
    odometer { distance date }
  }
}`;

export const create = async (
  user: User,
  changes: Record<string, unknown> = {},
): Promise<ConnectedVehicle> => {
  const profile = await ownedProfile();
  const input = { vehicle_id: profile.id, provider: 'Enode', options: {}, ...changes };
  return field(await user.call(CREATE, { input }), 'createConnectedVehicle');
};

export const read = async (user: User, id: string): Promise<ConnectedVehicle> =>
  field(await user.call(READ, { id }), 'connectedVehicle');

export const authorize = (user: User, id: string, options: Record<string, unknown> = {}): Promise<Answer> =>
  user.call(AUTHORIZE, { input: { id, options } });

/** Polls until something is so, as a client without a subscription does: alarms ring by themselves. */
export const eventually = async (holds: () => Promise<boolean>): Promise<void> => {
  for (let polls = 0; polls < 200; polls += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('It never came to be so.');
};

export const isGone = async (user: User, id: string): Promise<boolean> =>
  codeOf(await user.call(READ, { id })) === 'CONNECTED_VEHICLE_NOT_FOUND';

/** A profile that no provider can connect. */
export const unconnectable = async (): Promise<VehicleProfile> => {
  for (let page = 0; ; page += 1) {
    const profiles = await searchProfiles(env, { size: 100, page });
    const found = profiles.find(({ providers }) => !providers.includes('enode'));
    if (found) return found;
    if (profiles.length === 0) throw new Error('Each profile can be connected by Enode.');
  }
};

/** The garage of a user, behind the face's back. */
export const garageStub = async (user: User): Promise<DurableObjectStub<never>> => {
  const whose = { clientId: user.app.clientId, jurisdiction: 'unrestricted' } as const;
  return garageOf(
    env,
    await userGarage(await config(), whose, user.sub),
  ) as unknown as DurableObjectStub<never>;
};

/** Changes what a garage keeps of a view behind its back. */
export const changeView = async (
  user: User,
  id: string,
  changes: Partial<VehicleViewRecord>,
): Promise<void> =>
  changeRecords(await garageStub(user), 'views', (view) => (view.id === id ? { ...view, ...changes } : view));

/** The same for all its vehicles. */
export const changeVehicles = async (user: User, changes: Partial<ConnectedVehicleRecord>): Promise<void> =>
  changeRecords(await garageStub(user), 'vehicles', (vehicle) => ({ ...vehicle, ...changes }));
