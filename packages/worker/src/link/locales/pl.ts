import { words } from '@keyfob/shared/words/pl';
import { permissions } from './pl-permissions.ts';
import { unsuitable } from './pl-unsuitable.ts';
import type { Texts } from './texts.ts';

const plural = new Intl.PluralRules('pl');
const lists = new Intl.ListFormat('pl', { type: 'conjunction' });

type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

const count = (number: number, forms: Forms): string =>
  `${number} ${forms[plural.select(number)] ?? forms.other}`;

const one = (number: number): boolean => plural.select(number) === 'one';

const THE_APP = 'aplikacja';

/** The noun takes the case, so that the name need not; without a name it stands alone. */
const app = (noun: string, client: string): string => (client === THE_APP ? noun : `${noun} ${client}`);

export const texts: Texts = {
  words,
  theApp: THE_APP,
  list: (items) => lists.format(items),
  frame: {
    asks: (domain) => `prosi z domeny ${domain}`,
    simulated: 'To jest symulacja. Samochody, konta i strony logowania są zmyślone.',
    language: 'Język',
    help: 'Pomoc',
    privacy: (client) => `Prywatność w ${app('aplikacji', client)}`,
    support: (client) => `Pomoc ${app('aplikacji', client)}`,
    howItWorks: 'Jak to działa',
    howItWorksText: (client) => [
      `Keyfob łączy samochody z aplikacjami. ${app('Aplikacja', client)} korzysta z niego, aby można było udostępnić samochód bez podawania komukolwiek hasła.`,
      'Logujesz się na własnej stronie marki samochodu. Marka przekazuje potem usłudze Keyfob klucz, który otwiera tylko to, co tutaj wybierzesz.',
      `Nic nie trafi do ${app('aplikacji', client)}, zanim w ostatnim kroku naciśniesz „Udostępnij”.`,
    ],
    back: (client) => `Wróć do ${app('aplikacji', client)}`,
    offline: 'Jesteś offline. Wpisane dane nadal tu są. Kontynuuj, gdy wróci połączenie z internetem.',
    expiringTitle: 'Nadal tu jesteś?',
    expiring:
      'Dla twojego bezpieczeństwa ta strona zamknie się za około dwie minuty. Naciśnij dowolny klawisz lub przycisk, aby kontynuować.',
    expiringSoonTitle: 'Ten link wkrótce wygaśnie',
    expiringSoon: (client) =>
      `Ten link wygaśnie za około dwie minuty. Jeśli potrzebujesz więcej czasu, zacznij od nowa w ${app('aplikacji', client)}. Nic nie zostanie udostępnione, dopóki nie skończysz.`,
    keepGoing: 'Kontynuuj',
    understood: 'OK',
  },

  intro: {
    title: (client) => `Połącz samochód z ${app('aplikacją', client)}`,
    lead: (client) =>
      `${app('Aplikacja', client)} prosi o dostęp do twojego samochodu przez jego konto online.`,
    points: (client) => [
      {
        title: 'Decydujesz, co udostępniasz',
        text: `Zanim cokolwiek trafi do ${app('aplikacji', client)}, zobaczysz każdy samochód i każde uprawnienie.`,
      },
      {
        title: 'Hasło zostaje u ciebie',
        text: `Logujesz się na stronie marki samochodu. Ani Keyfob, ani ${app('aplikacja', client)} nigdy nie widzą twojego hasła.`,
      },
      {
        title: 'Możesz przestać w każdej chwili',
        text: 'Zakończ udostępnianie, kiedy chcesz, bez podawania powodu.',
      },
    ],
    forUser: (hint) => `Łączysz samochód jako ${hint}.`,
    continue: 'Dalej',
    senderTitle: (client) => `Czy to ${app('aplikacja', client)} przysłała ci ten link?`,
    senderLead: (client) =>
      `Kto rozpoczął to łączenie, otrzyma dostęp do twojego samochodu. Przejdź dalej tylko wtedy, gdy łączenie zostało rozpoczęte przez ciebie w ${app('aplikacji', client)}.`,
    senderApplication: 'Aplikacja',
    senderUser: 'Konto w aplikacji',
    senderNobody: 'Nie podane przez aplikację',
    senderWarning:
      'Jeśli link przysłał ci ktoś inny albo konto nie jest twoje, wybierz „Nie”. Wtedy nic nie zostanie udostępnione.',
    yes: 'Tak, dalej',
    no: 'Nie',
  },

  brand: {
    title: 'Jakiej marki jest twój samochód?',
    lead: 'Wybierz markę ze znaczka na samochodzie. Potem zalogujesz się na stronie tej marki.',
    search: 'Szukaj marki, modelu lub aplikacji',
    submit: 'Szukaj',
    count: (number) => count(number, { one: 'marka', few: 'marki', many: 'marek', other: 'marki' }),
    inCountry: (country) => `Marki (${country}) · zmień kraj`,
    anyCountry: 'Marki we wszystkich krajach · wybierz kraj',
    allCountries: 'Wszystkie kraje',
    country: 'Kraj',
    show: 'Pokaż',
    none: (query) => `Żadna marka nie pasuje do „${query}”`,
    noneHint:
      'Sprawdź pisownię albo spróbuj nazwy ze znaczka lub z aplikacji samochodu. Jeśli marki tu nie ma, nie można jej jeszcze połączyć.',
    showAll: 'Pokaż wszystkie marki',
  },

  handoff: {
    title: (brand) => `Zaloguj się na konto ${brand}`,
    lead: (host) => `Przechodzisz z tej strony na ${host}.`,
    account: (brand, name) =>
      name === null
        ? `Zaloguj się tam na swoje konto ${brand}.`
        : `Zaloguj się tam na konto, którego używasz w aplikacji ${name}.`,
    password: (client) => `Keyfob i ${app('aplikacja', client)} nigdy nie widzą twojego hasła.`,
    afterwards: (client) => `Potem wrócisz tutaj i wybierzesz, co może widzieć ${app('aplikacja', client)}.`,
    addressLabel: 'Adres powinien brzmieć',
    go: (brand) => `Przejdź na stronę marki ${brand}`,
    otherBrand: 'Wybierz inną markę',
  },

  loading: {
    title: 'Szukamy twoich samochodów',
    lead: (brand) =>
      `Marka ${brand} przekazuje nam, jakie samochody są na twoim koncie. Może to potrwać do minuty. Ta strona sama przejdzie dalej.`,
  },

  vehicles: {
    title: (client) => `Co chcesz udostępnić ${app('aplikacji', client)}?`,
    lead: (client, brand) =>
      `Zalogowano na konto ${brand}. Do ${app('aplikacji', client)} nic jeszcze nie trafiło.`,
    forUser: (hint) => `Połączenie będzie przypisane do: ${hint}.`,
    cars: (number) => (one(number) ? 'Twój samochód' : 'Twoje samochody'),
    single: 'Wybierz jeden samochód.',
    vin: (ending) => `VIN kończy się na ${ending}`,
    connected: 'Już połączony',
    staysConnected: (client) =>
      `Samochód, który jest już połączony, pozostanie połączony, nawet jeśli go tu nie wybierzesz. Aby to zakończyć, odłącz go w ${app('aplikacji', client)}.`,
    cannotShare: (missing, client) =>
      `Nie można połączyć: ten samochód nie daje tego, czego potrzebuje ${app('aplikacja', client)} (${missing}).`,
    noneFit: (client) =>
      `Żaden z tych samochodów nie może dać tego, czego potrzebuje ${app('aplikacja', client)}. Niczego nie udostępniono. Możesz zalogować się na inne konto albo na tym zakończyć.`,
    nothingSelected: 'Wybierz co najmniej jeden samochód do udostępnienia albo naciśnij „Nie udostępniaj”.',
    reads: (client) => `Co może widzieć ${app('aplikacja', client)}`,
    controls: (client) => `Co może robić ${app('aplikacja', client)}`,
    needed: 'Wymagane',
    neededHint: (client) =>
      `${app('Aplikacja', client)} nie działa bez tego, co oznaczono jako „Wymagane”. O reszcie decydujesz ty.`,
    notShared: 'Nieudostępniane',
    andMore: (shown, more) => `${shown} i jeszcze ${more}`,
    howLong: 'Na jak długo',
    howLongText: (client, durable) =>
      durable
        ? `Dopóki tego nie zakończysz. ${app('Aplikacja', client)} może korzystać z dostępu także wtedy, gdy jej nie używasz.`
        : `Tylko na krótko: gdy dostęp wygaśnie (w ciągu kilku godzin), ${app('aplikacja', client)} musi zapytać cię ponownie.`,
    howToStop: 'Jak to zakończyć',
    howToStopText: (client, brand) =>
      `Odłącz samochód w ${app('aplikacji', client)} albo usuń dostęp na swoim koncie ${brand}. To kończy udostępnianie.`,
    share: (client) => `Udostępnij ${app('aplikacji', client)}`,
    dontShare: 'Nie udostępniaj',
    otherAccount: 'Użyj innego konta',
  },

  noVehicles: {
    title: (account) => `Na tym koncie ${account} nie ma samochodów`,
    lead: (client) =>
      `Logowanie się udało, ale na koncie nie ma żadnego samochodu. Niczego nie udostępniono ${app('aplikacji', client)}.`,
    hints: [
      'Samochód może być na innym koncie, na przykład kogoś z domowników.',
      'Często samochód może udostępnić tylko jego główny użytkownik.',
      'Nowy samochód trzeba czasem najpierw dodać w aplikacji marki.',
    ],
    otherAccount: 'Użyj innego konta',
    otherBrand: 'Wybierz inną markę',
  },

  success: {
    title: (brand, number) =>
      one(number)
        ? `Udostępniono twój samochód marki ${brand}`
        : `Udostępniono ${count(number, { one: 'samochód', few: 'samochody', many: 'samochodów', other: 'samochodu' })} marki ${brand}`,
    lead: (client) =>
      `${app('Aplikacja', client)} kończy teraz łączenie. Możesz zakończyć udostępnianie w każdej chwili.`,
    goBack: (client) => `Wróć do ${app('aplikacji', client)}, aby zobaczyć, że się udało.`,
    close: (client) => `Możesz zamknąć to okno i przejść do ${app('aplikacji', client)}.`,
  },

  ended: {
    completed: (client) => ({
      title: 'Ten link został wykorzystany',
      text: `Twój samochód jest już dzięki niemu połączony. Nic więcej nie trzeba tu robić. Aby połączyć kolejny samochód, zacznij od nowa w ${app('aplikacji', client)}.`,
    }),
    denied: (client) => ({
      title: 'Twoja decyzja: bez udostępniania',
      text: `Niczego nie udostępniono. Jeśli zmienisz zdanie, zacznij od nowa w ${app('aplikacji', client)}.`,
    }),
    cancelled: (client) => ({
      title: 'Przerwano przed udostępnieniem',
      text: `Niczego nie udostępniono. Możesz połączyć samochód później w ${app('aplikacji', client)}.`,
    }),
    expired: (client) => ({
      title: 'Ten link wygasł',
      text: `Linki działają tylko przez pewien czas, aby chronić twój samochód. Niczego nie udostępniono. Zacznij od nowa w ${app('aplikacji', client)}.`,
    }),
    failed: (client) => ({
      title: 'Nie udało się połączyć samochodu',
      text: `Łączenie nie zostało ukończone i ${app('aplikacja', client)} nie ma przez nie dostępu do twojego samochodu. Zacznij od nowa w ${app('aplikacji', client)}.`,
    }),
  },
  elsewhere: (client) => ({
    title: 'Ten link otwarto w innej przeglądarce',
    text: `Aby chronić twój samochód, link działa tylko w tej przeglądarce, w której otwarto go po raz pierwszy. Kontynuuj tam albo zacznij od nowa w ${app('aplikacji', client)}. Stąd niczego nie udostępniono.`,
  }),
  cookies: (client) => ({
    title: 'Twoja przeglądarka blokuje pliki cookie',
    text: `Jeden plik cookie jest potrzebny, aby po twoim powrocie ze strony marki było wiadomo, że to nadal ty. Zezwól na pliki cookie na tej stronie i spróbuj ponownie. Niczego nie udostępniono ${app('aplikacji', client)}.`,
  }),

  errors: {
    not_found: (client) => ({
      title: 'Tu niczego nie ma',
      text: `Adres jest niepełny albo nie jest już używany. Niczego nie udostępniono. Zacznij od nowa w ${app('aplikacji', client)}.`,
    }),
    server_error: (client) => ({
      title: 'Coś poszło nie tak po stronie Keyfob',
      text: `To nasza wina, nie twoja. ${app('Aplikacji', client)} nie udostępniono niczego nowego. Spróbuj ponownie za chwilę.`,
    }),
    not_configured: () => ({
      title: 'Ta usługa Keyfob nie jest jeszcze skonfigurowana',
      text: 'Jej administrator musi dokończyć ustawienia. Niczego nie udostępniono.',
    }),
    session_expired: (client) => texts.ended.expired(client),
    session_finished: (client) => ({
      title: 'Ten link został wykorzystany',
      text: `Został już użyty i nie można go użyć ponownie. Aby połączyć samochód, zacznij od nowa w ${app('aplikacji', client)}.`,
    }),
    session_not_open: (client) => ({
      title: 'Ten krok już minął',
      text: `Poprzednia strona jest nieaktualna. Niczego nowego nie udostępniono. Kontynuuj na najnowszej stronie albo zacznij od nowa w ${app('aplikacji', client)}.`,
    }),
    session_elsewhere: (client) => texts.elsewhere(client),
    too_many_sessions: (client) => ({
      title: 'Zbyt wiele otwartych linków',
      text: `Rozpoczęto i nie ukończono kilku linków dla ${app('aplikacji', client)}. Dokończ jeden z nich albo spróbuj później. Niczego nie udostępniono.`,
    }),
    form_not_ours: () => ({
      title: 'Strona była nieaktualna',
      text: 'Nie mogliśmy mieć pewności, że formularz pochodzi z tej strony, więc niczego nie zrobiono i niczego nie udostępniono. Wróć, odśwież stronę i ponownie naciśnij przycisk.',
    }),
    cookies_blocked: (client) => texts.cookies(client),
    user_denied: (client) => texts.ended.denied(client),
    user_cancelled: (client) => texts.ended.cancelled(client),
    brand_unknown: () => ({
      title: 'Tej marki nie można połączyć',
      text: 'Wróć i wybierz markę z listy. Niczego nie udostępniono.',
    }),
    nothing_selected: () => ({
      title: 'Nie wybrano samochodu',
      text: 'Wróć i wybierz co najmniej jeden samochód. Niczego nie udostępniono.',
    }),
    provider_cancelled: () => ({
      title: 'Powrót nastąpił przed zakończeniem',
      text: 'Logowanie na stronie marki samochodu nie zostało ukończone. Niczego nie udostępniono. Możesz spróbować ponownie.',
    }),
    provider_unavailable: () => ({
      title: 'Marka samochodu nie odpowiada',
      text: 'Problem leży po stronie marki. Niczego nie udostępniono. Spróbuj ponownie za kilka minut.',
    }),
    provider_refused: () => ({
      title: 'Marka samochodu odmówiła',
      text: 'Marka nie przyjęła żądania. Niczego nie udostępniono. Spróbuj ponownie albo użyj innego konta.',
    }),
    no_vehicles: (client) => ({
      title: 'Na tym koncie nie ma samochodów',
      text: `Na koncie nie ma żadnego samochodu. Niczego nie udostępniono ${app('aplikacji', client)}. Użyj innego konta albo zapytaj głównego użytkownika samochodu.`,
    }),
    vehicle_unreachable: () => ({
      title: 'Samochód nie odpowiada',
      text: 'Może być uśpiony albo poza zasięgiem. Otwórz jego własną aplikację, aby go wybudzić, i spróbuj ponownie.',
    }),
    vehicle_gone: (client) => ({
      title: 'Ten samochód został usunięty',
      text: `Nie jest już połączony i ${app('aplikacja', client)} nie ma do niego dostępu. Aby połączyć go ponownie, zacznij w ${app('aplikacji', client)}.`,
    }),
    reauthorization_required: (client) => ({
      title: 'Trzeba ponownie połączyć samochód',
      text: `Marka zakończyła dostęp, na przykład po zmianie hasła. Zacznij od nowa w ${app('aplikacji', client)}.`,
    }),
  },
  applicationError: (client) => ({
    title: 'Ten link nie działa',
    text: `${app('Aplikacja', client)} przekierowała cię tu z nieprawidłowym żądaniem. Nic nie możesz na to poradzić i niczego nie udostępniono. Administrator aplikacji może znaleźć błąd dzięki identyfikatorowi żądania podanemu niżej.`,
  }),
  generalError: (client) => ({
    title: 'Coś poszło nie tak',
    text: `Niczego nowego nie udostępniono. Wróć do ${app('aplikacji', client)} i spróbuj ponownie. Jeśli to się powtórzy, podaj tam identyfikator żądania widoczny niżej.`,
  }),
  attempt: (brand) => ({
    provider_cancelled: `Powrót ze strony marki ${brand} nastąpił przed końcem logowania. Niczego nie udostępniono.`,
    provider_unavailable: `Marka ${brand} teraz nie odpowiada. Problem leży po jej stronie i niczego nie udostępniono. Spróbuj ponownie za kilka minut.`,
    provider_refused: `Marka ${brand} nie przyjęła żądania. Niczego nie udostępniono. Spróbuj ponownie albo użyj innego konta.`,
    reauthorization_required: `Marka ${brand} zakończyła logowanie, zanim udało się odczytać twoje samochody. Niczego nie udostępniono. Zaloguj się ponownie.`,
    no_vehicles: `Na koncie ${brand} nie było samochodu. Niczego nie udostępniono. Zaloguj się na inne konto.`,
    vehicle_unreachable: `Marka ${brand} nie mogła połączyć się z samochodem. Niczego nie udostępniono. Wybudź go w jego własnej aplikacji i spróbuj ponownie.`,
    general: `Logowanie na konto ${brand} się nie udało. Niczego nie udostępniono. Spróbuj ponownie.`,
  }),
  permissions,
  unsuitable,
};
