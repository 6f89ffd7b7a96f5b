import { describe, expect, it } from 'vitest';
import { cancelAsWatcher, leftOf, NOTHING_LEFT, statusInside } from '../api/cancelling.ts';
import { walkTo } from '../link/walker.ts';
import { Browser } from '../support/browser.ts';
import { returned } from '../support/keyfob.ts';
import { codeForm, freshUser, newSession, postToken, refusalOf, vehiclesOf } from '../support/linking.ts';

interface Race {
  readonly userId: string;
  readonly id: string;
  readonly cancelled: readonly string[];
  readonly codes: readonly string[];
}

const copyOf = (browser: Browser): Browser => {
  const copy = new Browser();
  for (const [name, value] of browser.cookies) copy.cookies.set(name, value);
  return copy;
};

/** Ten cancel and ten approve one session; with a head start in milliseconds, below zero for those who cancel. */
const race = async (headStart: number): Promise<Race> => {
  const userId = freshUser();
  const session = await newSession({ userId });
  const browser = new Browser();
  const vehicles = await walkTo(browser, session.url, 'vehicles');
  const copies = Array.from({ length: 10 }, () => copyOf(browser));
  const approvals = Promise.all(
    copies.map(async (copy) => {
      if (headStart < 0) await scheduler.wait(-headStart);
      await copy.submit(vehicles, '/approve');
    }),
  );
  const cancelled = await Promise.all(
    copies.map(async () => {
      if (headStart > 0) await scheduler.wait(headStart);
      const answer = await cancelAsWatcher(session);
      return answer.ok ? '200' : refusalOf(answer);
    }),
  );
  await approvals;
  return { userId, id: session.id, cancelled, codes: copies.flatMap((copy) => returned(copy).code ?? []) };
};

/** The garage takes them one by one: the first that it takes decides for all. Answers who it was. */
const winnerOf = async ({ userId, id, cancelled, codes }: Race): Promise<'cancel' | 'approve'> => {
  expect(cancelled).toHaveLength(10);
  expect(new Set(cancelled).size).toBe(1);
  if (cancelled[0] === '200') {
    expect(codes).toEqual([]);
    expect(await statusInside(id)).toBe('cancelled');
    expect(await vehiclesOf(userId)).toEqual([]);
    expect(await leftOf(id)).toEqual(NOTHING_LEFT);
    return 'cancel';
  }
  expect(cancelled[0]).toBe('409 session_not_open');
  expect([codes.length, new Set(codes).size]).toEqual([10, 1]);
  expect(await statusInside(id)).toBe('returned');
  expect((await postToken(codeForm(codes[0] ?? ''))).status).toBe(200);
  expect(await vehiclesOf(userId)).toHaveLength(2);
  return 'approve';
};

describe('ten who cancel and ten who approve at the same moment', () => {
  it('have one outcome, whoever is first', async () => {
    const winners = new Set<string>();
    for (const headStart of [0, 1, -1, 5, -5, 25, -25, 1000, -1000])
      if (winners.size < 2) winners.add(await winnerOf(await race(headStart)));
    expect([...winners].toSorted()).toEqual(['approve', 'cancel']);
  });
});
