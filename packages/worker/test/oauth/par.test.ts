import { describe, expect, it } from 'vitest';
import {
  demo,
  type Partner,
  publish,
  register,
  registerPublic,
  registrationOf,
} from '../support/applications.ts';
import { Browser, ORIGIN } from '../support/browser.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { asForm, fetchKeyfob, link, REDIRECT_URI } from '../support/keyfob.ts';
import { authorizeUrl, codeForm, type Form, postToken, refusalOf } from '../support/linking.ts';
import { dumpEverything } from '../support/objects.ts';
import { postPush, push, pushedLink, pushedUrl, requestForm } from './pushing.ts';

restoreClockAfterEach();

const asDemo = { Authorization: demo.basic };

/** The answer to a pushed request of the demo application. */
const answerTo = async (form: Form, headers: Record<string, string> = asDemo): Promise<string> =>
  refusalOf(await postPush(form, headers));

describe('a pushed request', () => {
  it('is answered with a reference for ninety seconds, which nobody keeps', async () => {
    const response = await postPush(await requestForm(), asDemo);
    expect(response.status).toBe(201);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(await response.json()).toEqual({
      request_uri: expect.stringMatching(/^urn:ietf:params:oauth:request_uri:par_[\w-]{58}$/),
      expires_in: 90,
    });
  });

  it('leads the owner to a code like one that was not pushed', async () => {
    const browser = new Browser();
    const back = await link(browser, await pushedLink({ state: 'pushed-state' }));
    expect(back).toEqual({
      code: expect.stringMatching(/^cod_/),
      state: 'pushed-state',
      iss: ORIGIN,
      error: null,
    });
    expect(browser.left?.split('?')[0]).toBe(REDIRECT_URI);
    expect((await postToken(codeForm(back.code ?? '', true))).status).toBe(200);
  });

  const CLIENTS: readonly [string, () => Promise<[Form, Record<string, string>]>][] = [
    ['by Basic', async () => [{}, asDemo]],
    ['by its secret in the form', async () => [{ client_id: demo.id, client_secret: demo.secret }, {}]],
    ['public, by its id', async () => [{ client_id: await registerPublic() }, {}]],
  ];

  it.each(CLIENTS)('is taken from a client %s', async (_, client) => {
    const [form, headers] = await client();
    expect((await postPush({ ...(await requestForm()), ...form }, headers)).status).toBe(201);
  });

  const STRANGERS: readonly [string, Form, Record<string, string>, string][] = [
    ['nobody', {}, {}, '401 invalid_client'],
    ['an unknown client', { client_id: 'nobody' }, {}, '401 invalid_client'],
    ['a confidential client without its secret', { client_id: demo.id }, {}, '401 invalid_client'],
    ['a client with a wrong secret', { client_id: demo.id, client_secret: 'x' }, {}, '401 invalid_client'],
    ['a client that names another', { client_id: 'another' }, asDemo, '400 invalid_request'],
    ['a client that proves itself twice', { client_secret: demo.secret }, asDemo, '400 invalid_request'],
  ];

  it.each(STRANGERS)('is not taken from %s', async (_, form, headers, refusal) => {
    expect(await answerTo({ ...(await requestForm()), ...form }, headers)).toBe(refusal);
  });

  it('is not taken from an application that does not speak here', async () => {
    const { basic } = await register({ faces: ['enode'] });
    expect(await answerTo(await requestForm(), { Authorization: basic })).toBe('400 unauthorized_client');
  });

  const MISTAKES: readonly [string, Record<string, string | null>, string][] = [
    ['another request_uri', { request_uri: 'urn:ietf:params:oauth:request_uri:x' }, 'invalid_request'],
    ['a request object', { request: 'e30.e30.' }, 'request_not_supported'],
    ['a registration', { registration: '{}' }, 'registration_not_supported'],
    ['no redirect URI', { redirect_uri: null }, 'invalid_request'],
    ['a foreign redirect URI', { redirect_uri: 'https://evil.example/' }, 'invalid_request'],
    ['no response type', { response_type: null }, 'invalid_request'],
    ['another response type', { response_type: 'token' }, 'unsupported_response_type'],
    ['another response mode', { response_mode: 'fragment' }, 'invalid_request'],
    ['a scope there is not', { scope: 'vehicle:soul' }, 'invalid_scope'],
    ['the plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['another resource', { resource: 'https://evil.example/' }, 'invalid_target'],
    ['a thumbprint that is none', { dpop_jkt: 'short' }, 'invalid_request'],
    ['a prompt there is not', { prompt: 'often' }, 'invalid_request'],
    ['an owner who may not act', { prompt: 'none' }, 'interaction_required'],
  ];

  it.each(MISTAKES)('with %s is refused', async (_, changes, error) => {
    expect(await answerTo(await requestForm(changes))).toBe(`400 ${error}`);
  });

  it('with a parameter twice is refused', async () => {
    const body = `${new URLSearchParams(await requestForm())}&scope=all`;
    const headers = { ...asDemo, 'Content-Type': 'application/x-www-form-urlencoded' };
    const response = await fetchKeyfob('/oauth/par', { method: 'POST', body, headers });
    expect(await refusalOf(response)).toBe('400 invalid_request');
  });

  it('is a form, by POST, where the face has such an endpoint', async () => {
    const form = await requestForm();
    const json = { ...asDemo, 'Content-Type': 'application/json' };
    const sent = await fetchKeyfob('/oauth/par', {
      method: 'POST',
      body: JSON.stringify(form),
      headers: json,
    });
    expect(sent.status).toBe(415);
    expect((await fetchKeyfob(`/oauth/par?${new URLSearchParams(form)}`, { headers: asDemo })).status).toBe(
      405,
    );
    expect((await fetchKeyfob('/enode/oauth2/par', asForm(form, asDemo))).status).toBe(404);
  });

  it('is no longer than an address may be', async () => {
    expect(await answerTo(await requestForm({ state: 's'.repeat(8192) }))).toBe('413 invalid_request');
    expect((await postPush(await requestForm({ state: 's'.repeat(7000) }), asDemo)).status).toBe(201);
  });

  it('is kept without what the client proved itself by, and without its own reference', async () => {
    const partner = await register();
    const { id: client_id, secret: client_secret } = partner;
    const form = await requestForm({ client_id, client_secret, login_hint: 'kept-label', other: 'left-out' });
    const answer = await (await postPush(form, {})).json<{ request_uri: string }>();
    const stored = await dumpEverything();
    expect(stored).toContain('kept-label');
    for (const secret of [client_secret, 'left-out', answer.request_uri.split(':').at(-1) ?? ''])
      expect(stored.includes(secret), secret).toBe(false);
  });
});

describe('the address with a pushed request', () => {
  const shown = async (address: string, browser = new Browser()): Promise<string> => {
    const page = await browser.open(address);
    return `${page.status} ${browser.left ?? (page.html.includes('/open"') ? 'shown' : 'told')}`;
  };

  it('counts for nothing but what was pushed', async () => {
    const browser = new Browser();
    const more = {
      redirect_uri: 'https://evil.example/',
      state: 'another',
      scope: 'all',
      response_type: 'token',
      code_challenge: 'c'.repeat(43),
    };
    const back = await link(browser, pushedUrl(await push({ state: 'pushed-state' }), more));
    expect(back.state).toBe('pushed-state');
    expect(browser.left?.split('?')[0]).toBe(REDIRECT_URI);
    const tokens = await (await postToken(codeForm(back.code ?? '', true))).json<{ scope: string }>();
    expect(tokens.scope).toBe('vehicle:charge_state offline_access');
  });

  it('writes nothing, however often it is opened', async () => {
    const address = await pushedLink();
    const before = await dumpEverything();
    for (let times = 0; times < 3; times += 1) expect(await shown(address)).toBe('200 shown');
    expect(await dumpEverything()).toBe(before);
  });

  const forged = (uri: string): string => `${uri.slice(0, -1)}${uri.endsWith('A') ? 'B' : 'A'}`;
  const urn = (text: string): string => `urn:ietf:params:oauth:request_uri:${text}`;

  it.each<[string, (uri: string) => string]>([
    ['forged', forged],
    ['cut', (uri) => uri.slice(0, -1)],
    ['of another kind', (uri) => uri.replace('par_', 'les_')],
    ['empty', () => urn('')],
    ['made up', () => urn('6esc_11ACC5bwc014ltc14eY22c')],
  ])('leads nowhere with a reference that is %s, and that one stays good', async (_, change) => {
    const uri = await push();
    expect(await shown(pushedUrl(change(uri), { redirect_uri: REDIRECT_URI }))).toBe('400 told');
    expect(await shown(pushedUrl(uri))).toBe('200 shown');
  });

  it('leads nowhere for another client, and the reference stays good', async () => {
    const uri = await push();
    const { id } = await register();
    expect(await shown(pushedUrl(uri, {}, id))).toBe('400 told');
    expect(await shown(pushedUrl(uri, {}, 'nobody'))).toBe('400 told');
    expect(await shown(pushedUrl(uri))).toBe('200 shown');
  });

  it.each(['client_id', 'request_uri'])('leads nowhere with %s twice', async (name) => {
    const address = await pushedLink();
    expect(await shown(`${address}&${name}=${new URL(address).searchParams.get(name)}`)).toBe('400 told');
    expect(await shown(address)).toBe('200 shown');
  });

  it('of somebody else’s making is not supported, and that is told to the application', async () => {
    const answer = await fetchKeyfob(await authorizeUrl({ request_uri: 'https://evil.example/request.jwt' }));
    const back = new URL(answer.headers.get('Location') ?? 'about:blank');
    expect(`${back.origin}${back.pathname}`).toBe(REDIRECT_URI);
    expect(back.searchParams.get('error')).toBe('request_uri_not_supported');
  });

  it('is not one at a face without such an endpoint', async () => {
    const uri = await push();
    const address = (await authorizeUrl({ request_uri: uri })).replace(
      '/oauth/authorize',
      '/enode/oauth2/auth',
    );
    expect(await shown(address)).toContain('error=request_uri_not_supported');
    expect(await shown(pushedUrl(uri))).toBe('200 shown');
  });

  it('is good for ninety seconds', async () => {
    const address = await pushedLink();
    letPass(89);
    expect(await shown(address)).toBe('200 shown');
    letPass(1);
    expect(await shown(address)).toBe('400 told');
  });

  it('is checked again: what left the registration meanwhile is not followed', async () => {
    const partner = await register();
    const change = async (changes: Parameters<typeof register>[0]): Promise<void> => {
      await publish(await registrationOf(partner.id, partner.secret, changes));
      letPass(60);
    };
    const first = pushedUrl(await push({}, partner), {}, partner.id);
    await change({ scopes: ['vehicle:location'] });
    expect(await shown(first)).toContain('error=invalid_scope');
    await change({});
    const second = pushedUrl(await push({}, partner), {}, partner.id);
    await change({ redirectUris: ['https://second.example/other'] });
    expect(await shown(second)).toBe('400 told');
  });
});

describe('an application that has to push its requests', () => {
  const refused = async (address: string): Promise<string> => {
    const answer = await fetchKeyfob(address);
    const { searchParams } = new URL(answer.headers.get('Location') ?? 'about:blank');
    return `${searchParams.get('error')} ${searchParams.get('error_uri')} ${searchParams.get('iss')}`;
  };
  let partner: Partner;

  it('is refused without, at every face, and let in with', async () => {
    partner = await register({ pushedRequests: 'required' });
    const { id: client_id } = partner;
    const reason = `invalid_request ${ORIGIN}/errors/pushed_request_required`;
    expect(await refused(await authorizeUrl({ client_id }))).toBe(`${reason} ${ORIGIN}`);
    const enode = (await authorizeUrl({ client_id })).replace('/oauth/authorize', '/enode/oauth2/auth');
    expect(await refused(enode)).toBe(`${reason} ${ORIGIN}/enode`);
    const pushed = pushedUrl(await push({}, partner), {}, client_id);
    expect((await link(new Browser(), pushed)).code).toMatch(/^cod_/);
  });
});
