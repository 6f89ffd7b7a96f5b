import { words } from '@keyfob/shared/words/pt';
import { permissions } from './pt-permissions.ts';
import { unsuitable } from './pt-unsuitable.ts';
import type { Texts } from './texts.ts';

/** European Portuguese: plain `pt` would count as Brazil does, where nought is singular. */
const plural = new Intl.PluralRules('pt-PT');
const lists = new Intl.ListFormat('pt-PT', { type: 'conjunction' });

const one = (number: number): boolean => plural.select(number) === 'one';

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('pt-PT') + text.slice(1);

const THE_APP = 'a aplicação';

/** A preposition melts into the article of “a aplicação”; a name goes without one. */
const to = (client: string): string => (client === THE_APP ? 'à aplicação' : `a ${client}`);
const of = (client: string): string => (client === THE_APP ? 'da aplicação' : `de ${client}`);
const at = (client: string): string => (client === THE_APP ? 'na aplicação' : `em ${client}`);

export const texts: Texts = {
  words,
  theApp: THE_APP,
  list: (items) => lists.format(items),

  frame: {
    asks: (domain) => `pede a partir de ${domain}`,
    simulated: 'Isto é uma simulação. Os carros, as contas e as páginas de início de sessão são fictícios.',
    language: 'Idioma',
    help: 'Ajuda',
    privacy: (client) => `Privacidade ${at(client)}`,
    support: (client) => `Ajuda ${of(client)}`,
    howItWorks: 'Como funciona',
    howItWorksText: (client) => [
      `O Keyfob associa carros a aplicações. ${capital(client)} usa-o para que possa partilhar o seu carro sem dar a sua palavra-passe a ninguém.`,
      'Inicia sessão na página da própria marca do carro. Depois, a marca dá ao Keyfob uma chave que abre apenas o que escolher aqui.',
      `Nada chega ${to(client)} antes de premir «Partilhar» no último passo.`,
    ],
    back: (client) => `Voltar ${to(client)}`,
    offline:
      'Está sem ligação à Internet. O que escreveu continua aqui. Prossiga quando voltar a ter ligação.',
    expiringTitle: 'Ainda está aí?',
    expiring:
      'Para sua segurança, esta página fecha-se dentro de cerca de dois minutos. Prima uma tecla ou o botão para continuar.',
    expiringSoonTitle: 'Este link expira em breve',
    expiringSoon: (client) =>
      `Este link expira dentro de cerca de dois minutos. Se precisar de mais tempo, recomece a partir ${of(client)}. Nada é partilhado até terminar.`,
    keepGoing: 'Continuar',
    understood: 'OK',
  },

  intro: {
    title: (client) => `Associe o seu carro ${to(client)}`,
    lead: (client) => `${client} gostaria de aceder ao seu carro através da conta online do carro.`,
    points: (client) => [
      {
        title: 'A escolha do que partilha é sua',
        text: `Vê todos os carros e todas as permissões antes de algo ser enviado ${to(client)}.`,
      },
      {
        title: 'A palavra-passe fica consigo',
        text: `Inicia sessão na página da marca do seu carro. O Keyfob e ${client} nunca veem a palavra-passe.`,
      },
      {
        title: 'Pode parar a qualquer momento',
        text: 'Termine a partilha quando quiser, sem dar qualquer motivo.',
      },
    ],
    forUser: (hint) => `Está a associar o carro como ${hint}.`,
    continue: 'Continuar',
    senderTitle: (client) => `Foi ${client} que lhe enviou isto?`,
    senderLead: (client) =>
      `Quem iniciou este link vai ter acesso ao seu carro. Continue apenas se o link tiver sido iniciado por si ${at(client)}.`,
    senderApplication: 'Aplicação',
    senderUser: 'Conta na aplicação',
    senderNobody: 'Não indicada pela aplicação',
    senderWarning:
      'Se foi outra pessoa que lhe enviou o link, ou se a conta não é sua, escolha «Não». Nesse caso, nada é partilhado.',
    yes: 'Sim, continuar',
    no: 'Não',
  },

  brand: {
    title: 'De que marca é o seu carro?',
    lead: 'Escolha a marca que está no emblema do carro. A seguir, inicia sessão na página dessa marca.',
    search: 'Procurar marcas, modelos ou aplicações',
    submit: 'Procurar',
    count: (number) => `${number} ${one(number) ? 'marca' : 'marcas'}`,
    inCountry: (country) => `Marcas (${country}) · mudar de país`,
    anyCountry: 'Marcas em todos os países · escolher país',
    allCountries: 'Todos os países',
    country: 'País',
    show: 'Mostrar',
    none: (query) => `Nenhuma marca corresponde a «${query}»`,
    noneHint:
      'Verifique a ortografia ou tente o nome que está no emblema ou na aplicação do carro. Se a marca não estiver aqui, ainda não é possível associá-la.',
    showAll: 'Mostrar todas as marcas',
  },

  handoff: {
    title: (brand) => `Inicie sessão na ${brand}`,
    lead: (host) => `Vai sair desta página para ${host}.`,
    account: (brand, app) =>
      app === null
        ? `Inicie aí sessão com a sua conta ${brand}.`
        : `Inicie aí sessão com a conta que usa na aplicação ${app}.`,
    password: (client) => `O Keyfob e ${client} nunca veem a sua palavra-passe.`,
    afterwards: (client) => `Depois volta aqui e escolhe o que ${client} pode ver.`,
    addressLabel: 'O endereço deve ser',
    go: (brand) => `Ir para a página da ${brand}`,
    otherBrand: 'Escolher outra marca',
  },

  loading: {
    title: 'À procura dos seus carros',
    lead: (brand) =>
      `A ${brand} está a indicar-nos que carros estão na sua conta. Pode demorar até um minuto. Esta página avança sozinha.`,
  },

  vehicles: {
    title: (client) => `O que quer partilhar com ${client}?`,
    lead: (client, brand) => `Tem sessão iniciada na ${brand}. Ainda nada foi enviado ${to(client)}.`,
    forUser: (hint) => `A associação vai pertencer a ${hint}.`,
    cars: (number) => (one(number) ? 'O seu carro' : 'Os seus carros'),
    single: 'Escolha um carro.',
    vin: (ending) => `O VIN termina em ${ending}`,
    connected: 'Já associado',
    staysConnected: (client) =>
      `Um carro que já está associado continua associado, mesmo que não o escolha aqui. Para deixar de o ter associado, desassocie-o ${at(client)}.`,
    cannotShare: (missing, client) =>
      `Não é possível associar: este carro não dá aquilo de que ${client} precisa (${missing}).`,
    noneFit: (client) =>
      `Nenhum destes carros pode dar aquilo de que ${client} precisa. Nada foi partilhado. Pode iniciar sessão com outra conta ou ficar por aqui.`,
    nothingSelected: 'Escolha pelo menos um carro para partilhar ou prima «Não partilhar».',
    reads: (client) => `${client} pode ver`,
    controls: (client) => `${client} pode fazer`,
    needed: 'Necessário',
    neededHint: (client) =>
      `${client} não funciona sem o que está marcado como «Necessário». O resto depende de si.`,
    notShared: 'Não é partilhado',
    andMore: (shown, more) => `${shown} e mais ${more}`,
    howLong: 'Durante quanto tempo',
    howLongText: (client, durable) =>
      durable
        ? `Até que decida parar. ${client} pode usar o acesso também quando não estiver a usar a aplicação.`
        : `Só por pouco tempo: ${client} tem de lhe pedir novamente quando o acesso terminar, dentro de poucas horas.`,
    howToStop: 'Como parar',
    howToStopText: (client, brand) =>
      `Desassocie o carro ${at(client)} ou remova o acesso na sua conta ${brand}. Isso termina a partilha.`,
    share: (client) => `Partilhar com ${client}`,
    dontShare: 'Não partilhar',
    otherAccount: 'Usar outra conta',
  },

  noVehicles: {
    title: (account) => `Não há carros nesta conta ${account}`,
    lead: (client) => `Iniciou sessão, mas a conta não tem nenhum carro. Nada foi partilhado com ${client}.`,
    hints: [
      'O carro pode estar noutra conta, por exemplo de alguém da sua casa.',
      'Muitas vezes, só o utilizador principal de um carro o pode partilhar.',
      'Um carro novo pode ter de ser adicionado primeiro na aplicação da marca.',
    ],
    otherAccount: 'Usar outra conta',
    otherBrand: 'Escolher outra marca',
  },

  success: {
    title: (brand, number) =>
      one(number) ? `Partilhou o seu ${brand}` : `Partilhou ${number} carros da ${brand}`,
    lead: (client) => `${client} conclui agora a associação. Pode parar a partilha a qualquer momento.`,
    goBack: (client) => `Volte ${to(client)} para ver que resultou.`,
    close: (client) => `Pode fechar esta janela e continuar ${at(client)}.`,
  },

  ended: {
    completed: (client) => ({
      title: 'Este link já foi usado',
      text: `Já associou o seu carro com ele. Não é preciso mais nada aqui. Para associar outro carro, recomece a partir ${of(client)}.`,
    }),
    denied: (client) => ({
      title: 'Escolheu não partilhar',
      text: `Nada foi partilhado. Se mudar de ideias, recomece a partir ${of(client)}.`,
    }),
    cancelled: (client) => ({
      title: 'Parou antes de partilhar',
      text: `Nada foi partilhado. Pode associar o seu carro mais tarde a partir ${of(client)}.`,
    }),
    expired: (client) => ({
      title: 'Este link expirou',
      text: `Os links só duram algum tempo, para proteger o seu carro. Nada foi partilhado. Recomece a partir ${of(client)}.`,
    }),
    failed: (client) => ({
      title: 'Não foi possível associar o carro',
      text: `A associação não foi concluída, e ${client} não tem acesso ao seu carro através dela. Recomece a partir ${of(client)}.`,
    }),
  },
  elsewhere: (client) => ({
    title: 'Este link foi aberto noutro navegador',
    text: `Para proteger o seu carro, um link só funciona no navegador que o abriu primeiro. Continue aí ou recomece a partir ${of(client)}. Nada foi partilhado a partir daqui.`,
  }),
  cookies: (client) => ({
    title: 'O seu navegador bloqueia cookies',
    text: `É preciso um cookie para saber que continua a ser a mesma pessoa quando volta da página da marca do seu carro. Permita cookies nesta página e tente novamente. Nada foi partilhado com ${client}.`,
  }),

  errors: {
    not_found: (client) => ({
      title: 'Não há nada aqui',
      text: `O endereço está incompleto ou já não é usado. Nada foi partilhado. Recomece a partir ${of(client)}.`,
    }),
    server_error: (client) => ({
      title: 'Algo correu mal no Keyfob',
      text: `A culpa é nossa, não sua. Nada de novo foi partilhado com ${client}. Tente novamente daqui a pouco.`,
    }),
    not_configured: () => ({
      title: 'Este Keyfob ainda não está configurado',
      text: 'Quem o gere tem de concluir as definições. Nada foi partilhado.',
    }),
    session_expired: (client) => texts.ended.expired(client),
    session_finished: (client) => ({
      title: 'Este link já foi usado',
      text: `Foi usado antes e não pode voltar a ser usado. Para associar um carro, recomece a partir ${of(client)}.`,
    }),
    session_not_open: (client) => ({
      title: 'Este passo já passou',
      text: `A página de onde veio está desatualizada. Nada de novo foi partilhado. Continue na página mais recente ou recomece a partir ${of(client)}.`,
    }),
    session_elsewhere: (client) => texts.elsewhere(client),
    too_many_sessions: (client) => ({
      title: 'Há demasiados links abertos',
      text: `Foram iniciados e não concluídos vários links para ${client}. Conclua um deles ou tente mais tarde. Nada foi partilhado.`,
    }),
    form_not_ours: () => ({
      title: 'A página estava desatualizada',
      text: 'Não foi possível ter a certeza de que o formulário veio desta página, por isso nada foi feito e nada foi partilhado. Volte atrás, recarregue a página e prima novamente o botão.',
    }),
    cookies_blocked: (client) => texts.cookies(client),
    user_denied: (client) => texts.ended.denied(client),
    user_cancelled: (client) => texts.ended.cancelled(client),
    brand_unknown: () => ({
      title: 'Não é possível associar essa marca',
      text: 'Volte atrás e escolha uma marca da lista. Nada foi partilhado.',
    }),
    nothing_selected: () => ({
      title: 'Nenhum carro foi escolhido',
      text: 'Volte atrás e escolha pelo menos um carro. Nada foi partilhado.',
    }),
    provider_cancelled: () => ({
      title: 'Voltou antes de terminar',
      text: 'O início de sessão na marca do seu carro não foi concluído. Nada foi partilhado. Pode tentar novamente.',
    }),
    provider_unavailable: () => ({
      title: 'A marca do carro não responde',
      text: 'O problema é do lado da marca. Nada foi partilhado. Tente novamente dentro de alguns minutos.',
    }),
    provider_refused: () => ({
      title: 'A marca do carro recusou',
      text: 'A marca não aceitou o pedido. Nada foi partilhado. Tente novamente ou use outra conta.',
    }),
    no_vehicles: (client) => ({
      title: 'Não há carros nesta conta',
      text: `A conta não tem nenhum carro. Nada foi partilhado com ${client}. Use outra conta ou fale com o utilizador principal do carro.`,
    }),
    vehicle_unreachable: () => ({
      title: 'O carro não responde',
      text: 'Pode estar em repouso ou sem rede. Abra a aplicação do carro para o despertar e tente novamente.',
    }),
    vehicle_gone: (client) => ({
      title: 'Este carro foi removido',
      text: `Já não está associado, e ${client} não tem acesso a ele. Para voltar a associá-lo, comece a partir ${of(client)}.`,
    }),
    reauthorization_required: (client) => ({
      title: 'O carro tem de ser associado novamente',
      text: `A marca terminou o acesso, por exemplo após uma nova palavra-passe. Recomece a partir ${of(client)}.`,
    }),
  },
  applicationError: (client) => ({
    title: 'Este link não funciona',
    text: `O pedido com que ${client} abriu esta página não está correto. Não há nada que possa fazer, e nada foi partilhado. Quem gere a aplicação pode encontrar a falha com o ID do pedido abaixo.`,
  }),
  generalError: (client) => ({
    title: 'Algo correu mal',
    text: `Nada de novo foi partilhado. Volte ${to(client)} e tente novamente. Se voltar a acontecer, indique o ID do pedido abaixo.`,
  }),
  attempt: (brand) => ({
    provider_cancelled: `Voltou da página da ${brand} antes de concluir o início de sessão. Nada foi partilhado.`,
    provider_unavailable: `A ${brand} não responde de momento. O problema é do lado deles, e nada foi partilhado. Tente novamente dentro de alguns minutos.`,
    provider_refused: `A ${brand} não aceitou o pedido. Nada foi partilhado. Tente novamente ou use outra conta.`,
    reauthorization_required: `A ${brand} terminou a sessão antes de podermos ler os seus carros. Nada foi partilhado. Inicie sessão novamente.`,
    no_vehicles: `A conta ${brand} não tinha nenhum carro. Nada foi partilhado. Inicie sessão com outra conta.`,
    vehicle_unreachable: `A ${brand} não conseguiu contactar o seu carro. Nada foi partilhado. Desperte-o com a aplicação do carro e tente novamente.`,
    general: `O início de sessão na ${brand} não funcionou. Nada foi partilhado. Tente novamente.`,
  }),

  permissions,
  unsuitable,
};
