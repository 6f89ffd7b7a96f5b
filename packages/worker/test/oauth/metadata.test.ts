import { describe, expect, it } from 'vitest';
import { OAUTH_FACES, type OAuthFace } from '../../src/application/registration/faces.ts';
import { authUrl, linkStateFor } from '../enode/face.ts';
import { demo, register, registerPublic } from '../support/applications.ts';
import { Browser, ORIGIN } from '../support/browser.ts';
import { asForm, fetchKeyfob, link } from '../support/keyfob.ts';
import { authorizeUrl, codeForm, type Form, refusalOf } from '../support/linking.ts';
import { assertionOf, makeKey, proofOf, withAssertion } from '../support/signing.ts';
import { pushedUrl, requestForm } from './pushing.ts';

type Metadata = Readonly<Record<string, unknown>>;

interface Walk {
  readonly face: OAuthFace;
  readonly issuer: string;
  readonly metadata: Metadata;
}

/** Proves what one field of the document says: what it promises works, and what it leaves out does not. */
type Proof = (value: unknown, walk: Walk) => Promise<void>;

const texts = (value: unknown): readonly string[] => {
  const list = Array.isArray(value) ? value.map(String) : [];
  expect(list.length).toBeGreaterThan(0);
  return list;
};

const urlAt = async ({ face }: Walk, changes: Record<string, string | null> = {}): Promise<string> =>
  face === 'core' ? authorizeUrl(changes) : authUrl(await linkStateFor(), changes);

const answerAt = async (walk: Walk, changes: Record<string, string | null>): Promise<Response> =>
  fetchKeyfob(await urlAt(walk, changes));

/** `shown`, or the error the application is sent. */
const outcome = async (walk: Walk, changes: Record<string, string | null>): Promise<string> => {
  const answer = await answerAt(walk, changes);
  await answer.body?.cancel();
  if (answer.status === 200) return 'shown';
  return new URL(answer.headers.get('Location') ?? 'about:blank').searchParams.get('error') ?? 'refused';
};

/** Each of these values is taken as the parameter, and each of the others is not. */
const values =
  (name: string, others: readonly string[]): Proof =>
  async (value, walk) => {
    for (const each of texts(value))
      expect([each, await outcome(walk, { [name]: each })]).toEqual([each, 'shown']);
    for (const each of others) expect([each, await outcome(walk, { [name]: each })]).not.toContain('shown');
  };

/** What a client sends each endpoint that it can call by itself, and how an accepted call is answered. */
const CALLS: Readonly<Record<string, () => Promise<[Form, number]>>> = {
  token_endpoint: async () => [codeForm('cod_unknown', true), 400],
  pushed_authorization_request_endpoint: async () => [await requestForm(), 201],
  revocation_endpoint: async () => [{ token: 'unknown' }, 200],
  introspection_endpoint: async () => [{ token: 'unknown' }, 200],
};

const call = async (
  { metadata }: Walk,
  endpoint: string,
  form: Form,
  headers: Record<string, string>,
): Promise<{ readonly response: Response; readonly accepted: boolean }> => {
  const [own, status] = (await CALLS[endpoint]?.()) ?? [{}, 0];
  const response = await fetchKeyfob(String(metadata[endpoint]), asForm({ ...own, ...form }, headers));
  return { response, accepted: response.status === status };
};

const asDemo = { Authorization: demo.basic };

const answersByPost =
  (endpoint: string): Proof =>
  async (value, walk) => {
    expect((await call(walk, endpoint, {}, asDemo)).accepted).toBe(true);
    expect((await fetchKeyfob(String(value))).status).toBe(405);
  };

const keyedClient = async (alg: string) => {
  const key = await makeKey(alg);
  const { id, secret } = await register({ jwks: { keys: [key.jwk] } });
  return { key, id, secret };
};

/** How each way of authentication is done. */
const METHODS: Readonly<Record<string, (walk: Walk) => Promise<[Form, Record<string, string>]>>> = {
  client_secret_basic: async () => [{}, asDemo],
  client_secret_post: async () => [{ client_id: demo.id, client_secret: demo.secret }, {}],
  none: async () => [{ client_id: await registerPublic() }, {}],
  private_key_jwt: async ({ issuer }) => {
    const { id, key } = await keyedClient('ES256');
    return [withAssertion(await assertionOf(id, key, { claims: { aud: issuer } })), {}];
  },
  client_secret_jwt: async ({ issuer }) => {
    const { id, secret } = await keyedClient('ES256');
    const head = btoa('{"alg":"HS256"}').replaceAll('=', '');
    const body = btoa(JSON.stringify({ iss: id, sub: id, aud: issuer, jti: 'j', exp: Date.now() }));
    const raw = new TextEncoder().encode(secret);
    const hmac = { name: 'HMAC', hash: 'SHA-256' };
    const key = await crypto.subtle.importKey('raw', raw, hmac, false, ['sign']);
    const text = `${head}.${body.replaceAll('=', '')}`;
    const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text)));
    const signature = btoa(String.fromCharCode(...mac))
      .replaceAll('+', '-')
      .replaceAll('/', '_');
    return [withAssertion(`${text}.${signature.replaceAll('=', '')}`), {}];
  },
};

