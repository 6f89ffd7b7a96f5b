import { evictAllDurableObjects } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { SignJWT } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import { applicationOf, applicationPlace } from '../../src/application/application-of.ts';
import { departingKey } from '../../src/application/registration/publishing.ts';
import { openWebhookSecret } from '../../src/application/webhooks/webhook-secret.ts';
import { base64url, randomBytes } from '../../src/crypto/bytes.ts';
import { readKeyRing } from '../../src/crypto/key-ring.ts';
import { garageOf, userGarage } from '../../src/garage/garage-of.ts';
import { AUDIENCE, claimsOf, ISSUER } from '../chargetrip/identity-provider.ts';
import { runApplicationAlarms } from '../support/application-alarms.ts';
import { config } from '../support/applications.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { allObjects, changeRecords, recordsIn, runGarageAlarms, sqlIn } from '../support/objects.ts';
import { AS_OPERATOR, applicationBody, deleteApplication } from '../support/operator.ts';
import { dataAt, doMainJob, type Kept, refresh } from './main-job.ts';
import { ask, keysAt, read, resealAll, resealOnce, ringOf, type Send, sumOf, workerWith } from './workers.ts';

restoreClockAfterEach();

// Each test rotates anew, and what is there of the ones before may hold something under either key.
beforeEach(async () => {
  for (const stub of await allObjects()) await sqlIn(stub, 'DELETE FROM garages').catch(() => []);
});

const [old, both, young] = [workerWith(ringOf(1, 2)), workerWith(ringOf(2, 1)), workerWith(ringOf(2))];

const clientIdOf = ({ basic }: Kept): string => atob(basic.slice('Basic '.length)).split(':')[0] ?? '';

const applicationAt = async (kept: Kept) => {
  const place = await applicationPlace(await config(), clientIdOf(kept), 'unrestricted');
  return { place, stub: applicationOf(env, place) };
};

const garageAt = async (kept: Kept) => {
  const place = await userGarage(
    await config(),
    { clientId: clientIdOf(kept), jurisdiction: 'unrestricted' },
    kept.userId,
  );
  return { name: place.name, stub: garageOf(env, place) };
};

/** What garages and applications keep sealed by the first key. */
const sealedByOld = async (): Promise<number> => {
  let count = 0;
  for (const stub of await allObjects()) {
    const held = [await recordsIn(stub, 'providerGrants'), await recordsIn(stub, 'refreshTokens')].flat();
    const webhooks = await sqlIn(stub, 'SELECT record FROM webhooks').catch(() => []);
    count += [...held, ...webhooks].filter((each) =>
      /"test-1\./.test(JSON.stringify(each).replaceAll('\\', '')),
    ).length;
  }
  return count;
};

/** A link under the first key, an answer to a refresh that waits for its retry, and a webhook. */
const linkUnderOld = async (): Promise<Kept & { readonly before: string }> => {
  // It is the newest, whatever it was in the test before.
  await keysAt(old);
  const kept = await doMainJob(old);
  const json = { Authorization: kept.basic, 'Content-Type': 'application/json' };
  await read(await ask(old, '/v1/webhooks', json, '{"url":"http://localhost:9/nobody"}'), 201);
  const before = kept.tokens.refresh_token ?? '';
  const tokens = await read<Kept['tokens']>(await refresh(old, kept.basic, before));
  await runGarageAlarms();
  return { ...kept, tokens, before };
};

const webhookSecret = async (kept: Kept, ring: string): Promise<string | null | undefined> => {
  const { place, stub } = await applicationAt(kept);
  const [webhook] = await stub.listWebhooks();
  const [secret] = webhook?.secrets ?? [];
  const keys = readKeyRing(ring);
  return webhook && secret && keys ? openWebhookSecret(keys, place, webhook.id, secret) : undefined;
};

