import type {
  CodeRecord,
  ConnectedVehicleRecord,
  ConsentReceipt,
  GarageRecord,
  GrantRecord,
  IdempotencyRecord,
  ProviderGrantRecord,
  RefreshTokenRecord,
  SessionRecord,
  VehicleViewRecord,
} from '../records.ts';
import type { ActionRecord } from './actions.ts';
import type { OutboxItem } from './outbox.ts';

/** What a garage holds, by kind. Each record has one key. */
export interface Parts {
  /** By id, oldest first. */
  readonly sessions: SessionRecord;
  /** By hash. */
  readonly codes: CodeRecord;
  readonly grants: GrantRecord;
  /** By hash. */
  readonly refreshTokens: RefreshTokenRecord;
  /** By `jti`: when the token would have expired anyway. */
  readonly revokedTokens: number;
  readonly vehicles: ConnectedVehicleRecord;
  readonly providerGrants: ProviderGrantRecord;
  /** By id, oldest first. */
  readonly views: VehicleViewRecord;
  readonly receipts: ConsentReceipt;
  /** By hash. */
  readonly idempotencyKeys: IdempotencyRecord;
  /** By id, oldest first. */
  readonly actions: ActionRecord;
  /** By sequence, oldest first. */
  readonly outbox: OutboxItem;
}

export type Part = keyof Parts;

export type PartMaps = { readonly [P in Part]: ReadonlyMap<string, Parts[P]> };

/** A garage: one record, read and written whole. Readers ignore what they do not know, and leave it there. */
export interface GarageState {
  readonly version: 1;
  /** `null` only before the first session was ever made. */
  readonly garage: GarageRecord | null;
  /** How much was ever put into the outbox. */
  readonly posted: number;
  readonly parts: PartMaps;
}

const noParts = (): PartMaps => ({
  sessions: new Map(),
  codes: new Map(),
  grants: new Map(),
  refreshTokens: new Map(),
  revokedTokens: new Map(),
  vehicles: new Map(),
  providerGrants: new Map(),
  views: new Map(),
  receipts: new Map(),
  idempotencyKeys: new Map(),
  actions: new Map(),
  outbox: new Map(),
});

export const emptyState = (): GarageState => ({ version: 1, garage: null, posted: 0, parts: noParts() });

/** A state as this release knows it, also where an earlier one that lacked a part wrote it. */
export const completeState = (stored: GarageState): GarageState => ({
  ...stored,
  parts: { ...noParts(), ...stored.parts },
});

/**
 * What a verb works on: the state as it will be if the verb is kept. Records are never changed in place, and a part is
 * copied at its first change, so the state before stays as it was.
 */
export class Draft {
  #state: GarageState;
  readonly #own = new Map<Part, Map<string, unknown>>();
  readonly #before: GarageState;

  constructor(state: GarageState) {
    this.#state = state;
    this.#before = state;
  }

  get state(): GarageState {
    return this.#state;
  }

  get isChanged(): boolean {
    return this.#state !== this.#before;
  }

  found(garage: GarageRecord): void {
    this.#state = { ...this.#state, garage };
  }

  /** The next sequence of the outbox. */
  nextSequence(): number {
    this.#state = { ...this.#state, posted: this.#state.posted + 1 };
    return this.#state.posted;
  }

  all<P extends Part>(part: P): Parts[P][] {
    const records: ReadonlyMap<string, Parts[P]> = this.#state.parts[part];
    return [...records.values()];
  }

  get<P extends Part>(part: P, key: string): Parts[P] | null {
    const records: ReadonlyMap<string, Parts[P]> = this.#state.parts[part];
    return records.get(key) ?? null;
  }

  set<P extends Part>(part: P, key: string, record: Parts[P]): void {
    this.#owned(part).set(key, record);
  }

  delete(part: Part, key: string): void {
    if (this.#state.parts[part].has(key)) this.#owned(part).delete(key);
  }

  clear(part: Part): void {
    if (this.#state.parts[part].size > 0) this.#owned(part).clear();
  }

  #owned(part: Part): Map<string, unknown> {
    const owned = this.#own.get(part);
    if (owned) return owned;
    const copy = new Map<string, unknown>(this.#state.parts[part]);
    this.#own.set(part, copy);
    this.#state = { ...this.#state, parts: { ...this.#state.parts, [part]: copy } };
    return copy;
  }

  /** Does a piece of work on its own: where it throws, all of it is left out and the error answered. */
  attempt(work: (draft: Draft) => void): unknown {
    const own = new Draft(this.#state);
    try {
      work(own);
    } catch (error) {
      return error;
    }
    if (own.isChanged) {
      this.#state = own.state;
      // Its copies are this draft's now; what this one copied before may be among them, or stand no more.
      this.#own.clear();
    }
    return null;
  }
}