const methodsOf =
  (endpoint: string): Proof =>
  async (value, walk) => {
    const supported = texts(value);
    expect(supported.filter((method) => !Object.hasOwn(METHODS, method))).toEqual([]);
    for (const [method, authenticate] of Object.entries(METHODS)) {
      const { response, accepted } = await call(walk, endpoint, ...(await authenticate(walk)));
      expect([method, accepted]).toEqual([method, supported.includes(method)]);
      if (!accepted) expect([method, await refusalOf(response)]).toEqual([method, '401 invalid_client']);
    }
  };

const UNSUPPORTED_ALGORITHMS = ['ES512', 'RS384', 'PS512'];

const algorithmsOf =
  (endpoint: string): Proof =>
  async (value, walk) => {
    const supported = texts(value);
    for (const alg of [...supported, ...UNSUPPORTED_ALGORITHMS]) {
      const { id, key } = await keyedClient(alg);
      const assertion = await assertionOf(id, key, { claims: { aud: walk.issuer } });
      const { accepted } = await call(walk, endpoint, withAssertion(assertion), {});
      expect([alg, accepted]).toEqual([alg, supported.includes(alg)]);
    }
  };

const says =
  (expected: unknown, proof: Proof = async () => {}): Proof =>
  async (value, walk) => {
    expect(value).toEqual(expected);
    await proof(value, walk);
  };

const refusedWith =
  (name: string, error: string): Proof =>
  async (_, walk) =>
    expect(await outcome(walk, { [name]: 'https://client.example/x' })).toBe(error);

const PROOFS: Readonly<Record<string, Proof>> = {
  issuer: async (value, { face }) => {
    expect(value).toBe(`${ORIGIN}${OAUTH_FACES[face].path}`);
  },
  authorization_endpoint: async (value, walk) => {
    const url = await urlAt(walk);
    expect(url.split('?')[0]).toBe(value);
    expect((await fetchKeyfob(url)).status).toBe(200);
  },
  token_endpoint: async (value, walk) => {
    const credentials = asForm({ grant_type: 'client_credentials' }, asDemo);
    expect((await fetchKeyfob(String(value), credentials)).status).toBe(200);
    await answersByPost('token_endpoint')(value, walk);
  },
  pushed_authorization_request_endpoint: async (value, walk) => {
    const { response } = await call(walk, 'pushed_authorization_request_endpoint', {}, asDemo);
    const { request_uri } = await response.json<{ request_uri: string }>();
    expect((await fetchKeyfob(pushedUrl(request_uri))).status).toBe(200);
    await answersByPost('pushed_authorization_request_endpoint')(value, walk);
  },
  revocation_endpoint: answersByPost('revocation_endpoint'),
  introspection_endpoint: answersByPost('introspection_endpoint'),
  jwks_uri: async (value) => {
    const { keys } = await (await fetchKeyfob(String(value))).json<{ keys: Record<string, unknown>[] }>();
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys) {
      expect(key).toMatchObject({ kid: expect.any(String), kty: 'OKP' });
      expect(Object.keys(key)).not.toContain('d');
    }
  },
  token_endpoint_auth_methods_supported: methodsOf('token_endpoint'),
  revocation_endpoint_auth_methods_supported: methodsOf('revocation_endpoint'),
  introspection_endpoint_auth_methods_supported: methodsOf('introspection_endpoint'),
  token_endpoint_auth_signing_alg_values_supported: algorithmsOf('token_endpoint'),
  revocation_endpoint_auth_signing_alg_values_supported: algorithmsOf('revocation_endpoint'),
  introspection_endpoint_auth_signing_alg_values_supported: algorithmsOf('introspection_endpoint'),
  scopes_supported: async (value, walk) => {
    expect(texts(value)).toContain('offline_access');
    for (const scope of texts(value).filter((each) => each !== 'offline_access'))
      expect([scope, await outcome(walk, { scope: `${scope} offline_access` })]).toEqual([scope, 'shown']);
    expect(await outcome(walk, { scope: 'vehicle:everything' })).toBe('invalid_scope');
  },
  response_types_supported: values('response_type', ['token', 'id_token', 'code id_token', 'none']),
  response_modes_supported: values('response_mode', ['fragment', 'form_post', 'jwt', 'query.jwt']),
  prompt_values_supported: values('prompt', ['none', 'create', 'x']),
  code_challenge_methods_supported: async (value, walk) => {
    const code_challenge = 'c'.repeat(43);
    for (const method of [...texts(value), 'plain', 'S512'])
      expect([method, await outcome(walk, { code_challenge, code_challenge_method: method })]).toEqual([
        method,
        texts(value).includes(method) ? 'shown' : 'invalid_request',
      ]);
  },
  grant_types_supported: async (value, { metadata }) => {
    const refusalFor = async (grant_type: string): Promise<string> => {
      const response = await fetchKeyfob(String(metadata['token_endpoint']), asForm({ grant_type }, asDemo));
      return response.status === 200 ? 'tokens' : refusalOf(response);
    };
    expect(texts(value)).toContain('authorization_code');
    for (const type of texts(value)) expect(await refusalFor(type)).toMatch(/^(tokens|400 invalid_request)$/);
    for (const type of ['password', 'urn:ietf:params:oauth:grant-type:device_code', 'implicit'])
      expect(await refusalFor(type)).toBe('400 unsupported_grant_type');
  },
  ui_locales_supported: async (value, walk) => {
    for (const tag of [...(walk.face === 'core' ? texts(value) : []), 'tlh']) {
      const page = await (await answerAt(walk, { ui_locales: tag })).text();
      expect(page).toContain(`<html lang="${texts(value).includes(tag) ? tag : 'en'}"`);
    }
  },
  dpop_signing_alg_values_supported: async (value, { metadata }) => {
    const endpoint = String(metadata['token_endpoint']);
    for (const alg of [...texts(value), ...UNSUPPORTED_ALGORITHMS]) {
      const DPoP = await proofOf(await makeKey(alg), { path: new URL(endpoint).pathname });
      const form = { grant_type: 'client_credentials' };
      const answer = await fetchKeyfob(endpoint, asForm(form, { ...asDemo, DPoP }));
      const { token_type, error } = await answer.json<{ token_type?: string; error?: string }>();
      expect([alg, token_type ?? error]).toEqual([
        alg,
        texts(value).includes(alg) ? 'DPoP' : 'invalid_dpop_proof',
      ]);
    }
  },
  authorization_response_iss_parameter_supported: says(true, async (_, walk) => {
    expect((await link(new Browser(), await urlAt(walk))).iss).toBe(walk.issuer);
    const refused = await answerAt(walk, { response_type: 'token' });
    const { searchParams } = new URL(refused.headers.get('Location') ?? 'about:blank');
    expect(searchParams.get('iss')).toBe(walk.issuer);
  }),
  require_pushed_authorization_requests: says(false, async (_, walk) => {
    expect(await outcome(walk, {})).toBe('shown');
  }),
  request_parameter_supported: says(false, refusedWith('request', 'request_not_supported')),
  request_uri_parameter_supported: says(false, refusedWith('request_uri', 'request_uri_not_supported')),
};

