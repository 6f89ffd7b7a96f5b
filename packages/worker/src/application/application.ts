import type { KeyfobEvent } from '@keyfob/shared/events';
import { fail, type Result } from '@keyfob/shared/result';
import type { Jurisdiction } from '../crypto/handle.ts';
import { faultOf, log } from '../log.ts';
import { onDemand } from '../on-demand.ts';
import type { Migration } from '../storage/migrate.ts';
import { objectOf } from '../storage/object-of.ts';
import type { Timer } from '../storage/timers.ts';
import type { Db, Settled } from '../storage/transact.ts';
import type { KeySet } from './authentication/client-keys.ts';
import { claimOnce, isClaimed, pruneSingleUse } from './authentication/single-use.ts';
import {
  type Departed,
  type Departing,
  departedWithRest,
  departLate,
  leaseDepartures,
  settleDepartures,
} from './departure.ts';
import { meetGarage } from './garages.ts';
import {
  type ListedSession,
  listSessions,
  PRUNE_LISTED_SESSIONS,
  pruneListedSessions,
  readListedSessions,
  type SessionCursor,
} from './listed-sessions.ts';
import { eraseFromListing, type ListedVehicle, upsertListing } from './listing.ts';
import { ManagedApplication } from './managed-application.ts';
import { MANAGEMENT_TIMER } from './management/tables.ts';
import { keepNote, notesUnder } from './notes.ts';
import {
  type Consumer,
  consumePushedRequest,
  keepPushedRequest,
  type Pairs,
  PRUNE_PUSHED_REQUESTS,
  type PushedRequest,
  prunePushedRequests,
  readPushedRequest,
} from './pushed-requests.ts';
import {
  departingKey,
  nextPublication,
  type Publication,
  retryPublication,
  settlePublication,
} from './registration/publishing.ts';
import { readRegistration, readStanding, type Standing } from './registration/record.ts';
import type { Edit, Seen } from './registration/register.ts';
import type { ClientSecret, PublishedRegistration, Registration } from './registration/registration.ts';
import { APPLICATION_MIGRATIONS } from './schema.ts';
import type { NewWebhook } from './webhooks/endpoints.ts';
import { eraseDeliveriesOf } from './webhooks/tables.ts';
import { isWebhookTimer, taken } from './webhooks/webhook-sender.ts';

/** Loaded when an operator changes something: nothing of it is needed before. */
const changes = onDemand(() => import('./registration/register.ts'));
/** Loaded with the first garage that has something to tell. */
const sending = onDemand(() => import('./webhooks/sending.ts'));

interface KeyFetch {
  readonly mayFetch: boolean;
  readonly heard: KeySet | null;
}

/**
 * One application: its registration, the values that may be used once and belong to no user, and the listing of its
 * garages' vehicles. It also keeps the once-only values of the simulated provider, which is nobody's application.
 */
export class Application extends ManagedApplication {
  /** By the hash of its address. An application has two at most; what it had before ends when the object rests. */
  readonly #heard = new Map<string, KeySet>();

  protected override migrations(): readonly Migration[] {
    return APPLICATION_MIGRATIONS;
  }

  /** Keeps a client id for another jurisdiction's object. */
  async reserveElsewhere(clientId: string, jurisdiction: Jurisdiction): Promise<Result<null>> {
    const { reserveElsewhere } = await changes();
    return this.createVerb((db) => reserveElsewhere(db, clientId, jurisdiction));
  }

  async register(
    registration: Registration,
    webhooks: readonly NewWebhook[] = [],
  ): Promise<Result<PublishedRegistration>> {
    const { createRegistration } = await changes();
    const made = this.createVerb((db) => createRegistration(db, registration, webhooks, Date.now()));
    return this.#published(made);
  }

  async edit(seen: Seen, edit: Edit): Promise<Result<PublishedRegistration>> {
    const { editRegistration } = await changes();
    return this.#published(this.#change((db, now) => editRegistration(db, seen, edit, now)));
  }

