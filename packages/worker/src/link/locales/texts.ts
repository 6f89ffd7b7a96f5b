import type { ErrorCode } from '@keyfob/shared/errors/registry';
import type { Language } from '@keyfob/shared/languages';
import type { VehicleScope } from '@keyfob/shared/scopes';
import type { Words } from '@keyfob/shared/words/words';

/** What went wrong, in a heading and a sentence: whose side, whether anything was shared, what next. */
export interface ErrorText {
  readonly title: string;
  readonly text: string;
}

/** Errors an owner meets that deserve words of their own. */
export type ExplainedError = Extract<
  ErrorCode,
  | 'not_found'
  | 'server_error'
  | 'not_configured'
  | 'session_expired'
  | 'session_finished'
  | 'session_not_open'
  | 'session_elsewhere'
  | 'too_many_sessions'
  | 'form_not_ours'
  | 'cookies_blocked'
  | 'user_denied'
  | 'user_cancelled'
  | 'brand_unknown'
  | 'nothing_selected'
  | 'provider_cancelled'
  | 'provider_unavailable'
  | 'provider_refused'
  | 'no_vehicles'
  | 'vehicle_unreachable'
  | 'vehicle_gone'
  | 'reauthorization_required'
>;

/** What a permission is called, and the one sentence that says exactly what it gives. */
export interface PermissionText {
  readonly name: string;
  readonly gives: string;
}

/** All words of the Link page. `client` is always the name of the application that asks. */
export interface Texts {
  readonly words: Words;
  /** Stands for the application's name where none is known. */
  readonly theApp: string;
  /** Writes a list as a sentence does. */
  readonly list: (items: readonly string[]) => string;

  readonly frame: {
    readonly asks: (domain: string) => string;
    readonly simulated: string;
    readonly language: string;
    readonly help: string;
    readonly privacy: (client: string) => string;
    readonly support: (client: string) => string;
    readonly howItWorks: string;
    readonly howItWorksText: (client: string) => readonly string[];
    readonly back: (client: string) => string;
    readonly offline: string;
    readonly expiringTitle: string;
    readonly expiring: string;
    readonly expiringSoonTitle: string;
    readonly expiringSoon: (client: string) => string;
    readonly keepGoing: string;
    readonly understood: string;
  };

  readonly intro: {
    readonly title: (client: string) => string;
    readonly lead: (client: string) => string;
    readonly points: (client: string) => readonly { readonly title: string; readonly text: string }[];
    readonly forUser: (hint: string) => string;
    readonly continue: string;
    readonly senderTitle: (client: string) => string;
    readonly senderLead: (client: string) => string;
    readonly senderApplication: string;
    readonly senderUser: string;
    readonly senderNobody: string;
    readonly senderWarning: string;
    readonly yes: string;
    readonly no: string;
  };

  readonly brand: {
    readonly title: string;
    readonly lead: string;
    readonly search: string;
    readonly submit: string;
    readonly count: (count: number) => string;
    readonly inCountry: (country: string) => string;
    readonly anyCountry: string;
    readonly allCountries: string;
    readonly country: string;
    readonly show: string;
    readonly none: (query: string) => string;
    readonly noneHint: string;
    readonly showAll: string;
  };

  readonly handoff: {
    readonly title: (brand: string) => string;
    readonly lead: (host: string) => string;
    readonly account: (brand: string, app: string | null) => string;
    readonly password: (client: string) => string;
    readonly afterwards: (client: string) => string;
    readonly addressLabel: string;
    readonly go: (brand: string) => string;
    readonly otherBrand: string;
  };

  readonly loading: {
    readonly title: string;
    readonly lead: (brand: string) => string;
  };

