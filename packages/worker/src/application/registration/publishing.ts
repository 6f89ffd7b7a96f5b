import { clearTimer, setTimer } from '../../storage/timers.ts';
import type { Db } from '../../storage/transact.ts';

const PUBLISH = 'publish';

/** KV takes one write a second of the same key. Milliseconds. */
const RETRY_MS = 1500;

export const publishedKey = (clientId: string): string => `application:${clientId}`;

/** Where a deleted application is found again while garages of it still have something to give back. */
export const DEPARTING = 'departing:';

export const departingKey = (clientId: string): string => `${DEPARTING}${clientId}`;

/** What KV has to be told: a registration, or that there is none any more. */
export interface Publication {
  readonly key: string;
  readonly version: number;
  readonly record: string | null;
}

interface Row extends Record<string, SqlStorageValue> {
  client_id: string;
  version: number;
  published_version: number;
  record: string | null;
}

/** The registration as it stands, or its deletion. */
const standing = (db: Db): Row | null =>
  db.first<Row>(
    `SELECT json_extract(record, '$.clientId') AS client_id, version, published_version, record FROM registration
     UNION ALL SELECT client_id, version, published_version, NULL FROM client_id_reservation WHERE reason = 'deleted'`,
  );

/** To be said in the transaction that changes the registration: from then on the alarm publishes it, if nobody else does. */
export const setPublishing = (db: Db, now: number): void =>
  setTimer(db, { kind: PUBLISH, key: '', dueAt: now });

/** What is not published yet; `null` when KV has it all, and then nobody needs to be rung for it. */
export const nextPublication = (db: Db): Publication | null => {
  const row = standing(db);
  if (!row || row.published_version >= row.version) {
    clearTimer(db, PUBLISH, '');
    return null;
  }
  return { key: publishedKey(row.client_id), version: row.version, record: row.record };
};

/**
 * KV gives no order to writes: an older copy that lands after a newer one, or after the deletion, has overtaken it. So
 * whoever was overtaken has the newer written once more.
 */
export const settlePublication = (db: Db, version: number, now: number): void => {
  db.run('UPDATE registration SET published_version = ?', version);
  db.run('UPDATE client_id_reservation SET published_version = ?', version);
  if (standing(db)?.version === version) clearTimer(db, PUBLISH, '');
  else setPublishing(db, now + RETRY_MS);
};

export const retryPublication = (db: Db, now: number): void => setPublishing(db, now + RETRY_MS);
