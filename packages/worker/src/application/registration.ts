import type { Confirmation } from '@keyfob/shared/link-session/session';
import type { Scope } from '@keyfob/shared/scopes';
import type { Mode, Provider } from '@keyfob/shared/vehicle/vehicle';
import type { Jurisdiction } from '../crypto/handle.ts';

/** An API of ours in a protocol of its own. Each that speaks OAuth is its own issuer. */
export const FACES = ['core', 'enode', 'smartcar', 'chargetrip'] as const;
export type Face = (typeof FACES)[number];

export interface ClientSecret {
  /** SHA-256 of the secret, base64url. */
  readonly hash: string;
  readonly createdAt: number;
}

/** A partner's registered OAuth client: everything Keyfob decides by. */
export interface Registration {
  readonly clientId: string;
  readonly name: string;
  readonly privacyUrl: string | null;
  readonly supportUrl: string | null;
  /** None: a public client (RFC 6749 §2.1), which proves itself by PKCE alone. */
  readonly secrets: readonly ClientSecret[];
  /** Compared character by character (RFC 9700 §2.1). The first is the default where a face has one. */
  readonly redirectUris: readonly string[];
  readonly webOrigins: readonly string[];
  readonly faces: readonly Face[];
  readonly scopes: readonly Scope[];
  readonly providers: readonly Provider[];
  readonly mode: Mode;
  readonly jurisdiction: Jurisdiction;
  /** Whether this application may confirm links that bring no code back. */
  readonly confirmation: Confirmation;
  /** Whether a confidential client may leave PKCE out at the core. A public one never may. */
  readonly pkce: 'required' | 'optional';
}

/** A registration as it is stored and published. */
export interface PublishedRegistration extends Registration {
  /** Grows with each change. */
  readonly version: number;
  /** Client tokens carry it: raising it ends all of them. */
  readonly epoch: number;
}

export const isPublic = (registration: Registration): boolean => registration.secrets.length === 0;
