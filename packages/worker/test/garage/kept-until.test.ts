import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { expect, it } from 'vitest';
import type { Face } from '../../src/application/registration/registration.ts';
import { grantStands, keptUntil } from '../../src/garage/due.ts';
import type { GrantRecord } from '../../src/garage/records.ts';
import { writeGrant } from '../../src/garage/state/grants.ts';
import { Draft, emptyState } from '../../src/garage/state/state.ts';

const CONFIRMED = Date.UTC(2027, 0, 1);

const grantOf = (face: Face): GrantRecord => ({
  id: 'gra_1',
  status: 'active',
  face,
  scopes: ['vehicle:information'],
  durable: false,
  sessionId: 'les_1',
  receiptId: 'rec_1',
  createdAt: CONFIRMED - 60_000,
  tokens: true,
  connectedVehicleIds: null,
  confirmedAt: CONFIRMED,
  revokedAt: null,
});

it.each([
  ['core', LIFETIMES.accessToken],
  ['enode', LIFETIMES.accessToken],
  ['smartcar', LIFETIMES.smartcarAccessToken],
] as const)(
  'a grant of %s that cannot be refreshed stands as long as its token, and its garage a month more',
  (face, seconds) => {
    const draft = new Draft(emptyState());
    const grant = grantOf(face);
    writeGrant(draft, grant);
    const end = CONFIRMED + seconds * 1000;
    expect([end - 1, end].map((now) => grantStands(draft, grant, now))).toEqual([true, false]);
    expect(keptUntil(draft)).toBe(end + LIFETIMES.garageIdle * 1000);
  },
);
