import type { Confirmation, LinkSession } from '@keyfob/shared/link-session/session';
import type { VehicleScope } from '@keyfob/shared/scopes';
import type { ConnectedVehicleStatus } from '@keyfob/shared/vehicle/connected-vehicle';
import type { Refusal } from '@keyfob/shared/vehicle/refusals';
import type { Mode, Provider, VehicleInformation } from '@keyfob/shared/vehicle/vehicle';
import type { TokenMaking } from '../application/authentication/access-token.ts';
import type { Face } from '../application/registration/registration.ts';
import type { UpstreamVehicle } from '../connectors/connector.ts';
import type { Jurisdiction } from '../crypto/handle.ts';

/** Whose garage it is. Milliseconds since the epoch wherever a time stands in a record. */
export interface GarageRecord {
  /** The object's own name, for the ids of what it tells others. */
  readonly name: string;
  readonly applicationId: string;
  /** As the application names the user; `null` where the owner came by the authorization endpoint alone. */
  readonly userId: string | null;
  readonly mode: Mode;
  readonly jurisdiction: Jurisdiction;
  readonly createdAt: number;
}

/** What a request at the Smartcar face says besides. */
export interface ConnectRequest {
  /** What is asked for by Smartcar's names, which are finer than ours here and there: tokens say these again. */
  readonly permissions: readonly string[];
  /** `auto`: what the owner allowed before is not asked again. */
  readonly approvalPrompt: 'auto' | 'force';
  /** The only vehicle that may be shared; `null` for any. */
  readonly vin: string | null;
  /** What the application calls the owner in its statistics. It names nobody's garage. */
  readonly user: string | null;
  /** The application's own id of the owner, kept with the vehicle; `null` clears it; absent: it said nothing. */
  readonly externalId?: string | null;
  /** Whether the request named its redirect URI, or left it to the registration. */
  readonly redirectNamed: boolean;
  /** Reconnects this vehicle where it is, whosesoever browser this be; no code comes back then. */
  readonly reconnects: { readonly vehicleId: string; readonly applicationId: string } | null;
}

/** What the owner agreed to tell of a car that could not be linked. */
export interface ToldVehicle {
  readonly vin: string | null;
  readonly make: string;
  readonly model: string;
  readonly year: number;
}

/** What the application asked for, frozen when the session is made. */
export interface LinkRequest {
  readonly face: Face;
  /** Every permission asked for, `all` spelled out. */
  readonly scopes: readonly VehicleScope[];
  /** `offline_access` was asked for. */
  readonly durable: boolean;
  readonly requiredScopes: readonly VehicleScope[];
  /** `null`: no return leg, or one that the authorization request still has to name. */
  readonly redirectUri: string | null;
  /** At the Smartcar face as it stood in the query, still encoded. */
  readonly state: string | null;
  readonly codeChallenge: string | null;
  /** Thumbprint of the only DPoP key the code may be redeemed with (RFC 9449 §10). Absent in older records. */
  readonly dpopKey?: string | null;
  readonly language: string | null;
  readonly brand: string | null;
  readonly country: string | null;
  readonly selection: 'multiple' | 'single';
  readonly userHint: string | null;
  /** Reconnects this vehicle. */
  readonly connectedVehicleId: string | null;
  /** The face sends the owner through its own authorization endpoint, which names the rest. */
  readonly awaitsAuthorization: boolean;
  /** The only provider that may be asked; absent where any of the application's may. */
  readonly provider?: Provider;
  /**
   * The view it is to link a vehicle for, and what vehicles fit; absent at faces that have none. Older records do not say
   * its profile.
   */
  readonly view?: { readonly id: string; readonly profileId?: string; readonly fit: VehicleFit };
  /** Hash of the authorization request, by which the same browser finds its session again after Back. */
  readonly digest: string | null;
  /** Only at the Smartcar face. */
  readonly connect?: ConnectRequest;
}

