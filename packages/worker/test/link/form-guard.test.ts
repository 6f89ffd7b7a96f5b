import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { base64url, randomBytes } from '../../src/crypto/bytes.ts';
import { fetchWith } from '../production/production.ts';
import { Browser, formsOf, ORIGIN, type Page } from '../support/browser.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { authorizeUrl, newSession } from '../support/linking.ts';
import { type Inside, insideOf } from './inside.ts';
import { heading, type Step, walkTo } from './walker.ts';

/** Where each action belongs. */
const ACTIONS: Readonly<Record<string, Step>> = {
  open: 'intro',
  brand: 'brand',
  provider: 'handoff',
  approve: 'vehicles',
  deny: 'vehicles',
  cancel: 'handoff',
  extend: 'brand',
};

/** A request that is right, to be made wrong in one place. */
interface Sent {
  readonly headers: Record<string, string>;
  readonly form: Record<string, string>;
  readonly body?: BodyInit;
}

interface Others {
  /** Another browser at the same link. */
  readonly stranger: { readonly cookie: string; readonly nonce: string };
  /** The same browser at another link. */
  readonly otherLink: string;
}

type Spoil = (right: Sent, others: Others) => Sent;

const withHeader =
  (name: string, value: string | null): Spoil =>
  ({ headers, ...rest }) => {
    const { [name]: _, ...left } = headers;
    return { ...rest, headers: value === null ? left : { ...left, [name]: value } };
  };

const both =
  (...spoils: readonly Spoil[]): Spoil =>
  (right, others) =>
    spoils.reduce((sent, spoil) => spoil(sent, others), right);

const withNonce =
  (nonce: (others: Others) => string): Spoil =>
  (right, others) => ({ ...right, form: { ...right.form, nonce: nonce(others) } });

const noSite = withHeader('Sec-Fetch-Site', null);

const OUT_OF_DATE = 'The page was out of date';
const COOKIES = 'Your browser blocks cookies';
const WRONG = 'Something went wrong';

const rows: readonly (readonly [what: string, spoil: Spoil, status: number, heading: string])[] = [
  ['from another site', withHeader('Sec-Fetch-Site', 'cross-site'), 403, OUT_OF_DATE],
  ['from a sibling of our host', withHeader('Sec-Fetch-Site', 'same-site'), 403, OUT_OF_DATE],
  ['from no page at all', withHeader('Sec-Fetch-Site', 'none'), 403, OUT_OF_DATE],
  ['with an empty Sec-Fetch-Site', withHeader('Sec-Fetch-Site', ''), 403, OUT_OF_DATE],
  ['saying nothing of its origin', both(noSite, withHeader('Origin', null)), 403, OUT_OF_DATE],
  ['from the origin null', both(noSite, withHeader('Origin', 'null')), 403, OUT_OF_DATE],
  ['from another origin', both(noSite, withHeader('Origin', 'https://evil.example')), 403, OUT_OF_DATE],
  ['from another port', both(noSite, withHeader('Origin', 'http://localhost:5173')), 403, OUT_OF_DATE],
  [
    'from an origin like ours',
    both(noSite, withHeader('Origin', `${ORIGIN}.evil.example`)),
    403,
    OUT_OF_DATE,
  ],
  ['without a nonce', withNonce(() => ''), 403, OUT_OF_DATE],
  ['with a made-up nonce', withNonce(() => base64url(randomBytes(16))), 403, OUT_OF_DATE],
  ['with the nonce of another browser', withNonce(({ stranger }) => stranger.nonce), 403, OUT_OF_DATE],
  ['with the nonce of another link', withNonce(({ otherLink }) => otherLink), 403, OUT_OF_DATE],
  ['without a cookie', withHeader('Cookie', null), 400, COOKIES],
  ['with a cookie that is none', withHeader('Cookie', 'keyfob-owner=short'), 400, COOKIES],
  [
    'with a cookie in another spelling',
    withHeader('Cookie', `keyfob-owner=${'A'.repeat(21)}B`),
    400,
    COOKIES,
  ],
  [
    'with another browser’s cookie',
    (right, others) => withHeader('Cookie', others.stranger.cookie)(right, others),
    403,
    OUT_OF_DATE,
  ],
  ['as JSON', both(withHeader('Content-Type', 'application/json')), 415, WRONG],
  ['as plain text', both(withHeader('Content-Type', 'text/plain')), 415, WRONG],
  ['as multipart', both(withHeader('Content-Type', 'multipart/form-data; boundary=x')), 415, WRONG],
  ['without a type', both(withHeader('Content-Type', null)), 415, WRONG],
  [
    'larger than any form of ours',
    (right) => ({ ...right, form: { ...right.form, more: 'x'.repeat(64 * 1024) } }),
    413,
    WRONG,
  ],
  [
    'not in UTF-8',
    (right) => ({ ...right, body: new Uint8Array([0x61, 0x3d, 0xff]) }),
    400,
    'This link does not work',
  ],
];

