import { describe, expect, it } from 'vitest';
import { demo, registerPublic } from '../support/applications.ts';
import { Browser, ORIGIN } from '../support/browser.ts';
import { fetchKeyfob, link } from '../support/keyfob.ts';
import { authorizeUrl, codeForm, type Form, postToken, refusalOf } from '../support/linking.ts';

interface Metadata {
  readonly issuer: string;
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
  readonly scopes_supported: readonly string[];
  readonly response_types_supported: readonly string[];
  readonly response_modes_supported: readonly string[];
  readonly grant_types_supported: readonly string[];
  readonly token_endpoint_auth_methods_supported: readonly string[];
  readonly code_challenge_methods_supported: readonly string[];
  readonly authorization_response_iss_parameter_supported: boolean;
}

const metadata = async (): Promise<Metadata> =>
  (await fetchKeyfob('/.well-known/oauth-authorization-server')).json();

const isShown = async (changes: Record<string, string | null>): Promise<boolean> =>
  (await fetchKeyfob(await authorizeUrl(changes))).status === 200;

/** How each way of authentication is done, with the same grant. */
const METHODS: Readonly<Record<string, (client: string) => [Form, string | null]>> = {
  client_secret_basic: () => [{}, demo.basic],
  client_secret_post: () => [{ client_id: demo.id, client_secret: demo.secret }, null],
  none: (client_id) => [{ client_id }, null],
  client_secret_jwt: () => [
    {
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: 'e30.e30.x',
    },
    null,
  ],
};

describe('the metadata tells the truth:', () => {
  it('issuer and endpoints', async () => {
    const { issuer, authorization_endpoint, token_endpoint } = await metadata();
    expect(issuer).toBe(ORIGIN);
    expect(
      (await fetchKeyfob((await authorizeUrl()).replace(`${ORIGIN}/oauth/authorize`, authorization_endpoint)))
        .status,
    ).toBe(200);
    expect((await fetchKeyfob(token_endpoint, { method: 'POST' })).status).toBe(415);
  });

  it('every scope is accepted, another is not', async () => {
    const { scopes_supported } = await metadata();
    expect(scopes_supported.length).toBeGreaterThan(20);
    for (const scope of scopes_supported.filter((each) => each !== 'offline_access'))
      expect(await isShown({ scope: `${scope} offline_access` }), scope).toBe(true);
    expect(await isShown({ scope: 'vehicle:everything' })).toBe(false);
  });

  it('response types and challenge methods', async () => {
    const { response_types_supported, code_challenge_methods_supported } = await metadata();
    for (const [name, supported, others] of [
      ['response_type', response_types_supported, ['token', 'id_token', 'code id_token', 'none']],
      ['code_challenge_method', code_challenge_methods_supported, ['plain', 'S512']],
    ] as const) {
      expect(supported.length).toBeGreaterThan(0);
      for (const value of supported) expect(await isShown({ [name]: value }), value).toBe(true);
      for (const value of others) expect(await isShown({ [name]: value }), value).toBe(false);
    }
  });

  it('grant types: an advertised one is known, another is not', async () => {
    const { grant_types_supported } = await metadata();
    expect(grant_types_supported).toContain('authorization_code');
    for (const grant_type of grant_types_supported) {
      const response = await postToken({ grant_type });
      if (response.status !== 200) expect(await refusalOf(response), grant_type).toBe('400 invalid_request');
    }
    for (const grant_type of ['password', 'urn:ietf:params:oauth:grant-type:device_code'])
      expect(await refusalOf(await postToken({ grant_type }))).toBe('400 unsupported_grant_type');
  });

  it('ways to authenticate: an advertised one is accepted, another is not', async () => {
    const { token_endpoint_auth_methods_supported } = await metadata();
    const client = await registerPublic();
    for (const [method, authenticate] of Object.entries(METHODS)) {
      const [form, header] = authenticate(client);
      const response = await postToken({ ...codeForm('cod_unknown', true), ...form }, header);
      const expected = token_endpoint_auth_methods_supported.includes(method)
        ? '400 invalid_grant'
        : '401 invalid_client';
      expect(await refusalOf(response), method).toBe(expected);
    }
    expect(token_endpoint_auth_methods_supported.every((method) => method in METHODS)).toBe(true);
  });

  it('the response mode and iss', async () => {
    const { response_modes_supported, authorization_response_iss_parameter_supported, issuer } =
      await metadata();
    expect(response_modes_supported).toEqual(['query']);
    expect(authorization_response_iss_parameter_supported).toBe(true);
    expect((await link(new Browser(), await authorizeUrl())).iss).toBe(issuer);
  });
});
