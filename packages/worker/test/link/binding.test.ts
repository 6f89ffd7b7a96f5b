import { beforeAll, describe, expect, it } from 'vitest';
import { base64url, randomBytes } from '../../src/crypto/bytes.ts';
import { mintHandle, readHandle, readRoutingSecret } from '../../src/crypto/handle.ts';
import { config } from '../support/applications.ts';
import { Browser, formTo, ORIGIN, type Page } from '../support/browser.ts';
import { fetchKeyfob, returned } from '../support/keyfob.ts';
import { newSession } from '../support/linking.ts';
import { countObjects } from '../support/objects.ts';
import { insideOf } from './inside.ts';
import { go, heading, STEPS, walkFrom, walkTo } from './walker.ts';

const asPage = { headers: { Accept: 'text/html' } };

describe('a link', () => {
  it.each(STEPS.slice(1))(
    'opened in a second browser at %s is said to be used, and the first goes on',
    async (step) => {
      const { url, id, state } = await newSession();
      const first = new Browser();
      const page = await walkTo(first, url, step);
      const before = await insideOf(id);

      const second = new Browser();
      for (const path of ['', '/brand', '/provider', '/vehicles', '/done']) {
        const seen = await second.open(`${url}${path}`);
        expect([seen.status, heading(seen)]).toEqual([409, 'This link was opened in another browser']);
        expect(seen.html).not.toMatch(/tesla/i);
      }
      expect(await insideOf(id)).toEqual(before);

      await walkFrom(first, page, null);
      expect(returned(first)).toMatchObject({ state, error: null });
    },
  );

  it('looked at by a scanner is bound to nobody', async () => {
    const { url, id } = await newSession();
    const before = await insideOf(id);
    for (const method of ['GET', 'HEAD', 'GET'])
      expect((await fetchKeyfob(url, { method, ...asPage })).status).toBe(200);
    for (const path of ['/brand', '/provider', '/vehicles', '/done'])
      expect((await fetchKeyfob(`${url}${path}`, asPage)).headers.get('Location')).toBe(
        new URL(url).pathname,
      );
    expect(await insideOf(id)).toEqual(before);

    const owner = new Browser();
    await walkTo(owner, url, null);
    expect(returned(owner).code).toMatch(/^cod_/);
  });

  it('acted on by two browsers at once is one browser’s', async () => {
    const { url, id } = await newSession();
    const browsers = [new Browser(), new Browser()];
    const intros = await Promise.all(browsers.map((browser) => browser.open(url)));
    const pages = await Promise.all(
      browsers.map((browser, index) => go(browser, intros[index] as Page, 'intro')),
    );
    expect(pages.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await insideOf(id)).sessions).toHaveLength(1);
  });

  it('shows no page that is yet to come', async () => {
    const { url } = await newSession();
    const browser = new Browser();
    const brand = await walkTo(browser, url, 'brand');
    for (const path of ['/provider', '/vehicles', '/done', '', '/open', '/approve', '/deny', '/cancel'])
      expect((await browser.open(`${url}${path}`)).url).toBe(brand.url);
  });
});

interface Handles {
  readonly link: string;
  readonly state: string;
  readonly others: readonly string[];
  readonly foreign: readonly [link: string, state: string];
}

const handles = async (): Promise<Handles> => {
  const { url, id } = await newSession();
  const signIn = await walkTo(new Browser(), url, 'signIn');
  const { routing } = await config();
  const place = (await readHandle(routing, 'linkSession', id))?.place;
  const other = await readRoutingSecret(base64url(randomBytes(32)));
  if (!place || !other) throw new Error('No place to mint in.');
  const kinds = ['connectedVehicle', 'grant', 'code', 'refreshToken', 'event'] as const;
  return {
    link: url.split('/').at(-1) ?? '',
    state: new URL(signIn.url).searchParams.get('state') ?? '',
    others: [id, ...(await Promise.all(kinds.map((kind) => mintHandle(routing, kind, place))))],
    foreign: [await mintHandle(other, 'link', place), await mintHandle(other, 'attempt', place)],
  };
};

const flip = (text: string, at: number): string =>
  text.slice(0, at) + (text.at(at) === 'A' ? 'B' : 'A') + text.slice(at + 1);

/** What can be made of a handle without its secret. */
const FORGERIES: Readonly<Record<string, (right: string, other: Handles) => readonly string[]>> = {
  truncated: (right) => [right.slice(0, -1), right.slice(0, 20), right.slice(0, 4), right.slice(1)],
  lengthened: (right) => [`${right}A`, `${right}=`, `${right}%00`, `${right}%20`],
  altered: (right) => [5, 20, 40, right.length - 1].map((at) => flip(right, at)),
  'in another case': (right) => [right.toUpperCase(), `${right.slice(0, 4).toUpperCase()}${right.slice(4)}`],
  'of another kind': (_, { others }) => others,
  'of another Keyfob': (_, { foreign }) => foreign,
  'under another prefix': (right, { others }) =>
    others.map((other) => `${right.slice(0, 4)}${other.slice(4)}`),
  'nothing like one': () => ['x', '..', '%2e%2e', '%', "'--", 'lnk_', 'att_', 'undefined', '%E2%98%83'],
};

describe('a handle', () => {
  let right: Handles;
  beforeAll(async () => {
    right = await handles();
  });

  it.each(Object.keys(FORGERIES))('%s leads nowhere, and no object hears of it', async (forgery) => {
    const before = await countObjects();
    const browser = new Browser();
    await browser.open(`/link/${right.link}`);
    const links = FORGERIES[forgery]?.(right.link, right) ?? [];
    const states = FORGERIES[forgery]?.(right.state, right) ?? [];
    const same = { 'Sec-Fetch-Site': 'same-origin' };
    for (const link of links)
      for (const page of ['', '/brand', '/done'])
        expect((await browser.open(`/link/${link}${page}`)).status).toBe(404);
    for (const link of links)
      for (const action of ['open', 'approve', 'cancel', 'extend']) {
        const body = new URLSearchParams({ nonce: 'any' });
        const posted = await browser.open(`/link/${link}/${action}`, { method: 'POST', body, headers: same });
        expect(posted.status).toBe(404);
      }
    for (const state of states)
      expect((await browser.open(`/callback/simulator?code=c&state=${state}`)).status).toBe(404);
    expect(await countObjects()).toBe(before);
  });

  it.each(['enode', 'smartcar', 'simulator2', '__proto__'])(
    'that came back from %s is not that of the simulator',
    async (provider) => {
      const { url, id } = await newSession();
      const browser = new Browser();
      const signIn = await walkTo(browser, url, 'signIn');
      const before = await insideOf(id);
      const state = new URL(signIn.url).searchParams.get('state') ?? '';
      const back = await browser.open(`/callback/${provider}?code=c&state=${state}`);
      expect([back.status, heading(back)]).toEqual([404, 'There is nothing here']);
      expect(await insideOf(id)).toEqual(before);
    },
  );

  it.each([
    ['without', '/callback/simulator?code=c'],
    ['with an empty', '/callback/simulator?code=c&state='],
  ])('a return %s state is nobody’s', async (_, path) => {
    expect((await new Browser().open(path)).status).toBe(404);
  });
});

it('a form of ours posts to its own link alone', async () => {
  const { url } = await newSession();
  const intro = await new Browser().open(url);
  expect(new URL(formTo(intro, '/open').action, ORIGIN).href).toBe(`${url}/open`);
});
