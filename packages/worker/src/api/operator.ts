import { fail, type Result, succeed } from '@keyfob/shared/result';
import { bearerToken } from '../application/authentication/bearer.ts';
import type { AppContext } from '../context.ts';
import { equalText, sha256 } from '../crypto/bytes.ts';

/**
 * Whether the operator of this Keyfob calls: `Authorization: Bearer {KEYFOB_OPERATOR_KEY}`. Hashes are compared, so
 * that the time says nothing, not even of the key's length.
 */
export const authenticateOperator = async (c: AppContext): Promise<Result<null>> => {
  const { operatorKey } = c.var.config;
  if (operatorKey === null)
    return fail(
      'not_configured',
      'Set KEYFOB_OPERATOR_KEY with "wrangler secret put"; the README says how to make it.',
    );
  const given = bearerToken(c) ?? '';
  return equalText(await sha256(given), await sha256(operatorKey))
    ? succeed(null)
    : fail('operator_key_invalid');
};
