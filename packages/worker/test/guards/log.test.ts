import { ERROR_CODES, isErrorCode } from '@keyfob/shared/errors/registry';
import { afterEach, describe, expect, it } from 'vitest';
import { app } from '../../src/app.ts';
import { fetchWith, type Settings } from '../production/production.ts';
import { demo, register } from '../support/applications.ts';
import { Browser, formsOf, type Page } from '../support/browser.ts';
import { asForm, asJson, createSession, fetchKeyfob, REDIRECT_URI, returned } from '../support/keyfob.ts';
import {
  authorizeUrl,
  challenge,
  codeForm,
  postToken,
  refreshForm,
  tokensOf,
  VERIFIER,
} from '../support/linking.ts';
import { written } from './written.ts';

afterEach(() => {
  written.length = 0;
});

const routes = new Set(app.routes.map(({ path }) => path));

type Allowed = (value: unknown) => boolean;

const matches =
  (pattern: RegExp): Allowed =>
  (value) =>
    typeof value === 'string' && pattern.test(value);

/** What a line may hold; its values are from closed sets, but for our own random ids and the client’s. */
const ALLOWED: Readonly<Record<string, Allowed>> = {
  level: matches(/^(info|warn|error)$/),
  event: matches(/^(request|request_failed|timer_failed|rate_limits_off)$/),
  requestId: matches(/^[\w-]{12}$/),
  method: matches(/^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|other)$/),
  route: (value) => typeof value === 'string' && routes.has(value),
  status: Number.isInteger,
  ms: Number.isInteger,
  clientId: matches(/^(demo|partner-[\w-]{12})$/),
  code: (value) => typeof value === 'string' && isErrorCode(value),
};

const lines = () => written.map((line): Record<string, unknown> => JSON.parse(line));

const expectAllowed = (): void => {
  for (const line of lines())
    for (const [name, value] of Object.entries(line))
      expect(ALLOWED[name]?.(value), `${name} of ${JSON.stringify(line)}`).toBe(true);
};

/** A value as it may stand in a line: plain, in an address, in a Basic header, or only its beginning. */
const traces = (secret: string): string[] => [
  secret,
  encodeURIComponent(secret),
  JSON.stringify(secret).slice(1, -1),
  btoa(unescape(encodeURIComponent(secret))).replace(/=+$/, ''),
  ...(secret.length > 16 ? [secret.slice(0, 12), secret.slice(-12)] : []),
];

const expectNoTrace = (secrets: readonly string[]): void => {
  const all = written.join('\n');
  for (const secret of secrets) {
    expect(secret.length, `"${secret}" is long enough to be found`).toBeGreaterThan(5);
    for (const trace of traces(secret)) expect(all.includes(trace), trace).toBe(false);
  }
};

const USER = 'canary-user-81f3';
const HINT = 'canary.owner@example.com';
const STATE = 'canary-state-5d02a1';
const USERNAME = 'two-cars+canary-name@example.com';
const PASSWORD = 'canary-password-77c1';

/** What a browser was given and sent on its way: cookies, handles in addresses, hidden fields, parameters. */
const seenBy = (browser: Browser, pages: readonly Page[]): string[] => [
  ...browser.cookies.values(),
  ...pages.flatMap(({ url }) => {
    const { pathname, searchParams } = new URL(url);
    return [...pathname.split('/'), ...searchParams.values()];
  }),
  ...pages.flatMap(({ html }) => formsOf(html).flatMap(({ fields }) => [...fields.values()])),
];

/** Words of ours that stand in addresses and forms; everything else in them is somebody’s. */
const PUBLIC =
  /^(|link|oauth|authorize|simulator|callback|brand|provider|vehicles|done|return|tesla|demo|keyfob|code|S256|en|all|multiple|.{1,5}|[a-z_]+(:[a-z_]+)+.*|https?:\/\/[^?]*)$/;

