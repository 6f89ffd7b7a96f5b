import type { Texts } from './texts.ts';

export const nb: Texts = {
  language: 'nb',
  band: (brand) => `Simulert ${brand}`,
  bandNote: (brand) =>
    `Denne siden kommer ikke fra ${brand}. Den spiller bilprodusent, slik at tilkobling kan prøves.`,
  back: 'Tilbake til appen',
  errorPrefix: 'Feil',
  problemsTitle: 'Noe er galt',
  problems: {
    username_missing: 'Skriv inn e-postadressen eller brukernavnet ditt',
    password_missing: 'Skriv inn passordet ditt',
    wrong_password: 'Brukernavnet eller passordet stemmer ikke. Se over begge og prøv igjen',
    locked: 'Kontoen er sperret etter for mange forsøk. Bruk en annen konto',
    code_missing: 'Skriv inn koden på seks sifre',
    code_wrong: 'Koden stemmer ikke. Se over den og prøv igjen',
    took_too_long: 'Det tok for lang tid. Logg inn på nytt',
  },
  signIn: {
    title: 'Logg inn',
    lead: (brand) => `Bruk kontoen til din ${brand}.`,
    username: 'E-post eller brukernavn',
    password: 'Passord',
    button: 'Logg inn',
  },
  accounts: {
    summary: 'Hvilke kontoer kan jeg bruke?',
    any: 'Alle navn og passord virker. Hvert navn har sine egne biler, alltid de samme.',
    scripted: 'Disse gjør noe spesielt, uansett passord:',
    what: {
      'wrong-password': 'passordet er feil',
      locked: 'kontoen er sperret',
      mfa: 'spør etter en kode',
      'sign-in-error': 'innloggingen svikter',
      'no-vehicles': 'ingen bil på kontoen',
      'one-car': 'én bil',
      'two-cars': 'to biler',
      'three-cars': 'tre biler',
      'provider-down': 'ingenting svarer etter innlogging',
      'rate-limited': 'for mange forespørsler etter innlogging',
      'vehicle-unreachable': 'bilene er utenfor rekkevidde',
      'access-lost': 'tilgangen er borte etter tilkobling',
    },
  },
  oneTimeCode: {
    title: 'Skriv inn koden',
    lead: 'Vi har sendt en kode på seks sifre til telefonen din.',
    label: 'Kode',
    hint: (code) => `Ingenting er sendt på ordentlig. Koden er ${code}.`,
    button: 'Fortsett',
  },
  stopped: {
    title: 'Du kan ikke logge inn her',
    why: {
      unknown_client: 'Appen som sendte deg hit, er ukjent. Gå tilbake og begynn på nytt derfra.',
      redirect_uri_not_registered:
        'Appen som sendte deg hit, oppga ikke riktig hvor du skal tilbake. Gå tilbake og begynn på nytt derfra.',
      brand_unknown: 'Denne bilprodusenten finnes ikke her. Gå tilbake og velg en annen.',
      form_not_ours: 'Skjemaet kom fra en annen side. Gå tilbake, last siden på nytt og prøv igjen.',
    },
  },
};
