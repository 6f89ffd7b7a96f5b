import { createExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { app } from '../../src/app.ts';
import { register } from '../support/applications.ts';
import { Browser, ORIGIN, type Page } from '../support/browser.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { authorizeUrl, newSession } from '../support/linking.ts';
import { go, STEPS, walkFrom, walkTo } from './walker.ts';

/** The policy of every page, word for word, but for what its form may lead to. */
const policy = (nonce: string, targets: string, pictures = ''): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'nonce-${nonce}'`,
    `img-src 'self' data:${pictures}`,
    "connect-src 'self'",
    `form-action 'self'${targets}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

const HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Type': 'text/html; charset=UTF-8',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  'Referrer-Policy': 'strict-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

const post = (path: string, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams({ path }),
  headers: { Accept: 'text/html', ...headers },
});

/** Each kind of page, and where its forms may lead besides ourselves. */
const pages: Readonly<Record<string, readonly [page: (seen: Seen) => Promise<Page>, targets: string]>> = {
  intro: [async (seen) => seen.walked['intro'] as Page, ''],
  'the first page of an authorization request': [async () => new Browser().open(await authorizeUrl()), ''],
  brand: [async (seen) => seen.walked['brand'] as Page, ''],
  handoff: [async (seen) => seen.walked['handoff'] as Page, ` ${ORIGIN}`],
  'the simulator’s sign-in': [async (seen) => seen.walked['signIn'] as Page, ` ${ORIGIN}`],
  vehicles: [async (seen) => seen.walked['vehicles'] as Page, ` ${ORIGIN}`],
  done: [async (seen) => seen.done, ''],
  elsewhere: [async ({ url }) => new Browser().open(url), ''],
  'nothing here': [async () => new Browser().open('/link/lnk_x'), ''],
  'no such address': [async () => new Browser().open('/nowhere'), ''],
  'no cookie': [async ({ url }) => new Browser().open(`${url}/open`, post('', { Origin: ORIGIN })), ''],
  'not our form': [async ({ url }) => new Browser().open(`${url}/open`, post('')), ''],
  'a return of nobody’s': [async () => new Browser().open('/callback/simulator'), ''],
  'no such application': [async () => new Browser().open('/oauth/authorize?client_id=x'), ''],
  'an error’s own page': [async () => new Browser().open('/errors/session_expired'), ''],
};

interface Seen {
  readonly url: string;
  readonly walked: Readonly<Record<string, Page>>;
  readonly done: Page;
}

const walk = async (): Promise<Seen> => {
  const { url } = await newSession();
  const browser = new Browser();
  const walked: Record<string, Page> = {};
  let page = await browser.open(url);
  for (const step of STEPS) {
    page = await walkFrom(browser, page, step);
    walked[step] = page;
  }
  return { url, walked, done: await go(browser, page, 'vehicles') };
};

describe('the page', () => {
  let seen: Seen;
  beforeAll(async () => {
    seen = await walk();
  });

  it.each(Object.keys(pages))('%s comes with every header', async (name) => {
    const [open, targets] = pages[name] ?? [];
    const page = await open?.(seen);
    if (!page) throw new Error(`No page ${name}`);
    const nonce = /<style nonce="([\w-]{22})">/.exec(page.html)?.[1] ?? '';
    const wanted = { ...HEADERS, 'Content-Security-Policy': policy(nonce, targets ?? '') };
    const got = Object.fromEntries(Object.keys(wanted).map((header) => [header, page.headers.get(header)]));
    expect(got).toEqual(wanted);
  });

  it('has a nonce of its own each time', async () => {
    const nonces = await Promise.all(
      [1, 2, 3].map(async () =>
        (await new Browser().open('/nowhere')).headers.get('Content-Security-Policy'),
      ),
    );
    expect(new Set(nonces).size).toBe(3);
  });

  it('sends the owner on from a provider without telling anyone the address they came to', async () => {
    const { url } = await newSession();
    const browser = new Browser();
    const signIn = await walkTo(browser, url, 'signIn');
    const state = new URL(signIn.url).searchParams.get('state') ?? '';
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const back = await fetchKeyfob(`/callback/simulator?error=access_denied&state=${state}`, {
      headers: { Cookie: cookie },
    });
    expect([back.status, back.headers.get('Referrer-Policy'), back.headers.get('Location')]).toEqual([
      303,
      'no-referrer',
      new URL(url).pathname,
    ]);
  });
});

