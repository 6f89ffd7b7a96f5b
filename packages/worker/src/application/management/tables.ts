import type { Db } from '../../storage/transact.ts';

/** What the alarm of an application rings for here. */
export const MANAGEMENT_TIMER = 'management-token';

export const createManagementTokens = (db: Db): void =>
  db.run('CREATE TABLE management_tokens (id TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID');

/** The application's own id of the owner, by which it may ask for its connections. */
export const addExternalId = (db: Db): void => {
  db.run('ALTER TABLE vehicles ADD COLUMN external_id TEXT');
  db.run('CREATE INDEX vehicles_by_external_id ON vehicles (external_id) WHERE external_id IS NOT NULL');
};

/** What the listing says of connections besides: when each was made. */
export const addConnectedAt = (db: Db): void => {
  db.run('ALTER TABLE vehicles ADD COLUMN connected_at INTEGER NOT NULL DEFAULT 0');
  db.run('UPDATE vehicles SET connected_at = updated_at');
  db.run('CREATE INDEX vehicles_by_connection ON vehicles (connected_at, id)');
};
