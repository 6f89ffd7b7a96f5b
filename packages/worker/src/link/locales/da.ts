import { words } from '@keyfob/shared/words/da';
import { permissions } from './da-permissions.ts';
import { unsuitable } from './da-unsuitable.ts';
import type { Texts } from './texts.ts';

const plural = new Intl.PluralRules('da');
const lists = new Intl.ListFormat('da', { type: 'conjunction' });

const one = (number: number): boolean => plural.select(number) === 'one';

const list = (items: readonly string[]): string => lists.format(items);

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('da') + text.slice(1);

export const texts: Texts = {
  words,
  theApp: 'appen',
  list,

  frame: {
    asks: (domain) => `spørger fra ${domain}`,
    simulated: 'Dette er en simulering. Bilerne, kontiene og loginsiderne er opdigtede.',
    language: 'Sprog',
    help: 'Hjælp',
    privacy: (client) => `Privatliv hos ${client}`,
    support: (client) => `Hjælp fra ${client}`,
    howItWorks: 'Sådan fungerer det',
    howItWorksText: (client) => [
      `Keyfob forbinder biler med apps. ${capital(client)} bruger det, så du kan dele din bil uden at give nogen din adgangskode.`,
      'Du logger ind på bilmærkets egen side. Mærket giver derefter Keyfob en nøgle, der kun åbner for det, du vælger her.',
      `Intet når frem til ${client}, før du trykker på Del på det sidste trin.`,
    ],
    back: (client) => `Tilbage til ${client}`,
    offline: 'Du er offline. Det, du har indtastet, er her stadig. Fortsæt, når du er online igen.',
    expiringTitle: 'Er du der stadig?',
    expiring:
      'Af sikkerhedshensyn lukker siden om cirka to minutter. Tryk på en tast eller på knappen for at fortsætte.',
    expiringSoonTitle: 'Linket udløber snart',
    expiringSoon: (client) =>
      `Linket udløber om cirka to minutter. Har du brug for mere tid, kan du starte forfra fra ${client}. Intet bliver delt, før du er færdig.`,
    keepGoing: 'Fortsæt',
    understood: 'OK',
  },

  intro: {
    title: (client) => `Forbind din bil med ${client}`,
    lead: (client) => `${client} vil gerne have adgang til din bil gennem dens onlinekonto.`,
    points: (client) => [
      {
        title: 'Du vælger, hvad du deler',
        text: `Du ser alle biler og alle tilladelser, før noget bliver sendt til ${client}.`,
      },
      {
        title: 'Adgangskoden bliver hos dig',
        text: `Du logger ind hos dit bilmærke. Hverken Keyfob eller ${client} ser nogensinde adgangskoden.`,
      },
      {
        title: 'Du kan stoppe når som helst',
        text: 'Afslut delingen, når du vil, uden at give en grund.',
      },
    ],
    forUser: (hint) => `Du opretter forbindelsen som ${hint}.`,
    continue: 'Fortsæt',
    senderTitle: (client) => `Er det ${client}, der har sendt dig hertil?`,
    senderLead: (client) =>
      `Den, der har startet dette link, får adgang til din bil. Fortsæt kun, hvis du selv har startet det i ${client}.`,
    senderApplication: 'App',
    senderUser: 'Konto i appen',
    senderNobody: 'Ikke oplyst af appen',
    senderWarning:
      'Har en anden sendt dig linket, eller er kontoen ikke din, skal du vælge Nej. Så bliver intet delt.',
    yes: 'Ja, fortsæt',
    no: 'Nej',
  },

  brand: {
    title: 'Hvilket mærke er din bil?',
    lead: 'Vælg det mærke, der står på bilen. Bagefter logger du ind hos mærket.',
    search: 'Søg efter mærke, model eller app',
    submit: 'Søg',
    count: (number) => `${number} ${one(number) ? 'mærke' : 'mærker'}`,
    inCountry: (country) => `Mærker i ${country} · skift land`,
    anyCountry: 'Mærker i alle lande · vælg land',
    allCountries: 'Alle lande',
    country: 'Land',
    show: 'Vis',
    none: (query) => `Ingen mærker passer til »${query}«`,
    noneHint:
      'Tjek stavemåden, eller prøv navnet, der står på bilen, eller navnet på bilens app. Er mærket ikke her, kan det ikke forbindes endnu.',
    showAll: 'Vis alle mærker',
  },

  handoff: {
    title: (brand) => `Log ind hos ${brand}`,
    lead: (host) => `Du forlader denne side og går til ${host}.`,
    account: (brand, app) =>
      app === null
        ? `Log ind der med din ${brand}-konto.`
        : `Log ind der med den konto, du bruger i appen ${app}.`,
    password: (client) => `Keyfob og ${client} ser aldrig din adgangskode.`,
    afterwards: (client) => `Bagefter kommer du tilbage hertil og vælger, hvad ${client} må se.`,
    addressLabel: 'Adressen skal være',
    go: (brand) => `Gå til ${brand}`,
    otherBrand: 'Vælg et andet mærke',
  },

  loading: {
    title: 'Leder efter dine biler',
    lead: (brand) =>
      `${brand} fortæller os, hvilke biler der er på din konto. Det kan tage op til et minut. Siden går videre af sig selv.`,
  },

  vehicles: {
    title: (client) => `Hvad vil du dele med ${client}?`,
    lead: (client, brand) => `Du er logget ind hos ${brand}. Intet er sendt til ${client} endnu.`,
    forUser: (hint) => `Forbindelsen kommer til at høre til ${hint}.`,
    cars: (number) => (one(number) ? 'Din bil' : 'Dine biler'),
    single: 'Vælg én bil.',
    vin: (ending) => `Stelnummeret (VIN) ender på ${ending}`,
    connected: 'Allerede forbundet',
    staysConnected: (client) =>
      `En bil, der allerede er forbundet, forbliver det, også selvom du ikke vælger den her. Vil du afslutte det, skal du afbryde forbindelsen i ${client}.`,
    cannotShare: (permissions, client) =>
      `Kan ikke forbindes: Den giver ikke ${permissions}, som ${client} har brug for.`,
    noneFit: (client) =>
      `Ingen af disse biler kan give det, ${client} har brug for. Intet er delt. Du kan logge ind med en anden konto eller stoppe her.`,
    nothingSelected: 'Vælg mindst én bil, du vil dele, eller tryk på Del ikke.',
    reads: (client) => `Det kan ${client} se`,
    controls: (client) => `Det kan ${client} gøre`,
    needed: 'Nødvendig',
    neededHint: (client) =>
      `${client} fungerer ikke uden det, der er markeret Nødvendig. Resten bestemmer du.`,
    notShared: 'Deles ikke',
    andMore: (permissions, more) => `${permissions} og ${more} til`,
    howLong: 'Hvor længe',
    howLongText: (client, durable) =>
      durable
        ? `Indtil du stopper det. ${client} kan bruge adgangen, også når du ikke er i appen.`
        : `Kun i kort tid: ${client} skal spørge dig igen, når adgangen udløber, inden for få timer.`,
    howToStop: 'Sådan stopper du',
    howToStopText: (client, brand) =>
      `Afbryd forbindelsen til bilen i ${client}, eller fjern adgangen på din ${brand}-konto. Så er det slut.`,
    share: (client) => `Del med ${client}`,
    dontShare: 'Del ikke',
    otherAccount: 'Brug en anden konto',
  },

  noVehicles: {
    title: (account) => `Ingen biler på denne ${account}-konto`,
    lead: (client) => `Du er logget ind, men der er ingen bil på kontoen. Intet er delt med ${client}.`,
    hints: [
      'Bilen kan ligge på en anden konto, for eksempel hos en i din husstand.',
      'Ofte er det kun bilens primære bruger, der kan dele den.',
      'En ny bil skal måske først tilføjes i mærkets app.',
    ],
    otherAccount: 'Brug en anden konto',
    otherBrand: 'Vælg et andet mærke',
  },

  success: {
    title: (brand, number) =>
      one(number) ? `Du har delt din bil fra ${brand}` : `Du har delt ${number} biler fra ${brand}`,
    lead: (client) => `${client} gør nu forbindelsen færdig. Du kan stoppe delingen når som helst.`,
    goBack: (client) => `Gå tilbage til ${client} for at se, at det lykkedes.`,
    close: (client) => `Du kan lukke dette vindue og fortsætte i ${client}.`,
  },

  ended: {
    completed: (client) => ({
      title: 'Dette link er brugt færdigt',
      text: `Du har allerede forbundet din bil med det. Du behøver ikke gøre mere her. Vil du forbinde endnu en bil, skal du starte forfra fra ${client}.`,
    }),
    denied: (client) => ({
      title: 'Du valgte ikke at dele',
      text: `Intet er delt. Skifter du mening, kan du starte forfra fra ${client}.`,
    }),
    cancelled: (client) => ({
      title: 'Du stoppede, før noget blev delt',
      text: `Intet er delt. Du kan forbinde din bil senere fra ${client}.`,
    }),
    expired: (client) => ({
      title: 'Linket er udløbet',
      text: `Links varer kun et stykke tid for at holde din bil sikker. Intet er delt. Start forfra fra ${client}.`,
    }),
    failed: (client) => ({
      title: 'Bilen kunne ikke forbindes',
      text: `Forbindelsen blev ikke gjort færdig, og ${client} har ikke fået adgang til din bil gennem den. Start forfra fra ${client}.`,
    }),
  },
  elsewhere: (client) => ({
    title: 'Linket er åbnet i en anden browser',
    text: `For at holde din bil sikker virker et link kun i den browser, der åbnede det først. Fortsæt der, eller start forfra fra ${client}. Intet er delt herfra.`,
  }),
  cookies: (client) => ({
    title: 'Din browser blokerer cookies',
    text: `Vi skal bruge én cookie for at vide, at det stadig er dig, når du kommer tilbage fra dit bilmærke. Tillad cookies for denne side, og prøv igen. Intet er delt med ${client}.`,
  }),

  errors: {
    not_found: (client) => ({
      title: 'Der er ikke noget her',
      text: `Adressen er ufuldstændig eller bruges ikke længere. Intet er delt. Start forfra fra ${client}.`,
    }),
    server_error: (client) => ({
      title: 'Noget gik galt hos Keyfob',
      text: `Det er vores fejl, ikke din. Intet nyt er delt med ${client}. Prøv igen om lidt.`,
    }),
    not_configured: () => ({
      title: 'Denne Keyfob-tjeneste er ikke sat op endnu',
      text: 'Den, der driver tjenesten, skal gøre indstillingerne færdige. Intet er delt.',
    }),
    session_expired: (client) => texts.ended.expired(client),
    session_finished: (client) => ({
      title: 'Dette link er brugt færdigt',
      text: `Det er brugt før og kan ikke bruges igen. Vil du forbinde en bil, skal du starte forfra fra ${client}.`,
    }),
    session_not_open: (client) => ({
      title: 'Dette trin er overstået',
      text: `Siden, du kom fra, er forældet. Intet nyt er delt. Fortsæt fra den nyeste side, eller start forfra fra ${client}.`,
    }),
    session_elsewhere: (client) => texts.elsewhere(client),
    too_many_sessions: (client) => ({
      title: 'For mange links er åbne',
      text: `Flere links for ${client} er startet uden at blive gjort færdige. Gør et af dem færdigt, eller prøv igen senere. Intet er delt.`,
    }),
    form_not_ours: () => ({
      title: 'Siden var forældet',
      text: 'Vi kunne ikke være sikre på, at formularen kom fra denne side, så intet er gjort, og intet er delt. Gå tilbage, genindlæs siden, og tryk på knappen igen.',
    }),
    cookies_blocked: (client) => texts.cookies(client),
    user_denied: (client) => texts.ended.denied(client),
    user_cancelled: (client) => texts.ended.cancelled(client),
    brand_unknown: () => ({
      title: 'Det mærke kan ikke forbindes',
      text: 'Gå tilbage, og vælg et mærke på listen. Intet er delt.',
    }),
    nothing_selected: () => ({
      title: 'Der er ikke valgt nogen bil',
      text: 'Gå tilbage, og vælg mindst én bil. Intet er delt.',
    }),
    provider_cancelled: () => ({
      title: 'Du kom tilbage, før du var færdig',
      text: 'Login hos dit bilmærke blev ikke gjort færdigt. Intet er delt. Du kan prøve igen.',
    }),
    provider_unavailable: () => ({
      title: 'Bilmærket svarer ikke',
      text: 'Fejlen ligger hos mærket. Intet er delt. Prøv igen om et par minutter.',
    }),
    provider_refused: () => ({
      title: 'Bilmærket sagde nej',
      text: 'Mærket accepterede ikke anmodningen. Intet er delt. Prøv igen, eller brug en anden konto.',
    }),
    no_vehicles: (client) => ({
      title: 'Ingen biler på denne konto',
      text: `Der er ingen bil på kontoen. Intet er delt med ${client}. Brug en anden konto, eller spørg bilens primære bruger.`,
    }),
    vehicle_unreachable: () => ({
      title: 'Bilen svarer ikke',
      text: 'Den sover måske eller er uden dækning. Åbn bilens egen app for at vække den, og prøv så igen.',
    }),
    vehicle_gone: (client) => ({
      title: 'Denne bil er fjernet',
      text: `Den er ikke længere forbundet, og ${client} har ikke adgang til den. Start fra ${client} for at forbinde den igen.`,
    }),
    reauthorization_required: (client) => ({
      title: 'Bilen skal forbindes igen',
      text: `Mærket har afsluttet adgangen, for eksempel efter en ny adgangskode. Start forfra fra ${client}.`,
    }),
  },
  applicationError: (client) => ({
    title: 'Dette link virker ikke',
    text: `${capital(client)} sendte dig hertil med en anmodning, der ikke er rigtig. Du kan ikke gøre noget ved det, og intet er delt. Den, der driver appen, kan finde fejlen med anmodnings-ID’et nedenfor.`,
  }),
  generalError: (client) => ({
    title: 'Noget gik galt',
    text: `Intet nyt er delt. Gå tilbage til ${client}, og prøv igen. Sker det igen, så giv dem anmodnings-ID’et nedenfor.`,
  }),
  attempt: (brand) => ({
    provider_cancelled: `Du kom tilbage fra ${brand}, før du var færdig med at logge ind. Intet er delt.`,
    provider_unavailable: `${brand} svarer ikke lige nu. Fejlen ligger hos dem, og intet er delt. Prøv igen om et par minutter.`,
    provider_refused: `${brand} accepterede ikke anmodningen. Intet er delt. Prøv igen, eller brug en anden konto.`,
    reauthorization_required: `${brand} afsluttede dit login, før vi kunne læse dine biler. Intet er delt. Log ind igen.`,
    no_vehicles: `Der var ingen bil på ${brand}-kontoen. Intet er delt. Log ind med en anden konto.`,
    vehicle_unreachable: `${brand} kunne ikke få kontakt med din bil. Intet er delt. Væk den med dens egen app, og prøv så igen.`,
    general: `Login hos ${brand} virkede ikke. Intet er delt. Prøv igen.`,
  }),

  permissions,
  unsuitable,
};
