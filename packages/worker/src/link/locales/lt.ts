import { words } from '@keyfob/shared/words/lt';
import { permissions } from './lt-permissions.ts';
import { unsuitable } from './lt-unsuitable.ts';
import type { Texts } from './texts.ts';

const plural = new Intl.PluralRules('lt');
const lists = new Intl.ListFormat('lt', { type: 'conjunction' });

/** `many` is for fractions. */
const count = (number: number, one: string, few: string, many: string, other: string): string =>
  `${number} ${{ zero: other, one, two: few, few, many, other }[plural.select(number)]}`;

const THE_APP = 'programėlė';

/** The application: the noun takes the case, the name stays as it is, in quotation marks as names of products are. */
const app = (noun: string, client: string): string => (client === THE_APP ? noun : `${noun} „${client}“`);

export const texts: Texts = {
  words,
  theApp: THE_APP,
  list: (items) => lists.format(items),

  frame: {
    asks: (domain) => `prašymas iš ${domain}`,
    simulated: 'Tai simuliacija. Automobiliai, paskyros ir prisijungimo puslapiai yra išgalvoti.',
    language: 'Kalba',
    help: 'Pagalba',
    privacy: (client) => `Privatumas: „${client}“`,
    support: (client) => `Pagalba: „${client}“`,
    howItWorks: 'Kaip tai veikia',
    howItWorksText: (client) => [
      `„Keyfob“ prijungia automobilius prie programėlių. ${app('Programėlė', client)} tuo naudojasi, kad galėtumėte bendrinti savo automobilį niekam neatskleisdami slaptažodžio.`,
      'Jūs prisijungiate automobilio gamintojo puslapyje. Tada gamintojas „Keyfob“ suteikia raktą, kuris atveria tik tai, ką čia pasirenkate.',
      `Į ${app('programėlę', client)} nieko neperduodama, kol paskutiniame žingsnyje nepaspaudžiate „Bendrinti“.`,
    ],
    back: (client) => `Atgal į ${app('programėlę', client)}`,
    offline: 'Nėra interneto ryšio. Tai, ką įvedėte, tebėra čia. Tęskite, kai ryšys atsiras.',
    expiringTitle: 'Ar dar esate čia?',
    expiring:
      'Jūsų saugumui šis puslapis užsidarys maždaug po dviejų minučių. Norėdami tęsti, paspauskite bet kurį klavišą arba mygtuką.',
    expiringSoonTitle: 'Nuoroda netrukus nustos galioti',
    expiringSoon: (client) =>
      `Ši nuoroda nustos galioti maždaug po dviejų minučių. Jei reikia daugiau laiko, pradėkite iš naujo ${app('programėlėje', client)}. Nieko nebus bendrinama, kol nebaigsite visų žingsnių.`,
    keepGoing: 'Tęsti',
    understood: 'Gerai',
  },

  intro: {
    title: (client) => `Prijunkite savo automobilį prie ${app('programėlės', client)}`,
    lead: (client) =>
      `${app('Programėlė', client)} norėtų pasiekti jūsų automobilį per jo internetinę paskyrą.`,
    points: (client) => [
      {
        title: 'Jūs pasirenkate, ką bendrinti',
        text: `Pamatysite kiekvieną automobilį ir kiekvieną leidimą, prieš ką nors perduodant į ${app('programėlę', client)}.`,
      },
      {
        title: 'Slaptažodis lieka pas jus',
        text: `Jūs prisijungiate automobilio gamintojo puslapyje. Nei „Keyfob“, nei ${app('programėlė', client)} niekada nemato slaptažodžio.`,
      },
      {
        title: 'Galite bet kada nutraukti',
        text: 'Baikite bendrinti, kada tik norite, nenurodydami priežasties.',
      },
    ],
    forUser: (hint) => `Automobilį prijungiate kaip ${hint}.`,
    continue: 'Tęsti',
    senderTitle: (client) => `Ar šią nuorodą gavote iš ${app('programėlės', client)}?`,
    senderLead: (client) =>
      `Tas, kas pradėjo šį prijungimą, gaus prieigą prie jūsų automobilio. Tęskite tik tada, jei jūs jį pradėjote ${app('programėlėje', client)}.`,
    senderApplication: 'Programėlė',
    senderUser: 'Paskyra joje',
    senderNobody: 'Programėlė nenurodė',
    senderWarning:
      'Jei nuorodą jums atsiuntė kas nors kitas arba paskyra yra ne jūsų, rinkitės „Ne“. Tada nieko nebus bendrinama.',
    yes: 'Taip, tęsti',
    no: 'Ne',
  },

  brand: {
    title: 'Kokios markės jūsų automobilis?',
    lead: 'Pasirinkite markę, kurią matote ant automobilio. Tada prisijungsite to gamintojo puslapyje.',
    search: 'Ieškokite markės, modelio ar programėlės',
    submit: 'Ieškoti',
    count: (number) => count(number, 'markė', 'markės', 'markės', 'markių'),
    inCountry: (country) => `Markės (${country}) · keisti šalį`,
    anyCountry: 'Visų šalių markės · pasirinkti šalį',
    allCountries: 'Visos šalys',
    country: 'Šalis',
    show: 'Rodyti',
    none: (query) => `Paieškos „${query}“ neatitinka jokia markė`,
    noneHint:
      'Patikrinkite rašybą arba pabandykite pavadinimą, užrašytą ant automobilio, ar jo programėlės pavadinimą. Jei markės čia nėra, jos prijungti dar negalima.',
    showAll: 'Rodyti visas markes',
  },

  handoff: {
    title: (brand) => `Prisijunkite prie „${brand}“ paskyros`,
    lead: (host) => `Iš šio puslapio pereisite į ${host}.`,
    account: (brand, name) =>
      name === null
        ? `Prisijunkite ten prie savo „${brand}“ paskyros.`
        : `Prisijunkite ten prie paskyros, kurią naudojate programėlėje „${name}“.`,
    password: (client) => `„Keyfob“ ir ${app('programėlė', client)} niekada nemato jūsų slaptažodžio.`,
    afterwards: (client) =>
      `Tada grįšite čia ir pasirinksite, ką ${app('programėlei', client)} leidžiate matyti.`,
    addressLabel: 'Adresas turi būti',
    go: (brand) => `Eiti į „${brand}“ puslapį`,
    otherBrand: 'Pasirinkti kitą markę',
  },

  loading: {
    title: 'Ieškome jūsų automobilių',
    lead: (brand) =>
      `„${brand}“ mums praneša, kokie automobiliai yra jūsų paskyroje. Tai gali užtrukti iki minutės. Puslapis pats pereis toliau.`,
  },

  vehicles: {
    title: (client) => `Ką norite bendrinti su ${app('programėle', client)}?`,
    lead: (client, brand) =>
      `Esate prisijungę prie „${brand}“ paskyros. ${app('Programėlei', client)} dar nieko neperduota.`,
    forUser: (hint) => `Prijungimas priklausys naudotojui ${hint}.`,
    // Said without the number, so 21 cars are not "your car" here.
    cars: (number) => (number === 1 ? 'Jūsų automobilis' : 'Jūsų automobiliai'),
    single: 'Pasirinkite vieną automobilį.',
    vin: (ending) => `Identifikavimo numerio (VIN) pabaiga: ${ending}`,
    connected: 'Jau prijungtas',
    staysConnected: (client) =>
      `Jau prijungtas automobilis lieka prijungtas, net jei čia jo nepasirenkate. Norėdami tai nutraukti, atjunkite jį ${app('programėlėje', client)}.`,
    cannotShare: (permissions, client) =>
      `Prijungti negalima. Automobilis neteikia to, ko ${app('programėlei', client)} reikia: ${permissions}.`,
    noneFit: (client) =>
      `Nė vienas iš šių automobilių negali suteikti to, ko ${app('programėlei', client)} reikia. Nieko nebuvo bendrinta. Galite prisijungti prie kitos paskyros arba čia baigti.`,
    nothingSelected: 'Pasirinkite bent vieną bendrinamą automobilį arba paspauskite „Nebendrinti“.',
    reads: (client) => `${app('Programėlė', client)} gali matyti`,
    controls: (client) => `${app('Programėlė', client)} gali atlikti`,
    needed: 'Būtina',
    neededHint: (client) =>
      `${app('Programėlė', client)} neveikia be to, kas pažymėta „Būtina“. Dėl viso kito sprendžiate jūs.`,
    notShared: 'Nebendrinama',
    andMore: (permissions, more) => `${permissions} ir dar ${more}`,
    howLong: 'Kiek laiko',
    howLongText: (client, durable) =>
      durable
        ? `Kol nutrauksite. ${app('Programėlė', client)} gali naudotis prieiga ir tada, kai nesate programėlėje.`
        : `Tik trumpai: kai per kelias valandas prieiga baigsis, ${app('programėlė', client)} turės jūsų paklausti iš naujo.`,
    howToStop: 'Kaip nutraukti',
    howToStopText: (client, brand) =>
      `Atjunkite automobilį ${app('programėlėje', client)} arba panaikinkite prieigą savo „${brand}“ paskyroje. Tuo bendrinimas baigiasi.`,
    share: (client) => `Bendrinti su ${app('programėle', client)}`,
    dontShare: 'Nebendrinti',
    otherAccount: 'Naudoti kitą paskyrą',
  },

  noVehicles: {
    title: (account) => `Šioje „${account}“ paskyroje automobilių nėra`,
    lead: (client) =>
      `Prisijungti pavyko, bet paskyroje nėra nė vieno automobilio. Su ${app('programėle', client)} nieko nebuvo bendrinta.`,
    hints: [
      'Automobilis gali būti kitoje paskyroje, pavyzdžiui, kito jūsų namų ūkio nario.',
      'Dažnai automobilį gali bendrinti tik pagrindinis jo naudotojas.',
      'Naują automobilį gali reikėti pirmiausia pridėti gamintojo programėlėje.',
    ],
    otherAccount: 'Naudoti kitą paskyrą',
    otherBrand: 'Pasirinkti kitą markę',
  },

  success: {
    title: (brand, number) =>
      number === 1
        ? `Bendrinote savo „${brand}“ automobilį`
        : `Bendrinote ${count(number, `„${brand}“ automobilį`, `„${brand}“ automobilius`, `„${brand}“ automobilio`, `„${brand}“ automobilių`)}`,
    lead: (client) =>
      `${app('Programėlė', client)} dabar užbaigia prijungimą. Bendrinimą galite bet kada nutraukti.`,
    goBack: (client) => `Grįžkite į ${app('programėlę', client)} ir pamatysite, kad viskas pavyko.`,
    close: (client) => `Galite uždaryti šį langą ir tęsti ${app('programėlėje', client)}.`,
  },

  ended: {
    completed: (client) => ({
      title: 'Ši nuoroda jau panaudota',
      text: `Ja jau prijungėte savo automobilį. Čia daugiau nieko nereikia. Norėdami prijungti kitą automobilį, pradėkite iš naujo ${app('programėlėje', client)}.`,
    }),
    denied: (client) => ({
      title: 'Nusprendėte nebendrinti',
      text: `Nieko nebuvo bendrinta. Jei apsigalvosite, pradėkite iš naujo ${app('programėlėje', client)}.`,
    }),
    cancelled: (client) => ({
      title: 'Sustojote prieš bendrindami',
      text: `Nieko nebuvo bendrinta. Automobilį galite prijungti vėliau iš ${app('programėlės', client)}.`,
    }),
    expired: (client) => ({
      title: 'Ši nuoroda nebegalioja',
      text: `Kad jūsų automobilis būtų saugus, nuorodos galioja tik kurį laiką. Nieko nebuvo bendrinta. Pradėkite iš naujo ${app('programėlėje', client)}.`,
    }),
    failed: (client) => ({
      title: 'Automobilio prijungti nepavyko',
      text: `Prijungimas nebuvo užbaigtas, ir per jį ${app('programėlė', client)} neturi prieigos prie jūsų automobilio. Pradėkite iš naujo ${app('programėlėje', client)}.`,
    }),
  },
  elsewhere: (client) => ({
    title: 'Ši nuoroda atidaryta kitoje naršyklėje',
    text: `Kad jūsų automobilis būtų saugus, nuoroda veikia tik toje naršyklėje, kurioje buvo atidaryta pirmiausia. Tęskite ten arba pradėkite iš naujo ${app('programėlėje', client)}. Iš čia nieko nebuvo bendrinta.`,
  }),
  cookies: (client) => ({
    title: 'Jūsų naršyklė blokuoja slapukus',
    text: `Reikia vieno slapuko, kad būtų aišku, jog grįžę iš automobilio gamintojo puslapio tebesate jūs. Leiskite šiam puslapiui naudoti slapukus ir bandykite dar kartą. Su ${app('programėle', client)} nieko nebuvo bendrinta.`,
  }),

  errors: {
    not_found: (client) => ({
      title: 'Čia nieko nėra',
      text: `Adresas nepilnas arba nebenaudojamas. Nieko nebuvo bendrinta. Pradėkite iš naujo ${app('programėlėje', client)}.`,
    }),
    server_error: (client) => ({
      title: 'Įvyko „Keyfob“ klaida',
      text: `Tai mūsų, o ne jūsų kaltė. Su ${app('programėle', client)} nieko naujo nebuvo bendrinta. Netrukus bandykite dar kartą.`,
    }),
    not_configured: () => ({
      title: 'Šis „Keyfob“ dar nenustatytas',
      text: 'Jo valdytojas turi užbaigti nustatymus. Nieko nebuvo bendrinta.',
    }),
    session_expired: (client) => texts.ended.expired(client),
    session_finished: (client) => ({
      title: 'Ši nuoroda jau panaudota',
      text: `Dar kartą jos naudoti negalima. Norėdami prijungti automobilį, pradėkite iš naujo ${app('programėlėje', client)}.`,
    }),
    session_not_open: (client) => ({
      title: 'Šis žingsnis jau praėjo',
      text: `Puslapis, iš kurio atėjote, pasenęs. Nieko naujo nebuvo bendrinta. Tęskite naujausiame puslapyje arba pradėkite iš naujo ${app('programėlėje', client)}.`,
    }),
    session_elsewhere: (client) => texts.elsewhere(client),
    too_many_sessions: (client) => ({
      title: 'Atidaryta per daug nuorodų',
      text: `Kelios ${app('programėlės', client)} nuorodos pradėtos, bet nebaigtos. Užbaikite vieną iš jų arba bandykite vėliau. Nieko nebuvo bendrinta.`,
    }),
    form_not_ours: () => ({
      title: 'Puslapis buvo pasenęs',
      text: 'Negalėjome įsitikinti, kad forma atėjo iš šio puslapio, todėl nieko nebuvo atlikta ir nieko nebuvo bendrinta. Grįžkite, įkelkite puslapį iš naujo ir dar kartą paspauskite mygtuką.',
    }),
    cookies_blocked: (client) => texts.cookies(client),
    user_denied: (client) => texts.ended.denied(client),
    user_cancelled: (client) => texts.ended.cancelled(client),
    brand_unknown: () => ({
      title: 'Šios markės prijungti negalima',
      text: 'Grįžkite ir pasirinkite markę iš sąrašo. Nieko nebuvo bendrinta.',
    }),
    nothing_selected: () => ({
      title: 'Nepasirinktas joks automobilis',
      text: 'Grįžkite ir pasirinkite bent vieną automobilį. Nieko nebuvo bendrinta.',
    }),
    provider_cancelled: () => ({
      title: 'Grįžote nebaigę',
      text: 'Prisijungimas automobilio gamintojo puslapyje nebuvo užbaigtas. Nieko nebuvo bendrinta. Galite bandyti dar kartą.',
    }),
    provider_unavailable: () => ({
      title: 'Automobilio gamintojas neatsako',
      text: 'Klaida yra gamintojo pusėje. Nieko nebuvo bendrinta. Bandykite dar kartą po kelių minučių.',
    }),
    provider_refused: () => ({
      title: 'Automobilio gamintojas nesutiko',
      text: 'Gamintojas nepriėmė užklausos. Nieko nebuvo bendrinta. Bandykite dar kartą arba naudokite kitą paskyrą.',
    }),
    no_vehicles: (client) => ({
      title: 'Šioje paskyroje automobilių nėra',
      text: `Paskyroje nėra nė vieno automobilio. Su ${app('programėle', client)} nieko nebuvo bendrinta. Naudokite kitą paskyrą arba kreipkitės į pagrindinį automobilio naudotoją.`,
    }),
    vehicle_unreachable: () => ({
      title: 'Automobilis neatsako',
      text: 'Jis gali miegoti arba būti be ryšio. Atidarykite automobilio programėlę, kad jį pažadintumėte, tada bandykite dar kartą.',
    }),
    vehicle_gone: (client) => ({
      title: 'Šis automobilis pašalintas',
      text: `Jis nebeprijungtas, ir ${app('programėlė', client)} prieigos prie jo neturi. Norėdami jį vėl prijungti, pradėkite iš ${app('programėlės', client)}.`,
    }),
    reauthorization_required: (client) => ({
      title: 'Automobilį reikia prijungti iš naujo',
      text: `Gamintojas nutraukė prieigą, pavyzdžiui, pasikeitus slaptažodžiui. Pradėkite iš naujo ${app('programėlėje', client)}.`,
    }),
  },
  applicationError: (client) => ({
    title: 'Ši nuoroda neveikia',
    text: `${app('Programėlė', client)} atsiuntė jus čia su netinkama užklausa. Jūs nieko negalite padaryti, ir nieko nebuvo bendrinta. Programėlės valdytojas gali rasti klaidą pagal toliau nurodytą užklausos ID.`,
  }),
  generalError: (client) => ({
    title: 'Įvyko klaida',
    text: `Nieko naujo nebuvo bendrinta. Grįžkite į ${app('programėlę', client)} ir bandykite dar kartą. Jei tai pasikartos, pateikite jos valdytojui toliau nurodytą užklausos ID.`,
  }),
  attempt: (brand) => ({
    provider_cancelled: `Grįžote nebaigę prisijungti prie „${brand}“ paskyros. Nieko nebuvo bendrinta.`,
    provider_unavailable: `„${brand}“ šiuo metu neatsako. Klaida yra gamintojo pusėje, ir nieko nebuvo bendrinta. Bandykite dar kartą po kelių minučių.`,
    provider_refused: `„${brand}“ nepriėmė užklausos. Nieko nebuvo bendrinta. Bandykite dar kartą arba naudokite kitą paskyrą.`,
    reauthorization_required: `„${brand}“ nutraukė prisijungimą, mums nespėjus nuskaityti jūsų automobilių. Nieko nebuvo bendrinta. Prisijunkite iš naujo.`,
    no_vehicles: `„${brand}“ paskyroje nebuvo nė vieno automobilio. Nieko nebuvo bendrinta. Prisijunkite prie kitos paskyros.`,
    vehicle_unreachable: `„${brand}“ nepavyko pasiekti jūsų automobilio. Nieko nebuvo bendrinta. Pažadinkite jį jo programėle, tada bandykite dar kartą.`,
    general: `Prisijungti prie „${brand}“ paskyros nepavyko. Nieko nebuvo bendrinta. Bandykite dar kartą.`,
  }),
  permissions,
  unsuitable,
};
