import type { ErrorCode } from '../errors/registry.ts';
import type { Failure } from '../result.ts';

/** Type and code of an error of Smartcar's API v2. */
interface SmartcarError {
  readonly type: string;
  readonly code: string | null;
}

interface RefusalRow {
  /** What it is in our registry, which also says whether trying again helps. */
  readonly code: ErrorCode;
  readonly smartcar: SmartcarError;
}

const row =
  (type: string) =>
  (code: string | null, ours: ErrorCode): RefusalRow => ({ code: ours, smartcar: { type, code } });

const state = row('VEHICLE_STATE');
const account = row('CONNECTED_SERVICES_ACCOUNT');
const compatibility = row('COMPATIBILITY');
const upstream = row('UPSTREAM');
const server = row('SERVER');

/**
 * Why a vehicle, its owner's account or a provider says no: finer than our error codes, so that a face with a
 * vocabulary of its own need not guess. Connectors translate what their providers say into these, and into nothing else.
 */
export const REFUSALS = {
  // How the vehicle is at the moment.
  asleep: state('ASLEEP', 'vehicle_unreachable'),
  unreachable: state('UNREACHABLE', 'vehicle_unreachable'),
  offline_for_service: state('VEHICLE_OFFLINE_FOR_SERVICE', 'vehicle_unreachable'),
  low_battery: state('LOW_BATTERY', 'vehicle_unreachable'),
  state_unknown: state('UNKNOWN', 'vehicle_not_ready'),
  charging_in_progress: state('CHARGING_IN_PROGRESS', 'vehicle_not_ready'),
  plug_connected: state('CHARGING_PLUG_CONNECTED', 'vehicle_not_ready'),
  plug_not_connected: state('CHARGING_PLUG_NOT_CONNECTED', 'vehicle_not_ready'),
  fully_charged: state('FULLY_CHARGED', 'vehicle_not_ready'),
  not_charging: state('NOT_CHARGING', 'vehicle_not_ready'),
  charge_fault: state('CHARGE_FAULT', 'vehicle_not_ready'),
  door_open: state('DOOR_OPEN', 'vehicle_not_ready'),
  hood_open: state('HOOD_OPEN', 'vehicle_not_ready'),
  trunk_open: state('TRUNK_OPEN', 'vehicle_not_ready'),
  ignition_on: state('IGNITION_ON', 'vehicle_not_ready'),
  in_motion: state('IN_MOTION', 'vehicle_not_ready'),
  remote_access_disabled: state('REMOTE_ACCESS_DISABLED', 'owner_action_required'),

  // How the owner stands with the maker.
  account_issue: account('ACCOUNT_ISSUE', 'owner_action_required'),
  virtual_key_required: account('VIRTUAL_KEY_REQUIRED', 'owner_action_required'),
  vehicle_missing: account('VEHICLE_MISSING', 'owner_action_required'),
  account_empty: account('NO_VEHICLES', 'no_vehicles'),
  subscription_inactive: account('SUBSCRIPTION', 'subscription_inactive'),
  authentication_failed: account('AUTHENTICATION_FAILED', 'reauthorization_required'),
  access_revoked: account('PERMISSION', 'reauthorization_required'),

  // What vehicle, maker or provider cannot do at all.
  make_not_compatible: compatibility('MAKE_NOT_COMPATIBLE', 'vehicle_not_compatible'),
  platform_not_capable: compatibility('PLATFORM_NOT_CAPABLE', 'vehicle_not_capable'),
  provider_not_capable: compatibility('SMARTCAR_NOT_CAPABLE', 'vehicle_not_capable'),
  vehicle_not_capable: compatibility('VEHICLE_NOT_CAPABLE', 'vehicle_not_capable'),

  // How the provider is doing.
  no_response: upstream('NO_RESPONSE', 'provider_unavailable'),
  provider_rate_limited: upstream('RATE_LIMIT', 'provider_unavailable'),
  invalid_data: upstream('INVALID_DATA', 'provider_refused'),
  known_issue: upstream('KNOWN_ISSUE', 'provider_refused'),
  unknown_issue: upstream('UNKNOWN_ISSUE', 'provider_refused'),
  vehicle_rate_limited: row('RATE_LIMIT')('VEHICLE', 'provider_unavailable'),

  // What a provider can say of itself or of who asks it.
  application_rate_limited: row('RATE_LIMIT')('SMARTCAR_API', 'provider_unavailable'),
  internal_error: server('INTERNAL', 'provider_unavailable'),
  record_not_found: server('RECORD_NOT_FOUND', 'provider_unavailable'),
  multiple_records_found: server('MULTIPLE_RECORDS_FOUND', 'provider_unavailable'),
} as const satisfies Record<string, RefusalRow>;

export type Refusal = keyof typeof REFUSALS;

export const REFUSAL_NAMES = Object.keys(REFUSALS) as Refusal[];

export const isRefusal = (text: string): text is Refusal => Object.hasOwn(REFUSALS, text);

/** A refusal as every rule answers it. `retryAfter`: seconds, where the provider names a time. */
export const refused = (reason: Refusal, detail?: string, retryAfter?: number): Failure => ({
  ok: false,
  code: REFUSALS[reason].code,
  reason,
  ...(detail === undefined ? {} : { detail }),
  ...(retryAfter === undefined ? {} : { retryAfter }),
});
