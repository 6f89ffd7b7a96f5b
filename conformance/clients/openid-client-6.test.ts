import * as client from 'openid-client';
import { beforeAll, describe, expect, test } from 'vitest';
import { REDIRECT_URI, register } from '../support/applications.ts';
import { VEHICLES } from '../support/flows.ts';
import { ORIGIN } from '../support/http.ts';
import { makeKey } from '../support/keys.ts';
import { share } from '../support/owner.ts';

interface Setting {
  readonly id: string;
  readonly authentication: client.ClientAuth;
  readonly dpop: boolean;
}

const bySecret = async (): Promise<Setting> => {
  const { id, secret } = await register();
  return { id, authentication: client.ClientSecretBasic(secret ?? ''), dpop: false };
};

const byKey = async (): Promise<Setting> => {
  const key = await makeKey('EdDSA');
  const { id } = await register({ secret: false, jwks: { keys: [key.jwk] }, dpop: 'required' });
  const authentication = client.PrivateKeyJwt({ key: key.privateKey, kid: key.jwk.kid ?? '' });
  return { id, authentication, dpop: true };
};

const SETTINGS: readonly [string, () => Promise<Setting>][] = [
  ['a secret, bearer tokens', bySecret],
  ['a key, bound tokens', byKey],
];

describe('openid-client 6', () => {
  describe.each(SETTINGS)('with %s', (_, setUp) => {
    let setting: Setting;
    let config: client.Configuration;
    let DPoP: client.DPoPHandle | undefined;

    beforeAll(async () => {
      setting = await setUp();
      const { id, authentication, dpop } = setting;
      config = await client.discovery(new URL(ORIGIN), id, undefined, authentication, {
        algorithm: 'oauth2',
        execute: [client.allowInsecureRequests],
      });
      DPoP = dpop ? client.getDPoPHandle(config, await client.randomDPoPKeyPair('ES256')) : undefined;
    });

    const withProof = () => (DPoP ? { DPoP } : {});

    test.each(['in the address', 'pushed'])(
      'links by a request %s, reads, refreshes, gives back',
      async (how) => {
        const [verifier, state] = [client.randomPKCECodeVerifier(), client.randomState()];
        const parameters = {
          redirect_uri: REDIRECT_URI,
          scope: 'vehicle:charge_state offline_access',
          state,
          code_challenge: await client.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
        };
        const start =
          how === 'pushed'
            ? await client.buildAuthorizationUrlWithPAR(config, parameters, withProof())
            : client.buildAuthorizationUrl(config, parameters);
        const { left } = await share(start.href);
        const tokens = await client.authorizationCodeGrant(
          config,
          new URL(left ?? ''),
          { pkceCodeVerifier: verifier, expectedState: state },
          undefined,
          withProof(),
        );
        expect(tokens.token_type).toBe(setting.dpop ? 'dpop' : 'bearer');
        const next = await client.refreshTokenGrant(
          config,
          tokens.refresh_token ?? '',
          undefined,
          withProof(),
        );
        const ask = () =>
          client.fetchProtectedResource(
            config,
            next.access_token,
            new URL(VEHICLES, ORIGIN),
            'GET',
            undefined,
            undefined,
            withProof(),
          );
        expect(((await (await ask()).json()) as { data: unknown[] }).data).toHaveLength(2);
        expect(await client.tokenIntrospection(config, next.access_token)).toMatchObject({ active: true });
        await client.tokenRevocation(config, next.refresh_token ?? '');
        expect(await client.tokenIntrospection(config, next.access_token)).toEqual({ active: false });
        await expect(ask()).rejects.toThrow();
      },
    );

    test('gets the application’s own token', async () => {
      const tokens = await client.clientCredentialsGrant(config, undefined, withProof());
      expect(await client.tokenIntrospection(config, tokens.access_token)).toMatchObject({
        active: true,
        sub: setting.id,
      });
    });
  });
});
