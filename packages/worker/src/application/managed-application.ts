import { fail, type Result, succeed } from '@keyfob/shared/result';
import { SealedHolder } from './keys/sealed-holder.ts';
import type { Beyond, Connection } from './management/connections.ts';
import type { ManagementToken } from './management/token.ts';
import type { ResealedToken } from './management/tokens.ts';
import { readRegistration } from './registration/record.ts';

/** Loaded with the first management call: most applications never make one. */
const tokens = () => import('./management/tokens.ts');
const connections = () => import('./management/connections.ts');

/** A page of an application's connections, and how many there are. */
export interface ConnectionsPage {
  readonly connections: readonly Connection[];
  readonly count: number;
}

/** The part of an application that is managed by itself: by its management token, about all its users. */
export abstract class ManagedApplication extends SealedHolder {
  /** Puts a new management token in the place of the one there is. */
  async replaceManagementToken(token: ManagementToken): Promise<Result<null>> {
    const { replaceManagementToken } = await tokens();
    return this.verb<Result<null>>(fail('not_found'), (db) => {
      if (!readRegistration(db)) return fail('not_found');
      replaceManagementToken(db, token, Date.now());
      return succeed(null);
    });
  }

  /** Newest first: the first one signs. */
  async managementTokens(): Promise<ManagementToken[]> {
    const { readManagementTokens } = await tokens();
    return this.verb<ManagementToken[]>([], readManagementTokens);
  }

  async resealManagementTokens(all: readonly ResealedToken[]): Promise<void> {
    const { resealManagementTokens } = await tokens();
    this.verb<void>(undefined, (db) => resealManagementTokens(db, all));
  }

  /** Whether a token of this hash is the application's. */
  async isManagementToken(hash: string): Promise<boolean> {
    const { isManagementToken } = await tokens();
    return this.verb<boolean>(false, (db) => isManagementToken(db, hash, Date.now()));
  }

  /** Counts them where a page by number is asked for, which says of how many. */
  async listConnections(
    beyond: Beyond | null,
    limit: number,
    offset?: number,
    externalId: string | null = null,
  ): Promise<ConnectionsPage> {
    const { countConnections, listConnections } = await connections();
    return this.verb<ConnectionsPage>({ connections: [], count: 0 }, (db) => ({
      connections: listConnections(db, beyond, limit, offset ?? 0, externalId),
      count: offset === undefined ? 0 : countConnections(db, externalId),
    }));
  }

  protected async dropManagementTokens(now: number): Promise<void> {
    const { dropDeadManagementTokens } = await tokens();
    this.verb<void>(undefined, (db) => dropDeadManagementTokens(db, now));
  }
}