/** One sign-in at a provider. */
export interface AttemptRecord {
  /** The one-time state: an `attempt` handle. */
  readonly id: string;
  readonly provider: Provider;
  /** Slug of the session's brand. Choosing another ends the attempt. */
  readonly brand: string;
  /** Origin Keyfob was reached at: callbacks and loopbacks are built on it. */
  readonly origin: string;
  /** Where the owner was sent, and the connector's secret (PKCE verifier), sealed. Erased when the session ends. */
  readonly sealedStart: string;
  readonly startedAt: number;
  /** When a return was last handed to a Worker to exchange. */
  readonly claimedAt: number | null;
  /** Whether what came back was exchanged, for better or worse. A reload then changes nothing. */
  readonly settled: boolean;
}

/** What the owner allowed, waiting for the application to confirm it. */
export interface Outcome {
  readonly grantId: string;
  readonly providerGrantId: string;
  readonly connectedVehicleIds: readonly string[];
  readonly scopes: readonly VehicleScope[];
  /** The redirect's code, sealed, so that a second click gets the same one. Erased when the session ends. */
  readonly sealedCode: string | null;
}

export interface SessionRecord {
  readonly session: LinkSession;
  readonly request: LinkRequest;
  /** Hash of the cookie of the one browser that may act on it. */
  readonly browser: string | null;
  readonly attempt: AttemptRecord | null;
  /** What the provider showed; erased when the session ends. */
  readonly found: { readonly providerGrantId: string; readonly vehicles: readonly UpstreamVehicle[] } | null;
  readonly outcome: Outcome | null;
  /** Absent where nothing of the kind was agreed to. */
  readonly told?: ToldVehicle;
  /** The application's own id of the owner that stands where the request said none: the answer says it. */
  readonly standingExternalId?: string;
}

export interface CodeRecord {
  readonly hash: string;
  readonly sessionId: string;
  readonly grantId: string;
  readonly face: Face;
  readonly redirectUri: string;
  /** The authorization request left the redirect URI to the registration, so the token request may, too. */
  readonly redirectImplied?: boolean;
  readonly codeChallenge: string | null;
  /** As in the request. */
  readonly dpopKey?: string | null;
  readonly expiresAt: number;
  readonly usedAt: number | null;
}

export type GrantStatus = 'pending' | 'active' | 'revoked';

export interface GrantRecord {
  readonly id: string;
  readonly status: GrantStatus;
  readonly face: Face;
  readonly scopes: readonly VehicleScope[];
  /** The same by Smartcar's names, as they were asked for; absent at other faces. */
  readonly permissions?: readonly string[];
  /** Whether refresh tokens come with it (`offline_access`). */
  readonly durable: boolean;
  readonly sessionId: string;
  readonly receiptId: string;
  readonly createdAt: number;
  /** Whether tokens were issued: a link confirmed by `complete` has none, and lasts as long as its vehicles. */
  readonly tokens: boolean;
  /** Whose refresh tokens they are, used or not; absent in older records until the next refresh. */
  readonly family?: TokenFamily;
  /** The vehicles it reaches; `null` for every one of the garage, where the application says whose garage it is. */
  readonly connectedVehicleIds: readonly string[] | null;
  /** When it was confirmed, and when it was revoked. */
  readonly confirmedAt: number | null;
  readonly revokedAt: number | null;
  /** When the application itself last read by it, to the day; absent where it never did. */
  readonly lastUsedAt?: number;
}

/** The refresh tokens of one grant, each the successor of the one before. */
export interface TokenFamily {
  /** What all of them have in common: by it one that is no longer remembered is known as used. */
  readonly id: string;
  /** Thumbprint of the only key they can be used with (RFC 9449 §5): a public client's, where it had one. */
  readonly dpopKey: string | null;
}

/** Two of a family are remembered: the live one, and the one it is the successor of. */
export interface RefreshTokenRecord {
  readonly hash: string;
  readonly grantId: string;
  /** Its place in the family, from 1 on. Absent in older records, as is `predecessor`. */
  readonly version?: number;
  /** Hash of the one before, which is forgotten when this one is used. */
  readonly predecessor?: string | null;
  readonly expiresAt: number;
  readonly usedAt: number | null;
  /** What its use was answered with: for a while the same request gets the same answer again. */
  readonly successor: Successor | null;
}

