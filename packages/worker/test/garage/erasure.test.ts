import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { applicationOf } from '../../src/application/application-of.ts';
import { unsealTokens } from '../../src/connectors/sealed-tokens.ts';
import { sha256 } from '../../src/crypto/bytes.ts';
import { objectName } from '../../src/crypto/handle.ts';
import { config, demo, type Partner, register } from '../support/applications.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { type Connected, connectUser, linkUser, VERIFIER } from '../support/linking.ts';
import { allGarages, dumpEverything, runGarageAlarms, sqlIn } from '../support/objects.ts';

interface Secrets {
  /** Marks of the user: there while they are, gone when they are. */
  readonly marks: Readonly<Record<string, string>>;
  /** Never stored as they are. */
  readonly secrets: Readonly<Record<string, string>>;
}

const recordsIn = async (query: string): Promise<Record<string, string>[]> => {
  const found = await Promise.all((await allGarages()).map((stub) => sqlIn(stub, query).catch(() => [])));
  return found.flat().map(({ record }) => JSON.parse(String(record)));
};

const namedIn = (record: Record<string, string> | undefined, name: string): string => record?.[name] ?? '';

/** What there is to find of the one user of this file who exists right now. */
const secretsOf = async (user: Connected, partner: Partner): Promise<Secrets> => {
  const { ring } = await config();
  const [garage] = (await recordsIn('SELECT record FROM garage')).filter(
    ({ userId }) => userId === user.userId,
  );
  const [access] = await recordsIn('SELECT record FROM provider_grants');
  const [vehicle] = await recordsIn('SELECT record FROM connected_vehicles');
  const tokens = await unsealTokens(
    ring,
    namedIn(garage, 'name'),
    namedIn(access, 'id'),
    namedIn(access, 'sealedTokens'),
  );
  const cookie = user.browser.cookies.get('keyfob-owner') ?? '';
  return {
    marks: {
      user: user.userId,
      session: user.session.id,
      garage: namedIn(garage, 'name'),
      vehicle: user.vehicleIds[0] ?? '',
      upstream: namedIn(vehicle, 'upstreamId'),
      vin: /"vin":"(\w{17})"/.exec(JSON.stringify(vehicle))?.[1] ?? '',
      code: await sha256(user.code),
      refresh: await sha256(user.tokens.refresh_token ?? ''),
      cookie: await sha256(cookie),
      sealed: namedIn(access, 'sealedTokens'),
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
    const [garage] = (await recordsIn('SELECT record FROM garage')).filter(
      (each) => each['userId'] === userId,
    );
    const { routing } = await config();
    const name = await objectName(routing, 'application', partner.id);
    const application = applicationOf(env, { jurisdiction: 'unrestricted', name });
    const erase = () =>
      fetchKeyfob(`/v1/users/${userId}`, { method: 'DELETE', headers: { Authorization: partner.basic } });
    await erase();
    await application.listVehicles(namedIn(garage, 'name'), [
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
