import { beforeAll, describe, expect, it } from 'vitest';
import { asJson, BASIC, fetchKeyfob } from '../support/keyfob.ts';
import { authorizeUrl, connectUser, newSession, sessionBody } from '../support/linking.ts';
import { DEVELOPMENT, fetchWith, PRODUCTION } from './production.ts';

const asDemo = { Authorization: BASIC };

/** What the demo application is tried at: as a client of every door. */
const DOORS: Readonly<Record<string, (origin: string) => Promise<[path: string, init: RequestInit]>>> = {
  'the authorization endpoint': async () => [new URL(await authorizeUrl()).href.slice(21), {}],
  'the token endpoint': async () => [
    '/oauth/token',
    { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials' }), headers: asDemo },
  ],
  'link sessions': async () => ['/v1/link-sessions', asJson(sessionBody(), asDemo)],
  'the vehicles of a user': async () => ['/v1/users/u/connected-vehicles', { headers: asDemo }],
  'the end of a user': async () => ['/v1/users/u', { method: 'DELETE', headers: asDemo }],
};

const rows = Object.keys(PRODUCTION).flatMap((where) => Object.keys(DOORS).map((door) => ({ where, door })));

/** What is for developers alone; whatever is built there later has to stay away here. */
const DEVELOPER_PATHS = [
  '/dev',
  '/dev/',
  '/dev/accounts',
  '/dev/applications',
  '/dev/reset',
  '/graphiql',
  '/accounts',
  '/simulator',
  '/simulator/accounts',
];

describe('the demo application', () => {
  // A copy of it lies in the isolate's memory and in KV: neither may let it in.
  beforeAll(async () => {
    await newSession();
  });

  it.each(rows)('is unknown at $door, $where', async ({ where, door }) => {
    const [settings, origin] = PRODUCTION[where] ?? [{}, ''];
    const [path, init] = (await DOORS[door]?.(origin)) ?? ['', {}];
    const answer = await fetchWith(`${origin}${path}`, settings, init);
    const body = await answer.text();
    expect([answer.status, answer.headers.get('Location')]).toEqual([
      door === 'the authorization endpoint' ? 400 : 401,
      null,
    ]);
    expect(body).not.toContain('Example partner');
  });

  it.each(DEVELOPMENT)('is there at %s in development', async (origin) => {
    const [path, init] = (await DOORS['the token endpoint']?.(origin)) ?? ['', {}];
    expect((await fetchWith(`${origin}${path}`, {}, init)).status).toBe(200);
  });

  it('has tokens that are worth nothing in production', async () => {
    const { tokens, session } = await connectUser();
    const token = await fetchKeyfob('/oauth/token', {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
      headers: asDemo,
    });
    const { access_token } = await token.json<{ access_token: string }>();
    const ask = (path: string, bearer: string) =>
      fetchWith(
        `http://localhost:8787${path}`,
        { KEYFOB_ENV: 'production' },
        { headers: { Authorization: `Bearer ${bearer}` } },
      );
    expect((await ask('/v1/users/u/connected-vehicles', access_token)).status).toBe(401);
    expect((await ask(`/v1/link-sessions/${session.id}/watch`, session.statusToken)).status).toBe(401);
    expect(tokens.access_token).not.toBe('');
  });

  it('has links that lead nowhere in production', async () => {
    const { url } = await newSession();
    const answer = await fetchWith(url, { KEYFOB_ENV: 'production' }, { headers: { Accept: 'text/html' } });
    expect([answer.status, (await answer.text()).includes('Example partner')]).toEqual([400, false]);
  });
});

describe.each(Object.keys(PRODUCTION))('what is for developers alone, %s,', (where) => {
  const [settings, origin] = PRODUCTION[where] ?? [{}, ''];

  it.each(DEVELOPER_PATHS)('is not at %s', async (path) => {
    for (const method of ['GET', 'POST'])
      expect((await fetchWith(`${origin}${path}`, settings, { method })).status).toBe(404);
  });
});
