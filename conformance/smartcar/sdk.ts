import smartcar, { type Access, type SmartcarError, type Vehicle } from 'smartcar';
import { VEHICLE_SCOPES } from '../../packages/shared/src/scopes.ts';
import { type Application, operate, REDIRECT_URI, register } from '../support/applications.ts';
import { Browser } from '../support/browser.ts';
import { jsonOf, keyfob, ORIGIN } from '../support/http.ts';
import { answerOf } from '../support/owner.ts';

const FACE = `${ORIGIN}/smartcar`;

/** All that is done to the official SDK: it is told where the API is. */
for (const name of ['AUTH', 'API', 'API_V3', 'MANAGEMENT_API']) process.env[`SMARTCAR_${name}_ORIGIN`] = FACE;

export { smartcar };

/** Smartcar's names of all permissions. */
export const ALL_PERMISSIONS: readonly string[] = Object.values(VEHICLE_SCOPES).flatMap(
  ({ smartcar: names }) => names,
);

export const registerAtFace = (changes: Readonly<Record<string, unknown>> = {}): Promise<Application> =>
  register({ faces: ['core', 'smartcar'], scopes: ['all', 'offline_access'], ...changes });

export const clientOf = ({ id, secret }: Application) =>
  new smartcar.AuthClient({
    clientId: id,
    clientSecret: secret ?? '',
    redirectUri: REDIRECT_URI,
    mode: 'simulated',
  });

/** The account of an owner, and the brand it is at. */
export interface Account {
  readonly username?: string;
  readonly brand?: string;
  readonly permissions?: readonly string[];
}

/** The name of an account that holds one vehicle as it is wished for. */
export const accountOf = async (vehicle: object): Promise<string> => {
  const body = JSON.stringify(vehicle);
  const headers = { 'Content-Type': 'application/json' };
  const made = await keyfob('/simulator/vehicles', { method: 'POST', body, headers });
  return (await jsonOf<{ username: string }>(made)).username;
};

/** An owner shares by the address the SDK made; the code is back at the application. */
export const codeFor = async (
  application: Application,
  { username = 'one-car@example.com', brand = 'tesla', permissions = ALL_PERMISSIONS }: Account = {},
): Promise<string> => {
  const browser = new Browser();
  const address = clientOf(application).getAuthUrl(permissions, { state: 'state' });
  let page = await browser.submit(await browser.open(address), '/open');
  if (page.url.endsWith('/brand')) page = await browser.submit(page, '/brand', { brand });
  const found = await browser.signIn(await browser.submit(page, '/provider'), { username, password: 'any' });
  await browser.submit(found, '/approve');
  const code = answerOf(browser).get('code');
  if (code === null) throw new Error(`No code came back: ${browser.left}`);
  return code;
};

/** An owner linked: the tokens, and the vehicles as the SDK has them. */
export interface Owner {
  readonly access: Access;
  readonly userId: string;
  readonly ids: readonly string[];
  readonly vehicle: Vehicle;
}

export const connect = async (application: Application, account: Account = {}): Promise<Owner> => {
  const access = await clientOf(application).exchangeCode(await codeFor(application, account));
  const { id } = await smartcar.getUser(access.accessToken);
  const { vehicles } = await smartcar.getVehicles(access.accessToken);
  const ids = vehicles as string[];
  const vehicle = new smartcar.Vehicle(ids[0] ?? '', access.accessToken);
  return { access, userId: String(id), ids, vehicle };
};

/** The error a call fails with. */
export const errorOf = async (promise: Promise<unknown>): Promise<SmartcarError> => {
  try {
    await promise;
  } catch (error) {
    if (error instanceof smartcar.SmartcarError) return error;
    throw error;
  }
  throw new Error('It did not fail.');
};

export const managementTokenOf = async ({ id }: Application): Promise<string> => {
  const made = await operate('POST', `/${encodeURIComponent(id)}/management-token`);
  return (await jsonOf<{ managementToken: string }>(made, 201)).managementToken;
};
