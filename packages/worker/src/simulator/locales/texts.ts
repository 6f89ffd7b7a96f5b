import type { NamedScript } from '../accounts.ts';
import type { RequestProblem } from '../oauth/authorization-request.ts';
import type { VehicleState } from '../vehicles/held-state.ts';
import { en } from './en.ts';
import { nb } from './nb.ts';

/** What can be wrong with what the owner typed. */
export type FormProblem =
  | 'username_missing'
  | 'password_missing'
  | 'wrong_password'
  | 'locked'
  | 'code_missing'
  | 'code_wrong'
  | 'code_expired'
  | 'pin_missing'
  | 'pin_wrong'
  | 'took_too_long'
  | 'made_unreadable'
  | 'made_elsewhere'
  | 'model_wrong'
  | 'year_wrong'
  | 'vin_wrong'
  | 'state_wrong';

/** The page after the password. */
export interface SecondFactorTexts {
  readonly title: string;
  readonly lead: string;
  readonly label: string;
  readonly hint: (code: string) => string;
  readonly button: string;
}

/** Every word the simulated provider shows, in one language. */
export interface Texts {
  readonly language: string;
  readonly band: (brand: string) => string;
  readonly bandNote: (brand: string) => string;
  readonly back: string;
  readonly errorPrefix: string;
  readonly problemsTitle: string;
  readonly problems: Readonly<Record<FormProblem, string>>;
  readonly signIn: {
    readonly title: string;
    readonly lead: (brand: string) => string;
    readonly username: string;
    readonly password: string;
    readonly button: string;
  };
  readonly accounts: {
    readonly summary: string;
    readonly any: string;
    readonly scripted: string;
    readonly what: Readonly<Record<NamedScript, string>>;
    /** Leads to the page that lists all of them, in development. */
    readonly all: string;
    readonly make: string;
  };
  readonly oneTimeCode: SecondFactorTexts;
  readonly pin: SecondFactorTexts;
  /** A sign-in that goes no further. */
  readonly stuck: { readonly title: string; readonly text: string };
  readonly list: {
    readonly title: string;
    readonly lead: string;
    readonly behaviour: string;
    readonly refusals: string;
    readonly refusalsLead: string;
    readonly refuses: (error: string) => string;
    readonly same: (username: string) => string;
    readonly commands: string;
    readonly commandsLead: string;
    readonly made: string;
    readonly madeLead: string;
  };
  readonly make: {
    readonly title: string;
    readonly lead: string;
    readonly model: string;
    readonly year: string;
    readonly yearHint: string;
    readonly vin: string;
    readonly vinHint: string;
    readonly state: string;
    readonly states: Readonly<Record<VehicleState, string>>;
    readonly button: string;
    readonly done: string;
    readonly use: (brand: string) => string;
    readonly api: string;
  };
  readonly stopped: {
    readonly title: string;
    readonly why: Readonly<Record<RequestProblem, string>>;
  };
}

/** `no` is what many Norwegian browsers say, and Danish and Nynorsk readers are closer to Bokmål than to English. */
const LANGUAGES: Readonly<Record<string, Texts>> = { en, nb, no: nb, nn: nb };

/** The texts for `ui_locales` (OpenID Connect Core §3.1.2.1: BCP 47 tags in order of preference); English else. */
export const textsFor = (uiLocales: string | null): Texts => {
  for (const tag of (uiLocales ?? '').toLowerCase().split(' ')) {
    const texts = Object.hasOwn(LANGUAGES, tag.split('-')[0] ?? '')
      ? LANGUAGES[tag.split('-')[0] ?? '']
      : null;
    if (texts) return texts;
  }
  return en;
};
