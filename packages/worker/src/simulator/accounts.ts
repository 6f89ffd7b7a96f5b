import { sha256 } from '../crypto/bytes.ts';

/** How an account behaves. Any name and any password sign in; these names, at example.com, do something else. */
export interface Script {
  /** What comes of the right form: `provider_error` sends the owner back with `error=server_error`. */
  readonly signIn: 'accepted' | 'wrong_password' | 'locked' | 'one_time_code' | 'provider_error';
  /** `null`: one to three, as the name happens to give. */
  readonly vehicles: number | null;
  /** What the API does with the account's tokens. `access_lost` lists the vehicles and then refuses everything. */
  readonly api: 'answers' | 'unavailable' | 'rate_limited' | 'vehicle_unreachable' | 'access_lost';
}

const ORDINARY: Script = { signIn: 'accepted', vehicles: null, api: 'answers' };

const SCRIPTS = {
  'wrong-password': { ...ORDINARY, signIn: 'wrong_password' },
  locked: { ...ORDINARY, signIn: 'locked' },
  mfa: { ...ORDINARY, signIn: 'one_time_code' },
  'sign-in-error': { ...ORDINARY, signIn: 'provider_error' },
  'no-vehicles': { ...ORDINARY, vehicles: 0 },
  'one-car': { ...ORDINARY, vehicles: 1 },
  'two-cars': { ...ORDINARY, vehicles: 2 },
  'three-cars': { ...ORDINARY, vehicles: 3 },
  'provider-down': { ...ORDINARY, api: 'unavailable' },
  'rate-limited': { ...ORDINARY, api: 'rate_limited' },
  'vehicle-unreachable': { ...ORDINARY, api: 'vehicle_unreachable' },
  'access-lost': { ...ORDINARY, api: 'access_lost' },
} as const satisfies Record<string, Script>;

export type ScriptName = keyof typeof SCRIPTS;

export const SCRIPT_NAMES = Object.keys(SCRIPTS) as ScriptName[];

/** Reserved by RFC 2606: nobody's real address. */
const DOMAIN = '@example.com';

export const usernameOf = (name: ScriptName): string => `${name}${DOMAIN}`;

const isScriptName = (text: string): text is ScriptName => Object.hasOwn(SCRIPTS, text);

/** The code every simulated phone shows. */
export const ONE_TIME_CODE = '123456';

/** One account at one brand. */
export interface Account {
  /** Decides the vehicles. A digest: what was typed is not kept. */
  readonly seed: string;
  /** Slug. */
  readonly brand: string;
  /** `null` for an account that just works. */
  readonly script: ScriptName | null;
}

export const scriptOf = ({ script }: Pick<Account, 'script'>): Script =>
  script === null ? ORDINARY : SCRIPTS[script];

/** The account behind a user name, which is compared as mail addresses are: without case. */
export const accountOf = async (brand: string, username: string): Promise<Account> => {
  const name = username.trim().toLowerCase();
  const scripted = name.endsWith(DOMAIN) ? name.slice(0, -DOMAIN.length) : '';
  return {
    seed: (await sha256(`${brand}|${name}`)).slice(0, 22),
    brand,
    script: isScriptName(scripted) ? scripted : null,
  };
};
