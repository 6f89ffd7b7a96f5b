import { fail, type Result, succeed } from '@keyfob/shared/result';
import type { AppContext } from '../context.ts';
import { sha256 } from '../crypto/bytes.ts';

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/;

/** Hashes of an `Idempotency-Key` and of the request it came with. */
export interface Idempotency {
  readonly hash: string;
  readonly requestHash: string;
}

/** An idempotent request is the same key with the same body; only hashes of both are kept. `null`: no key came. */
export const idempotencyOf = async (c: AppContext, body: unknown): Promise<Result<Idempotency | null>> => {
  const key = c.req.header('Idempotency-Key');
  if (key === undefined) return succeed(null);
  if (!IDEMPOTENCY_KEY.test(key))
    return fail('invalid_request', 'The Idempotency-Key is malformed.', 'Idempotency-Key');
  return succeed({ hash: await sha256(key), requestHash: await sha256(JSON.stringify(body)) });
};
