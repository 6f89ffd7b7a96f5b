import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { accountOf } from '../smartcar/api-face.ts';
import { register } from '../support/applications.ts';
import { asJson, fetchKeyfob } from '../support/keyfob.ts';
import { type Connected, connectUser } from '../support/linking.ts';

interface Action {
  readonly id: string;
  readonly status: string;
  readonly reason: string | null;
}

const userOf = async (state: string, options: Parameters<typeof connectUser>[1] = {}): Promise<Connected> => {
  const username = await accountOf({ make: 'tesla', model: 'Model 3', state });
  return connectUser({}, { ...options, username });
};

const pathOf = ({ vehicleIds: [id] }: Connected): string => `/v1/connected-vehicles/${id}/commands`;

const tell = (
  user: Connected,
  body: unknown,
  headers: Record<string, string> = {},
  token = user.tokens.access_token,
): Promise<Response> =>
  fetchKeyfob(pathOf(user), asJson(body, { Authorization: `Bearer ${token}`, ...headers }));

const look = (user: Connected, id: string, token = user.tokens.access_token): Promise<Response> =>
  fetchKeyfob(`${pathOf(user)}/${id}`, { headers: { Authorization: `Bearer ${token}` } });

const said = async (response: Response): Promise<string> =>
  `${response.status} ${(await response.json<{ code?: string }>()).code}`;

afterEach(() => {
  vi.useRealTimers();
});

describe('POST /v1/connected-vehicles/{id}/commands', () => {
  let parked: Connected;

  beforeAll(async () => {
    parked = await userOf('parked');
  });

  it('tells the vehicle, and remembers what became of it', async () => {
    const response = await tell(parked, { name: 'lock' });
    expect(response.status).toBe(201);
    const action = await response.json<Action>();
    expect(action).toEqual({
      id: expect.stringMatching(/^act_/),
      connectedVehicleId: parked.vehicleIds[0],
      command: 'lock',
      status: 'succeeded',
      reason: null,
      createdAt: expect.any(String),
      completedAt: expect.any(String),
    });
    expect(response.headers.get('Location')).toBe(`${pathOf(parked)}/${action.id}`);
    expect(await (await look(parked, action.id)).json()).toEqual(action);
  });

  it.each([
    [{ name: 'unlock' }],
    [{ name: 'set-charge-limit', limit: 80 }],
    [{ name: 'send-destination', latitude: 47, longitude: 11 }],
    [{ name: 'start-climate', temperature: 21 }],
  ])('%j', async (command) => {
    expect(await (await tell(parked, command)).json()).toMatchObject({ status: 'succeeded' });
  });

  it('says why a vehicle did not obey', async () => {
    const failed = await tell(parked, { name: 'start-charging' });
    expect([failed.status, await failed.json()]).toEqual([
      201,
      expect.objectContaining({ status: 'failed', reason: 'plug_not_connected' }),
    ]);
  });

  it.each([
    [{}, '422 validation_failed'],
    [{ name: 7 }, '422 validation_failed'],
    [{ name: 'fly' }, '422 command_not_supported'],
    [{ name: 'toString' }, '422 command_not_supported'],
    [{ name: 'set-charge-limit' }, '422 validation_failed'],
    [{ name: 'set-charge-limit', limit: 20 }, '422 validation_failed'],
    ['{', '400 malformed_json'],
  ])('refuses %j', async (body, problem) => {
    const raw = typeof body === 'string';
    const headers = {
      Authorization: `Bearer ${parked.tokens.access_token}`,
      'Content-Type': 'application/json',
    };
    const response = raw
      ? await fetchKeyfob(pathOf(parked), { method: 'POST', body, headers })
      : await tell(parked, body);
    expect(await said(response)).toBe(problem);
  });

  it('does the same once for the same Idempotency-Key', async () => {
    const key = { 'Idempotency-Key': crypto.randomUUID() };
    const first = await tell(parked, { name: 'unlock' }, key);
    const again = await tell(parked, { name: 'unlock' }, key);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(await again.json()).toEqual(await first.json());
    expect(await said(await tell(parked, { name: 'lock' }, key))).toBe('422 idempotency_key_reused');
    expect(await said(await tell(parked, { name: 'lock' }, { 'Idempotency-Key': 'ü' }))).toBe(
      '400 invalid_request',
    );
  });

  it('needs the owner’s permission, and the application’s operation', async () => {
    const reader = await connectUser({ scopes: ['vehicle:odometer', 'offline_access'] });
    expect(await said(await tell(reader, { name: 'lock' }))).toBe('403 insufficient_scope');
    const partner = await register({ operations: ['link', 'read', 'remove'] });
    const linked = await connectUser({}, { partner });
    expect(await said(await tell(linked, { name: 'lock' }))).toBe('403 operation_not_allowed');
  });

  it('is nobody else’s', async () => {
    const other = await userOf('parked', { partner: await register() });
    const token = other.tokens.access_token;
    expect(await said(await tell(parked, { name: 'lock' }, {}, token))).toBe('404 not_found');
    expect(await said(await tell(parked, { name: 'lock' }, {}, 'no token'))).toBe('401 invalid_token');
    const action = await (await tell(parked, { name: 'lock' })).json<Action>();
    expect(await said(await look(parked, action.id, token))).toBe('404 not_found');
    expect(await said(await look(other, action.id))).toBe('404 not_found');
    expect(await said(await look(parked, 'act_forged'))).toBe('404 not_found');
  });

  it('is forgotten after a day', async () => {
    const action = await (await tell(parked, { name: 'lock' })).json<Action>();
    // Its token is over by then: a fresh one is not.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + LIFETIMES.actionKept * 1000 });
    const refreshed = await fetchKeyfob('/oauth/token', {
      method: 'POST',
      headers: { Authorization: `Basic ${btoa('demo:demo-secret-for-development-only')}` },
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: parked.tokens.refresh_token ?? '',
      }),
    });
    const { access_token } = await refreshed.json<{ access_token: string }>();
    expect(await said(await look(parked, action.id, access_token))).toBe('404 not_found');
  });
});
