import { describe, expect, it } from 'vitest';
import { app } from '../../src/app.ts';
import { simulatorRoutes } from '../../src/simulator/simulator.ts';
import { fetchWith } from '../production/production.ts';
import { demo } from '../support/applications.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { connectUser, newSession, postToken, refreshForm } from '../support/linking.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'];

/** Every pattern that is routed, with something in the place of each parameter. */
const paths = (): string[] => {
  const patterns = [
    ...app.routes.map(({ path }) => path),
    ...simulatorRoutes.routes.map(({ path }) => `/simulator${path}`),
  ];
  const filled = patterns.map((path) => path.replace(/:(\w+)(\{[^}]*\})?/g, 'x').replace('*', 'x'));
  return [...new Set([...filled, '/', '/nowhere', '/v1/nowhere', '/enode/nowhere', '/%00', '/%ff'])];
};

/** What every answer has to say, whatever else it says. */
const expectSecure = (response: Response, about: string): void => {
  const { headers } = response;
  expect(headers.get('X-Content-Type-Options'), about).toBe('nosniff');
  expect(headers.get('X-Frame-Options'), about).toBe('DENY');
  expect(headers.get('Referrer-Policy'), about).toBeOneOf(['no-referrer', 'strict-origin']);
  // What is public says so twice.
  const open =
    headers.get('Access-Control-Allow-Origin') === '*' ? ['same-origin', 'cross-origin'] : ['same-origin'];
  expect(headers.get('Cross-Origin-Resource-Policy'), about).toBeOneOf(open);
  // Smartcar's API names its requests by UUID.
  expect(headers.get('X-Request-Id'), about).toMatch(/^([\w-]{12}|[0-9a-f-]{36})$/);
  expect(headers.get('Content-Security-Policy'), about).toMatch(
    /^default-src 'none'(;.*)?; frame-ancestors 'none'/,
  );
  const html = headers.get('Content-Type')?.startsWith('text/html');
  if (html) expect(headers.get('Permissions-Policy'), about).toMatch(/^camera=\(\)/);
  if (response.status >= 400 || response.headers.has('Location'))
    expect(headers.get('Cache-Control'), about).toBe('no-store');
};

/** Ways of asking: a machine, a person, a browser's script, somebody with wrong credentials. */
const ASKED: readonly Record<string, string>[] = [
  {},
  { Accept: 'text/html' },
  { Origin: 'https://stranger.example' },
  { Authorization: 'Bearer nonsense' },
  { Authorization: demo.basic },
];

describe('every answer', () => {
  it.each(METHODS)('of every route is secured: %s', async (method) => {
    expect(paths().length).toBeGreaterThan(30);
    for (const path of paths())
      for (const headers of ASKED) {
        const response = await fetchKeyfob(path, { method, headers });
        const about = `${method} ${path} ${JSON.stringify(headers)} ${response.status}`;
        expectSecure(response, about);
        expect(response.status, about).toBeLessThan(500);
        await response.body?.cancel();
      }
  });

  it('has a request id of its own, the one the error names', async () => {
    const [one, other] = [await fetchKeyfob('/nowhere'), await fetchKeyfob('/simulator/nowhere')];
    const { requestId } = await one.json<{ requestId: string }>();
    expect(one.headers.get('X-Request-Id')).toBe(requestId);
    expect(other.headers.get('X-Request-Id')).not.toBe(requestId);
  });

  it('may be kept only where it says so: what is public and the same for everybody', async () => {
    const kept: string[] = [];
    for (const path of paths())
      for (const method of ['GET', 'POST']) {
        const response = await fetchKeyfob(path, { method });
        if (response.headers.get('Cache-Control') !== 'no-store') kept.push(`${method} ${path}`);
        await response.body?.cancel();
      }
    expect(new Set(kept.map((each) => each.split(' ')[0]))).toEqual(new Set(['GET']));
    for (const each of kept) expect(each).toMatch(/\.well-known|\/oauth\/jwks|\/smartcar\/redirect\.js/);
  });

  it('with a token in it is not kept', async () => {
    const { tokens, session } = await connectUser();
    const vehicles = `/v1/users/${encodeURIComponent('x')}/connected-vehicles`;
    const answers = [
      await postToken(refreshForm(tokens.refresh_token)),
      await postToken({ grant_type: 'client_credentials' }),
      await fetchKeyfob(`/v1/link-sessions/${session.id}`, { headers: { Authorization: demo.basic } }),
      await fetchKeyfob(vehicles, { headers: { Authorization: demo.basic } }),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(answer.headers.get('Cache-Control')).toBe('no-store');
      expectSecure(answer, 'token');
    }
  });

  it('of a WebSocket is left as it is', async () => {
    const { id, statusToken } = await newSession();
    const response = await fetchKeyfob(`/v1/link-sessions/${id}/watch`, {
      headers: { Upgrade: 'websocket', 'Sec-WebSocket-Protocol': `keyfob.status.v1, ${statusToken}` },
    });
    expect(response.status).toBe(101);
    response.webSocket?.accept();
    response.webSocket?.close();
  });
});

describe('https', () => {
  it('is asked for from everywhere but development', async () => {
    for (const path of ['/health', '/nowhere', '/oauth/authorize', '/oauth/token']) {
      const production = await fetchWith(`https://keyfob.example${path}`, {});
      expect(production.headers.get('Strict-Transport-Security'), path).toBe('max-age=63072000');
      expect((await fetchKeyfob(path)).headers.has('Strict-Transport-Security'), path).toBe(false);
    }
  });

  it('is asked for also where the settings are missing', async () => {
    const response = await fetchWith('https://keyfob.example/', { KEYFOB_KEYS: undefined });
    expect(response.status).toBe(503);
    expectSecure(response, 'not configured');
    expect(response.headers.get('Strict-Transport-Security')).toBe('max-age=63072000');
  });
});
