import type { CodeRecord, ConsentReceipt, GrantRecord, RefreshTokenRecord } from '../records.ts';
import type { Draft } from './state.ts';

export const readGrant = (draft: Draft, id: string): GrantRecord | null => draft.get('grants', id);

export const writeGrant = (draft: Draft, grant: GrantRecord): void => draft.set('grants', grant.id, grant);

export const deleteGrant = (draft: Draft, id: string): void => draft.delete('grants', id);

export const readGrants = (draft: Draft): GrantRecord[] => draft.all('grants');

/** The grant whose refresh tokens belong to a family. */
export const readGrantOfFamily = (draft: Draft, id: string): GrantRecord | null =>
  draft.all('grants').find(({ family }) => family?.id === id) ?? null;

export const readCode = (draft: Draft, hash: string): CodeRecord | null => draft.get('codes', hash);

export const writeCode = (draft: Draft, code: CodeRecord): void => draft.set('codes', code.hash, code);

export const deleteCodesOf = (draft: Draft, id: string): void => {
  for (const { hash, sessionId } of draft.all('codes')) if (sessionId === id) draft.delete('codes', hash);
};

export const readRefreshToken = (draft: Draft, hash: string): RefreshTokenRecord | null =>
  draft.get('refreshTokens', hash);

export const readRefreshTokens = (draft: Draft): RefreshTokenRecord[] => draft.all('refreshTokens');

/** Used refresh tokens that still have the answer to their use, sealed. */
export const readSealedAnswers = (draft: Draft): RefreshTokenRecord[] =>
  readRefreshTokens(draft).filter(({ successor }) => typeof successor?.sealed === 'string');

export const writeRefreshToken = (draft: Draft, token: RefreshTokenRecord): void =>
  draft.set('refreshTokens', token.hash, token);

/** When the last refresh token of a grant that can still be used ends; `null` where there is none. */
export const refreshableUntil = (draft: Draft, id: string): number | null => {
  const ends = readRefreshTokens(draft)
    .filter(({ grantId, usedAt }) => grantId === id && usedAt === null)
    .map(({ expiresAt }) => expiresAt);
  return ends.length === 0 ? null : Math.max(...ends);
};

export const deleteRefreshToken = (draft: Draft, hash: string): void => draft.delete('refreshTokens', hash);

export const deleteRefreshTokensOf = (draft: Draft, id: string): void => {
  for (const { hash, grantId } of readRefreshTokens(draft))
    if (grantId === id) draft.delete('refreshTokens', hash);
};

export const writeReceipt = (draft: Draft, receipt: ConsentReceipt): void =>
  draft.set('receipts', receipt.id, receipt);

export const deleteReceipt = (draft: Draft, id: string): void => draft.delete('receipts', id);
