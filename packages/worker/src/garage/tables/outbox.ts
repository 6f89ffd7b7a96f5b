import { LIFETIMES } from '@keyfob/shared/lifetimes';
import type { ListedVehicle } from '../../application/listing.ts';
import { newEventId } from '../../application/webhooks/event.ts';
import { clearTimer, setTimer } from '../../storage/timers.ts';
import type { Db } from '../../storage/transact.ts';
import type { Desk, EventDraft } from '../desk.ts';

/** An event as it waits here: what it is, its id and its moment are fixed from now on. */
export interface WaitingEvent extends EventDraft {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What a garage has to tell others, kept until they have it. */
export type OutboxRecord =
  /** To the application's listing. */
  | { readonly kind: 'listing'; readonly vehicle: ListedVehicle }
  /** To the provider: access is given back. */
  | { readonly kind: 'revocation'; readonly providerGrantId: string }
  /** To the application, whose webhooks tell it. */
  | { readonly kind: 'event'; readonly event: WaitingEvent };

export type OutboxItem = OutboxRecord & { readonly seq: number; readonly tries: number };

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
  post(desk, { kind: 'event', event: { ...event, id: newEventId(desk.now), at: desk.now } });

interface Row extends Record<string, SqlStorageValue> {
  seq: number;
  tries: number;
  record: string;
}

/** The release before gave events no id. One gets it with its first lease, and keeps it. */
const identified = (record: OutboxRecord): OutboxRecord =>
  record.kind === 'event' && !record.event.id
    ? { ...record, event: { ...record.event, id: newEventId(record.event.at) } }
    : record;

/** Hands out a batch of some kinds, for as long as a lease lasts; what is not acknowledged comes again, later each time. */
export const leaseOutbox = (
  db: Db,
  kinds: readonly OutboxRecord['kind'][],
  now: number,
  limit: number,
): OutboxItem[] => {
  const rows = db.all<Row>(
    `SELECT seq, tries, record FROM outbox
     WHERE kind IN (SELECT value FROM json_each(?)) AND leased_until <= ? ORDER BY seq LIMIT ?`,
    JSON.stringify(kinds),
    now,
    limit,
  );
  return rows.map(({ seq, tries, record }) => {
    const item = identified(JSON.parse(record) as OutboxRecord);
    const backOff = LIFETIMES.outboxLease * 1000 * 2 ** Math.min(tries, 10);
    db.run(
      'UPDATE outbox SET leased_until = ?, tries = tries + 1, record = ? WHERE seq = ?',
      now + backOff,
      JSON.stringify(item),
      seq,
    );
    return { ...item, seq, tries };
  });
};

export const acknowledge = (db: Db, seqs: readonly number[]): void => {
  for (const seq of seqs) db.run('DELETE FROM outbox WHERE seq = ?', seq);
};

/** The access is back at its provider. */
export const strikeRevocation = (db: Db, providerGrantId: string): void =>
  db.run(
    "DELETE FROM outbox WHERE kind = 'revocation' AND json_extract(record, '$.providerGrantId') = ?",
    providerGrantId,
  );

/** Whether anything waits to be told to the application: a garage is not forgotten before. */
export const hasToTell = (db: Db): boolean =>
  db.first("SELECT 1 FROM outbox WHERE kind IN ('listing', 'event')") !== null;

/** Sets the timer to when the next lease runs out, or clears it when nothing is waiting. */
export const rearmOutbox = (db: Db, now: number): void => {
  const next = db.first<{ at: number | null }>('SELECT MIN(leased_until) AS at FROM outbox')?.at;
  if (next === null || next === undefined) clearTimer(db, 'outbox', '');
  else setTimer(db, { kind: 'outbox', key: '', dueAt: Math.max(next, now) });
};
