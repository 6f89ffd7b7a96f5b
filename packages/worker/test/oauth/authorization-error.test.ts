import { describe, expect, it } from 'vitest';
import { register, registerPublic } from '../support/applications.ts';
import { Browser, ORIGIN } from '../support/browser.ts';
import { fetchKeyfob, link, REDIRECT_URI, returned, walkToVehicles } from '../support/keyfob.ts';
import { authorizeUrl, press } from '../support/linking.ts';
import { countObjects } from '../support/objects.ts';

/** What the redirect URI is told: error, state and issuer. */
const answerTo = async (address: string): Promise<Record<string, string | null>> => {
  const response = await fetchKeyfob(address);
  const location = new URL(response.headers.get('Location') ?? 'about:blank');
  expect(`${location.origin}${location.pathname}`, await response.text()).toBe(REDIRECT_URI);
  expect(response.status).toBe(303);
  const [error, state, iss, code] = ['error', 'state', 'iss', 'code'].map((name) =>
    location.searchParams.get(name),
  );
  return { error: error ?? null, state: state ?? null, iss: iss ?? null, code: code ?? null };
};

const told = (error: string, state: string | null = 'state-1') => ({ error, state, iss: ORIGIN, code: null });

const MISTAKES: readonly [string, Record<string, string | null>, string][] = [
  ['no response type', { response_type: null }, 'invalid_request'],
  ['an empty response type', { response_type: '' }, 'invalid_request'],
  ['the implicit grant', { response_type: 'token' }, 'unsupported_response_type'],
  ['a hybrid', { response_type: 'code token' }, 'unsupported_response_type'],
  ['no scope', { scope: null }, 'invalid_scope'],
  ['an empty scope', { scope: '' }, 'invalid_scope'],
  ['an unknown scope', { scope: 'vehicle:charge_state vehicle:soul' }, 'invalid_scope'],
  ['a scope of the object prototype', { scope: 'constructor' }, 'invalid_scope'],
  ['a scope that names no permission', { scope: 'offline_access' }, 'invalid_scope'],
  ['the plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
  ['a challenge without a method', { code_challenge_method: null }, 'invalid_request'],
  ['a method without a challenge', { code_challenge: null }, 'invalid_request'],
  ['a method in lower case', { code_challenge_method: 's256' }, 'invalid_request'],
  ['a challenge that is too short', { code_challenge: 'short' }, 'invalid_request'],
  ['a challenge that is too long', { code_challenge: 'c'.repeat(44) }, 'invalid_request'],
  ['a challenge that is not base64url', { code_challenge: '+'.repeat(43) }, 'invalid_request'],
  ['a question that may not be asked', { prompt: 'none' }, 'interaction_required'],
  ['a prompt of none among others', { prompt: 'login none' }, 'interaction_required'],
  ['a prompt there is not', { prompt: 'login often' }, 'invalid_request'],
  ['a prompt in another case', { prompt: 'Login' }, 'invalid_request'],
  ['an approval prompt there is not', { approval_prompt: 'never' }, 'invalid_request'],
  ['the fragment for an answer', { response_mode: 'fragment' }, 'invalid_request'],
  ['a form for an answer', { response_mode: 'form_post' }, 'invalid_request'],
  ['a request object', { request: 'e30.e30.' }, 'request_not_supported'],
  ['a request by reference', { request_uri: 'https://evil.example/r' }, 'request_uri_not_supported'],
  ['a registration', { registration: '{}' }, 'registration_not_supported'],
  ['a key’s thumbprint that is too short', { dpop_jkt: 'x' }, 'invalid_request'],
  ['a key’s thumbprint that is not base64url', { dpop_jkt: '+'.repeat(43) }, 'invalid_request'],
  ['a resource of somebody', { resource: 'https://evil.example/' }, 'invalid_target'],
  ['the issuer of another face as resource', { resource: `${ORIGIN}/enode` }, 'invalid_target'],
  ['the issuer with a slash as resource', { resource: `${ORIGIN}/` }, 'invalid_target'],
];

/** What a request may say and changes nothing for: the owner is always asked, and answers always come in the query. */
const HARMLESS: readonly Record<string, string>[] = [
  { prompt: 'login' },
  { prompt: 'consent select_account' },
  { approval_prompt: 'auto' },
  { approval_prompt: 'force' },
  { response_mode: 'query' },
  { resource: ORIGIN },
  { dpop_jkt: 'k'.repeat(43) },
  { max_age: '0', nonce: 'n', display: 'popup', acr_values: 'x' },
];

describe('an authorization request with a mistake', () => {
  it.each(MISTAKES)('%s: is answered by redirect', async (_, changes, error) => {
    expect(await answerTo(await authorizeUrl(changes))).toEqual(told(error));
  });

  it('may name its resource more than once, each time the issuer (RFC 8707 §2)', async () => {
    const issuer = `resource=${encodeURIComponent(ORIGIN)}`;
    expect((await fetchKeyfob(`${await authorizeUrl()}&${issuer}&${issuer}`)).status).toBe(200);
    const other = `${await authorizeUrl()}&${issuer}&resource=https%3A%2F%2Fevil.example`;
    expect(await answerTo(other)).toEqual(told('invalid_target'));
  });

  it.each(['response_type', 'scope', 'code_challenge', 'prompt', 'anything', 'x-extension'])(
    'that has %s twice is refused (RFC 6749 §3.1)',
    async (name) => {
      const twice = `${await authorizeUrl()}&${name}=a&${name}=b`;
      expect(await answerTo(twice)).toEqual(told('invalid_request'));
    },
  );

  it('that has state twice is refused without choosing one', async () => {
    expect(await answerTo(`${await authorizeUrl()}&state=b`)).toEqual(told('invalid_request', null));
  });

  it('returns state to the letter, however odd, and none where none came', async () => {
    for (const state of ['a&b=c#d e+f%20', 'ø\u2028"<>', '', null])
      expect(await answerTo(await authorizeUrl({ state, response_type: 'token' }))).toEqual(
        told('unsupported_response_type', state),
      );
  });

  it('asks a public client for PKCE, whatever its registration says', async () => {
    const none = { code_challenge: null, code_challenge_method: null };
    const client_id = await registerPublic();
    expect(await answerTo(await authorizeUrl({ ...none, client_id }))).toEqual(told('invalid_request'));
  });

  it('asks a confidential client for PKCE where its registration requires it', async () => {
    const none = { code_challenge: null, code_challenge_method: null };
    const { id: client_id } = await register({ pkce: 'required' });
    expect(await answerTo(await authorizeUrl({ ...none, client_id }))).toEqual(told('invalid_request'));
    expect((await fetchKeyfob(await authorizeUrl(none))).status).toBe(200);
  });

  it('may ask only for what the application is registered for', async () => {
    const { id: client_id } = await register({ scopes: ['vehicle:charge_state'] });
    for (const scope of ['vehicle:location', 'all', 'vehicle:charge_state offline_access'])
      expect(await answerTo(await authorizeUrl({ client_id, scope }))).toEqual(told('invalid_scope'));
    const right = await authorizeUrl({ client_id, scope: 'vehicle:charge_state' });
    expect((await fetchKeyfob(right)).status).toBe(200);
  });

  it('is not for an application that may not link', async () => {
    const { id: client_id } = await register({ operations: ['read', 'remove'] });
    expect(await answerTo(await authorizeUrl({ client_id }))).toEqual(told('unauthorized_client'));
  });

  it('is only for applications that speak here', async () => {
    const { id: client_id } = await register({ faces: ['smartcar'] });
    const response = await fetchKeyfob(await authorizeUrl({ client_id }));
    expect(response.status).toBe(400);
    expect(response.headers.get('Location')).toBeNull();
  });
});

describe('an authorization request without a mistake', () => {
  it.each(HARMLESS)('may say %o', async (changes) => {
    const response = await fetchKeyfob(await authorizeUrl(changes));
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('/open"');
  });

  it('writes nothing and makes no object', async () => {
    await fetchKeyfob(await authorizeUrl());
    const before = await countObjects();
    for (let times = 0; times < 3; times += 1) await fetchKeyfob(await authorizeUrl());
    expect(await countObjects()).toBe(before);
  });

  it('ends with code, state and iss', async () => {
    expect(await link(new Browser(), await authorizeUrl())).toEqual({
      code: expect.stringMatching(/^cod_/),
      state: 'state-1',
      iss: ORIGIN,
      error: null,
    });
  });

  it('answers an owner who says no at the vehicles with access_denied, state and iss', async () => {
    const browser = new Browser();
    await press(browser, await walkToVehicles(browser, await authorizeUrl()), 'deny');
    expect(returned(browser)).toEqual({ code: null, state: 'state-1', iss: ORIGIN, error: 'access_denied' });
  });

  it('answers an owner who leaves on the first page the same', async () => {
    const browser = new Browser();
    await press(browser, await browser.open(await authorizeUrl()), 'cancel');
    expect(returned(browser)).toEqual({ code: null, state: 'state-1', iss: ORIGIN, error: 'access_denied' });
  });
});
