import { LIFETIMES } from '@keyfob/shared/lifetimes';
import type { Face } from './registration.ts';

/** Endpoints of an authorization server, by path. What a face leaves out it neither answers nor advertises. */
export interface Endpoints {
  readonly authorization: string;
  readonly token: string;
  readonly pushedRequest?: string;
  readonly revocation?: string;
  readonly introspection?: string;
  readonly jwks?: string;
}
export type EndpointName = keyof Endpoints;

/** What differs between the faces that speak OAuth. A token or code is only good at the face that issued it. */
interface FaceProfile {
  /** The face's issuer is the origin with this path. */
  readonly path: string;
  /** Routes and metadata come from these alone. */
  readonly endpoints: Endpoints;
  /** Whether the face's own protocol knows PKCE; where it does not, confidential clients may leave it out. */
  readonly pkce: boolean;
  /** Lifetimes in seconds: of a code, and of an access or client token. */
  readonly code: number;
  readonly accessToken: number;
  /** How long the same refresh gets the same answer again, in seconds. */
  readonly rotationGrace: number;
}

export const OAUTH_FACES = {
  core: {
    path: '',
    endpoints: {
      authorization: '/oauth/authorize',
      token: '/oauth/token',
      pushedRequest: '/oauth/par',
      revocation: '/oauth/revoke',
      introspection: '/oauth/introspect',
      jwks: '/oauth/jwks',
    },
    pkce: true,
    code: LIFETIMES.code,
    accessToken: LIFETIMES.accessToken,
    rotationGrace: LIFETIMES.rotationGrace,
  },
  enode: {
    path: '/enode',
    endpoints: { authorization: '/enode/oauth2/auth', token: '/enode/oauth2/token' },
    pkce: false,
    code: LIFETIMES.code,
    accessToken: LIFETIMES.accessToken,
    rotationGrace: LIFETIMES.rotationGrace,
  },
  smartcar: {
    path: '/smartcar',
    endpoints: { authorization: '/smartcar/oauth/authorize', token: '/smartcar/oauth/token' },
    pkce: false,
    code: LIFETIMES.smartcarCode,
    accessToken: LIFETIMES.smartcarAccessToken,
    rotationGrace: LIFETIMES.smartcarRotationGrace,
  },
} as const satisfies Partial<Record<Face, FaceProfile>>;

export type OAuthFace = keyof typeof OAUTH_FACES;

/** The faces that answer here: an application can be registered for no other. */
export const MOUNTED_FACES: readonly Face[] = [...(Object.keys(OAUTH_FACES) as OAuthFace[]), 'chargetrip'];

export const isOAuthFace = (face: Face): face is OAuthFace => Object.hasOwn(OAUTH_FACES, face);

/** How long a code of a face is good, in seconds; a face without OAuth confirms within the core's time. */
export const codeLifetimeOf = (face: Face): number => OAUTH_FACES[isOAuthFace(face) ? face : 'core'].code;

/** How long an access token of a face is good, in seconds. */
export const tokenLifetimeOf = (face: Face): number =>
  OAUTH_FACES[isOAuthFace(face) ? face : 'core'].accessToken;

/** The issuer identifier of a face (RFC 8414 §2, RFC 9207). */
export const issuerOf = (origin: string, face: OAuthFace): string => `${origin}${OAUTH_FACES[face].path}`;

/** The face whose endpoint a path is: the one whose own path it begins with, or the core. */
export const faceOfPath = (path: string): OAuthFace =>
  (Object.keys(OAUTH_FACES) as OAuthFace[]).find(
    (face) => OAUTH_FACES[face].path !== '' && path.startsWith(`${OAUTH_FACES[face].path}/`),
  ) ?? 'core';

export const endpointsOf = (face: OAuthFace): Endpoints => OAUTH_FACES[face].endpoints;
