import { describe, expect, it } from 'vitest';
import { type Partner, register, registerPublic } from '../support/applications.ts';
import { Browser } from '../support/browser.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { link } from '../support/keyfob.ts';
import {
  authorizeUrl,
  codeForm,
  connectUser,
  type Form,
  linkUser,
  postToken,
  readData,
  refreshForm,
  refusalOf,
  tokensOf,
  VERIFIER,
} from '../support/linking.ts';

restoreClockAfterEach();

interface Mistake {
  readonly name: string;
  readonly pkce: boolean;
  /** `null` leaves the parameter out. */
  readonly form?: Record<string, string | null>;
  readonly partner?: () => Promise<Partner>;
  readonly refusal?: string;
}

const MISTAKES: readonly Mistake[] = [
  { name: 'a wrong verifier', pkce: true, form: { code_verifier: `${VERIFIER}x` } },
  { name: 'a verifier in another case', pkce: true, form: { code_verifier: VERIFIER.toUpperCase() } },
  { name: 'a verifier that is too short', pkce: true, form: { code_verifier: 'short' } },
  { name: 'a verifier of forbidden characters', pkce: true, form: { code_verifier: ' '.repeat(50) } },
  { name: 'no verifier', pkce: true, form: { code_verifier: null } },
  { name: 'an empty verifier', pkce: true, form: { code_verifier: '' } },
  { name: 'a verifier without a challenge', pkce: false, form: { code_verifier: VERIFIER } },
  { name: 'another redirect URI', pkce: true, form: { redirect_uri: 'https://example.com/callback' } },
  { name: 'a redirect URI of nobody', pkce: true, form: { redirect_uri: 'https://evil.example/' } },
  { name: 'no redirect URI', pkce: true, form: { redirect_uri: null } },
  { name: 'an empty redirect URI', pkce: true, form: { redirect_uri: '' } },
  { name: 'another client', pkce: true, partner: register },
  { name: 'another client, without PKCE', pkce: false, partner: register },
  { name: 'no code', pkce: true, form: { code: null }, refusal: '400 invalid_request' },
  { name: 'half a code', pkce: true, form: { code: 'cod_AN' } },
  {
    name: 'another grant type',
    pkce: true,
    form: { grant_type: 'refresh_token' },
    refusal: '400 invalid_request',
  },
];

const wrongForm = (code: string, { pkce, form = {} }: Mistake): Form =>
  Object.fromEntries(
    Object.entries({ ...codeForm(code, pkce), ...form }).filter(
      (pair): pair is [string, string] => pair[1] !== null,
    ),
  );

const tryWrongly = async (code: string, mistake: Mistake): Promise<string> =>
  refusalOf(await postToken(wrongForm(code, mistake), (await mistake.partner?.())?.basic));

describe('a code with a mistake', () => {
  it.each(MISTAKES)('$name: is refused, and not burnt', async (mistake) => {
    const { code } = await linkUser({}, { pkce: mistake.pkce });
    expect(await tryWrongly(code, mistake)).toBe(mistake.refusal ?? '400 invalid_grant');
    await tokensOf(await postToken(codeForm(code, mistake.pkce)));
  });

  it.each(MISTAKES)('$name: used before, is refused and revokes nothing', async (mistake) => {
    const { code, tokens, vehicleIds } = await connectUser({}, { pkce: mistake.pkce });
    expect(await tryWrongly(code, mistake)).toBe(mistake.refusal ?? '400 invalid_grant');
    expect((await readData(vehicleIds[0], tokens.access_token)).status).toBe(200);
    await tokensOf(await postToken(refreshForm(tokens.refresh_token)));
  });
});

describe('a code', () => {
  it.each([true, false])('replayed with everything right (PKCE: %s) revokes what it gave', async (pkce) => {
    const { code, tokens, vehicleIds } = await connectUser({}, { pkce });
    expect((await readData(vehicleIds[0], tokens.access_token)).status).toBe(200);
    expect(await refusalOf(await postToken(codeForm(code, pkce)))).toBe('400 invalid_grant');
    expect(await refusalOf(await readData(vehicleIds[0], tokens.access_token))).toBe('401 invalid_token');
    expect(await refusalOf(await postToken(refreshForm(tokens.refresh_token)))).toBe('400 invalid_grant');
  });

  it('replayed leaves what another link of the same user gave', async () => {
    const first = await connectUser();
    const second = await connectUser({ userId: first.userId });
    await postToken(codeForm(first.code));
    expect((await readData(second.vehicleIds[0], second.tokens.access_token)).status).toBe(200);
  });

  it('that came 61 seconds late is refused, and gives nothing', async () => {
    const { code, userId } = await linkUser();
    letPass(61);
    expect(await refusalOf(await postToken(codeForm(code)))).toBe('400 invalid_grant');
    const { code: next } = await linkUser({ userId });
    letPass(59);
    await tokensOf(await postToken(codeForm(next)));
  });

  it('gives a refresh token only where offline access was asked for', async () => {
    const { tokens } = await connectUser({ scopes: ['vehicle:odometer'] });
    expect(tokens).not.toHaveProperty('refresh_token');
    expect(tokens).toMatchObject({ scope: 'vehicle:odometer', token_type: 'Bearer', expires_in: 3600 });
  });

  it('of a public client needs no secret, only its verifier', async () => {
    const client_id = await registerPublic();
    const { code } = await link(new Browser(), await authorizeUrl({ client_id }));
    const form: Form = { ...codeForm(code ?? '', true), client_id };
    const { code_verifier: _, ...unproven } = form;
    expect(await refusalOf(await postToken(unproven, null))).toBe('400 invalid_grant');
    expect((await tokensOf(await postToken(form, null))).refresh_token).toMatch(/^rft_/);
  });
});