  readonly vehicles: {
    readonly title: (client: string) => string;
    readonly lead: (client: string, brand: string) => string;
    readonly forUser: (hint: string) => string;
    readonly cars: (count: number) => string;
    readonly single: string;
    readonly vin: (ending: string) => string;
    readonly connected: string;
    readonly staysConnected: (client: string) => string;
    readonly cannotShare: (permissions: string, client: string) => string;
    readonly noneFit: (client: string) => string;
    readonly nothingSelected: string;
    readonly reads: (client: string) => string;
    readonly controls: (client: string) => string;
    readonly needed: string;
    readonly neededHint: (client: string) => string;
    readonly notShared: string;
    readonly andMore: (permissions: string, more: number) => string;
    readonly howLong: string;
    readonly howLongText: (client: string, durable: boolean) => string;
    readonly howToStop: string;
    readonly howToStopText: (client: string, brand: string) => string;
    readonly share: (client: string) => string;
    readonly dontShare: string;
    readonly otherAccount: string;
  };

  readonly noVehicles: {
    readonly title: (account: string) => string;
    readonly lead: (client: string) => string;
    readonly hints: readonly string[];
    readonly otherAccount: string;
    readonly otherBrand: string;
  };

  readonly success: {
    readonly title: (brand: string, count: number) => string;
    readonly lead: (client: string) => string;
    readonly goBack: (client: string) => string;
    readonly close: (client: string) => string;
  };

  readonly ended: Record<
    'completed' | 'denied' | 'cancelled' | 'expired' | 'failed',
    (client: string) => ErrorText
  >;
  readonly elsewhere: (client: string) => ErrorText;
  readonly cookies: (client: string) => ErrorText;

  readonly errors: Record<ExplainedError, (client: string) => ErrorText>;
  /** The application's request is at fault: nothing the owner can mend. */
  readonly applicationError: (client: string) => ErrorText;
  /** For everything without words of its own. */
  readonly generalError: (client: string) => ErrorText;
  /** What went wrong at the brand in the attempt before, above the button that tries again. */
  readonly attempt: (brand: string) => Partial<Record<ErrorCode, string>> & { readonly general: string };

  readonly permissions: Record<VehicleScope, PermissionText>;

  /** Cars that cannot be shared, and ways out that tell the application why. */
  readonly unsuitable: {
    /** Under the list of brands. */
    readonly unlisted: string;
    /** Beside a car. */
    readonly noSubscription: string;
    readonly notCompatible: string;
    /** Above the cars, where none can be shared. */
    readonly noneSubscribed: (brand: string) => string;
    readonly noneCompatible: string;
    /** What the owner may tick, over the name of the car. */
    readonly tell: string;
    readonly tellHint: string;
    /** One car is meant, and the account has others or none. */
    readonly otherCar: string;
    readonly otherThanVin: (ending: string) => string;
    readonly otherThanBefore: string;
    /** As `attempt` above, for what a maker asks of its owners. */
    readonly attempt: (brand: string) => Partial<Record<ErrorCode, string>>;
    /** Where there is too much of something, which the owner can wait for or mend. */
    readonly explained: Readonly<Record<'rate_limited' | 'garage_full', ErrorText>>;
    /** Over what exactly was wrong with the application's request. */
    readonly fault: string;
  };
}

/** A chunk for each language, so that a page costs the words of one. */
const LOADERS: Readonly<Record<Language, () => Promise<{ readonly texts: Texts }>>> = {
  en: () => import('./en.ts'),
  'en-GB': () => import('./en-GB.ts'),
  ar: () => import('./ar.ts'),
  da: () => import('./da.ts'),
  de: () => import('./de.ts'),
  es: () => import('./es.ts'),
  fi: () => import('./fi.ts'),
  fr: () => import('./fr.ts'),
  he: () => import('./he.ts'),
  it: () => import('./it.ts'),
  ja: () => import('./ja.ts'),
  lt: () => import('./lt.ts'),
  lv: () => import('./lv.ts'),
  nb: () => import('./nb.ts'),
  nl: () => import('./nl.ts'),
  'nl-BE': () => import('./nl-BE.ts'),
  pl: () => import('./pl.ts'),
  pt: () => import('./pt.ts'),
  ro: () => import('./ro.ts'),
  sv: () => import('./sv.ts'),
};

export const textsFor = async (language: Language): Promise<Texts> => (await LOADERS[language]()).texts;
