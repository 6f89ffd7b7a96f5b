import { beforeEach, describe, expect, test } from 'vitest';
import { base64url, randomBytes, sha256 } from '../../src/crypto/bytes.ts';
import { type Browser, browserOf, CALLBACK, locationOf, ORIGIN, openSite, type Site } from './site.ts';

interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
}

let site: Site;
let browser: Browser;

beforeEach(async () => {
  site = await openSite();
  browser = browserOf(site);
});

const post = (path: string, form: Record<string, string>): Promise<Response> =>
  site.fetch(
    new Request(`${ORIGIN}/simulator/oauth/${path}`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: 'keyfob', ...form }),
    }),
  );

/** Signs somebody in; what the client then holds. */
const signIn = async (username = base64url(randomBytes(8))): Promise<Record<string, string>> => {
  const verifier = base64url(randomBytes(32));
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'keyfob',
    redirect_uri: CALLBACK,
    scope: 'vehicle:odometer',
    code_challenge: await sha256(verifier),
    code_challenge_method: 'S256',
    brand: 'kia',
  });
  const answer = await browser.submit(`${ORIGIN}/simulator/oauth/authorize?${query}`, {
    username,
    password: 'x',
  });
  const code = locationOf(answer).searchParams.get('code') ?? '';
  return { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, code_verifier: verifier };
};

const tokensFor = async (form: Record<string, string>): Promise<Tokens> => {
  const answer = await post('token', form);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  return answer.json();
};

const refresh = (token: string): Record<string, string> => ({
  grant_type: 'refresh_token',
  refresh_token: token,
});

const errorOf = async (answer: Promise<Response>): Promise<string> => {
  const { error } = await (await answer).json<{ error: string }>();
  return error;
};

const statusWith = async (accessToken: string): Promise<number> => {
  const headers = { Authorization: `Bearer ${accessToken}` };
  return (await site.fetch(new Request(`${ORIGIN}/simulator/api/vehicles`, { headers }))).status;
};

describe('a code', () => {
  test('is not burnt by a wrong verifier or callback', async () => {
    const form = await signIn();
    for (const wrong of [{ code_verifier: 'wrong' }, { code_verifier: '' }, { redirect_uri: `${CALLBACK}/` }])
      expect(await errorOf(post('token', { ...form, ...wrong }))).toBe('invalid_grant');
    await tokensFor(form);
  });

  test('is good once, and used again it takes with it what it gave', async () => {
    const form = await signIn();
    const tokens = await tokensFor(form);
    expect(await statusWith(tokens.access_token)).toBe(200);
    expect(await errorOf(post('token', form))).toBe('invalid_grant');
    expect(await statusWith(tokens.access_token)).toBe(401);
    expect(await errorOf(post('token', refresh(tokens.refresh_token)))).toBe('invalid_grant');
  });

  test('is good once even for two who come at the same moment', async () => {
    const form = await signIn();
    const answers = await Promise.all([post('token', form), post('token', form)]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 400]);
  });

  test('lasts a minute', async () => {
    const form = await signIn();
    site.wait(61);
    expect(await errorOf(post('token', form))).toBe('invalid_grant');
  });
});

describe('a refresh token', () => {
  test('rotates, and each new one is good', async () => {
    const first = await tokensFor(await signIn());
    const second = await tokensFor(refresh(first.refresh_token));
    const third = await tokensFor(refresh(second.refresh_token));
    expect(new Set([first, second, third].map((tokens) => tokens.refresh_token)).size).toBe(3);
    expect(await statusWith(third.access_token)).toBe(200);
  });

  test('used twice ends its whole family, and no other of the account', async () => {
    const other = await tokensFor(await signIn('owner'));
    const first = await tokensFor(await signIn('owner'));
    const second = await tokensFor(refresh(first.refresh_token));
    expect(await errorOf(post('token', refresh(first.refresh_token)))).toBe('invalid_grant');
    expect(await errorOf(post('token', refresh(second.refresh_token)))).toBe('invalid_grant');
    expect(await statusWith(second.access_token)).toBe(401);
    expect(await statusWith(other.access_token)).toBe(200);
    await tokensFor(refresh(other.refresh_token));
  });

  test('lasts 60 days, anew with each use', async () => {
    const day = 24 * 60 * 60;
    const first = await tokensFor(await signIn());
    site.wait(59 * day);
    const second = await tokensFor(refresh(first.refresh_token));
    site.wait(59 * day);
    const third = await tokensFor(refresh(second.refresh_token));
    site.wait(61 * day);
    expect(await errorOf(post('token', refresh(third.refresh_token)))).toBe('invalid_grant');
  });
});

describe('the token endpoint', () => {
  test('does not take one kind of token for another', async () => {
    const form = await signIn();
    const { code } = form;
    const tokens = await tokensFor(form);
    expect(await statusWith(tokens.refresh_token)).toBe(401);
    expect(await statusWith(code ?? '')).toBe(401);
    expect(await errorOf(post('token', refresh(tokens.access_token)))).toBe('invalid_grant');
    expect(await errorOf(post('token', { ...form, code: tokens.refresh_token }))).toBe('invalid_grant');
  });

  test('names what is wrong with the request', async () => {
    expect(await errorOf(post('token', { ...(await signIn()), client_id: 'somebody' }))).toBe(
      'invalid_client',
    );
    expect(await errorOf(post('token', { grant_type: 'password' }))).toBe('unsupported_grant_type');
    expect(await errorOf(post('token', {}))).toBe('unsupported_grant_type');
  });
});

describe('revocation', () => {
  test.each(['access_token', 'refresh_token'] as const)('by %s ends the grant', async (name) => {
    const tokens = await tokensFor(await signIn());
    expect((await post('revoke', { token: tokens[name] })).status).toBe(200);
    expect(await statusWith(tokens.access_token)).toBe(401);
    expect(await errorOf(post('token', refresh(tokens.refresh_token)))).toBe('invalid_grant');
  });

  test('of a token nobody issued is no error', async () => {
    expect((await post('revoke', { token: 'made-up' })).status).toBe(200);
  });

  test('is for the client only', async () => {
    const tokens = await tokensFor(await signIn());
    const answer = await post('revoke', { token: tokens.access_token, client_id: 'somebody' });
    expect(answer.status).toBe(401);
    expect(await statusWith(tokens.access_token)).toBe(200);
  });
});
