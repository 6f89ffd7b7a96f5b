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
];

describe('an authorization request with a mistake', () => {
  it.each(MISTAKES)('%s: is answered by redirect', async (_, changes, error) => {
    expect(await answerTo(await authorizeUrl(changes))).toEqual(told(error));
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

  it('is only for applications that speak here', async () => {
    const { id: client_id } = await register({ faces: ['smartcar'] });
    const response = await fetchKeyfob(await authorizeUrl({ client_id }));
    expect(response.status).toBe(400);
    expect(response.headers.get('Location')).toBeNull();
  });
});

describe('an authorization request without a mistake', () => {
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
