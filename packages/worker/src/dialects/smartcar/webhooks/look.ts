import { SMARTCAR_ERRORS, type SmartcarErrorName } from '@keyfob/shared/errors/smartcar';
import { succeed } from '@keyfob/shared/result';
import { refused } from '@keyfob/shared/vehicle/refusals';
import { SIGNALS, type Signal } from '@keyfob/shared/vehicle/signals';
import { openManagementToken } from '../../../application/management/token.ts';
import type {
  LookOutcome,
  LookRound,
  SettledLook,
  Subscription,
  Told,
} from '../../../application/subscriptions/records.ts';
import { readConfig } from '../../../config.ts';
import { objectName, type Place, userHandle } from '../../../crypto/handle.ts';
import { seal, unseal } from '../../../crypto/seal.ts';
import type { Env } from '../../../env.ts';
import { isTaken, sendSigned } from '../../../events/smartcar-webhooks.ts';
import type { ConnectedVehicleRecord } from '../../../garage/records.ts';
import type { Reach } from '../../../garage/use-vehicle.ts';
import { faultOf, log } from '../../../log.ts';
import { checkOutbound, type OutboundUrl } from '../../../outbound.ts';
import { withinTime } from '../../../time-limit.ts';
import { allowed, type Caller, forUser, vehicleOf } from '../api/caller.ts';
import { externalIdOf } from '../api/connections.ts';
import { nameOf, resolutionOf } from '../api/errors.ts';
import { checkPermission, identityOf, openTo } from '../api/read-items.ts';
import { signalError } from '../api/signal-bodies.ts';
import { type Heard, hearVehicle, statusOf, tellSignal } from '../api/v3-signals.ts';
import {
  bodyOfTry,
  errorEvent,
  errorMessage,
  type Found,
  type Message,
  type Reason,
  reasonToTell,
  type SignalMessage,
  stateEvent,
} from './messages.ts';

/** Milliseconds: with the fifteen seconds of a receiver it stays within the half minute a Worker goes on for. */
const READ_TIMEOUT = 12_000;
/** Of a keyed digest, 48 bits are enough to see a change. */
const DIGEST_LENGTH = 8;

/** What a look needs besides the subscription. */
interface Looking {
  readonly c: Reach;
  readonly round: LookRound;
  readonly url: OutboundUrl;
  /** The management token's text. */
  readonly token: string;
}

/** Something to tell. */
interface Telling {
  readonly message: Message;
  readonly told: Told;
}

const QUIET: LookOutcome = { type: 'quiet' };

const contextOf = ({ webhookId, vehicleId }: Subscription): string =>
  `smartcar-message|${webhookId}|${vehicleId}`;

const purposeOf = ({ webhook }: LookRound) => `application:${webhook.place.name}` as const;

const sealed = ({ c, round }: Looking, subscription: Subscription, message: Message): Promise<string> =>
  seal(c.var.config.ring, purposeOf(round), contextOf(subscription), JSON.stringify(message));

/** What nobody took yet; `null` where nothing waits, or no key of the ring opens it any more. */
const waitingOf = async ({ c, round }: Looking, subscription: Subscription): Promise<Telling | null> => {
  const { waiting } = subscription;
  if (!waiting) return null;
  const text = await unseal(c.var.config.ring, purposeOf(round), contextOf(subscription), waiting.sealed);
  return text === null ? null : { message: JSON.parse(text), told: waiting.told };
};

/** What a webhook asks for. */
const signalsOf = ({ webhook }: LookRound): Signal[] =>
  SIGNALS.filter(({ code }) => webhook.smartcar.signals.includes(code));

/** Whether the owner allowed it, whether or not the vehicle has it. */
const isAllowed = ({ open }: Heard, { permission }: Signal): boolean => {
  const check = checkPermission(open, permission);
  return check.ok || check.code !== 'insufficient_scope';
};

/** Asks the vehicle, but not for longer than there is time for. */
const hearInTime = (
  c: Reach,
  caller: Caller,
  vehicle: ConnectedVehicleRecord,
  signals: readonly Signal[],
): Promise<Heard> =>
  withinTime(hearVehicle(c, caller, vehicle, signals), READ_TIMEOUT, () => ({
    vehicle,
    open: openTo(caller, vehicle),
    reading: refused('no_response'),
  }));

/** The errors that are a vehicle's, its owner's or its maker's. Any other is ours, and passes. */
const ABOUT_VEHICLES = [
  'CONNECTED_SERVICES_ACCOUNT',
  'VEHICLE_STATE',
  'COMPATIBILITY',
  'UPSTREAM',
  'RATE_LIMIT',
];

const signalMessage = async (
  { c, round }: Looking,
  heard: Heard,
  signal: Signal,
  retrievedAt: number,
): Promise<SignalMessage> => {
  const told = tellSignal(heard, signal, 'metric');
  const { body, updatedAt } = told;
  const status = statusOf(told, signalError);
  const { code, name, group } = signal;
  const says = JSON.stringify([status, body]);
  const digest = await objectName(
    c.var.config.routing,
    'signal',
    round.webhook.id,
    heard.vehicle.id,
    code,
    says,
  );
  return {
    signal,
    digest: digest.slice(0, DIGEST_LENGTH),
    isAllowed: isAllowed(heard, signal),
    body: {
      code,
      name,
      group,
      ...(body === undefined ? {} : { body }),
      meta: { ...(updatedAt === null ? {} : { oemUpdatedAt: updatedAt }), retrievedAt },
      status,
    },
  };
};

