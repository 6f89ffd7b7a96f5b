import { describe, expect, it } from 'vitest';
import { register } from '../support/applications.ts';
import { Browser, ORIGIN } from '../support/browser.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { fetchKeyfob, link, walkToVehicles } from '../support/keyfob.ts';
import { challenge, newSession, press, VERIFIER } from '../support/linking.ts';
import {
  answerIn,
  authUrl,
  CALLBACK,
  clientToken,
  codeForm,
  linkAtFace,
  linkStateFor,
  postToken,
  refused,
} from './face.ts';

restoreClockAfterEach();

/** The texts of the API's documentation, as it prints them. */
const TEXTS = {
  invalid_request:
    'The request is missing a required parameter, includes an invalid parameter value, includes a parameter more than once, or is otherwise malformed.',
  access_denied: 'The resource owner or authorization server denied the request.',
  unsupported_response_type:
    'The authorization server does not support obtaining an authorization code using this method.',
  invalid_scope: 'The requested scope is invalid, unknown, or malformed.',
} as const;

const refusal = (error: keyof typeof TEXTS, state?: string): Record<string, string> => ({
  error,
  error_description: TEXTS[error],
  error_uri: expect.stringMatching(/^http:\/\/localhost:8787\/errors\/[a-z_]+$/),
  iss: `${ORIGIN}/enode`,
  ...(state === undefined ? {} : { state }),
});

const forged = (linkState: string): string =>
  `${linkState.slice(0, -1)}${linkState.endsWith('A') ? 'B' : 'A'}`;

/** The linkState of an application, spelled as the link of a session that its backend made at the core face. */
const coreLink = async (): Promise<string> => (await newSession()).url.split('/').at(-1) ?? '';

describe('discovery', () => {
  it.each([
    '/enode/.well-known/openid-configuration',
    '/enode/.well-known/oauth-authorization-server',
    '/.well-known/oauth-authorization-server/enode',
  ])('%s names the face as its own issuer', async (path) => {
    expect(await (await fetchKeyfob(path)).json()).toMatchObject({
      issuer: `${ORIGIN}/enode`,
      authorization_endpoint: `${ORIGIN}/enode/oauth2/auth`,
      token_endpoint: `${ORIGIN}/enode/oauth2/token`,
    });
  });
});

