import { ALL_VEHICLE_SCOPES } from '@keyfob/shared/scopes';
import { issuerOf, OAUTH_FACES, type OAuthFace } from '../application/faces.ts';
import type { AppContext } from '../context.ts';
import { GRANT_TYPES } from './token.ts';

/** Authorization server metadata of a face (RFC 8414 §2): what stands here works, and nothing else does. */
export const metadataEndpoint =
  (face: OAuthFace) =>
  (c: AppContext): Response => {
    const { origin } = c.var.config;
    const { authorizationEndpoint, tokenEndpoint } = OAUTH_FACES[face];
    c.header('Cache-Control', 'public, max-age=300');
    c.header('Access-Control-Allow-Origin', '*');
    return c.json({
      issuer: issuerOf(origin, face),
      authorization_endpoint: `${origin}${authorizationEndpoint}`,
      token_endpoint: `${origin}${tokenEndpoint}`,
      scopes_supported: ['all', 'offline_access', ...ALL_VEHICLE_SCOPES],
      response_types_supported: ['code'],
      response_modes_supported: ['query'],
      grant_types_supported: Object.keys(GRANT_TYPES),
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
    });
  };
