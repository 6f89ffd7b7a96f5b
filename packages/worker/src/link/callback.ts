import type { ErrorCode } from '@keyfob/shared/errors/registry';
import { fail, type Result, succeed } from '@keyfob/shared/result';
import { REFUSALS } from '@keyfob/shared/vehicle/refusals';
import { Hono } from 'hono';
import type { ProviderTokens, UpstreamVehicle } from '../connectors/connector.ts';
import { connectorFor } from '../connectors/registry.ts';
import { sealTokens } from '../connectors/sealed-tokens.ts';
import type { AppContext, AppEnv } from '../context.ts';
import { type Handle, mintHandle, readHandle } from '../crypto/handle.ts';
import { giveBack } from '../events/courier.ts';
import { garageOf } from '../garage/garage-of.ts';
import type { AttemptRecord, SessionRecord } from '../garage/records.ts';
import { linkOf } from './current-link.ts';
import { readOwnerCookie } from './owner-cookie.ts';
import { sendErrorScreen } from './send-screen.ts';
import { unsealStart } from './started-attempt.ts';
import { isShownByPage } from './steps.ts';

interface Harvest {
  readonly tokens: ProviderTokens | null;
  readonly vehicles: readonly UpstreamVehicle[];
  readonly reason: ErrorCode | null;
}

const nothing = (reason: ErrorCode, tokens: ProviderTokens | null = null): Harvest => ({
  tokens,
  vehicles: [],
  reason,
});

/** Why none of an account's vehicles can be linked: the account may hold none, or only such as cannot be. */
const reasonOf = ([first]: readonly UpstreamVehicle[]): ErrorCode =>
  first?.obstacle ? REFUSALS[first.obstacle].code : 'no_vehicles';

/** Exchanges what the provider sent the owner back with, and asks which vehicles there are. */
const harvest = async (c: AppContext, attempt: AttemptRecord, garageName: string): Promise<Harvest> => {
  const { config } = c.var;
  const connector = connectorFor(attempt.provider, attempt);
  const start = await unsealStart(config.ring, garageName, attempt);
  if (!connector || !start) return nothing('server_error');
  const tokens = await connector.complete({
    query: new URL(c.req.url).searchParams,
    callbackUrl: `${attempt.origin}/callback/${attempt.provider}`,
    secret: start.secret,
  });
  if (!tokens.ok) return nothing(tokens.code);
  const vehicles = await connector.vehicles(tokens.value.accessToken);
  if (!vehicles.ok) return nothing(vehicles.code, tokens.value);
  const linkable = vehicles.value.filter(({ obstacle }) => obstacle === undefined);
  return {
    tokens: tokens.value,
    vehicles: linkable,
    reason: linkable.length > 0 ? null : reasonOf(vehicles.value),
  };
};

const settle = async (
  c: AppContext,
  state: Handle,
  attempt: AttemptRecord,
  browser: string,
): Promise<Result<SessionRecord>> => {
  const { ring, routing } = c.var.config;
  const { tokens, vehicles, reason } = await harvest(c, attempt, state.place.name);
  const id = await mintHandle(routing, 'providerGrant', state.place);
  const access = tokens && {
    id,
    provider: attempt.provider,
    origin: attempt.origin,
    sealedTokens: await sealTokens(ring, state.place.name, id, tokens),
    expiresAt: tokens.expiresAt,
  };
  const settled = await garageOf(c.env, state.place)
    .settleAttempt({ attemptId: attempt.id, browser, access, vehicles, reason })
    .catch(() => fail('server_error'));
  // No garage took the access in, so nobody else would ever give it back.
  if (access && !settled.ok && (settled.code === 'not_found' || settled.code === 'server_error'))
    await giveBack(ring, { garage: state.place.name, access: { ...access, revokedAt: null } });
  return settled;
};

/** Only the browser that was sent away comes back, once; a reload finds the work done. Answers the session. */
const comeBack = async (c: AppContext): Promise<Result<{ record: SessionRecord; state: Handle }>> => {
  const provider = c.req.param('provider') ?? '';
  const state = await readHandle(c.var.config.routing, 'attempt', c.req.query('state') ?? '');
  if (!state) return fail('not_found');
  const cookie = await readOwnerCookie(c);
  if (!cookie) return fail('session_elsewhere');
  const claim = await garageOf(c.env, state.place).claimAttempt(state.text, provider, cookie.hash);
  if (!claim.ok) return claim;
  if (claim.value.state !== 'claimed') return succeed({ record: claim.value.record, state });
  const settling = settle(c, state, claim.value.attempt, cookie.hash);
  // An owner who closes the window now has still signed in: what the provider gave is settled all the same.
  c.executionCtx.waitUntil(settling);
  const settled = await settling;
  if (settled.ok) return succeed({ record: settled.value, state });
  return isShownByPage(settled.code) ? succeed({ record: claim.value.record, state }) : settled;
};

/** `/callback/:provider`: where providers send the owner back. The Link page takes over from there. */
export const callbackRoutes = new Hono<AppEnv>().get('/:provider', async (c) => {
  const back = await comeBack(c);
  if (!back.ok) return sendErrorScreen(c, back.code);
  c.header('Referrer-Policy', 'no-referrer');
  return c.redirect(`/link/${await linkOf(c, back.value.record.session.id)}`, 303);
});
