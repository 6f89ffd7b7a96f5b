import { ERRORS, type ErrorCode } from '@keyfob/shared/errors/registry';
import { brandCalled } from '@keyfob/shared/vehicle/brands';
import type { ToldVehicle } from '../../../garage/records.ts';

/** What a link that ended without a code is told with. */
export interface Refused {
  readonly reason: ErrorCode;
  /** What the owner read on the page they left, where it said more than the reason does. */
  readonly shown: string | null;
  /** The car they agreed to tell of. */
  readonly told: ToldVehicle | null;
}

interface ConnectError {
  /** As documented, to the letter. */
  readonly description: string;
  readonly parameters?: (refused: Refused) => Readonly<Record<string, string>>;
}

const vehicle = ({ told }: Refused): Record<string, string> =>
  told === null
    ? {}
    : {
        ...(told.vin === null ? {} : { vin: told.vin }),
        make: brandCalled(told.make)?.make ?? told.make.toUpperCase(),
        model: told.model,
        year: String(told.year),
      };

/** Every error of Connect's redirects. */
const CONNECT_ERRORS = {
  access_denied: { description: 'User denied access to application.' },
  invalid_subscription: { description: 'User does not have an active connected vehicle subscription.' },
  no_vehicles: {
    description: 'No vehicles found. Please add vehicles to your account and try again.',
  },
  configuration_error: {
    description: 'There has been an error in the configuration of your application.',
    parameters: ({ reason, shown }) => ({
      status_code: String(ERRORS[reason].status),
      error_message: shown ?? ERRORS[reason].title,
    }),
  },
  server_error: { description: 'Unexpected server error. Please try again.' },
  vehicle_incompatible: { description: 'The user’s vehicle is not compatible.', parameters: vehicle },
  user_manually_returned_to_application: {
    description: 'The user exited Connect before granting your application access',
  },
  oem_cancelled_login: { description: 'The user did not complete authorization with the OEM' },
} as const satisfies Record<string, ConnectError>;

export type ConnectErrorName = keyof typeof CONNECT_ERRORS;

export const CONNECT_ERROR_NAMES = Object.keys(CONNECT_ERRORS) as ConnectErrorName[];

/** Why an owner was on their way back: each reason a session of this face can end with, or a page can show. */
const BY_REASON: Partial<Record<ErrorCode, ConnectErrorName>> = {
  user_denied: 'access_denied',
  user_cancelled: 'user_manually_returned_to_application',
  session_expired: 'user_manually_returned_to_application',
  // What the maker wants of its owner first is only told by the owner's coming back without it.
  provider_cancelled: 'oem_cancelled_login',
  owner_action_required: 'oem_cancelled_login',
  no_vehicles: 'no_vehicles',
  subscription_inactive: 'invalid_subscription',
  vehicle_not_compatible: 'vehicle_incompatible',
  vehicle_not_capable: 'vehicle_incompatible',
  provider_refused: 'server_error',
  reauthorization_required: 'server_error',
};

/** Whatever else happened is the service's fault where its status says so, and the application's where it does not. */
export const connectErrorOf = (reason: ErrorCode): ConnectErrorName =>
  BY_REASON[reason] ?? (ERRORS[reason].status >= 500 ? 'server_error' : 'configuration_error');

/** The one place a reason becomes the parameters of an error redirect of Connect's. */
export const errorParameters = (refused: Refused): Readonly<Record<string, string>> => {
  const error = connectErrorOf(refused.reason);
  const { description, parameters }: ConnectError = CONNECT_ERRORS[error];
  return { error, error_description: description, ...parameters?.(refused) };
};
