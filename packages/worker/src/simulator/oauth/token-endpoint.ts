import { ERRORS } from '@keyfob/shared/errors/registry';
import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { fail, type Result, succeed } from '@keyfob/shared/result';
import type { AppContext } from '../../context.ts';
import { equalText, sha256 } from '../../crypto/bytes.ts';
import { readForm, singleParameters } from '../../request-body.ts';
import { scriptOf } from '../accounts.ts';
import { CLIENT_ID } from './authorization-request.ts';
import { ledgerOf } from './ledger.ts';
import { mintTokens, readAccessToken, readCode, readRefreshToken, type SimulatorGrant } from './tokens.ts';

type Form = ReadonlyMap<string, string>;

const readParameters = async (c: AppContext): Promise<Result<Form>> => {
  const form = await readForm(c.req.raw);
  return form.ok ? singleParameters(form.value) : form;
};

const redeemCode = async (c: AppContext, form: Form): Promise<Result<SimulatorGrant>> => {
  const code = await readCode(c.var.config, c.var.now, form.get('code') ?? '');
  if (!code) return fail('code_unknown');
  if (form.get('redirect_uri') !== code.redirectUri) return fail('redirect_uri_mismatch');
  if (!equalText(await sha256(form.get('code_verifier') ?? ''), code.codeChallenge))
    return fail('code_verifier_mismatch');
  const ledger = await ledgerOf(c.env, c.var, code.grant.seed);
  if (await ledger.use(code.id, LIFETIMES.simulatorCode)) return succeed(code.grant);
  await ledger.revoke(code.grant.family);
  return fail('code_replayed');
};

const redeemRefreshToken = async (c: AppContext, form: Form): Promise<Result<SimulatorGrant>> => {
  const token = await readRefreshToken(c.var.config, c.var.now, form.get('refresh_token') ?? '');
  if (!token || scriptOf(token.grant).accessLost) return fail('refresh_token_unknown');
  const ledger = await ledgerOf(c.env, c.var, token.grant.seed);
  if (await ledger.isRevoked(token.grant.family)) return fail('refresh_token_unknown');
  if (await ledger.use(token.id, LIFETIMES.simulatorRefreshToken)) return succeed(token.grant);
  // Somebody holds a copy. Which of the two is the thief cannot be told, so both lose.
  await ledger.revoke(token.grant.family);
  return fail('refresh_token_reused');
};

const redeem = (c: AppContext, form: Form): Promise<Result<SimulatorGrant>> | Result<SimulatorGrant> => {
  if (form.get('client_id') !== CLIENT_ID) return fail('invalid_client');
  if (form.get('grant_type') === 'authorization_code') return redeemCode(c, form);
  if (form.get('grant_type') === 'refresh_token') return redeemRefreshToken(c, form);
  return fail('unsupported_grant_type');
};

const refusal = (c: AppContext, code: keyof typeof ERRORS): Response => {
  const { oauth, title, status } = ERRORS[code];
  return c.json({ error: oauth, error_description: title }, status === 401 ? 401 : 400);
};

/** `POST /simulator/oauth/token` (RFC 6749 §4.1.3 and §6, RFC 7636 §4.5). */
export const answerTokenRequest = async (c: AppContext): Promise<Response> => {
  c.header('Cache-Control', 'no-store');
  const form = await readParameters(c);
  const redeemed = form.ok ? await redeem(c, form.value) : form;
  if (!redeemed.ok) return refusal(c, redeemed.code);
  const { accessToken, refreshToken } = await mintTokens(c.var.config, c.var.now, redeemed.value);
  return c.json({
    access_token: accessToken,
    token_type: 'Bearer',
    expires_in: LIFETIMES.simulatorAccessToken,
    refresh_token: refreshToken,
    scope: redeemed.value.scope,
  });
};

/** `POST /simulator/oauth/revoke` (RFC 7009): ends the whole grant. A token it does not know is as good as revoked. */
export const answerRevocationRequest = async (c: AppContext): Promise<Response> => {
  const { config, now } = c.var;
  const form = await readParameters(c);
  if (!form.ok) return refusal(c, form.code);
  if (form.value.get('client_id') !== CLIENT_ID) return refusal(c, 'invalid_client');
  const token = form.value.get('token') ?? '';
  const grant =
    (await readRefreshToken(config, now, token))?.grant ?? (await readAccessToken(config, now, token));
  if (grant) await (await ledgerOf(c.env, c.var, grant.seed)).revoke(grant.family);
  return c.body(null, 200);
};
