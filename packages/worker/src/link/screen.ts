import type { ErrorCode } from '@keyfob/shared/errors/registry';
import type { Language } from '@keyfob/shared/languages';
import type { VehicleScope } from '@keyfob/shared/scopes';
import type { Texts } from './locales/texts.ts';
import type { Unsuitability } from './unsuitable.ts';

/** Who asks, as registered. */
export interface ClientView {
  readonly name: string;
  readonly logoUrl: string | null;
  /** Host of the registered redirect URI or web origin: the part of a name nobody can make up. */
  readonly domain: string | null;
  readonly privacyUrl: string | null;
  readonly supportUrl: string | null;
  readonly simulated: boolean;
}

export interface BrandView {
  readonly slug: string;
  readonly name: string;
  /** Name of the maker's own app, the one whose account the owner signs in with. */
  readonly app: string | null;
}

/** A brand in the list, with the words it is found by. */
export interface ListedBrand extends BrandView {
  readonly aliases: readonly string[];
  readonly apps: readonly string[];
}

export interface VehicleChoice {
  /** The provider's id of the vehicle, the value of its check box. */
  readonly id: string;
  readonly name: string;
  /** For example "Model 3 · 2023". */
  readonly description: string;
  readonly vinEnding: string | null;
  readonly selected: boolean;
  /** Already connected to this application. */
  readonly connected: boolean;
  /** Required permissions this vehicle cannot give: shown, disabled, with the reason. */
  readonly missing: readonly VehicleScope[];
  /** Why it cannot be linked whatever is asked for; `null` where it can. */
  readonly obstacle: Unsuitability | null;
}

export interface PermissionChoice {
  readonly scope: VehicleScope;
  readonly required: boolean;
  readonly selected: boolean;
}

/** What every screen needs. */
export interface PageContext {
  readonly texts: Texts;
  readonly language: Language;
  /** `null` on errors that come before any application is known. */
  readonly client: ClientView | null;
  /** `/link/lnk_…`: forms post to addresses under it. */
  readonly base: string;
  /** Path and query of this very page: the language switch changes only its `lang`. */
  readonly here: string;
  /** Proof that a form came from a page of ours, in this browser, for this session. Field name `nonce`. */
  readonly formNonce: string;
  readonly requestId: string;
  /**
   * How long the session still lives, in seconds by the server's clock; `null` where nothing runs out.
   * Where it is extendable, `POST {base}/extend` with the nonce answers `{ expiresIn }`.
   */
  readonly expiry: { readonly expiresIn: number; readonly extendable: boolean } | null;
}

/** Everything the Link page can show. One file under screens/ draws each. */
export type Screen =
  | {
      readonly screen: 'intro';
      readonly userHint: string | null;
      /** Confirmed without a code: ask "Did {client} send you this?" and name the user first. */
      readonly confirmSender: boolean;
      readonly user: string | null;
      /** The checked authorization request, sealed, when the session does not exist yet. Field name `request`. */
      readonly request: string | null;
    }
  | {
      readonly screen: 'brand';
      readonly query: string;
      readonly country: string | null;
      /** Every brand on offer; the screen orders them by country and filters them by the query. */
      readonly brands: readonly ListedBrand[];
      /** Why an earlier choice did not work. */
      readonly reason: ErrorCode | null;
      /** Whether the application is told that a brand is not in the list. */
      readonly canBeUnlisted: boolean;
    }
  | {
      readonly screen: 'handoff';
      readonly brand: BrandView;
      /** Host the owner is about to be sent to. */
      readonly host: string;
      /** What went wrong in the attempt before this one. */
      readonly reason: ErrorCode | null;
      /** Whether another brand may be chosen. */
      readonly canChange: boolean;
    }
  | { readonly screen: 'loading-vehicles'; readonly brand: BrandView }
  | {
      readonly screen: 'vehicles';
      readonly brand: BrandView;
      readonly vehicles: readonly VehicleChoice[];
      readonly permissions: readonly PermissionChoice[];
      readonly notShared: readonly VehicleScope[];
      readonly selection: 'multiple' | 'single';
      /** Whether the application keeps access while the owner is away (`offline_access`). */
      readonly durable: boolean;
      readonly userHint: string | null;
      readonly error: 'nothing_selected' | null;
      /** Why none of the vehicles can be shared; `null` where one can. */
      readonly unsuitable: Unsuitability | null;
      /** The vehicle the application would be told of, if its owner says so; `null` where it is told of none. */
      readonly telling: VehicleChoice | null;
      /** Whether the application is told why an owner stops here. */
      readonly tellsWhy: boolean;
    }
  | {
      readonly screen: 'no-vehicles';
      readonly brand: BrandView;
      readonly canChange: boolean;
      /** The one car that was looked for, by the end of its VIN where that is known; `null` where any would do. */
      readonly wanted: { readonly vinEnding: string | null } | null;
    }
  | {
      readonly screen: 'success';
      readonly brand: BrandView;
      readonly count: number;
      readonly returnUrl: string | null;
      /** Goes on to `returnUrl` by itself, at once: the owner has just pressed the last button. */
      readonly forward: boolean;
    }
  | {
      readonly screen: 'ended';
      readonly how: 'completed' | 'denied' | 'cancelled' | 'expired' | 'failed';
      readonly returnUrl: string | null;
      readonly forward: boolean;
    }
  | { readonly screen: 'elsewhere'; readonly returnUrl: string | null }
  | { readonly screen: 'cookies' }
  | {
      readonly screen: 'error';
      readonly code: ErrorCode;
      readonly returnUrl: string | null;
      /** What exactly was wrong with the application's request, for whoever mends it. English, as developers have it. */
      readonly detail: string | null;
    };

/** The screen of one name. */
export type ScreenOf<Name extends Screen['screen']> = Extract<Screen, { screen: Name }>;
