import { beforeAll, describe, expect, it } from 'vitest';
import { elementsOf } from '../link/page.ts';
import { go, walkTo } from '../link/walker.ts';
import { Browser, ORIGIN } from '../support/browser.ts';
import { fetchKeyfob, REDIRECT_URI } from '../support/keyfob.ts';
import { authorizeUrl, newSession } from '../support/linking.ts';

const TARGETS = [
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example',
  '/x//evil.example/',
  './/evil.example/',
  'https:evil.example',
  `${ORIGIN}@evil.example/`,
  `${REDIRECT_URI}.evil.example`,
  `${REDIRECT_URI}#@evil.example/`,
  'javascript:location="//evil.example"',
];

const NAMES = [
  'redirect_uri',
  'redirectUri',
  'post_logout_redirect_uri',
  'return',
  'returnUrl',
  'return_to',
  'next',
  'url',
  'to',
  'continue',
  'target',
  'callback',
  'RelayState',
  'forward',
  'lang',
  'country',
  'q',
  'error',
  'iss',
  'origin',
];

const OWN = new Set([ORIGIN, new URL(REDIRECT_URI).origin]);
const ATTRIBUTES = ['href', 'action', 'formaction', 'src', 'content'];

/** Where an answer sends anybody: by itself, by a link or by a form. */
const leads = async (address: string, answer: Response): Promise<string[]> => {
  const location = answer.headers.get('Location');
  const found = location === null ? [] : [location];
  const elements = answer.headers.get('Content-Type')?.includes('html')
    ? await elementsOf(await answer.text())
    : [];
  for (const { tag, attributes } of elements)
    for (const name of ATTRIBUTES) {
      const value = attributes.get(name)?.replaceAll('&amp;', '&') ?? '';
      if (name === 'content') found.push(...(/url=(.*)$/.exec(value)?.slice(1) ?? []));
      else if (value !== '' && !(tag === 'link' && value.startsWith('data:'))) found.push(value);
    }
  return found.map((each) => new URL(each, address).origin).filter((origin) => !OWN.has(origin));
};

interface Places {
  readonly cookie: string;
  readonly paths: readonly string[];
}

const places = async (): Promise<Places> => {
  const browser = new Browser();
  const [fresh, atVehicles, done] = [await newSession(), await newSession(), await newSession()];
  await browser.open(fresh.url);
  const vehicles = await walkTo(browser, atVehicles.url, 'vehicles');
  const handoff = `${atVehicles.url}/provider`;
  await go(browser, await walkTo(browser, done.url, 'vehicles'), 'vehicles');
  const signIn = await walkTo(browser, (await newSession()).url, 'signIn');
  const state = new URL(signIn.url).searchParams.get('state');
  return {
    cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    paths: [
      fresh.url,
      vehicles.url,
      handoff,
      `${done.url}/done`,
      done.url,
      signIn.url,
      `/callback/simulator?error=access_denied&state=${state}`,
      '/callback/simulator',
      '/nowhere',
      '/errors/not_found',
      '/health',
      '/',
    ],
  };
};

describe('no parameter leads anybody elsewhere', () => {
  let known: Places;
  beforeAll(async () => {
    known = await places();
  });

  it.each(TARGETS)('not %s', async (target) => {
    for (const path of known.paths) {
      const url = new URL(path, ORIGIN);
      for (const name of NAMES) if (!url.searchParams.has(name)) url.searchParams.set(name, target);
      const answer = await fetchKeyfob(url.href, { headers: { Accept: 'text/html', Cookie: known.cookie } });
      expect([path, await leads(url.href, answer)]).toEqual([path, []]);
    }
  });

  it.each(TARGETS)('not as a path: %s', async (target) => {
    for (const path of [
      `/${target}`,
      `/link/${target}`,
      `/link/${encodeURIComponent(target)}`,
      `/callback/${target}`,
    ]) {
      const answer = await fetchKeyfob(`${ORIGIN}${path}`, { headers: { Accept: 'text/html' } });
      expect([answer.status, await leads(`${ORIGIN}${path}`, answer)]).toEqual([404, []]);
    }
  });
});

describe('an authorization request', () => {
  const forged = [
    ...TARGETS,
    '',
    `${REDIRECT_URI}/`,
    `${REDIRECT_URI}?x=1`,
    `${REDIRECT_URI}#x`,
    REDIRECT_URI.toUpperCase(),
    REDIRECT_URI.replace('http:', 'https:'),
    REDIRECT_URI.replace('localhost', 'localhost.evil.example'),
    REDIRECT_URI.replace('//', '//evil.example@'),
    REDIRECT_URI.replace('/return', '/../return'),
  ];

  it.each(forged)('with the redirect URI "%s" is told to the owner, and to nobody else', async (uri) => {
    for (const changes of [{}, { response_type: 'token' }, { scope: 'nonsense' }, { prompt: 'none' }]) {
      const path = await authorizeUrl({ redirect_uri: uri, ...changes });
      const answer = await fetchKeyfob(path, { headers: { Accept: 'text/html' } });
      expect([answer.status, await leads(path, answer)]).toEqual([400, []]);
    }
  });

  it('with the redirect URI twice is told to the owner', async () => {
    const path = `${await authorizeUrl()}&redirect_uri=https%3A%2F%2Fevil.example%2F`;
    expect((await fetchKeyfob(path)).status).toBe(400);
  });

  it.each(['POST', 'PUT', 'DELETE'])('by %s is not one', async (method) => {
    expect((await fetchKeyfob(await authorizeUrl(), { method })).status).toBe(405);
  });
});