/** How a vehicle is found; `null` where the fault is ours. */
const find = async (
  looking: Looking,
  caller: Caller,
  vehicle: ConnectedVehicleRecord,
): Promise<Found | null> => {
  const signals = signalsOf(looking.round);
  const heard = await hearInTime(looking.c, caller, vehicle, signals);
  if (!heard.reading.ok) {
    const error: SmartcarErrorName = nameOf(heard.reading);
    return ABOUT_VEHICLES.includes(SMARTCAR_ERRORS[error].type)
      ? { signals: signals.filter((signal) => isAllowed(heard, signal)), error }
      : null;
  }
  const now = Date.now();
  const told = await Promise.all(signals.map((signal) => signalMessage(looking, heard, signal, now)));
  return { signals: told, error: null };
};

const messageOf = async (
  { c, round }: Looking,
  place: Place,
  vehicle: ConnectedVehicleRecord,
  found: Found,
  reason: Reason,
): Promise<Message> => {
  const { webhook, registration } = round;
  const { clientId, mode } = registration;
  const { id } = vehicle;
  const sender = {
    webhookId: webhook.id,
    webhookName: webhook.smartcar.name,
    mode: mode === 'live' ? 'LIVE' : 'TEST',
  } as const;
  const about = {
    userId: await userHandle(c.var.config.routing, place),
    ...externalIdOf(vehicle),
    vehicle: { id, ...identityOf(vehicle), mode },
  };
  if (reason.type === 'VEHICLE_STATE') {
    const bodies = found.error === null ? found.signals.map(({ body }) => body) : [];
    return stateEvent(sender, about, bodies, reason.triggers);
  }
  const signals =
    found.error === null
      ? found.signals.filter((each) => each.isAllowed).map(({ signal }) => signal)
      : found.signals;
  const errors = reason.errors.map(({ name, state }) => {
    const docURL = `${c.var.config.origin}/errors/${name}`;
    const resolution = resolutionOf(c, SMARTCAR_ERRORS[name], docURL, { clientId, vehicleId: id });
    return errorMessage(name, state, signals, { docURL, resolution });
  });
  return errorEvent(sender, about, errors);
};

/** Looks at a vehicle and says what there is to tell of it. */
const tellingOf = async (looking: Looking, subscription: Subscription): Promise<Telling | LookOutcome> => {
  const { registration, webhook } = looking.round;
  const { jurisdiction } = webhook.place;
  const place = { jurisdiction, name: subscription.garage };
  const caller = forUser({ registration, borrower: null }, place);
  const operating = allowed(succeed(caller), 'read');
  if (!operating.ok || !registration.faces.includes('smartcar')) return QUIET;
  // A grant that was revoked, a vehicle or a user that is gone: none of it is in reach.
  const vehicle = await vehicleOf(looking.c, caller, subscription.vehicleId);
  if (!vehicle.ok) return { type: 'gone' };
  const waiting = await waitingOf(looking, subscription);
  if (waiting) return waiting;
  const found = await find(looking, caller, vehicle.value);
  const news = found && reasonToTell(subscription.told, found, webhook.smartcar.triggers);
  if (!found || !news) return QUIET;
  return { message: await messageOf(looking, place, vehicle.value, found, news.reason), told: news.told };
};

const look = async (looking: Looking, subscription: Subscription): Promise<LookOutcome> => {
  const telling = await tellingOf(looking, subscription);
  if ('type' in telling) return telling;
  const { message, told } = telling;
  const last = await sendSigned(looking.url, looking.token, bodyOfTry(message));
  return isTaken(last)
    ? { type: 'told', told, last }
    : { type: 'refused', sealed: await sealed(looking, subscription, message), told, last };
};

/** One that fails by a fault of ours keeps no other back, and is looked at again when its lease is over. */
const settled = async (looking: Looking, subscription: Subscription): Promise<SettledLook[]> => {
  const { vehicleId, dueAt } = subscription;
  try {
    return [{ seen: { vehicleId, dueAt }, outcome: await look(looking, subscription) }];
  } catch (error) {
    log('courier_failed', { kind: 'subscriptions', ...faultOf(error) });
    return [];
  }
};

/** Looks at the vehicles of one round, all at once, tells their webhook, and says what became of each. */
export const lookAtAll = async (env: Env, round: LookRound): Promise<SettledLook[]> => {
  const { webhook, subscriptions } = round;
  const config = await readConfig(env, webhook.origin);
  if ('missing' in config) return [];
  const token = await openManagementToken(config.ring, webhook.place, round.token);
  const url = checkOutbound(webhook.url, config);
  if (token === null || !url.ok)
    return subscriptions.map(({ vehicleId, dueAt }) => ({ seen: { vehicleId, dueAt }, outcome: QUIET }));
  const looking: Looking = { c: { env, var: { config } }, round, url: url.value, token };
  return (await Promise.all(subscriptions.map((each) => settled(looking, each)))).flat();
};
