import { words } from '@keyfob/shared/words/de';
import { permissions } from './de-permissions.ts';
import { unsuitable } from './de-unsuitable.ts';
import type { Texts } from './texts.ts';

const plural = new Intl.PluralRules('de');
const lists = new Intl.ListFormat('de', { type: 'conjunction' });

const one = (number: number): boolean => plural.select(number) === 'one';

const list = (items: readonly string[]): string => lists.format(items);

/** Nominative and accusative, so a name needs no change in either. */
const theApp = 'die App';

/** A name stays as it is; our own words for the app take a capital, a dative, or a fitting preposition. */
const first = (client: string): string => (client === theApp ? 'Die App' : client);
const dative = (client: string): string => (client === theApp ? 'der App' : client);
const to = (client: string): string => (client === theApp ? 'zur App' : `zu ${client}`);
const at = (client: string): string => (client === theApp ? 'in der App' : `bei ${client}`);

export const texts: Texts = {
  words,
  theApp,
  list,

  frame: {
    asks: (domain) => `fragt über ${domain} an`,
    simulated: 'Das ist eine Simulation. Die Autos, Konten und Anmeldeseiten sind erfunden.',
    language: 'Sprache',
    help: 'Hilfe',
    privacy: (client) => `Datenschutz ${at(client)}`,
    support: (client) => `Hilfe von ${dative(client)}`,
    howItWorks: 'So funktioniert es',
    howItWorksText: (client) => [
      `Keyfob verbindet Autos mit Apps. ${first(client)} nutzt Keyfob, damit du dein Auto freigeben kannst, ohne jemandem dein Passwort zu geben.`,
      'Du meldest dich auf der eigenen Seite der Automarke an. Die Marke gibt Keyfob dann einen Schlüssel, der nur öffnet, was du hier auswählst.',
      `Nichts gelangt an ${client}, bevor du im letzten Schritt auf „Freigeben“ drückst.`,
    ],
    back: (client) => `Zurück ${to(client)}`,
    offline: 'Du bist offline. Deine Eingaben sind noch da. Mach weiter, sobald du wieder online bist.',
    expiringTitle: 'Bist du noch da?',
    expiring:
      'Zu deiner Sicherheit schließt sich diese Seite in etwa zwei Minuten. Drücke eine beliebige Taste oder den Button, um weiterzumachen.',
    expiringSoonTitle: 'Dieser Link läuft bald ab',
    expiringSoon: (client) =>
      `Dieser Link läuft in etwa zwei Minuten ab. Wenn du mehr Zeit brauchst, starte neu über ${client}. Bevor du fertig bist, wird nichts freigegeben.`,
    keepGoing: 'Weitermachen',
    understood: 'OK',
  },

  intro: {
    title: (client) => `Verbinde dein Auto mit ${dative(client)}`,
    lead: (client) => `${first(client)} möchte über das zugehörige Online-Konto auf dein Auto zugreifen.`,
    points: (client) => [
      {
        title: 'Du entscheidest, was du freigibst',
        text: `Du siehst jedes Auto und jede Berechtigung, bevor etwas an ${client} geht.`,
      },
      {
        title: 'Dein Passwort bleibt bei dir',
        text: `Du meldest dich bei deiner Automarke an. Weder Keyfob noch ${client} bekommt das Passwort je zu sehen.`,
      },
      {
        title: 'Du kannst jederzeit aufhören',
        text: 'Beende die Freigabe, wann immer du willst, ohne einen Grund anzugeben.',
      },
    ],
    forUser: (hint) => `Du verbindest dein Auto als ${hint}.`,
    continue: 'Weiter',
    senderTitle: (client) => `Hat dir ${client} das geschickt?`,
    senderLead: (client) =>
      `Wer diesen Link gestartet hat, bekommt Zugriff auf dein Auto. Mach nur weiter, wenn du ihn selbst ${at(client)} gestartet hast.`,
    senderApplication: 'App',
    senderUser: 'Konto dort',
    senderNobody: 'Von der App nicht genannt',
    senderWarning:
      'Wenn dir jemand anderes den Link geschickt hat oder das Konto nicht deins ist, wähle „Nein“. Dann wird nichts freigegeben.',
    yes: 'Ja, weiter',
    no: 'Nein',
  },

  brand: {
    title: 'Welche Marke ist dein Auto?',
    lead: 'Wähle das Logo, das auf dem Auto ist. Danach meldest du dich bei dieser Marke an.',
    search: 'Marke, Modell oder App suchen',
    submit: 'Suchen',
    count: (number) => `${number} ${one(number) ? 'Marke' : 'Marken'}`,
    inCountry: (country) => `Marken (${country}) · Land ändern`,
    anyCountry: 'Marken in allen Ländern · Land auswählen',
    allCountries: 'Alle Länder',
    country: 'Land',
    show: 'Anzeigen',
    none: (query) => `Keine Marke passt zu „${query}“`,
    noneHint:
      'Prüfe die Schreibweise oder such nach dem Namen, der auf dem Auto steht, oder nach seiner App. Wenn die Marke hier fehlt, lässt sie sich noch nicht verbinden.',
    showAll: 'Alle Marken anzeigen',
  },

  handoff: {
    title: (brand) => `Melde dich bei ${brand} an`,
    lead: (host) => `Du verlässt diese Seite und gehst zu ${host}.`,
    account: (brand, app) =>
      app === null
        ? `Melde dich dort mit deinem Konto bei ${brand} an.`
        : `Melde dich dort mit dem Konto an, das du in der App „${app}“ nutzt.`,
    password: (client) => `Weder Keyfob noch ${client} sieht je dein Passwort.`,
    afterwards: (client) => `Danach kommst du hierher zurück und wählst aus, was ${client} sehen darf.`,
    addressLabel: 'Die Adresse sollte lauten',
    go: (brand) => `Weiter zu ${brand}`,
    otherBrand: 'Andere Marke wählen',
  },

  loading: {
    title: 'Wir suchen deine Autos',
    lead: (brand) =>
      `${brand} teilt uns gerade mit, welche Autos in deinem Konto sind. Das kann bis zu einer Minute dauern. Danach geht es von selbst weiter.`,
  },

  vehicles: {
    title: (client) => `Was möchtest du für ${client} freigeben?`,
    lead: (client, brand) => `Du bist bei ${brand} angemeldet. Bisher ist nichts an ${client} gegangen.`,
    forUser: (hint) => `Die Verbindung gehört dann zu ${hint}.`,
    cars: (number) => (one(number) ? 'Dein Auto' : 'Deine Autos'),
    single: 'Wähle ein Auto aus.',
    vin: (ending) => `FIN endet auf ${ending}`,
    connected: 'Bereits verbunden',
    staysConnected: (client) =>
      `Ein bereits verbundenes Auto bleibt verbunden, auch wenn du es hier nicht auswählst. Um das zu beenden, trenne es ${at(client)}.`,
    cannotShare: (permissions, client) =>
      `Lässt sich nicht verbinden, denn es bietet nicht, was ${client} braucht: ${permissions}.`,
    noneFit: (client) =>
      `Keines dieser Autos bietet, was ${client} braucht. Es wurde nichts freigegeben. Du kannst dich mit einem anderen Konto anmelden oder hier aufhören.`,
    nothingSelected: 'Wähle mindestens ein Auto aus, das du freigeben willst, oder drücke „Nicht freigeben“.',
    reads: (client) => `Das darf ${client} sehen`,
    controls: (client) => `Das darf ${client} tun`,
    needed: 'Nötig',
    neededHint: (client) =>
      `Ohne das, was mit „Nötig“ markiert ist, funktioniert ${client} nicht. Über alles andere entscheidest du.`,
    notShared: 'Nicht freigegeben',
    andMore: (permissions, more) => `${permissions} und ${more} weitere`,
    howLong: 'Wie lange',
    howLongText: (client, durable) =>
      durable
        ? `Bis du es beendest. ${first(client)} kann den Zugriff auch nutzen, während du nicht in der App bist.`
        : `Nur für kurze Zeit: ${first(client)} muss dich neu fragen, wenn der Zugriff nach wenigen Stunden abläuft.`,
    howToStop: 'So beendest du es',
    howToStopText: (client, brand) =>
      `Trenne das Auto ${at(client)} oder entferne den Zugriff in deinem Konto bei ${brand}. Damit ist er beendet.`,
    share: (client) => `Für ${client} freigeben`,
    dontShare: 'Nicht freigeben',
    otherAccount: 'Anderes Konto verwenden',
  },

  noVehicles: {
    title: (account) => `Kein Auto in diesem Konto (${account})`,
    lead: (client) =>
      `Du hast dich angemeldet, aber in dem Konto ist kein Auto. Für ${client} wurde nichts freigegeben.`,
    hints: [
      'Vielleicht ist das Auto in einem anderen Konto, zum Beispiel bei jemandem aus deinem Haushalt.',
      'Oft kann ein Auto nur freigeben, wer dort als Hauptnutzer eingetragen ist.',
      'Ein neues Auto musst du vielleicht erst in der App der Marke hinzufügen.',
    ],
    otherAccount: 'Anderes Konto verwenden',
    otherBrand: 'Andere Marke wählen',
  },

  success: {
    title: (brand, number) =>
      one(number) ? `Dein ${brand} ist freigegeben` : `${number} Autos von ${brand} sind freigegeben`,
    lead: (client) =>
      `${first(client)} schließt die Verbindung jetzt ab. Du kannst die Freigabe jederzeit beenden.`,
    goBack: (client) => `Geh zurück ${to(client)}, um zu sehen, ob es geklappt hat.`,
    close: (client) => `Du kannst dieses Fenster schließen und ${at(client)} weitermachen.`,
  },

  ended: {
    completed: (client) => ({
      title: 'Dieser Link ist abgeschlossen',
      text: `Du hast dein Auto schon damit verbunden. Hier ist nichts mehr zu tun. Um ein weiteres Auto zu verbinden, starte neu über ${client}.`,
    }),
    denied: (client) => ({
      title: 'Du hast dich gegen die Freigabe entschieden',
      text: `Es wurde nichts freigegeben. Wenn du es dir anders überlegst, starte neu über ${client}.`,
    }),
    cancelled: (client) => ({
      title: 'Du hast vor der Freigabe abgebrochen',
      text: `Es wurde nichts freigegeben. Du kannst dein Auto später über ${client} verbinden.`,
    }),
    expired: (client) => ({
      title: 'Dieser Link ist abgelaufen',
      text: `Links gelten nur eine Weile, damit dein Auto sicher bleibt. Es wurde nichts freigegeben. Starte neu über ${client}.`,
    }),
    failed: (client) => ({
      title: 'Das Auto konnte nicht verbunden werden',
      text: `Die Verbindung wurde nicht abgeschlossen, und ${client} hat darüber keinen Zugriff auf dein Auto. Starte neu über ${client}.`,
    }),
  },
  elsewhere: (client) => ({
    title: 'Dieser Link wurde in einem anderen Browser geöffnet',
    text: `Damit dein Auto sicher bleibt, funktioniert ein Link nur in dem Browser, der ihn zuerst geöffnet hat. Mach dort weiter oder starte neu über ${client}. Von hier aus wurde nichts freigegeben.`,
  }),
  cookies: (client) => ({
    title: 'Dein Browser blockiert Cookies',
    text: `Ein Cookie ist nötig, damit wir wissen, dass du es noch bist, wenn du von deiner Automarke zurückkommst. Erlaube Cookies für diese Seite und versuch es noch einmal. Für ${client} wurde nichts freigegeben.`,
  }),

  errors: {
    not_found: (client) => ({
      title: 'Hier gibt es nichts',
      text: `Die Adresse ist unvollständig oder nicht mehr in Gebrauch. Es wurde nichts freigegeben. Starte neu über ${client}.`,
    }),
    server_error: (client) => ({
      title: 'Bei Keyfob ist etwas schiefgegangen',
      text: `Der Fehler liegt bei uns, nicht bei dir. Für ${client} wurde nichts Neues freigegeben. Versuch es gleich noch einmal.`,
    }),
    not_configured: () => ({
      title: 'Dieser Keyfob-Dienst ist noch nicht eingerichtet',
      text: 'Wer ihn betreibt, muss die Einstellungen noch fertigstellen. Es wurde nichts freigegeben.',
    }),
    session_expired: (client) => texts.ended.expired(client),
    session_finished: (client) => ({
      title: 'Dieser Link ist abgeschlossen',
      text: `Er wurde schon verwendet und kann nicht noch einmal verwendet werden. Um ein Auto zu verbinden, starte neu über ${client}.`,
    }),
    session_not_open: (client) => ({
      title: 'Dieser Schritt ist vorbei',
      text: `Die Seite, von der du kommst, ist veraltet. Es wurde nichts Neues freigegeben. Mach auf der neuesten Seite weiter oder starte neu über ${client}.`,
    }),
    session_elsewhere: (client) => texts.elsewhere(client),
    too_many_sessions: (client) => ({
      title: 'Zu viele Links sind offen',
      text: `Mehrere Links für ${client} wurden gestartet und nicht abgeschlossen. Schließ einen davon ab oder versuch es später noch einmal. Es wurde nichts freigegeben.`,
    }),
    form_not_ours: () => ({
      title: 'Die Seite war veraltet',
      text: 'Wir konnten nicht sicher sein, dass das Formular von dieser Seite kam. Deshalb wurde nichts ausgeführt und nichts freigegeben. Geh zurück, lade die Seite neu und drücke den Button noch einmal.',
    }),
    cookies_blocked: (client) => texts.cookies(client),
    user_denied: (client) => texts.ended.denied(client),
    user_cancelled: (client) => texts.ended.cancelled(client),
    brand_unknown: () => ({
      title: 'Diese Marke lässt sich nicht verbinden',
      text: 'Geh zurück und wähle eine Marke aus der Liste. Es wurde nichts freigegeben.',
    }),
    nothing_selected: () => ({
      title: 'Es wurde kein Auto ausgewählt',
      text: 'Geh zurück und wähle mindestens ein Auto aus. Es wurde nichts freigegeben.',
    }),
    provider_cancelled: () => ({
      title: 'Du bist zurückgekommen, bevor du fertig warst',
      text: 'Die Anmeldung bei deiner Automarke wurde nicht abgeschlossen. Es wurde nichts freigegeben. Du kannst es noch einmal versuchen.',
    }),
    provider_unavailable: () => ({
      title: 'Die Automarke antwortet nicht',
      text: 'Der Fehler liegt bei der Marke. Es wurde nichts freigegeben. Versuch es in ein paar Minuten noch einmal.',
    }),
    provider_refused: () => ({
      title: 'Die Automarke hat abgelehnt',
      text: 'Die Marke hat die Anfrage nicht angenommen. Es wurde nichts freigegeben. Versuch es noch einmal oder verwende ein anderes Konto.',
    }),
    no_vehicles: (client) => ({
      title: 'Kein Auto in diesem Konto',
      text: `In dem Konto ist kein Auto. Für ${client} wurde nichts freigegeben. Verwende ein anderes Konto oder frag den Hauptnutzer des Autos.`,
    }),
    vehicle_unreachable: () => ({
      title: 'Das Auto antwortet nicht',
      text: 'Vielleicht ist es im Ruhezustand oder hat keinen Empfang. Öffne die App des Autos, um es aufzuwecken, und versuch es dann noch einmal.',
    }),
    vehicle_gone: (client) => ({
      title: 'Dieses Auto wurde entfernt',
      text: `Es ist nicht mehr verbunden, und ${client} hat keinen Zugriff darauf. Um es wieder zu verbinden, starte über ${client}.`,
    }),
    reauthorization_required: (client) => ({
      title: 'Das Auto muss neu verbunden werden',
      text: `Die Marke hat den Zugriff beendet, zum Beispiel nach einem neuen Passwort. Starte neu über ${client}.`,
    }),
  },
  applicationError: (client) => ({
    title: 'Dieser Link funktioniert nicht',
    text: `${first(client)} hat dich mit einer fehlerhaften Anfrage hierher geschickt. Du kannst nichts dagegen tun, und es wurde nichts freigegeben. Wer die App betreibt, kann den Fehler mit der Anfrage-ID unten finden.`,
  }),
  generalError: (client) => ({
    title: 'Etwas ist schiefgegangen',
    text: `Es wurde nichts Neues freigegeben. Geh zurück ${to(client)} und versuch es noch einmal. Wenn es wieder passiert, gib dort die Anfrage-ID unten an.`,
  }),
  attempt: (brand) => ({
    provider_cancelled: `Du bist von ${brand} zurückgekommen, bevor die Anmeldung fertig war. Es wurde nichts freigegeben.`,
    provider_unavailable: `${brand} antwortet gerade nicht. Der Fehler liegt dort, und es wurde nichts freigegeben. Versuch es in ein paar Minuten noch einmal.`,
    provider_refused: `${brand} hat die Anfrage nicht angenommen. Es wurde nichts freigegeben. Versuch es noch einmal oder verwende ein anderes Konto.`,
    reauthorization_required: `${brand} hat die Anmeldung beendet, bevor wir deine Autos abrufen konnten. Es wurde nichts freigegeben. Melde dich noch einmal an.`,
    no_vehicles: `Im Konto bei ${brand} war kein Auto. Es wurde nichts freigegeben. Melde dich mit einem anderen Konto an.`,
    vehicle_unreachable: `${brand} konnte dein Auto nicht erreichen. Es wurde nichts freigegeben. Weck es mit seiner eigenen App auf und versuch es dann noch einmal.`,
    general: `Die Anmeldung bei ${brand} hat nicht geklappt. Es wurde nichts freigegeben. Versuch es noch einmal.`,
  }),

  permissions,
  unsuitable,
};
