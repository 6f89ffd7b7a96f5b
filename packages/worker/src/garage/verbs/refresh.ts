import type { ErrorCode } from '@keyfob/shared/errors/registry';
import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { fail, type Result, succeed } from '@keyfob/shared/result';
import type { VehicleScope } from '@keyfob/shared/scopes';
import type { TokenMaking } from '../../application/authentication/access-token.ts';
import { OAUTH_FACES, type OAuthFace } from '../../application/registration/faces.ts';
import type { Face } from '../../application/registration/registration.ts';
import type { Desk } from '../desk.ts';
import type { GrantRecord, RefreshTokenRecord } from '../records.ts';
import {
  deleteRefreshToken,
  readGrant,
  readGrantOfFamily,
  readRefreshToken,
  readSealedAnswers,
  writeGrant,
  writeRefreshToken,
} from '../state/grants.ts';
import { readGarage } from './create-session.ts';
import { revokeGrant } from './revoke-grant.ts';

/** A refresh token as its client shows it. */
export interface ShownRefreshToken {
  readonly hash: string;
  /** What it shares with every other of its family. Not said by a Worker of a release before there were families. */
  readonly family?: string;
  readonly applicationId: string;
  readonly face: OAuthFace;
}

export interface Rotation extends ShownRefreshToken {
  /** The next token, as hash and sealed, and what the access token beside it will be made of. */
  readonly next: { readonly hash: string; readonly sealed: string; readonly making: TokenMaking };
  /** A narrower scope for the access token (RFC 6749 §6); `null` for all the owner granted. */
  readonly scopes: readonly VehicleScope[] | null;
  /** How the client authenticated. */
  readonly method: string;
  /** Thumbprint of the key it proved; `null` for none. */
  readonly dpopKey: string | null;
}

/**
 * Takes out what nobody is answered with any more: a live token, sealed. Every verb of a garage does this first; where
 * none comes, its housekeeping, which a refresh brings forward to a day later. An alarm for each refresh, a minute on,
 * would cost more than the refresh.
 */
export const dropOldAnswers = (desk: Desk): void => {
  for (const token of readSealedAnswers(desk.draft)) {
    const face = readGrant(desk.draft, token.grantId)?.face;
    if (token.successor && (!face || repeatableUntil(token, face) <= desk.now))
      writeRefreshToken(desk.draft, { ...token, successor: { ...token.successor, sealed: null } });
  }
};

/** Writes the live token of a family: the first, or the successor of `predecessor`. */
export const issueRefreshToken = (
  desk: Desk,
  grantId: string,
  hash: string,
  predecessor: RefreshTokenRecord | null = null,
): void =>
  writeRefreshToken(desk.draft, {
    hash,
    grantId,
    version: (predecessor?.version ?? 0) + 1,
    predecessor: predecessor?.hash ?? null,
    expiresAt: desk.now + LIFETIMES.refreshTokenIdle * 1000,
    usedAt: null,
    successor: null,
  });

/** A token of a family that stands: `token` is `null` for one that was used and is no longer remembered. */
interface Known {
  readonly token: RefreshTokenRecord | null;
  readonly grant: GrantRecord;
}

/** A refresh token of a garage, its grant standing or not; `null` for one that it never gave. */
export const knownRefreshToken = (desk: Desk, { hash, family }: ShownRefreshToken): Known | null => {
  const token = readRefreshToken(desk.draft, hash);
  const grant = token ? readGrant(desk.draft, token.grantId) : readGrantOfFamily(desk.draft, family ?? '');
  return grant && { token, grant };
};

/**
 * The same request: the same scope, by a client that authenticated in the same way and proved the same key. Which of
 * its live secrets it used does not matter, so that one can be replaced between a try and the next.
 */
const isSameRequest = ({ successor }: RefreshTokenRecord, by: Rotation): boolean => {
  if (!successor) return false;
  const { scopes, method = by.method, dpopKey = by.dpopKey } = successor;
  return JSON.stringify([scopes, method, dpopKey]) === JSON.stringify([by.scopes, by.method, by.dpopKey]);
};

