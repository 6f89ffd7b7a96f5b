import { REFUSAL_NAMES, REFUSALS, type Refusal } from '@keyfob/shared/vehicle/refusals';
import { sha256 } from '../crypto/bytes.ts';
import { isMadeName, readAccountName } from './made-vehicles.ts';
import type { ProfileModel } from './vehicles/profile-model.ts';

/** How an account behaves. Any name and any password sign in; the names below do something else. */
export interface Script {
  /** What comes of the right form. `sent_back`: with the refusal of {@link Script.back}. */
  readonly signIn:
    | 'accepted'
    | 'wrong_password'
    | 'locked'
    | 'one_time_code'
    | 'pin'
    | 'sent_back'
    | 'never_returns';
  /** What becomes of the right one-time code or PIN. */
  readonly secondFactor: 'right' | 'wrong' | 'expired';
  /** The `error` an owner is sent back with: of RFC 6749 §4.1.2.1, or one of our refusals. */
  readonly back: string;
  /** `null`: one to three, as the name happens to give. */
  readonly vehicles: number | null;
  /** Why the vehicles that are listed cannot be linked. */
  readonly obstacle: Refusal | null;
  /** What the API answers to every call, and to every call about one vehicle. */
  readonly everything: Refusal | null;
  readonly eachVehicle: Refusal | null;
  /** Whether the access ends as soon as the vehicles are listed. */
  readonly accessLost: boolean;
  /** Milliseconds the API takes to answer. */
  readonly delay: number;
}

const ORDINARY: Script = {
  signIn: 'accepted',
  secondFactor: 'right',
  back: 'server_error',
  vehicles: null,
  obstacle: null,
  everything: null,
  eachVehicle: null,
  accessLost: false,
  delay: 0,
};

const script = (difference: Partial<Script>): Script => ({ ...ORDINARY, ...difference });

const SCRIPTS = {
  // The sign-in.
  'wrong-password': script({ signIn: 'wrong_password' }),
  locked: script({ signIn: 'locked' }),
  mfa: script({ signIn: 'one_time_code' }),
  'mfa-wrong': script({ signIn: 'one_time_code', secondFactor: 'wrong' }),
  'mfa-expired': script({ signIn: 'one_time_code', secondFactor: 'expired' }),
  pin: script({ signIn: 'pin' }),
  'pin-wrong': script({ signIn: 'pin', secondFactor: 'wrong' }),
  'terms-not-accepted': script({ signIn: 'sent_back', back: 'account_issue' }),
  'not-main-user': script({ signIn: 'sent_back', back: 'account_issue' }),
  'sign-in-error': script({ signIn: 'sent_back' }),
  'sign-in-down': script({ signIn: 'sent_back', back: 'temporarily_unavailable' }),
  'never-returns': script({ signIn: 'never_returns' }),

  // What the account holds.
  'no-vehicles': script({ vehicles: 0 }),
  'one-car': script({ vehicles: 1 }),
  'two-cars': script({ vehicles: 2 }),
  'three-cars': script({ vehicles: 3 }),
  'no-subscription': script({ vehicles: 1, obstacle: 'subscription_inactive' }),
  'not-compatible': script({ vehicles: 1, obstacle: 'make_not_compatible' }),

  // The API.
  'provider-down': script({ everything: 'no_response' }),
  'rate-limited': script({ everything: 'provider_rate_limited' }),
  slow: script({ delay: 3_000 }),
  'too-slow': script({ delay: 30_000 }),
  'vehicle-unreachable': script({ eachVehicle: 'unreachable' }),
  'access-lost': script({ accessLost: true }),
} as const satisfies Record<string, Script>;

export type NamedScript = keyof typeof SCRIPTS;

export const NAMED_SCRIPTS = Object.keys(SCRIPTS) as NamedScript[];

