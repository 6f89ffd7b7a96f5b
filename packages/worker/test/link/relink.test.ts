import { describe, expect, it } from 'vitest';
import { publish, register, registrationOf } from '../support/applications.ts';
import { Browser } from '../support/browser.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { link, returned } from '../support/keyfob.ts';
import {
  codeForm,
  connectUser,
  freshUser,
  newSession,
  postToken,
  readData,
  tokensOf,
  vehiclesOf,
} from '../support/linking.ts';
import { changeRecords, runGarageAlarms } from '../support/objects.ts';
import { garageAt, insideOf, standingAccess } from './inside.ts';
import { go, heading, walkTo, wayBack } from './walker.ts';

restoreClockAfterEach();

const confirmed = async (code: string | null) => tokensOf(await postToken(codeForm(code ?? '')));

describe('linking again', () => {
  it('the vehicle named keeps its id, asks for it alone, and gives the old access back', async () => {
    const first = await connectUser();
    const [vehicleId] = first.vehicleIds;
    const [old] = standingAccess(await insideOf(first.session.id));
    const again = await newSession({ userId: first.userId, connectedVehicleId: vehicleId });
    const browser = new Browser();
    const vehicles = await walkTo(browser, again.url, 'vehicles');
    expect(vehicles.html.match(/name="vehicle"/g)).toHaveLength(1);
    expect(vehicles.html).toContain('Already connected');
    await go(browser, vehicles, 'vehicles');
    const tokens = await confirmed(returned(browser).code);
    expect(await vehiclesOf(first.userId)).toEqual(first.vehicleIds);
    expect((await readData(vehicleId, tokens.access_token)).status).toBe(200);

    const inside = await insideOf(again.id);
    const grants = new Map(inside.vehicles.map(({ id, providerGrantId }) => [id, providerGrantId]));
    expect(grants.get(vehicleId ?? '')).not.toBe(old?.id);
    // The other car of the account still stands on the old access, so that stays.
    expect([...grants.values()]).toContain(old?.id);
  });

  it('all of an account in a second session keeps the ids, and the newest token reads every car', async () => {
    const first = await connectUser();
    const [old] = standingAccess(await insideOf(first.session.id));
    const second = await connectUser({ userId: first.userId });
    expect(second.vehicleIds).toEqual(first.vehicleIds);
    for (const id of second.vehicleIds)
      expect((await readData(id, second.tokens.access_token)).status).toBe(200);
    await runGarageAlarms();
    const { providerGrants } = await insideOf(second.session.id);
    expect(providerGrants.map(({ id }) => id)).not.toContain(old?.id);
    expect(providerGrants).toHaveLength(1);
  });

  it('and not confirming it leaves everything as it was', async () => {
    const first = await connectUser();
    const before = await insideOf(first.session.id);
    const again = await newSession({ userId: first.userId });
    await link(new Browser(), again.url);
    letPass(61);
    await runGarageAlarms();
    const after = await insideOf(first.session.id);
    expect([after.vehicles, after.grants]).toEqual([before.vehicles, before.grants]);
    expect(after.providerGrants.map(({ id }) => id)).toEqual(before.providerGrants.map(({ id }) => id));
  });

  it('a car that is on its way out makes a new one of it', async () => {
    const first = await connectUser({}, { username: 'one-car@example.com' });
    const [vehicleId = ''] = first.vehicleIds;
    // As a removal leaves it for as long as the provider does not answer.
    await changeRecords(
      (await garageAt(first.session.id)) as unknown as DurableObjectStub<never>,
      'vehicles',
      (vehicle) => ({ ...vehicle, status: 'pending_removal' }),
    );
    const second = await connectUser({ userId: first.userId }, { username: 'one-car@example.com' });
    await runGarageAlarms();
    expect(second.vehicleIds).toHaveLength(1);
    expect(second.vehicleIds).not.toContain(vehicleId);
    expect((await readData(second.vehicleIds[0], second.tokens.access_token)).status).toBe(200);
    expect((await readData(vehicleId, second.tokens.access_token)).status).toBe(404);
  });

  it('by two sessions at once ends with one car of each and the last access', async () => {
    const userId = freshUser();
    const sessions = await Promise.all([newSession({ userId }), newSession({ userId })]);
    const codes: (string | null)[] = [];
    for (const { url } of sessions) codes.push((await link(new Browser(), url)).code);
    const [first, second] = [await confirmed(codes[0] ?? ''), await confirmed(codes[1] ?? '')];
    const ids = await vehiclesOf(userId);
    expect(ids).toHaveLength(2);
    for (const id of ids)
      expect([
        (await readData(id, second.access_token)).status,
        (await readData(id, first.access_token)).status,
      ]).toEqual([200, 200]);
    await runGarageAlarms();
    expect((await insideOf(sessions[1]?.id ?? '')).providerGrants).toHaveLength(1);
  });

  it.each([
    ['of another user', async () => (await connectUser()).vehicleIds[0]],
    ['that is none', async () => 'veh_none'],
  ])('a vehicle %s is refused', async (_, vehicle) => {
    await expect(newSession({ connectedVehicleId: await vehicle() })).rejects.toThrow('422');
  });
});

describe('a redirect URI that is taken out of the registration', () => {
  const gone = 'https://second.example/gone';
  const kept = 'https://second.example/kept';

  it.each(['approve', 'deny'] as const)(
    'while the owner is on the way is not followed after %s',
    async (how) => {
      const partner = await register({ redirectUris: [gone, kept] });
      const { url, id } = await newSession({ redirectUri: gone }, partner);
      const browser = new Browser();
      const vehicles = await walkTo(browser, url, 'vehicles');
      await publish(await registrationOf(partner.id, partner.secret, { redirectUris: [kept] }));
      letPass(60);
      const done = await browser.press(vehicles, how === 'approve' ? 'approval-button' : 'deny-button');
      expect([done.status, browser.left, wayBack(done)]).toEqual([200, null, null]);
      expect(done.html).not.toMatch(/cod_|second\.example\/gone/);
      expect(heading(done)).toBe(how === 'approve' ? 'You shared 2 Tesla cars' : 'You chose not to share');
      expect((await insideOf(id)).sessions[0]?.session.status).toBe(
        how === 'approve' ? 'returned' : 'denied',
      );
    },
  );
});
