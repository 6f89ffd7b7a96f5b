import { LIFETIMES } from '@keyfob/shared/lifetimes';
import type { ListedVehicle } from '../../application/listing.ts';
import { clearTimer, setTimer } from '../../storage/timers.ts';
import type { Db } from '../../storage/transact.ts';
import type { Desk, EventDraft } from '../desk.ts';

/** What a garage has to tell others, kept until they have it. */
export type OutboxRecord =
  /** To the application's listing. */
  | { readonly kind: 'listing'; readonly vehicle: ListedVehicle }
  /** To the provider: access is given back. */
  | { readonly kind: 'revocation'; readonly providerGrantId: string }
  /** To the application: kept for delivery, at most three days. */
  | { readonly kind: 'event'; readonly event: EventDraft & { readonly at: number } };

export type OutboxItem = OutboxRecord & { readonly seq: number; readonly tries: number };

/** Events nobody fetched are dropped after as long as their delivery would be tried. */
const EVENT_KEPT_MS = 3 * 24 * 60 * 60 * 1000;
const BATCH = 20;

export const post = (desk: Desk, record: OutboxRecord): void => {
  desk.db.run(
    'INSERT INTO outbox (kind, created_at, leased_until, tries, record) VALUES (?, ?, 0, 0, ?)',
    record.kind,
    desk.now,
    JSON.stringify(record),
  );
  rearmOutbox(desk.db, desk.now);
};

export const postEvent = (desk: Desk, event: EventDraft): void =>
  post(desk, { kind: 'event', event: { ...event, at: desk.now } });

interface Row extends Record<string, SqlStorageValue> {
  seq: number;
  tries: number;
  record: string;
}

/** Hands out a batch of one kind, for as long as a lease lasts; what is not acknowledged comes again, later each time. */
export const leaseOutbox = (db: Db, kind: OutboxRecord['kind'], now: number): OutboxItem[] => {
  const rows = db.all<Row>(
    'SELECT seq, tries, record FROM outbox WHERE kind = ? AND leased_until <= ? ORDER BY seq LIMIT ?',
    kind,
    now,
    BATCH,
  );
  for (const row of rows) {
    const backOff = LIFETIMES.outboxLease * 1000 * 2 ** Math.min(row.tries, 10);
    db.run('UPDATE outbox SET leased_until = ?, tries = tries + 1 WHERE seq = ?', now + backOff, row.seq);
  }
  return rows.map((row) => ({ ...(JSON.parse(row.record) as OutboxRecord), seq: row.seq, tries: row.tries }));
};

export const acknowledge = (db: Db, seqs: readonly number[]): void => {
  for (const seq of seqs) db.run('DELETE FROM outbox WHERE seq = ?', seq);
};

/** Sets the timer to when the next lease runs out, or clears it when nothing is waiting. */
export const rearmOutbox = (db: Db, now: number): void => {
  db.run("DELETE FROM outbox WHERE kind = 'event' AND created_at <= ?", now - EVENT_KEPT_MS);
  const next = db.first<{ at: number | null }>(
    "SELECT MIN(CASE kind WHEN 'event' THEN created_at + ? ELSE leased_until END) AS at FROM outbox",
    EVENT_KEPT_MS,
  )?.at;
  if (next === null || next === undefined) clearTimer(db, 'outbox', '');
  else setTimer(db, { kind: 'outbox', key: '', dueAt: Math.max(next, now) });
};
