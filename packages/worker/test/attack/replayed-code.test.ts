import { describe, expect, it } from 'vitest';
import { codeForm, connectUser, postToken, readData, refusalOf, vehiclesOf } from '../support/linking.ts';
import { runGarageAlarms } from '../support/objects.ts';

interface Replay {
  readonly second: 'another account' | 'the same account';
  readonly replayed: 'first' | 'second';
  /** Whose cars are left. */
  readonly left: 'first' | 'second';
}

const REPLAYS: readonly Replay[] = [
  { second: 'another account', replayed: 'first', left: 'second' },
  { second: 'another account', replayed: 'second', left: 'first' },
  { second: 'the same account', replayed: 'first', left: 'first' },
  { second: 'the same account', replayed: 'second', left: 'first' },
];

describe('two links of one user', () => {
  it.each(REPLAYS)(
    'with $second: the $replayed code replayed leaves the cars of the $left link',
    async ({ second, replayed, left }) => {
      const first = await connectUser({}, { username: 'two-cars@example.com' });
      const again = await connectUser(
        { userId: first.userId },
        { username: second === 'another account' ? 'one-car@example.com' : 'two-cars@example.com' },
      );
      const brought = {
        first: first.vehicleIds,
        second: again.vehicleIds.filter((id) => !first.vehicleIds.includes(id)),
      };
      expect(brought.second).toHaveLength(second === 'another account' ? 1 : 0);
      const { code } = replayed === 'first' ? first : again;
      expect(await refusalOf(await postToken(codeForm(code)))).toBe('400 invalid_grant');

      const standing = brought[left];
      const other = replayed === 'first' ? again.tokens : first.tokens;
      for (const id of again.vehicleIds)
        expect((await readData(id, other.access_token)).status === 200).toBe(standing.includes(id));
      await runGarageAlarms();
      expect((await vehiclesOf(first.userId)).toSorted()).toEqual(standing.toSorted());
    },
  );
});
