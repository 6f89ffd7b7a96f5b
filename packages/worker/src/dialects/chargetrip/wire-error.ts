import { ERRORS, type ErrorCode } from '@keyfob/shared/errors/registry';
import type { Failure } from '@keyfob/shared/result';

/** An error as today's clients of Chargetrip expect it. */
export interface WireError {
  readonly message: string;
  readonly extensions: {
    readonly code: string;
    readonly exception: {
      readonly response: string;
      readonly status: number;
      readonly message: string;
      readonly code: string;
    };
  };
}

/** What Chargetrip's documentation shows as the status of an error of its own, whatever the error. */
const DOCUMENTED_STATUS = 500;

/** The errors that are documented, each with its words. `$PROVIDER` is the provider it is about. */
const DOCUMENTED = {
  AUTH_CODE_INVALID: 'The provided auth code is not valid.',
  AUTH_TOKEN_EXPIRED: 'The token you provided is expired.',
  AUTH_TOKEN_INVALID: 'The token you provided is invalid.',
  CONNECT_PROVIDER_NOT_ALLOWED:
    'The Connect provider $PROVIDER is not configured for your client id. Please contact customer support to enable it!',
  CONNECT_VEHICLE_NOT_SUPPORTED: 'The provider you tried to use ($PROVIDER) cannot be used for this vehicle.',
  CONNECTED_VEHICLE_FORBIDDEN:
    'The vehicle does not seem to be authorized yet. To complete this action, first complete the authorization flow.',
  CONNECTED_VEHICLE_NO_PENDING_STATUS:
    'The connected vehicle you are trying to authorize does not have status pending_authorization.',
  CONNECTED_VEHICLE_NOT_FOUND: 'The connected vehicle was not found.',
  OPERATION_NOT_ALLOWED:
    'You are not allowed to execute this operation. Enable it for the current application in the dashboard or reach out to customer support.',
  VEHICLE_NOT_FOUND: 'No vehicle was found with the provided ID',
} as const;

type Documented = keyof typeof DOCUMENTED;

/** What each of our codes is called there. */
const DOCUMENTED_AS: Partial<Record<ErrorCode, Documented>> = {
  code_unknown: 'AUTH_CODE_INVALID',
  code_foreign: 'AUTH_CODE_INVALID',
  code_expired: 'AUTH_CODE_INVALID',
  code_replayed: 'AUTH_CODE_INVALID',
  code_verifier_mismatch: 'AUTH_CODE_INVALID',
  user_token_expired: 'AUTH_TOKEN_EXPIRED',
  user_token_invalid: 'AUTH_TOKEN_INVALID',
  provider_not_allowed: 'CONNECT_PROVIDER_NOT_ALLOWED',
  vehicle_profile_not_supported: 'CONNECT_VEHICLE_NOT_SUPPORTED',
  link_not_finished: 'CONNECTED_VEHICLE_FORBIDDEN',
  session_not_open: 'CONNECTED_VEHICLE_FORBIDDEN',
  session_finished: 'CONNECTED_VEHICLE_FORBIDDEN',
  session_expired: 'CONNECTED_VEHICLE_FORBIDDEN',
  vehicle_gone: 'CONNECTED_VEHICLE_FORBIDDEN',
  reauthorization_required: 'CONNECTED_VEHICLE_FORBIDDEN',
  vehicle_not_pending: 'CONNECTED_VEHICLE_NO_PENDING_STATUS',
  not_found: 'CONNECTED_VEHICLE_NOT_FOUND',
  operation_not_allowed: 'OPERATION_NOT_ALLOWED',
  vehicle_profile_unknown: 'VEHICLE_NOT_FOUND',
};

/** Names that clients of GraphQL know, or that say more here; any other code is called as it is. */
const CALLED: Partial<Record<ErrorCode, string>> = {
  redirect_uri_not_registered: 'REDIRECT_URI_NOT_ALLOWED',
  garage_full: 'TOO_MANY_CONNECTED_VEHICLES',
  rate_limited: 'TOO_MANY_REQUESTS',
  server_error: 'INTERNAL_SERVER_ERROR',
};

export const wireError = (code: string, status: number, message: string): WireError => ({
  message,
  extensions: { code, exception: { response: code, status, message, code } },
});

/** A failure as the face says it. `provider`: as the caller named it, where one is at fault. */
export const wireErrorOf = ({ code, detail }: Failure, provider = ''): WireError => {
  const documented = DOCUMENTED_AS[code];
  if (documented)
    return wireError(documented, DOCUMENTED_STATUS, DOCUMENTED[documented].replace('$PROVIDER', provider));
  const { status, title } = ERRORS[code];
  return wireError(CALLED[code] ?? code.toUpperCase(), status, detail ?? title);
};
