import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { describe, expect, it, vi } from 'vitest';
import { garageOfHandle } from '../../src/garage/garage-of.ts';
import { config } from '../support/applications.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { connectUser, postToken, readData, refreshForm, tokensOf } from '../support/linking.ts';
import { recordsIn, runGarageAlarms } from '../support/objects.ts';

restoreClockAfterEach();

/** The garage that a refresh token belongs to. */
const garageOf = async (token: string | undefined): Promise<DurableObjectStub<never>> => {
  const found = await garageOfHandle(env, await config(), 'refreshToken', token ?? '');
  if (!found) throw new Error('No token of ours.');
  return found.garage as unknown as DurableObjectStub<never>;
};

const sealedAnswers = async (token: string | undefined): Promise<number> =>
  (await recordsIn(await garageOf(token), 'refreshTokens')).filter(
    ({ successor }) => typeof successor?.sealed === 'string',
  ).length;

const nextLook = async (token: string | undefined): Promise<number> =>
  Number(await runInDurableObject(await garageOf(token), (_, { storage }) => storage.getAlarm()));

const refreshed = async () => {
  const { tokens, vehicleIds } = await connectUser();
  const next = await tokensOf(await postToken(refreshForm(tokens.refresh_token)));
  return { first: tokens, next, vehicleId: vehicleIds[0] };
};

const DAY = LIFETIMES.sessionKept;

describe('the sealed answer to a refresh', () => {
  it('stays while the same refresh gets it again, and goes with the first verb after that', async () => {
    const { first, next, vehicleId } = await refreshed();
    letPass(LIFETIMES.rotationGrace - 1);
    await readData(vehicleId, next.access_token);
    expect(await sealedAnswers(next.refresh_token)).toBe(1);
    const again = await tokensOf(await postToken(refreshForm(first.refresh_token)));
    expect(again.refresh_token).toBe(next.refresh_token);
    letPass(1);
    expect((await readData(vehicleId, next.access_token)).status).toBe(200);
    expect(await sealedAnswers(next.refresh_token)).toBe(0);
    await tokensOf(await postToken(refreshForm(next.refresh_token)));
  });

  it('goes within a day where nobody comes by, and the garage stays', async () => {
    const { next } = await refreshed();
    letPass(DAY);
    expect(await sealedAnswers(next.refresh_token)).toBe(1);
    await runGarageAlarms();
    await vi.waitFor(async () => expect(await sealedAnswers(next.refresh_token)).toBe(0));
    // With nothing left to take out, a garage is looked at as seldom as before.
    const later = Date.now() + 2 * DAY * 1000;
    await vi.waitFor(async () => expect(await nextLook(next.refresh_token)).toBeGreaterThan(later));
    await tokensOf(await postToken(refreshForm(next.refresh_token)));
  });

  it('goes a day later where it was made just before the alarm', async () => {
    const { next } = await refreshed();
    letPass(DAY - 1);
    await tokensOf(await postToken(refreshForm(next.refresh_token)));
    letPass(2);
    await runGarageAlarms();
    expect(await sealedAnswers(next.refresh_token)).toBe(1);
    letPass(DAY);
    await runGarageAlarms();
    await vi.waitFor(async () => expect(await sealedAnswers(next.refresh_token)).toBe(0));
  });

  it('costs no alarm of its own: a day of refreshes brings one', async () => {
    let { next } = await refreshed();
    await runGarageAlarms();
    const due = await nextLook(next.refresh_token);
    expect(due).toBeLessThanOrEqual(Date.now() + DAY * 1000);
    for (let hour = 0; hour < 5; hour += 1) {
      letPass(60 * 60);
      next = await tokensOf(await postToken(refreshForm(next.refresh_token)));
    }
    expect(await nextLook(next.refresh_token)).toBe(due);
  });
});
