import { type Result, succeed } from '@keyfob/shared/result';
import type { Desk } from '../desk.ts';
import { readRefreshToken, readRefreshTokens, writeRefreshToken } from '../state/grants.ts';
import type { Draft } from '../state/state.ts';
import { readProviderGrant, readProviderGrants, writeProviderGrant } from '../state/vehicles.ts';

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

const sealedValues = (draft: Draft): SealedValue[] => [
  ...readProviderGrants(draft).map(
    ({ id, sealedTokens }): SealedValue => ({
      kind: 'provider-tokens',
      id,
      sealed: sealedTokens,
    }),
  ),
  ...readRefreshTokens(draft).flatMap(({ hash, successor }): SealedValue[] =>
    successor?.sealed ? [{ kind: 'refresh-token', id: hash, sealed: successor.sealed }] : [],
  ),
];

/** Values that another key than `keyId` sealed, at most so many. */
export const sealedByOthers = (desk: Desk, keyId: string, limit: number): Result<SealedValue[]> =>
  succeed(
    sealedValues(desk.draft)
      .filter(({ sealed }) => !sealed.startsWith(`${keyId}.`))
      .slice(0, limit),
  );

const WRITERS: Readonly<Record<SealedValue['kind'], (draft: Draft, value: ResealedValue) => void>> = {
  'provider-tokens': (draft, { id, sealed, anew }) => {
    const access = readProviderGrant(draft, id);
    if (access && access.sealedTokens === sealed)
      writeProviderGrant(draft, { ...access, sealedTokens: anew });
  },
  'refresh-token': (draft, { id, sealed, anew }) => {
    const token = readRefreshToken(draft, id);
    if (token?.successor && token.successor.sealed === sealed)
      writeRefreshToken(draft, { ...token, successor: { ...token.successor, sealed: anew } });
  },
};

/** Writes those whose old value still stands: what was renewed meanwhile is sealed by the newest key anyway. */
export const reseal = (desk: Desk, values: readonly ResealedValue[]): Result<null> => {
  for (const value of values) WRITERS[value.kind](desk.draft, value);
  return succeed(null);
};
