import type { Desk } from '../desk.ts';
import { endedForGood } from '../due.ts';
import {
  deleteGrant,
  deleteReceipt,
  deleteRefreshTokensOf,
  readGrant,
  readGrants,
  writeGrant,
} from '../state/grants.ts';
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

/** Forgets the grants, each with its receipt, that ended so long ago that nobody asks what became of them. */
export const forgetEndedGrants = (desk: Desk): void => {
  for (const grant of readGrants(desk.draft)) {
    if (!endedForGood(desk.draft, grant, desk.now)) continue;
    deleteRefreshTokensOf(desk.draft, grant.id);
    deleteReceipt(desk.draft, grant.receiptId);
    deleteGrant(desk.draft, grant.id);
  }
};