describe('/enode/oauth2/auth', () => {
  it('takes the owner of a linkState from the first page to a code', async () => {
    const { browser, linkState } = await linkAtFace();
    expect(browser.left?.split('?')[0]).toBe(CALLBACK);
    expect(answerIn(browser)).toEqual({
      code: expect.stringMatching(/^cod_/),
      scope: expect.stringContaining('vehicle:charge_state'),
      state: linkState,
      iss: `${ORIGIN}/enode`,
    });
  });

  it.each([
    ['is missing', async () => null],
    ['is empty', async () => ''],
    ['is the application’s own random text', async () => 'e0a86fe5'],
    ['is forged', async () => forged(await linkStateFor())],
    ['is a link of the core face', coreLink],
    ['is a session’s id', async () => (await newSession()).id],
    [
      'is another application’s',
      async () => linkStateFor({}, { token: await clientToken(await register()) }),
    ],
  ])('refuses a state that %s', async (_, make) => {
    const state = await make();
    expect(await refused(authUrl(state))).toEqual(refusal('invalid_request', state ?? undefined));
  });

  it.each([
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ response_type: null }, 'invalid_request'],
    [{ scope: 'offline_access' }, 'invalid_scope'],
    [{ scope: 'vehicle:everything' }, 'invalid_scope'],
    [{ code_challenge: 'c'.repeat(43), code_challenge_method: 'plain' }, 'invalid_request'],
  ] as const)('refuses %o in the words of the documentation', async (changes, error) => {
    const state = await linkStateFor();
    expect(await refused(authUrl(state, changes))).toEqual(refusal(error, state));
  });

  it('sends nobody to an address that is not registered', async () => {
    const browser = new Browser();
    const page = await browser.open(authUrl(await linkStateFor(), { redirect_uri: 'https://evil.example/' }));
    expect([page.status, browser.left]).toEqual([400, null]);
  });

  it('refuses a linkState whose link is done', async () => {
    const { browser, linkState, code } = await linkAtFace();
    expect(await refused(authUrl(linkState), browser)).toEqual(refusal('access_denied', linkState));
    expect((await postToken(codeForm(code))).status).toBe(200);
    expect(await refused(authUrl(linkState), browser)).toEqual(refusal('access_denied', linkState));
  });

  it('refuses a linkState nobody opened for a day', async () => {
    const linkState = await linkStateFor();
    letPass(24 * 60 * 60 + 1);
    expect(await refused(authUrl(linkState))).toEqual(refusal('access_denied', linkState));
  });

  it('refuses a linkState that another browser has opened', async () => {
    const linkState = await linkStateFor();
    const first = new Browser();
    await first.submit(await first.open(authUrl(linkState)), '/open');
    expect(await refused(authUrl(linkState))).toEqual(refusal('access_denied', linkState));
  });

  it('goes on in the same browser with the same request, and with no other', async () => {
    const linkState = await linkStateFor();
    const browser = new Browser();
    await browser.submit(await browser.open(authUrl(linkState)), '/open');
    const changed = authUrl(linkState, { scope: 'vehicle:location' });
    expect(await refused(changed, browser)).toEqual(refusal('invalid_request', linkState));
    const back = await link(browser, authUrl(linkState));
    expect(back.code).toMatch(/^cod_/);
  });

  it('tells the application of an owner who denies at the vehicles', async () => {
    const linkState = await linkStateFor();
    const browser = new Browser();
    await press(browser, await walkToVehicles(browser, authUrl(linkState)), 'deny');
    expect(answerIn(browser)).toEqual(refusal('access_denied', linkState));
  });

  it('tells the application of an owner who leaves from the first page', async () => {
    const linkState = await linkStateFor();
    const browser = new Browser();
    await press(browser, await browser.open(authUrl(linkState)), 'cancel');
    expect(answerIn(browser)).toEqual(refusal('access_denied', linkState));
  });

  it('opens a linkState by its own address for nobody', async () => {
    const linkState = await linkStateFor();
    const browser = new Browser();
    const page = await browser.submit(await browser.open(`/link/${linkState}`), '/open');
    expect(page.html).not.toContain('id="handoff-button"');
    const back = await link(new Browser(), authUrl(linkState));
    expect(back.code).toMatch(/^cod_/);
  });

  it('asks for no more with "all" than Enode’s API knows, and for the VIN with the information', async () => {
    const scopeAfter = async (scope: string): Promise<string[]> => {
      const { code } = await linkAtFace({ changes: { scope } });
      const answer = await (await postToken(codeForm(code))).json<{ scope: string }>();
      return answer.scope.split(' ').sort();
    };
    const all = await scopeAfter('offline_access all');
    expect(all).toEqual(expect.arrayContaining(['offline_access', 'vehicle:charge_state', 'vehicle:vin']));
    expect(all.filter((scope) => /security|climate|trunk|tires/.test(scope))).toEqual([]);
    expect(await scopeAfter('vehicle:information')).toEqual(['vehicle:information', 'vehicle:vin']);
  });
});

describe('/enode/oauth2/token', () => {
  const otherFace = '/oauth/token';

  it('refuses a code at another face without burning it', async () => {
    const { code } = await linkAtFace();
    const elsewhere = await postToken(codeForm(code), undefined, otherFace);
    expect([elsewhere.status, await elsewhere.json()]).toMatchObject([400, { error: 'invalid_grant' }]);
    expect((await postToken(codeForm(code))).status).toBe(200);
  });

  it('refuses a refresh token at another face without burning it', async () => {
    const { code } = await linkAtFace();
    const { refresh_token } = await (await postToken(codeForm(code))).json<{ refresh_token: string }>();
    const form = { grant_type: 'refresh_token', refresh_token };
    const elsewhere = await postToken(form, undefined, otherFace);
    expect([elsewhere.status, await elsewhere.json()]).toMatchObject([400, { error: 'invalid_grant' }]);
    expect((await postToken(form)).status).toBe(200);
  });

  it('wants the verifier where the request had a challenge, although the face has no PKCE of its own', async () => {
    const changes = { code_challenge: await challenge(), code_challenge_method: 'S256' };
    const { code } = await linkAtFace({ changes });
    const without = await postToken(codeForm(code));
    expect(await without.json()).toMatchObject({ error: 'invalid_grant' });
    expect((await postToken(codeForm(code, { code_verifier: VERIFIER }))).status).toBe(200);
  });
});
