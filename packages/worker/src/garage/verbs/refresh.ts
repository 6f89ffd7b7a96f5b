import type { ErrorCode } from '@keyfob/shared/errors/registry';
import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { fail, type Result, succeed } from '@keyfob/shared/result';
import type { VehicleScope } from '@keyfob/shared/scopes';
import type { Face } from '../../application/registration.ts';
import type { Desk } from '../desk.ts';
import type { GrantRecord, RefreshTokenRecord } from '../records.ts';
import {
  deleteExpiredRefreshTokens,
  deleteRefreshTokensOf,
  eraseSealedSuccessors,
  readGrant,
  readRefreshToken,
  writeGrant,
  writeRefreshToken,
} from '../tables/grants.ts';
import { postEvent } from '../tables/outbox.ts';
import { readGarage } from './create-session.ts';

export interface Rotation {
  readonly hash: string;
  /** The next token, as hash and sealed. */
  readonly next: { readonly hash: string; readonly sealed: string };
  readonly applicationId: string;
  readonly face: Face;
  /** A narrower scope for the access token (RFC 6749 §6); `null` for all the owner granted. */
  readonly scopes: readonly VehicleScope[] | null;
}

export const issueRefreshToken = (desk: Desk, grantId: string, hash: string): void =>
  writeRefreshToken(desk.db, {
    hash,
    grantId,
    expiresAt: desk.now + LIFETIMES.refreshTokenIdle * 1000,
    usedAt: null,
    successor: null,
  });

/** Ends a grant and all its tokens, here and now. The vehicles stay until someone removes them. */
export const revokeGrant = (desk: Desk, grantId: string): void => {
  const grant = readGrant(desk.db, grantId);
  if (!grant || grant.status === 'revoked') return;
  writeGrant(desk.db, { ...grant, status: 'revoked', revokedAt: desk.now });
  deleteRefreshTokensOf(desk.db, grantId);
  postEvent(desk, { type: 'grant.revoked', linkSessionId: grant.sessionId });
};

/**
 * Whether a used token comes from a request whose answer got lost, or from its twin: the same request, soon after,
 * with the next token not used yet. Two tabs and a bad network do this every day; a thief comes later.
 */
const isRetry = ({ usedAt, successor }: RefreshTokenRecord, by: Rotation, desk: Desk): boolean =>
  usedAt !== null &&
  usedAt + LIFETIMES.rotationGrace * 1000 > desk.now &&
  // Erased with the first use of the next token.
  typeof successor?.sealed === 'string' &&
  JSON.stringify(successor.scopes) === JSON.stringify(by.scopes);

type Check = (token: RefreshTokenRecord, grant: GrantRecord, by: Rotation, desk: Desk) => ErrorCode | null;

/** Every condition on a refresh token, in order. Reuse is looked at once it is clear that its client asks. */
const CHECKS: readonly Check[] = [
  (_, __, by, desk) =>
    readGarage(desk.db)?.applicationId === by.applicationId ? null : 'refresh_token_unknown',
  (_, grant, by) => (grant.face === by.face ? null : 'refresh_token_unknown'),
  (_, grant) => (grant.status === 'active' ? null : 'refresh_token_unknown'),
  (token, _, __, desk) => (token.expiresAt > desk.now ? null : 'refresh_token_unknown'),
  (_, grant, by) =>
    (by.scopes ?? []).every((scope) => grant.scopes.includes(scope)) ? null : 'scope_exceeds_grant',
  (token, _, by, desk) => (token.usedAt === null || isRetry(token, by, desk) ? null : 'refresh_token_reused'),
];

export interface Rotated {
  readonly grant: GrantRecord;
  /** The next token, sealed. */
  readonly sealed: string;
}

/**
 * Uses a refresh token up and puts the next in its place. A retry gets the same next token; reuse revokes the whole
 * family (RFC 9700 §4.14.2). There are never two live successors.
 */
export const rotateRefreshToken = (desk: Desk, by: Rotation): Result<Rotated> => {
  const token = readRefreshToken(desk.db, by.hash);
  const grant = token ? readGrant(desk.db, token.grantId) : null;
  if (!token || !grant) return fail('refresh_token_unknown');
  for (const check of CHECKS) {
    const problem = check(token, grant, by, desk);
    if (problem === 'refresh_token_reused') {
      desk.keep();
      revokeGrant(desk, grant.id);
    }
    if (problem) return fail(problem);
  }
  const narrowed = by.scopes ? { ...grant, scopes: by.scopes } : grant;
  if (token.successor?.sealed) return succeed({ grant: narrowed, sealed: token.successor.sealed });
  deleteExpiredRefreshTokens(desk.db, grant.id, desk.now);
  eraseSealedSuccessors(desk.db, grant.id);
  writeRefreshToken(desk.db, { ...token, usedAt: desk.now, successor: { ...by.next, scopes: by.scopes } });
  issueRefreshToken(desk, grant.id, by.next.hash);
  return succeed({ grant: narrowed, sealed: by.next.sealed });
};
