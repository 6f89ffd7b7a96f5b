import { type Result, succeed } from '@keyfob/shared/result';
import type { AppContext } from '../context.ts';
import { checkOrigin } from './cors.ts';
import { countClient } from './rate-limits.ts';

/** Who calls, as far as a guard has to know. */
interface Caller {
  readonly registration: { readonly clientId: string; readonly webOrigins: readonly string[] };
  /** How it proved itself; `none` is a public client, which only says who it is. */
  readonly method: string;
}

/** What an application has to pass once it is known, before anything is done for it. Its id goes into the log. */
export const admit = async <Known extends Caller>(c: AppContext, caller: Known): Promise<Result<Known>> => {
  const { clientId, webOrigins } = caller.registration;
  c.set('clientId', clientId);
  return (
    checkOrigin(c, webOrigins) ??
    (await countClient(c, clientId, caller.method !== 'none')) ??
    succeed(caller)
  );
};
