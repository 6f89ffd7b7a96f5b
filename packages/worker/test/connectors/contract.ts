import { isErrorCode } from '@keyfob/shared/errors/registry';
import type { Result } from '@keyfob/shared/result';
import { ALL_VEHICLE_SCOPES, type VehicleScope } from '@keyfob/shared/scopes';
import { REFUSAL_NAMES, REFUSALS, type Refusal } from '@keyfob/shared/vehicle/refusals';
import { DATA_SCOPES, type VehiclePart, withinScopes } from '@keyfob/shared/vehicle/vehicle';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Attempt, Connector, ProviderTokens, Transport } from '../../src/connectors/connector.ts';

/** A provider under test, and an owner who can find the way through its sign-in. */
export interface ProviderDriver {
  /** A connector to the provider, over the transport that reaches it or over a broken one. */
  connect(transport?: Transport): Connector;
  readonly callbackUrl: string;
  readonly brand: string;
  /** Goes from the attempt's address through the whole sign-in; the query the browser comes back with. */
  signIn(url: string): Promise<URLSearchParams>;
  /** Turns back instead. */
  turnBack(url: string): Promise<URLSearchParams>;
  /** Signs in to an account without a vehicle. */
  signInWithoutVehicles(url: string): Promise<URLSearchParams>;
  /** Whether the provider holds a code to the secret of its attempt (PKCE). */
  readonly bindsCodeToAttempt: boolean;
  /** A provider that answers every call with a refusal, in its own words for it. */
  refusing(reason: Refusal): Transport;
  /** Milliseconds since the epoch, by the provider's clock. */
  now(): number;
}

const SCOPES: readonly VehicleScope[] = [
  'vehicle:information',
  'vehicle:vin',
  'vehicle:charge_state',
  'vehicle:location',
  'vehicle:odometer',
];