const WELL_KNOWN: Readonly<Partial<Record<OAuthFace, readonly string[]>>> = {
  core: ['/.well-known/oauth-authorization-server'],
  enode: [
    '/.well-known/oauth-authorization-server/enode',
    '/enode/.well-known/oauth-authorization-server',
    '/enode/.well-known/openid-configuration',
  ],
};

const walkAt = async (face: OAuthFace, path: string | undefined): Promise<Walk> => {
  const metadata = await (await fetchKeyfob(path ?? '')).json<Metadata>();
  return { face, metadata, issuer: String(metadata['issuer']) };
};

describe.each(Object.keys(WELL_KNOWN) as OAuthFace[])('the metadata of %s', (face) => {
  it('is the same wherever it is looked for, in a field for each proof there is', async () => {
    const [first = '', ...others] = WELL_KNOWN[face] ?? [];
    const { metadata } = await walkAt(face, first);
    for (const path of others) expect((await walkAt(face, path)).metadata).toEqual(metadata);
    const fields = Object.keys(metadata);
    expect(fields.filter((field) => !Object.hasOwn(PROOFS, field))).toEqual([]);
    if (face === 'core') expect(fields.sort()).toEqual(Object.keys(PROOFS).sort());
  });

  it.each(Object.entries(PROOFS))('tells the truth: %s', async (field, proof) => {
    const walk = await walkAt(face, WELL_KNOWN[face]?.[0]);
    const value = walk.metadata[field];
    if (value !== undefined) await proof(value, walk);
    else
      expect([face, Object.keys(OAUTH_FACES.enode.endpoints)]).toEqual(['enode', ['authorization', 'token']]);
  });
});

describe('what a face does not advertise', () => {
  it.each(['par', 'revoke', 'introspect', 'jwks'])('is not there: /enode/oauth2/%s', async (name) => {
    for (const method of ['GET', 'POST'])
      expect((await fetchKeyfob(`/enode/oauth2/${name}`, { method })).status).toBe(404);
  });
});
