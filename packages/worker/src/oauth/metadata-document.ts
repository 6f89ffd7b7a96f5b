import { LANGUAGES } from '@keyfob/shared/languages';
import { ALL_VEHICLE_SCOPES, SMARTCAR_PERMISSIONS } from '@keyfob/shared/scopes';
import { SIGNATURE_ALGORITHMS } from '../application/authentication/signature-algorithms.ts';
import {
  type EndpointName,
  endpointsOf,
  issuerOf,
  type OAuthFace,
} from '../application/registration/faces.ts';
import type { AppContext } from '../context.ts';
import { PROMPTS } from './authorization-request.ts';
import { GRANT_TYPES } from './token.ts';

/** What each endpoint is called in the metadata (RFC 8414 §2, RFC 9126 §5). */
const NAMES: Readonly<Record<EndpointName, string>> = {
  authorization: 'authorization_endpoint',
  token: 'token_endpoint',
  pushedRequest: 'pushed_authorization_request_endpoint',
  revocation: 'revocation_endpoint',
  introspection: 'introspection_endpoint',
  jwks: 'jwks_uri',
};

const CONFIDENTIAL = ['client_secret_basic', 'client_secret_post', 'private_key_jwt'];

/** How clients prove themselves, where that is said for each endpoint. Tokens are looked into by confidential ones only. */
const AUTHENTICATION: Partial<Record<EndpointName, readonly string[]>> = {
  token: [...CONFIDENTIAL, 'none'],
  revocation: [...CONFIDENTIAL, 'none'],
  introspection: CONFIDENTIAL,
};

const endpointMetadata = (origin: string, face: OAuthFace) =>
  Object.fromEntries(
    Object.entries(endpointsOf(face)).map(([name, path]) => [
      NAMES[name as EndpointName],
      `${origin}${path}`,
    ]),
  );

const authenticationMetadata = (face: OAuthFace) =>
  Object.fromEntries(
    Object.entries(AUTHENTICATION)
      .filter(([name]) => Object.hasOwn(endpointsOf(face), name))
      .flatMap(([name, methods]) => {
        const endpoint = NAMES[name as EndpointName];
        return [
          [`${endpoint}_auth_methods_supported`, methods],
          [`${endpoint}_auth_signing_alg_values_supported`, SIGNATURE_ALGORITHMS],
        ];
      }),
  );

/** Authorization server metadata of a face (RFC 8414 §2): what stands here works, and nothing else does. */
export const sendMetadata = (c: AppContext, face: OAuthFace): Response => {
  const { origin } = c.var.config;
  c.header('Cache-Control', 'public, max-age=300');
  c.header('Access-Control-Allow-Origin', '*');
  return c.json({
    issuer: issuerOf(origin, face),
    ...endpointMetadata(origin, face),
    ...authenticationMetadata(face),
    scopes_supported:
      face === 'smartcar' ? SMARTCAR_PERMISSIONS : ['all', 'offline_access', ...ALL_VEHICLE_SCOPES],
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: Object.keys(GRANT_TYPES),
    code_challenge_methods_supported: ['S256'],
    // Smartcar has a parameter of its own for it.
    ...(face === 'smartcar' ? {} : { prompt_values_supported: PROMPTS }),
    ui_locales_supported: LANGUAGES,
    dpop_signing_alg_values_supported: SIGNATURE_ALGORITHMS,
    authorization_response_iss_parameter_supported: true,
    // A client may still be registered to push every one (RFC 9126 §6).
    require_pushed_authorization_requests: false,
    request_parameter_supported: false,
    request_uri_parameter_supported: false,
  });
};
