import { go, linkOf, walkTo } from '../link/walker.ts';
import { push, pushedUrl } from '../oauth/pushing.ts';
import { register } from '../support/applications.ts';
import { Browser, formTo, ORIGIN, type Page } from '../support/browser.ts';
import { REDIRECT_URI } from '../support/keyfob.ts';
import { authorizeUrl, freshUser, linkUser, newSession, sessionBody } from '../support/linking.ts';
import { basic, entries, get, post, type RightRequest } from './right-request.ts';
import type { HeaderList, Wire } from './wire.ts';

const rest = (name: string, make: () => Wire, vital: readonly string[]): RightRequest => ({
  name,
  face: 'rest',
  make,
  vital,
  vitalHeaders: ['authorization'],
  writes: true,
  discreet: false,
});

export const restRequests = async (): Promise<RightRequest[]> => {
  const own = await register();
  const linked = await linkUser({}, { partner: own });
  const standing = await newSession({}, own);
  const body = sessionBody({ state: 'state-1', language: 'nb', brand: 'tesla', userHint: 'Owner' });
  return [
    rest('link session', () => post('/v1/link-sessions', entries(body), basic(own), 'json'), ['redirectUri']),
    rest(
      'complete',
      () =>
        post(`/v1/link-sessions/${linked.session.id}/complete`, [['code', linked.code]], basic(own), 'json'),
      ['code'],
    ),
    rest('cancel', () => post(`/v1/link-sessions/${standing.id}/cancel`, [], basic(own)), []),
  ];
};

/** The headers a browser sends with a form of ours. */
const browserHeaders = (browser: Browser): HeaderList => [
  ['Accept', 'text/html'],
  ['Cookie', [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')],
  ['Origin', ORIGIN],
  ['Sec-Fetch-Site', 'same-origin'],
];

const pageRequest = (name: string, browser: Browser, page: Page, action: string): RightRequest => {
  const { fields } = formTo(page, action === '/deny' || action === '/cancel' ? '/approve' : action);
  const path = `/link/${linkOf(page)}${action}`;
  return {
    name,
    face: 'page',
    make: () =>
      post(
        path,
        [...fields, ...(action === '/brand' ? [['brand', 'tesla'] as const] : [])],
        browserHeaders(browser),
      ),
    vital: ['nonce'],
    vitalHeaders: ['cookie', 'sec-fetch-site'],
    writes: true,
    discreet: false,
  };
};

const shownPage = (name: string, browser: Browser, path: string): RightRequest => ({
  name,
  face: 'page',
  make: () => get(path, browserHeaders(browser).slice(0, 2)),
  vital: [],
  vitalHeaders: [],
  writes: false,
  discreet: false,
});

export const linkRequests = async (): Promise<RightRequest[]> => {
  const at = async (step: 'intro' | 'brand' | 'handoff' | 'vehicles', start: string) => {
    const browser = new Browser();
    return [browser, await walkTo(browser, start, step)] as const;
  };
  const request = { userId: freshUser(), redirectUri: REDIRECT_URI };
  const fresh = await at('intro', (await newSession(request)).url);
  const sealed = await at('intro', await authorizeUrl());
  const pushed = await at('intro', pushedUrl(await push()));
  const brand = await at('brand', (await newSession()).url);
  const handoff = await at('handoff', (await newSession()).url);
  const vehicles = await at('vehicles', (await newSession()).url);
  const done = await at('vehicles', (await newSession()).url);
  const [doneBrowser, doneAt] = done;
  await go(doneBrowser, doneAt, 'vehicles');
  return [
    pageRequest('open', ...fresh, '/open'),
    pageRequest('open, sealed', ...sealed, '/open'),
    pageRequest('open, pushed', ...pushed, '/open'),
    pageRequest('brand', ...brand, '/brand'),
    pageRequest('provider', ...handoff, '/provider'),
    pageRequest('approve', ...vehicles, '/approve'),
    pageRequest('deny', ...vehicles, '/deny'),
    pageRequest('cancel', ...vehicles, '/cancel'),
    shownPage('first page', fresh[0], `/link/${linkOf(fresh[1])}`),
    shownPage('brands', brand[0], `/link/${linkOf(brand[1])}/brand?q=te&country=NO&lang=nb`),
    shownPage('vehicles', vehicles[0], `/link/${linkOf(vehicles[1])}/vehicles`),
    shownPage('done', doneBrowser, `/link/${linkOf(doneAt)}/done?forward`),
  ];
};
