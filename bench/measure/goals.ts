import type { OperationId } from '../peers/peer.ts';
import type { ColdStart } from './cold-start.ts';
import { type Measured, ratioOf } from './rounds.ts';

/** What was set out to be reached, and whether it was. `value`: `null` where nothing was measured. */
export interface Judged {
  readonly goal: string;
  readonly value: number | null;
  readonly limit: number;
  /** How a figure of it is written. */
  readonly unit: 'ratio' | 'ms' | 'dollars' | 'count';
}

export const isMet = ({ value, limit }: Judged): boolean => value !== null && value <= limit;

const RATIOS: readonly (readonly [id: OperationId, name: string, peer: string, limit: number])[] = [
  ['authorizeAndExchange', 'authorize + exchange', 'oidc-provider', 0.6],
  ['authorizeAndExchange', 'authorize + exchange', 'workers-oauth-provider, Map', 0.8],
  ['refresh', 'refresh with rotation', 'oidc-provider', 0.9],
  ['introspect', 'introspect', 'oidc-provider', 0.9],
  ['clientCredentials', 'client_credentials', 'oidc-provider', 0.7],
];

/** Longest a cold start may take over a bare Worker's, in milliseconds. */
const COLD_START = 15;

export const judge = (measured: Measured, coldStart: ColdStart): Judged[] => [
  ...RATIOS.map(
    ([id, name, peer, limit]): Judged => ({
      goal: `${name}, of ${peer}`,
      value: ratioOf(measured, id, 'Keyfob', peer),
      limit,
      unit: 'ratio',
    }),
  ),
  {
    goal: 'cold start over a bare Worker',
    value: coldStart.health.milliseconds,
    limit: COLD_START,
    unit: 'ms',
  },
];
