import type { ErrorCode } from '@keyfob/shared/errors/registry';
import { fail, type Result } from '@keyfob/shared/result';
import type { ProviderTokens, UpstreamVehicle } from '../connectors/connector.ts';
import { sealTokens } from '../connectors/sealed-tokens.ts';
import type { AppContext } from '../context.ts';
import { type Handle, mintHandle, type Place } from '../crypto/handle.ts';
import { giveBack } from '../events/courier.ts';
import { garageOf, garageOfHandle } from '../garage/garage-of.ts';
import type { AttemptRecord, ProviderGrantRecord, SessionRecord } from '../garage/records.ts';
import type { SettleAttempt } from '../garage/verbs/settle-attempt.ts';
import { CONSENT_TEXT_VERSION, mintApproval } from './approval.ts';
import { linkOf } from './current-link.ts';
import { languageOf } from './link-context.ts';

/** What a provider gave for one sign-in, or why it gave nothing. */
export interface Harvest {
  readonly tokens: ProviderTokens | null;
  readonly vehicles: readonly UpstreamVehicle[];
  readonly reason: ErrorCode | null;
}

/** A sign-in whose owner is back. */
export interface Comeback {
  readonly c: AppContext;
  readonly state: Handle;
  readonly attempt: AttemptRecord;
  readonly record: SessionRecord;
  /** Hash of the browser's cookie. */
  readonly browser: string;
}

type Access = Omit<ProviderGrantRecord, 'revokedAt'>;

/** The provider's tokens as a garage keeps them. */
const accessAt = async ({ c, attempt }: Comeback, place: Place, tokens: ProviderTokens): Promise<Access> => {
  const { ring, routing } = c.var.config;
  const id = await mintHandle(routing, 'providerGrant', place);
  return {
    id,
    provider: attempt.provider,
    origin: attempt.origin,
    sealedTokens: await sealTokens(ring, place.name, id, tokens),
    expiresAt: tokens.expiresAt,
  };
};

/** No garage took the access in, so nobody else would ever give it back. */
const giveBackNow = ({ c }: Comeback, place: Place, access: Access): Promise<boolean> =>
  giveBack(c.var.config.ring, { garage: place.name, access: { ...access, revokedAt: null } });

/** What is needed where the owner turns out to have allowed all of it before. */
const approvalFor = async ({ c, state, record }: Comeback): Promise<Pick<SettleAttempt, 'approval'>> => {
  if (record.request.connect?.approvalPrompt !== 'auto') return {};
  const { id } = record.session;
  return {
    approval: {
      language: languageOf(c, record.request.language, await linkOf(c, id)),
      textVersion: `${CONSENT_TEXT_VERSION} (allowed before)`,
      minted: await mintApproval(c, state.place, id, 0),
    },
  };
};

/** Hands what the provider gave to the garage of the session. */
const settleHere = async (
  comeback: Comeback,
  { tokens, vehicles, reason }: Harvest,
): Promise<Result<SessionRecord>> => {
  const { c, state, attempt, browser } = comeback;
  const access = tokens && (await accessAt(comeback, state.place, tokens));
  const settled = await garageOf(c.env, state.place)
    .settleAttempt({
      attemptId: attempt.id,
      browser,
      access,
      vehicles,
      reason,
      ...(await approvalFor(comeback)),
    })
    .catch(() => fail('server_error'));
  if (access && !settled.ok && (settled.code === 'not_found' || settled.code === 'server_error'))
    await giveBackNow(comeback, state.place, access);
  return settled;
};

/**
 * Hands the fresh access to the garage of the vehicle it is for, which takes it only if this account has that vehicle.
 * The session's own garage then hears no more than whether it did: it may be a stranger's.
 */
const settleThere = async (
  comeback: Comeback,
  { vehicleId, applicationId }: { readonly vehicleId: string; readonly applicationId: string },
  { tokens, vehicles, reason }: Harvest,
): Promise<Result<SessionRecord>> => {
  const { c, state, attempt, browser, record } = comeback;
  const { externalId } = record.request.connect ?? {};
  const found = await garageOfHandle(c.env, c.var.config, 'connectedVehicle', vehicleId);
  const access = tokens && found && (await accessAt(comeback, found.handle.place, tokens));
  const upstreamIds = vehicles.map(({ upstreamId }) => upstreamId);
  const reconnected =
    access && found
      ? await found.garage
          .reconnectVehicle(applicationId, {
            vehicleId,
            access,
            upstreamIds,
            ...(externalId === undefined ? {} : { externalId }),
          })
          .catch(() => fail('server_error'))
      : fail(reason ?? 'not_found');
  if (access && found && !reconnected.ok) await giveBackNow(comeback, found.handle.place, access);
  return garageOf(c.env, state.place)
    .settleAttempt({
      attemptId: attempt.id,
      browser,
      access: null,
      vehicles: [],
      reason: reconnected.ok ? null : (reason ?? 'no_vehicles'),
      ...(reconnected.ok ? { reconnected: vehicleId } : {}),
      // Only in its owner's own garage is it told what stood there: another browser may be a stranger's.
      ...(reconnected.ok && reconnected.value.externalId && found?.handle.place.name === state.place.name
        ? { standingExternalId: reconnected.value.externalId }
        : {}),
    })
    .catch(() => fail('server_error'));
};

/** Keeps what a sign-in gave where it belongs. */
export const settleReturn = (comeback: Comeback, harvest: Harvest): Promise<Result<SessionRecord>> => {
  const reconnects = comeback.record.request.connect?.reconnects;
  return reconnects ? settleThere(comeback, reconnects, harvest) : settleHere(comeback, harvest);
};
