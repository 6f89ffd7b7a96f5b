import { describe, expect, it } from 'vitest';
import { go, heading, linkOf, stepOf, walkTo } from '../link/walker.ts';
import { register } from '../support/applications.ts';
import { Browser } from '../support/browser.ts';
import { authorizeUrl, readData, refusalOf } from '../support/linking.ts';
import { linkByAuthorize, vehiclesSeenWith } from './oauth-client.ts';

const idsSeenWith = async (token: string): Promise<string[]> =>
  (await vehiclesSeenWith(token)).map(({ id }) => id);

describe('two people at one browser', () => {
  it('each have a token that lists and reads their own cars, and none of the other', async () => {
    const [browser, partner] = [new Browser(), await register()];
    const first = { state: 'first', username: 'two-cars@example.com' };
    const second = { state: 'second', username: 'one-car@example.com' };
    const his = (await linkByAuthorize(browser, partner, first)).access_token;
    const hers = (await linkByAuthorize(browser, partner, second)).access_token;
    const cars = { his: await idsSeenWith(his), hers: await idsSeenWith(hers) };
    expect([cars.his.length, cars.hers.length]).toEqual([2, 1]);
    expect(cars.his).not.toContain(cars.hers[0]);
    for (const id of cars.his) {
      expect((await readData(id, his)).status).toBe(200);
      expect(await refusalOf(await readData(id, hers))).toBe('404 not_found');
    }
    expect((await readData(cars.hers[0], hers)).status).toBe(200);
    expect(await refusalOf(await readData(cars.hers[0], his))).toBe('404 not_found');
  });

  it('whose requests have neither state nor challenge do not meet in one link', async () => {
    const browser = new Browser();
    const bare = await authorizeUrl({ state: null, code_challenge: null, code_challenge_method: null });
    const left = await walkTo(browser, bare, 'vehicles');
    const page = await browser.open(bare);
    expect(heading(page)).toBe('Connect your car to Example partner');
    const next = await go(browser, page, 'intro');
    expect([stepOf(next), linkOf(next) === linkOf(left)]).toEqual(['brand', false]);
    expect(next.html).not.toContain('VIN ends in');
  });

  it.each([
    ['state', { code_challenge: null, code_challenge_method: null }],
    ['challenge', { state: null }],
  ])('resume with the same %s', async (_, changes) => {
    const browser = new Browser();
    const url = await authorizeUrl(changes);
    const left = await walkTo(browser, url, 'vehicles');
    const next = await go(browser, await browser.open(url), 'intro');
    expect([stepOf(next), linkOf(next)]).toEqual(['vehicles', linkOf(left)]);
  });
});
