import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { describe, expect, it } from 'vitest';
import type { Part } from '../../src/garage/state/state.ts';
import { eventTypes, garageAt, insideOf } from '../link/inside.ts';
import { demo } from '../support/applications.ts';
import { Browser } from '../support/browser.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import {
  connectUser,
  freshUser,
  linkUser,
  newSession,
  postSession,
  postToken,
  refreshForm,
  sessionBody,
  tokensOf,
} from '../support/linking.ts';
import { recordsIn, runGarageAlarms } from '../support/objects.ts';

restoreClockAfterEach();

const countIn = async (sessionId: string, part: Part): Promise<number> =>
  (await recordsIn((await garageAt(sessionId)) as unknown as DurableObjectStub<never>, part)).length;

const pass = async (seconds: number): Promise<void> => {
  letPass(seconds);
  await runGarageAlarms();
};

describe('what is of no use any more leaves', () => {
  it('a used refresh token: once the one after it is used, and what it was is known all the same', async () => {
    const { session, tokens } = await connectUser();
    let token = tokens.refresh_token;
    const rows: number[] = [];
    for (let times = 0; times < 3; times += 1) {
      ({ refresh_token: token } = await tokensOf(await postToken(refreshForm(token))));
      rows.push(await countIn(session.id, 'refreshTokens'));
    }
    expect(rows).toEqual([2, 2, 2]);
    expect((await postToken(refreshForm(tokens.refresh_token))).status).toBe(400);
    expect(await countIn(session.id, 'refreshTokens')).toBe(0);
  });

  it('a session that led to nothing: the oldest beyond thirty; one that was completed stays', async () => {
    const { userId, session: completed } = await connectUser();
    const ids: string[] = [];
    for (let count = 0; count < 38; count += 1) {
      letPass(1);
      ids.push((await newSession({ userId })).id);
    }
    const { sessions } = await insideOf(completed.id);
    const standing = Map.groupBy(sessions, ({ session }) => session.status);
    expect([...standing].map(([status, { length }]) => [status, length]).toSorted()).toEqual([
      ['completed', 1],
      ['created', 5],
      ['expired', 30],
    ]);
    const left = sessions.map(({ session }) => session.id);
    expect(ids.filter((id) => !left.includes(id))).toEqual(ids.slice(0, 3));
  });

  it('an Idempotency-Key: with the session it made', async () => {
    const userId = freshUser();
    const keyed = await postSession(sessionBody({ userId }), demo, { 'Idempotency-Key': 'key-1' });
    const { id, url } = await keyed.json<{ id: string; url: string }>();
    const browser = new Browser();
    await browser.press(await browser.open(url), 'cancel-button');
    // Keeps the garage beyond the session.
    const { session } = await connectUser({ userId });
    expect(await countIn(session.id, 'idempotencyKeys')).toBe(1);
    await pass(LIFETIMES.sessionKept + 1);
    expect((await insideOf(session.id)).sessions.map((each) => each.session.id)).not.toContain(id);
    expect(await countIn(session.id, 'idempotencyKeys')).toBe(0);
  });

  it('an event: as soon as the application has it', async () => {
    const { session } = await connectUser();
    await runGarageAlarms();
    const inside = await insideOf(session.id);
    expect(eventTypes(inside)).toContain('connected-vehicle.authorized');
    expect(inside.outbox).toEqual([]);
  });

  it('the receipt of a consent: with the link that nobody confirmed, and of no other', async () => {
    const confirmed = await connectUser();
    const { session } = await linkUser({ userId: confirmed.userId });
    const receipts = async () => (await insideOf(session.id)).receipts.map(({ sessionId }) => sessionId);
    expect((await receipts()).toSorted()).toEqual([confirmed.session.id, session.id].toSorted());
    await pass(LIFETIMES.code + 1);
    expect(await receipts()).toEqual([confirmed.session.id]);
  });
});