interface Scene extends Others {
  readonly id: string;
  readonly link: string;
  readonly right: Sent;
  readonly before: Inside;
}

const cookieOf = (browser: Browser): string =>
  [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');

const fieldsOf = (page: Page): Record<string, string> =>
  Object.fromEntries(formsOf(page.html).find(({ fields }) => fields.has('nonce'))?.fields ?? []);

const sceneFor = async (action: string): Promise<Scene> => {
  const [session, other] = await Promise.all([newSession(), newSession()]);
  const stranger = new Browser();
  const strange = await stranger.open(session.url);
  const browser = new Browser();
  const page = await walkTo(browser, session.url, ACTIONS[action] ?? 'intro');
  return {
    id: session.id,
    link: session.url,
    right: {
      headers: {
        Accept: 'text/html',
        'Content-Type': 'application/x-www-form-urlencoded',
        'Sec-Fetch-Site': 'same-origin',
        Origin: ORIGIN,
        Cookie: cookieOf(browser),
      },
      form: { ...fieldsOf(page), ...(action === 'brand' ? { brand: 'tesla' } : {}) },
    },
    stranger: { cookie: cookieOf(stranger), nonce: fieldsOf(strange)['nonce'] ?? '' },
    otherLink: fieldsOf(await browser.open(other.url))['nonce'] ?? '',
    before: await insideOf(session.id),
  };
};

const send = ({ link }: Scene, action: string, { headers, form, body }: Sent): Promise<Response> =>
  fetchKeyfob(`${link}/${action}`, {
    method: 'POST',
    headers,
    body: body ?? new TextEncoder().encode(new URLSearchParams(form).toString()),
  });

describe.each(Object.keys(ACTIONS))('a post to %s', (action) => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await sceneFor(action);
  });

  it.each(rows)('%s is refused and moves nothing', async (_, spoil, status, title) => {
    const answer = await send(scene, action, spoil(scene.right, scene));
    const page = { url: '', status, headers: answer.headers, html: await answer.text() };
    expect([answer.status, heading(page)]).toEqual([status, expect.stringContaining(title)]);
    expect(answer.headers.get('Set-Cookie')).toBeNull();
    expect(await insideOf(scene.id)).toEqual(scene.before);
  });

  it('that is right goes through, also where the browser sends no Sec-Fetch-Site', async () => {
    const right = noSite(scene.right, scene);
    const answer = await send(scene, action, right);
    expect(answer.status).toBe(action === 'extend' ? 200 : 303);
    expect(await insideOf(scene.id)).not.toEqual(scene.before);
  });
});

it('a page from before the keys were rotated still posts', async () => {
  const { url } = await newSession();
  const [newest = '', older = ''] = (env.KEYFOB_KEYS ?? '').split(',');
  const before = await fetchWith(url, { KEYFOB_KEYS: older });
  const [cookie = ''] = (before.headers.get('Set-Cookie') ?? '').split(';');
  const nonce = /name="nonce" value="([^"]*)"/.exec(await before.text())?.[1] ?? '';
  const post = (keys: string): Promise<Response> =>
    fetchWith(
      `${url}/open`,
      { KEYFOB_KEYS: keys },
      {
        method: 'POST',
        body: new URLSearchParams({ nonce }),
        headers: { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' },
      },
    );
  expect((await post(newest)).status).toBe(403);
  expect((await post(`${newest},${older}`)).status).toBe(303);
});

describe('a sealed authorization request', () => {
  const opened = async (browser: Browser): Promise<Page> => browser.open(await authorizeUrl({ state: 's' }));
  const post = (browser: Browser, page: Page, request: string): Promise<Page> =>
    browser.submit(page, '/open', { request });
  const sealedOn = (page: Page): string => fieldsOf(page)['request'] ?? '';

  it.each([
    ['another browser', async () => sealedOn(await opened(new Browser()))],
    ['another link of the same browser', async (browser: Browser) => sealedOn(await opened(browser))],
    ['nobody', async () => `test-2.${base64url(randomBytes(12))}.${base64url(randomBytes(400))}`],
    ['an altered one', async (_: Browser, own: string) => `${own.slice(0, -3)}AAA`],
    ['a key there is not', async (_: Browser, own: string) => own.replace('test-2', 'test-9')],
    ['a later form', async (_: Browser, own: string) => `${own}.x`],
  ])('of %s makes no session', async (_, from) => {
    const browser = new Browser();
    const page = await opened(browser);
    const refused = await post(browser, page, await from(browser, sealedOn(page)));
    expect([refused.status, heading(refused)]).toEqual([403, OUT_OF_DATE]);
    await browser.open(page.url);
    const link = formsOf(page.html)[0]?.action.split('/')[2] ?? '';
    expect((await browser.open(`/link/${link}`)).status).toBe(404);
  });

  it('left out makes none either', async () => {
    const browser = new Browser();
    const page = await opened(browser);
    expect((await post(browser, page, '')).status).toBe(404);
  });
});
