import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { beforeAll, describe, expect, it } from 'vitest';
import type { GrantRecord } from '../../src/garage/records.ts';
import { type Partner, register } from '../support/applications.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { allGarages, recordsIn, runGarageAlarms } from '../support/objects.ts';
import { connectOwner, get, machineToken, type Owner } from './api-face.ts';

restoreClockAfterEach();

const MONTH = LIFETIMES.garageIdle;

describe('an application that reads by its own token alone', () => {
  let partner: Partner;

  beforeAll(async () => {
    partner = await register();
  });

  const read = async ({ id, vehicles }: Owner): Promise<number> => {
    const path = `/v3/vehicles/${vehicles[0]}/signals/odometer-traveleddistance`;
    return (await get(path, await machineToken(partner), { 'sc-user-id': id })).status;
  };

  const grants = async (): Promise<GrantRecord[]> =>
    (await Promise.all((await allGarages()).map((stub) => recordsIn(stub, 'grants')))).flat();

  it('keeps its user’s grant for as long as it reads, and no longer', async () => {
    const owner = await connectOwner({ partner });
    for (let months = 0; months < 12; months += 1) {
      letPass(MONTH);
      await runGarageAlarms();
      expect(await read(owner), `after ${months + 1} months`).toBe(200);
    }
    letPass(LIFETIMES.refreshTokenIdle + MONTH + 60);
    for (let looks = 0; looks < 2; looks += 1) await runGarageAlarms();
    expect(await read(owner)).toBe(403);
  });

  it('writes that down once a day', async () => {
    const before = (await grants()).length;
    const owner = await connectOwner({ partner });
    const useOf = async () => (await grants()).slice(before).map(({ lastUsedAt }) => lastUsedAt);
    expect(await useOf()).toEqual([undefined]);
    await read(owner);
    const first = await useOf();
    expect(first).toEqual([expect.any(Number)]);
    letPass(LIFETIMES.grantUseNoted - 60);
    await read(owner);
    expect(await useOf()).toEqual(first);
    letPass(120);
    await read(owner);
    expect((await useOf())[0]).toBeGreaterThan(first[0] ?? 0);
  });

  it('brings no grant back that has ended', async () => {
    const owner = await connectOwner({ partner });
    letPass(LIFETIMES.refreshTokenIdle + 60);
    expect(await read(owner)).toBe(403);
  });
});
