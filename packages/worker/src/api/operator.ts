import { fail, type Result, succeed } from '@keyfob/shared/result';
import { bearerToken } from '../application/authentication/bearer.ts';
import type { AppContext } from '../context.ts';
import { equalText, sha256 } from '../crypto/bytes.ts';
import { sendProblem } from './problem.ts';

/**
 * Whether the operator of this Keyfob calls: `Authorization: Bearer {KEYFOB_OPERATOR_KEY}`. Hashes are compared, so
 * that the time says nothing, not even of the key's length.
 */
const authenticateOperator = async (c: AppContext): Promise<Result<null>> => {
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

/** What an endpoint of the operator's answers with. Nothing of it may be cached. */
export interface OperatorAnswer {
  /** 200 where it is left out. */
  readonly status?: 200 | 201 | 204;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Runs an endpoint for the operator, and answers what it says. */
export const operatorEndpoint =
  (run: (c: AppContext) => Promise<Result<OperatorAnswer>>) =>
  async (c: AppContext): Promise<Response> => {
    const operator = await authenticateOperator(c);
    const said = operator.ok ? await run(c) : operator;
    if (!said.ok) return sendProblem(c, said);
    const { status = 200, body, headers } = said.value;
    c.header('Cache-Control', 'no-store');
    return body === undefined || status === 204 ? c.body(null, 204, headers) : c.json(body, status, headers);
  };
