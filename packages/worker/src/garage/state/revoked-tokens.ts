import type { Draft } from './state.ts';

/** `expiresAt`: milliseconds since the epoch. Those whose time is up leave with the next one. */
export const addRevokedToken = (draft: Draft, id: string, expiresAt: number, now: number): void => {
  for (const [known, end] of [...draft.state.parts.revokedTokens])
    if (end <= now) draft.delete('revokedTokens', known);
  draft.set('revokedTokens', id, expiresAt);
};

/** Whether an access token was revoked alone, by its `jti`. */
export const isRevokedToken = (draft: Draft, id: string): boolean => draft.get('revokedTokens', id) !== null;
