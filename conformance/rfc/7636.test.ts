import { beforeAll, describe, expect, test } from 'vitest';
import { type Application, register, registerPublic } from '../support/applications.ts';
import { authorizeUrl, link, newVerifier, requestOf, sha256, token } from '../support/flows.ts';
import { type Changes, changed, post, said } from '../support/http.ts';
import { answerOf, arrive, share } from '../support/owner.ts';

describe('RFC 7636', () => {
  let partner: Application;

  beforeAll(async () => {
    partner = await register();
  });

  test('§4.6 · a code comes with tokens for the verifier behind its challenge', async () => {
    const { form } = await link(partner);
    expect(await said(token(form, partner.proof))).toBe('200');
  });

  describe('§4.6 · does not use the code up when the verifier', () => {
    test.each<[string, (verifier: string) => string | null]>([
      ['is missing', () => null],
      ['is empty', () => ''],
      ['is another', () => newVerifier()],
      ['is the challenge itself', (verifier) => sha256(verifier)],
      ['is cut short', (verifier) => verifier.slice(0, -1)],
      ['has a character more', (verifier) => `${verifier}a`],
      ['has another case', (verifier) => verifier.toUpperCase()],
      ['is too long', (verifier) => verifier.repeat(4)],
    ])('%s', async (_, wrong) => {
      const { form, verifier } = await link(partner);
      const code_verifier = wrong(verifier);
      expect(await said(token(changed(form, { code_verifier }), partner.proof))).toBe('400 invalid_grant');
      expect(await said(token(form, partner.proof))).toBe('200');
    });
  });

  describe('§4.1 · no tokens come for a verifier that matches its challenge, and', () => {
    test.each([
      ['is shorter than 43 characters', 'v'.repeat(42)],
      ['is longer than 128 characters', 'v'.repeat(129)],
      ['has a character of no verifier', `${'v'.repeat(42)}+`],
    ])('%s', async (_, verifier) => {
      const { form } = await link(partner, { code_challenge: sha256(verifier) });
      const { code_verifier: __, ...rest } = form;
      const answer = token({ ...rest, code_verifier: verifier }, partner.proof);
      expect(await said(answer)).toBe('400 invalid_grant');
    });
  });

  describe('§4.3 · a request is refused whose challenge', () => {
    test.each<[string, Changes]>([
      ['is missing', { code_challenge: null, code_challenge_method: null }],
      ['is missing, with a method', { code_challenge: null }],
      ['has no method, which would mean plain', { code_challenge_method: null }],
      ['is plain', { code_challenge_method: 'plain' }],
      ['has an unknown method', { code_challenge_method: 'S512' }],
      ['has the method in another case', { code_challenge_method: 's256' }],
      ['is too short', { code_challenge: 'A'.repeat(42) }],
      ['is too long', { code_challenge: 'A'.repeat(44) }],
      ['is not base64url', { code_challenge: `${'A'.repeat(42)}+` }],
    ])('%s', async (_, changes) => {
      const { browser } = await arrive(authorizeUrl(partner, changes));
      expect(answerOf(browser).get('error')).toBe('invalid_request');
      expect(await said(post('/oauth/par', requestOf(partner, newVerifier(), changes), partner.proof))).toBe(
        '400 invalid_request',
      );
    });
  });

  test('§4.4.1 · a public client cannot be registered without, and its request is refused without', async () => {
    await expect(registerPublic({ pkce: 'optional' })).rejects.toThrow('422');
    const app = await registerPublic();
    const without = { code_challenge: null, code_challenge_method: null };
    const { browser } = await arrive(authorizeUrl(app, without));
    expect(answerOf(browser).get('error')).toBe('invalid_request');
  });

  test('§4.4 · where a confidential client may leave it out, a verifier without a challenge is refused', async () => {
    const relaxed = await register({ pkce: 'optional' });
    const request = requestOf(relaxed, newVerifier(), { code_challenge: null, code_challenge_method: null });
    const browser = await share(
      authorizeUrl(relaxed, { ...request, code_challenge: null, code_challenge_method: null }),
    );
    const form = {
      grant_type: 'authorization_code',
      code: answerOf(browser).get('code') ?? '',
      redirect_uri: request['redirect_uri'] ?? '',
    };
    expect(await said(token({ ...form, code_verifier: newVerifier() }, relaxed.proof))).toBe(
      '400 invalid_grant',
    );
    expect(await said(token(form, relaxed.proof))).toBe('200');
  });
});
