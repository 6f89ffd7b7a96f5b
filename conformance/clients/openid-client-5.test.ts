import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { exportJWK } from 'jose';
import { type Client, type ClientMetadata, generators, Issuer } from 'openid-client-5';
import { beforeAll, describe, expect, test } from 'vitest';
import { REDIRECT_URI, register } from '../support/applications.ts';
import { VEHICLES } from '../support/flows.ts';
import { ORIGIN } from '../support/http.ts';
import { makeKey } from '../support/keys.ts';
import { share } from '../support/owner.ts';

type Made = [metadata: ClientMetadata, jwks: { keys: Record<string, unknown>[] } | undefined, dpop: boolean];

const bySecret = async (): Promise<Made> => {
  const { id, secret } = await register();
  return [{ client_id: id, client_secret: secret ?? '' }, undefined, false];
};

const byKey = async (): Promise<Made> => {
  const key = await makeKey('ES256');
  const { id } = await register({ secret: false, jwks: { keys: [key.jwk] }, dpop: 'required' });
  const metadata: ClientMetadata = {
    client_id: id,
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'ES256',
  };
  return [
    metadata,
    { keys: [{ ...(await exportJWK(key.privateKey)), kid: key.jwk.kid, alg: 'ES256' }] },
    true,
  ];
};

const SETTINGS: readonly [string, () => Promise<Made>][] = [
  ['a secret, bearer tokens', bySecret],
  ['a key, bound tokens', byKey],
];

/** The nonce of an error is remembered for the next try (RFC 9449 §8); only some of its requests repeat themselves. */
const twice = async <T>(request: () => Promise<T>): Promise<T> => {
  try {
    return await request();
  } catch (error) {
    if (!(error instanceof Error) || !/use_dpop_nonce/.test(error.message)) throw error;
    return request();
  }
};

describe('openid-client 5', () => {
  describe.each(SETTINGS)('with %s', (_, setUp) => {
    let own: Client;
    let DPoP: KeyObject | undefined;

    beforeAll(async () => {
      const [metadata, jwks, dpop] = await setUp();
      const issuer = await Issuer.discover(`${ORIGIN}/.well-known/oauth-authorization-server`);
      own = new issuer.Client({ redirect_uris: [REDIRECT_URI], response_types: ['code'], ...metadata }, jwks);
      DPoP = dpop ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey : undefined;
    });

    const withProof = () => (DPoP ? { DPoP } : {});

    test.each(['in the address', 'pushed'])(
      'links by a request %s, reads, refreshes, gives back',
      async (how) => {
        const [code_verifier, state] = [generators.codeVerifier(), generators.state()];
        const parameters = {
          scope: 'vehicle:charge_state offline_access',
          state,
          code_challenge: generators.codeChallenge(code_verifier),
          code_challenge_method: 'S256',
        };
        const start =
          how === 'pushed'
            ? own.authorizationUrl({
                request_uri: (await own.pushedAuthorizationRequest(parameters)).request_uri,
              })
            : own.authorizationUrl(parameters);
        const { left } = await share(start);
        const answer = own.callbackParams(left ?? '');
        const checks = { code_verifier, state, response_type: 'code' };
        const tokens = await twice(() => own.oauthCallback(REDIRECT_URI, answer, checks, withProof()));
        expect(tokens.token_type).toBe(DPoP ? 'DPoP' : 'Bearer');
        const next = await twice(() => own.refresh(tokens.refresh_token ?? '', withProof()));
        const accessToken = next.access_token ?? '';
        const list = await own.requestResource(`${ORIGIN}${VEHICLES}`, accessToken, withProof());
        expect(list.statusCode).toBe(200);
        expect(JSON.parse(String(list.body)).data).toHaveLength(2);
        expect(await own.introspect(accessToken)).toMatchObject({ active: true });
        await own.revoke(next.refresh_token ?? '');
        expect(await own.introspect(accessToken)).toEqual({ active: false });
        expect((await own.requestResource(`${ORIGIN}${VEHICLES}`, accessToken, withProof())).statusCode).toBe(
          401,
        );
      },
    );

    test('gets the application’s own token', async () => {
      const tokens = await own.grant({ grant_type: 'client_credentials' }, withProof());
      expect(await own.introspect(tokens.access_token ?? '')).toMatchObject({
        active: true,
        sub: own.metadata.client_id,
      });
    });
  });
});
