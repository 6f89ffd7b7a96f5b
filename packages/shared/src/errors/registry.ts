import { ABOUT_VEHICLES } from './about-vehicles.ts';
import { AGAIN, type ErrorEntry, entry, RESTART } from './entry.ts';

export type { ErrorEntry, OAuthError } from './entry.ts';

/**
 * Every error Keyfob can answer with. The codes are public: `/errors/{code}` and docs/errors.md come from this
 * table, and each face maps a code to its own wire form in one place.
 */
const TABLE = {
  // What any request can get wrong.
  invalid_request: entry(
    400,
    'invalid_request',
    'The request is missing a parameter or has one that is malformed.',
  ),
  validation_failed: entry(422, 'invalid_request', 'A field of the request does not have the expected form.'),
  malformed_json: entry(400, 'invalid_request', 'The body is not valid JSON.'),
  unsupported_media_type: entry(
    415,
    'invalid_request',
    'The body has a content type this endpoint does not read.',
  ),
  body_too_large: entry(413, 'invalid_request', 'The body is larger than this endpoint reads.'),
  address_too_long: entry(414, 'invalid_request', 'The address of the request is longer than 8 kB.'),
  headers_too_large: entry(431, 'invalid_request', 'The headers of the request are larger than 16 kB.'),
  too_many_parameters: entry(
    400,
    'invalid_request',
    'The request has more parameters than any endpoint reads.',
  ),
  rate_limited: entry(
    429,
    'temporarily_unavailable',
    'Too many requests came from this client or this address.',
    'Wait a minute and try again.',
    true,
  ),
  method_not_allowed: entry(405, 'invalid_request', 'This address does not answer that method.'),
  not_found: entry(404, 'invalid_request', 'There is nothing at this address, or it is not yours.', RESTART),
  server_error: entry(500, 'server_error', 'Something went wrong at Keyfob.', AGAIN, true),
  not_configured: entry(503, 'temporarily_unavailable', 'This Keyfob is missing its settings.'),

  // Who is calling.
  invalid_client: entry(401, 'invalid_client', 'The client is unknown or did not authenticate.'),
  invalid_token: entry(
    401,
    'invalid_token',
    'The access token is missing, malformed, expired or revoked.',
    RESTART,
  ),
  user_token_invalid: entry(
    401,
    'invalid_token',
    'The user’s token is missing, malformed, or not of the application’s identity provider.',
    RESTART,
  ),
  user_token_expired: entry(401, 'invalid_token', 'The user’s token has expired.', RESTART, true),
  invalid_dpop_proof: entry(401, 'invalid_dpop_proof', 'The DPoP proof is missing or not valid here.'),
  use_dpop_nonce: entry(
    401,
    'use_dpop_nonce',
    'The DPoP proof needs the nonce that comes with this answer.',
    AGAIN,
    true,
  ),
  insufficient_scope: entry(403, 'insufficient_scope', 'The owner did not allow this.'),
  unauthorized_client: entry(403, 'unauthorized_client', 'This application may not do that.'),
  origin_not_allowed: entry(
    403,
    'unauthorized_client',
    'This web origin is not registered for the application.',
  ),

  // The authorization request.
  unknown_client: entry(400, 'invalid_request', 'No application has this client id.'),
  redirect_uri_not_registered: entry(
    400,
    'invalid_request',
    'The redirect URI is not registered for the application.',
  ),
  unsupported_response_type: entry(
    400,
    'unsupported_response_type',
    'Only the response type "code" is supported.',
  ),
  invalid_scope: entry(400, 'invalid_scope', 'The scope is missing, unknown or not open to the application.'),
  code_challenge_required: entry(400, 'invalid_request', 'A PKCE code challenge is required.'),
  code_challenge_method_unsupported: entry(
    400,
    'invalid_request',
    'Only the code challenge method S256 is supported.',
  ),
  interaction_required: entry(
    400,
    'interaction_required',
    'The owner has to act, but the request forbids it.',
  ),
  request_not_supported: entry(400, 'request_not_supported', 'A request object is not taken.'),
  registration_not_supported: entry(
    400,
    'registration_not_supported',
    'A client is not registered this way.',
  ),
  request_uri_not_supported: entry(
    400,
    'request_uri_not_supported',
    'Only a pushed request has a request_uri.',
  ),
  request_uri_unknown: entry(400, 'invalid_request_uri', 'The pushed request is unknown or over.', RESTART),
  request_uri_used: entry(400, 'invalid_request_uri', 'The pushed request was used before.', RESTART),
  pushed_request_required: entry(400, 'invalid_request', 'The application has to push its requests.'),
  invalid_target: entry(400, 'invalid_target', 'Tokens are only for the issuer itself.'),

  // The token request.
  unsupported_grant_type: entry(400, 'unsupported_grant_type', 'The grant type is missing or not supported.'),
  code_unknown: entry(400, 'invalid_grant', 'The code is unknown.'),
  code_foreign: entry(400, 'invalid_grant', 'The code was issued to another client or at another face.'),
  code_expired: entry(400, 'invalid_grant', 'The code has expired.'),
  code_replayed: entry(400, 'invalid_grant', 'The code was used before; what it gave has been revoked.'),
  redirect_uri_mismatch: entry(400, 'invalid_grant', 'The redirect URI is not the one the code was sent to.'),
  code_verifier_mismatch: entry(400, 'invalid_grant', 'The code verifier does not match the code challenge.'),
  dpop_key_mismatch: entry(400, 'invalid_grant', 'The code or refresh token is bound to another DPoP key.'),
  refresh_token_unknown: entry(
    400,
    'invalid_grant',
    'The refresh token is unknown, expired or revoked.',
    RESTART,
  ),
  refresh_token_reused: entry(
    400,
    'invalid_grant',
    'The refresh token was used before; its family has been revoked.',
    RESTART,
  ),
  unsupported_token_type: entry(
    400,
    'unsupported_token_type',
    'A token of this kind cannot be revoked. It ends by itself.',
  ),
  scope_exceeds_grant: entry(400, 'invalid_scope', 'The scope goes beyond what the owner granted.'),

  // Link sessions.
  session_expired: entry(410, 'access_denied', 'The link session has expired.', RESTART),
  session_finished: entry(409, 'access_denied', 'The link session is over.', RESTART),
  garage_full: entry(
    409,
    'access_denied',
    'This user has as many connected vehicles or links as there is room for. Remove one first.',
  ),
  session_not_open: entry(
    409,
    'invalid_request',
    'The link session is not at the point where this can happen.',
    RESTART,
  ),
  session_elsewhere: entry(
    409,
    'access_denied',
    'The link was already used in another browser.',
    'Open the link in the browser where you started, or start again from the app.',
  ),
  too_many_sessions: entry(
    429,
    'temporarily_unavailable',
    'Too many link sessions of this user are open.',
    'Finish one of the links you opened.',
    true,
  ),
  idempotency_key_reused: entry(422, 'invalid_request', 'The Idempotency-Key was used with another request.'),
  confirmation_required: entry(
    422,
    'invalid_request',
    'A session without a redirect URI is only for applications that confirm without a code.',
  ),
  form_not_ours: entry(
    403,
    'access_denied',
    'The form did not come from the Link page.',
    'Reload the page and press the button again.',
    true,
  ),
  cookies_blocked: entry(
    400,
    'access_denied',
    'The browser keeps no cookie.',
    'Allow cookies for this page and try again.',
    true,
  ),
  user_denied: entry(
    403,
    'access_denied',
    'The owner chose not to share.',
    'You can connect later from the app.',
  ),
  user_cancelled: entry(
    403,
    'access_denied',
    'The owner left before sharing.',
    'You can connect later from the app.',
  ),
  brand_unknown: entry(422, 'invalid_request', 'No such brand can be connected.', 'Choose another brand.'),
  nothing_selected: entry(422, 'invalid_request', 'No vehicle was chosen.', 'Choose at least one car.'),

  ...ABOUT_VEHICLES,

  // The registration of applications.
  operator_key_invalid: entry(401, 'invalid_token', 'The operator’s key is missing or is not this Keyfob’s.'),
  application_exists: entry(
    409,
    'invalid_request',
    'The client id is taken. That of a deleted application stays taken.',
  ),
  version_required: entry(
    428,
    'invalid_request',
    'The change does not name the version it is about: send the ETag you read as If-Match.',
  ),
  version_overtaken: entry(
    412,
    'invalid_request',
    'The application has been changed since that version was read. Read it again.',
  ),
  too_many_secrets: entry(409, 'invalid_request', 'The application has two live secrets. Remove one first.'),
  last_secret: entry(
    409,
    'invalid_request',
    'Without this secret the application could no longer prove itself. Add another first.',
  ),
  keys_not_settled: entry(
    409,
    'temporarily_unavailable',
    'The newest key may not be the newest everywhere yet.',
    AGAIN,
    true,
  ),
  catalogue_overtaken: entry(
    412,
    'invalid_request',
    'Another catalogue was imported since that version was read. Read it again.',
  ),
  catalogue_incomplete: entry(
    409,
    'temporarily_unavailable',
    'The pages of the import are not all there, or have not come to this place yet.',
    AGAIN,
    true,
  ),
  operation_not_allowed: entry(
    403,
    'unauthorized_client',
    'The application is not registered for this operation.',
  ),

  // What Keyfob calls for an application: webhooks, published keys.
  too_many_webhooks: entry(409, 'invalid_request', 'The application has as many webhooks as it may have.'),
  webhook_exists: entry(409, 'invalid_request', 'The application has a webhook with this URL.'),
  outbound_refused: entry(422, 'invalid_request', 'Keyfob does not call this address.'),
  outbound_unreachable: entry(
    502,
    'server_error',
    'The application’s server did not answer as it should.',
    AGAIN,
    true,
  ),
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof TABLE;

export const ERRORS: Record<ErrorCode, ErrorEntry> = TABLE;

export const ERROR_CODES = Object.keys(TABLE) as ErrorCode[];

export const isErrorCode = (text: string): text is ErrorCode => Object.hasOwn(TABLE, text);