describe('the logo of an application', () => {
  const noncesAndLogos = ({ html }: Page) => [
    /<style nonce="([\w-]{22})">/.exec(html)?.[1] ?? '',
    [...html.matchAll(/<img src="([^"]*)"/g)].map(([, source]) => source),
  ];

  it.each([
    ['https://a.example:8443/logo.svg?v=2', ' https://a.example:8443'],
    ['https://a.example/logo.svg', ' https://a.example'],
    [null, ''],
  ])('%s opens the policy of its pages to exactly its origin', async (logoUrl, pictures) => {
    const partner = await register({ logoUrl });
    const { url } = await newSession({}, partner);
    const authorization = await authorizeUrl({ client_id: partner.id });
    for (const page of [await new Browser().open(url), await new Browser().open(authorization)]) {
      const [nonce, logos] = noncesAndLogos(page);
      expect(logos).toEqual(logoUrl === null ? [] : [logoUrl]);
      expect(page.headers.get('Content-Security-Policy')).toBe(policy(String(nonce), '', pictures));
    }
  });

  it('is left out where its host would write into the policy', async () => {
    const logoUrl = 'https://a.example;form-action/logo.svg';
    expect(new URL(logoUrl).origin).toContain(';');
    const partner = await register({ logoUrl });
    const page = await new Browser().open((await newSession({}, partner)).url);
    const [nonce, logos] = noncesAndLogos(page);
    expect(logos).toEqual([]);
    expect(page.headers.get('Content-Security-Policy')).toBe(policy(String(nonce), ''));
  });
});

describe('the cookies', () => {
  const ATTRIBUTES = 'Max-Age=34560000; Path=/; HttpOnly';
  const rows = [
    ['http in development', 'http://localhost:8787', 'keyfob-', `${ATTRIBUTES}; SameSite=Lax`],
    [
      'https in development',
      'https://localhost:8787',
      '__Host-keyfob-',
      `${ATTRIBUTES}; Secure; SameSite=Lax`,
    ],
    [
      'https in production',
      'https://keyfob.example',
      '__Host-keyfob-',
      `${ATTRIBUTES}; Secure; SameSite=Lax`,
    ],
  ] as const;

  it.each(rows)('over %s have exactly these attributes', async (_, origin, prefix, attributes) => {
    const { url } = await newSession();
    const settings = { ...env, ...(origin.includes('example') ? { KEYFOB_ENV: 'production' } : {}) };
    const request = new Request(`${origin}${new URL(url).pathname}?lang=nb`);
    const answer = await app.fetch(request, settings, createExecutionContext());
    const cookies = answer.headers.getSetCookie().map((cookie) => {
      const [pair = '', ...rest] = cookie.split('; ');
      const [name = '', value = ''] = pair.split('=');
      const bits = /^[\w-]{22}$/.test(value) ? '128 bits' : value;
      return [name, bits.replace(/\..*/, '.link'), rest.join('; ')];
    });
    expect(cookies).toEqual([
      [`${prefix}owner`, '128 bits', attributes],
      [`${prefix}language`, 'nb.link', attributes],
    ]);
  });

  it('are set once', async () => {
    const { url } = await newSession();
    const browser = new Browser();
    await browser.open(url);
    const { owner } = Object.fromEntries([...browser.cookies].map(([name, value]) => [name.slice(7), value]));
    const again = await browser.open(url);
    expect(again.headers.get('Set-Cookie')).toBeNull();
    expect(browser.cookies.get('keyfob-owner')).toBe(owner);
  });

  it('that are not ours are replaced', async () => {
    const { url } = await newSession();
    for (const value of ['', 'short', 'x'.repeat(22), `${'A'.repeat(22)}A`, '"quoted"']) {
      const answer = await fetchKeyfob(url, { headers: { Cookie: `keyfob-owner=${value}` } });
      expect(answer.headers.get('Set-Cookie')).toMatch(/^keyfob-owner=[\w-]{22};/);
    }
  });
});
