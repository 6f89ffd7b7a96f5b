import type { Mutant } from './mutant.ts';
import { CANARY } from './tables/canary.ts';
import { CLIENTS } from './tables/clients.ts';
import { INSIDE_THE_WORKER } from './tables/inside-the-worker.ts';
import { RFC_6749_AUTHORIZATION } from './tables/rfc-6749-authorization.ts';
import { RFC_6749_CLIENTS } from './tables/rfc-6749-clients.ts';
import { RFC_6749_REDIRECTS } from './tables/rfc-6749-redirects.ts';
import { RFC_6749_REFRESH } from './tables/rfc-6749-refresh.ts';
import { RFC_6749_TOKENS } from './tables/rfc-6749-tokens.ts';
import { RFC_6750 } from './tables/rfc-6750.ts';
import { RFC_7009 } from './tables/rfc-7009.ts';
import { RFC_7523 } from './tables/rfc-7523.ts';
import { RFC_7523_KEYS } from './tables/rfc-7523-keys.ts';
import { RFC_7636 } from './tables/rfc-7636.ts';
import { RFC_7662 } from './tables/rfc-7662.ts';
import { RFC_8252 } from './tables/rfc-8252.ts';
import { RFC_8414 } from './tables/rfc-8414.ts';
import { RFC_8414_REQUESTS } from './tables/rfc-8414-requests.ts';
import { RFC_8707 } from './tables/rfc-8707.ts';
import { RFC_9068 } from './tables/rfc-9068.ts';
import { RFC_9126 } from './tables/rfc-9126.ts';
import { RFC_9207 } from './tables/rfc-9207.ts';
import { RFC_9449_BINDING } from './tables/rfc-9449-binding.ts';
import { RFC_9449_PROOFS } from './tables/rfc-9449-proofs.ts';
import { RFC_9700 } from './tables/rfc-9700.ts';
import { RFC_9700_ATTACKS } from './tables/rfc-9700-attacks.ts';

/** Every mutant, a table an RFC, or a part of one. */
export const MUTANTS: readonly Mutant[] = [
  ...CANARY,
  ...CLIENTS,
  ...INSIDE_THE_WORKER,
  ...RFC_6749_AUTHORIZATION,
  ...RFC_6749_CLIENTS,
  ...RFC_6749_REDIRECTS,
  ...RFC_6749_REFRESH,
  ...RFC_6749_TOKENS,
  ...RFC_6750,
  ...RFC_7009,
  ...RFC_7523_KEYS,
  ...RFC_7523,
  ...RFC_7636,
  ...RFC_7662,
  ...RFC_8252,
  ...RFC_8414_REQUESTS,
  ...RFC_8414,
  ...RFC_8707,
  ...RFC_9068,
  ...RFC_9126,
  ...RFC_9207,
  ...RFC_9449_BINDING,
  ...RFC_9449_PROOFS,
  ...RFC_9700_ATTACKS,
  ...RFC_9700,
];