const walk = async (browser: Browser, start: string): Promise<string[]> => {
  const pages = [await browser.open(start)];
  const last = () => pages.at(-1) as Page;
  pages.push(await browser.submit(last(), '/open'));
  pages.push(await browser.submit(last(), '/brand', { brand: 'tesla' }));
  pages.push(await browser.submit(last(), '/provider'));
  const username = USERNAME;
  pages.push(await browser.submit(last(), '', { username, password: PASSWORD }));
  pages.push(await browser.submit(last(), '/approve'));
  const secrets = seenBy(browser, pages).filter((text) => !PUBLIC.test(text));
  return [...secrets, ...new URL(browser.left ?? '').searchParams.values()].filter(
    (text) => !PUBLIC.test(text),
  );
};

describe('a line of the log', () => {
  it('is written for each request, of closed words only', async () => {
    const partner = await register();
    await fetchKeyfob('/health');
    await fetchKeyfob('/v1/link-sessions/ses_x?secret=1', { headers: { Authorization: partner.basic } });
    await fetchKeyfob('/oauth/token', asForm({ grant_type: 'x' }, { Authorization: partner.basic }));
    await fetchKeyfob('/nowhere/at/all', { method: 'PROPFIND' });
    expectAllowed();
    const said = lines().map(({ ms: _, requestId: __, ...line }) => line);
    expect(said).toEqual([
      { level: 'info', event: 'request', method: 'GET', route: '/health', status: 200 },
      {
        level: 'info',
        event: 'request',
        method: 'GET',
        route: '/v1/link-sessions/:id',
        status: 404,
        clientId: partner.id,
        code: 'not_found',
      },
      {
        level: 'info',
        event: 'request',
        method: 'POST',
        route: '/oauth/token',
        status: 400,
        clientId: partner.id,
        code: 'unsupported_grant_type',
      },
      { level: 'info', event: 'request', method: 'other', route: '/*', status: 404, code: 'not_found' },
    ]);
  });

  it('has the request’s id, which the answer tells', async () => {
    const response = await fetchKeyfob('/v1/nowhere');
    expect(lines().map(({ requestId }) => requestId)).toEqual([response.headers.get('X-Request-Id')]);
  });

  it('is left out below the level that is set', async () => {
    for (const [level, count] of [
      ['error', 0],
      ['warn', 0],
      ['info', 1],
      [undefined, 1],
      ['nonsense', 1],
    ] as const) {
      written.length = 0;
      await fetchWith('http://localhost:8787/nowhere', { KEYFOB_LOG_LEVEL: level });
      expect(written.length, String(level)).toBe(count);
    }
  });

  it('of a fault says where it was, and nothing of what it was about', async () => {
    const secret = 'canary-in-a-message-40b2';
    const GARAGE = {
      idFromName: () => {
        throw new SyntaxError(`Unexpected token\n    at ${secret} (${secret}:1:1)`);
      },
    } as unknown as Settings['GARAGE'];
    const { id } = await createSession();
    written.length = 0;
    const url = `http://localhost:8787/v1/link-sessions/${id}`;
    const response = await fetchWith(url, { GARAGE }, { headers: { Authorization: demo.basic } });
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain(secret);
    const [fault, request] = lines();
    expect(fault).toMatchObject({ level: 'error', event: 'request_failed', error: 'SyntaxError' });
    expect(JSON.stringify(fault?.['stack'])).toMatch(/garage-of|object-of/);
    expect(request).toMatchObject({ level: 'error', event: 'request', status: 500, code: 'server_error' });
    expect(request?.['requestId']).toBe(fault?.['requestId']);
    expectNoTrace([secret]);
  });
});

