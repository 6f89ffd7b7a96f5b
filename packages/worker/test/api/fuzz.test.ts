import { describe, expect, it } from 'vitest';
import { demo } from '../support/applications.ts';
import { ORIGIN } from '../support/browser.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { type Connected, connectUser, newSession } from '../support/linking.ts';
import { random } from '../support/random.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'];

/** Every route, with real ids where one takes them. */
const pathsOf = (user: Connected, link: string): readonly string[] => [
  '/',
  '/health',
  '/.well-known/oauth-authorization-server',
  '/oauth/authorize?response_type=code&client_id=demo&redirect_uri=http://localhost:5173/return&scope=all',
  '/oauth/token',
  `/link/${link}`,
  ...['open', 'brand', 'provider', 'vehicles', 'done', 'approve', 'deny', 'cancel', 'extend'].map(
    (page) => `/link/${link}/${page}?q=te&country=NO&lang=nb`,
  ),
  '/callback/simulator?code=x&state=att_x',
  '/v1/link-sessions',
  `/v1/link-sessions/${user.session.id}`,
  `/v1/link-sessions/${user.session.id}/complete`,
  `/v1/link-sessions/${user.session.id}/watch`,
  `/v1/link-sessions/${user.session.id}/cancel`,
  '/v1/users/nobody/connected-vehicles',
  '/v1/users/nobody',
  `/v1/connected-vehicles/${user.vehicleIds[0]}`,
  `/v1/connected-vehicles/${user.vehicleIds[0]}/data`,
  '/simulator/oauth/authorize?client_id=keyfob&redirect_uri=http://localhost:8787/callback/simulator',
  '/simulator/oauth/token',
  '/simulator/oauth/revoke',
  '/simulator/api/vehicles',
  '/simulator/api/vehicles/x/commands/lock',
  '/errors/not_found',
];

const ODD = [
  '%00',
  '%ff%fe',
  '%',
  '%2e%2e%2f',
  '..',
  '//',
  '\u{1F697}',
  '%F0%9F',
  '?',
  '&&==',
  '#',
  ' ',
  '__proto__',
  'x'.repeat(4000),
  '%ED%A0%80',
  '\\',
  '"',
  '<script>',
  '{}',
];

const TYPES = [
  'application/json',
  'application/x-www-form-urlencoded',
  'text/plain',
  'multipart/form-data; boundary=x',
  ';;;',
  '',
];

const BODIES = [
  '',
  '{}',
  '[]',
  'null',
  '{"userId":',
  '"\\ud800"',
  '{"__proto__":{"x":1}}',
  '{"userId":"\\ud800","scopes":["all"],"redirectUri":"http://localhost:5173/return"}',
  'a=b&a=c',
  'nonce=%ff&vehicle=%00',
  'grant_type=authorization_code&code=cod_&client_id=demo&client_secret=demo-secret-for-development-only',
  '\0\x01\x02',
  '='.repeat(2000),
  '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--',
];

const HEADERS = [
  'Authorization',
  'Cookie',
  'Origin',
  'Accept',
  'Accept-Language',
  'Idempotency-Key',
  'Sec-Fetch-Site',
  'Sec-WebSocket-Protocol',
  'Upgrade',
  'CF-IPCountry',
  'X-Forwarded-Host',
  'Content-Length',
];

const valuesFor = (user: Connected): readonly string[] => [
  '',
  'Basic',
  'Basic %%%',
  demo.basic,
  'Bearer x.y.z',
  `Bearer ${user.tokens.access_token}`,
  `Bearer ${btoa('{"alg":"none"}')}.${btoa('{}')}.`,
  'keyfob-owner=%ff; keyfob-language=__proto__; =; ;;',
  `keyfob-owner=${user.browser.cookies.get('keyfob-owner')}`,
  'text/html',
  'x'.repeat(8000),
  '\x7f\x01',
  'en;q=abc,,;q=,*',
  'websocket',
  `keyfob.status.v1, ${user.session.statusToken}`,
  'same-origin',
  '-1',
];

/** Requests that can be sent at all: the platform refuses some of what is made up here. */
const requestOf = (next: ReturnType<typeof random>, user: Connected, paths: readonly string[]) => {
  const method = next.of(METHODS);
  const [path = '/', query] = next.of(paths).split('?');
  const segments = path.split('/');
  if (next.below(3) === 0) segments[next.below(segments.length)] = next.of(ODD);
  const odd =
    next.below(2) === 0 ? `&${next.of(['state', 'q', 'a', 'country', 'scope', 'code'])}=${next.of(ODD)}` : '';
  const headers = new Headers();
  for (let count = next.below(4); count > 0; count -= 1) {
    try {
      headers.set(next.of(HEADERS), next.of(valuesFor(user)));
    } catch {
      // Not a header value by any standard: no client could send it.
    }
  }
  const withBody = method !== 'GET' && method !== 'HEAD' && next.below(4) > 0;
  if (withBody) headers.set('Content-Type', next.of(TYPES));
  const address = `/${segments.join('/').replace(/^\/+/, '')}?${query ?? ''}${odd}`;
  return { address, init: { method, headers, ...(withBody ? { body: next.of(BODIES) } : {}) } };
};

describe('no request whatever is answered with 5xx', () => {
  it.each([1, 2, 3, 4])('400 of them, seed %i', async (seed) => {
    const user = await connectUser();
    const link = (await newSession({ userId: user.userId })).url.split('/').at(-1) ?? '';
    const paths = pathsOf(user, link);
    const next = random(seed);
    const seen = new Set<number>();
    for (let count = 0; count < 400; count += 1) {
      const { address, init } = requestOf(next, user, paths);
      const response = await fetchKeyfob(`${ORIGIN}${address}`, init);
      response.webSocket?.accept();
      response.webSocket?.close();
      const about = () =>
        `${init.method} ${address.slice(0, 300)} ${JSON.stringify([...init.headers])} ${String(init.body).slice(0, 100)}`;
      if (response.status >= 500) expect.fail(`${response.status} for ${about()}: ${await response.text()}`);
      await response.body?.cancel();
      seen.add(response.status);
    }
    expect([...seen]).toEqual(expect.arrayContaining([200, 303, 400, 401, 404]));
  });
});
