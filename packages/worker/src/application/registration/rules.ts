import { fail, type Result, succeed } from '@keyfob/shared/result';
import { scopesAllowed } from '@keyfob/shared/scopes';
import type { Config } from '../../config.ts';
import { checkOutbound } from '../../outbound.ts';
import { publicAddressProblem, redirectUriProblem, webOriginProblem } from './addresses.ts';
import { isConnected, providersFor } from './connected-providers.ts';
import { MOUNTED_FACES } from './faces.ts';
import { keySetProblem } from './keys.ts';
import type { Editable } from './register.ts';
import type { Registration } from './registration.ts';

/** An application as it is about to be, without its secrets. */
export interface Candidate extends Editable {
  readonly mode: Registration['mode'];
  /** Whether it has, or is about to get, a client secret. */
  readonly hasSecret: boolean;
  readonly webhookUrls: readonly string[];
  /** What an edit starts from: a face or provider that is there already is nothing new, even if it went since. */
  readonly standing: Pick<Registration, 'faces' | 'providers'> | null;
}

type Surroundings = Pick<Config, 'origin' | 'development'>;

type Rule = (candidate: Candidate, surroundings: Surroundings) => Result<null>;

const passed = succeed(null);

const invalid = (field: string, detail: string): Result<null> => fail('validation_failed', detail, field);

/** The first of a list that has a problem is told by its place. */
const eachOf =
  (field: 'redirectUris' | 'webOrigins', problem: typeof redirectUriProblem): Rule =>
  (candidate, { origin, development }) => {
    const about = { origin, development, native: candidate.type === 'native' };
    for (const [index, text] of candidate[field].entries()) {
      const found = problem(text, about);
      if (found !== null) return invalid(`${field}.${index}`, found);
    }
    return passed;
  };

const publicAddresses: Rule = (candidate) => {
  for (const field of ['logoUrl', 'privacyUrl', 'supportUrl'] as const) {
    const problem = candidate[field] === null ? null : publicAddressProblem(candidate[field]);
    if (problem !== null) return invalid(field, problem);
  }
  return passed;
};

const redirectNeeded: Rule = ({ redirectUris, confirmation }) =>
  redirectUris.length > 0 || confirmation === 'codeless'
    ? passed
    : invalid(
        'redirectUris',
        'An application that confirms by code needs an address for it to come back to.',
      );

const scopes: Rule = ({ scopes: registered }) =>
  registered.some((scope) => scope !== 'offline_access')
    ? passed
    : invalid('scopes', 'The scopes name no permission.');

const requiredScopes: Rule = ({ scopes: registered, requiredScopes: required }) =>
  scopesAllowed(required, registered)
    ? passed
    : invalid('requiredScopes', 'A required permission is not among the scopes.');

const faces: Rule = ({ faces: spoken, standing }) => {
  const absent = spoken.find((face) => !MOUNTED_FACES.includes(face) && !standing?.faces.includes(face));
  return absent === undefined
    ? passed
    : invalid('faces', `There is no face "${absent}" here: it has ${MOUNTED_FACES.join(', ')}.`);
};

const providers: Rule = ({ mode, providers: reached, standing }) => {
  if (reached.length === 0 && providersFor(mode).length > 0) return invalid('providers', 'It names none.');
  // The simulator answers under each of these names.
  if (mode === 'simulated') return passed;
  const absent = reached.find((each) => !isConnected(each) && !standing?.providers.includes(each));
  if (absent !== undefined) return invalid('providers', `There is no connector for "${absent}" here.`);
  return reached.includes('simulator')
    ? invalid('providers', 'A live application never reaches the simulator.')
    : passed;
};

const oneKeySource: Rule = ({ jwks, jwksUri }) =>
  jwks === null || jwksUri === null
    ? passed
    : invalid('jwksUri', 'Keys stand in the registration or are published, not both.');

const keys: Rule = ({ jwks }) => {
  const problem = jwks === null ? null : keySetProblem(jwks);
  return problem === null ? passed : invalid('jwks', problem);
};

/** The kind of key says how tokens are signed (RFC 8725 §3.1): a published key is never a secret. */
const userTokenKey: Rule = ({ userTokens }) => {
  if (userTokens === null) return passed;
  const { jwksUri, sharedKey, algorithms } = userTokens;
  if ((jwksUri === null) === (sharedKey === null))
    return invalid('userTokens', 'Keys are published, or one is shared: exactly one of the two.');
  const fitting = algorithms.every((each) => (each === 'HS256') === (sharedKey !== null));
  return fitting
    ? passed
    : invalid('userTokens.algorithms', 'HS256 goes with a shared key, and nothing else does.');
};

/** What Keyfob will call for the application is checked now, and again each time. */
const calledAddresses: Rule = ({ jwksUri, userTokens, webhookUrls }, surroundings) => {
  const called: readonly (readonly [field: string, url: string | null])[] = [
    ['jwksUri', jwksUri],
    ['userTokens.jwksUri', userTokens?.jwksUri ?? null],
    ...webhookUrls.map((url, index) => [`webhookUrls.${index}`, url] as const),
  ];
  for (const [field, url] of called) {
    const checked = url === null ? passed : checkOutbound(url, surroundings);
    if (!checked.ok) return fail(checked.code, checked.detail, field);
  }
  return passed;
};

const isPublicClient = ({ hasSecret, jwks, jwksUri }: Candidate): boolean =>
  !hasSecret && jwks === null && jwksUri === null;

/** Who cannot prove itself has PKCE and the code, or nothing at all (RFC 9700 §2.1.1). */
const publicClient: Rule = (candidate) => {
  if (!isPublicClient(candidate)) return passed;
  if (candidate.confirmation === 'codeless')
    return invalid('confirmation', 'A public client cannot confirm without a code.');
  if (candidate.pkce === 'optional') return invalid('pkce', 'A public client cannot leave PKCE out.');
  return candidate.webhookUrls.length === 0
    ? passed
    : invalid('webhookUrls', 'A public client has nowhere to keep the secret of a webhook.');
};

/** What an application has to pass, in order; the first that fails is the answer. */
const RULES: readonly Rule[] = [
  publicAddresses,
  eachOf('redirectUris', redirectUriProblem),
  redirectNeeded,
  eachOf('webOrigins', webOriginProblem),
  scopes,
  requiredScopes,
  faces,
  providers,
  oneKeySource,
  keys,
  userTokenKey,
  calledAddresses,
  publicClient,
];

/** Whether an application may be registered like this. */
export const checkRegistration = (candidate: Candidate, surroundings: Surroundings): Result<null> => {
  for (const rule of RULES) {
    const checked = rule(candidate, surroundings);
    if (!checked.ok) return checked;
  }
  return passed;
};
