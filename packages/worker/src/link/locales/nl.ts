import { words } from '@keyfob/shared/words/nl';
import { permissions } from './nl-permissions.ts';
import { unsuitable } from './nl-unsuitable.ts';
import type { Texts } from './texts.ts';

const plural = new Intl.PluralRules('nl');
const lists = new Intl.ListFormat('nl', { type: 'conjunction' });

const one = (number: number): boolean => plural.select(number) === 'one';

const list = (items: readonly string[]): string => lists.format(items);

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('nl') + text.slice(1);

export const texts: Texts = {
  words,
  theApp: 'de app',
  list,

  frame: {
    asks: (domain) => `vraagt dit vanaf ${domain}`,
    simulated: 'Dit is een simulatie. De auto’s, accounts en inlogpagina’s zijn verzonnen.',
    language: 'Taal',
    help: 'Hulp',
    privacy: (client) => `Privacy bij ${client}`,
    support: (client) => `Hulp van ${client}`,
    howItWorks: 'Zo werkt het',
    howItWorksText: (client) => [
      `Keyfob koppelt auto’s aan apps. ${capital(client)} gebruikt Keyfob zodat je je auto kunt delen zonder iemand je wachtwoord te geven.`,
      'Je logt in op de eigen pagina van het automerk. Daarna geeft het merk Keyfob een sleutel die alleen opent wat je hier kiest.',
      `Er komt niets bij ${client} voordat je in de laatste stap op Delen drukt.`,
    ],
    back: (client) => `Terug naar ${client}`,
    offline: 'Je bent offline. Wat je hebt ingevuld, staat hier nog. Ga verder als je weer online bent.',
    expiringTitle: 'Ben je er nog?',
    expiring:
      'Voor je veiligheid sluit deze pagina over ongeveer twee minuten. Druk op een toets of op de knop om door te gaan.',
    expiringSoonTitle: 'Deze link verloopt bijna',
    expiringSoon: (client) =>
      `Deze link verloopt over ongeveer twee minuten. Heb je meer tijd nodig? Begin dan opnieuw vanuit ${client}. Er wordt niets gedeeld tot je klaar bent.`,
    keepGoing: 'Doorgaan',
    understood: 'Oké',
  },

  intro: {
    title: (client) => `Koppel je auto aan ${client}`,
    lead: (client) => `${client} wil graag toegang tot je auto, via het onlineaccount van de auto.`,
    points: (client) => [
      {
        title: 'Jij kiest wat je deelt',
        text: `Je ziet elke auto en elke toestemming voordat er iets naar ${client} gaat.`,
      },
      {
        title: 'Je wachtwoord blijft bij jou',
        text: `Je logt in bij het merk van je auto. Keyfob en ${client} zien je wachtwoord nooit.`,
      },
      {
        title: 'Je kunt altijd stoppen',
        text: 'Beëindig het delen wanneer je wilt, zonder een reden te geven.',
      },
    ],
    forUser: (hint) => `Je koppelt als ${hint}.`,
    continue: 'Verder',
    senderTitle: (client) => `Heeft ${client} je hierheen gestuurd?`,
    senderLead: (client) =>
      `Wie deze link heeft gestart, krijgt toegang tot je auto. Ga alleen verder als je dat zelf hebt gedaan bij ${client}.`,
    senderApplication: 'App',
    senderUser: 'Account bij de app',
    senderNobody: 'Niet genoemd door de app',
    senderWarning:
      'Heeft iemand anders je de link gestuurd, of is het account niet van jou? Kies dan Nee. Er wordt dan niets gedeeld.',
    yes: 'Ja, ga verder',
    no: 'Nee',
  },

  brand: {
    title: 'Van welk merk is je auto?',
    lead: 'Kies het merk dat op de auto staat. Daarna log je in bij dat merk.',
    search: 'Zoek op merk, model of app',
    submit: 'Zoeken',
    count: (number) => `${number} ${one(number) ? 'merk' : 'merken'}`,
    inCountry: (country) => `Merken (${country}) · ander land kiezen`,
    anyCountry: 'Merken in alle landen · land kiezen',
    allCountries: 'Alle landen',
    country: 'Land',
    show: 'Tonen',
    none: (query) => `Geen merk gevonden voor “${query}”`,
    noneHint:
      'Controleer de spelling, of probeer de naam die op de auto staat of die van de app. Staat het merk er niet bij? Dan kan het nog niet gekoppeld worden.',
    showAll: 'Alle merken tonen',
  },

  handoff: {
    title: (brand) => `Log in bij ${brand}`,
    lead: (host) => `Je verlaat deze pagina en gaat naar ${host}.`,
    account: (brand, app) =>
      app === null
        ? `Log daar in met je ${brand}-account.`
        : `Log daar in met het account dat je in de app ${app} gebruikt.`,
    password: (client) => `Keyfob en ${client} zien je wachtwoord nooit.`,
    afterwards: (client) => `Daarna kom je hier terug en kies je wat ${client} mag zien.`,
    addressLabel: 'Het adres moet zijn',
    go: (brand) => `Ga naar ${brand}`,
    otherBrand: 'Kies een ander merk',
  },

  loading: {
    title: 'We zoeken je auto’s',
    lead: (brand) =>
      `${brand} vertelt ons welke auto’s in je account staan. Dat kan tot een minuut duren. Deze pagina gaat vanzelf verder.`,
  },

  vehicles: {
    title: (client) => `Wat wil je delen met ${client}?`,
    lead: (client, brand) => `Je bent ingelogd bij ${brand}. Er is nog niets naar ${client} gegaan.`,
    forUser: (hint) => `De koppeling komt bij ${hint} te horen.`,
    cars: (number) => (one(number) ? 'Je auto' : 'Je auto’s'),
    single: 'Kies één auto.',
    vin: (ending) => `Chassisnummer eindigt op ${ending}`,
    connected: 'Al gekoppeld',
    staysConnected: (client) =>
      `Een auto die al gekoppeld is, blijft gekoppeld, ook als je hem hier niet kiest. Wil je dat niet meer? Ontkoppel de auto dan in ${client}.`,
    cannotShare: (permissions, client) =>
      `Kan niet gekoppeld worden: de auto geeft niet wat ${client} nodig heeft (${permissions}).`,
    noneFit: (client) =>
      `Geen van deze auto’s kan geven wat ${client} nodig heeft. Er is niets gedeeld. Je kunt inloggen met een ander account, of hier stoppen.`,
    nothingSelected: 'Kies minstens één auto om te delen, of druk op Niet delen.',
    reads: (client) => `${client} kan dit zien`,
    controls: (client) => `${client} kan dit doen`,
    needed: 'Nodig',
    neededHint: (client) => `${client} werkt niet zonder wat als Nodig is gemarkeerd. De rest bepaal jij.`,
    notShared: 'Wordt niet gedeeld',
    andMore: (permissions, more) => `${permissions} en nog ${more}`,
    howLong: 'Hoelang',
    howLongText: (client, durable) =>
      durable
        ? `Tot je ermee stopt. ${client} kan de toegang ook gebruiken als je niet in de app bent.`
        : `Maar kort: ${client} moet het je opnieuw vragen als de toegang afloopt, binnen enkele uren.`,
    howToStop: 'Hoe je stopt',
    howToStopText: (client, brand) =>
      `Ontkoppel de auto in ${client}, of verwijder de toegang in je ${brand}-account. Daarmee stopt het.`,
    share: (client) => `Delen met ${client}`,
    dontShare: 'Niet delen',
    otherAccount: 'Ander account gebruiken',
  },

  noVehicles: {
    title: (account) => `Geen auto’s in dit ${account}-account`,
    lead: (client) =>
      `Je bent ingelogd, maar er staat geen auto in het account. Er is niets gedeeld met ${client}.`,
    hints: [
      'Misschien staat de auto in een ander account, bijvoorbeeld van iemand in je huishouden.',
      'Vaak kan alleen de hoofdgebruiker een auto delen.',
      'Een nieuwe auto moet je misschien eerst toevoegen in de app van het merk.',
    ],
    otherAccount: 'Ander account gebruiken',
    otherBrand: 'Kies een ander merk',
  },

  success: {
    title: (brand, number) =>
      one(number) ? `Je hebt je ${brand} gedeeld` : `Je hebt ${number} auto’s van ${brand} gedeeld`,
    lead: (client) => `${client} rondt de koppeling nu af. Je kunt het delen altijd stoppen.`,
    goBack: (client) => `Ga terug naar ${client} om te zien dat het is gelukt.`,
    close: (client) => `Je kunt dit venster sluiten en verdergaan in ${client}.`,
  },

  ended: {
    completed: (client) => ({
      title: 'Deze link is gebruikt',
      text: `Je hebt er je auto al mee gekoppeld. Je hoeft hier niets meer te doen. Wil je nog een auto koppelen? Begin dan opnieuw vanuit ${client}.`,
    }),
    denied: (client) => ({
      title: 'Je hebt gekozen om niet te delen',
      text: `Er is niets gedeeld. Bedenk je je? Begin dan opnieuw vanuit ${client}.`,
    }),
    cancelled: (client) => ({
      title: 'Je bent gestopt voordat er iets is gedeeld',
      text: `Er is niets gedeeld. Je kunt je auto later koppelen vanuit ${client}.`,
    }),
    expired: (client) => ({
      title: 'Deze link is verlopen',
      text: `Links werken maar een tijdje, zodat je auto veilig blijft. Er is niets gedeeld. Begin opnieuw vanuit ${client}.`,
    }),
    failed: (client) => ({
      title: 'De auto kon niet gekoppeld worden',
      text: `Het koppelen is niet afgerond, en ${client} heeft via deze link geen toegang tot je auto. Begin opnieuw vanuit ${client}.`,
    }),
  },
  elsewhere: (client) => ({
    title: 'Deze link is in een andere browser geopend',
    text: `Om je auto veilig te houden, werkt een link alleen in de browser waarin hij het eerst is geopend. Ga daar verder, of begin opnieuw vanuit ${client}. Van hieruit is niets gedeeld.`,
  }),
  cookies: (client) => ({
    title: 'Je browser blokkeert cookies',
    text: `Eén cookie is nodig om te weten dat jij het nog bent als je terugkomt van het merk van je auto. Sta cookies toe voor deze pagina en probeer het opnieuw. Er is niets gedeeld met ${client}.`,
  }),

  errors: {
    not_found: (client) => ({
      title: 'Hier is niets',
      text: `Het adres is onvolledig of niet meer in gebruik. Er is niets gedeeld. Begin opnieuw vanuit ${client}.`,
    }),
    server_error: (client) => ({
      title: 'Er ging iets mis bij Keyfob',
      text: `Dat ligt aan ons, niet aan jou. Er is niets nieuws gedeeld met ${client}. Probeer het straks opnieuw.`,
    }),
    not_configured: () => ({
      title: 'Deze Keyfob is nog niet ingesteld',
      text: 'Wie deze Keyfob beheert, moet de instellingen nog afmaken. Er is niets gedeeld.',
    }),
    session_expired: (client) => texts.ended.expired(client),
    session_finished: (client) => ({
      title: 'Deze link is gebruikt',
      text: `De link is al eerder gebruikt en werkt niet nog een keer. Wil je een auto koppelen? Begin dan opnieuw vanuit ${client}.`,
    }),
    session_not_open: (client) => ({
      title: 'Deze stap is voorbij',
      text: `De pagina waar je vandaan kwam, is verouderd. Er is niets nieuws gedeeld. Ga verder vanaf de nieuwste pagina, of begin opnieuw vanuit ${client}.`,
    }),
    session_elsewhere: (client) => texts.elsewhere(client),
    too_many_sessions: (client) => ({
      title: 'Er staan te veel links open',
      text: `Er zijn meerdere links voor ${client} gestart en niet afgemaakt. Maak er een af, of probeer het later opnieuw. Er is niets gedeeld.`,
    }),
    form_not_ours: () => ({
      title: 'De pagina was verouderd',
      text: 'We wisten niet zeker of het formulier van deze pagina kwam. Daarom is er niets gedaan en niets gedeeld. Ga terug, laad de pagina opnieuw en druk nog eens op de knop.',
    }),
    cookies_blocked: (client) => texts.cookies(client),
    user_denied: (client) => texts.ended.denied(client),
    user_cancelled: (client) => texts.ended.cancelled(client),
    brand_unknown: () => ({
      title: 'Dat merk kan niet gekoppeld worden',
      text: 'Ga terug en kies een merk uit de lijst. Er is niets gedeeld.',
    }),
    nothing_selected: () => ({
      title: 'Er is geen auto gekozen',
      text: 'Ga terug en kies minstens één auto. Er is niets gedeeld.',
    }),
    provider_cancelled: () => ({
      title: 'Je kwam terug voordat je klaar was',
      text: 'Het inloggen bij het merk van je auto is niet afgerond. Er is niets gedeeld. Je kunt het opnieuw proberen.',
    }),
    provider_unavailable: () => ({
      title: 'Het automerk reageert niet',
      text: 'Het ligt aan het merk. Er is niets gedeeld. Probeer het over een paar minuten opnieuw.',
    }),
    provider_refused: () => ({
      title: 'Het automerk heeft geweigerd',
      text: 'Het merk heeft de aanvraag niet geaccepteerd. Er is niets gedeeld. Probeer het opnieuw, of gebruik een ander account.',
    }),
    no_vehicles: (client) => ({
      title: 'Geen auto’s in dit account',
      text: `Er staat geen auto in het account. Er is niets gedeeld met ${client}. Gebruik een ander account, of vraag het de hoofdgebruiker van de auto.`,
    }),
    vehicle_unreachable: () => ({
      title: 'De auto reageert niet',
      text: 'Misschien slaapt hij of heeft hij geen bereik. Open de eigen app van de auto om hem wakker te maken en probeer het dan opnieuw.',
    }),
    vehicle_gone: (client) => ({
      title: 'Deze auto is verwijderd',
      text: `De auto is niet meer gekoppeld en ${client} heeft er geen toegang toe. Wil je hem weer koppelen? Begin dan vanuit ${client}.`,
    }),
    reauthorization_required: (client) => ({
      title: 'De auto moet opnieuw gekoppeld worden',
      text: `Het merk heeft de toegang beëindigd, bijvoorbeeld na een nieuw wachtwoord. Begin opnieuw vanuit ${client}.`,
    }),
  },
  applicationError: (client) => ({
    title: 'Deze link werkt niet',
    text: `${capital(client)} stuurde je hierheen met een aanvraag die niet klopt. Je kunt daar zelf niets aan doen en er is niets gedeeld. Wie de app beheert, kan de fout vinden met het aanvraag-ID hieronder.`,
  }),
  generalError: (client) => ({
    title: 'Er ging iets mis',
    text: `Er is niets nieuws gedeeld. Ga terug naar ${client} en probeer het opnieuw. Gebeurt het nog een keer? Geef dan het aanvraag-ID hieronder door.`,
  }),
  attempt: (brand) => ({
    provider_cancelled: `Je kwam terug van ${brand} voordat je klaar was met inloggen. Er is niets gedeeld.`,
    provider_unavailable: `${brand} reageert nu niet. Het ligt aan hen en er is niets gedeeld. Probeer het over een paar minuten opnieuw.`,
    provider_refused: `${brand} heeft de aanvraag niet geaccepteerd. Er is niets gedeeld. Probeer het opnieuw, of gebruik een ander account.`,
    reauthorization_required: `${brand} heeft je uitgelogd voordat we je auto’s konden lezen. Er is niets gedeeld. Log opnieuw in.`,
    no_vehicles: `Er stond geen auto in het ${brand}-account. Er is niets gedeeld. Log in met een ander account.`,
    vehicle_unreachable: `${brand} kon je auto niet bereiken. Er is niets gedeeld. Maak hem wakker met zijn eigen app en probeer het dan opnieuw.`,
    general: `Het inloggen bij ${brand} is niet gelukt. Er is niets gedeeld. Probeer het opnieuw.`,
  }),

  permissions,
  unsuitable,
};
