import { beforeAll, describe, expect, it } from 'vitest';
import { asForm, BASIC, fetchKeyfob, type TokenAnswer } from '../support/keyfob.ts';
import { freshUser } from '../support/linking.ts';
import { type ClientKey, makeKey, type ProofFor, proofOf } from '../support/signing.ts';
import { codeForm, kindOf, linkAtFace, problem } from './face.ts';

const TOKEN = '/enode/oauth2/token';

let key: ClientKey;

beforeAll(async () => {
  key = await makeKey();
});

const boundToken = async (form: Record<string, string>): Promise<string> => {
  const headers = { Authorization: BASIC, DPoP: await proofOf(key, { path: TOKEN }) };
  return (await (await fetchKeyfob(TOKEN, asForm(form, headers))).json<TokenAnswer>()).access_token;
};

const ask = async (
  method: string,
  path: string,
  token: string,
  { scheme = 'DPoP', ...changes }: ProofFor & { scheme?: string } = {},
): Promise<Response> =>
  fetchKeyfob(path, {
    method,
    headers: {
      Authorization: `${scheme} ${token}`,
      DPoP: await proofOf(key, { method, path, accessToken: token, ...changes }),
    },
  });

const expectRefusals = async (method: string, path: string, token: string): Promise<void> => {
  const refusals = [
    ask(method, path, token, { scheme: 'Bearer' }),
    ask(method, path, token, { path: '/v1/connected-vehicles' }),
    fetchKeyfob(path, { method, headers: { Authorization: `DPoP ${token}` } }),
    fetchKeyfob(path, { method, headers: { Authorization: `Bearer ${token}` } }),
  ];
  for (const answer of await Promise.all(refusals)) {
    expect(kindOf(answer)).toBe(problem(401));
    expect(answer.headers.get('WWW-Authenticate')).toMatch(/DPoP .*algs="ES256 /);
  }
};

describe('a token of the Enode face that is bound to a key', () => {
  it('shows vehicles to the holder of the key alone', async () => {
    const token = await boundToken(codeForm((await linkAtFace()).code));
    await expectRefusals('GET', '/enode/vehicles', token);
    const list = await ask('GET', '/enode/vehicles', token);
    expect(await list.json()).toHaveLength(2);
  });

  it('opens links for the holder of the key alone', async () => {
    const token = await boundToken({ grant_type: 'client_credentials' });
    const path = `/enode/users/${freshUser()}/link`;
    await expectRefusals('POST', path, token);
    expect((await ask('POST', path, token)).status).toBe(200);
  });
});
