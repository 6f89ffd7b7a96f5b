import { words } from '@keyfob/shared/words/sv';
import { permissions } from './sv-permissions.ts';
import { unsuitable } from './sv-unsuitable.ts';
import type { Texts } from './texts.ts';

const plural = new Intl.PluralRules('sv');
const lists = new Intl.ListFormat('sv', { type: 'conjunction' });

const one = (number: number): boolean => plural.select(number) === 'one';

const list = (items: readonly string[]): string => lists.format(items);

const THE_APP = 'appen';

/** The application at the beginning of a sentence. A name keeps its own letters. */
const capital = (client: string): string => (client === THE_APP ? 'Appen' : client);

export const texts: Texts = {
  words,
  theApp: THE_APP,
  list,

  frame: {
    asks: (domain) => `begäran från ${domain}`,
    simulated: 'Det här är en simulering. Bilarna, kontona och inloggningssidorna är påhittade.',
    language: 'Språk',
    help: 'Hjälp',
    privacy: (client) => `Integritet hos ${client}`,
    support: (client) => `Hjälp från ${client}`,
    howItWorks: 'Så fungerar det',
    howItWorksText: (client) => [
      `Keyfob ansluter bilar till appar. ${capital(client)} använder det för att du ska kunna dela din bil utan att ge ditt lösenord till någon.`,
      'Du loggar in på bilmärkets egen sida. Märket ger sedan Keyfob en nyckel som bara öppnar det du väljer här.',
      `Inget når ${client} innan du trycker på Dela i sista steget.`,
    ],
    back: (client) => `Tillbaka till ${client}`,
    offline: 'Du är offline. Det du har fyllt i finns kvar här. Fortsätt när du är ansluten igen.',
    expiringTitle: 'Är du kvar?',
    expiring:
      'För din säkerhet stängs sidan om ungefär två minuter. Tryck på valfri tangent eller på knappen för att fortsätta.',
    expiringSoonTitle: 'Länken går snart ut',
    expiringSoon: (client) =>
      `Länken går ut om ungefär två minuter. Behöver du mer tid kan du börja om från ${client}. Inget delas förrän du är klar.`,
    keepGoing: 'Fortsätt',
    understood: 'OK',
  },

  intro: {
    title: (client) => `Anslut din bil till ${client}`,
    lead: (client) => `${capital(client)} vill nå din bil genom bilens onlinekonto.`,
    points: (client) => [
      {
        title: 'Du väljer vad du delar',
        text: `Du ser varje bil och varje behörighet innan något går till ${client}.`,
      },
      {
        title: 'Lösenordet stannar hos dig',
        text: `Du loggar in hos ditt bilmärke. Varken Keyfob eller ${client} ser någonsin lösenordet.`,
      },
      {
        title: 'Du kan sluta när som helst',
        text: 'Avsluta delningen när du vill, utan att ange något skäl.',
      },
    ],
    forUser: (hint) => `Du ansluter som ${hint}.`,
    continue: 'Fortsätt',
    senderTitle: (client) => `Kommer den här länken från ${client}?`,
    senderLead: (client) =>
      `Den som startade länken får åtkomst till din bil. Fortsätt bara om du själv startade den hos ${client}.`,
    senderApplication: 'App',
    senderUser: 'Konto där',
    senderNobody: 'Har inte angetts av appen',
    senderWarning:
      'Om någon annan har skickat länken till dig, eller om kontot inte är ditt, väljer du Nej. Då delas inget.',
    yes: 'Ja, fortsätt',
    no: 'Nej',
  },

  brand: {
    title: 'Vilket bilmärke har du?',
    lead: 'Välj märket som sitter på bilen. Sedan loggar du in hos det märket.',
    search: 'Sök märke, modell eller app',
    submit: 'Sök',
    count: (number) => `${number} ${one(number) ? 'märke' : 'märken'}`,
    inCountry: (country) => `Märken i ${country} · byt land`,
    anyCountry: 'Märken i alla länder · välj land',
    allCountries: 'Alla länder',
    country: 'Land',
    show: 'Visa',
    none: (query) => `Inget märke matchar ”${query}”`,
    noneHint:
      'Kontrollera stavningen, eller prova namnet på bilen eller på dess app. Om märket inte finns här går det inte att ansluta än.',
    showAll: 'Visa alla märken',
  },

  handoff: {
    title: (brand) => `Logga in hos ${brand}`,
    lead: (host) => `Du lämnar den här sidan och går till ${host}.`,
    account: (brand, app) =>
      app === null
        ? `Logga in där med ditt konto hos ${brand}.`
        : `Logga in där med kontot som du använder i appen ${app}.`,
    password: (client) => `Keyfob och ${client} ser aldrig ditt lösenord.`,
    afterwards: (client) => `Sedan kommer du tillbaka hit och väljer vad ${client} får se.`,
    addressLabel: 'Adressen ska vara',
    go: (brand) => `Gå till ${brand}`,
    otherBrand: 'Välj ett annat märke',
  },

  loading: {
    title: 'Letar efter dina bilar',
    lead: (brand) =>
      `${brand} berättar för oss vilka bilar som finns på ditt konto. Det kan ta upp till en minut. Sidan går vidare av sig själv.`,
  },

  vehicles: {
    title: (client) => `Vad vill du dela med ${client}?`,
    lead: (client, brand) => `Du är inloggad hos ${brand}. Inget har gått till ${client} än.`,
    forUser: (hint) => `Anslutningen kommer att tillhöra ${hint}.`,
    cars: (number) => (one(number) ? 'Din bil' : 'Dina bilar'),
    single: 'Välj en bil.',
    vin: (ending) => `Chassinumret (VIN) slutar på ${ending}`,
    connected: 'Redan ansluten',
    staysConnected: (client) =>
      `En bil som redan är ansluten förblir det, även om du inte väljer den här. Vill du avsluta det kopplar du bort bilen i ${client}.`,
    cannotShare: (permissions, client) =>
      `Kan inte anslutas. Bilen ger inte det här, som ${client} behöver: ${permissions}.`,
    noneFit: (client) =>
      `Ingen av bilarna kan ge det som ${client} behöver. Inget har delats. Du kan logga in med ett annat konto eller sluta här.`,
    nothingSelected: 'Välj minst en bil att dela, eller tryck på Dela inte.',
    reads: (client) => `${capital(client)} kan se`,
    controls: (client) => `${capital(client)} kan göra`,
    needed: 'Behövs',
    neededHint: (client) =>
      `${capital(client)} fungerar inte utan det som är märkt Behövs. Resten bestämmer du.`,
    notShared: 'Delas inte',
    andMore: (permissions, more) => `${permissions} och ${more} till`,
    howLong: 'Hur länge',
    howLongText: (client, durable) =>
      durable
        ? `Tills du avslutar det. ${capital(client)} kan använda åtkomsten även när du inte är i appen.`
        : `Bara en kort stund: ${client} måste fråga dig igen när åtkomsten går ut, inom några timmar.`,
    howToStop: 'Så avslutar du',
    howToStopText: (client, brand) =>
      `Koppla bort bilen i ${client}, eller ta bort åtkomsten i ditt konto hos ${brand}. Då är det slut.`,
    share: (client) => `Dela med ${client}`,
    dontShare: 'Dela inte',
    otherAccount: 'Använd ett annat konto',
  },

  noVehicles: {
    title: (account) => `Inga bilar på det här kontot hos ${account}`,
    lead: (client) =>
      `Inloggningen gick bra, men det finns ingen bil på kontot. Inget har delats med ${client}.`,
    hints: [
      'Bilen kan finnas på ett annat konto, till exempel hos någon i ditt hushåll.',
      'Ofta är det bara bilens huvudanvändare som kan dela den.',
      'En ny bil kan behöva läggas till i märkets app först.',
    ],
    otherAccount: 'Använd ett annat konto',
    otherBrand: 'Välj ett annat märke',
  },

  success: {
    title: (brand, number) =>
      one(number) ? `Du har delat din ${brand}` : `Du har delat ${number} bilar från ${brand}`,
    lead: (client) => `${capital(client)} slutför nu anslutningen. Du kan avsluta delningen när som helst.`,
    goBack: (client) => `Gå tillbaka till ${client} för att se att det fungerade.`,
    close: (client) => `Du kan stänga det här fönstret och fortsätta i ${client}.`,
  },

  ended: {
    completed: (client) => ({
      title: 'Den här länken är förbrukad',
      text: `Du har redan anslutit din bil med den. Inget mer behövs här. Vill du ansluta en bil till börjar du om från ${client}.`,
    }),
    denied: (client) => ({
      title: 'Du valde att inte dela',
      text: `Inget har delats. Om du ändrar dig börjar du om från ${client}.`,
    }),
    cancelled: (client) => ({
      title: 'Du avbröt innan något delades',
      text: `Inget har delats. Du kan ansluta din bil senare från ${client}.`,
    }),
    expired: (client) => ({
      title: 'Länken har gått ut',
      text: `För att skydda din bil gäller länkar bara en tid. Inget har delats. Börja om från ${client}.`,
    }),
    failed: (client) => ({
      title: 'Det gick inte att ansluta bilen',
      text: `Anslutningen slutfördes inte, och ${client} har inte åtkomst till din bil genom den. Börja om från ${client}.`,
    }),
  },
  elsewhere: (client) => ({
    title: 'Länken har öppnats i en annan webbläsare',
    text: `För att skydda din bil fungerar en länk bara i den webbläsare som öppnade den först. Fortsätt där, eller börja om från ${client}. Inget har delats härifrån.`,
  }),
  cookies: (client) => ({
    title: 'Din webbläsare blockerar kakor',
    text: `En kaka (cookie) behövs för att veta att det fortfarande är du när du kommer tillbaka från ditt bilmärke. Tillåt kakor för den här sidan och försök igen. Inget har delats med ${client}.`,
  }),

  errors: {
    not_found: (client) => ({
      title: 'Här finns inget',
      text: `Adressen är ofullständig eller används inte längre. Inget har delats. Börja om från ${client}.`,
    }),
    server_error: (client) => ({
      title: 'Något gick fel hos Keyfob',
      text: `Felet är vårt, inte ditt. Inget nytt har delats med ${client}. Försök igen om en stund.`,
    }),
    not_configured: () => ({
      title: 'Den här Keyfob-tjänsten är inte klar att använda än',
      text: 'Den som driver tjänsten måste göra klart inställningarna. Inget har delats.',
    }),
    session_expired: (client) => texts.ended.expired(client),
    session_finished: (client) => ({
      title: 'Den här länken är förbrukad',
      text: `Den har redan använts och kan inte användas igen. Vill du ansluta en bil börjar du om från ${client}.`,
    }),
    session_not_open: (client) => ({
      title: 'Det här steget är passerat',
      text: `Sidan du kom från är inaktuell. Inget nytt har delats. Fortsätt från den senaste sidan, eller börja om från ${client}.`,
    }),
    session_elsewhere: (client) => texts.elsewhere(client),
    too_many_sessions: (client) => ({
      title: 'För många länkar är öppna',
      text: `Flera länkar för ${client} har startats men inte slutförts. Slutför en av dem, eller försök igen senare. Inget har delats.`,
    }),
    form_not_ours: () => ({
      title: 'Sidan var inaktuell',
      text: 'Vi kunde inte vara säkra på att formuläret kom från den här sidan, så inget har gjorts och inget har delats. Gå tillbaka, ladda om sidan och tryck på knappen igen.',
    }),
    cookies_blocked: (client) => texts.cookies(client),
    user_denied: (client) => texts.ended.denied(client),
    user_cancelled: (client) => texts.ended.cancelled(client),
    brand_unknown: () => ({
      title: 'Det märket går inte att ansluta',
      text: 'Gå tillbaka och välj ett märke i listan. Inget har delats.',
    }),
    nothing_selected: () => ({
      title: 'Ingen bil är vald',
      text: 'Gå tillbaka och välj minst en bil. Inget har delats.',
    }),
    provider_cancelled: () => ({
      title: 'Du kom tillbaka innan du var klar',
      text: 'Inloggningen hos bilmärket slutfördes inte. Inget har delats. Du kan försöka igen.',
    }),
    provider_unavailable: () => ({
      title: 'Bilmärket svarar inte',
      text: 'Felet ligger hos märket. Inget har delats. Försök igen om några minuter.',
    }),
    provider_refused: () => ({
      title: 'Bilmärket sa nej',
      text: 'Märket godtog inte begäran. Inget har delats. Försök igen, eller använd ett annat konto.',
    }),
    no_vehicles: (client) => ({
      title: 'Inga bilar på det här kontot',
      text: `Det finns ingen bil på kontot. Inget har delats med ${client}. Använd ett annat konto, eller fråga bilens huvudanvändare.`,
    }),
    vehicle_unreachable: () => ({
      title: 'Bilen svarar inte',
      text: 'Den kan vara i viloläge eller sakna täckning. Öppna bilens egen app för att väcka den och försök sedan igen.',
    }),
    vehicle_gone: (client) => ({
      title: 'Den här bilen har tagits bort',
      text: `Den är inte längre ansluten, och ${client} har ingen åtkomst till den. Börja från ${client} för att ansluta den igen.`,
    }),
    reauthorization_required: (client) => ({
      title: 'Bilen måste anslutas igen',
      text: `Märket har avslutat åtkomsten, till exempel efter ett lösenordsbyte. Börja om från ${client}.`,
    }),
  },
  applicationError: (client) => ({
    title: 'Den här länken fungerar inte',
    text: `${capital(client)} skickade hit dig med en begäran som inte är rätt. Det finns inget du kan göra åt det, och inget har delats. Den som driver appen kan hitta felet med begärans ID här nedanför.`,
  }),
  generalError: (client) => ({
    title: 'Något gick fel',
    text: `Inget nytt har delats. Gå tillbaka till ${client} och försök igen. Om det händer igen kan du lämna begärans ID här nedanför till dem.`,
  }),
  attempt: (brand) => ({
    provider_cancelled: `Du kom tillbaka från ${brand} innan inloggningen var klar. Inget har delats.`,
    provider_unavailable: `${brand} svarar inte just nu. Felet ligger hos dem, och inget har delats. Försök igen om några minuter.`,
    provider_refused: `${brand} godtog inte begäran. Inget har delats. Försök igen, eller använd ett annat konto.`,
    reauthorization_required: `${brand} avslutade inloggningen innan vi hann läsa dina bilar. Inget har delats. Logga in igen.`,
    no_vehicles: `Det fanns ingen bil på kontot hos ${brand}. Inget har delats. Logga in med ett annat konto.`,
    vehicle_unreachable: `${brand} kunde inte nå din bil. Inget har delats. Väck den med bilens egen app och försök sedan igen.`,
    general: `Inloggningen hos ${brand} fungerade inte. Inget har delats. Försök igen.`,
  }),

  permissions,
  unsuitable,
};
