import type { Confirmation } from '@keyfob/shared/link-session/session';
import { expandScopes, type Scope, type VehicleScope } from '@keyfob/shared/scopes';
import type { Mode, Provider } from '@keyfob/shared/vehicle/vehicle';
import type { JSONWebKeySet } from 'jose';
import type { Jurisdiction } from '../../crypto/handle.ts';
import { SIGNATURE_ALGORITHMS } from '../authentication/signature-algorithms.ts';

/** An API of ours in a protocol of its own. Each that speaks OAuth is its own issuer. */
export const FACES = ['core', 'enode', 'smartcar', 'chargetrip'] as const;
export type Face = (typeof FACES)[number];

/** What an application may do at all, whatever its owners granted. */
export const OPERATIONS = ['link', 'read', 'control', 'remove'] as const;
export type Operation = (typeof OPERATIONS)[number];

/** `web`: the code comes back to a server or a page. `native`: to an app on the owner's device (RFC 8252). */
export const APPLICATION_TYPES = ['web', 'native'] as const;
export type ApplicationType = (typeof APPLICATION_TYPES)[number];

/** How the users' tokens may be signed: by a published key, or (`HS256`) with a key both sides keep secret. */
export const USER_TOKEN_ALGORITHMS = [...SIGNATURE_ALGORITHMS, 'HS256'] as const;
export type UserTokenAlgorithm = (typeof USER_TOKEN_ALGORITHMS)[number];

/** Who signs the user tokens of a face whose protocol has them (Chargetrip's), and how they are verified. */
export interface UserTokenIssuer {
  readonly issuer: string;
  readonly audience: string;
  readonly algorithms: readonly UserTokenAlgorithm[];
  /** Where its keys are published; `null` where there is a shared key instead. */
  readonly jwksUri: string | null;
  /** The shared key, sealed (user-token-key.ts). */
  readonly sharedKey: string | null;
}

export interface ClientSecret {
  /** Names the secret without telling it. */
  readonly id: string;
  /** SHA-256 of the secret, base64url. */
  readonly hash: string;
  readonly createdAt: number;
}

/** A partner's registered OAuth client: everything Keyfob decides by. */
export interface Registration {
  readonly clientId: string;
  readonly name: string;
  readonly type: ApplicationType;
  /** https, shown beside the name. */
  readonly logoUrl: string | null;
  readonly privacyUrl: string | null;
  readonly supportUrl: string | null;
  /** Two at most, for rotation. Neither a secret nor a key: a public client (RFC 6749 §2.1), which proves itself by PKCE. */
  readonly secrets: readonly ClientSecret[];
  /** Public keys for `private_key_jwt` (RFC 7523), in place or where they are published; at most one of the two. */
  readonly jwks: JSONWebKeySet | null;
  readonly jwksUri: string | null;
  /** Compared character by character (RFC 9700 §2.1). The first is the default where a face has one. */
  readonly redirectUris: readonly string[];
  readonly webOrigins: readonly string[];
  readonly faces: readonly Face[];
  readonly scopes: readonly Scope[];
  /** A vehicle that cannot give these is not linked; the owner cannot untick them. */
  readonly requiredScopes: readonly VehicleScope[];
  /** In the order they are tried for a brand. The simulator stands in for all of a simulated application's. */
  readonly providers: readonly Provider[];
  readonly operations: readonly Operation[];
  readonly mode: Mode;
  readonly jurisdiction: Jurisdiction;
  /** Whether this application may confirm links that bring no code back. */
  readonly confirmation: Confirmation;
  /** Whether a confidential client may leave PKCE out at the core. A public one never may. */
  readonly pkce: 'required' | 'optional';
  /** `jwt`: access tokens that others can verify too (RFC 9068, EdDSA). Else they are for Keyfob alone. */
  readonly accessTokens: 'opaque' | 'jwt';
  /** Tokens bound to a key of the client's (RFC 9449). */
  readonly dpop: 'optional' | 'required';
  /** Whether every authorization request has to be pushed first (RFC 9126 §6). */
  readonly pushedRequests: 'optional' | 'required';
  readonly userTokens: UserTokenIssuer | null;
}

/** A registration as it is stored and published. */
export interface PublishedRegistration extends Registration {
  /** Grows with each change. */
  readonly version: number;
  /** Client tokens carry it: raising it ends all of them. */
  readonly epoch: number;
}

/** Of permissions that were granted those it is still registered for: what it may not ask for it may not read either. */
export const stillOpen = (granted: readonly VehicleScope[], { scopes }: Registration): VehicleScope[] => {
  const open = expandScopes(['all'], scopes);
  return granted.filter((scope) => open.includes(scope));
};

export const isPublic = ({ secrets, jwks, jwksUri }: Registration): boolean =>
  secrets.length === 0 && jwks === null && jwksUri === null;
