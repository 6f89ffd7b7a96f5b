import { describe, expect, it } from 'vitest';
import { fetchKeyfob } from '../support/keyfob.ts';
import { dumpEverything } from '../support/objects.ts';
import {
  AS_OPERATOR,
  applicationBody,
  createApplication,
  operate,
  showApplication,
} from '../support/operator.ts';
import { type Random, random } from '../support/random.ts';

/** Values no field expects, in the places where it expects another. */
const ODD: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  '',
  ' ',
  '\0',
  '\ud800',
  '\u202e',
  'x'.repeat(5000),
  '__proto__',
  'constructor',
  'javascript:alert(1)',
  'https://',
  'https://a.example/\r\nLocation: https://b.example',
  '//a.example',
  'https://[::1',
  'https://%00',
  '"),(',
  [],
  [[]],
  [null],
  ['__proto__'],
  [{}],
  Array.from({ length: 2000 }, (_, index) => `https://a.example/${index}`),
  {},
  { length: 3 },
  { keys: null },
  { keys: [{ kty: 'RSA', n: 'AA', e: '' }] },
  { keys: [{ kty: 'EC', crv: '__proto__', x: [], y: {} }] },
  { keys: [{ kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43), alg: 'RS256' }] },
  { issuer: {}, jwksUri: [], audience: 0 },
];

const FIELDS = [
  'clientId',
  'name',
  'type',
  'logoUrl',
  'privacyUrl',
  'supportUrl',
  'jwks',
  'jwksUri',
  'redirectUris',
  'webOrigins',
  'faces',
  'scopes',
  'requiredScopes',
  'providers',
  'operations',
  'mode',
  'jurisdiction',
  'confirmation',
  'pkce',
  'accessTokens',
  'dpop',
  'pushedRequests',
  'userTokens',
  'webhookUrls',
  'secret',
  'secrets',
  'version',
  '__proto__',
  'toString',
];

/** Bodies that are no JSON, or no object. */
const TEXTS = [
  '',
  '{',
  'null',
  '[]',
  '"x"',
  '7',
  '{"name":"a","name":"b"}',
  '{"__proto__":{"name":"x","scopes":["all"]}}',
  '\ufeff{}',
  '{"name":"\\ud800","scopes":["all"],"redirectUris":["https://a.example/"]}',
  '['.repeat(30_000),
  '{"a":'.repeat(10_000),
  'x'.repeat(70_000),
];

const HEADERS: readonly Record<string, string>[] = [
  {},
  { 'If-Match': '"1"' },
  { 'If-Match': '"0", W/"9", "' },
  { 'If-Match': '*' },
  { 'Content-Type': 'text/plain' },
  { 'Content-Type': 'application/json; charset=latin1' },
  { 'Content-Length': '-1' },
];

const PATHS = [
  '',
  '/%00',
  '/..%2f',
  '/%ff',
  '/app%3Aone',
  '/x/secrets',
  '/x/secrets/%00',
  '/x/y/z',
  '/__proto__',
];

const METHODS = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS'];

const oddBody = (next: Random): string => {
  if (next.below(4) === 0) return next.of(TEXTS);
  const body: Record<string, unknown> = next.below(2) === 0 ? applicationBody() : {};
  for (let count = 1 + next.below(3); count > 0; count -= 1)
    Object.defineProperty(body, next.of(FIELDS), {
      value: next.of(ODD),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  return JSON.stringify(body);
};

describe('whatever the operator sends', () => {
  it.each([1, 2, 3])('is never answered with 5xx, and changes nothing that stands, seed %i', async (seed) => {
    const { clientId } = await createApplication({ webhookUrls: ['https://partner.example.com/hooks'] });
    const before = await showApplication(clientId);
    const next = random(seed);
    const seen = new Set<number>();
    for (let count = 0; count < 400; count += 1) {
      const method = next.of(METHODS);
      const path =
        next.below(3) === 0 ? next.of(PATHS) : next.of(['', `/${clientId}`, `/${clientId}/secrets/x`]);
      const withBody = method !== 'GET' && method !== 'OPTIONS';
      const body = withBody ? oddBody(next) : undefined;
      const headers = { ...AS_OPERATOR, 'Content-Type': 'application/json', ...next.of(HEADERS) };
      const answer = await fetchKeyfob(`/v1/applications${path}?limit=${next.of(['1', '%00', '-1', ''])}`, {
        method,
        headers,
        ...(body === undefined ? {} : { body }),
      });
      const text = await answer.text();
      if (answer.status >= 500)
        expect.fail(`${answer.status} for ${method} ${path} ${body?.slice(0, 300)}: ${text}`);
      if (answer.status >= 400 && text !== '')
        expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
      seen.add(answer.status);
    }
    expect([...seen]).toEqual(expect.arrayContaining([404, 412, 415, 422, 428]));
    expect(await showApplication(clientId)).toEqual(before);
  });

  it('and is refused leaves no trace', async () => {
    const before = await dumpEverything();
    const next = random(9);
    for (let count = 0; count < 200; count += 1) {
      const body = oddBody(next);
      const headers = { ...AS_OPERATOR, 'Content-Type': 'application/json' };
      const answer = await fetchKeyfob('/v1/applications', { method: 'POST', headers, body });
      if (answer.status === 201) {
        const { clientId } = await answer.json<{ clientId: string }>();
        expect((await operate('GET', `/${clientId}`)).status).toBe(200);
      } else await answer.body?.cancel();
    }
    const made = (await dumpEverything()).length - before.length;
    const refused = applicationBody({ redirectUris: ['http://a.example/'], clientId: 'never-made' });
    for (let count = 0; count < 20; count += 1) expect((await operate('POST', '', refused)).status).toBe(422);
    expect((await dumpEverything()).length - before.length).toBe(made);
    expect(await dumpEverything()).not.toContain('never-made');
  });
});
