import { describe, expect, it } from 'vitest';
import { elementsOf } from '../link/page.ts';
import { go, walkTo } from '../link/walker.ts';
import { register } from '../support/applications.ts';
import { Browser, formsOf, type Page } from '../support/browser.ts';
import { returned } from '../support/keyfob.ts';
import { authorizeUrl, newSession } from '../support/linking.ts';

/** Each breaks out of another place: text, attribute, script, style, comment, address. */
const STRINGS = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  "' onmouseover='alert(1)",
  '</title></style></script><svg onload=alert(1)>',
  '--><iframe srcdoc="<b>">',
  'javascript:alert(1)',
];

const TAGS = new Set(['img', 'svg', 'iframe', 'object', 'embed', 'base', 'script']);

/** The page as a browser reads it holds nothing but what we put there. */
const expectInert = async (page: Page): Promise<void> => {
  const elements = await elementsOf(page.html);
  const scripts = elements.filter(({ tag }) => TAGS.has(tag));
  const ours = scripts.filter(
    ({ tag, attributes }) =>
      (tag === 'script' && attributes.has('nonce')) || (tag === 'svg' && attributes.get('class') === 'mark'),
  );
  expect(scripts.map(({ tag }) => tag)).toEqual(ours.map(({ tag }) => tag));
  const names = elements.flatMap(({ attributes }) => [...attributes.keys()]);
  expect(names.filter((name) => name.startsWith('on') || name === 'srcdoc' || name === 'style')).toEqual([]);
  const links = elements.flatMap(({ attributes }) =>
    ['href', 'action', 'formaction', 'src'].flatMap((name) => attributes.get(name) ?? []),
  );
  expect(links.filter((link) => /^\s*(javascript|data:text)/i.test(link))).toEqual([]);
};

/** Every page of a walk, the end included. */
const walkInert = async (browser: Browser, url: string): Promise<void> => {
  for (const step of ['intro', 'brand', 'handoff', 'signIn', 'vehicles'] as const)
    await expectInert(await walkTo(browser, url, step));
};

describe.each(STRINGS)('%s', (text) => {
  it('is inert as what a session names', async () => {
    const { url } = await newSession({ userHint: text, state: text });
    const browser = new Browser();
    await walkInert(browser, url);
    const done = await go(browser, await browser.open(`${url}/vehicles`), 'vehicles');
    await expectInert(done);
    expect(returned(browser).state).toBe(text);
  });

  it('is inert as what an application is called', async () => {
    const partner = await register({ name: text, confirmation: 'codeless' });
    const { url } = await newSession({ userId: text, redirectUri: undefined, language: 'nb' }, partner);
    await walkInert(new Browser(), url);
  });

  it('is inert as what an authorization request carries', async () => {
    const url = await authorizeUrl({ state: text, login_hint: text, ui_locales: text });
    const browser = new Browser();
    await expectInert(await browser.open(url));
    await walkTo(browser, url, null);
    expect(returned(browser).state).toBe(text);
  });

  it('is inert in every parameter of every page', async () => {
    const { url } = await newSession();
    const browser = new Browser();
    const value = encodeURIComponent(text);
    const query = ['lang', 'q', 'country', 'error', 'forward', 'x"><b>']
      .map((name) => `${name}=${value}`)
      .join('&');
    for (const path of ['', '/brand', '/provider', '/vehicles', '/done', `/${value}`])
      await expectInert(await browser.open(`${url}${path}?${query}`));
    await walkTo(browser, url, 'signIn');
    for (const path of ['/brand', '/provider'])
      await expectInert(await browser.open(`${url}${path}?${query}`));
    const paths = [
      `/link/${value}`,
      `/${value}`,
      `/errors/${value}`,
      `/callback/${value}`,
      '/oauth/authorize',
    ];
    for (const path of paths) await expectInert(await browser.open(`${path}?${query}&client_id=${value}`));
  });

  it('is inert as what a provider answers and an owner types', async () => {
    const { url } = await newSession();
    const browser = new Browser();
    const signIn = await walkTo(browser, url, 'signIn');
    const typed = await browser.submit(signIn, '', { username: text, password: '' });
    expect([typed.status, formsOf(typed.html)[0]?.fields.get('username')]).toEqual([422, text]);
    await expectInert(typed);
    const state = new URL(signIn.url).searchParams.get('state');
    const error = encodeURIComponent(text);
    await expectInert(
      await browser.open(`/callback/simulator?error=${error}&error_description=${error}&state=${state}`),
    );
  });

  it('is inert as a brand', async () => {
    const { url } = await newSession();
    const browser = new Browser();
    const answer = await browser.submit(await walkTo(browser, url, 'brand'), '/brand', { brand: text });
    expect(answer.status).toBe(422);
    await expectInert(answer);
  });
});
