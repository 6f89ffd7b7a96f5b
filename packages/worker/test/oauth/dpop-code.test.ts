import { beforeAll, describe, expect, it } from 'vitest';
import { demo } from '../support/applications.ts';
import { Browser } from '../support/browser.ts';
import { asForm, fetchKeyfob, link } from '../support/keyfob.ts';
import { authorizeUrl, codeForm, refusalOf } from '../support/linking.ts';
import { type ClientKey, makeKey, proofOf } from '../support/signing.ts';
import { postPush, pushedLink, pushedUrl, requestForm } from './pushing.ts';

let key: ClientKey;
let other: ClientKey;

beforeAll(async () => {
  [key, other] = await Promise.all([makeKey(), makeKey()]);
});

const pushWith = async (prover: ClientKey | null, dpop_jkt: string | null = null): Promise<Response> => {
  const proof = prover && (await proofOf(prover, { path: '/oauth/par' }));
  const headers = { Authorization: demo.basic, ...(proof === null ? {} : { DPoP: proof }) };
  return postPush(await requestForm({ dpop_jkt }), headers);
};

const pushedUrlWith = async (prover: ClientKey, dpop_jkt: string | null = null): Promise<string> => {
  const { request_uri } = await (await pushWith(prover, dpop_jkt)).json<{ request_uri: string }>();
  return pushedUrl(request_uri);
};

const redeemWith = async (code: string, prover: ClientKey | null): Promise<string> => {
  const proof = prover && (await proofOf(prover));
  const headers = { Authorization: demo.basic, ...(proof === null ? {} : { DPoP: proof }) };
  const answer = await fetchKeyfob('/oauth/token', asForm(codeForm(code, true), headers));
  return answer.status === 200 ? (await answer.json<{ token_type: string }>()).token_type : refusalOf(answer);
};

/** Every way a client can say beforehand which key its code is for (RFC 9449 §10). */
const WAYS: readonly [string, () => Promise<string>][] = [
  ['by dpop_jkt', () => authorizeUrl({ dpop_jkt: key.thumbprint, state: crypto.randomUUID() })],
  ['by dpop_jkt in a pushed request', () => pushedLink({ dpop_jkt: key.thumbprint })],
  ['by a proof beside a pushed request', () => pushedUrlWith(key)],
  ['by both', () => pushedUrlWith(key, key.thumbprint)],
];

describe('a code bound to a key', () => {
  it.each(WAYS)('%s is good with that key only, and no failed try burns it', async (_, start) => {
    const { code } = await link(new Browser(), await start());
    expect(code).toMatch(/^cod_/);
    expect(await redeemWith(code ?? '', null)).toMatch(/^400 invalid_(grant|dpop_proof)$/);
    expect(await redeemWith(code ?? '', other)).toMatch(/^400 invalid_(grant|dpop_proof)$/);
    expect(await redeemWith(code ?? '', key)).toBe('DPoP');
  });

  it('one that is not bound is good with any key', async () => {
    const { code } = await link(new Browser(), await pushedLink());
    expect(await redeemWith(code ?? '', other)).toBe('DPoP');
  });
});

describe('a pushed request with a proof', () => {
  it('that names another key than the proof’s is refused', async () => {
    expect(await refusalOf(await pushWith(key, other.thumbprint))).toBe('400 invalid_dpop_proof');
    expect((await pushWith(key, key.thumbprint)).status).toBe(201);
  });

  it('made for another endpoint is refused', async () => {
    const headers = { Authorization: demo.basic, DPoP: await proofOf(key) };
    expect(await refusalOf(await postPush(await requestForm(), headers))).toBe('400 invalid_dpop_proof');
  });

  it('that fails for its parameters leaves the proof good', async () => {
    const headers = { Authorization: demo.basic, DPoP: await proofOf(key, { path: '/oauth/par' }) };
    expect(await refusalOf(await postPush(await requestForm({ scope: 'x' }), headers))).toBe(
      '400 invalid_scope',
    );
    expect((await postPush(await requestForm(), headers)).status).toBe(201);
    expect(await refusalOf(await postPush(await requestForm(), headers))).toBe('400 invalid_dpop_proof');
  });
});
