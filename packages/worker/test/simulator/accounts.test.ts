import type { Failure } from '@keyfob/shared/result';
import { REFUSAL_NAMES, REFUSALS, type Refusal } from '@keyfob/shared/vehicle/refusals';
import { beforeEach, describe, expect, test } from 'vitest';
import { simulatorConnector } from '../../src/connectors/simulator/connector.ts';
import { NAMED_SCRIPTS, refusalUsername, usernameOf } from '../../src/simulator/accounts.ts';
import { type Linking, openLinking } from './linked.ts';
import { browserOf, hiddenField, ORIGIN, openSite } from './site.ts';

let linking: Linking;

beforeEach(async () => {
  linking = await openLinking();
});

/** The 25 accounts that Smartcar documents. */
const DOCUMENTED = `
COMPATIBILITY.MAKE_NOT_COMPATIBLE COMPATIBILITY.SMARTCAR_NOT_CAPABLE COMPATIBILITY.VEHICLE_NOT_CAPABLE
CONNECTED_SERVICES_ACCOUNT.ACCOUNT_ISSUE CONNECTED_SERVICES_ACCOUNT.AUTHENTICATION_FAILED
CONNECTED_SERVICES_ACCOUNT.NO_VEHICLES CONNECTED_SERVICES_ACCOUNT.SUBSCRIPTION
CONNECTED_SERVICES_ACCOUNT.VEHICLE_MISSING UPSTREAM.INVALID_DATA UPSTREAM.KNOWN_ISSUE UPSTREAM.NO_RESPONSE
UPSTREAM.UNKNOWN_ISSUE VEHICLE_STATE.ASLEEP VEHICLE_STATE.CHARGING_IN_PROGRESS
VEHICLE_STATE.CHARGING_PLUG_NOT_CONNECTED VEHICLE_STATE.DOOR_OPEN VEHICLE_STATE.FULLY_CHARGED
VEHICLE_STATE.HOOD_OPEN VEHICLE_STATE.IGNITION_ON VEHICLE_STATE.IN_MOTION VEHICLE_STATE.REMOTE_ACCESS_DISABLED
VEHICLE_STATE.TRUNK_OPEN VEHICLE_STATE.UNKNOWN VEHICLE_STATE.UNREACHABLE
VEHICLE_STATE.VEHICLE_OFFLINE_FOR_SERVICE`
  .trim()
  .split(/\s+/);

describe('an account named by an error of Smartcar’s', () => {
  test('exists for each that Smartcar documents', () => {
    const names = REFUSAL_NAMES.map(refusalUsername);
    expect(DOCUMENTED).toHaveLength(25);
    for (const name of DOCUMENTED) expect(names).toContain(`${name}@smartcar.com`);
  });

  const nameOf = (refusal: Refusal): string => refusalUsername(refusal);

  test.each(REFUSAL_NAMES.map((refusal) => [nameOf(refusal), refusal] as const))(
    '%s links, and then refuses every reading and command with it',
    async (username, refusal) => {
      const accessToken = await linking.tokensOf(username);
      const { upstreamId, scopes } = await linking.firstOf(accessToken);
      expect(scopes).toContain('vehicle:charge_state');
      const refused: Partial<Failure> = { ok: false, code: REFUSALS[refusal].code, reason: refusal };
      for (const scope of ['vehicle:odometer', 'vehicle:charge_state'] as const)
        expect(await linking.connector.read(accessToken, upstreamId, [scope])).toMatchObject(refused);
      const incapable = refused.code === 'vehicle_not_capable';
      for (const name of ['lock', 'start-charging'] as const)
        expect(await linking.connector.command(accessToken, upstreamId, { name })).toMatchObject({
          ...refused,
          ...(incapable ? { code: 'command_not_supported' } : {}),
        });
    },
  );

  test('is known in any case, and has Smartcar’s VIN at the make that VIN is of', async () => {
    const accessToken = await linking.tokensOf('vehicle_state.asleep@SMARTCAR.com', 'land-rover');
    const vehicle = await linking.firstOf(accessToken);
    expect(vehicle.information.vin).toBe('0SCLR0002E8896323');
    expect(await linking.connector.read(accessToken, vehicle.upstreamId, [])).toMatchObject({
      reason: 'asleep',
    });
    const elsewhere = await linking.firstOf(
      await linking.tokensOf('VEHICLE_STATE.ASLEEP@smartcar.com', 'kia'),
    );
    expect(elsewhere.information.vin).toMatch(/^K/);
  });

  test('is none under a name nearly that', async () => {
    const accessToken = await linking.tokensOf('VEHICLE_STATE.ASLEEP@example.com');
    const { upstreamId } = await linking.firstOf(accessToken);
    expect((await linking.connector.read(accessToken, upstreamId, ['vehicle:odometer'])).ok).toBe(true);
  });

  test('says how long to wait where it limits', async () => {
    const accessToken = await linking.tokensOf('RATE_LIMIT.VEHICLE@smartcar.com');
    const { upstreamId } = await linking.firstOf(accessToken);
    expect(await linking.connector.read(accessToken, upstreamId, [])).toMatchObject({ retryAfter: 60 });
  });
});