describe('what an older key sealed', () => {
  it('opens with no other, until it is sealed anew: then the newest alone opens all of it', async () => {
    const kept = await linkUnderOld();
    expect((await dataAt(young, kept)).status).not.toBe(200);
    expect((await refresh(young, kept.basic, kept.before)).status).toBe(500);
    expect(await webhookSecret(kept, ringOf(2))).toBeNull();
    const secret = await webhookSecret(kept, ringOf(1));
    expect(secret).toMatch(/^whsec_/);
    expect(await sealedByOld()).toBeGreaterThanOrEqual(3);
    expect(await keysAt(both)).toMatchObject({
      'test-2': { state: 'newest', garages: null },
      'test-1': { state: 'older', garages: 1, applications: 1 },
    });

    expect(sumOf(await resealAll(both), 'done')).toBe(1);
    expect(await sealedByOld()).toBe(0);
    expect(await keysAt(both)).toMatchObject({ 'test-1': { garages: 0, applications: 0 } });
    const again = await read<Kept['tokens']>(await refresh(young, kept.basic, kept.before));
    expect(again.refresh_token).toBe(kept.tokens.refresh_token);
    expect((await dataAt(young, { ...kept, tokens: again })).status).toBe(200);
    expect(await webhookSecret(kept, ringOf(2))).toBe(secret);
    expect(sumOf(await resealAll(both), 'done')).toBe(0);
  });

  it('is the key that an application’s users are known by too: sealed anew, the older one can go', async () => {
    await keysAt(old);
    const key = randomBytes(32);
    const issuer = { issuer: ISSUER, audience: AUDIENCE, algorithms: ['HS256'], sharedKey: base64url(key) };
    const body = applicationBody({ faces: ['chargetrip'], userTokens: issuer });
    const json = { ...AS_OPERATOR, 'Content-Type': 'application/json' };
    const { clientId } = await read<{ clientId: string }>(
      await ask(old, '/v1/applications', json, JSON.stringify(body)),
      201,
    );
    const token = await new SignJWT(claimsOf({ sub: 'user-1' }))
      .setProtectedHeader({ alg: 'HS256' })
      .sign(key);
    const headers = {
      'Content-Type': 'application/json',
      'x-client-id': clientId,
      'x-app-id': clientId,
      Authorization: `Bearer ${token}`,
    };
    const listed = async (send: Send): Promise<string> => {
      letPass(LIFETIMES.publishedCopy + 1);
      const query = JSON.stringify({ query: '{ connectedVehicleList { id } }' });
      return (await ask(send, '/graphql', headers, query)).text();
    };
    expect(await listed(young)).toContain('AUTH_TOKEN_INVALID');
    expect(await listed(both)).toBe('{"data":{"connectedVehicleList":[]}}');
    expect((await keysAt(both))['test-1']).toMatchObject({ applications: 1 });

    expect(sumOf(await resealAll(both), 'failed')).toBe(0);
    expect((await keysAt(both))['test-1']).toMatchObject({ applications: 0 });
    expect(await listed(young)).toBe('{"data":{"connectedVehicleList":[]}}');
  });

  it('is sealed anew batch by batch, goes on after a break, and past what cannot be opened', async () => {
    const kept = await linkUnderOld();
    const lost = await linkUnderOld();
    const { stub: application } = await applicationAt(kept);
    // More than a batch holds: garages that told something once and are gone.
    for (let index = 0; index < 60; index += 1)
      await sqlIn(application as never, 'INSERT INTO garages VALUES (?, 0)', `${index}`.padStart(22, '0'));
    const { stub: broken } = await garageAt(lost);
    await changeRecords(broken as never, 'providerGrants', (access) => ({
      ...access,
      sealedTokens: 'test-1.AAAAAAAAAAAAAAAA.AAAA',
    }));

    const first = await read<{ done: number; left: number }>(await resealOnce(both));
    expect(first.done).toBeLessThanOrEqual(25);
    await evictAllDurableObjects();
    // Nobody remembers the cursor: what is done stays done.
    const rest = await resealAll(both, evictAllDurableObjects);
    expect(Math.max(...rest.map(({ done, failed }) => done + failed))).toBeLessThanOrEqual(25);
    expect([first.done + sumOf(rest, 'done'), sumOf(rest, 'failed')]).toEqual([61, 1]);
    expect(await sqlIn(application as never, 'SELECT name FROM garages')).toEqual([
      { name: (await garageAt(kept)).name },
    ]);
    expect((await keysAt(both))['test-1']).toMatchObject({ garages: 1, applications: 0 });
    await changeRecords(broken as never, 'providerGrants', (access) => ({
      ...access,
      sealedTokens: 'test-2.AAAAAAAAAAAAAAAA.AAAA',
    }));
    expect(sumOf(await resealAll(both), 'done')).toBe(1);
    expect((await keysAt(both))['test-1']).toMatchObject({ garages: 0 });
  });

  it('and broke off between a garage and its mark is asked again', async () => {
    const kept = await linkUnderOld();
    const { stub } = await garageAt(kept);
    const held = await stub.sealedByOthers('test-2', 100);
    if (!held.ok) throw new Error(held.code);
    expect(held.value.map(({ kind }) => kind).toSorted()).toEqual(['provider-tokens', 'refresh-token']);
    await stub.reseal(
      held.value.map((value) => ({ ...value, anew: value.sealed.replace('test-1', 'test-2') })),
    );
    expect((await keysAt(both))['test-1']).toMatchObject({ garages: 1 });
    expect(sumOf(await resealAll(both), 'done')).toBe(1);
  });

  it('and was renewed meanwhile is not put back', async () => {
    const kept = await linkUnderOld();
    const { stub } = await garageAt(kept);
    const held = await stub.sealedByOthers('test-2', 100);
    if (!held.ok) throw new Error(held.code);
    const all = async () => [
      await recordsIn(stub as never, 'providerGrants'),
      await recordsIn(stub as never, 'refreshTokens'),
    ];
    const standing = await all();
    // Another batch was faster.
    const overtaken = { sealed: 'test-1.before.before', anew: 'test-2.late.late' };
    await stub.reseal(held.value.map((value) => ({ ...value, ...overtaken })));
    expect(await all()).toEqual(standing);
    // The vehicle is read with an access token that has to be renewed, and the next refresh ends the answer to the one before.
    letPass(LIFETIMES.simulatorAccessToken);
    expect((await dataAt(both, kept)).status).toBe(200);
    const records = () => recordsIn(stub as never, 'providerGrants');
    const renewed = await records();
    expect(JSON.stringify(renewed)).not.toContain('test-1.');
    const next = await read<Kept['tokens']>(await refresh(both, kept.basic, kept.tokens.refresh_token));
    await stub.reseal(held.value.map((value) => ({ ...value, anew: 'test-2.late.late' })));
    expect(await records()).toEqual(renewed);
    const tokens = await recordsIn(stub as never, 'refreshTokens');
    expect(JSON.stringify(tokens)).not.toContain('late');
    expect((await dataAt(both, { ...kept, tokens: next })).status).toBe(200);
  });

  it('is found at a deleted application too, for as long as its garages are there', async () => {
    const kept = await linkUnderOld();
    expect((await deleteApplication(clientIdOf(kept))).status).toBe(204);
    expect((await keysAt(both))['test-1']).toMatchObject({ garages: 1 });
    expect(sumOf(await resealAll(both), 'done')).toBe(1);
    expect((await keysAt(both))['test-1']).toMatchObject({ garages: 0 });
    await runApplicationAlarms();
    await runGarageAlarms();
    letPass(LIFETIMES.outboxLease * 2);
    await runApplicationAlarms();
    await runGarageAlarms();
    letPass(LIFETIMES.outboxLease * 4);
    await runApplicationAlarms();
    expect(await env.PUBLISHED.get(departingKey(clientIdOf(kept)))).toBeNull();
  });
});

describe('a garage that is made by the newest key', () => {
  it('has nothing to be sealed anew, and is not asked', async () => {
    await doMainJob(both);
    await runGarageAlarms();
    expect((await keysAt(both))['test-1']).toMatchObject({ garages: 0 });
    expect(sumOf(await resealAll(both), 'done')).toBe(0);
  });
});
