import { push, pushedUrl, requestForm } from '../oauth/pushing.ts';
import { linkedBy } from '../oauth/token-calls.ts';
import { register, registerPublic } from '../support/applications.ts';
import { authorizeUrl, codeForm, connectUser, linkUser, refreshForm } from '../support/linking.ts';
import { assertionOf, makeKey, proofOf, withAssertion } from '../support/signing.ts';
import { basic, entries, get, post, type RightRequest } from './right-request.ts';

const oauth = (
  name: string,
  make: RightRequest['make'],
  vital: readonly string[],
  { vitalHeaders = ['authorization'], writes = true, discreet = false } = {},
): RightRequest => ({ name, face: 'oauth', make, vital, vitalHeaders, writes, discreet });

const NONE: string[] = [];
const PUSHED = ['response_type', 'redirect_uri'];
const REDEEMED = ['grant_type', 'code', 'redirect_uri', 'code_verifier'];

export const oauthRequests = async (): Promise<RightRequest[]> => {
  const [own, publicId, key, clientKey] = [
    await register(),
    await registerPublic(),
    await makeKey(),
    await makeKey(),
  ];
  const keyed = await register({ jwks: { keys: [clientKey.jwk] } as never });
  const { code } = await linkUser({}, { pkce: true, partner: own });
  const { tokens } = await connectUser({}, { partner: own });
  const bound = await linkedBy(publicId, { basic: null, form: { client_id: publicId }, key });
  const pushing = await requestForm({ login_hint: 'owner@example.com', ui_locales: 'nb en' });
  const as = basic(own);
  return [
    oauth('push', () => post('/oauth/par', entries(pushing), as), PUSHED),
    oauth(
      'push, by a key',
      async () =>
        post('/oauth/par', entries({ ...pushing, ...withAssertion(await assertionOf(keyed.id, clientKey)) })),
      [...PUSHED, 'client_assertion', 'client_assertion_type'],
      { vitalHeaders: NONE },
    ),
    oauth('code', () => post('/oauth/token', entries(codeForm(code, true)), as), REDEEMED),
    oauth(
      'code, secret in the body',
      () =>
        post(
          '/oauth/token',
          entries({ ...codeForm(code, true), client_id: own.id, client_secret: own.secret }),
        ),
      [...REDEEMED, 'client_id', 'client_secret'],
      { vitalHeaders: NONE },
    ),
    oauth(
      'refresh',
      () => post('/oauth/token', entries({ ...refreshForm(tokens.refresh_token), scope: 'all' }), as),
      ['grant_type', 'refresh_token'],
    ),
    oauth(
      'refresh, bound',
      async () =>
        post('/oauth/token', entries({ ...refreshForm(bound.refresh_token), client_id: publicId }), [
          ['DPoP', await proofOf(key)],
        ]),
      ['grant_type', 'refresh_token', 'client_id'],
      { vitalHeaders: ['dpop'] },
    ),
    oauth(
      'client credentials',
      () => post('/oauth/token', [['grant_type', 'client_credentials']], as),
      ['grant_type'],
      {
        writes: false,
        // Whoever is registered may ask for a token of its own.
        vitalHeaders: NONE,
      },
    ),
    oauth(
      'revoke',
      () =>
        post('/oauth/revoke', entries({ token: tokens.refresh_token, token_type_hint: 'refresh_token' }), as),
      ['token'],
      { discreet: true },
    ),
    oauth('revoke, access', () => post('/oauth/revoke', [['token', tokens.access_token]], as), ['token'], {
      discreet: true,
    }),
    oauth('introspect', () => post('/oauth/introspect', [['token', tokens.refresh_token]], as), ['token'], {
      writes: false,
    }),
  ];
};

export const authorizeRequests = async (): Promise<RightRequest[]> => {
  const native = await register({
    type: 'native',
    redirectUris: [
      'http://127.0.0.1/callback',
      'com.example.app:/callback',
      'https://app.example.com/return?own=1',
    ],
  });
  const asked = { ui_locales: 'de', login_hint: 'owner@example.com', prompt: 'consent' };
  const addresses = {
    authorize: await authorizeUrl(asked),
    'authorize, native': await authorizeUrl({
      client_id: native.id,
      redirect_uri: 'http://127.0.0.1:51004/callback',
    }),
    'authorize, own scheme': await authorizeUrl({
      client_id: native.id,
      redirect_uri: 'com.example.app:/callback',
    }),
    'authorize, own query': await authorizeUrl({
      client_id: native.id,
      redirect_uri: 'https://app.example.com/return?own=1',
    }),
    'authorize, pushed': pushedUrl(await push()),
  };
  return Object.entries(addresses).map(([name, address]) => ({
    name,
    face: 'page',
    make: () => get(address, [['Accept', 'text/html']]),
    vital: ['client_id'],
    vitalHeaders: [],
    writes: false,
    discreet: false,
  }));
};
