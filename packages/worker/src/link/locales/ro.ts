import { words } from '@keyfob/shared/words/ro';
import { permissions } from './ro-permissions.ts';
import { unsuitable } from './ro-unsuitable.ts';
import type { Texts } from './texts.ts';

const plural = new Intl.PluralRules('ro');
const lists = new Intl.ListFormat('ro', { type: 'conjunction' });

type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

const count = (number: number, forms: Forms): string =>
  `${number} ${forms[plural.select(number)] ?? forms.other}`;

const one = (number: number): boolean => plural.select(number) === 'one';

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('ro') + text.slice(1);

const THE_APP = 'aplicația';

/** After most prepositions a bare noun loses its article; a name stays as it is. */
const after = (client: string): string => (client === THE_APP ? 'aplicație' : client);

export const texts: Texts = {
  words,
  theApp: THE_APP,
  list: (items) => lists.format(items),

  frame: {
    asks: (domain) => `trimite cererea de pe ${domain}`,
    simulated: 'Aceasta este o simulare. Mașinile, conturile și paginile de autentificare sunt fictive.',
    language: 'Limbă',
    help: 'Ajutor',
    privacy: (client) => `Confidențialitate la ${after(client)}`,
    support: (client) => `Ajutor de la ${after(client)}`,
    howItWorks: 'Cum funcționează',
    howItWorksText: (client) => [
      `Keyfob conectează mașini la aplicații. ${capital(client)} îl folosește ca să-ți poți partaja mașina fără să dai nimănui parola.`,
      'Te autentifici chiar pe pagina mărcii mașinii. Apoi marca îi dă lui Keyfob o cheie care deschide doar ce alegi aici.',
      `Nimic nu ajunge la ${after(client)} înainte să apeși „Partajează” la ultimul pas.`,
    ],
    back: (client) => `Înapoi la ${after(client)}`,
    offline: 'Ești offline. Ce ai completat este încă aici. Continuă după ce revii online.',
    expiringTitle: 'Mai ești aici?',
    expiring:
      'Pentru siguranța ta, această pagină se închide în aproximativ două minute. Apasă orice tastă sau butonul ca să continui.',
    expiringSoonTitle: 'Linkul expiră în curând',
    expiringSoon: (client) =>
      `Linkul expiră în aproximativ două minute. Dacă ai nevoie de mai mult timp, începe din nou din ${after(client)}. Nu se partajează nimic până nu termini.`,
    keepGoing: 'Continuă',
    understood: 'OK',
  },

  intro: {
    title: (client) => `Conectează-ți mașina la ${after(client)}`,
    lead: (client) => `${client} ar vrea acces la mașina ta prin contul ei online.`,
    points: (client) => [
      {
        title: 'Tu alegi ce partajezi',
        text: `Vezi fiecare mașină și fiecare permisiune înainte ca ceva să ajungă la ${after(client)}.`,
      },
      {
        title: 'Parola rămâne la tine',
        text: `Te autentifici pe pagina mărcii mașinii tale. Nici Keyfob, nici ${client} nu văd vreodată parola.`,
      },
      {
        title: 'Poți opri oricând',
        text: 'Încheie partajarea când vrei, fără să dai vreun motiv.',
      },
    ],
    forUser: (hint) => `Conectezi mașina ca ${hint}.`,
    continue: 'Continuă',
    senderTitle: (client) => `Linkul acesta ți-a fost trimis de ${after(client)}?`,
    senderLead: (client) =>
      `Cine a inițiat acest link va primi acces la mașina ta. Continuă doar dacă l-ai inițiat chiar tu în ${after(client)}.`,
    senderApplication: 'Aplicație',
    senderUser: 'Contul din aplicație',
    senderNobody: 'Nu a fost indicat de aplicație',
    senderWarning:
      'Dacă linkul ți-a fost trimis de altcineva sau contul nu este al tău, alege „Nu”. În acest caz nu se partajează nimic.',
    yes: 'Da, continuă',
    no: 'Nu',
  },

  brand: {
    title: 'Ce marcă este mașina ta?',
    lead: 'Alege marca de pe emblema mașinii. Apoi te autentifici pe pagina acelei mărci.',
    search: 'Caută mărci, modele sau aplicații',
    submit: 'Caută',
    count: (number) => count(number, { one: 'marcă', few: 'mărci', other: 'de mărci' }),
    inCountry: (country) => `Mărci (${country}) · schimbă țara`,
    anyCountry: 'Mărci din toate țările · alege țara',
    allCountries: 'Toate țările',
    country: 'Țară',
    show: 'Afișează',
    none: (query) => `Nicio marcă nu se potrivește cu „${query}”`,
    noneHint:
      'Verifică ortografia sau încearcă numele de pe emblemă ori numele aplicației mașinii. Dacă marca nu este aici, încă nu poate fi conectată.',
    showAll: 'Afișează toate mărcile',
  },

  handoff: {
    title: (brand) => `Autentifică-te la ${brand}`,
    lead: (host) => `Părăsești această pagină și mergi la ${host}.`,
    account: (brand, app) =>
      app === null
        ? `Autentifică-te acolo cu contul tău ${brand}.`
        : `Autentifică-te acolo cu contul pe care îl folosești în aplicația ${app}.`,
    password: (client) => `Keyfob și ${client} nu îți văd niciodată parola.`,
    afterwards: (client) => `Apoi revii aici și alegi ce poate vedea ${client}.`,
    addressLabel: 'Adresa trebuie să fie',
    go: (brand) => `Mergi la ${brand}`,
    otherBrand: 'Alege altă marcă',
  },

  loading: {
    title: 'Îți căutăm mașinile',
    lead: (brand) =>
      `${brand} ne spune ce mașini sunt în contul tău. Poate dura până la un minut. Pagina continuă singură.`,
  },

  vehicles: {
    title: (client) => `Ce vrei să partajezi cu ${client}?`,
    lead: (client, brand) => `Te-ai autentificat la ${brand}. Încă nu a ajuns nimic la ${after(client)}.`,
    forUser: (hint) => `Conexiunea va aparține contului ${hint}.`,
    cars: (number) => (one(number) ? 'Mașina ta' : 'Mașinile tale'),
    single: 'Alege o singură mașină.',
    vin: (ending) => `Seria de șasiu (VIN) se termină în ${ending}`,
    connected: 'Deja conectată',
    staysConnected: (client) =>
      `O mașină deja conectată rămâne conectată, chiar dacă nu o alegi aici. Ca să închei conexiunea, deconecteaz-o din ${after(client)}.`,
    cannotShare: (missing, client) =>
      `Nu poate fi conectată: mașina nu oferă tot ce este necesar pentru ${after(client)} (${missing}).`,
    noneFit: (client) =>
      `Niciuna dintre aceste mașini nu poate oferi ce este necesar pentru ${after(client)}. Nu s-a partajat nimic. Te poți autentifica cu alt cont sau te poți opri aici.`,
    nothingSelected: 'Alege cel puțin o mașină de partajat sau apasă „Nu partaja”.',
    reads: (client) => `Ce poate vedea ${client}`,
    controls: (client) => `Ce poate face ${client}`,
    needed: 'Necesar',
    neededHint: (client) =>
      `${client} nu funcționează fără ce este marcat ca „Necesar”. Restul depinde de tine.`,
    notShared: 'Nu se partajează',
    andMore: (shown, more) => `${shown} și încă ${more}`,
    howLong: 'Pentru cât timp',
    howLongText: (client, durable) =>
      durable
        ? `Până când oprești partajarea. ${client} poate folosi accesul și când nu ești în aplicație.`
        : `Doar pentru scurt timp: ${client} trebuie să îți ceară din nou acordul când accesul expiră, în câteva ore.`,
    howToStop: 'Cum oprești',
    howToStopText: (client, brand) =>
      `Deconectează mașina din ${after(client)} sau elimină accesul din contul tău ${brand}. Asta pune capăt partajării.`,
    share: (client) => `Partajează cu ${client}`,
    dontShare: 'Nu partaja',
    otherAccount: 'Folosește alt cont',
  },

  noVehicles: {
    title: (account) => `Nicio mașină în acest cont ${account}`,
    lead: (client) =>
      `Te-ai autentificat, dar în cont nu este nicio mașină. Nu s-a partajat nimic cu ${client}.`,
    hints: [
      'Mașina poate fi în alt cont, de exemplu al cuiva cu care locuiești.',
      'Adesea, doar utilizatorul principal al unei mașini o poate partaja.',
      'O mașină nouă trebuie uneori adăugată mai întâi în aplicația mărcii.',
    ],
    otherAccount: 'Folosește alt cont',
    otherBrand: 'Alege altă marcă',
  },

  success: {
    title: (brand, number) =>
      one(number)
        ? `Ți-ai partajat mașina ${brand}`
        : `Ai partajat ${count(number, { one: 'mașină', few: 'mașini', other: 'de mașini' })} ${brand}`,
    lead: (client) => `${client} finalizează acum conexiunea. Poți opri partajarea oricând.`,
    goBack: (client) => `Revino la ${after(client)} ca să vezi că a reușit.`,
    close: (client) => `Poți închide această fereastră și poți continua în ${after(client)}.`,
  },

  ended: {
    completed: (client) => ({
      title: 'Acest link a fost folosit',
      text: `Ți-ai conectat deja mașina cu el. Nu mai e nimic de făcut aici. Ca să conectezi altă mașină, începe din nou din ${after(client)}.`,
    }),
    denied: (client) => ({
      title: 'Ai ales să nu partajezi',
      text: `Nu s-a partajat nimic. Dacă te răzgândești, începe din nou din ${after(client)}.`,
    }),
    cancelled: (client) => ({
      title: 'Te-ai oprit înainte de partajare',
      text: `Nu s-a partajat nimic. Îți poți conecta mașina mai târziu din ${after(client)}.`,
    }),
    expired: (client) => ({
      title: 'Acest link a expirat',
      text: `Linkurile sunt valabile doar o vreme, pentru siguranța mașinii tale. Nu s-a partajat nimic. Începe din nou din ${after(client)}.`,
    }),
    failed: (client) => ({
      title: 'Mașina nu a putut fi conectată',
      text: `Conectarea nu a fost finalizată, iar ${client} nu are acces la mașina ta prin ea. Începe din nou din ${after(client)}.`,
    }),
  },
  elsewhere: (client) => ({
    title: 'Acest link a fost deschis în alt browser',
    text: `Pentru siguranța mașinii tale, un link funcționează doar în browserul care l-a deschis primul. Continuă acolo sau începe din nou din ${after(client)}. De aici nu s-a partajat nimic.`,
  }),
  cookies: (client) => ({
    title: 'Browserul tău blochează cookie-urile',
    text: `Este nevoie de un cookie ca să știm că ești tot tu când revii de la marca mașinii. Permite cookie-urile pentru această pagină și încearcă din nou. Nu s-a partajat nimic cu ${client}.`,
  }),

  errors: {
    not_found: (client) => ({
      title: 'Aici nu este nimic',
      text: `Adresa este incompletă sau nu mai este folosită. Nu s-a partajat nimic. Începe din nou din ${after(client)}.`,
    }),
    server_error: (client) => ({
      title: 'Ceva nu a mers bine la Keyfob',
      text: `Este vina noastră, nu a ta. Nu s-a partajat nimic nou cu ${client}. Încearcă din nou peste puțin timp.`,
    }),
    not_configured: () => ({
      title: 'Acest Keyfob nu este încă configurat',
      text: 'Administratorul lui trebuie să termine setările. Nu s-a partajat nimic.',
    }),
    session_expired: (client) => texts.ended.expired(client),
    session_finished: (client) => ({
      title: 'Acest link a fost folosit',
      text: `A mai fost folosit și nu poate fi folosit din nou. Ca să conectezi o mașină, începe din nou din ${after(client)}.`,
    }),
    session_not_open: (client) => ({
      title: 'Acest pas s-a încheiat',
      text: `Pagina de pe care ai venit nu mai este actuală. Nu s-a partajat nimic nou. Continuă de pe cea mai recentă pagină sau începe din nou din ${after(client)}.`,
    }),
    session_elsewhere: (client) => texts.elsewhere(client),
    too_many_sessions: (client) => ({
      title: 'Sunt deschise prea multe linkuri',
      text: `Mai multe linkuri pentru ${after(client)} au fost începute și nu au fost terminate. Termină unul dintre ele sau încearcă mai târziu. Nu s-a partajat nimic.`,
    }),
    form_not_ours: () => ({
      title: 'Pagina nu mai era actuală',
      text: 'Nu am putut fi siguri că formularul vine de pe această pagină, așa că nu s-a făcut nimic și nu s-a partajat nimic. Mergi înapoi, reîncarcă pagina și apasă din nou butonul.',
    }),
    cookies_blocked: (client) => texts.cookies(client),
    user_denied: (client) => texts.ended.denied(client),
    user_cancelled: (client) => texts.ended.cancelled(client),
    brand_unknown: () => ({
      title: 'Această marcă nu poate fi conectată',
      text: 'Mergi înapoi și alege o marcă din listă. Nu s-a partajat nimic.',
    }),
    nothing_selected: () => ({
      title: 'Nu a fost aleasă nicio mașină',
      text: 'Mergi înapoi și alege cel puțin o mașină. Nu s-a partajat nimic.',
    }),
    provider_cancelled: () => ({
      title: 'Ai revenit înainte de a termina',
      text: 'Autentificarea la marca mașinii tale nu a fost finalizată. Nu s-a partajat nimic. Poți încerca din nou.',
    }),
    provider_unavailable: () => ({
      title: 'Marca mașinii nu răspunde',
      text: 'Problema este la marcă. Nu s-a partajat nimic. Încearcă din nou peste câteva minute.',
    }),
    provider_refused: () => ({
      title: 'Marca mașinii a refuzat',
      text: 'Marca nu a acceptat cererea. Nu s-a partajat nimic. Încearcă din nou sau folosește alt cont.',
    }),
    no_vehicles: (client) => ({
      title: 'Nicio mașină în acest cont',
      text: `În cont nu este nicio mașină. Nu s-a partajat nimic cu ${client}. Folosește alt cont sau întreabă utilizatorul principal al mașinii.`,
    }),
    vehicle_unreachable: () => ({
      title: 'Mașina nu răspunde',
      text: 'Poate fi în repaus sau fără semnal. Deschide aplicația mașinii ca să o trezești, apoi încearcă din nou.',
    }),
    vehicle_gone: (client) => ({
      title: 'Această mașină a fost eliminată',
      text: `Nu mai este conectată, iar ${client} nu are acces la ea. Ca să o conectezi din nou, începe din ${after(client)}.`,
    }),
    reauthorization_required: (client) => ({
      title: 'Mașina trebuie conectată din nou',
      text: `Marca a încheiat accesul, de exemplu după schimbarea parolei. Începe din nou din ${after(client)}.`,
    }),
  },
  applicationError: (client) => ({
    title: 'Acest link nu funcționează',
    text: `${capital(client)} te-a trimis aici cu o cerere incorectă. Tu nu poți face nimic, și nu s-a partajat nimic. Administratorul aplicației poate găsi greșeala cu ID-ul cererii de mai jos.`,
  }),
  generalError: (client) => ({
    title: 'Ceva nu a mers bine',
    text: `Nu s-a partajat nimic nou. Revino la ${after(client)} și încearcă din nou. Dacă se repetă, transmite acolo ID-ul cererii de mai jos.`,
  }),
  attempt: (brand) => ({
    provider_cancelled: `Ai revenit de la ${brand} înainte de a termina autentificarea. Nu s-a partajat nimic.`,
    provider_unavailable: `${brand} nu răspunde acum. Problema este la ei și nu s-a partajat nimic. Încearcă din nou peste câteva minute.`,
    provider_refused: `${brand} nu a acceptat cererea. Nu s-a partajat nimic. Încearcă din nou sau folosește alt cont.`,
    reauthorization_required: `${brand} a încheiat sesiunea înainte să putem citi mașinile tale. Nu s-a partajat nimic. Autentifică-te din nou.`,
    no_vehicles: `În contul ${brand} nu era nicio mașină. Nu s-a partajat nimic. Autentifică-te cu alt cont.`,
    vehicle_unreachable: `${brand} nu a putut contacta mașina ta. Nu s-a partajat nimic. Trezește-o din aplicația ei, apoi încearcă din nou.`,
    general: `Autentificarea la ${brand} nu a reușit. Nu s-a partajat nimic. Încearcă din nou.`,
  }),
  permissions,
  unsuitable,
};
