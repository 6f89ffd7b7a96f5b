import { ALL_VEHICLE_SCOPES } from '@keyfob/shared/scopes';
import type { SmartcarBody } from '../../src/dialects/smartcar/api/errors.ts';
import { permissionsOf } from '../../src/dialects/smartcar/api/permissions.ts';
import { demo, type Partner } from '../support/applications.ts';
import { Browser, ORIGIN } from '../support/browser.ts';
import { asForm, fetchKeyfob, link, REDIRECT_URI, type TokenAnswer } from '../support/keyfob.ts';
import { runGarageAlarms } from '../support/objects.ts';

export const ALL_PERMISSIONS = permissionsOf(ALL_VEHICLE_SCOPES);

export const authUrl = (permissions: readonly string[], partner: Partner = demo): string =>
  `${ORIGIN}/smartcar/oauth/authorize?${new URLSearchParams({
    response_type: 'code',
    client_id: partner.id,
    redirect_uri: REDIRECT_URI,
    scope: permissions.join(' '),
    state: 'state-1',
  })}`;

interface Walk {
  readonly permissions?: readonly string[];
  readonly username?: string;
  readonly brand?: string;
  readonly partner?: Partner;
}

/** An owner who linked at this face: the application's token, and the ids of the vehicles. */
export interface Owner {
  readonly token: string;
  readonly vehicles: readonly string[];
  readonly id: string;
}

export const bearer = (token: string): Record<string, string> => ({ Authorization: `Bearer ${token}` });

export const call = (
  method: string,
  path: string,
  token: string,
  { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<Response> =>
  fetchKeyfob(`/smartcar${path}`, {
    method,
    headers: {
      ...bearer(token),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });

export const get = (path: string, token: string, headers: Record<string, string> = {}): Promise<Response> =>
  call('GET', path, token, { headers });

export const jsonOf = async <T>(response: Response, status = 200): Promise<T> => {
  if (response.status !== status)
    throw new Error(`${response.status}, not ${status}: ${await response.text()}`);
  return response.json<T>();
};

export const tokensFor = async ({
  permissions = ALL_PERMISSIONS,
  username = 'one-car@example.com',
  brand = 'tesla',
  partner = demo,
}: Walk = {}): Promise<TokenAnswer> => {
  const browser = new Browser();
  const back = await link(browser, authUrl(permissions, partner), { username, brand });
  if (back.code === null) throw new Error(`No code came back: ${browser.left}`);
  const form = { grant_type: 'authorization_code', code: back.code, redirect_uri: REDIRECT_URI };
  return jsonOf(await fetchKeyfob('/smartcar/oauth/token', asForm(form, { Authorization: partner.basic })));
};

export const connectOwner = async (walk: Walk = {}): Promise<Owner> => {
  const { access_token: token } = await tokensFor(walk);
  const { vehicles } = await jsonOf<{ vehicles: string[] }>(await get('/v2.0/vehicles', token));
  const { id } = await jsonOf<{ id: string }>(await get('/v2.0/user', token));
  return { token, vehicles, id };
};

/** The name of an account that holds vehicles as they are wished for. */
export const accountOf = async (...vehicles: readonly object[]): Promise<string> => {
  const response = await fetchKeyfob('/simulator/vehicles', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ vehicles }),
  });
  return (await jsonOf<{ username: string }>(response)).username;
};

/** An owner of one Tesla that is parked, driving, charging or asleep. */
export const ownerOfTesla = async (state: string, walk: Walk = {}): Promise<Owner> =>
  connectOwner({ ...walk, username: await accountOf({ make: 'tesla', model: 'Model 3', state }) });

/** The path of something of an owner's first vehicle. */
export const ofFirst = ({ vehicles: [first = ''] }: Owner, path = ''): string =>
  `/v2.0/vehicles/${first}${path}`;

/** `409 VEHICLE_STATE.ASLEEP`, to compare in one go. */
export const errorOf = async (response: Response): Promise<string> => {
  const { type, code, statusCode, requestId } = await response.json<SmartcarBody>();
  const told = [response.status, statusCode, requestId === response.headers.get('sc-request-id')];
  return `${told.join(' ')} ${[type, code].filter(Boolean).join('.')}`;
};

export const error = (status: number, name: string): string => `${status} ${status} true ${name}`;

/** Rings the garages until their vehicles have reached the application's listing: an alarm may be under way already. */
export const listed = async (count: () => Promise<number>, wanted: number): Promise<void> => {
  for (let tries = 0; tries < 50 && (await count()) < wanted; tries += 1) await runGarageAlarms();
};

/** The application's own token for API v3. */
export const machineToken = async (partner: Partner = demo): Promise<string> => {
  const form = asForm({ grant_type: 'client_credentials' }, { Authorization: partner.basic });
  const answer = await jsonOf<TokenAnswer>(await fetchKeyfob('/smartcar/oauth2/token', form));
  return answer.access_token;
};