/** Until when the same refresh gets the same answer, in milliseconds; 0 for a token that was not used. */
const repeatableUntil = ({ usedAt }: RefreshTokenRecord, face: Face): number => {
  const profile = Object.entries(OAUTH_FACES).find(([name]) => name === face)?.[1];
  return usedAt === null || !profile ? 0 : usedAt + profile.rotationGrace * 1000;
};

/**
 * Whether a used token comes from a request whose answer got lost, or from its twin: the same request, soon after,
 * with the next token not used yet. Two tabs and a bad network do this every day; a thief comes later.
 */
const isRetry = (token: RefreshTokenRecord, by: Rotation, desk: Desk): boolean =>
  repeatableUntil(token, by.face) > desk.now &&
  typeof token.successor?.sealed === 'string' &&
  isSameRequest(token, by);

type Check<By> = (known: Known, by: By, desk: Desk) => ErrorCode | null;

/** Whose token it is. None of it says more than that the token is unknown, and none of it revokes. */
export const OWNERSHIP: readonly Check<ShownRefreshToken>[] = [
  (_, by, desk) =>
    readGarage(desk.draft)?.applicationId === by.applicationId ? null : 'refresh_token_unknown',
  ({ grant }, by) => (grant.face === by.face ? null : 'refresh_token_unknown'),
  ({ grant }) => (grant.status === 'active' ? null : 'refresh_token_unknown'),
];

/** Every condition on a refresh token, in order. Reuse is looked at once it is clear that its client asks. */
const CHECKS: readonly Check<Rotation>[] = [
  ...OWNERSHIP,
  ({ grant }, by) => ((grant.family?.dpopKey ?? by.dpopKey) === by.dpopKey ? null : 'dpop_key_mismatch'),
  ({ token }, _, desk) =>
    token?.usedAt === null && token.expiresAt <= desk.now ? 'refresh_token_unknown' : null,
  ({ grant }, by) =>
    (by.scopes ?? []).every((scope) => grant.scopes.includes(scope)) ? null : 'scope_exceeds_grant',
  ({ token }, by, desk) =>
    token && (token.usedAt === null || isRetry(token, by, desk)) ? null : 'refresh_token_reused',
];

/** Why a token may not be used; `null` where it may. */
export const firstProblem = <By>(
  checks: readonly Check<By>[],
  known: Known,
  by: By,
  desk: Desk,
): ErrorCode | null => {
  for (const check of checks) {
    const problem = check(known, by, desk);
    if (problem) return problem;
  }
  return null;
};

export interface Rotated {
  readonly grant: GrantRecord;
  /** The next token, sealed. */
  readonly sealed: string;
  readonly making?: TokenMaking;
}

const succeedToken = (desk: Desk, token: RefreshTokenRecord, grant: GrantRecord, by: Rotation): void => {
  const { scopes, method, dpopKey, next, family } = by;
  if (token.predecessor) deleteRefreshToken(desk.draft, token.predecessor);
  writeRefreshToken(desk.draft, {
    ...token,
    predecessor: null,
    usedAt: desk.now,
    successor: { ...next, scopes, method, dpopKey },
  });
  issueRefreshToken(desk, grant.id, next.hash, token);
  if (!grant.family && family) writeGrant(desk.draft, { ...grant, family: { id: family, dpopKey: null } });
};

/**
 * Uses a refresh token up and puts the next in its place. A retry gets the same answer; reuse revokes the whole family
 * (RFC 9700 §4.14.2). There are never two live successors.
 */
export const rotateRefreshToken = (desk: Desk, by: Rotation): Result<Rotated> => {
  const known = knownRefreshToken(desk, by);
  if (!known) return fail('refresh_token_unknown');
  const { token, grant } = known;
  const problem = firstProblem(CHECKS, known, by, desk);
  if (problem === 'refresh_token_reused') {
    desk.keep();
    revokeGrant(desk, grant.id, problem);
  }
  if (problem || !token) return fail(problem ?? 'refresh_token_unknown');
  const narrowed = by.scopes ? { ...grant, scopes: by.scopes } : grant;
  const { sealed, making } = token.successor ?? {};
  if (sealed) return succeed({ grant: narrowed, sealed, ...(making ? { making } : {}) });
  succeedToken(desk, token, grant, by);
  return succeed({ grant: narrowed, sealed: by.next.sealed, making: by.next.making });
};
