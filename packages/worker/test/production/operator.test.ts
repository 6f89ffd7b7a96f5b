import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { countObjects } from '../support/objects.ts';
import { fetchWith, PRODUCTION, type Settings } from './production.ts';

const KEY = 'K'.repeat(43);
const production: Settings = { KEYFOB_ENV: 'production', KEYFOB_OPERATOR_KEY: KEY };
const HOST = 'https://keyfob.example';

const ENDPOINTS: readonly (readonly [method: string, path: string])[] = [
  ['GET', ''],
  ['POST', ''],
  ['GET', '/demo'],
  ['PATCH', '/demo'],
  ['DELETE', '/demo'],
  ['POST', '/demo/secrets'],
  ['DELETE', '/demo/secrets/demo'],
];

const ask = async (
  settings: Settings,
  [method, path]: readonly [string, string],
  authorization: string | null = `Bearer ${settings.KEYFOB_OPERATOR_KEY}`,
  origin = HOST,
): Promise<Response> =>
  fetchWith(`${origin}/v1/applications${path}`, settings, {
    method,
    headers: { ...(authorization === null ? {} : { Authorization: authorization }), 'If-Match': '"1"' },
  });

const codeOf = async (answer: Response): Promise<string> => {
  const { status, code } = await answer.json<{ status: number; code: string }>();
  return `${status} ${code}`;
};

describe('the operator’s API', () => {
  it.each([
    ['no key', undefined],
    ['an empty key', ''],
    ['a key too short', 'K'.repeat(42)],
    ['a key that is no base64url', `${KEY}=`],
    ['a development key', `dev-${KEY}`],
  ])('is not there in production with %s, and says what to set', async (_, key) => {
    const settings: Settings = { KEYFOB_ENV: 'production', KEYFOB_OPERATOR_KEY: key };
    const before = await countObjects();
    for (const endpoint of ENDPOINTS) {
      const answer = await ask(settings, endpoint, `Bearer ${key}`);
      const text = await answer.clone().text();
      expect([endpoint, await codeOf(answer)]).toEqual([endpoint, '503 not_configured']);
      expect(text).toContain('KEYFOB_OPERATOR_KEY');
      if (key) expect(text).not.toContain(key);
    }
    expect((await fetchWith(`${HOST}/health`, settings)).status).toBe(200);
    expect(await countObjects()).toBe(before);
  });

  it.each([
    ['nothing', null],
    ['an empty key', 'Bearer '],
    ['another key', `Bearer ${'L'.repeat(43)}`],
    ['the beginning of the key', `Bearer ${KEY.slice(1)}`],
    ['more than the key', `Bearer ${KEY}K`],
    ['the key by another scheme', `Basic ${btoa(`operator:${KEY}`)}`],
    ['the key bare', KEY],
    ['the demo application', `Basic ${btoa('demo:demo-secret-for-development-only')}`],
  ])('answers 401 to who shows %s', async (_, authorization) => {
    const before = await countObjects();
    for (const endpoint of ENDPOINTS) {
      const answer = await ask(production, endpoint, authorization);
      expect(answer.headers.get('WWW-Authenticate')).toMatch(/^Bearer /);
      expect([endpoint, await codeOf(answer)]).toEqual([endpoint, '401 operator_key_invalid']);
    }
    expect(await countObjects()).toBe(before);
  });

  it.each(Object.keys(PRODUCTION))('knows no demo application %s, nor makes one', async (where) => {
    const [settings, origin] = PRODUCTION[where] ?? [{}, ''];
    const all = { ...settings, KEYFOB_OPERATOR_KEY: KEY };
    for (const endpoint of ENDPOINTS.slice(2))
      expect(await codeOf(await ask(all, endpoint, undefined, origin))).toBe('404 not_found');
    const body = JSON.stringify({
      clientId: 'demo',
      name: 'Demo',
      scopes: ['all'],
      redirectUris: ['https://a.example/'],
    });
    const made = await fetchWith(`${origin}/v1/applications`, all, {
      method: 'POST',
      body,
      headers: { Authorization: `Bearer ${KEY}`, 'Content-Type': 'application/json' },
    });
    expect(await made.json()).toMatchObject({ status: 422, code: 'validation_failed', field: 'clientId' });
    const listed = await ask(all, ['GET', ''], undefined, origin);
    expect(await listed.text()).not.toContain('"demo"');
  });

  it('registers an application in production by its key, without a way to localhost', async () => {
    const post = (body: object) =>
      fetchWith(`${HOST}/v1/applications`, production, {
        method: 'POST',
        body: JSON.stringify({ name: 'Example partner', scopes: ['all'], ...body }),
        headers: { Authorization: `Bearer ${KEY}`, 'Content-Type': 'application/json' },
      });
    const made = await post({ redirectUris: ['https://partner.example.com/callback'], mode: 'live' });
    const { clientId, clientSecret } = await made.json<{ clientId: string; clientSecret: string }>();
    expect(made.status).toBe(201);
    const token = await fetchWith(`${HOST}/oauth/token`, production, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
      headers: { Authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
    });
    expect(token.status).toBe(200);
    for (const refused of [
      { redirectUris: ['http://localhost:3000/callback'] },
      { redirectUris: ['http://app.localhost/callback'], type: 'native' },
      { redirectUris: ['https://keyfob.example/callback/simulator'] },
      { redirectUris: ['https://a.example/'], webOrigins: ['http://localhost:3000'] },
      { redirectUris: ['https://a.example/'], webhookUrls: ['http://localhost:3000/'] },
      { redirectUris: ['https://a.example/'], jwksUri: 'https://keyfob.example/oauth/jwks' },
    ])
      expect([refused, (await post(refused)).status]).toEqual([refused, 422]);
    expect((await post({ redirectUris: ['http://127.0.0.1/callback'], type: 'native' })).status).toBe(201);
    expect((await post({ redirectUris: ['http://localhost/callback'], type: 'native' })).status).toBe(201);
  });

  it('opens with the development key in development only', async () => {
    const settings: Settings = { KEYFOB_OPERATOR_KEY: `dev-${KEY}` };
    expect((await ask(settings, ['GET', ''], undefined, 'http://localhost:8787')).status).toBe(200);
    expect((await ask(settings, ['GET', ''])).status).toBe(503);
    expect(env.KEYFOB_ENV).toBe('development');
  });
});
