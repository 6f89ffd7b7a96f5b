import type { Db } from '../../storage/transact.ts';
import type { RingKeyRecord } from './ring-keys.ts';

interface Row extends Record<string, SqlStorageValue> {
  id: string;
  seen_at: number;
  newest_at: number | null;
  superseded_at: number | null;
}

const readRingKeys = (db: Db): RingKeyRecord[] =>
  db.all<Row>('SELECT id, seen_at, newest_at, superseded_at FROM ring_keys').map((row) => ({
    id: row.id,
    seenAt: row.seen_at,
    newestAt: row.newest_at,
    supersededAt: row.superseded_at,
  }));

const isNewest = ({ newestAt, supersededAt }: RingKeyRecord): boolean =>
  newestAt !== null && supersededAt === null;

/** What is known of a key from now on, by its place in the ring. */
const seen = (
  id: string,
  before: RingKeyRecord | undefined,
  newest: boolean,
  first: boolean,
  now: number,
) => {
  // What stands behind the newest when nobody has looked before may have made things all along.
  const known = before ?? { id, seenAt: now, newestAt: null, supersededAt: first && !newest ? now : null };
  if (newest) return isNewest(known) ? known : { ...known, newestAt: now, supersededAt: null };
  return isNewest(known) ? { ...known, supersededAt: now } : known;
};

/**
 * Looks at the ring (`ids`, newest first) and answers with what is known of each of its keys. A place that still has the
 * ring of before makes times later, never earlier.
 */
export const seeRing = (db: Db, ids: readonly string[], now: number): RingKeyRecord[] => {
  const known = readRingKeys(db);
  const all = [...new Set([...ids, ...known.map(({ id }) => id)])];
  const records = all.map((id) =>
    seen(
      id,
      known.find((each) => each.id === id),
      id === ids[0],
      known.length === 0,
      now,
    ),
  );
  for (const { id, seenAt, newestAt, supersededAt } of records)
    db.run(
      'INSERT OR REPLACE INTO ring_keys (id, seen_at, newest_at, superseded_at) VALUES (?, ?, ?, ?)',
      id,
      seenAt,
      newestAt,
      supersededAt,
    );
  return records.slice(0, ids.length);
};
