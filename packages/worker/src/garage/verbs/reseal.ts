import { type Result, succeed } from '@keyfob/shared/result';
import type { Db } from '../../storage/transact.ts';
import type { Desk } from '../desk.ts';
import { readRefreshToken, writeRefreshToken } from '../tables/grants.ts';
import { readProviderGrant, writeProviderGrant } from '../tables/vehicles.ts';

/**
 * What a garage keeps sealed for longer than a link session lasts: the tokens of a provider (`id`: of the provider
 * grant), and the answer to a refresh (`id`: hash of the token that was used). The additional data of each is
 * `{kind}|{id}`. What a session seals, the start of a sign-in and its code, ends with it.
 */
export interface SealedValue {
  readonly kind: 'provider-tokens' | 'refresh-token';
  readonly id: string;
  readonly sealed: string;
}

/** The same under another key. */
export interface ResealedValue extends SealedValue {
  readonly anew: string;
}

type SealedRow = Record<'kind' | 'id' | 'sealed', string>;

/** Values that another key than `keyId` sealed, at most so many. */
export const sealedByOthers = (desk: Desk, keyId: string, limit: number): Result<SealedValue[]> => {
  const rows = desk.db.all<SealedRow>(
    `SELECT kind, id, sealed FROM (
       SELECT 'provider-tokens' AS kind, id, json_extract(record, '$.sealedTokens') AS sealed FROM provider_grants
       UNION ALL
       SELECT 'refresh-token', hash, json_extract(record, '$.successor.sealed') FROM refresh_tokens
     ) WHERE sealed IS NOT NULL AND substr(sealed, 1, length(?1)) <> ?1 LIMIT ?2`,
    `${keyId}.`,
    limit,
  );
  return succeed(rows.map(({ kind, id, sealed }) => ({ kind, id, sealed }) as SealedValue));
};

const WRITERS: Readonly<Record<SealedValue['kind'], (db: Db, value: ResealedValue) => void>> = {
  'provider-tokens': (db, { id, sealed, anew }) => {
    const access = readProviderGrant(db, id);
    if (access && access.sealedTokens === sealed) writeProviderGrant(db, { ...access, sealedTokens: anew });
  },
  'refresh-token': (db, { id, sealed, anew }) => {
    const token = readRefreshToken(db, id);
    if (token?.successor && token.successor.sealed === sealed)
      writeRefreshToken(db, { ...token, successor: { ...token.successor, sealed: anew } });
  },
};

/** Writes those whose old value still stands: what was renewed meanwhile is sealed by the newest key anyway. */
export const reseal = (desk: Desk, values: readonly ResealedValue[]): Result<null> => {
  for (const value of values) WRITERS[value.kind](desk.db, value);
  return succeed(null);
};