describe('an account whose vehicles cannot be linked', () => {
  test.each([
    ['smartcar@invalid-subscription.com', 'subscription_inactive', '0SCAUDI0155C49A95'],
    ['smartcar@vehicle-incompatible.com', 'make_not_compatible', '0SCAUDI012FE3B132'],
    ['no-subscription@example.com', 'subscription_inactive', '0SCAUDI0155C49A95'],
    ['not-compatible@example.com', 'make_not_compatible', '0SCAUDI012FE3B132'],
  ])('%s lists one with what stands in its way', async (username, obstacle, vin) => {
    const vehicles = await linking.vehiclesOf(await linking.tokensOf(username, 'audi'));
    expect(vehicles).toHaveLength(1);
    expect(vehicles[0]).toMatchObject({ obstacle, scopes: [], information: { vin, brand: 'Audi' } });
  });

  test('is told from one whose vehicles can', async () => {
    expect(await linking.firstOf(await linking.tokensOf('owner'))).not.toHaveProperty('obstacle');
  });
});

describe('a sign-in that fails', () => {
  test.each([
    ['terms-not-accepted@example.com', { code: 'owner_action_required', reason: 'account_issue' }],
    ['not-main-user@example.com', { code: 'owner_action_required', reason: 'account_issue' }],
    ['sign-in-error@example.com', { code: 'provider_refused' }],
    ['sign-in-down@example.com', { code: 'provider_unavailable', reason: 'no_response' }],
  ])('%s comes back with the reason', async (username, failure) => {
    expect(await linking.link(username)).toMatchObject({ ok: false, ...failure });
  });

  test('never-returns@example.com is left on a page without a way on', async () => {
    const { url } = await linking.begin('tesla');
    const answer = await linking.browser.submit(url, {
      username: 'never-returns@example.com',
      password: 'x',
    });
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Location')).toBeNull();
    expect(html).not.toContain('<form');
    expect(html).not.toContain('href="http');
  });

  const secondPage = async (username: string): Promise<{ url: string; halfway: string; html: string }> => {
    const { url } = await linking.begin('tesla');
    const html = await (await linking.browser.submit(url, { username, password: 'x' })).text();
    return { url, halfway: hiddenField(html, 'halfway'), html };
  };

  test('mfa-wrong@example.com takes no code', async () => {
    const { url, halfway } = await secondPage('mfa-wrong@example.com');
    const answer = await linking.browser.submit(url, { halfway, 'one-time-code': '123456' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('href="#one-time-code"');
  });

  test('mfa-expired@example.com has to sign in again after the right code', async () => {
    const { url, halfway } = await secondPage('mfa-expired@example.com');
    const answer = await linking.browser.submit(url, { halfway, 'one-time-code': '123456' });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('id="password"');
    expect(html).toContain('has expired');
  });

  test('pin@example.com asks for the PIN, and lets in who types it', async () => {
    const { url, halfway, html } = await secondPage('pin@example.com');
    expect(html).toContain('1234');
    for (const [pin, status] of [
      ['', 422],
      ['4321', 422],
      ['12 34', 303],
    ] as const)
      expect((await linking.browser.submit(url, { halfway, pin })).status).toBe(status);
    expect((await linking.browser.submit(url, { halfway, 'one-time-code': '123456' })).status).toBe(422);
  });

  test('pin-wrong@example.com takes no PIN', async () => {
    const { url, halfway } = await secondPage('pin-wrong@example.com');
    expect((await linking.browser.submit(url, { halfway, pin: '1234' })).status).toBe(422);
  });
});

describe('an API that is slow', () => {
  test('slow@example.com answers in its own time', async () => {
    const accessToken = await linking.tokensOf('slow@example.com');
    const asked = Date.now();
    expect((await linking.connector.vehicles(accessToken)).ok).toBe(true);
    expect(Date.now() - asked).toBeGreaterThan(2_500);
  });

  test('too-slow@example.com is given up', async () => {
    const accessToken = await linking.tokensOf('too-slow@example.com');
    const hasty = simulatorConnector({
      origin: ORIGIN,
      now: linking.site.now,
      timeout: 200,
      // A call over a network ends with its signal; one inside this process is left running.
      transport: (request) =>
        Promise.race([
          linking.site.fetch(request),
          new Promise<never>((_, reject) =>
            request.signal.addEventListener('abort', () => reject(new Error('aborted'))),
          ),
        ]),
    });
    expect(await hasty.vehicles(accessToken)).toMatchObject({
      code: 'provider_unavailable',
      reason: 'no_response',
    });
  });
});

describe('the list of accounts', () => {
  test('names every one of them, in either language', async () => {
    for (const language of ['en', 'nb']) {
      const answer = await linking.browser.open(`${ORIGIN}/simulator/accounts?ui_locales=${language}`);
      const html = await answer.text();
      expect(answer.status).toBe(200);
      for (const name of NAMED_SCRIPTS) expect(html).toContain(usernameOf(name));
      for (const name of REFUSAL_NAMES) expect(html).toContain(refusalUsername(name));
      expect(html).toContain('smartcar@vehicle-incompatible.com');
      expect(html).not.toMatch(/<script|style="|https?:\/\/(?!localhost)/);
    }
  });

  test('is led to from the sign-in', async () => {
    const { url } = await linking.begin('tesla');
    expect(await (await linking.browser.open(url)).text()).toContain(
      'href="/simulator/accounts?ui_locales=en"',
    );
  });

  test('is there in development only, and so is the way to it', async () => {
    const production = await openSite({ development: false });
    const elsewhere = browserOf(production);
    expect((await elsewhere.open(`${ORIGIN}/simulator/accounts`)).status).toBe(404);
    const { url } = await linking.begin('tesla');
    expect(await (await elsewhere.open(url)).text()).not.toContain('/simulator/accounts');
  });
});
