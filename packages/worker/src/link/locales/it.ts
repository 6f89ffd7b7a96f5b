import { words } from '@keyfob/shared/words/it';
import { permissions } from './it-permissions.ts';
import { unsuitable } from './it-unsuitable.ts';
import type { Texts } from './texts.ts';

const plural = new Intl.PluralRules('it');
const lists = new Intl.ListFormat('it', { type: 'conjunction' });

/** The category of whole millions does not occur. */
const one = (number: number): boolean => plural.select(number) === 'one';

const theApp = 'l’app';

/** A name stays as it is; our own words for the app take a capital, or an article joined to the preposition. */
const first = (client: string): string => (client === theApp ? 'L’app' : client);
const to = (client: string): string => (client === theApp ? 'all’app' : `a ${client}`);
const from = (client: string): string => (client === theApp ? 'dall’app' : `da ${client}`);
const of = (client: string): string => (client === theApp ? 'dell’app' : `di ${client}`);
const inside = (client: string): string => (client === theApp ? 'nell’app' : `in ${client}`);

export const texts: Texts = {
  words,
  theApp,
  list: (items) => lists.format(items),

  frame: {
    asks: (domain) => `lo chiede da ${domain}`,
    simulated: 'Questa è una simulazione. Le auto, gli account e le pagine di accesso sono inventati.',
    language: 'Lingua',
    help: 'Aiuto',
    privacy: (client) => `Privacy ${of(client)}`,
    support: (client) => `Assistenza ${of(client)}`,
    howItWorks: 'Come funziona',
    howItWorksText: (client) => [
      `Keyfob collega le auto alle app. ${first(client)} lo usa per permetterti di condividere l’accesso alla tua auto senza dare a nessuno la tua password.`,
      'Accedi direttamente sulla pagina della marca. La marca consegna poi a Keyfob una chiave che apre solo quello che scegli qui.',
      `Nulla arriva ${to(client)} prima che tu prema “Condividi” nell’ultimo passaggio.`,
    ],
    back: (client) => `Torna ${to(client)}`,
    offline: 'Sei offline. Quello che hai inserito è ancora qui. Continua quando torni online.',
    expiringTitle: 'Ci sei ancora?',
    expiring:
      'Per la tua sicurezza questa pagina si chiuderà tra circa due minuti. Premi un tasto qualsiasi o il pulsante per continuare.',
    expiringSoonTitle: 'Questo link sta per scadere',
    expiringSoon: (client) =>
      `Questo link scade tra circa due minuti. Se ti serve più tempo, ricomincia ${from(client)}; nulla viene condiviso finché non hai finito.`,
    keepGoing: 'Continua',
    understood: 'OK',
  },

  intro: {
    title: (client) => `Collega la tua auto ${to(client)}`,
    lead: (client) => `${first(client)} vorrebbe accedere alla tua auto tramite l’account online dell’auto.`,
    points: (client) => [
      {
        title: 'Scegli tu che cosa condividere',
        text: `Vedi ogni auto e ogni autorizzazione prima che qualcosa arrivi ${to(client)}.`,
      },
      {
        title: 'La password resta tua',
        text: `Accedi sul sito della marca della tua auto. Né Keyfob né ${client} vedono mai la password.`,
      },
      {
        title: 'Puoi smettere in qualsiasi momento',
        text: 'Interrompi la condivisione quando vuoi, senza dare spiegazioni.',
      },
    ],
    forUser: (hint) => `Stai collegando la tua auto come ${hint}.`,
    continue: 'Continua',
    senderTitle: (client) => `Questo link te l’ha mandato ${client}?`,
    senderLead: (client) =>
      `Chi ha avviato questo link avrà accesso alla tua auto. Continua solo se l’hai avviato tu ${inside(client)}.`,
    senderApplication: 'Applicazione',
    senderUser: 'Account nell’app',
    senderNobody: 'Non indicato dall’app',
    senderWarning:
      'Se il link te l’ha mandato qualcun altro, o se l’account non è tuo, scegli “No”. In questo modo non viene condiviso nulla.',
    yes: 'Sì, continua',
    no: 'No',
  },

  brand: {
    title: 'Di che marca è la tua auto?',
    lead: 'Scegli il logo che vedi sull’auto. Poi accederai sul sito di quella marca.',
    search: 'Cerca marche, modelli o app',
    submit: 'Cerca',
    count: (number) => `${number} ${one(number) ? 'marca' : 'marche'}`,
    inCountry: (country) => `Marche (${country}) · cambia Paese`,
    anyCountry: 'Marche di tutti i Paesi · scegli il Paese',
    allCountries: 'Tutti i Paesi',
    country: 'Paese',
    show: 'Mostra',
    none: (query) => `Nessuna marca corrisponde a “${query}”`,
    noneHint:
      'Controlla l’ortografia, oppure prova con il nome che leggi sull’auto o con quello della sua app. Se la marca non è qui, non è ancora possibile collegarla.',
    showAll: 'Mostra tutte le marche',
  },

  handoff: {
    title: (brand) => `Accedi al tuo account ${brand}`,
    lead: (host) => `Stai lasciando questa pagina per ${host}.`,
    account: (brand, app) =>
      app === null
        ? `Lì accedi con il tuo account ${brand}.`
        : `Lì accedi con l’account che usi nell’app ${app}.`,
    password: (client) => `Né Keyfob né ${client} vedono mai la tua password.`,
    afterwards: (client) => `Poi tornerai qui e sceglierai che cosa può vedere ${client}.`,
    addressLabel: 'L’indirizzo deve essere',
    go: (brand) => `Vai al sito ${brand}`,
    otherBrand: 'Scegli un’altra marca',
  },

  loading: {
    title: 'Stiamo cercando le tue auto',
    lead: (brand) =>
      `${brand} ci sta comunicando quali auto ci sono nel tuo account. Può volerci fino a un minuto. La pagina va avanti da sola.`,
  },

  vehicles: {
    title: (client) => `Che cosa vuoi condividere con ${client}?`,
    lead: (client, brand) =>
      `Hai effettuato l’accesso al tuo account ${brand}. Finora nulla è stato inviato ${to(client)}.`,
    forUser: (hint) => `Il collegamento sarà a nome di ${hint}.`,
    cars: (number) => (one(number) ? 'La tua auto' : 'Le tue auto'),
    single: 'Scegli un’auto.',
    vin: (ending) => `Il numero di telaio termina con ${ending}`,
    connected: 'Già collegata',
    staysConnected: (client) =>
      `Un’auto già collegata resta collegata, anche se qui non la scegli. Per porre fine al collegamento, scollegala ${inside(client)}.`,
    cannotShare: (permissions, client) =>
      `Non può essere collegata, perché non offre ciò che serve ${to(client)}: ${permissions}.`,
    noneFit: (client) =>
      `Nessuna di queste auto offre ciò che serve ${to(client)}. Non è stato condiviso nulla. Puoi accedere con un altro account o fermarti qui.`,
    nothingSelected: 'Scegli almeno un’auto da condividere, oppure premi “Non condividere”.',
    reads: (client) => `${first(client)} può vedere`,
    controls: (client) => `${first(client)} può fare`,
    needed: 'Necessario',
    neededHint: (client) =>
      `${first(client)} non funziona senza ciò che è contrassegnato come “Necessario”. Per il resto decidi tu.`,
    notShared: 'Non condiviso',
    andMore: (permissions, more) => `${permissions} e altre ${more}`,
    howLong: 'Per quanto tempo',
    howLongText: (client, durable) =>
      durable
        ? `Finché non smetti tu. ${first(client)} può usare l’accesso anche quando non sei nell’app.`
        : `Solo per poco tempo: ${client} dovrà chiedertelo di nuovo quando l’accesso scadrà, nel giro di qualche ora.`,
    howToStop: 'Come smettere',
    howToStopText: (client, brand) =>
      `Scollega l’auto ${inside(client)}, oppure rimuovi l’accesso nel tuo account ${brand}. Così l’accesso finisce.`,
    share: (client) => `Condividi con ${client}`,
    dontShare: 'Non condividere',
    otherAccount: 'Usa un altro account',
  },

  noVehicles: {
    title: (account) => `Nessuna auto in questo account ${account}`,
    lead: (client) =>
      `Hai effettuato l’accesso, ma nell’account non c’è nessuna auto. Nulla è stato condiviso con ${client}.`,
    hints: [
      'L’auto potrebbe essere in un altro account, per esempio quello di chi vive con te.',
      'Spesso solo l’utente principale di un’auto può condividerla.',
      'Un’auto nuova potrebbe dover essere prima aggiunta nell’app della marca.',
    ],
    otherAccount: 'Usa un altro account',
    otherBrand: 'Scegli un’altra marca',
  },

  success: {
    title: (brand, number) =>
      one(number)
        ? `Hai condiviso l’accesso alla tua ${brand}`
        : `Hai condiviso l’accesso a ${number} auto ${brand}`,
    lead: (client) =>
      `${first(client)} sta completando il collegamento. Puoi interrompere la condivisione in qualsiasi momento.`,
    goBack: (client) => `Torna ${to(client)} per vedere se è andato tutto bene.`,
    close: (client) => `Puoi chiudere questa finestra e continuare ${inside(client)}.`,
  },

  ended: {
    completed: (client) => ({
      title: 'Questo link è terminato',
      text: `L’hai già usato per collegare la tua auto. Qui non serve altro. Per collegare un’altra auto, ricomincia ${from(client)}.`,
    }),
    denied: (client) => ({
      title: 'Hai scelto di non condividere',
      text: `Non è stato condiviso nulla. Se cambi idea, ricomincia ${from(client)}.`,
    }),
    cancelled: (client) => ({
      title: 'Hai interrotto prima di condividere',
      text: `Non è stato condiviso nulla. Puoi collegare la tua auto più tardi ${from(client)}.`,
    }),
    expired: (client) => ({
      title: 'Questo link è scaduto',
      text: `I link durano poco, per proteggere la tua auto. Non è stato condiviso nulla. Ricomincia ${from(client)}.`,
    }),
    failed: (client) => ({
      title: 'Non è stato possibile collegare l’auto',
      text: `Il collegamento non è stato completato e non dà ${to(client)} nessun accesso alla tua auto. Ricomincia ${from(client)}.`,
    }),
  },
  elsewhere: (client) => ({
    title: 'Questo link è stato aperto in un altro browser',
    text: `Per proteggere la tua auto, un link funziona solo nel browser che l’ha aperto per primo. Continua lì, oppure ricomincia ${from(client)}. Da qui non è stato condiviso nulla.`,
  }),
  cookies: (client) => ({
    title: 'Il tuo browser blocca i cookie',
    text: `Serve un cookie per sapere che sei ancora tu quando torni dal sito della marca della tua auto. Consenti i cookie per questa pagina e riprova. Nulla è stato condiviso con ${client}.`,
  }),

  errors: {
    not_found: (client) => ({
      title: 'Qui non c’è nulla',
      text: `L’indirizzo è incompleto o non è più in uso. Non è stato condiviso nulla. Ricomincia ${from(client)}.`,
    }),
    server_error: (client) => ({
      title: 'Qualcosa è andato storto in Keyfob',
      text: `La colpa è nostra, non tua. Nulla di nuovo è stato condiviso con ${client}. Riprova tra poco.`,
    }),
    not_configured: () => ({
      title: 'Questo servizio Keyfob non è ancora configurato',
      text: 'Chi lo gestisce deve completare le impostazioni. Non è stato condiviso nulla.',
    }),
    session_expired: (client) => texts.ended.expired(client),
    session_finished: (client) => ({
      title: 'Questo link è terminato',
      text: `È già stato usato e non si può usare di nuovo. Per collegare un’auto, ricomincia ${from(client)}.`,
    }),
    session_not_open: (client) => ({
      title: 'Questo passaggio è concluso',
      text: `La pagina da cui arrivi non è più aggiornata. Non è stato condiviso nulla di nuovo. Continua dalla pagina più recente, oppure ricomincia ${from(client)}.`,
    }),
    session_elsewhere: (client) => texts.elsewhere(client),
    too_many_sessions: (client) => ({
      title: 'Ci sono troppi link aperti',
      text: `Sono stati avviati più link per ${client} senza completarli. Completane uno, oppure riprova più tardi. Non è stato condiviso nulla.`,
    }),
    form_not_ours: () => ({
      title: 'La pagina non era aggiornata',
      text: 'Non potevamo essere sicuri che il modulo venisse da questa pagina, quindi non è stato fatto né condiviso nulla. Torna indietro, ricarica la pagina e premi di nuovo il pulsante.',
    }),
    cookies_blocked: (client) => texts.cookies(client),
    user_denied: (client) => texts.ended.denied(client),
    user_cancelled: (client) => texts.ended.cancelled(client),
    brand_unknown: () => ({
      title: 'Questa marca non si può collegare',
      text: 'Torna indietro e scegli una marca dall’elenco. Non è stato condiviso nulla.',
    }),
    nothing_selected: () => ({
      title: 'Non hai scelto nessuna auto',
      text: 'Torna indietro e scegli almeno un’auto. Non è stato condiviso nulla.',
    }),
    provider_cancelled: () => ({
      title: 'Accesso lasciato a metà',
      text: 'L’accesso sul sito della marca della tua auto non è stato completato. Non è stato condiviso nulla. Puoi riprovare.',
    }),
    provider_unavailable: () => ({
      title: 'La marca dell’auto non risponde',
      text: 'Il problema dipende dalla marca. Non è stato condiviso nulla. Riprova tra qualche minuto.',
    }),
    provider_refused: () => ({
      title: 'La marca dell’auto ha detto di no',
      text: 'La marca non ha accettato la richiesta. Non è stato condiviso nulla. Riprova, oppure usa un altro account.',
    }),
    no_vehicles: (client) => ({
      title: 'Nessuna auto in questo account',
      text: `Nell’account non c’è nessuna auto. Nulla è stato condiviso con ${client}. Usa un altro account, oppure chiedi all’utente principale dell’auto.`,
    }),
    vehicle_unreachable: () => ({
      title: 'L’auto non risponde',
      text: 'Potrebbe essere in standby o senza copertura di rete. Apri l’app dell’auto per riattivarla, poi riprova.',
    }),
    vehicle_gone: (client) => ({
      title: 'Questa auto è stata rimossa',
      text: `Non è più collegata e ${client} non vi ha accesso. Per collegarla di nuovo, inizia ${from(client)}.`,
    }),
    reauthorization_required: (client) => ({
      title: 'L’auto va ricollegata',
      text: `La marca ha chiuso l’accesso, per esempio dopo un cambio di password. Ricomincia ${from(client)}.`,
    }),
  },
  applicationError: (client) => ({
    title: 'Questo link non funziona',
    text: `${first(client)} ti manda qui con una richiesta non corretta. Tu non puoi farci nulla, e non è stato condiviso nulla. Chi gestisce l’app può trovare l’errore con l’ID della richiesta qui sotto.`,
  }),
  generalError: (client) => ({
    title: 'Qualcosa è andato storto',
    text: `Non è stato condiviso nulla di nuovo. Torna ${to(client)} e riprova. Se succede di nuovo, comunica loro l’ID della richiesta qui sotto.`,
  }),
  attempt: (brand) => ({
    provider_cancelled: `Hai lasciato il sito ${brand} prima di completare l’accesso. Non è stato condiviso nulla.`,
    provider_unavailable: `${brand} al momento non risponde. Il problema dipende da loro e non è stato condiviso nulla. Riprova tra qualche minuto.`,
    provider_refused: `${brand} non ha accettato la richiesta. Non è stato condiviso nulla. Riprova, oppure usa un altro account.`,
    reauthorization_required: `${brand} ha chiuso la sessione di accesso prima che potessimo leggere le tue auto. Non è stato condiviso nulla. Accedi di nuovo.`,
    no_vehicles: `Nell’account ${brand} non c’era nessuna auto. Non è stato condiviso nulla. Accedi con un altro account.`,
    vehicle_unreachable: `${brand} non ha potuto contattare la tua auto. Non è stato condiviso nulla. Riattivala con la sua app, poi riprova.`,
    general: `L’accesso al tuo account ${brand} non ha funzionato. Non è stato condiviso nulla. Riprova.`,
  }),
  permissions,
  unsuitable,
};
