import type { ErrorCode } from '@keyfob/shared/errors/registry';
import { fail, type Result, succeed } from '@keyfob/shared/result';
import type { ProviderTokens, UpstreamVehicle } from '../connectors/connector.ts';
import { connectorFor } from '../connectors/registry.ts';
import type { AppContext } from '../context.ts';
import { readHandle } from '../crypto/handle.ts';
import { garageOf } from '../garage/garage-of.ts';
import type { AttemptRecord, LinkRequest, SessionRecord } from '../garage/records.ts';
import { onDemand } from '../on-demand.ts';
import { linkOf } from './current-link.ts';
import { goOn } from './go-on.ts';
import { readOwnerCookie } from './owner-cookie.ts';
import { sendErrorScreen } from './send-screen.ts';
import type { Comeback, Harvest } from './settle-return.ts';
import { unsealStart } from './started-attempt.ts';
import { currentPage, isShownByPage } from './steps.ts';

/** Loaded with the first owner who comes back. */
const settling = onDemand(() => import('./settle-return.ts'));

const nothing = (reason: ErrorCode, tokens: ProviderTokens | null = null): Harvest => ({
  tokens,
  vehicles: [],
  reason,
});

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
  // What cannot be linked is shown all the same, with the reason.
  return {
    tokens: tokens.value,
    vehicles: vehicles.value,
    reason: vehicles.value.length > 0 ? null : 'no_vehicles',
  };
};

interface Back {
  readonly record: SessionRecord;
  /** Whether this very return brought the session to where it stands. */
  readonly fresh: boolean;
}

/** Loaded with the first view that is linked. */
const fitting = onDemand(() => import('./fitting.ts'));

/** A view is about one model: the others of the account are not asked about. One linked before is known by its id. */
const asked = async (
  c: AppContext,
  { view, connectedVehicleId }: LinkRequest,
  vehicles: readonly UpstreamVehicle[],
): Promise<readonly UpstreamVehicle[]> => {
  if (!view || connectedVehicleId !== null) return vehicles;
  return (await fitting()).fittingVehicles(c, view, vehicles);
};

const settle = async (comeback: Comeback): Promise<Result<SessionRecord>> => {
  const harvested = await harvest(comeback.c, comeback.attempt, comeback.state.place.name);
  const vehicles = await asked(comeback.c, comeback.record.request, harvested.vehicles);
  return (await settling()).settleReturn(comeback, { ...harvested, vehicles });
};

/** Only the browser that was sent away comes back, once; a reload finds the work done. Answers the session. */
const comeBack = async (c: AppContext): Promise<Result<Back>> => {
  const provider = c.req.param('provider') ?? '';
  const state = await readHandle(c.var.config.routing, 'attempt', c.req.query('state') ?? '');
  if (!state) return fail('not_found');
  const cookie = await readOwnerCookie(c);
  if (!cookie) return fail('session_elsewhere');
  const claim = await garageOf(c.env, state.place).claimAttempt(state.text, provider, cookie.hash);
  if (!claim.ok) return claim;
  if (claim.value.state !== 'claimed') return succeed({ record: claim.value.record, fresh: false });
  const { attempt, record } = claim.value;
  const settled = settle({ c, state, attempt, record, browser: cookie.hash });
  // An owner who closes the window now has still signed in: what the provider gave is settled all the same.
  c.executionCtx.waitUntil(settled);
  const back = await settled;
  if (back.ok) return succeed({ record: back.value, fresh: true });
  return isShownByPage(back.code) ? succeed({ record: claim.value.record, fresh: false }) : back;
};

/** `/callback/:provider`: where providers send the owner back. The Link page takes over from there. */
export const callback = async (c: AppContext): Promise<Response> => {
  const back = await comeBack(c);
  if (!back.ok) return sendErrorScreen(c, back.code);
  c.header('Referrer-Policy', 'no-referrer');
  const { record, fresh } = back.value;
  // Nobody is asked anything more where all of it was allowed before.
  if (fresh && currentPage(record, c.var.now) === 'done') return goOn(c, record);
  return c.redirect(`/link/${await linkOf(c, record.session.id)}`, 303);
};
