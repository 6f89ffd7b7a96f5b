import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { applicationOf } from '../../src/application/application-of.ts';
import { unsealTokens } from '../../src/connectors/sealed-tokens.ts';
import { sha256 } from '../../src/crypto/bytes.ts';
import { objectName } from '../../src/crypto/handle.ts';
import type { Part, Parts } from '../../src/garage/state/state.ts';
import { config, demo, type Partner, register } from '../support/applications.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { type Connected, connectUser, linkUser, VERIFIER } from '../support/linking.ts';
import { allGarages, dumpEverything, recordsIn, runGarageAlarms, stateIn } from '../support/objects.ts';

interface Secrets {
  /** Marks of the user: there while they are, gone when they are. */
  readonly marks: Readonly<Record<string, string>>;
  /** Never stored as they are. */
  readonly secrets: Readonly<Record<string, string>>;
}

/** The first record of a kind in the first garage that has one. */
const firstOf = async <P extends Part>(part: P): Promise<Parts[P] | undefined> =>
  (await Promise.all((await allGarages()).map((stub) => recordsIn(stub, part)))).flat()[0];

/** Name of the garage of a user. */
const garageNameOf = async (userId: string): Promise<string> => {
  const states = await Promise.all((await allGarages()).map(stateIn));
  return states.find((state) => state?.garage?.userId === userId)?.garage?.name ?? '';
};

/** What there is to find of the one user of this file who exists right now. */
const secretsOf = async (user: Connected, partner: Partner): Promise<Secrets> => {
  const { ring } = await config();
  const garage = await garageNameOf(user.userId);
  const access = await firstOf('providerGrants');
  const vehicle = await firstOf('vehicles');
  const tokens = await unsealTokens(ring, garage, access?.id ?? '', access?.sealedTokens ?? '');
  const cookie = user.browser.cookies.get('keyfob-owner') ?? '';
  return {
    marks: {
      user: user.userId,
      session: user.session.id,
      garage,
      vehicle: user.vehicleIds[0] ?? '',
      upstream: vehicle?.upstreamId ?? '',
      vin: /"vin":"(\w{17})"/.exec(JSON.stringify(vehicle))?.[1] ?? '',
      code: await sha256(user.code),
      refresh: await sha256(user.tokens.refresh_token ?? ''),
      cookie: await sha256(cookie),
      sealed: access?.sealedTokens ?? '',
    },
    secrets: {
      code: user.code,
      accessToken: user.tokens.access_token,
      refreshToken: user.tokens.refresh_token ?? '',
      statusToken: user.session.statusToken,
      link: user.session.url.split('/').at(-1) ?? '',
      cookie,
      verifier: VERIFIER,
      providerAccess: tokens?.accessToken ?? '',
      providerRefresh: tokens?.refreshToken ?? '',
      clientSecret: partner.secret,
      demoSecret: demo.secret,
    },
  };
};

const foundIn = (dump: string, values: Readonly<Record<string, string>>): string[] =>
  Object.keys(values).filter((name) => dump.includes(values[name] ?? ''));

describe('what is stored of a user', () => {
  it('holds no secret as it is, and nothing at all once they are erased', async () => {
    const partner = await register();
    const user = await connectUser({}, { pkce: true, partner });
    await runGarageAlarms();
    const { marks, secrets } = await secretsOf(user, partner);
    for (const [name, value] of Object.entries({ ...marks, ...secrets }))
      expect(value.length, name).toBeGreaterThan(8);

    const before = await dumpEverything();
    expect(foundIn(before, marks)).toEqual(Object.keys(marks));
    expect(foundIn(before, secrets)).toEqual([]);

    const erased = await fetchKeyfob(`/v1/users/${user.userId}`, {
      method: 'DELETE',
      headers: { Authorization: partner.basic },
    });
    expect(erased.status).toBe(204);
    await runGarageAlarms();
    const after = await dumpEverything();
    expect(foundIn(after, { ...marks, ...secrets })).toEqual([]);
    expect(after).toContain(partner.id);
    const provider = await fetchKeyfob('/simulator/api/vehicles', {
      headers: { Authorization: `Bearer ${secrets['providerAccess']}` },
    });
    expect(provider.status).toBe(401);
  });

  it('holds no secret either while the code is on its way', async () => {
    const { code, browser, session } = await linkUser({}, { pkce: true });
    const dump = await dumpEverything();
    expect(dump).toContain(session.id);
    expect(dump).toContain(await sha256(code));
    const cookie = browser.cookies.get('keyfob-owner') ?? '';
    expect(foundIn(dump, { code, cookie, statusToken: session.statusToken })).toEqual([]);
  });

  it('is erased from the listing by the next try, where the first broke off', async () => {
    const partner = await register();
    const { userId, vehicleIds } = await connectUser({}, { partner });
    await runGarageAlarms();
    const garage = await garageNameOf(userId);
    const { routing } = await config();
    const name = await objectName(routing, 'application', partner.id);
    const application = applicationOf(env, { jurisdiction: 'unrestricted', name });
    const erase = () =>
      fetchKeyfob(`/v1/users/${userId}`, { method: 'DELETE', headers: { Authorization: partner.basic } });
    await erase();
    await application.listVehicles(garage, [
      { id: vehicleIds[0] ?? '', provider: 'simulator', status: 'authorized', updatedAt: Date.now() },
    ]);
    expect(await dumpEverything()).toContain(vehicleIds[0]);
    await erase();
    expect(await dumpEverything()).not.toContain(vehicleIds[0]);
  });

  it('KV holds registrations only', async () => {
    const { keys } = await env.PUBLISHED.list();
    expect(keys.map(({ name }) => name).filter((name) => !name.startsWith('application:'))).toEqual([]);
    expect(keys.length).toBeGreaterThan(0);
  });
});
