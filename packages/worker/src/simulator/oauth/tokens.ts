import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { POWERTRAINS } from '@keyfob/shared/vehicle/parts';
import * as v from 'valibot';
import type { Config } from '../../config.ts';
import { base64url, randomBytes, utf8 } from '../../crypto/bytes.ts';
import { objectName } from '../../crypto/handle.ts';
import { type KeyRing, ringKeyOf } from '../../crypto/key-ring.ts';
import { signToken, type TokenAbout, type TokenKind, verifyToken } from '../../crypto/token.ts';
import { type Account, SCRIPT_NAMES } from '../accounts.ts';

const kind = (name: string): TokenKind => ({ purpose: 'simulator', typ: `keyfob-simulator-${name}+jwt` });

const CODE = kind('code');
const ACCESS = kind('access');
const REFRESH = kind('refresh');
const HALFWAY = kind('halfway');

/** What the owner allowed: every token of it carries it whole, so nothing is stored. */
export interface SimulatorGrant extends Account {
  /** As asked for, space-separated. */
  readonly scope: string;
  /** Names the grant: revoking it ends every token that carries it. */
  readonly family: string;
  /** Milliseconds. */
  readonly signedInAt: number;
}

/** An authorization code also remembers the request it answers. */
export interface CodeContents {
  readonly grant: SimulatorGrant;
  readonly redirectUri: string;
  readonly codeChallenge: string;
}

const amounts = <Name extends string>(...names: Name[]) =>
  v.object(v.entriesFromList(names, v.pipe(v.number(), v.minValue(0))));

/** A model of the catalogue, as a profile made it. */
const ModelClaims = v.object({
  profileId: v.string(),
  make: v.string(),
  name: v.string(),
  powertrain: v.picklist(POWERTRAINS),
  wmi: v.string(),
  firstYear: v.number(),
  lastYear: v.number(),
  battery: amounts('capacity', 'range'),
  fuel: v.nullable(amounts('tank', 'consumption')),
});

const accountClaims = {
  sub: v.string(),
  brand: v.string(),
  script: v.nullable(v.picklist(SCRIPT_NAMES)),
  // Tokens of a release before have none.
  made: v.optional(v.nullable(v.string()), null),
  models: v.optional(v.array(ModelClaims), []),
};
const AccountClaims = v.object(accountClaims);
const GrantClaims = v.object({
  ...accountClaims,
  jti: v.string(),
  scope: v.string(),
  family: v.string(),
  // Tokens of a release before do not say it.
  signed_in_at: v.optional(v.number(), 0),
});
const CodeClaims = v.object({ ...GrantClaims.entries, redirect_uri: v.string(), code_challenge: v.string() });

type AccountClaims = v.InferOutput<typeof AccountClaims>;
type GrantClaims = v.InferOutput<typeof GrantClaims>;

const toAccount = ({ sub, brand, script, made, models }: AccountClaims): Account => ({
  seed: sub,
  brand,
  script,
  made,
  models,
});
const toGrant = (claims: GrantClaims): SimulatorGrant => ({
  ...toAccount(claims),
  scope: claims.scope,
  family: claims.family,
  signedInAt: claims.signed_in_at,
});
const fromAccount = ({ seed, brand, script, made, models }: Account): v.InferInput<typeof AccountClaims> => ({
  sub: seed,
  brand,
  script,
  made,
  // Most have none.
  ...(models.length > 0 ? { models: [...models] } : {}),
});
const fromGrant = (grant: SimulatorGrant): v.InferInput<typeof GrantClaims> => ({
  ...fromAccount(grant),
  jti: base64url(randomBytes(16)),
  scope: grant.scope,
  family: grant.family,
  signed_in_at: grant.signedInAt,
});

/** No key of a ring has such an id. */
const KEY_ID = 'simulator.1';

/**
 * The key the simulator signs with. It hangs on the routing secret, which does not rotate: its refresh tokens are good
 * for two months, and no key of the ring is to wait for them. The ring reads what it signed in a release before.
 */
const ringOf = async ({ routing, ring }: Config): Promise<KeyRing> => {
  const halves = await Promise.all(['1', '2'].map((half) => objectName(routing, 'simulator-key', half)));
  const newest = ringKeyOf(KEY_ID, utf8(halves.join('')));
  return { newest, keys: [newest, ...ring.keys] };
};

const aboutOf = (config: Config, now: number): TokenAbout => ({
  issuer: `${config.origin}/simulator`,
  audience: `${config.origin}/simulator`,
  now,
});

const read = async <T>(
  config: Config,
  now: number,
  of: TokenKind,
  schema: v.GenericSchema<unknown, T>,
  token: string,
): Promise<T | null> => {
  const claims = await verifyToken(await ringOf(config), of, aboutOf(config, now), token);
  const parsed = v.safeParse(schema, claims);
  return parsed.success ? parsed.output : null;
};

export const mintCode = async (config: Config, now: number, contents: CodeContents): Promise<string> =>
  signToken(await ringOf(config), CODE, aboutOf(config, now), LIFETIMES.simulatorCode, {
    ...fromGrant(contents.grant),
    redirect_uri: contents.redirectUri,
    code_challenge: contents.codeChallenge,
  });

export const readCode = async (
  config: Config,
  now: number,
  code: string,
): Promise<(CodeContents & { readonly id: string }) | null> => {
  const claims = await read(config, now, CODE, CodeClaims, code);
  if (!claims) return null;
  const { jti: id, redirect_uri: redirectUri, code_challenge: codeChallenge } = claims;
  return { id, grant: toGrant(claims), redirectUri, codeChallenge };
};

/** An access token and a refresh token of a grant; each call makes new ones. */
export const mintTokens = async (
  config: Config,
  now: number,
  grant: SimulatorGrant,
): Promise<{ readonly accessToken: string; readonly refreshToken: string }> => {
  const about = aboutOf(config, now);
  const ring = await ringOf(config);
  const [accessToken, refreshToken] = await Promise.all([
    signToken(ring, ACCESS, about, LIFETIMES.simulatorAccessToken, fromGrant(grant)),
    signToken(ring, REFRESH, about, LIFETIMES.simulatorRefreshToken, fromGrant(grant)),
  ]);
  return { accessToken, refreshToken };
};

export const readAccessToken = async (
  config: Config,
  now: number,
  token: string,
): Promise<SimulatorGrant | null> => {
  const claims = await read(config, now, ACCESS, GrantClaims, token);
  return claims && toGrant(claims);
};

export const readRefreshToken = async (
  config: Config,
  now: number,
  token: string,
): Promise<{ readonly id: string; readonly grant: SimulatorGrant } | null> => {
  const claims = await read(config, now, REFRESH, GrantClaims, token);
  return claims && { id: claims.jti, grant: toGrant(claims) };
};

/** Proof that the password was given and the one-time code is still owed. */
export const mintHalfway = async (config: Config, now: number, account: Account): Promise<string> =>
  signToken(await ringOf(config), HALFWAY, aboutOf(config, now), LIFETIMES.simulatorOneTimeCode, {
    ...fromAccount(account),
  });

export const readHalfway = async (config: Config, now: number, token: string): Promise<Account | null> => {
  const claims = await read(config, now, HALFWAY, AccountClaims, token);
  return claims && toAccount(claims);
};
