import { sha256 } from '../crypto/bytes.ts';
import { FACES, OPERATIONS, type Registration } from './registration.ts';

export const DEMO_CLIENT_ID = 'demo';

/** Public by purpose, and refused outside development: config.ts decides what that is. */
export const DEMO_CLIENT_SECRET = 'demo-secret-for-development-only';

const origins = (text: string | undefined): string[] =>
  (text ?? '').split(',').filter((origin) => URL.canParse(origin) && new URL(origin).origin === origin);

/** The application a newcomer starts with. `extraOrigins`: where else its partner site runs, separated by commas. */
export const demoRegistration = async (extraOrigins: string | undefined): Promise<Registration> => ({
  clientId: DEMO_CLIENT_ID,
  name: 'Example partner',
  type: 'web',
  logoUrl: null,
  privacyUrl: null,
  supportUrl: null,
  secrets: [{ id: 'demo', hash: await sha256(DEMO_CLIENT_SECRET), createdAt: 0 }],
  jwks: null,
  jwksUri: null,
  redirectUris: [
    'http://localhost:5173/return',
    'http://localhost:5000/callback',
    'https://example.com/callback',
    ...origins(extraOrigins).map((origin) => `${origin}/return`),
  ],
  webOrigins: ['http://localhost:5173', ...origins(extraOrigins)],
  faces: FACES,
  scopes: ['all', 'offline_access'],
  requiredScopes: [],
  providers: ['simulator'],
  operations: OPERATIONS,
  mode: 'simulated',
  jurisdiction: 'unrestricted',
  confirmation: 'codeless',
  pkce: 'optional',
  accessTokens: 'opaque',
  dpop: 'optional',
  pushedRequests: 'optional',
  userTokens: null,
});