/** An answer to a refresh, and the request it answers. `scopes`, `method` and `dpopKey` are what was asked with. */
export interface Successor {
  readonly hash: string;
  /** The next refresh token itself, sealed; `null` once the same answer is given to nobody any more. */
  readonly sealed: string | null;
  /** The access token, which is signed again alike. Absent in older records, as are `method` and `dpopKey`. */
  readonly making?: TokenMaking;
  readonly scopes: readonly VehicleScope[] | null;
  /** How the client authenticated. */
  readonly method?: string;
  readonly dpopKey?: string | null;
}

export interface ConnectedVehicleRecord {
  readonly id: string;
  readonly provider: Provider;
  readonly upstreamId: string;
  readonly status: ConnectedVehicleStatus;
  readonly brand: string;
  readonly information: VehicleInformation;
  /** What its owner allowed, per vehicle: adding a car changes nothing for the others. */
  readonly scopes: readonly VehicleScope[];
  /** What was asked for and the vehicle cannot give; absent in older records. */
  readonly lackingScopes?: readonly VehicleScope[];
  /** The same by Smartcar's names, as the latest link asked for them; absent where that was at another face. */
  readonly permissions?: readonly string[];
  /** {@link lackingScopes} likewise; absent in older records too. */
  readonly lackingPermissions?: readonly string[];
  /** The application's own id of the owner, by Smartcar's `external_id`. */
  readonly externalId?: string;
  readonly providerGrantId: string;
  /** The session whose end decides about it while it is pending. */
  readonly pendingSessionId: string | null;
  /** The session that first brought it, until another confirms it too: its replay takes the vehicle along. */
  readonly broughtBy: string | null;
  readonly createdAt: number;
  readonly authorizedAt: number | null;
  /** What its provider refused it with, the last time it did. */
  readonly lostBy?: Refusal;
}

/** Which vehicles a view may stand for: those of a vehicle profile. */
export interface VehicleFit {
  /** Slug of the brand. */
  readonly make: string;
  readonly model: string;
  /** Model years, both included. */
  readonly years: { readonly from: number; readonly to: number | null };
}

/**
 * A connected vehicle as the Chargetrip face names it: made before its owner links anything, and from then on a view of
 * the vehicle that was linked. Several views may be of one vehicle.
 */
export interface VehicleViewRecord {
  readonly id: string;
  /** Where its owner links it (`viewLink`); another each time it is linked. */
  readonly link: string;
  /** Of the catalogue. */
  readonly profileId: string;
  readonly fit: VehicleFit;
  /** As it was named, which is who is asked in live mode. */
  readonly provider: Provider;
  readonly label: string | null;
  /** What was asked for. */
  readonly scopes: readonly VehicleScope[];
  readonly redirectUri: string;
  /** `null` until the application has authorized it. A view goes with its vehicle. */
  readonly vehicleId: string | null;
  /** What its owner allowed at its last link. */
  readonly grantId: string | null;
  readonly createdAt: number;
}

/** A provider's access to one account of the owner. */
export interface ProviderGrantRecord {
  readonly id: string;
  readonly provider: Provider;
  readonly origin: string;
  /** The provider's tokens, sealed with the garage's key. */
  readonly sealedTokens: string;
  /** When the access token ends. */
  readonly expiresAt: number;
  /** Set once nothing needs it: access is being given back. */
  readonly revokedAt: number | null;
}

/** Proof of what the owner was shown and said, kept as long as the vehicles it is about. */
export interface ConsentReceipt {
  readonly id: string;
  readonly at: number;
  readonly sessionId: string;
  readonly language: string;
  readonly textVersion: string;
  readonly scopes: readonly VehicleScope[];
  readonly connectedVehicleIds: readonly string[];
}

/** Which session an `Idempotency-Key` made. */
export interface IdempotencyRecord {
  readonly hash: string;
  readonly requestHash: string;
  readonly sessionId: string;
  readonly expiresAt: number;
}

export interface NewSession {
  readonly id: string;
  readonly request: LinkRequest;
  readonly confirmation: Confirmation;
}
