import { describe, expect, it } from 'vitest';
import { go, heading, linkOf, stepOf, walkTo } from '../link/walker.ts';
import { type Partner, register } from '../support/applications.ts';
import { Browser } from '../support/browser.ts';
import { fetchKeyfob, returned } from '../support/keyfob.ts';
import { authorizeUrl, codeForm, postToken, readData, refusalOf, tokensOf } from '../support/linking.ts';

interface Person {
  readonly state: string;
  readonly username: string;
}

/** A person's whole way through an application that only speaks OAuth, to their access token. */
const tokenOf = async (
  browser: Browser,
  { id, basic }: Partner,
  { state, username }: Person,
): Promise<string> => {
  await walkTo(browser, await authorizeUrl({ client_id: id, state }), null, { username });
  const { code, state: back } = returned(browser);
  if (code === null || back !== state) throw new Error(`No code for ${state} came back: ${browser.left}`);
  return (await tokensOf(await postToken(codeForm(code, true), basic))).access_token;
};

const idsSeenWith = async (token: string): Promise<string[]> => {
  const headers = { Authorization: `Bearer ${token}` };
  const { data } = await (await fetchKeyfob('/v1/connected-vehicles', { headers })).json<{
    data: { id: string }[];
  }>();
  return data.map(({ id }) => id);
};

describe('two people at one browser', () => {
  it('each have a token that lists and reads their own cars, and none of the other', async () => {
    const [browser, partner] = [new Browser(), await register()];
    const first = { state: 'first', username: 'two-cars@example.com' };
    const second = { state: 'second', username: 'one-car@example.com' };
    const his = await tokenOf(browser, partner, first);
    const hers = await tokenOf(browser, partner, second);
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
