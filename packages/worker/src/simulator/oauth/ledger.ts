import { LIFETIMES } from '@keyfob/shared/lifetimes';
import * as v from 'valibot';
import { applicationOf } from '../../application/application-of.ts';
import type { AppEnv } from '../../context.ts';
import { objectName } from '../../crypto/handle.ts';
import type { Env } from '../../env.ts';
import { Told } from '../vehicles/told.ts';

/** What the simulator has to remember of an account: which codes and refresh tokens were used, what was revoked or told. */
export interface Ledger {
  /** `false` when it was used before. `lifetime`: seconds for which it could be tried again. */
  use(id: string, lifetime: number): Promise<boolean>;
  revoke(family: string): Promise<void>;
  isRevoked(family: string): Promise<boolean>;
  /** Keeps what a vehicle was told, of each kind in the place of what it was told before. */
  tell(family: string, vehicleId: string, told: Told): Promise<void>;
  /** What a vehicle was told with the tokens of one sign-in: those of another have a car of their own. */
  told(family: string, vehicleId: string): Promise<Told>;
}

/** Of a vehicle; what follows is the kind, `=` and what was told. */
const aboutVehicle = (family: string, vehicleId: string): string => `told:${family}:${vehicleId}:`;

/** Notes of a release that wrote them otherwise are none. */
const readTold = (notes: readonly string[]): Told => {
  const parsed = notes.map((note) => {
    const at = note.indexOf('=');
    return [note.slice(0, at), JSON.parse(note.slice(at + 1))] as const;
  });
  const told = v.safeParse(Told, Object.fromEntries(parsed));
  return told.success ? told.output : {};
};

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
    tell: async (family, vehicleId, told) => {
      const about = aboutVehicle(family, vehicleId);
      for (const [kind, note] of Object.entries(told))
        await object.keepNote(`${about}${kind}=`, JSON.stringify(note), until);
    },
    told: async (family, vehicleId) =>
      readTold(await object.notesUnder(aboutVehicle(family, vehicleId), now)),
  };
};
