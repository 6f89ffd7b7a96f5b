import { evictAllDurableObjects } from 'cloudflare:test';
import * as fc from 'fast-check';
import { expect } from 'vitest';
import { letPass } from '../support/clock.ts';
import type { ClientKey } from '../support/signing.ts';
import type { Answer, FamilyModel } from './family-model.ts';
import { type Caller, introspect, reach, refresh, revoke } from './token-calls.ts';

/** A client whose tokens are tried, and those who would like to have them. */
export interface Family {
  readonly caller: Caller;
  readonly key: ClientKey | null;
  /** Others with a token of this family in their hands: another client, the same without what it proves itself by. */
  readonly thieves: readonly Caller[];
}

type Command = fc.AsyncCommand<FamilyModel, Family>;

/** How often each kind of step was taken. */
export const taken = new Map<string, number>();

const step = (name: string, run: (model: FamilyModel, family: Family) => Promise<void>): Command => ({
  check: () => true,
  run: async (model, family) => {
    taken.set(name, (taken.get(name) ?? 0) + 1);
    await run(model, family);
  },
  toString: () => name,
});

/** `back` 0 is the newest there is. */
const indexOf = (list: readonly unknown[], back: number): number => Math.max(0, list.length - 1 - back);

const refreshStep = (back: number, scope: string): Command =>
  step(`refresh ${back} ${scope}`.trim(), async (model, family) => {
    const index = indexOf(model.refresh, back);
    const expected = model.expectRefresh(index, scope);
    const token = model.refresh[index]?.text ?? '';
    const response = await refresh(token, family.caller, scope === '' ? {} : { scope });
    const { access_token, refresh_token, error } = await response.json<Answer & { error?: string }>();
    if (expected === 'refused') expect([response.status, error]).toEqual([400, 'invalid_grant']);
    else if (expected === 'new') {
      expect(response.status).toBe(200);
      expect(model.refresh.map(({ text }) => text)).not.toContain(refresh_token);
      model.answered(index, { access_token, refresh_token });
    } else expect({ access_token, refresh_token }).toEqual({ ...expected });
  });

const widenStep = (back: number): Command =>
  step(`widen ${back}`, async (model, family) => {
    const token = model.refresh[indexOf(model.refresh, back)]?.text ?? '';
    const response = await refresh(token, family.caller, { scope: 'vehicle:vin' });
    expect(response.status).toBe(400);
    await response.body?.cancel();
  });

const stealStep = (back: number, thief: number): Command =>
  step(`steal ${back} as ${thief}`, async (model, { thieves }) => {
    const token = model.refresh[indexOf(model.refresh, back)]?.text ?? '';
    const response = await refresh(token, thieves[thief % thieves.length] ?? {});
    expect([400, 401]).toContain(response.status);
    await response.body?.cancel();
  });

const revokeStep = (kind: 'refresh' | 'access', back: number): Command =>
  step(`revoke ${kind} ${back}`, async (model, { caller }) => {
    const index = indexOf(model[kind], back);
    const response = await revoke(model[kind][index]?.text ?? '', { ...caller, key: null });
    expect([response.status, await response.text()]).toEqual([200, '']);
    if (kind === 'access') model.revokeAccessToken(index);
    else model.revokeRefreshToken();
  });

const foreignRevokeStep = (kind: 'refresh' | 'access', back: number): Command =>
  step(`another revokes ${kind} ${back}`, async (model, { thieves }) => {
    const response = await revoke(model[kind][indexOf(model[kind], back)]?.text ?? '', thieves[0]);
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

const passStep = (seconds: number): Command =>
  step(`${seconds} s pass`, async (model) => {
    letPass(seconds);
    model.now += seconds;
  });

const evictStep = (): Command => step('evict', () => evictAllDurableObjects());

/** Whether a token is good: asked at the introspection endpoint, or by using it where the client may not ask. */
const isActive = async (
  kind: 'refresh' | 'access',
  text: string,
  family: Family,
): Promise<boolean | null> => {
  if (family.caller.basic === null) return kind === 'access' ? (await reach(text, family.key)) === 200 : null;
  const response = await introspect(text, { ...family.caller, key: null });
  return (await response.json<{ active: boolean }>()).active;
};

const lookStep = (kind: 'refresh' | 'access', back: number): Command =>
  step(`look at ${kind} ${back}`, async (model, family) => {
    const index = indexOf(model[kind], back);
    const active = await isActive(kind, model[kind][index]?.text ?? '', family);
    if (active === null) return;
    expect(active).toBe(kind === 'access' ? model.isAccessActive(index) : model.isRefreshActive(index));
  });

/** Looks at what is good or not after everything. */
export const lookAtAll = async (model: FamilyModel, family: Family): Promise<void> => {
  await lookStep('refresh', 0).run(model, family);
  for (const back of [0, 1]) await lookStep('access', back).run(model, family);
};

const back = fc.constantFrom(0, 0, 0, 1, 1, 2, 5);
const kind = fc.constantFrom('refresh' as const, 'access' as const);

/** Everything that can happen to a family, the ordinary more often. */
export const COMMANDS: fc.Arbitrary<Command>[] = [
  fc
    .tuple(back, fc.constantFrom('', '', '', 'vehicle:charge_state'))
    .map(([n, scope]) => refreshStep(n, scope)),
  fc.constant(0).map((n) => refreshStep(n, '')),
  fc.constant(1).map((n) => refreshStep(n, '')),
  back.map(widenStep),
  fc.tuple(back, fc.nat(2)).map(([n, thief]) => stealStep(n, thief)),
  fc.tuple(fc.constant('access' as const), back).map(([k, n]) => revokeStep(k, n)),
  fc.tuple(kind, back).map(([k, n]) => revokeStep(k, n)),
  fc.tuple(kind, back).map(([k, n]) => foreignRevokeStep(k, n)),
  fc.constantFrom(1, 20, 59, 60, 61, 3601, 61 * 86_400).map(passStep),
  fc.constantFrom(1, 20, 59).map(passStep),
  fc.constant(null).map(evictStep),
  fc.tuple(kind, back).map(([k, n]) => lookStep(k, n)),
];
