import {
  isSmartcarErrorName,
  SMARTCAR_ERRORS,
  type SmartcarErrorEntry,
  type SmartcarErrorName,
} from '@keyfob/shared/errors/smartcar';
import type { Signal } from '@keyfob/shared/vehicle/signals';
import type { Mode } from '@keyfob/shared/vehicle/vehicle';
import type { Told } from '../../../application/subscriptions/records.ts';
import { utf8 } from '../../../crypto/bytes.ts';
import { MESSAGE_VERSION } from '../../../events/smartcar-webhooks.ts';

/** Bytes of a message at most (Smartcar's documentation). */
const MESSAGE_LIMIT = 50_000;

/** One signal as a message tells it, and a digest of what it says. */
export interface SignalMessage {
  readonly signal: Signal;
  readonly body: object;
  readonly digest: string;
  /** Whether the owner allowed it: what befalls the vehicle is told of no other. */
  readonly isAllowed: boolean;
}

/** How a vehicle was found: what it says, or the error it is in. */
export type Found =
  | { readonly signals: readonly SignalMessage[]; readonly error: null }
  | { readonly signals: readonly Signal[]; readonly error: SmartcarErrorName };

type State = 'ERROR' | 'RESOLVED';

/** What there is to tell of how a vehicle was found. */
export type Reason =
  | { readonly type: 'VEHICLE_STATE'; readonly triggers: readonly object[] }
  | {
      readonly type: 'VEHICLE_ERROR';
      readonly errors: readonly { readonly name: SmartcarErrorName; readonly state: State }[];
    };

const namedSignal = ({ name, code, group }: Signal) => ({ name, code, group });

const digestsOf = (signals: readonly SignalMessage[], triggers: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    signals.flatMap(({ signal: { code }, digest }) => (triggers.includes(code) ? [[code, digest]] : [])),
  );

const stateReason = (told: Told, signals: readonly SignalMessage[], now: Record<string, string>): Reason => {
  const before = told.signals;
  if (before === null) return { type: 'VEHICLE_STATE', triggers: [{ type: 'FIRST_DELIVERY' }] };
  const changed = signals.filter(({ signal: { code } }) => now[code] !== before[code]);
  return {
    type: 'VEHICLE_STATE',
    triggers: changed.map(({ signal }) => ({ type: 'SIGNAL_UPDATED', signal: namedSignal(signal) })),
  };
};

/**
 * What to tell of a vehicle, and what is told with it; `null` where nothing is new. An error that passed is told first:
 * what the vehicle says again comes with the next look.
 */
export const reasonToTell = (
  told: Told,
  found: Found,
  triggers: readonly string[],
): { readonly reason: Reason; readonly told: Told } | null => {
  const before = told.error !== null && isSmartcarErrorName(told.error) ? told.error : null;
  if (found.error !== before) {
    const errors = [
      ...(found.error === null ? [] : [{ name: found.error, state: 'ERROR' as const }]),
      ...(before === null ? [] : [{ name: before, state: 'RESOLVED' as const }]),
    ];
    return { reason: { type: 'VEHICLE_ERROR', errors }, told: { ...told, error: found.error } };
  }
  if (found.error !== null || found.signals.length === 0) return null;
  const signals = digestsOf(found.signals, triggers);
  const reason = stateReason(told, found.signals, signals);
  if (reason.type === 'VEHICLE_STATE' && reason.triggers.length === 0) return null;
  return { reason, told: { signals, error: null } };
};

/** Whom a message is about. */
export interface About {
  readonly userId: string;
  /** The application's own id of the owner, where it gave one. */
  readonly externalId?: string;
  readonly vehicle: {
    readonly id: string;
    readonly make: string | null;
    readonly model: string | null;
    readonly year: number | null;
    readonly mode: Mode;
  };
}

/** An error, but for where it is resolved and explained. */
export const errorMessage = (
  name: SmartcarErrorName,
  state: State,
  signals: readonly Signal[],
  ways: { readonly docURL: string; readonly resolution: object },
): object => {
  const { type, code, description, userMessage }: SmartcarErrorEntry = SMARTCAR_ERRORS[name];
  return {
    type,
    code,
    description,
    ...ways,
    ...(userMessage === null ? {} : { suggestedUserMessage: userMessage }),
    state,
    signals: signals.map(namedSignal),
  };
};

/** A message but for what is new with each try. */
export interface Message {
  readonly eventId: string;
  readonly eventType: Reason['type'];
  readonly data: object;
  readonly triggers?: readonly object[];
  readonly meta: object;
}

/** A message with the identity of one try, as it is sent and signed. */
export const bodyOfTry = ({ meta, ...message }: Message): string =>
  JSON.stringify({
    ...message,
    meta: { deliveryId: crypto.randomUUID(), deliveredAt: Date.now(), ...meta },
  });

/** What every message of a webhook says of itself. */
export interface Sender {
  readonly webhookId: string;
  readonly webhookName: string;
  readonly mode: 'LIVE' | 'TEST';
}

const metaOf = (sender: Sender): object => ({ version: MESSAGE_VERSION, ...sender });

const aboutOf = ({ userId, externalId, vehicle }: About): object => ({
  user: { id: userId, ...(externalId === undefined ? {} : { externalId }) },
  vehicle,
});

export const errorEvent = (sender: Sender, about: About, errors: readonly object[]): Message => ({
  eventId: crypto.randomUUID(),
  eventType: 'VEHICLE_ERROR',
  data: { ...aboutOf(about), errors },
  meta: metaOf(sender),
});

const stateMessage = (
  eventId: string,
  sender: Sender,
  about: About,
  signals: readonly object[],
  triggers: readonly object[],
): Message => ({
  eventId,
  eventType: 'VEHICLE_STATE',
  data: { ...aboutOf(about), signals },
  triggers,
  meta: { ...metaOf(sender), signalCount: signals.length },
});

/** A vehicle's state. What is more than a message may hold is left out, the longest signal first. */
export const stateEvent = (
  sender: Sender,
  about: About,
  signals: readonly object[],
  triggers: readonly object[],
): Message => {
  const message = stateMessage(crypto.randomUUID(), sender, about, signals, triggers);
  if (utf8(bodyOfTry(message)).length <= MESSAGE_LIMIT || signals.length === 0) return message;
  const lengths = signals.map((each) => JSON.stringify(each).length);
  const longest = lengths.indexOf(Math.max(...lengths));
  return stateEvent(sender, about, signals.toSpliced(longest, 1), triggers);
};
