import { words } from '@keyfob/shared/words/es';
import { permissions } from './es-permissions.ts';
import { unsuitable } from './es-unsuitable.ts';
import type { Texts } from './texts.ts';

const plural = new Intl.PluralRules('es');
const lists = new Intl.ListFormat('es', { type: 'conjunction' });

/** The category of whole millions does not occur. */
const one = (number: number): boolean => plural.select(number) === 'one';

const list = (items: readonly string[]): string => lists.format(items);

const theApp = 'la app';

/** At the start of a sentence. A name stays as it is; our own words for the app take a capital. */
const first = (client: string): string => (client === theApp ? 'La app' : client);

export const texts: Texts = {
  words,
  theApp,
  list,

  frame: {
    asks: (domain) => `lo solicita desde ${domain}`,
    simulated: 'Esto es una simulación. Los coches, las cuentas y las páginas de acceso son ficticios.',
    language: 'Idioma',
    help: 'Ayuda',
    privacy: (client) => `Privacidad en ${client}`,
    support: (client) => `Ayuda de ${client}`,
    howItWorks: 'Cómo funciona',
    howItWorksText: (client) => [
      `Keyfob conecta coches con apps. ${first(client)} lo utiliza para que puedas compartir el acceso a tu coche sin darle tu contraseña a nadie.`,
      'Inicias sesión en la página de la propia marca del coche. Después, la marca le da a Keyfob una llave que solo abre lo que tú eliges aquí.',
      `Nada llega a ${client} antes de que pulses «Compartir» en el último paso.`,
    ],
    back: (client) => `Volver a ${client}`,
    offline: 'No tienes conexión. Lo que has escrito sigue aquí. Continúa cuando la recuperes.',
    expiringTitle: '¿Sigues ahí?',
    expiring:
      'Por tu seguridad, esta página se cerrará en unos dos minutos. Pulsa cualquier tecla o el botón para seguir.',
    expiringSoonTitle: 'Este enlace caduca pronto',
    expiringSoon: (client) =>
      `Este enlace caduca en unos dos minutos. Si necesitas más tiempo, vuelve a empezar desde ${client}; no se comparte nada hasta que termines.`,
    keepGoing: 'Seguir',
    understood: 'OK',
  },

  intro: {
    title: (client) => `Conecta tu coche con ${client}`,
    lead: (client) => `${first(client)} quiere acceder a tu coche a través de la cuenta en línea del coche.`,
    points: (client) => [
      {
        title: 'Tú eliges qué compartes',
        text: `Ves cada coche y cada permiso antes de que algo llegue a ${client}.`,
      },
      {
        title: 'Tu contraseña es solo tuya',
        text: `Inicias sesión con la marca de tu coche. Ni Keyfob ni ${client} ven nunca la contraseña.`,
      },
      {
        title: 'Puedes dejarlo cuando quieras',
        text: 'Deja de compartir en cualquier momento, sin dar explicaciones.',
      },
    ],
    forUser: (hint) => `Estás conectando tu coche como ${hint}.`,
    continue: 'Continuar',
    senderTitle: (client) => `¿Te ha enviado esto ${client}?`,
    senderLead: (client) =>
      `Quien haya iniciado este enlace tendrá acceso a tu coche. Continúa solo si lo has iniciado tú en ${client}.`,
    senderApplication: 'Aplicación',
    senderUser: 'Cuenta en la app',
    senderNobody: 'La app no lo indica',
    senderWarning:
      'Si el enlace te lo ha enviado otra persona, o si la cuenta no es tuya, elige «No». Así no se comparte nada.',
    yes: 'Sí, continuar',
    no: 'No',
  },

  brand: {
    title: '¿De qué marca es tu coche?',
    lead: 'Elige el logotipo que lleva el coche. Después iniciarás sesión con esa marca.',
    search: 'Busca marcas, modelos o apps',
    submit: 'Buscar',
    count: (number) => `${number} ${one(number) ? 'marca' : 'marcas'}`,
    inCountry: (country) => `Marcas en ${country} · cambiar de país`,
    anyCountry: 'Marcas en todos los países · elegir país',
    allCountries: 'Todos los países',
    country: 'País',
    show: 'Mostrar',
    none: (query) => `Ninguna marca coincide con «${query}»`,
    noneHint:
      'Comprueba cómo está escrito, o prueba con el nombre que lleva el coche o con el de su app. Si la marca no está aquí, todavía no se puede conectar.',
    showAll: 'Mostrar todas las marcas',
  },

  handoff: {
    title: (brand) => `Inicia sesión en ${brand}`,
    lead: (host) => `Vas a salir de esta página para ir a ${host}.`,
    account: (brand, app) =>
      app === null
        ? `Inicia sesión allí con tu cuenta de ${brand}.`
        : `Inicia sesión allí con la cuenta que usas en la app ${app}.`,
    password: (client) => `Ni Keyfob ni ${client} ven nunca tu contraseña.`,
    afterwards: (client) => `Después volverás aquí y elegirás qué puede ver ${client}.`,
    addressLabel: 'La dirección debe ser',
    go: (brand) => `Ir a ${brand}`,
    otherBrand: 'Elegir otra marca',
  },

  loading: {
    title: 'Buscando tus coches',
    lead: (brand) =>
      `${brand} nos está indicando qué coches hay en tu cuenta. Puede tardar hasta un minuto. Esta página continúa sola.`,
  },

  vehicles: {
    title: (client) => `¿Qué quieres compartir con ${client}?`,
    lead: (client, brand) => `Has iniciado sesión en ${brand}. Todavía no se ha enviado nada a ${client}.`,
    forUser: (hint) => `La conexión quedará a nombre de ${hint}.`,
    cars: (number) => (one(number) ? 'Tu coche' : 'Tus coches'),
    single: 'Elige un coche.',
    vin: (ending) => `El número de bastidor acaba en ${ending}`,
    connected: 'Ya conectado',
    staysConnected: (client) =>
      `Un coche que ya está conectado sigue estándolo, aunque no lo elijas aquí. Para que deje de estarlo, desconéctalo en ${client}.`,
    cannotShare: (permissions, client) =>
      `No se puede conectar, porque no ofrece lo que ${client} necesita: ${permissions}.`,
    noneFit: (client) =>
      `Ninguno de estos coches ofrece lo que ${client} necesita. No se ha compartido nada. Puedes iniciar sesión con otra cuenta o dejarlo aquí.`,
    nothingSelected: 'Elige al menos un coche para compartir o pulsa «No compartir».',
    reads: (client) => `${first(client)} puede ver`,
    controls: (client) => `${first(client)} puede hacer`,
    needed: 'Necesario',
    neededHint: (client) =>
      `${first(client)} no funciona sin lo marcado como «Necesario». El resto lo decides tú.`,
    notShared: 'No se comparte',
    andMore: (permissions, more) => `${permissions} y ${more} más`,
    howLong: 'Durante cuánto tiempo',
    howLongText: (client, durable) =>
      durable
        ? `Hasta que dejes de compartir. ${first(client)} puede usar el acceso también cuando no estás en la app.`
        : `Solo por poco tiempo: ${client} tendrá que volver a preguntarte cuando el acceso caduque, en unas horas.`,
    howToStop: 'Cómo dejar de compartir',
    howToStopText: (client, brand) =>
      `Desconecta el coche en ${client} o elimina el acceso en tu cuenta de ${brand}. Con eso termina.`,
    share: (client) => `Compartir con ${client}`,
    dontShare: 'No compartir',
    otherAccount: 'Usar otra cuenta',
  },

  noVehicles: {
    title: (account) => `No hay coches en esta cuenta de ${account}`,
    lead: (client) =>
      `Has iniciado sesión, pero en la cuenta no hay ningún coche. No se ha compartido nada con ${client}.`,
    hints: [
      'Puede que el coche esté en otra cuenta, por ejemplo, la de alguien de tu casa.',
      'A menudo, solo el usuario principal de un coche puede compartirlo.',
      'Si el coche es nuevo, puede que antes haya que añadirlo en la app de la marca.',
    ],
    otherAccount: 'Usar otra cuenta',
    otherBrand: 'Elegir otra marca',
  },

  success: {
    title: (brand, number) =>
      one(number)
        ? `Has compartido el acceso a tu ${brand}`
        : `Has compartido el acceso a ${number} coches ${brand}`,
    lead: (client) =>
      `${first(client)} está terminando la conexión. Puedes dejar de compartir en cualquier momento.`,
    goBack: (client) => `Vuelve a ${client} para comprobar que todo ha ido bien.`,
    close: (client) => `Puedes cerrar esta ventana y seguir en ${client}.`,
  },

  ended: {
    completed: (client) => ({
      title: 'Este enlace ya ha terminado',
      text: `Ya has conectado tu coche con él. No hace falta nada más aquí. Para conectar otro coche, vuelve a empezar desde ${client}.`,
    }),
    denied: (client) => ({
      title: 'Has elegido no compartir',
      text: `No se ha compartido nada. Si cambias de idea, vuelve a empezar desde ${client}.`,
    }),
    cancelled: (client) => ({
      title: 'Lo has dejado antes de compartir',
      text: `No se ha compartido nada. Puedes conectar tu coche más tarde desde ${client}.`,
    }),
    expired: (client) => ({
      title: 'Este enlace ha caducado',
      text: `Los enlaces duran solo un rato, para proteger tu coche. No se ha compartido nada. Vuelve a empezar desde ${client}.`,
    }),
    failed: (client) => ({
      title: 'No se ha podido conectar el coche',
      text: `La conexión no se ha completado y ${client} no tiene acceso a tu coche por medio de ella. Vuelve a empezar desde ${client}.`,
    }),
  },
  elsewhere: (client) => ({
    title: 'Este enlace se ha abierto en otro navegador',
    text: `Para proteger tu coche, un enlace solo funciona en el navegador que lo abrió primero. Sigue allí o vuelve a empezar desde ${client}. Desde aquí no se ha compartido nada.`,
  }),
  cookies: (client) => ({
    title: 'Tu navegador bloquea las cookies',
    text: `Hace falta una cookie para saber que sigues siendo tú cuando vuelves de la marca de tu coche. Permite las cookies en esta página y vuelve a intentarlo. No se ha compartido nada con ${client}.`,
  }),

  errors: {
    not_found: (client) => ({
      title: 'Aquí no hay nada',
      text: `La dirección está incompleta o ya no se usa. No se ha compartido nada. Vuelve a empezar desde ${client}.`,
    }),
    server_error: (client) => ({
      title: 'Algo ha fallado en Keyfob',
      text: `El fallo es nuestro, no tuyo. No se ha compartido nada nuevo con ${client}. Vuelve a intentarlo en un momento.`,
    }),
    not_configured: () => ({
      title: 'Este servicio de Keyfob aún no está configurado',
      text: 'Quien lo gestiona tiene que terminar los ajustes. No se ha compartido nada.',
    }),
    session_expired: (client) => texts.ended.expired(client),
    session_finished: (client) => ({
      title: 'Este enlace ya ha terminado',
      text: `Ya se usó y no se puede volver a usar. Para conectar un coche, vuelve a empezar desde ${client}.`,
    }),
    session_not_open: (client) => ({
      title: 'Este paso ya ha pasado',
      text: `La página de la que vienes está desactualizada. No se ha compartido nada nuevo. Sigue desde la página más reciente o vuelve a empezar desde ${client}.`,
    }),
    session_elsewhere: (client) => texts.elsewhere(client),
    too_many_sessions: (client) => ({
      title: 'Hay demasiados enlaces abiertos',
      text: `Se han iniciado varios enlaces para ${client} sin terminarlos. Termina uno de ellos o vuelve a intentarlo más tarde. No se ha compartido nada.`,
    }),
    form_not_ours: () => ({
      title: 'La página estaba desactualizada',
      text: 'No hemos podido asegurarnos de que el formulario viniera de esta página, así que no se ha hecho ni se ha compartido nada. Vuelve atrás, recarga la página y pulsa otra vez el botón.',
    }),
    cookies_blocked: (client) => texts.cookies(client),
    user_denied: (client) => texts.ended.denied(client),
    user_cancelled: (client) => texts.ended.cancelled(client),
    brand_unknown: () => ({
      title: 'Esa marca no se puede conectar',
      text: 'Vuelve atrás y elige una marca de la lista. No se ha compartido nada.',
    }),
    nothing_selected: () => ({
      title: 'No se ha elegido ningún coche',
      text: 'Vuelve atrás y elige al menos un coche. No se ha compartido nada.',
    }),
    provider_cancelled: () => ({
      title: 'Has vuelto antes de terminar',
      text: 'No se ha completado el inicio de sesión con la marca de tu coche. No se ha compartido nada. Puedes volver a intentarlo.',
    }),
    provider_unavailable: () => ({
      title: 'La marca del coche no responde',
      text: 'El fallo está en la marca. No se ha compartido nada. Vuelve a intentarlo en unos minutos.',
    }),
    provider_refused: () => ({
      title: 'La marca del coche ha dicho que no',
      text: 'La marca no ha aceptado la solicitud. No se ha compartido nada. Vuelve a intentarlo o usa otra cuenta.',
    }),
    no_vehicles: (client) => ({
      title: 'No hay coches en esta cuenta',
      text: `En la cuenta no hay ningún coche. No se ha compartido nada con ${client}. Usa otra cuenta o pregunta al usuario principal del coche.`,
    }),
    vehicle_unreachable: () => ({
      title: 'El coche no responde',
      text: 'Puede que esté en reposo o sin cobertura. Abre la app del coche para activarlo y vuelve a intentarlo.',
    }),
    vehicle_gone: (client) => ({
      title: 'Este coche se ha quitado',
      text: `Ya no está conectado y ${client} no tiene acceso a él. Para volver a conectarlo, empieza desde ${client}.`,
    }),
    reauthorization_required: (client) => ({
      title: 'Hay que volver a conectar el coche',
      text: `La marca ha puesto fin al acceso, por ejemplo, tras un cambio de contraseña. Vuelve a empezar desde ${client}.`,
    }),
  },
  applicationError: (client) => ({
    title: 'Este enlace no funciona',
    text: `${first(client)} te ha enviado aquí con una solicitud incorrecta. Tú no puedes hacer nada, y no se ha compartido nada. Quien gestiona la app puede encontrar el fallo con el ID de la solicitud que aparece abajo.`,
  }),
  generalError: (client) => ({
    title: 'Algo ha fallado',
    text: `No se ha compartido nada nuevo. Vuelve a ${client} e inténtalo de nuevo. Si ocurre otra vez, indícales el ID de la solicitud que aparece abajo.`,
  }),
  attempt: (brand) => ({
    provider_cancelled: `Has vuelto de ${brand} antes de terminar el inicio de sesión. No se ha compartido nada.`,
    provider_unavailable: `${brand} no responde en este momento. El fallo es suyo y no se ha compartido nada. Vuelve a intentarlo en unos minutos.`,
    provider_refused: `${brand} no ha aceptado la solicitud. No se ha compartido nada. Vuelve a intentarlo o usa otra cuenta.`,
    reauthorization_required: `${brand} ha cerrado la sesión antes de que pudiéramos leer tus coches. No se ha compartido nada. Vuelve a iniciar sesión.`,
    no_vehicles: `En la cuenta de ${brand} no había ningún coche. No se ha compartido nada. Inicia sesión con otra cuenta.`,
    vehicle_unreachable: `${brand} no ha podido contactar con tu coche. No se ha compartido nada. Actívalo con su propia app y vuelve a intentarlo.`,
    general: `El inicio de sesión en ${brand} no ha funcionado. No se ha compartido nada. Vuelve a intentarlo.`,
  }),

  permissions,
  unsuitable,
};