  async addSecret(secret: ClientSecret): Promise<Result<PublishedRegistration>> {
    const { addSecret } = await changes();
    return this.#published(this.#change((db, now) => addSecret(db, secret, now)));
  }

  async removeSecret(id: string): Promise<Result<PublishedRegistration>> {
    const { removeSecret } = await changes();
    return this.#published(this.#change((db, now) => removeSecret(db, id, now)));
  }

  /** Puts the key that signs its users' tokens under another key of the ring. */
  async resealUserTokenKey(sealed: string, anew: string): Promise<Result<PublishedRegistration>> {
    const { resealUserTokenKey } = await changes();
    return this.#published(this.#change((db, now) => resealUserTokenKey(db, sealed, anew, now)));
  }

  /** Ends the application. What it has in garages goes by the alarm. */
  async deleteRegistration(seen: Seen): Promise<Result<null>> {
    const { deleteRegistration } = await changes();
    return this.#published(this.#change((db, now) => deleteRegistration(db, seen, now)));
  }

  read(): Standing | null {
    return this.verb<Standing | null>(null, readStanding);
  }

  /** Takes a once-only value; `false` when it was taken before. `expiresAt`: milliseconds. */
  claimOnce(key: string, expiresAt: number): boolean {
    return this.createCoreVerb((db) => claimOnce(db, key, expiresAt));
  }

  /**
   * Whether one of all isolates is to fetch a key set in a period, and what another one heard there. `until`: milliseconds.
   * That is only in memory: it is for those who were refused in the same minute, and KV has it later.
   */
  claimKeyFetch(address: string, period: number, until: number): KeyFetch {
    const mayFetch = this.claimOnce(`jwks-refetch|${address}|${period}`, until);
    return { mayFetch, heard: this.#heard.get(address) ?? null };
  }

  hearKeys(address: string, set: KeySet): void {
    this.#heard.set(address, set);
  }

  isClaimed(key: string): boolean {
    return this.coreVerb<boolean>(false, (db) => isClaimed(db, key));
  }

  /** Keeps what was last said about something, until a time (milliseconds). */
  keepNote(about: string, text: string, expiresAt: number): void {
    this.createCoreVerb<void>((db) => keepNote(db, about, text, expiresAt));
  }

  /** What follows some words in every note that begins with them. */
  notesUnder(beginning: string, now: number): string[] {
    return this.coreVerb<string[]>([], (db) => notesUnder(db, beginning, now));
  }

  /** Keeps a pushed authorization request; `false` where there is no application any more. */
  pushRequest(hash: string, parameters: Pairs, now: number): boolean {
    return this.verb<boolean>(false, (db) => {
      if (!readRegistration(db)) return false;
      keepPushedRequest(db, hash, parameters, now);
      return true;
    });
  }

  readPushedRequest(hash: string, now: number): Result<PushedRequest> {
    return this.verb<Result<PushedRequest>>(fail('request_uri_unknown'), (db) =>
      readPushedRequest(db, hash, now),
    );
  }

  /** Takes a pushed request for the session it is to become; answers with the session it stands for. */
  consumePushedRequest(hash: string, by: Consumer, now: number): Result<string> {
    return this.verb<Result<string>>(fail('request_uri_unknown'), (db) =>
      consumePushedRequest(db, hash, by, now),
    );
  }

  /**
   * What a garage has to tell: where its vehicles stand now, and what happened. It may come twice. `madeAt`: when the
   * garage was made, in milliseconds; 0 where that is not said. `until`: when the garage gives this telling up, in
   * milliseconds. It throws where that is over: it is told again, or was taken back.
   */
  async receive(
    garage: string,
    vehicles: readonly ListedVehicle[],
    events: readonly KeyfobEvent[],
    madeAt = 0,
    sessions: readonly ListedSession[] = [],
    until = Number.POSITIVE_INFINITY,
  ): Promise<void> {
    const { takeEvents } = await sending();
    const left = this.createVerb((db) => {
      const now = Date.now();
      if (now > until) throw new Error('This was told too long ago.');
      meetGarage(db, garage, madeAt);
      upsertListing(db, garage, vehicles);
      listSessions(db, garage, sessions, now);
      departLate(db, garage, now);
      return taken(db, now, undefined, takeEvents(db, garage, events, now));
    });
    this.handOut(left);
  }

  /** What garages of the release before still call. */
  listVehicles(garage: string, vehicles: readonly ListedVehicle[]): Promise<void> {
    return this.receive(garage, vehicles, []);
  }

  /** Sessions under a label of the application's, newest first. */
  listedSessions(user: string, before: SessionCursor | null, limit: number): ListedSession[] {
    return this.verb<ListedSession[]>([], (db) => readListedSessions(db, user, before, limit));
  }

  eraseGarage(garage: string): void {
    this.verb<void>(undefined, (db) => {
      eraseFromListing(db, garage);
      eraseDeliveriesOf(db, garage, Date.now());
    });
  }

  protected override async runTimer(timer: Timer, now: number): Promise<void> {
    const { kind } = timer;
    if (kind === 'publish') await this.#publish();
    else if (isWebhookTimer(timer)) await this.runWebhookTimer(timer, now);
    else if (kind === MANAGEMENT_TIMER) await this.dropManagementTokens(now);
    else if (kind === 'depart') await this.#depart(now);
    else if (kind === PRUNE_LISTED_SESSIONS) this.verb<void>(undefined, (db) => pruneListedSessions(db, now));
    else if (kind === PRUNE_PUSHED_REQUESTS) this.verb<void>(undefined, (db) => prunePushedRequests(db, now));
    else this.coreVerb<void>(undefined, (db) => pruneSingleUse(db, now));
  }

  #change<T>(work: (db: Db, now: number) => Settled<Result<T>>): Result<T> {
    return this.verb<Result<T>>(fail('not_found'), (db) => work(db, Date.now()));
  }