describe('the canary', () => {
  it('of a link by REST, with everything after it, is in no line', async () => {
    const proof = { codeChallenge: await challenge(), codeChallengeMethod: 'S256', state: STATE };
    const session = await createSession({ userId: USER, userHint: HINT, ...proof });
    const browser = new Browser();
    const seen = await walk(browser, session.url);
    const { code } = returned(browser);
    if (code === null) throw new Error(`No code came back: ${browser.left}`);
    const tokens = await tokensOf(await postToken(codeForm(code, true)));
    const next = await tokensOf(await postToken(refreshForm(tokens.refresh_token)));
    const data = await fetchKeyfob(`/v1/users/${USER}/connected-vehicles`, {
      headers: { Authorization: demo.basic },
    });
    const listed = await data.text();
    const vins = listed.match(/\b[A-HJ-NPR-Z0-9]{17}\b/g) ?? [];
    const bearer = { Authorization: `Bearer ${next.access_token}` };
    const [, vehicleId = ''] = /"id":"([^"]+)"/.exec(listed) ?? [];
    await fetchKeyfob(`/v1/connected-vehicles/${vehicleId}/data`, { headers: bearer });
    const watcher = { Authorization: `Bearer ${session.statusToken}` };
    await fetchKeyfob(`/v1/link-sessions/${session.id}/watch`, { headers: watcher });

    // Everything that can go wrong with it.
    await postToken(codeForm(code, true));
    await postToken({ ...codeForm(code), code_verifier: `${VERIFIER}-wrong` });
    await postToken(refreshForm(tokens.refresh_token));
    await postToken(refreshForm(next.refresh_token), 'Basic nonsense');
    for (const path of ['/oauth/revoke', '/oauth/introspect', '/oauth/par'])
      await fetchKeyfob(
        path,
        asForm({ token: next.access_token, code, state: STATE }, { Authorization: demo.basic }),
      );
    await fetchKeyfob(
      '/v1/link-sessions',
      asJson({ userId: USER, [STATE]: PASSWORD }, { Authorization: demo.basic }),
    );
    await fetchKeyfob('/v1/link-sessions', {
      method: 'POST',
      body: `{"userId": ${USER}, ${next.access_token}`,
      headers: { 'Content-Type': 'application/json', Authorization: demo.basic },
    });
    await fetchKeyfob(`/callback/simulator?code=${code}&state=${STATE}`);
    await fetchKeyfob(`/${next.access_token}/${code}?refresh_token=${tokens.refresh_token}`);
    await fetchKeyfob(`/errors/${STATE}`);
    await fetchKeyfob(`/v1/users/${USER}`, { method: 'DELETE', headers: { Authorization: demo.basic } });

    const secrets = [
      ...[USER, HINT, STATE, USERNAME, PASSWORD, VERIFIER, proof.codeChallenge],
      ...[demo.secret, demo.basic, session.id, session.url, session.statusToken, session.state],
      ...[code, tokens.access_token, tokens.refresh_token ?? '', next.access_token, next.refresh_token ?? ''],
      ...[vehicleId, ...vins, ...seen],
    ];
    expect(vins.length).toBeGreaterThan(0);
    expect(seen.length).toBeGreaterThan(15);
    expect(written.length).toBeGreaterThan(25);
    expectNoTrace(secrets);
    expectAllowed();
  });

  it('of a link by OAuth is in no line', async () => {
    const browser = new Browser();
    const url = await authorizeUrl({ state: STATE, login_hint: HINT });
    const seen = await walk(browser, url);
    const { code } = returned(browser);
    const tokens = await tokensOf(await postToken(codeForm(code ?? '', true)));
    await fetchKeyfob(
      `/oauth/authorize?client_id=demo&redirect_uri=${REDIRECT_URI}&state=${STATE}&prompt=none`,
    );
    expect(written.length).toBeGreaterThan(9);
    expectNoTrace([
      STATE,
      HINT,
      VERIFIER,
      code ?? '',
      tokens.access_token,
      tokens.refresh_token ?? '',
      ...seen,
    ]);
    expectAllowed();
  });

  it('finds what is there, so that it can fail', async () => {
    await fetchKeyfob('/health');
    written.push(JSON.stringify({ event: 'request', route: `/link/${btoa(STATE)}` }));
    expect(() => expectNoTrace([STATE])).toThrow();
    expect(expectAllowed).toThrow();
    expect(ERROR_CODES).toContain('rate_limited');
  });
});
