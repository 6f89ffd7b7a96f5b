import type { Result } from '@keyfob/shared/result';
import type { VehicleScope } from '@keyfob/shared/scopes';
import type { VehicleCommand } from '@keyfob/shared/vehicle/commands';
import type { Refusal } from '@keyfob/shared/vehicle/refusals';
import type { Provider, VehicleData, VehicleInformation } from '@keyfob/shared/vehicle/vehicle';

/** What a provider gave for one owner's account. Times are milliseconds since the epoch. */
export interface ProviderTokens {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  readonly expiresAt: number;
}

/** A vehicle as the provider knows it. */
export interface UpstreamVehicle {
  readonly upstreamId: string;
  readonly information: VehicleInformation;
  /** What this vehicle can share at all; the rest is shown to the owner as not available. */
  readonly scopes: readonly VehicleScope[];
  /** Why it cannot be linked, though the account holds it; absent where it can. */
  readonly obstacle?: Refusal;
}

/** How a vehicle is read. */
export interface ReadOptions {
  /** Simulated vehicles only: made-up values, such as a real one might have, for parts this one does not have. */
  readonly plausible?: boolean;
}

/** One attempt to sign in at a provider. */
export interface Attempt {
  /** One-time value bound to the session and the browser; the provider must bring it back. */
  readonly state: string;
  readonly callbackUrl: string;
  readonly brand: string;
  readonly scopes: readonly VehicleScope[];
  /** BCP 47. */
  readonly language: string;
  /** The profile of the catalogue that alone can be linked, where there is one. The simulator has such a vehicle ready. */
  readonly wantedProfile?: string;
}

export interface StartedAttempt {
  /** Where the owner's browser goes: absolute, and the only origin the page's form may lead to. */
  readonly url: string;
  /** What `complete` needs again, such as a PKCE verifier. Kept sealed in the garage meanwhile. */
  readonly secret: string;
}

export interface Return {
  /** The query the provider sent the browser back with. */
  readonly query: URLSearchParams;
  readonly callbackUrl: string;
  readonly secret: string;
}

/**
 * Our code for one provider. Every answer is a Result: `provider_unavailable` (down, slow, 5xx, 429: try later),
 * `provider_cancelled` (the owner turned back), `reauthorization_required` (the provider no longer accepts the
 * token), `provider_refused` (anything else it said no to), `no_vehicles`, `command_not_supported`, and those of
 * `REFUSALS` in shared, where the Failure carries the `reason`. A connector keeps no state and never throws for what a
 * provider sends.
 */
export interface Connector {
  readonly provider: Provider;
  /** Slugs of the brands it can link. */
  readonly brands: readonly string[];
  /** Origin of the page a brand's owner signs in at: named to them, and the only one the page's form may lead to. */
  signInOrigin(brand: string): string;
  begin(attempt: Attempt): Promise<Result<StartedAttempt>>;
  complete(back: Return): Promise<Result<ProviderTokens>>;
  vehicles(accessToken: string): Promise<Result<readonly UpstreamVehicle[]>>;
  read(
    accessToken: string,
    upstreamId: string,
    scopes: readonly VehicleScope[],
    options?: ReadOptions,
  ): Promise<Result<VehicleData>>;
  command(accessToken: string, upstreamId: string, command: VehicleCommand): Promise<Result<null>>;
  refresh(refreshToken: string): Promise<Result<ProviderTokens>>;
  /** Gives the access back. Succeeds when it was gone already. */
  revoke(tokens: ProviderTokens): Promise<Result<null>>;
}

/** How a connector reaches its provider: `fetch`, or a loopback for a provider that runs in this Worker. */
export type Transport = (request: Request) => Promise<Response>;