  /** Publishes what a verb has committed. Where KV does not take it now the alarm brings it: that is no failure. */
  async #published<T>(answer: Result<T>): Promise<Result<T>> {
    if (answer.ok)
      await this.#publish().catch((error: unknown) => {
        log('publishing_failed', faultOf(error));
        this.verb<void>(undefined, (db) => retryPublication(db, Date.now()));
      });
    return answer;
  }

  /** Copies the registration to KV. A crash before or after leaves the timer, and the alarm copies it again. */
  async #publish(): Promise<void> {
    const next = this.verb<Publication | null>(null, nextPublication);
    if (!next) return;
    if (next.record === null) await this.#unpublish(next.key);
    else await this.env.PUBLISHED.put(next.key, next.record);
    this.#settlePublication(next.version);
  }

  /** In this order: what is sealed in the garages that are left is never out of sight. */
  async #unpublish(key: string): Promise<void> {
    const departed = this.verb<Departed | null>(null, departedWithRest);
    if (departed) await this.env.PUBLISHED.put(departingKey(departed.clientId), JSON.stringify(departed));
    await this.env.PUBLISHED.delete(key);
  }

  #settlePublication(version: number): void {
    this.verb<void>(undefined, (db) => settlePublication(db, version, Date.now()));
  }

  /** Sends a batch of a deleted application's garages away. Each hands its revocations on by itself. */
  async #depart(now: number): Promise<void> {
    const batch = this.verb<Departing | null>(null, (db) => leaseDepartures(db, now));
    if (!batch) return;
    const gone = await Promise.all(batch.garages.map((garage) => this.#sendAway(batch, garage)));
    if (!this.#settleDepartures(batch.garages.filter((_, index) => gone[index])))
      await this.env.PUBLISHED.delete(departingKey(batch.applicationId));
  }

  async #sendAway({ applicationId, jurisdiction }: Departing, name: string): Promise<boolean> {
    const garage = objectOf(this.env.GARAGE, this.env, { jurisdiction, name });
    try {
      return await garage.giveUp(applicationId);
    } catch (error) {
      log('departure_failed', faultOf(error));
      return false;
    }
  }

  /** Whether any are left. */
  #settleDepartures(gone: readonly string[]): boolean {
    return this.verb<boolean>(false, (db) => settleDepartures(db, gone));
  }
}