const expectValue = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.code}: ${result.detail ?? ''}`);
  return result.value;
};

const BROKEN: Record<string, Transport> = {
  throws: () => Promise.reject(new Error('connection reset')),
  'answers 503': async () => new Response('{"error":"unavailable"}', { status: 503 }),
  'answers 429': async () => new Response('', { status: 429 }),
  'answers with a page': async () => new Response('<h1>Sorry</h1>', { status: 200 }),
};

const STRANGE: Record<string, Transport> = {
  'an empty object': async () => Response.json({}),
  'a list': async () => Response.json([]),
  'a number': async () => Response.json(1),
};

/** Answers that name why: each is what it says, whatever status the provider gives it. */
const REFUSING = REFUSAL_NAMES.map((reason) => [reason, REFUSALS[reason].code] as const);

/** What every connector owes Keyfob, whoever its provider is. */
export const connectorContract = (name: string, open: () => Promise<ProviderDriver>): void => {
  describe(`connector contract: ${name}`, () => {
    let driver: ProviderDriver;
    let connector: Connector;

    beforeEach(async () => {
      driver = await open();
      connector = driver.connect();
    });

    const attempt = (state: string): Attempt => ({
      state,
      callbackUrl: driver.callbackUrl,
      brand: driver.brand,
      scopes: SCOPES,
      language: 'en',
    });

    const link = async (): Promise<ProviderTokens> => {
      const { url, secret } = expectValue(await connector.begin(attempt('one')));
      const query = await driver.signIn(url);
      return expectValue(await connector.complete({ query, callbackUrl: driver.callbackUrl, secret }));
    };

    const firstVehicle = async (tokens: ProviderTokens): Promise<string> => {
      const [vehicle] = expectValue(await connector.vehicles(tokens.accessToken));
      if (!vehicle) throw new Error('no vehicle');
      return vehicle.upstreamId;
    };

    test('links the brands it names', () => {
      expect(connector.brands).toContain(driver.brand);
      expect(new Set(connector.brands).size).toBe(connector.brands.length);
    });

    test('begins every attempt anew, and keeps its secret out of the browser', async () => {
      const first = expectValue(await connector.begin(attempt('one')));
      const second = expectValue(await connector.begin(attempt('one')));
      expect(URL.canParse(first.url)).toBe(true);
      if (first.secret !== '') {
        expect(first.secret).not.toBe(second.secret);
        expect(first.url).not.toContain(first.secret);
      }
    });

    test('brings the state back', async () => {
      const { url } = expectValue(await connector.begin(attempt('state of this attempt')));
      expect((await driver.signIn(url)).get('state')).toBe('state of this attempt');
      expect((await driver.turnBack(url)).get('state')).toBe('state of this attempt');
    });

    test('gives tokens that end in the future', async () => {
      const tokens = await link();
      expect(tokens.accessToken).not.toBe('');
      expect(tokens.refreshToken).not.toBe('');
      expect(tokens.expiresAt).toBeGreaterThan(driver.now());
    });

    test('says so when the owner turned back', async () => {
      const { url, secret } = expectValue(await connector.begin(attempt('one')));
      const query = await driver.turnBack(url);
      expect(await connector.complete({ query, callbackUrl: driver.callbackUrl, secret })).toMatchObject({
        code: 'provider_cancelled',
      });
    });

    test.each(['', 'error=server_error', 'code=made-up', 'code=', 'error=server_error&code=made-up'])(
      'refuses a return with %j',
      async (text) => {
        const { secret } = expectValue(await connector.begin(attempt('one')));
        const query = new URLSearchParams(text);
        expect(await connector.complete({ query, callbackUrl: driver.callbackUrl, secret })).toMatchObject({
          code: 'provider_refused',
        });
      },
    );

    test('does not take the code of another attempt, nor burn it', async () => {
      if (!driver.bindsCodeToAttempt) return;
      const mine = expectValue(await connector.begin(attempt('mine')));
      const theirs = expectValue(await connector.begin(attempt('theirs')));
      const back = { query: await driver.signIn(theirs.url), callbackUrl: driver.callbackUrl };
      expect(await connector.complete({ ...back, secret: mine.secret })).toMatchObject({
        code: 'provider_refused',
      });
      expect((await connector.complete({ ...back, secret: theirs.secret })).ok).toBe(true);
    });

    test('takes a code once', async () => {
      const { url, secret } = expectValue(await connector.begin(attempt('one')));
      const back = { query: await driver.signIn(url), callbackUrl: driver.callbackUrl, secret };
      expect((await connector.complete(back)).ok).toBe(true);
      expect(await connector.complete(back)).toMatchObject({ code: 'provider_refused' });
    });

    test('lists the vehicles of the account, the same each time', async () => {
      const { accessToken } = await link();
      const vehicles = expectValue(await connector.vehicles(accessToken));
      expect(vehicles.length).toBeGreaterThan(0);
      expect(new Set(vehicles.map((vehicle) => vehicle.upstreamId)).size).toBe(vehicles.length);
      for (const vehicle of vehicles) expect(vehicle.scopes).toContain('vehicle:information');
      expect(expectValue(await connector.vehicles(accessToken))).toEqual(vehicles);
    });

    test('says so when the account holds no vehicle', async () => {
      const { url, secret } = expectValue(await connector.begin(attempt('one')));
      const query = await driver.signInWithoutVehicles(url);
      const tokens = expectValue(
        await connector.complete({ query, callbackUrl: driver.callbackUrl, secret }),
      );
      expect(await connector.vehicles(tokens.accessToken)).toMatchObject({ code: 'no_vehicles' });
    });

    test('reads what it is asked for and no more', async () => {
      const { accessToken } = await link();
      const id = await firstVehicle({ accessToken, refreshToken: null, expiresAt: 0 });
      const odometer = expectValue(await connector.read(accessToken, id, ['vehicle:odometer']));
      expect(Object.keys(odometer)).toEqual(['odometer']);
      const information = expectValue(await connector.read(accessToken, id, ['vehicle:information']));
      expect(information.information?.vin).toBeNull();
      const whole = expectValue(await connector.read(accessToken, id, SCOPES));
      expect(Object.keys(whole)).toEqual(
        expect.arrayContaining(['chargeState', 'information', 'location', 'odometer']),
      );
      for (const part of Object.keys(whole)) expect(SCOPES).toContain(DATA_SCOPES[part as VehiclePart]);
      expect(whole.information?.vin).toMatch(/^[A-HJ-NPR-Z0-9]{17}$/);
    });

    test('reads every part there is, each within its scope, and no field beyond', async () => {
      const { accessToken } = await link();
      const id = await firstVehicle({ accessToken, refreshToken: null, expiresAt: 0 });
      const whole = expectValue(await connector.read(accessToken, id, ALL_VEHICLE_SCOPES));
      for (const [part, value] of Object.entries(whole)) {
        if (value && 'lastUpdated' in value)
          expect(Date.parse(value.lastUpdated), part).toBeLessThanOrEqual(driver.now());
      }
      // The link asked for these alone, so the provider gave no more.
      expect(withinScopes(whole, SCOPES)).toEqual(whole);
    });

    test('tells vehicle and account apart from itself: every refusal arrives by its name', async () => {
      for (const [reason, code] of REFUSING) {
        const says = driver.connect(driver.refusing(reason));
        expect(await says.read('token', 'id', SCOPES)).toMatchObject({ ok: false, code, reason });
      }
    });

    test.each([
      { name: 'stop-charging' },
      { name: 'set-charge-limit', limit: 80 },
      { name: 'send-destination', latitude: 59.9, longitude: 10.7 },
      { name: 'start-climate', temperature: 21 },
    ] as const)('answers $name, never by an exception', async (command) => {
      const { accessToken } = await link();
      const id = await firstVehicle({ accessToken, refreshToken: null, expiresAt: 0 });
      const answer = await connector.command(accessToken, id, command);
      if (!answer.ok) expect(isErrorCode(answer.code)).toBe(true);
    });

    test('refuses a vehicle that is not the account’s', async () => {
      const { accessToken } = await link();
      for (const id of ['nobody', '../vehicles', ''])
        expect((await connector.read(accessToken, id, SCOPES)).ok, id).toBe(false);
    });

    test('asks for a new authorization when the provider no longer takes the token', async () => {
      const lost = { code: 'reauthorization_required' };
      expect(await connector.vehicles('made-up')).toMatchObject(lost);
      expect(await connector.read('made-up', 'any', SCOPES)).toMatchObject(lost);
      expect(await connector.command('made-up', 'any', { name: 'lock' })).toMatchObject(lost);
      expect(await connector.refresh('made-up')).toMatchObject(lost);
    });

    test('renews its tokens', async () => {
      const { refreshToken } = await link();
      const renewed = expectValue(await connector.refresh(refreshToken ?? ''));
      expect(expectValue(await connector.vehicles(renewed.accessToken)).length).toBeGreaterThan(0);
    });

    test('gives the access back, and again', async () => {
      const tokens = await link();
      expect(await connector.revoke(tokens)).toEqual({ ok: true, value: null });
      expect(await connector.vehicles(tokens.accessToken)).toMatchObject({
        code: 'reauthorization_required',
      });
      expect(await connector.refresh(tokens.refreshToken ?? '')).toMatchObject({
        code: 'reauthorization_required',
      });
      expect(await connector.revoke(tokens)).toEqual({ ok: true, value: null });
    });

    test.each(Object.entries(BROKEN))('is told to wait when the provider %s', async (_, transport) => {
      const broken = driver.connect(transport);
      const unavailable = { code: 'provider_unavailable' };
      const query = new URLSearchParams('code=some');
      expect(await broken.complete({ query, callbackUrl: driver.callbackUrl, secret: 's' })).toMatchObject(
        unavailable,
      );
      expect(await broken.vehicles('token')).toMatchObject(unavailable);
      expect(await broken.read('token', 'id', SCOPES)).toMatchObject(unavailable);
      expect(await broken.refresh('token')).toMatchObject(unavailable);
    });

    test.each(Object.entries(STRANGE))('does not believe %s', async (_, transport) => {
      const strange = driver.connect(transport);
      expect(await strange.vehicles('token')).toMatchObject({ code: 'provider_refused' });
      expect(await strange.refresh('token')).toMatchObject({ code: 'provider_refused' });
    });
  });
};
