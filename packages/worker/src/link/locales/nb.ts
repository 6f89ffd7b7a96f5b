import { words } from '@keyfob/shared/words/nb';
import { permissions } from './nb-permissions.ts';
import { unsuitable } from './nb-unsuitable.ts';
import type { Texts } from './texts.ts';

const plural = new Intl.PluralRules('nb');
const lists = new Intl.ListFormat('nb', { type: 'conjunction' });

const one = (number: number): boolean => plural.select(number) === 'one';

const list = (items: readonly string[]): string => lists.format(items);

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('nb') + text.slice(1);

export const texts: Texts = {
  words,
  theApp: 'appen',
  list,

  frame: {
    asks: (domain) => `spør fra ${domain}`,
    simulated: 'Dette er en simulering. Bilene, kontoene og innloggingssidene er oppdiktet.',
    language: 'Språk',
    help: 'Hjelp',
    privacy: (client) => `Personvern hos ${client}`,
    support: (client) => `Hjelp fra ${client}`,
    howItWorks: 'Slik virker det',
    howItWorksText: (client) => [
      `Keyfob kobler biler til apper. ${capital(client)} bruker det slik at du kan dele bilen uten å gi passordet ditt til noen.`,
      'Du logger inn på bilmerkets egen side. Merket gir deretter Keyfob en nøkkel som bare åpner det du velger her.',
      `Ingenting når ${client} før du trykker Del på siste trinn.`,
    ],
    back: (client) => `Tilbake til ${client}`,
    offline: 'Du er frakoblet. Det du har fylt ut, er her fortsatt. Gå videre når du er tilkoblet igjen.',
    expiringTitle: 'Er du der fortsatt?',
    expiring:
      'Av sikkerhetshensyn lukkes siden om cirka to minutter. Trykk på en tast eller på knappen for å fortsette.',
    expiringSoonTitle: 'Lenken utløper snart',
    expiringSoon: (client) =>
      `Lenken utløper om cirka to minutter. Trenger du mer tid, kan du starte på nytt fra ${client}. Ingenting deles før du er ferdig.`,
    keepGoing: 'Fortsett',
    understood: 'OK',
  },

  intro: {
    title: (client) => `Koble bilen din til ${client}`,
    lead: (client) => `${client} ønsker tilgang til bilen din gjennom nettkontoen den hører til.`,
    points: (client) => [
      {
        title: 'Du velger hva du deler',
        text: `Du får se hver bil og hver tillatelse før noe sendes til ${client}.`,
      },
      {
        title: 'Passordet blir hos deg',
        text: `Du logger inn hos bilmerket. Verken Keyfob eller ${client} får noen gang se passordet.`,
      },
      { title: 'Du kan stoppe når som helst', text: 'Avslutt delingen når du vil, uten å oppgi noen grunn.' },
    ],
    forUser: (hint) => `Du kobler til som ${hint}.`,
    continue: 'Fortsett',
    senderTitle: (client) => `Er det ${client} som har sendt deg hit?`,
    senderLead: (client) =>
      `Den som startet denne lenken, får tilgang til bilen din. Gå bare videre hvis du selv startet den hos ${client}.`,
    senderApplication: 'App',
    senderUser: 'Konto der',
    senderNobody: 'Ikke oppgitt av appen',
    senderWarning:
      'Har noen andre sendt deg lenken, eller er kontoen ikke din, velger du Nei. Da deles ingenting.',
    yes: 'Ja, fortsett',
    no: 'Nei',
  },

  brand: {
    title: 'Hvilket merke er bilen din?',
    lead: 'Velg merket som står på bilen. Etterpå logger du inn hos det merket.',
    search: 'Søk etter merke, modell eller app',
    submit: 'Søk',
    count: (number) => `${number} ${one(number) ? 'merke' : 'merker'}`,
    inCountry: (country) => `Merker i ${country} · bytt land`,
    anyCountry: 'Merker i alle land · velg land',
    allCountries: 'Alle land',
    country: 'Land',
    show: 'Vis',
    none: (query) => `Ingen merker passer med «${query}»`,
    noneHint:
      'Se over stavemåten, eller prøv navnet på bilen eller appen dens. Står merket ikke her, kan det ikke kobles til ennå.',
    showAll: 'Vis alle merker',
  },

  handoff: {
    title: (brand) => `Logg inn hos ${brand}`,
    lead: (host) => `Du forlater denne siden og går til ${host}.`,
    account: (brand, app) =>
      app === null
        ? `Logg inn der med ${brand}-kontoen din.`
        : `Logg inn der med kontoen du bruker i appen ${app}.`,
    password: (client) => `Keyfob og ${client} får aldri se passordet ditt.`,
    afterwards: (client) => `Etterpå kommer du tilbake hit og velger hva ${client} får se.`,
    addressLabel: 'Adressen skal være',
    go: (brand) => `Gå til ${brand}`,
    otherBrand: 'Velg et annet merke',
  },

  loading: {
    title: 'Ser etter bilene dine',
    lead: (brand) =>
      `${brand} forteller oss hvilke biler som finnes på kontoen din. Det kan ta opptil et minutt. Siden går videre av seg selv.`,
  },

  vehicles: {
    title: (client) => `Hva vil du dele med ${client}?`,
    lead: (client, brand) => `Du er logget inn hos ${brand}. Ingenting er sendt til ${client} ennå.`,
    forUser: (hint) => `Tilkoblingen vil høre til ${hint}.`,
    cars: (number) => (one(number) ? 'Bilen din' : 'Bilene dine'),
    single: 'Velg én bil.',
    vin: (ending) => `Understellsnummeret slutter på ${ending}`,
    connected: 'Allerede tilkoblet',
    staysConnected: (client) =>
      `En bil som allerede er tilkoblet, forblir det, også om du ikke velger den her. Vil du avslutte det, kobler du den fra i ${client}.`,
    cannotShare: (permissions, client) =>
      `Kan ikke kobles til: den gir ikke ${permissions}, som ${client} trenger.`,
    noneFit: (client) =>
      `Ingen av disse bilene kan gi det ${client} trenger. Ingenting er delt. Du kan logge inn med en annen konto, eller stoppe her.`,
    nothingSelected: 'Velg minst én bil du vil dele, eller trykk Ikke del.',
    reads: (client) => `${client} får se`,
    controls: (client) => `${client} får gjøre`,
    needed: 'Nødvendig',
    neededHint: (client) => `${client} virker ikke uten det som er merket Nødvendig. Resten bestemmer du.`,
    notShared: 'Deles ikke',
    andMore: (permissions, more) => `${permissions} og ${more} til`,
    howLong: 'Hvor lenge',
    howLongText: (client, durable) =>
      durable
        ? `Til du stopper det. ${client} kan bruke tilgangen også når du ikke er i appen.`
        : `Bare en kort stund: ${client} må spørre deg på nytt når tilgangen utløper, etter få timer.`,
    howToStop: 'Slik stopper du',
    howToStopText: (client, brand) =>
      `Koble fra bilen i ${client}, eller fjern tilgangen i ${brand}-kontoen din. Da er det slutt.`,
    share: (client) => `Del med ${client}`,
    dontShare: 'Ikke del',
    otherAccount: 'Bruk en annen konto',
  },

  noVehicles: {
    title: (account) => `Ingen biler på denne ${account}-kontoen`,
    lead: (client) => `Du er logget inn, men det er ingen bil på kontoen. Ingenting er delt med ${client}.`,
    hints: [
      'Bilen kan ligge på en annen konto, for eksempel hos noen i husstanden.',
      'Ofte er det bare hovedbrukeren av en bil som kan dele den.',
      'En ny bil må kanskje legges til i merkets app først.',
    ],
    otherAccount: 'Bruk en annen konto',
    otherBrand: 'Velg et annet merke',
  },

  success: {
    title: (brand, number) =>
      one(number) ? `Du har delt bilen din fra ${brand}` : `Du har delt ${number} biler fra ${brand}`,
    lead: (client) => `${client} fullfører nå tilkoblingen. Du kan stoppe delingen når som helst.`,
    goBack: (client) => `Gå tilbake til ${client} for å se at det gikk bra.`,
    close: (client) => `Du kan lukke dette vinduet og gå videre i ${client}.`,
  },

  ended: {
    completed: (client) => ({
      title: 'Denne lenken er brukt ferdig',
      text: `Du har allerede koblet til bilen med den. Her trengs ingenting mer. Vil du koble til en bil til, starter du på nytt fra ${client}.`,
    }),
    denied: (client) => ({
      title: 'Du valgte å ikke dele',
      text: `Ingenting er delt. Ombestemmer du deg, starter du på nytt fra ${client}.`,
    }),
    cancelled: (client) => ({
      title: 'Du stoppet før noe ble delt',
      text: `Ingenting er delt. Du kan koble til bilen senere fra ${client}.`,
    }),
    expired: (client) => ({
      title: 'Lenken er utløpt',
      text: `Lenker varer bare en stund, for å holde bilen din trygg. Ingenting er delt. Start på nytt fra ${client}.`,
    }),
    failed: (client) => ({
      title: 'Bilen kunne ikke kobles til',
      text: `Tilkoblingen ble ikke fullført, og ${client} har ikke fått tilgang til bilen gjennom den. Start på nytt fra ${client}.`,
    }),
  },
  elsewhere: (client) => ({
    title: 'Lenken er åpnet i en annen nettleser',
    text: `For å holde bilen din trygg virker en lenke bare i nettleseren som åpnet den først. Gå videre der, eller start på nytt fra ${client}. Ingenting er delt herfra.`,
  }),
  cookies: (client) => ({
    title: 'Nettleseren din blokkerer informasjonskapsler',
    text: `Vi trenger én informasjonskapsel for å vite at det fortsatt er deg når du kommer tilbake fra bilmerket. Tillat informasjonskapsler for denne siden og prøv igjen. Ingenting er delt med ${client}.`,
  }),

  errors: {
    not_found: (client) => ({
      title: 'Det er ingenting her',
      text: `Adressen er ufullstendig eller ikke lenger i bruk. Ingenting er delt. Start på nytt fra ${client}.`,
    }),
    server_error: (client) => ({
      title: 'Noe gikk galt hos Keyfob',
      text: `Feilen er vår, ikke din. Ingenting nytt er delt med ${client}. Prøv igjen om litt.`,
    }),
    not_configured: () => ({
      title: 'Denne Keyfob-tjenesten er ikke satt opp ennå',
      text: 'Den som driver tjenesten, må gjøre ferdig innstillingene. Ingenting er delt.',
    }),
    session_expired: (client) => texts.ended.expired(client),
    session_finished: (client) => ({
      title: 'Denne lenken er brukt ferdig',
      text: `Den er brukt før og kan ikke brukes igjen. Vil du koble til en bil, starter du på nytt fra ${client}.`,
    }),
    session_not_open: (client) => ({
      title: 'Dette trinnet er passert',
      text: `Siden du kom fra, er utdatert. Ingenting nytt er delt. Gå videre fra den nyeste siden, eller start på nytt fra ${client}.`,
    }),
    session_elsewhere: (client) => texts.elsewhere(client),
    too_many_sessions: (client) => ({
      title: 'For mange lenker er åpne',
      text: `Flere lenker for ${client} er startet uten å bli fullført. Fullfør en av dem, eller prøv igjen senere. Ingenting er delt.`,
    }),
    form_not_ours: () => ({
      title: 'Siden var utdatert',
      text: 'Vi kunne ikke være sikre på at skjemaet kom fra denne siden, så ingenting er gjort og ingenting er delt. Gå tilbake, last siden på nytt og trykk på knappen igjen.',
    }),
    cookies_blocked: (client) => texts.cookies(client),
    user_denied: (client) => texts.ended.denied(client),
    user_cancelled: (client) => texts.ended.cancelled(client),
    brand_unknown: () => ({
      title: 'Det merket kan ikke kobles til',
      text: 'Gå tilbake og velg et merke fra listen. Ingenting er delt.',
    }),
    nothing_selected: () => ({
      title: 'Ingen bil er valgt',
      text: 'Gå tilbake og velg minst én bil. Ingenting er delt.',
    }),
    provider_cancelled: () => ({
      title: 'Du kom tilbake før du var ferdig',
      text: 'Innloggingen hos bilmerket ble ikke fullført. Ingenting er delt. Du kan prøve igjen.',
    }),
    provider_unavailable: () => ({
      title: 'Bilmerket svarer ikke',
      text: 'Feilen ligger hos merket. Ingenting er delt. Prøv igjen om noen minutter.',
    }),
    provider_refused: () => ({
      title: 'Bilmerket sa nei',
      text: 'Merket godtok ikke forespørselen. Ingenting er delt. Prøv igjen, eller bruk en annen konto.',
    }),
    no_vehicles: (client) => ({
      title: 'Ingen biler på denne kontoen',
      text: `Det er ingen bil på kontoen. Ingenting er delt med ${client}. Bruk en annen konto, eller spør bilens hovedbruker.`,
    }),
    vehicle_unreachable: () => ({
      title: 'Bilen svarer ikke',
      text: 'Den kan være i dvale eller uten dekning. Åpne bilens egen app for å vekke den, og prøv igjen.',
    }),
    vehicle_gone: (client) => ({
      title: 'Denne bilen er fjernet',
      text: `Den er ikke lenger tilkoblet, og ${client} har ikke tilgang til den. Start fra ${client} for å koble den til igjen.`,
    }),
    reauthorization_required: (client) => ({
      title: 'Bilen må kobles til på nytt',
      text: `Merket har avsluttet tilgangen, for eksempel etter bytte av passord. Start på nytt fra ${client}.`,
    }),
  },
  applicationError: (client) => ({
    title: 'Denne lenken virker ikke',
    text: `${capital(client)} sendte deg hit med en forespørsel som ikke er riktig. Du kan ikke gjøre noe med det, og ingenting er delt. Den som driver appen, kan finne feilen med forespørsels-ID-en under.`,
  }),
  generalError: (client) => ({
    title: 'Noe gikk galt',
    text: `Ingenting nytt er delt. Gå tilbake til ${client} og prøv igjen. Skjer det på nytt, kan du oppgi forespørsels-ID-en under.`,
  }),
  attempt: (brand) => ({
    provider_cancelled: `Du kom tilbake fra ${brand} før innloggingen var ferdig. Ingenting er delt.`,
    provider_unavailable: `${brand} svarer ikke akkurat nå. Feilen ligger hos dem, og ingenting er delt. Prøv igjen om noen minutter.`,
    provider_refused: `${brand} godtok ikke forespørselen. Ingenting er delt. Prøv igjen, eller bruk en annen konto.`,
    reauthorization_required: `${brand} avsluttet innloggingen før vi fikk lest bilene dine. Ingenting er delt. Logg inn på nytt.`,
    no_vehicles: `Det var ingen bil på ${brand}-kontoen. Ingenting er delt. Logg inn med en annen konto.`,
    vehicle_unreachable: `${brand} fikk ikke kontakt med bilen. Ingenting er delt. Vekk den med bilens egen app, og prøv igjen.`,
    general: `Innloggingen hos ${brand} virket ikke. Ingenting er delt. Prøv igjen.`,
  }),

  permissions,
  unsuitable,
};
