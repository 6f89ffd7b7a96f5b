import { describe, expect, it } from 'vitest';
import { Browser } from '../support/browser.ts';
import { returned, walkToVehicles } from '../support/keyfob.ts';
import { codeForm, freshUser, newSession, postToken, sessionStatus, vehiclesOf } from '../support/linking.ts';
import { raceForCode, raceForRefresh } from '../support/races.ts';

describe('of many at the same moment', () => {
  it('one of fifty gets the tokens of a code', async () => {
    expect(await raceForCode()).toEqual({ 200: 1, 400: 49 });
  });

  it('fifty get the one answer to a refresh', async () => {
    expect(await raceForRefresh()).toEqual({ statuses: { 200: 50 }, answers: 1, live: 1 });
  });

  it('who open sessions of a user, five stay open', async () => {
    const userId = freshUser();
    const made = await Promise.all(Array.from({ length: 20 }, () => newSession({ userId })));
    const statuses = await Promise.all(made.map(({ id }) => sessionStatus(id)));
    expect(statuses.filter((status) => status === 'created')).toHaveLength(5);
    expect(statuses.filter((status) => status === 'expired')).toHaveLength(15);
  });

  it('presses of the last button, all come back with the same code', async () => {
    const session = await newSession();
    const browser = new Browser();
    const vehicles = await walkToVehicles(browser, session.url);
    const copies = Array.from({ length: 20 }, () => {
      const copy = new Browser();
      for (const [name, value] of browser.cookies) copy.cookies.set(name, value);
      return copy;
    });
    await Promise.all(copies.map((copy) => copy.submit(vehicles, '/approve')));
    const codes = new Set(copies.map((copy) => returned(copy).code));
    expect(codes.size).toBe(1);
    expect((await postToken(codeForm([...codes][0] ?? ''))).status).toBe(200);
  });

  it('links of one user, every vehicle is there once', async () => {
    const userId = freshUser();
    const sessions = await Promise.all(Array.from({ length: 4 }, () => newSession({ userId })));
    const browsers = await Promise.all(
      sessions.map(async ({ url }) => {
        const browser = new Browser();
        await browser.submit(await walkToVehicles(browser, url), '/approve');
        return browser;
      }),
    );
    const answers = await Promise.all(browsers.map((each) => postToken(codeForm(returned(each).code ?? ''))));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await vehiclesOf(userId)).toHaveLength(2);
  });
});
