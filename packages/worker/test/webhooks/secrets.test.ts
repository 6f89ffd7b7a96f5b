import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { describe, expect, it } from 'vitest';
import { openWebhookSecret } from '../../src/application/webhooks/webhook-secret.ts';
import { config } from '../support/applications.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { connectUser } from '../support/linking.ts';
import { dumpEverything, sqlIn } from '../support/objects.ts';
import {
  answerOf,
  call,
  type Listening,
  listening,
  ringOut,
  type Shown,
  stubOf,
  verified,
  webhooksOf,
} from './endpoint.ts';

restoreClockAfterEach();

const rotate = async ({ partner, webhook }: Listening): Promise<Shown> =>
  answerOf(await call(partner, 'POST', `/${webhook.id}/rotate-secret`), 200);

/** Sends a test, and answers which of some secrets verify it. */
const verifyingNow = async (end: Listening, secrets: readonly string[]): Promise<boolean[]> => {
  await call(end.partner, 'POST', `/${end.webhook.id}/test`);
  await ringOut(end.partner);
  const message = (await end.box.heard()).at(-1);
  if (!message) throw new Error('Nothing was heard.');
  return secrets.map((secret) => {
    try {
      return verified(secret, message).type === 'webhook.test';
    } catch {
      return false;
    }
  });
};

describe('the secret of a webhook', () => {
  it('is told once, has the form of Standard Webhooks, and signs', async () => {
    const end = await listening();
    expect(end.webhook.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const shown = await (await call(end.partner, 'GET', `/${end.webhook.id}`)).text();
    expect(shown).toContain(end.webhook.id);
    expect(shown).not.toMatch(/whsec_|sealed/);
    const wrong = `whsec_${btoa('x'.repeat(32))}`;
    expect(await verifyingNow(end, [end.webhook.secret, wrong])).toEqual([true, false]);
  });

  it('is followed by another: for a day both verify, then only the new one, and the old one is erased', async () => {
    const end = await listening();
    const old = end.webhook.secret;
    const rotated = await rotate(end);
    expect(rotated.secrets.map(({ expiresAt }) => expiresAt === null)).toEqual([true, false]);
    expect(rotated.secret).not.toBe(old);
    expect(await verifyingNow(end, [old, rotated.secret])).toEqual([true, true]);
    letPass(LIFETIMES.webhookSecretOverlap - 60);
    expect(await verifyingNow(end, [old, rotated.secret])).toEqual([true, true]);
    letPass(61);
    expect(await verifyingNow(end, [old, rotated.secret])).toEqual([false, true]);
    await ringOut(end.partner);
    expect((await webhooksOf(end.partner)).flatMap(({ secrets }) => secrets)).toHaveLength(1);
  });

  it('that was replaced does not sign for longer where the alarm that erases it is late', async () => {
    const end = await listening();
    const { secret } = await rotate(end);
    await sqlIn(await stubOf(end.partner), "DELETE FROM timers WHERE kind = 'webhook-secret'");
    letPass(LIFETIMES.webhookSecretOverlap + 1);
    expect(await verifyingNow(end, [end.webhook.secret, secret])).toEqual([false, true]);
    expect((await webhooksOf(end.partner)).flatMap(({ secrets }) => secrets)).toHaveLength(2);
  });

  it('in use is not lost to a rotation whose answer was', async () => {
    const end = await listening();
    const lost = await rotate(end);
    const got = await rotate(end);
    const all = [end.webhook.secret, lost.secret, got.secret];
    expect(await verifyingNow(end, all)).toEqual([true, true, true]);
    const fourth = await rotate(end);
    expect(fourth.secrets).toHaveLength(3);
    expect(await verifyingNow(end, [...all, fourth.secret])).toEqual([false, true, true, true]);
  });

  it('lies nowhere in clear: not in storage, not in the log, not in a message', async () => {
    const end = await listening();
    await connectUser({}, { partner: end.partner });
    const rotated = await rotate(end);
    await ringOut(end.partner);
    const log = await (await call(end.partner, 'GET', `/${end.webhook.id}/deliveries`)).text();
    const places = [await dumpEverything(), log, JSON.stringify(await end.box.heard())];
    expect(places[0]).toContain(end.webhook.id);
    for (const secret of [end.webhook.secret, rotated.secret])
      for (const place of places) {
        expect(place).not.toContain(secret);
        expect(place).not.toContain(secret.slice('whsec_'.length));
      }
  });

  it('of one webhook does not open for another', async () => {
    const [end, other] = [await listening(), await listening()];
    const [mine] = await webhooksOf(end.partner);
    const [theirs] = await webhooksOf(other.partner);
    expect(mine?.secrets[0]?.sealed).toMatch(/^test-2\./);
    const { ring } = await config();
    if (!mine?.secrets[0] || !theirs) throw new Error('no secret');
    expect(await openWebhookSecret(ring, mine.place, mine.id, mine.secrets[0])).toBe(end.webhook.secret);
    expect(await openWebhookSecret(ring, mine.place, theirs.id, mine.secrets[0])).toBeNull();
    expect(await openWebhookSecret(ring, theirs.place, mine.id, mine.secrets[0])).toBeNull();
  });
});