/** An account that links, and whose vehicles then answer everything with one refusal. */
type RefusalScript = `refuses:${Refusal}`;
export type ScriptName = NamedScript | RefusalScript;

export const SCRIPT_NAMES: readonly ScriptName[] = [
  ...NAMED_SCRIPTS,
  ...REFUSAL_NAMES.map((name): RefusalScript => `refuses:${name}`),
];

/** Reserved by RFC 2606: nobody's real address. */
const DOMAIN = '@example.com';

export const usernameOf = (name: NamedScript): string => `${name}${DOMAIN}`;

/** The name Smartcar's simulated mode gives such an account: type and code of the error it answers with. */
export const refusalUsername = (name: Refusal): string => {
  const { type, code } = REFUSALS[name].smartcar;
  return `${type}.${code}@smartcar.com`;
};

/** Smartcar's own names for two of them. */
export const ALSO_KNOWN: Partial<Record<NamedScript, string>> = {
  'no-subscription': 'smartcar@invalid-subscription.com',
  'not-compatible': 'smartcar@vehicle-incompatible.com',
};

const isNamedScript = (text: string): text is NamedScript => Object.hasOwn(SCRIPTS, text);

const BY_USERNAME: ReadonlyMap<string, ScriptName> = new Map<string, ScriptName>([
  ...NAMED_SCRIPTS.map((name) => [usernameOf(name), name] as const),
  ...REFUSAL_NAMES.map((name) => [refusalUsername(name).toLowerCase(), `refuses:${name}`] as const),
  ...NAMED_SCRIPTS.flatMap((name) => {
    const also = ALSO_KNOWN[name];
    return also ? [[also, name] as const] : [];
  }),
]);

/** The code every simulated phone shows, and the PIN of every car. */
export const ONE_TIME_CODE = '123456';
export const PIN = '1234';

/** One account at one brand. */
export interface Account {
  /** Decides the vehicles. A digest: what was typed is not kept. */
  readonly seed: string;
  /** Slug. */
  readonly brand: string;
  /** `null` for an account that just works. */
  readonly script: ScriptName | null;
  /** The name of an account whose vehicles a developer made, which says what they are; `null` for any other. */
  readonly made: string | null;
  /**
   * Models of the catalogue: those that such a name speaks of; at any other account those of which it has a car besides,
   * because the link wished for it.
   */
  readonly models: readonly ProfileModel[];
}

const refusing = (name: string): Refusal | undefined =>
  REFUSAL_NAMES.find((refusal) => name === `refuses:${refusal}`);

export const scriptOf = ({ script: name }: Pick<Account, 'script'>): Script => {
  if (name === null) return ORDINARY;
  if (isNamedScript(name)) return SCRIPTS[name];
  return script({ vehicles: 1, eachVehicle: refusing(name) ?? null });
};

/** A name as it is compared: as mail addresses are, without case. */
export const folded = (username: string): string => username.trim().toLowerCase();

/** Why a name cannot sign in at a brand: it says that it holds vehicles, and there are none in it, or of another make. */
export type NameProblem = 'made_unreadable' | 'made_elsewhere';

export const nameProblemOf = (
  brand: string,
  username: string,
  found: readonly ProfileModel[] = [],
): NameProblem | null => {
  const name = folded(username);
  if (!isMadeName(name)) return null;
  const made = readAccountName(name, found);
  if (!made) return 'made_unreadable';
  return made.brand.slug === brand ? null : 'made_elsewhere';
};

/** The account behind a user name. `found`: the models of the profiles that the name speaks of. */
export const accountOf = async (
  brand: string,
  username: string,
  found: readonly ProfileModel[] = [],
): Promise<Account> => {
  const name = folded(username);
  return {
    seed: (await sha256(`${brand}|${name}`)).slice(0, 22),
    brand,
    script: BY_USERNAME.get(name) ?? null,
    made: isMadeName(name) && nameProblemOf(brand, name, found) === null ? name : null,
    models: found,
  };
};
