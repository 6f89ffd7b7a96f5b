import { fail, type Result, succeed } from '@keyfob/shared/result';
import type { OAuthFace } from '../../application/registration/faces.ts';
import type { Desk } from '../desk.ts';
import type { GrantRecord } from '../records.ts';
import { addRevokedToken } from '../state/revoked-tokens.ts';
import { readGarage } from './create-session.ts';
import { activeGrant } from './provider-access.ts';
import { firstProblem, knownRefreshToken, OWNERSHIP, type ShownRefreshToken } from './refresh.ts';
import { revokeGrant } from './revoke-grant.ts';

/** An access token whose signature the Worker has verified. */
export interface ShownAccessToken {
  readonly grantId: string;
  readonly tokenId: string | null;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  readonly applicationId: string;
  readonly face: OAuthFace;
}

/** A token that its client asks about, or gives back. */
export type ShownToken =
  | (ShownRefreshToken & { readonly kind: 'refresh' })
  | (ShownAccessToken & { readonly kind: 'access' });

export interface StandingToken {
  readonly grant: GrantRecord;
  /** When it ends, in milliseconds since the epoch. */
  readonly expiresAt: number;
}

const standingAccess = (desk: Desk, by: ShownAccessToken): Result<StandingToken> => {
  if (readGarage(desk.draft)?.applicationId !== by.applicationId) return fail('invalid_token');
  const grant = activeGrant(desk, by.grantId, by.face, by.tokenId);
  return grant.ok ? succeed({ grant: grant.value, expiresAt: by.expiresAt }) : grant;
};

const standingRefresh = (desk: Desk, by: ShownRefreshToken): Result<StandingToken> => {
  const known = knownRefreshToken(desk, by);
  if (!known?.token || firstProblem(OWNERSHIP, known, by, desk)) return fail('refresh_token_unknown');
  const { grant, token } = known;
  // A used one is over, though a retry is still answered: it opens nothing new.
  return token.usedAt === null && token.expiresAt > desk.now
    ? succeed({ grant, expiresAt: token.expiresAt })
    : fail('refresh_token_unknown');
};

/** A token that is its client's and can be used now (RFC 7662 §2.2). Asking is not using. */
export const introspectToken = (desk: Desk, by: ShownToken): Result<StandingToken> =>
  by.kind === 'access' ? standingAccess(desk, by) : standingRefresh(desk, by);

/**
 * Ends a token that its client gives back (RFC 7009 §2.1). A refresh token takes its family and the grant along, used
 * or not; an access token goes alone. What is unknown, another's or over already is not told apart.
 */
export const revokeToken = (desk: Desk, by: ShownToken): Result<null> => {
  if (by.kind === 'access') {
    const standing = standingAccess(desk, by);
    if (standing.ok && by.tokenId !== null) addRevokedToken(desk.draft, by.tokenId, by.expiresAt, desk.now);
    return succeed(null);
  }
  const known = knownRefreshToken(desk, by);
  if (known && firstProblem(OWNERSHIP, known, by, desk) === null)
    revokeGrant(desk, known.grant.id, 'token_revoked');
  return succeed(null);
};
