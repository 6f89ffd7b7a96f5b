import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { applicationOf } from '../../application/application-of.ts';
import type { AppEnv } from '../../context.ts';
import { objectName } from '../../crypto/handle.ts';
import type { Env } from '../../env.ts';

/** What the simulator has to remember of an account: which codes and refresh tokens were used, what was revoked. */
export interface Ledger {
  /** `false` when it was used before. `lifetime`: seconds for which it could be tried again. */
  use(id: string, lifetime: number): Promise<boolean>;
  revoke(family: string): Promise<void>;
  isRevoked(family: string): Promise<boolean>;
}

/** The ledger of an account (its seed), as a request finds it. */
export const ledgerOf = async (
  env: Env,
  { config, now }: Pick<AppEnv['Variables'], 'config' | 'now'>,
  account: string,
): Promise<Ledger> => {
  const name = await objectName(config.routing, 'simulator', account);
  const object = applicationOf(env, { jurisdiction: 'unrestricted', name });
  // Nothing of a family outlives its last refresh token.
  const until = now + LIFETIMES.simulatorRefreshToken * 1000;
  return {
    use: async (id, lifetime) => object.claimOnce(`used:${id}`, now + lifetime * 1000),
    revoke: async (family) => {
      await object.claimOnce(`revoked:${family}`, until);
    },
    isRevoked: async (family) => object.isClaimed(`revoked:${family}`),
  };
};
