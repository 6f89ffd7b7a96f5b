import { env } from 'cloudflare:workers';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { garageOfHandle } from '../../src/garage/garage-of.ts';
import type { GarageState } from '../../src/garage/state/state.ts';
import { config, register, registerPublic } from '../support/applications.ts';
import { restoreClockAfterEach } from '../support/clock.ts';
import { recordsIn, stateIn, writeState } from '../support/objects.ts';
import { makeKey } from '../support/signing.ts';
import { COMMANDS, type Family, lookAtAll, taken } from './family-commands.ts';
import { type Answer, FamilyModel } from './family-model.ts';
import { linkedBy } from './token-calls.ts';

restoreClockAfterEach();

const RUNS = 1000;

type Stub = Parameters<typeof stateIn>[0];

/** A linked client, and its garage as it stood right after: each run starts from there again. */
interface Start {
  readonly family: Family;
  readonly first: Answer;
  readonly garage: Stub;
  readonly state: GarageState;
}

const snapshot = async (family: Family, link: () => Promise<Answer>): Promise<Start> => {
  const first = await link();
  const found = await garageOfHandle(env, await config(), 'refreshToken', first.refresh_token);
  if (!found) throw new Error('A refresh token leads to its garage.');
  const garage = found.garage as unknown as Stub;
  const state = await stateIn(garage);
  if (!state) throw new Error('It holds something.');
  return { family, first, garage, state };
};

const restore = ({ garage, state }: Start): Promise<void> => writeState(garage, state);

const confidential = async (accessTokens: 'opaque' | 'jwt'): Promise<Start> => {
  const [own, other] = [await register({ accessTokens }), await register()];
  const caller = { basic: own.basic };
  const thieves = [{ basic: other.basic }, { basic: null, form: { client_id: own.id } }];
  return snapshot({ caller, key: null, thieves }, () => linkedBy(own.id, caller));
};

const bound = async (): Promise<Start> => {
  const [id, other] = [await registerPublic(), await registerPublic()];
  const key = await makeKey();
  const caller = { basic: null, form: { client_id: id }, key };
  const thieves = [
    { basic: null, form: { client_id: other } },
    { ...caller, key: await makeKey() },
    { ...caller, key: null },
  ];
  return snapshot({ caller, key, thieves }, () => linkedBy(id, caller));
};

describe('a family of refresh tokens, next to a model of it', () => {
  let starts: readonly Start[];
  beforeAll(async () => {
    starts = [await confidential('opaque'), await confidential('jwt'), await bound()];
  });

  const liveTokens = async ({ garage }: Start): Promise<number> => {
    const tokens = await recordsIn(garage, 'refreshTokens');
    return tokens.filter(({ usedAt }) => usedAt === null).length;
  };

  it('does what the model does, whatever happens in whatever order', { timeout: 300_000 }, async () => {
    let steps = 0;
    const property = fc.asyncProperty(
      fc.nat(2),
      fc.commands(COMMANDS, { maxCommands: 10, size: 'max' }),
      async (which, commands) => {
        const start = starts[which];
        if (!start) throw new Error('There are three.');
        vi.useRealTimers();
        await restore(start);
        const model = new FamilyModel(start.first);
        await fc.asyncModelRun(() => ({ model, real: start.family }), commands);
        await lookAtAll(model, start.family);
        expect(await liveTokens(start)).toBe(model.alive ? 1 : 0);
        steps += [...commands].length;
      },
    );
    await fc.assert(property, { numRuns: RUNS, seed: 7009, endOnFailure: false });
    const kinds = Map.groupBy(taken, ([name]) => name.replace(/[\d.]+.*$/, '').trim() || 'time passes');
    const counts = [...kinds].map(([name, each]) => [name, each.reduce((sum, [, n]) => sum + n, 0)]);
    console.log(`${RUNS} interleavings, ${steps} steps:`, Object.fromEntries(counts));
    expect(steps).toBeGreaterThan(4 * RUNS);
  });
});
