import type { Desk } from '../desk.ts';
import { deleteRefreshTokensOf, readGrant, writeGrant } from '../state/grants.ts';
import { postEvent } from '../state/outbox.ts';

/** Why a grant ended before its time, as the application is told: something was used twice, or it said so itself. */
export type RevocationReason = 'code_replayed' | 'refresh_token_reused' | 'token_revoked';

/** Ends a grant and all its tokens, here and now. The vehicles stay until someone removes them. */
export const revokeGrant = (desk: Desk, grantId: string, reason: RevocationReason): void => {
  const grant = readGrant(desk.draft, grantId);
  if (!grant || grant.status === 'revoked') return;
  writeGrant(desk.draft, { ...grant, status: 'revoked', revokedAt: desk.now });
  deleteRefreshTokensOf(desk.draft, grantId);
  postEvent(desk, { type: 'grant.revoked', linkSessionId: grant.sessionId, reason });
};
