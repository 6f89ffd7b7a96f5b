import { env } from 'cloudflare:workers';
import { unsealTokens } from '../../src/connectors/sealed-tokens.ts';
import { walkFrom } from '../link/walker.ts';
import { requestForm } from '../oauth/pushing.ts';
import { basicOf, config, publish, registerPublic, registrationOf } from '../support/applications.ts';
import { Browser, ORIGIN } from '../support/browser.ts';
import { asForm, asJson, REDIRECT_URI } from '../support/keyfob.ts';
import { authorizeUrl, challenge, codeForm, refreshForm, sessionBody, VERIFIER } from '../support/linking.ts';
import { allGarages, dumpEverything, runGarageAlarms, stateIn } from '../support/objects.ts';
import { assertionOf, makeKey, proofOf, withAssertion } from '../support/signing.ts';
import type { Recorder } from './recorder.ts';

type Fields = Record<string, string>;

type Prove = () => Promise<{ readonly form?: Fields; readonly headers?: Fields }>;

interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
}

/** What an address held, and how it is shown to be of no use any more. */
export interface Spent {
  readonly what: string;
  readonly refused: () => Promise<boolean>;
}

/** The wire and everything a flow leaves behind. */
export class Scene {
  readonly recorder: Recorder;
  /** Storage as it stood at each look. */
  readonly storage: string[] = [];
  readonly spent: Spent[] = [];

  constructor(recorder: Recorder) {
    this.recorder = recorder;
  }

  /** Looks into all storage, and learns from it what only the provider and Keyfob know. */
  async look(): Promise<void> {
    this.storage.push(await dumpEverything());
    const { ring } = await config();
    for (const garage of await allGarages()) {
      const state = await stateIn(garage);
      const name = state?.garage?.name ?? '';
      for (const { id, sealedTokens } of state?.parts.providerGrants.values() ?? []) {
        const tokens = await unsealTokens(ring, name, id, sealedTokens);
        this.recorder.note('provider access token', tokens?.accessToken);
        this.recorder.note('provider refresh token', tokens?.refreshToken);
      }
    }
  }

  async json<T>(response: Response): Promise<T> {
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return response.json();
  }

  async operate(method: string, path: string, body: unknown = {}): Promise<Record<string, unknown>> {
    const headers = { Authorization: `Bearer ${env.KEYFOB_OPERATOR_KEY}` };
    const answer = await this.recorder.call(`/v1/applications${path}`, { ...asJson(body, headers), method });
    return this.json(answer);
  }

