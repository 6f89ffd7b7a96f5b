import * as oauth from 'oauth4webapi';
import { beforeAll, describe, expect, it } from 'vitest';
import { register } from '../support/applications.ts';
import { Browser, ORIGIN } from '../support/browser.ts';
import { fetchKeyfob, link, REDIRECT_URI } from '../support/keyfob.ts';
import { makeKey } from '../support/signing.ts';

/** oauth4webapi talks to the Worker in place of a server; plain http is only for loopback in development. */
const transport = {
  [oauth.allowInsecureRequests]: true,
  [oauth.customFetch]: (url: string, init: oauth.CustomFetchOptions<string, BodyInit | undefined | null>) =>
    fetchKeyfob(url, {
      method: init.method,
      headers: init.headers,
      body: init.body ?? null,
    }),
};

let server: oauth.AuthorizationServer;

beforeAll(async () => {
  const issuer = new URL(ORIGIN);
  const found = await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...transport });
  server = await oauth.processDiscoveryResponse(issuer, found);
});

/** Repeats a request once when it is told to use a nonce, as RFC 9449 §8 wants. */
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
  readonly options: typeof transport & { readonly DPoP: oauth.DPoPHandle };
}

const setting = async (alg: string, dpopAlg: string, changes = {}): Promise<Setting> => {
  const key = await makeKey(alg);
  const { id } = await register({ secrets: [], jwks: { keys: [key.jwk] }, pkce: 'required', ...changes });
  const client: oauth.Client = { client_id: id };
  const authentication = oauth.PrivateKeyJwt({ key: key.privateKey, kid: key.jwk.kid ?? '' });
  const DPoP = oauth.DPoP(client, await oauth.generateKeyPair(dpopAlg));
  return { client, authentication, options: { ...transport, DPoP } };
};

const EACH = [
  ['ES256', 'ES256', { dpop: 'required' }],
  ['PS256', 'Ed25519', { dpop: 'required', accessTokens: 'jwt' }],
  ['Ed25519', 'RS256', { dpop: 'optional', pushedRequests: 'required' }],
  ['RS256', 'PS256', { dpop: 'optional' }],
] as const;

describe.each(EACH)('oauth4webapi with a key of %s and proofs of %s', (alg, dpopAlg, changes) => {
  it('pushes a request, gets tokens, reads, refreshes, looks into them and gives them back', async () => {
    const { client, authentication, options } = await setting(alg, dpopAlg, changes);
    const as = server;
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
        as,
        client,
        await oauth.pushedAuthorizationRequest(as, client, authentication, parameters, options),
      ),
    );

    const start = new URL(as.authorization_endpoint ?? '');
    start.search = new URLSearchParams({
      client_id: client.client_id,
      request_uri: pushed.request_uri,
    }).toString();
    const browser = new Browser();
    await link(browser, start.href);
    const answer = oauth.validateAuthResponse(as, client, new URL(browser.left ?? ''), state);

    const tokens = await withNonce(async () =>
      oauth.processAuthorizationCodeResponse(
        as,
        client,
        await oauth.authorizationCodeGrantRequest(
          as,
          client,
          authentication,
          answer,
          REDIRECT_URI,
          verifier,
          options,
        ),
      ),
    );
    expect(tokens.token_type).toBe('dpop');

    const refreshed = await withNonce(async () =>
      oauth.processRefreshTokenResponse(
        as,
        client,
        await oauth.refreshTokenGrantRequest(as, client, authentication, tokens.refresh_token ?? '', options),
      ),
    );

    const list = await withNonce(() =>
      oauth.protectedResourceRequest(
        refreshed.access_token,
        'GET',
        new URL('/v1/connected-vehicles', ORIGIN),
        new Headers(),
        null,
        options,
      ),
    );
    expect((await list.json<{ data: unknown[] }>()).data).toHaveLength(2);

    const look = async (token: string) =>
      oauth.processIntrospectionResponse(
        as,
        client,
        await oauth.introspectionRequest(as, client, authentication, token, transport),
      );
    const jkt = await options.DPoP.calculateThumbprint();
    expect(await look(refreshed.access_token)).toMatchObject({ active: true, cnf: { jkt } });

    const token = refreshed.refresh_token ?? '';
    await oauth.processRevocationResponse(
      await oauth.revocationRequest(as, client, authentication, token, transport),
    );
    expect(await look(refreshed.access_token)).toEqual({ active: false });
  });

  it('gets the application’s own token', async () => {
    const { client, authentication, options } = await setting(alg, dpopAlg, changes);
    const tokens = await withNonce(async () =>
      oauth.processClientCredentialsResponse(
        server,
        client,
        await oauth.clientCredentialsGrantRequest(server, client, authentication, {}, options),
      ),
    );
    const list = await withNonce(() =>
      oauth.protectedResourceRequest(
        tokens.access_token,
        'GET',
        new URL('/v1/users/nobody/connected-vehicles', ORIGIN),
        new Headers(),
        null,
        options,
      ),
    );
    expect(await list.json()).toEqual({ data: [] });
  });
});
