import { beforeAll, describe, expect, it } from 'vitest';
import { type Partner, register } from '../support/applications.ts';
import { asForm, fetchKeyfob } from '../support/keyfob.ts';
import { codeForm, type Form, linkUser, refreshForm, refusalOf } from '../support/linking.ts';
import { allObjects, sqlIn } from '../support/objects.ts';
import { makeKey, proofOf } from '../support/signing.ts';

const CREDENTIALS: Form = { grant_type: 'client_credentials' };

let partner: Partner;

beforeAll(async () => {
  partner = await register();
});

const post = (form: Form, proof: string): Promise<Response> =>
  fetchKeyfob('/oauth/token', asForm(form, { Authorization: partner.basic, DPoP: proof }));

const rememberedProofs = async (): Promise<number> => {
  const rows = (await allObjects()).map((stub) =>
    sqlIn(stub, "SELECT key FROM single_use WHERE key LIKE 'dpop-proof|%'").catch(() => []),
  );
  return (await Promise.all(rows)).flat().length;
};

/** A code of ours with another ending: nobody but us can make the one that belongs there. */
const altered = (handle: string): string => `${handle.slice(0, -2)}${handle.endsWith('AA') ? 'BB' : 'AA'}`;

describe('a proof beside what strangers can send', () => {
  it.each<[string, () => Promise<Form>]>([
    ['an invented code', async () => codeForm('cod_x')],
    ['an altered code', async () => codeForm(altered((await linkUser({}, { partner })).code))],
    ['an invented refresh token', async () => refreshForm('ref_x')],
    ['a code without its verifier’s form', async () => ({ ...codeForm('cod_x'), code_verifier: 'short' })],
    ['a scope that no application has', async () => ({ ...CREDENTIALS, scope: 'vehicle:vin' })],
  ])('is not remembered: %s', async (_, form) => {
    const body = await form();
    const proof = await proofOf(await makeKey());
    const before = await rememberedProofs();
    expect(await refusalOf(await post(body, proof))).toMatch(/^400 invalid_(grant|request|scope)$/);
    expect(await rememberedProofs()).toBe(before);
    expect((await post(CREDENTIALS, proof)).status).toBe(200);
  });

  it('is good once where something is given for it', async () => {
    const proof = await proofOf(await makeKey());
    const before = await rememberedProofs();
    const { code } = await linkUser({}, { partner });
    expect((await post(codeForm(code), proof)).status).toBe(200);
    expect(await rememberedProofs()).toBe(before + 1);
    expect(await refusalOf(await post(CREDENTIALS, proof))).toBe('400 invalid_dpop_proof');
  });
});
