import { LIFETIMES } from '@keyfob/shared/lifetimes';
import type { Face } from './registration.ts';

/** What differs between the faces that speak OAuth. A token or code is only good at the face that issued it. */
interface FaceProfile {
  /** The face's issuer is the origin with this path. */
  readonly path: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  /** Whether the face's own protocol knows PKCE; where it does not, confidential clients may leave it out. */
  readonly pkce: boolean;
  readonly accessToken: number;
}

export const OAUTH_FACES = {
  core: {
    path: '',
    authorizationEndpoint: '/oauth/authorize',
    tokenEndpoint: '/oauth/token',
    pkce: true,
    accessToken: LIFETIMES.accessToken,
  },
  enode: {
    path: '/enode',
    authorizationEndpoint: '/enode/oauth2/auth',
    tokenEndpoint: '/enode/oauth2/token',
    pkce: false,
    accessToken: LIFETIMES.accessToken,
  },
} as const satisfies Partial<Record<Face, FaceProfile>>;

export type OAuthFace = keyof typeof OAUTH_FACES;

/** The issuer identifier of a face (RFC 8414 §2, RFC 9207). */
export const issuerOf = (origin: string, face: OAuthFace): string => `${origin}${OAUTH_FACES[face].path}`;
