import { beforeAll, describe, expect, test } from 'vitest';
import { type Application, register } from '../support/applications.ts';
import {
  authorizeUrl,
  connect,
  introspect,
  link,
  newVerifier,
  refreshForm,
  requestOf,
  token,
} from '../support/flows.ts';
import { ORIGIN, post, postRaw, said } from '../support/http.ts';
import { answerOf, arrive } from '../support/owner.ts';

describe('RFC 8707', () => {
  let partner: Application;

  beforeAll(async () => {
    partner = await register();
  });

  test('§2 · tokens are for Keyfob itself, said or not', async () => {
    const { access_token } = await connect(partner, partner.proof, { resource: ORIGIN });
    expect(await introspect(access_token, partner.proof)).toMatchObject({ active: true, aud: ORIGIN });
  });

  test('§2.1 · a request for another resource is refused', async () => {
    const { browser } = await arrive(authorizeUrl(partner, { resource: 'https://other.example' }));
    expect(answerOf(browser).get('error')).toBe('invalid_target');
    const several = `${authorizeUrl(partner, { resource: ORIGIN })}&resource=https%3A%2F%2Fother.example`;
    expect(answerOf((await arrive(several)).browser).get('error')).toBe('invalid_target');
    const request = requestOf(partner, newVerifier(), { resource: 'https://other.example' });
    expect(await said(post('/oauth/par', request, partner.proof))).toBe('400 invalid_target');
  });

  test('§2.2 · does not use the code up when it is for another resource', async () => {
    const { form } = await link(partner);
    const other = { ...form, resource: 'https://other.example' };
    expect(await said(token(other, partner.proof))).toBe('400 invalid_target');
    const both = `${new URLSearchParams({ ...form, resource: ORIGIN })}&resource=https%3A%2F%2Fother.example`;
    expect(await said(postRaw('/oauth/token', both, partner.proof))).toBe('400 invalid_target');
    expect(await said(token({ ...form, resource: ORIGIN }, partner.proof))).toBe('200');
  });

  test('§2.2 · does not use the refresh token up when it is for another resource', async () => {
    const { refresh_token } = await connect(partner);
    const other = refreshForm(refresh_token, { resource: `${ORIGIN}/enode` });
    expect(await said(token(other, partner.proof))).toBe('400 invalid_target');
    expect(await said(token(refreshForm(refresh_token), partner.proof))).toBe('200');
  });
});
