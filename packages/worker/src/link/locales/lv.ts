import { words } from '@keyfob/shared/words/lv';
import { permissions } from './lv-permissions.ts';
import { unsuitable } from './lv-unsuitable.ts';
import type { Texts } from './texts.ts';

const plural = new Intl.PluralRules('lv');
const lists = new Intl.ListFormat('lv', { type: 'conjunction' });

/** `zero` is also 10 to 20, 30 and so on. */
const count = (number: number, zero: string, one: string, other: string): string =>
  `${number} ${{ zero, one, two: other, few: other, many: other, other }[plural.select(number)]}`;

const THE_APP = 'lietotne';

/** The application: the noun takes the case, the name stays as it is. */
const app = (noun: string, client: string): string => (client === THE_APP ? noun : `${noun} ${client}`);

export const texts: Texts = {
  words,
  theApp: THE_APP,
  list: (items) => lists.format(items),
  frame: {
    asks: (domain) => `pieprasījums no ${domain}`,
    simulated: 'Šī ir simulācija. Viss ir izdomāts: automašīnas, konti un pierakstīšanās lapas.',
    language: 'Valoda',
    help: 'Palīdzība',
    privacy: (client) => `Privātums: ${client}`,
    support: (client) => `Palīdzība: ${client}`,
    howItWorks: 'Kā tas darbojas',
    howItWorksText: (client) => [
      `Keyfob savieno automašīnas ar lietotnēm. ${app('Lietotne', client)} to izmanto, lai jūs varētu kopīgot savu automašīnu, nevienam neatklājot paroli.`,
      'Jūs pierakstāties automašīnas ražotāja lapā. Pēc tam ražotājs piešķir Keyfob atslēgu, kas atver tikai to, ko izvēlaties šeit.',
      `Nekas nenonāk ${app('lietotnē', client)}, pirms pēdējā solī nospiežat „Kopīgot”.`,
    ],
    back: (client) => `Atpakaļ uz ${app('lietotni', client)}`,
    offline:
      'Nav interneta savienojuma. Jūsu ievadītais joprojām ir šeit. Turpiniet, kad savienojums būs atjaunots.',
    expiringTitle: 'Vai vēl esat šeit?',
    expiring:
      'Jūsu drošībai šī lapa aizvērsies aptuveni pēc divām minūtēm. Lai turpinātu, nospiediet jebkuru taustiņu vai pogu zemāk.',
    expiringSoonTitle: 'Saites derīgums drīz beigsies',
    expiringSoon: (client) =>
      `Šīs saites derīgums beigsies aptuveni pēc divām minūtēm. Ja vajag vairāk laika, sāciet no jauna ${app('lietotnē', client)}. Nekas netiks kopīgots, kamēr nepabeigsiet visus soļus.`,
    keepGoing: 'Turpināt',
    understood: 'Labi',
  },

  intro: {
    title: (client) => `Savienojiet savu automašīnu ar ${app('lietotni', client)}`,
    lead: (client) =>
      `${app('Lietotne', client)} vēlas piekļūt jūsu automašīnai, izmantojot tās tiešsaistes kontu.`,
    points: (client) => [
      {
        title: 'Jūs izvēlaties, ko kopīgot',
        text: `Jūs redzēsiet katru automašīnu un katru atļauju, pirms kaut kas nonāk ${app('lietotnē', client)}.`,
      },
      {
        title: 'Parole paliek pie jums',
        text: `Jūs pierakstāties pie automašīnas ražotāja. Ne Keyfob, ne ${app('lietotne', client)} nekad neredz jūsu paroli.`,
      },
      {
        title: 'Varat pārtraukt jebkurā brīdī',
        text: 'Beidziet kopīgošanu, kad vien vēlaties, nenorādot iemeslu.',
      },
    ],
    forUser: (hint) => `Jūs savienojat automašīnu kā lietotājs ${hint}.`,
    continue: 'Turpināt',
    senderTitle: (client) => `Vai šo saiti jums atsūtīja ${app('lietotne', client)}?`,
    senderLead: (client) =>
      `Tas, kurš sāka šo savienošanu, iegūs piekļuvi jūsu automašīnai. Turpiniet tikai tad, ja jūs to sākāt ${app('lietotnē', client)}.`,
    senderApplication: 'Lietotne',
    senderUser: 'Konts lietotnē',
    senderNobody: 'Lietotne to nav norādījusi',
    senderWarning:
      'Ja saiti jums atsūtīja kāds cits vai konts nav jūsu, izvēlieties „Nē”. Tad nekas netiks kopīgots.',
    yes: 'Jā, turpināt',
    no: 'Nē',
  },

  brand: {
    title: 'Kādas markas ir jūsu automašīna?',
    lead: 'Izvēlieties marku, kas redzama uz automašīnas. Pēc tam pierakstīsieties pie šī ražotāja.',
    search: 'Meklējiet marku, modeli vai lietotni',
    submit: 'Meklēt',
    count: (number) => count(number, 'marku', 'marka', 'markas'),
    inCountry: (country) => `Markas (${country}) · mainīt valsti`,
    anyCountry: 'Visu valstu markas · izvēlēties valsti',
    allCountries: 'Visas valstis',
    country: 'Valsts',
    show: 'Rādīt',
    none: (query) => `Meklējumam „${query}” neatbilst neviena marka`,
    noneHint:
      'Pārbaudiet rakstību vai pamēģiniet nosaukumu, kas redzams uz automašīnas, vai tās lietotnes nosaukumu. Ja markas šeit nav, to pagaidām nevar savienot.',
    showAll: 'Rādīt visas markas',
  },

  handoff: {
    title: (brand) => `Pierakstieties ${brand} kontā`,
    lead: (host) => `No šīs lapas jūs dosieties uz ${host}.`,
    account: (brand, name) =>
      name === null
        ? `Pierakstieties tur savā ${brand} kontā.`
        : `Pierakstieties tur kontā, kuru izmantojat lietotnē ${name}.`,
    password: (client) => `Keyfob un ${app('lietotne', client)} nekad neredz jūsu paroli.`,
    afterwards: (client) =>
      `Pēc tam jūs atgriezīsieties šeit un izvēlēsieties, ko ${app('lietotne', client)} drīkst redzēt.`,
    addressLabel: 'Adresei jābūt šādai',
    go: (brand) => `Doties uz ${brand} lapu`,
    otherBrand: 'Izvēlēties citu marku',
  },

  loading: {
    title: 'Meklējam jūsu automašīnas',
    lead: (brand) =>
      `${brand} paziņo mums, kuras automašīnas ir jūsu kontā. Tas var ilgt līdz vienai minūtei. Tālāk lapa pāries pati.`,
  },

  vehicles: {
    title: (client) => `Ko vēlaties kopīgot ar ${app('lietotni', client)}?`,
    lead: (client, brand) =>
      `Pierakstīšanās ${brand} kontā izdevās. ${app('Lietotnei', client)} vēl nekas nav nosūtīts.`,
    forUser: (hint) => `Savienojums piederēs lietotājam ${hint}.`,
    // Said without the number, so 21 cars are not "your car" here.
    cars: (number) => (number === 1 ? 'Jūsu automašīna' : 'Jūsu automašīnas'),
    single: 'Izvēlieties vienu automašīnu.',
    vin: (ending) => `Identifikācijas numurs (VIN) beidzas ar ${ending}`,
    connected: 'Jau savienota',
    staysConnected: (client) =>
      `Jau savienota automašīna paliek savienota arī tad, ja šeit to neizvēlaties. Lai to pārtrauktu, atvienojiet automašīnu ${app('lietotnē', client)}.`,
    cannotShare: (permissions, client) =>
      `Nevar savienot. Automašīna nesniedz to, kas ${app('lietotnei', client)} ir nepieciešams: ${permissions}.`,
    noneFit: (client) =>
      `Neviena no šīm automašīnām nevar sniegt to, kas ${app('lietotnei', client)} ir nepieciešams. Nekas netika kopīgots. Varat pierakstīties citā kontā vai beigt šeit.`,
    nothingSelected: 'Izvēlieties vismaz vienu automašīnu, ko kopīgot, vai nospiediet „Nekopīgot”.',
    reads: (client) => `${app('Lietotne', client)} var redzēt`,
    controls: (client) => `${app('Lietotne', client)} var darīt`,
    needed: 'Nepieciešams',
    neededHint: (client) =>
      `${app('Lietotne', client)} nedarbojas bez tā, kas atzīmēts ar „Nepieciešams”. Par pārējo izlemjat jūs.`,
    notShared: 'Netiek kopīgots',
    andMore: (permissions, more) => `${permissions} un vēl ${more}`,
    howLong: 'Cik ilgi',
    howLongText: (client, durable) =>
      durable
        ? `Līdz jūs to pārtrauksiet. ${app('Lietotne', client)} var izmantot piekļuvi arī tad, kad lietotne jums nav atvērta.`
        : `Tikai īsu brīdi: kad piekļuve dažu stundu laikā beigsies, ${app('lietotnei', client)} būs jūsu atļauja jālūdz vēlreiz.`,
    howToStop: 'Kā to pārtraukt',
    howToStopText: (client, brand) =>
      `Atvienojiet automašīnu ${app('lietotnē', client)} vai noņemiet piekļuvi savā ${brand} kontā. Ar to kopīgošana beidzas.`,
    share: (client) => `Kopīgot ar ${app('lietotni', client)}`,
    dontShare: 'Nekopīgot',
    otherAccount: 'Izmantot citu kontu',
  },

  noVehicles: {
    title: (account) => `Šajā ${account} kontā nav automašīnu`,
    lead: (client) =>
      `Pierakstīšanās izdevās, taču kontā nav nevienas automašīnas. Ar ${app('lietotni', client)} nekas netika kopīgots.`,
    hints: [
      'Automašīna var būt citā kontā, piemēram, kādam no jūsu mājsaimniecības.',
      'Bieži vien automašīnu var kopīgot tikai tās galvenais lietotājs.',
      'Jauna automašīna, iespējams, vispirms jāpievieno ražotāja lietotnē.',
    ],
    otherAccount: 'Izmantot citu kontu',
    otherBrand: 'Izvēlēties citu marku',
  },

  success: {
    title: (brand, number) =>
      number === 1
        ? `Jūs kopīgojāt savu ${brand} automašīnu`
        : `Jūs kopīgojāt ${count(number, `${brand} automašīnas`, `${brand} automašīnu`, `${brand} automašīnas`)}`,
    lead: (client) =>
      `${app('Lietotne', client)} tagad pabeidz savienošanu. Kopīgošanu varat pārtraukt jebkurā brīdī.`,
    goBack: (client) => `Atgriezieties ${app('lietotnē', client)}, lai redzētu, ka viss izdevās.`,
    close: (client) => `Varat aizvērt šo logu un turpināt ${app('lietotnē', client)}.`,
  },

  ended: {
    completed: (client) => ({
      title: 'Šī saite jau ir izmantota',
      text: `Ar to jūs jau savienojāt savu automašīnu. Šeit vairs nekas nav jādara. Lai savienotu vēl vienu automašīnu, sāciet no jauna ${app('lietotnē', client)}.`,
    }),
    denied: (client) => ({
      title: 'Jūs izvēlējāties nekopīgot',
      text: `Nekas netika kopīgots. Ja pārdomāsiet, sāciet no jauna ${app('lietotnē', client)}.`,
    }),
    cancelled: (client) => ({
      title: 'Jūs pārtraucāt pirms kopīgošanas',
      text: `Nekas netika kopīgots. Automašīnu varat savienot vēlāk ${app('lietotnē', client)}.`,
    }),
    expired: (client) => ({
      title: 'Šīs saites derīgums ir beidzies',
      text: `Lai jūsu automašīna būtu drošībā, saites darbojas tikai neilgu laiku. Nekas netika kopīgots. Sāciet no jauna ${app('lietotnē', client)}.`,
    }),
    failed: (client) => ({
      title: 'Automašīnu neizdevās savienot',
      text: `Savienošana netika pabeigta, un tā nav devusi ${app('lietotnei', client)} piekļuvi jūsu automašīnai. Sāciet no jauna ${app('lietotnē', client)}.`,
    }),
  },
  elsewhere: (client) => ({
    title: 'Šī saite ir atvērta citā pārlūkā',
    text: `Lai jūsu automašīna būtu drošībā, saite darbojas tikai tajā pārlūkā, kurā to atvēra vispirms. Turpiniet tur vai sāciet no jauna ${app('lietotnē', client)}. No šejienes nekas netika kopīgots.`,
  }),
  cookies: (client) => ({
    title: 'Jūsu pārlūks bloķē sīkdatnes',
    text: `Viena sīkdatne ir vajadzīga, lai zinātu, ka tas joprojām esat jūs, kad atgriežaties no automašīnas ražotāja lapas. Atļaujiet šai lapai sīkdatnes un mēģiniet vēlreiz. Ar ${app('lietotni', client)} nekas netika kopīgots.`,
  }),

  errors: {
    not_found: (client) => ({
      title: 'Šeit nekā nav',
      text: `Adrese ir nepilnīga vai vairs netiek izmantota. Nekas netika kopīgots. Sāciet no jauna ${app('lietotnē', client)}.`,
    }),
    server_error: (client) => ({
      title: 'Keyfob pusē radās kļūda',
      text: `Tā ir mūsu, nevis jūsu vaina. Ar ${app('lietotni', client)} nekas jauns netika kopīgots. Mēģiniet vēlreiz pēc brīža.`,
    }),
    not_configured: () => ({
      title: 'Šis Keyfob vēl nav iestatīts',
      text: 'Tā uzturētājam jāpabeidz iestatīšana. Nekas netika kopīgots.',
    }),
    session_expired: (client) => texts.ended.expired(client),
    session_finished: (client) => ({
      title: 'Šī saite jau ir izmantota',
      text: `To nevar izmantot vēlreiz. Lai savienotu automašīnu, sāciet no jauna ${app('lietotnē', client)}.`,
    }),
    session_not_open: (client) => ({
      title: 'Šis solis ir beidzies',
      text: `Lapa, no kuras atnācāt, ir novecojusi. Nekas jauns netika kopīgots. Turpiniet no jaunākās lapas vai sāciet no jauna ${app('lietotnē', client)}.`,
    }),
    session_elsewhere: (client) => texts.elsewhere(client),
    too_many_sessions: (client) => ({
      title: 'Atvērts pārāk daudz saišu',
      text: `Vairākas ${app('lietotnes', client)} saites ir sāktas, bet nav pabeigtas. Pabeidziet kādu no tām vai mēģiniet vēlāk. Nekas netika kopīgots.`,
    }),
    form_not_ours: () => ({
      title: 'Lapa bija novecojusi',
      text: 'Nevarējām pārliecināties, ka veidlapa nāk no šīs lapas, tāpēc nekas netika darīts un nekas netika kopīgots. Atgriezieties, atkārtoti ielādējiet lapu un vēlreiz nospiediet pogu.',
    }),
    cookies_blocked: (client) => texts.cookies(client),
    user_denied: (client) => texts.ended.denied(client),
    user_cancelled: (client) => texts.ended.cancelled(client),
    brand_unknown: () => ({
      title: 'Šo marku nevar savienot',
      text: 'Atgriezieties un izvēlieties marku no saraksta. Nekas netika kopīgots.',
    }),
    nothing_selected: () => ({
      title: 'Nav izvēlēta neviena automašīna',
      text: 'Atgriezieties un izvēlieties vismaz vienu automašīnu. Nekas netika kopīgots.',
    }),
    provider_cancelled: () => ({
      title: 'Jūs atgriezāties, vēl nepabeidzot',
      text: 'Pierakstīšanās pie automašīnas ražotāja netika pabeigta. Nekas netika kopīgots. Varat mēģināt vēlreiz.',
    }),
    provider_unavailable: () => ({
      title: 'Automašīnas ražotājs neatbild',
      text: 'Kļūda ir ražotāja pusē. Nekas netika kopīgots. Mēģiniet vēlreiz pēc dažām minūtēm.',
    }),
    provider_refused: () => ({
      title: 'Automašīnas ražotājs atteica',
      text: 'Ražotājs nepieņēma pieprasījumu. Nekas netika kopīgots. Mēģiniet vēlreiz vai izmantojiet citu kontu.',
    }),
    no_vehicles: (client) => ({
      title: 'Šajā kontā nav automašīnu',
      text: `Kontā nav nevienas automašīnas. Ar ${app('lietotni', client)} nekas netika kopīgots. Izmantojiet citu kontu vai jautājiet automašīnas galvenajam lietotājam.`,
    }),
    vehicle_unreachable: () => ({
      title: 'Automašīna neatbild',
      text: 'Tā var būt miega režīmā vai ārpus tīkla pārklājuma. Atveriet automašīnas lietotni, lai to pamodinātu, un mēģiniet vēlreiz.',
    }),
    vehicle_gone: (client) => ({
      title: 'Šī automašīna ir noņemta',
      text: `Tā vairs nav savienota, un ${app('lietotnei', client)} nav tai piekļuves. Lai to savienotu vēlreiz, sāciet ${app('lietotnē', client)}.`,
    }),
    reauthorization_required: (client) => ({
      title: 'Automašīna jāsavieno vēlreiz',
      text: `Ražotājs pārtrauca piekļuvi, piemēram, pēc paroles maiņas. Sāciet no jauna ${app('lietotnē', client)}.`,
    }),
  },
  applicationError: (client) => ({
    title: 'Šī saite nedarbojas',
    text: `${app('Lietotne', client)} atsūtīja jūs šurp ar nepareizu pieprasījumu. Jūs tur neko nevarat darīt, un nekas netika kopīgots. Lietotnes uzturētājs var atrast kļūdu pēc zemāk redzamā pieprasījuma ID.`,
  }),
  generalError: (client) => ({
    title: 'Radās kļūda',
    text: `Nekas jauns netika kopīgots. Atgriezieties ${app('lietotnē', client)} un mēģiniet vēlreiz. Ja tas atkārtojas, nosauciet tās uzturētājam zemāk redzamo pieprasījuma ID.`,
  }),
  attempt: (brand) => ({
    provider_cancelled: `Jūs atgriezāties, pirms pierakstīšanās ${brand} kontā bija pabeigta. Nekas netika kopīgots.`,
    provider_unavailable: `${brand} pašlaik neatbild. Kļūda ir ražotāja pusē, un nekas netika kopīgots. Mēģiniet vēlreiz pēc dažām minūtēm.`,
    provider_refused: `${brand} nepieņēma pieprasījumu. Nekas netika kopīgots. Mēģiniet vēlreiz vai izmantojiet citu kontu.`,
    reauthorization_required: `${brand} pārtrauca pierakstīšanos, pirms paguvām nolasīt jūsu automašīnas. Nekas netika kopīgots. Pierakstieties vēlreiz.`,
    no_vehicles: `Šajā ${brand} kontā nebija nevienas automašīnas. Nekas netika kopīgots. Pierakstieties citā kontā.`,
    vehicle_unreachable: `${brand} nevarēja sasniegt jūsu automašīnu. Nekas netika kopīgots. Pamodiniet to ar tās lietotni un mēģiniet vēlreiz.`,
    general: `Pierakstīšanās ${brand} kontā neizdevās. Nekas netika kopīgots. Mēģiniet vēlreiz.`,
  }),
  permissions,
  unsuitable,
};
