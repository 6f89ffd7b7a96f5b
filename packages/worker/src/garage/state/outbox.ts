import { LIFETIMES } from '@keyfob/shared/lifetimes';
import type { ListedSession } from '../../application/listed-sessions.ts';
import type { ListedVehicle } from '../../application/listing.ts';
import { newEventId } from '../../application/webhooks/event.ts';
import type { Desk, EventDraft } from '../desk.ts';
import type { Draft } from './state.ts';

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
  /** To the application's list of sessions that carry a label. */
  | { readonly kind: 'session'; readonly session: ListedSession }
  /** To the provider: access is given back. */
  | { readonly kind: 'revocation'; readonly providerGrantId: string }
  /** To the application, whose webhooks tell it. */
  | { readonly kind: 'event'; readonly event: WaitingEvent };

export type OutboxItem = OutboxRecord & {
  readonly seq: number;
  readonly tries: number;
  /** Not handed out again before; milliseconds since the epoch. Who posts it hands it out the first time. */
  readonly leasedUntil: number;
};

/** Puts something in. It is handed out as soon as the verb is stored; the lease is for where that breaks off. */
export const post = (desk: Desk, record: OutboxRecord): void => {
  const seq = desk.draft.nextSequence();
  const leasedUntil = desk.now + LIFETIMES.outboxLease * 1000;
  desk.draft.set('outbox', String(seq), { ...record, seq, tries: 0, leasedUntil });
};

export const postEvent = (desk: Desk, event: EventDraft): void =>
  post(desk, { kind: 'event', event: { ...event, id: newEventId(desk.now), at: desk.now } });

/** What is for the application, oldest first. */
export const waitingToBeTold = (draft: Draft): OutboxItem[] =>
  draft.all('outbox').filter(({ kind }) => kind !== 'revocation');

/** What is to be given back and was handed out to nobody, or to somebody who is not heard of again. */
export const dueRevocations = (draft: Draft, now: number): OutboxItem[] =>
  draft.all('outbox').filter(({ kind, leasedUntil }) => kind === 'revocation' && leasedUntil <= now);

/** Holds items back for as long as a lease lasts, longer each time: they come again unless they are acknowledged. */
export const lease = (draft: Draft, items: readonly OutboxItem[], now: number): void => {
  for (const { seq } of items) {
    const item = draft.get('outbox', String(seq));
    if (!item) continue;
    const leasedUntil = now + LIFETIMES.outboxLease * 1000 * 2 ** Math.min(item.tries, 10);
    draft.set('outbox', String(seq), { ...item, leasedUntil, tries: item.tries + 1 });
  }
};

export const acknowledge = (draft: Draft, items: readonly OutboxItem[]): void => {
  for (const { seq } of items) draft.delete('outbox', String(seq));
};

/** The access is back at its provider. */
export const strikeRevocation = (draft: Draft, providerGrantId: string): void => {
  for (const item of draft.all('outbox'))
    if (item.kind === 'revocation' && item.providerGrantId === providerGrantId) acknowledge(draft, [item]);
};

/** Whether anything waits to be told to the application: a garage is not forgotten before. */
export const hasToTell = (draft: Draft): boolean => waitingToBeTold(draft).length > 0;