  /** The owner's part; the code that came of it, and proof that the address is of no use to another browser. */
  async link(address: string): Promise<string> {
    const browser = new Browser(this.recorder.ask);
    const page = await walkFrom(browser, await browser.open(address), null);
    if (browser.left === null) throw new Error(`${page.status} at ${page.url}`);
    this.recorder.noteAddress(browser.left);
    // The code is on its way, and nobody has used it yet.
    await this.look();
    const [, link = ''] = /\/link\/(lnk_[\w-]+)/.exec(page.url) ?? [];
    this.spent.push({ what: 'link', refused: () => this.#isClosed(`${ORIGIN}/link/${link}`) });
    for (const state of [...this.recorder.secrets].filter(({ text }) => text.startsWith('att_')))
      this.spent.push({
        what: 'state',
        refused: () => this.#isClosed(`${ORIGIN}/callback/simulator?code=x&state=${state.text}`),
      });
    if (address.includes('request_uri'))
      this.spent.push({ what: 'request_uri', refused: () => this.#isClosed(address) });
    return new URLSearchParams(browser.left.slice(browser.left.indexOf('?'))).get('code') ?? '';
  }

  /** Whether a browser that never was here gets nothing but a refusal. */
  async #isClosed(address: string): Promise<boolean> {
    const browser = new Browser();
    const page = await browser.open(address);
    return browser.left === null && page.status >= 400 && !page.html.includes('name="nonce"');
  }

  /** `prove`: what the client proves itself by, made anew for each request. */
  async token(
    path: string,
    form: Fields,
    headers: Fields = {},
    prove: Prove = async () => ({}),
  ): Promise<Tokens> {
    const send = async () => {
      const proof = await prove();
      return this.recorder.call(path, asForm({ ...form, ...proof.form }, { ...headers, ...proof.headers }));
    };
    const tokens = await this.json<Tokens>(await send());
    if (form['grant_type'] === 'authorization_code')
      this.spent.push({
        what: 'code',
        refused: async () => {
          const { error } = await (await send()).json<{ error?: string }>();
          return error === 'invalid_grant';
        },
      });
    return tokens;
  }

  /** Everything an application does with tokens, and what is refused of it. */
  async use(tokens: Tokens, form: Fields, headers: Fields): Promise<void> {
    const bearer = { Authorization: `Bearer ${tokens.access_token}` };
    await this.recorder.call('/v1/connected-vehicles', { headers: bearer });
    await this.recorder.call('/oauth/introspect', asForm({ ...form, token: tokens.access_token }, headers));
    const next = await this.token('/oauth/token', { ...form, ...refreshForm(tokens.refresh_token) }, headers);
    await this.token('/oauth/token', { ...form, ...refreshForm(tokens.refresh_token) }, headers);
    await this.look();
    await this.recorder.call('/oauth/revoke', asForm({ ...form, token: next.refresh_token }, headers));
    await this.recorder.call(
      '/oauth/token',
      asForm({ ...form, ...refreshForm(next.refresh_token) }, headers),
    );
    await runGarageAlarms();
    await this.look();
  }
}

const own = async (scene: Scene, changes: Record<string, unknown> = {}) => {
  const made = await scene.operate('POST', '', {
    name: 'Example partner',
    redirectUris: [REDIRECT_URI],
    scopes: ['all', 'offline_access'],
    confirmation: 'code',
    ...changes,
  });
  const [id, secret] = [String(made['clientId']), String(made['clientSecret'])];
  return { id, secret, headers: { Authorization: basicOf(id, secret) } };
};

const byCode = async (scene: Scene, changes: Record<string, unknown> = {}): Promise<void> => {
  const { id, headers } = await own(scene, changes);
  const code = await scene.link(await authorizeUrl({ client_id: id, state: crypto.randomUUID() }));
  await scene.use(await scene.token('/oauth/token', codeForm(code, true), headers), {}, headers);
};

/** A link of each kind, with everything that comes after it. */
export const FLOWS: Readonly<Record<string, (scene: Scene) => Promise<void>>> = {
  'authorization code': (scene) => byCode(scene),
  'JWT access tokens': (scene) => byCode(scene, { accessTokens: 'jwt' }),
  'pushed request': async (scene) => {
    const { id, headers } = await own(scene);
    const pushed = await scene.recorder.call('/oauth/par', asForm(await requestForm(), headers));
    const { request_uri } = await scene.json<{ request_uri: string }>(pushed);
    await scene.look();
    const query = new URLSearchParams({ client_id: id, request_uri });
    const code = await scene.link(`${ORIGIN}/oauth/authorize?${query}`);
    await scene.use(await scene.token('/oauth/token', codeForm(code, true), headers), {}, headers);
  },
  'native application': async (scene) => {
    const id = await registerPublic();
    const redirect_uri = 'http://127.0.0.1:51004/callback';
    await publish({
      ...(await registrationOf(id, null)),
      type: 'native',
      redirectUris: ['http://127.0.0.1/callback'],
    });
    const code = await scene.link(
      await authorizeUrl({ client_id: id, redirect_uri, state: crypto.randomUUID() }),
    );
    const form = { client_id: id };
    const tokens = await scene.token('/oauth/token', { ...codeForm(code, true), redirect_uri, ...form });
    await scene.use(tokens, form, {});
  },
  'client credentials': async (scene) => {
    const { headers } = await own(scene);
    const { access_token } = await scene.token('/oauth/token', { grant_type: 'client_credentials' }, headers);
    const bearer = { Authorization: `Bearer ${access_token}` };
    await scene.recorder.call(
      '/v1/link-sessions',
      asJson(sessionBody({ codeChallenge: await challenge(), codeChallengeMethod: 'S256' }), bearer),
    );
    await scene.look();
    await scene.recorder.call('/oauth/revoke', asForm({ token: access_token }, headers));
  },
  'a key in place of a secret': async (scene) => {
    const key = await makeKey();
    const { id } = await own(scene, { jwks: { keys: [key.jwk] } });
    const prove = async () => ({ form: withAssertion(await assertionOf(id, key)) });
    const code = await scene.link(await authorizeUrl({ client_id: id, state: crypto.randomUUID() }));
    const tokens = await scene.token('/oauth/token', codeForm(code, true), {}, prove);
    await scene.token('/oauth/token', refreshForm(tokens.refresh_token), {}, prove);
    await scene.look();
  },
  DPoP: async (scene) => {
    const [id, key] = [await registerPublic(), await makeKey()];
    const code = await scene.link(await authorizeUrl({ client_id: id, state: crypto.randomUUID() }));
    const form = { ...codeForm(code, true), client_id: id };
    const prove = async () => ({ headers: { DPoP: await proofOf(key) } });
    const tokens = await scene.token('/oauth/token', form, {}, prove);
    const path = '/v1/connected-vehicles';
    const proof = await proofOf(key, { method: 'GET', path, accessToken: tokens.access_token });
    await scene.recorder.call(path, {
      headers: { Authorization: `DPoP ${tokens.access_token}`, DPoP: proof },
    });
    const again = { ...refreshForm(tokens.refresh_token), client_id: id };
    await scene.token('/oauth/token', again, {}, prove);
    await scene.look();
  },
  'a backend’s link session': async (scene) => {
    const { headers } = await own(scene);
    const proof = { codeChallenge: await challenge(), codeChallengeMethod: 'S256' };
    const body = sessionBody({ ...proof, state: crypto.randomUUID() });
    const made = await scene.recorder.call(
      '/v1/link-sessions',
      asJson(body, { ...headers, 'Idempotency-Key': crypto.randomUUID() }),
    );
    const session = await scene.json<{ id: string; url: string; statusToken: string }>(made);
    const watching = { headers: { Authorization: `Bearer ${session.statusToken}` } };
    await scene.recorder.call(`/v1/link-sessions/${session.id}/watch`, watching);
    const code = await scene.link(session.url);
    await scene.look();
    const completed = asJson({ code, codeVerifier: VERIFIER }, headers);
    await scene.recorder.call(`/v1/link-sessions/${session.id}/complete`, completed);
    await scene.use(await scene.token('/oauth/token', codeForm(code, true), headers), {}, headers);
  },
  'Enode’s face': async (scene) => {
    const { id, headers } = await own(scene, { faces: ['core', 'enode'] });
    const client = await scene.token('/enode/oauth2/token', { grant_type: 'client_credentials' }, headers);
    const made = await scene.recorder.call(`/enode/users/${crypto.randomUUID()}/link`, {
      ...asJson({ vendor: 'Tesla' }, { Authorization: `Bearer ${client.access_token}` }),
    });
    const { linkState } = await scene.json<{ linkState: string }>(made);
    await scene.look();
    const query = {
      response_type: 'code',
      client_id: id,
      redirect_uri: REDIRECT_URI,
      scope: 'offline_access all',
    };
    const address = `${ORIGIN}/enode/oauth2/auth?${new URLSearchParams({ ...query, state: linkState })}`;
    const code = await scene.link(address);
    const form = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI };
    const tokens = await scene.token('/enode/oauth2/token', form, headers);
    await scene.token('/enode/oauth2/token', refreshForm(tokens.refresh_token), headers);
    await scene.look();
  },
};
