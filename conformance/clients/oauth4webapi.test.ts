import * as oauth from 'oauth4webapi';
import { beforeAll, describe, expect, test } from 'vitest';
import { REDIRECT_URI, type Registration, register, registerPublic } from '../support/applications.ts';
import { type Introspection, VEHICLES } from '../support/flows.ts';
import { ORIGIN } from '../support/http.ts';
import { makeKey } from '../support/keys.ts';
import { share } from '../support/owner.ts';

/** Plain http is only for loopback in development. */
const INSECURE = { [oauth.allowInsecureRequests]: true };

let server: oauth.AuthorizationServer;

beforeAll(async () => {
  const issuer = new URL(ORIGIN);
  const found = await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...INSECURE });
  server = await oauth.processDiscoveryResponse(issuer, found);
});

/** Repeats a request once when it is told to use a nonce (RFC 9449 §8). */
const withNonce = async <T>(request: () => Promise<T>): Promise<T> => {
  try {
    return await request();
  } catch (error) {
    if (!oauth.isDPoPNonceError(error)) throw error;
    return request();
  }
};

interface Setting {
  readonly client: oauth.Client;
  readonly authentication: oauth.ClientAuth;
  readonly dpop: boolean;
}

const bySecret =
  (method: (secret: string) => oauth.ClientAuth, changes: Registration, dpop: boolean) =>
  async (): Promise<Setting> => {
    const { id, secret } = await register(changes);
    return { client: { client_id: id }, authentication: method(secret ?? ''), dpop };
  };

const byKey = async (): Promise<Setting> => {
  const key = await makeKey();
  const { id } = await register({
    secret: false,
    jwks: { keys: [key.jwk] },
    dpop: 'required',
    accessTokens: 'jwt',
  });
  const authentication = oauth.PrivateKeyJwt({ key: key.privateKey, kid: key.jwk.kid ?? '' });
  return { client: { client_id: id }, authentication, dpop: true };
};

const byId = async (): Promise<Setting> => ({
  client: { client_id: (await registerPublic()).id },
  authentication: oauth.None(),
  dpop: true,
});

const SETTINGS: readonly [string, () => Promise<Setting>, confidential: boolean][] = [
  ['a secret in the header, bearer tokens', bySecret(oauth.ClientSecretBasic, {}, false), true],
  [
    'a secret in the form, bound tokens',
    bySecret(oauth.ClientSecretPost, { pushedRequests: 'required' }, true),
    true,
  ],
  ['a key, bound tokens that others verify', byKey, true],
  ['nothing but its id, bound tokens', byId, false],
];

describe('oauth4webapi 3', () => {
  describe.each(SETTINGS)('with %s', (_, setUp, confidential) => {
    let setting: Setting;
    let options: typeof INSECURE & { DPoP?: oauth.DPoPHandle };

    beforeAll(async () => {
      setting = await setUp();
      const key = await oauth.generateKeyPair('ES256');
      options = { ...INSECURE, ...(setting.dpop ? { DPoP: oauth.DPoP(setting.client, key) } : {}) };
    });

    const looked = async (text: string): Promise<Introspection> => {
      const { client, authentication } = setting;
      const answer = await oauth.introspectionRequest(server, client, authentication, text, INSECURE);
      return { ...(await oauth.processIntrospectionResponse(server, client, answer)) };
    };

    test('pushes a request, gets tokens by its code, reads, refreshes, and gives them back', async () => {
      const { client, authentication, dpop } = setting;
      const [verifier, state] = [oauth.generateRandomCodeVerifier(), oauth.generateRandomState()];
      const parameters = {
        response_type: 'code',
        redirect_uri: REDIRECT_URI,
        scope: 'vehicle:charge_state offline_access',
        state,
        code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      };
      const pushed = await withNonce(async () =>
        oauth.processPushedAuthorizationResponse(
          server,
          client,
          await oauth.pushedAuthorizationRequest(server, client, authentication, parameters, options),
        ),
      );
      const start = new URL(server.authorization_endpoint ?? '');
      start.search = new URLSearchParams({
        client_id: client.client_id,
        request_uri: pushed.request_uri,
      }).toString();
      const { left } = await share(start.href);
      const answer = oauth.validateAuthResponse(server, client, new URL(left ?? ''), state);

      const tokens = await withNonce(async () =>
        oauth.processAuthorizationCodeResponse(
          server,
          client,
          await oauth.authorizationCodeGrantRequest(
            server,
            client,
            authentication,
            answer,
            REDIRECT_URI,
            verifier,
            options,
          ),
        ),
      );
      expect(tokens.token_type).toBe(dpop ? 'dpop' : 'bearer');

      const next = await withNonce(async () =>
        oauth.processRefreshTokenResponse(
          server,
          client,
          await oauth.refreshTokenGrantRequest(
            server,
            client,
            authentication,
            tokens.refresh_token ?? '',
            options,
          ),
        ),
      );
      const ask = () =>
        oauth.protectedResourceRequest(
          next.access_token,
          'GET',
          new URL(VEHICLES, ORIGIN),
          new Headers(),
          null,
          options,
        );
      const list = (await (await withNonce(ask)).json()) as { data: unknown[] };
      expect(list.data).toHaveLength(2);
      if (confidential) expect(await looked(next.access_token)).toMatchObject({ active: true });

      await oauth.processRevocationResponse(
        await oauth.revocationRequest(server, client, authentication, next.refresh_token ?? '', INSECURE),
      );
      if (confidential) expect(await looked(next.access_token)).toEqual({ active: false });
      await expect(withNonce(ask)).rejects.toThrow();
    });

    test(`is ${confidential ? '' : 'not '}given the application’s own token`, async () => {
      const { client, authentication } = setting;
      const asked = withNonce(async () =>
        oauth.processClientCredentialsResponse(
          server,
          client,
          await oauth.clientCredentialsGrantRequest(server, client, authentication, {}, options),
        ),
      );
      if (!confidential) return expect(asked).rejects.toMatchObject({ error: 'unauthorized_client' });
      const { access_token } = await asked;
      return expect(await looked(access_token)).toMatchObject({ active: true, sub: client.client_id });
    });
  });
});
