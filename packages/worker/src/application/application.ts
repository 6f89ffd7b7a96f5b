import type { Migration } from '../storage/migrate.ts';
import { StoredObject } from '../storage/stored-object.ts';
import { clearTimer, setTimer, type Timer } from '../storage/timers.ts';
import type { Db } from '../storage/transact.ts';
import { eraseFromListing, type ListedVehicle, upsertListing } from './listing.ts';
import { publishedKey } from './published.ts';
import type { PublishedRegistration, Registration } from './registration.ts';
import { APPLICATION_MIGRATIONS } from './schema.ts';
import { claimOnce, isClaimed, pruneSingleUse } from './single-use.ts';

interface RegistrationRow extends Record<string, SqlStorageValue> {
  readonly version: number;
  readonly published_version: number;
  readonly record: string;
}

const readRow = (db: Db): RegistrationRow | null =>
  db.first<RegistrationRow>('SELECT version, published_version, record FROM registration');

/**
 * One application: its registration, the values that may be used once and belong to no user, and the listing of its
 * garages' vehicles. It also keeps the once-only values of the simulated provider, which is nobody's application.
 */
export class Application extends StoredObject {
  protected override migrations(): readonly Migration[] {
    return APPLICATION_MIGRATIONS;
  }

  /** Registers the application, or leaves it as it stands when nothing of it changed; then publishes it. */
  async register(registration: Registration): Promise<PublishedRegistration> {
    const published = this.createVerb((db): PublishedRegistration => {
      const row = readRow(db);
      const standing: PublishedRegistration | null = row ? JSON.parse(row.record) : null;
      const next = { ...registration, version: standing?.version ?? 0, epoch: standing?.epoch ?? 0 };
      if (standing && JSON.stringify(standing) === JSON.stringify(next)) return standing;
      const lost = (standing?.secrets ?? []).some(
        ({ hash }) => !next.secrets.some((each) => each.hash === hash),
      );
      // Whoever held a removed secret may hold a token it bought.
      const changed = { ...next, version: next.version + 1, epoch: next.epoch + (lost ? 1 : 0) };
      db.run(
        'INSERT OR REPLACE INTO registration (id, version, published_version, record) VALUES (1, ?, ?, ?)',
        changed.version,
        standing?.version ?? 0,
        JSON.stringify(changed),
      );
      setTimer(db, { kind: 'publish', key: '', dueAt: Date.now() });
      return changed;
    });
    await this.#publish();
    return published;
  }

  read(): PublishedRegistration | null {
    return this.verb<PublishedRegistration | null>(null, (db) => {
      const row = readRow(db);
      return row ? JSON.parse(row.record) : null;
    });
  }

  /** Takes a once-only value; `false` when it was taken before. `expiresAt`: milliseconds. */
  claimOnce(key: string, expiresAt: number): boolean {
    return this.createVerb((db) => claimOnce(db, key, expiresAt));
  }

  isClaimed(key: string): boolean {
    return this.verb<boolean>(false, (db) => isClaimed(db, key));
  }

  listVehicles(garage: string, vehicles: readonly ListedVehicle[]): void {
    this.createVerb((db) => upsertListing(db, garage, vehicles));
  }

  eraseGarage(garage: string): void {
    this.verb<void>(undefined, (db) => eraseFromListing(db, garage));
  }

  protected override async runTimer(timer: Timer, now: number): Promise<void> {
    if (timer.kind === 'publish') await this.#publish();
    else this.verb<void>(undefined, (db) => pruneSingleUse(db, now));
  }

  /** Copies the registration to KV. A crash before or after leaves the timer, and the alarm copies it again. */
  async #publish(): Promise<void> {
    const row = this.#unpublished();
    if (!row) return;
    const { clientId }: PublishedRegistration = JSON.parse(row.record);
    await this.env.PUBLISHED.put(publishedKey(clientId), row.record);
    this.#markPublished(row.version);
  }

  #unpublished(): RegistrationRow | null {
    return this.verb<RegistrationRow | null>(null, (db) => {
      const row = readRow(db);
      return row && row.published_version < row.version ? row : null;
    });
  }

  /** A version that was overtaken meanwhile leaves the timer for the newer one. */
  #markPublished(version: number): void {
    this.verb<void>(undefined, (db) => {
      db.run('UPDATE registration SET published_version = ?', version);
      if (readRow(db)?.version === version) clearTimer(db, 'publish', '');
      else setTimer(db, { kind: 'publish', key: '', dueAt: Date.now() });
    });
  }
}
