import { beforeAll, expect, it } from 'vitest';
import { register } from '../support/applications.ts';
import { asForm } from '../support/keyfob.ts';
import { assertionOf, type ClientKey, makeKey, proofOf, withAssertion } from '../support/signing.ts';
import { fetchWith } from './production.ts';

const PUBLIC = 'https://keyfob.example';
/** Where a request may come in besides, as at any Worker. */
const INNER = 'https://keyfob.account.workers.dev';

let key: ClientKey;
let id: string;

beforeAll(async () => {
  key = await makeKey();
  id = (await register({ secrets: [], jwks: { keys: [key.jwk] } })).id;
});

const post = async (audience: string, proofFor: string): Promise<number> => {
  const form = withAssertion(await assertionOf(id, key, { claims: { aud: audience } }));
  const proof = await proofOf(key, { claims: { htu: `${proofFor}/oauth/token` } });
  const request = asForm({ grant_type: 'client_credentials', ...form }, { DPoP: proof });
  const settings = { KEYFOB_ENV: undefined, KEYFOB_ORIGIN: PUBLIC };
  return (await fetchWith(`${INNER}/oauth/token`, settings, request)).status;
};

it.each([
  ['for the public origin', PUBLIC, PUBLIC, 200],
  ['with an assertion for the host it came in on', INNER, PUBLIC, 401],
  ['with an assertion for that host’s token endpoint', `${INNER}/oauth/token`, PUBLIC, 401],
  ['with a proof for the host it came in on', PUBLIC, INNER, 400],
])('what a client signs is for the public origin alone: %s', async (_, audience, proofFor, status) => {
  expect(await post(audience, proofFor)).toBe(status);
});
