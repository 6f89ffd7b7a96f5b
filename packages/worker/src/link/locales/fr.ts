import { words } from '@keyfob/shared/words/fr';
import { permissions } from './fr-permissions.ts';
import { unsuitable } from './fr-unsuitable.ts';
import type { Texts } from './texts.ts';

// The spaces before : ; ? and inside guillemets are no-break spaces. A car is "associated" (associer) here, because
// "connecter" is what one does with an account.

const plural = new Intl.PluralRules('fr');
const lists = new Intl.ListFormat('fr', { type: 'conjunction' });

/** Zero is singular in French; the category of whole millions does not occur. */
const one = (number: number): boolean => plural.select(number) === 'one';

const theApp = 'l’application';

/** At the start of a sentence. A name stays as it is; our own words for the app take a capital. */
const first = (client: string): string => (client === theApp ? 'L’application' : client);

export const texts: Texts = {
  words,
  theApp,
  list: (items) => lists.format(items),

  frame: {
    asks: (domain) => `fait la demande depuis ${domain}`,
    simulated: 'Ceci est une simulation. Les voitures, les comptes et les pages de connexion sont fictifs.',
    language: 'Langue',
    help: 'Aide',
    privacy: (client) => `Confidentialité chez ${client}`,
    support: (client) => `Assistance ${client}`,
    howItWorks: 'Comment ça marche',
    howItWorksText: (client) => [
      `Keyfob relie les voitures aux applications. ${first(client)} s’en sert pour que vous puissiez partager l’accès à votre voiture sans donner votre mot de passe à qui que ce soit.`,
      'Vous vous connectez sur la page de la marque elle-même. La marque remet ensuite à Keyfob une clé qui n’ouvre que ce que vous choisissez ici.',
      `Rien n’est transmis à ${client} tant que vous n’avez pas appuyé sur « Partager » à la dernière étape.`,
    ],
    back: (client) => `Revenir à ${client}`,
    offline:
      'Vous êtes hors connexion. Ce que vous avez saisi est toujours là. Continuez une fois la connexion rétablie.',
    expiringTitle: 'Êtes-vous toujours là ?',
    expiring:
      'Pour votre sécurité, cette page se fermera dans environ deux minutes. Appuyez sur une touche ou sur le bouton pour continuer.',
    expiringSoonTitle: 'Ce lien expire bientôt',
    expiringSoon: (client) =>
      `Ce lien expire dans environ deux minutes. S’il vous faut plus de temps, recommencez depuis ${client} ; rien n’est partagé tant que vous n’avez pas terminé.`,
    keepGoing: 'Continuer',
    understood: 'OK',
  },

  intro: {
    title: (client) => `Associez votre voiture à ${client}`,
    lead: (client) => `${first(client)} souhaite accéder à votre voiture par le compte en ligne de celle-ci.`,
    points: (client) => [
      {
        title: 'Vous choisissez ce que vous partagez',
        text: `Vous voyez chaque voiture et chaque autorisation avant que quoi que ce soit ne soit transmis à ${client}.`,
      },
      {
        title: 'Votre mot de passe reste chez vous',
        text: `Vous vous connectez auprès de la marque de votre voiture. Ni Keyfob ni ${client} ne voient jamais le mot de passe.`,
      },
      {
        title: 'Vous pouvez arrêter à tout moment',
        text: 'Mettez fin au partage quand vous le souhaitez, sans donner de raison.',
      },
    ],
    forUser: (hint) => `Vous associez votre voiture sous le nom ${hint}.`,
    continue: 'Continuer',
    senderTitle: (client) => `Est-ce ${client} qui vous a envoyé ceci ?`,
    senderLead: (client) =>
      `La personne qui a demandé ce lien aura accès à votre voiture. Continuez seulement si vous l’avez demandé vous-même auprès de ${client}.`,
    senderApplication: 'Application',
    senderUser: 'Compte dans l’application',
    senderNobody: 'Non indiqué par l’application',
    senderWarning:
      'Si quelqu’un d’autre vous a envoyé le lien, ou si ce compte n’est pas le vôtre, choisissez « Non ». Rien ne sera alors partagé.',
    yes: 'Oui, continuer',
    no: 'Non',
  },

  brand: {
    title: 'De quelle marque est votre voiture ?',
    lead: 'Choisissez le logo qui figure sur la voiture. Vous vous connecterez ensuite auprès de cette marque.',
    search: 'Rechercher une marque, un modèle ou une application',
    submit: 'Rechercher',
    count: (number) => `${number} ${one(number) ? 'marque' : 'marques'}`,
    inCountry: (country) => `Marques (${country}) · changer de pays`,
    anyCountry: 'Marques de tous les pays · choisir un pays',
    allCountries: 'Tous les pays',
    country: 'Pays',
    show: 'Afficher',
    none: (query) => `Aucune marque ne correspond à « ${query} »`,
    noneHint:
      'Vérifiez l’orthographe, ou essayez le nom inscrit sur la voiture ou celui de son application. Si la marque n’est pas ici, elle ne peut pas encore être associée.',
    showAll: 'Afficher toutes les marques',
  },

  handoff: {
    title: (brand) => `Connectez-vous chez ${brand}`,
    lead: (host) => `Vous quittez cette page pour ${host}.`,
    account: (brand, app) =>
      app === null
        ? `Sur ce site, connectez-vous avec votre compte ${brand}.`
        : `Sur ce site, connectez-vous avec le compte que vous utilisez dans l’application ${app}.`,
    password: (client) => `Ni Keyfob ni ${client} ne voient jamais votre mot de passe.`,
    afterwards: (client) => `Vous reviendrez ensuite ici pour choisir ce que ${client} pourra voir.`,
    addressLabel: 'L’adresse doit être',
    go: (brand) => `Continuer vers ${brand}`,
    otherBrand: 'Choisir une autre marque',
  },

  loading: {
    title: 'Recherche de vos voitures',
    lead: (brand) =>
      `${brand} nous indique quelles voitures figurent sur votre compte. Cela peut prendre jusqu’à une minute. La suite s’affichera d’elle-même.`,
  },

  vehicles: {
    title: (client) => `Que souhaitez-vous partager avec ${client} ?`,
    lead: (client, brand) =>
      `La connexion à votre compte ${brand} a réussi. Rien n’a encore été transmis à ${client}.`,
    forUser: (hint) => `L’association sera rattachée à ${hint}.`,
    cars: (number) => (one(number) ? 'Votre voiture' : 'Vos voitures'),
    single: 'Choisissez une voiture.',
    vin: (ending) => `VIN se terminant par ${ending}`,
    connected: 'Déjà associée',
    staysConnected: (client) =>
      `Une voiture déjà associée le reste, même si vous ne la choisissez pas ici. Pour y mettre fin, dissociez-la dans ${client}.`,
    cannotShare: (permissions, client) =>
      `Cette voiture ne peut pas être associée, car elle n’offre pas ce dont ${client} a besoin : ${permissions}.`,
    noneFit: (client) =>
      `Aucune de ces voitures n’offre ce dont ${client} a besoin. Rien n’a été partagé. Vous pouvez vous connecter avec un autre compte, ou vous arrêter ici.`,
    nothingSelected: 'Choisissez au moins une voiture à partager, ou appuyez sur « Ne pas partager ».',
    reads: (client) => `${first(client)} peut voir ceci`,
    controls: (client) => `${first(client)} peut faire ceci`,
    needed: 'Nécessaire',
    neededHint: (client) =>
      `${first(client)} ne fonctionne pas sans ce qui est marqué « Nécessaire ». Le reste dépend de vous.`,
    notShared: 'Non partagé',
    andMore: (permissions, more) => `${permissions} et ${more} ${one(more) ? 'autre' : 'autres'}`,
    howLong: 'Pour combien de temps',
    howLongText: (client, durable) =>
      durable
        ? `Jusqu’à ce que vous y mettiez fin. ${first(client)} peut utiliser l’accès même quand vous n’êtes pas dans l’application.`
        : `Pour peu de temps seulement : ${client} devra vous redemander votre accord quand l’accès expirera, dans quelques heures.`,
    howToStop: 'Comment arrêter',
    howToStopText: (client, brand) =>
      `Dissociez la voiture dans ${client}, ou supprimez l’accès dans votre compte ${brand}. Cela y met fin.`,
    share: (client) => `Partager avec ${client}`,
    dontShare: 'Ne pas partager',
    otherAccount: 'Utiliser un autre compte',
  },

  noVehicles: {
    title: (account) => `Aucune voiture sur ce compte ${account}`,
    lead: (client) =>
      `La connexion a réussi, mais le compte ne contient aucune voiture. Rien n’a été partagé avec ${client}.`,
    hints: [
      'La voiture est peut-être sur un autre compte, par exemple celui d’un membre de votre foyer.',
      'Souvent, seul l’utilisateur principal d’une voiture peut la partager.',
      'Une voiture neuve doit parfois être d’abord ajoutée dans l’application de la marque.',
    ],
    otherAccount: 'Utiliser un autre compte',
    otherBrand: 'Choisir une autre marque',
  },

  success: {
    title: (brand, number) =>
      one(number)
        ? `Vous avez partagé l’accès à votre ${brand}`
        : `Vous avez partagé l’accès à ${number} voitures ${brand}`,
    lead: (client) =>
      `${first(client)} termine maintenant l’association. Vous pouvez mettre fin au partage à tout moment.`,
    goBack: (client) => `Revenez à ${client} pour vérifier que tout s’est bien passé.`,
    close: (client) => `Vous pouvez fermer cette fenêtre et poursuivre dans ${client}.`,
  },

  ended: {
    completed: (client) => ({
      title: 'Ce lien a déjà servi',
      text: `Vous l’avez déjà utilisé pour associer votre voiture. Il n’y a plus rien à faire ici. Pour associer une autre voiture, recommencez depuis ${client}.`,
    }),
    denied: (client) => ({
      title: 'Vous avez choisi de ne pas partager',
      text: `Rien n’a été partagé. Si vous changez d’avis, recommencez depuis ${client}.`,
    }),
    cancelled: (client) => ({
      title: 'Vous avez arrêté avant de partager',
      text: `Rien n’a été partagé. Vous pourrez associer votre voiture plus tard depuis ${client}.`,
    }),
    expired: (client) => ({
      title: 'Ce lien a expiré',
      text: `Les liens ne durent qu’un moment, pour la sécurité de votre voiture. Rien n’a été partagé. Recommencez depuis ${client}.`,
    }),
    failed: (client) => ({
      title: 'La voiture n’a pas pu être associée',
      text: `L’association n’a pas abouti, et elle ne donne à ${client} aucun accès à votre voiture. Recommencez depuis ${client}.`,
    }),
  },
  elsewhere: (client) => ({
    title: 'Ce lien a été ouvert dans un autre navigateur',
    text: `Pour la sécurité de votre voiture, un lien ne fonctionne que dans le navigateur qui l’a ouvert en premier. Poursuivez dans celui-ci, ou recommencez depuis ${client}. Rien n’a été partagé à partir d’ici.`,
  }),
  cookies: (client) => ({
    title: 'Votre navigateur bloque les cookies',
    text: `Il faut un cookie pour savoir que c’est toujours vous quand vous revenez de la marque de votre voiture. Autorisez les cookies pour cette page et réessayez. Rien n’a été partagé avec ${client}.`,
  }),

  errors: {
    not_found: (client) => ({
      title: 'Il n’y a rien ici',
      text: `L’adresse est incomplète ou n’est plus utilisée. Rien n’a été partagé. Recommencez depuis ${client}.`,
    }),
    server_error: (client) => ({
      title: 'Une erreur s’est produite chez Keyfob',
      text: `C’est notre faute, pas la vôtre. Rien de nouveau n’a été partagé avec ${client}. Réessayez dans un instant.`,
    }),
    not_configured: () => ({
      title: 'Ce service Keyfob n’est pas encore configuré',
      text: 'Son exploitant doit encore terminer les réglages. Rien n’a été partagé.',
    }),
    session_expired: (client) => texts.ended.expired(client),
    session_finished: (client) => ({
      title: 'Ce lien a déjà servi',
      text: `Il a déjà été utilisé et ne peut plus l’être. Pour associer une voiture, recommencez depuis ${client}.`,
    }),
    session_not_open: (client) => ({
      title: 'Cette étape est terminée',
      text: `La page d’où vous venez n’est plus à jour. Rien de nouveau n’a été partagé. Poursuivez depuis la page la plus récente, ou recommencez depuis ${client}.`,
    }),
    session_elsewhere: (client) => texts.elsewhere(client),
    too_many_sessions: (client) => ({
      title: 'Trop de liens sont ouverts',
      text: `Plusieurs liens pour ${client} ont été commencés sans être terminés. Terminez-en un, ou réessayez plus tard. Rien n’a été partagé.`,
    }),
    form_not_ours: () => ({
      title: 'La page n’était plus à jour',
      text: 'Nous n’avons pas pu nous assurer que le formulaire venait de cette page : rien n’a donc été fait et rien n’a été partagé. Revenez en arrière, rechargez la page et appuyez de nouveau sur le bouton.',
    }),
    cookies_blocked: (client) => texts.cookies(client),
    user_denied: (client) => texts.ended.denied(client),
    user_cancelled: (client) => texts.ended.cancelled(client),
    brand_unknown: () => ({
      title: 'Cette marque ne peut pas être associée',
      text: 'Revenez en arrière et choisissez une marque dans la liste. Rien n’a été partagé.',
    }),
    nothing_selected: () => ({
      title: 'Aucune voiture n’a été choisie',
      text: 'Revenez en arrière et choisissez au moins une voiture. Rien n’a été partagé.',
    }),
    provider_cancelled: () => ({
      title: 'Vous êtes de retour avant la fin',
      text: 'La connexion auprès de la marque de votre voiture n’est pas allée au bout. Rien n’a été partagé. Vous pouvez réessayer.',
    }),
    provider_unavailable: () => ({
      title: 'La marque de la voiture ne répond pas',
      text: 'Le problème vient de la marque. Rien n’a été partagé. Réessayez dans quelques minutes.',
    }),
    provider_refused: () => ({
      title: 'La marque de la voiture a refusé',
      text: 'La marque n’a pas accepté la demande. Rien n’a été partagé. Réessayez, ou utilisez un autre compte.',
    }),
    no_vehicles: (client) => ({
      title: 'Aucune voiture sur ce compte',
      text: `Le compte ne contient aucune voiture. Rien n’a été partagé avec ${client}. Utilisez un autre compte, ou demandez à l’utilisateur principal de la voiture.`,
    }),
    vehicle_unreachable: () => ({
      title: 'La voiture ne répond pas',
      text: 'Elle est peut-être en veille ou hors réseau. Ouvrez sa propre application pour la réveiller, puis réessayez.',
    }),
    vehicle_gone: (client) => ({
      title: 'Cette voiture a été retirée',
      text: `Elle n’est plus associée, et ${client} n’y a pas accès. Pour l’associer de nouveau, commencez depuis ${client}.`,
    }),
    reauthorization_required: (client) => ({
      title: 'La voiture doit être associée de nouveau',
      text: `La marque a mis fin à l’accès, par exemple après un changement de mot de passe. Recommencez depuis ${client}.`,
    }),
  },
  applicationError: (client) => ({
    title: 'Ce lien ne fonctionne pas',
    text: `${first(client)} vous envoie ici avec une demande incorrecte. Vous n’y pouvez rien, et rien n’a été partagé. L’exploitant de l’application peut trouver l’erreur grâce à l’identifiant de la demande ci-dessous.`,
  }),
  generalError: (client) => ({
    title: 'Une erreur s’est produite',
    text: `Rien de nouveau n’a été partagé. Revenez à ${client} et réessayez. Si cela se reproduit, communiquez-leur l’identifiant de la demande ci-dessous.`,
  }),
  attempt: (brand) => ({
    provider_cancelled: `Vous avez quitté ${brand} avant la fin de la connexion. Rien n’a été partagé.`,
    provider_unavailable: `${brand} ne répond pas pour le moment. Le problème vient de leur côté, et rien n’a été partagé. Réessayez dans quelques minutes.`,
    provider_refused: `${brand} n’a pas accepté la demande. Rien n’a été partagé. Réessayez, ou utilisez un autre compte.`,
    reauthorization_required: `${brand} a mis fin à la connexion avant que nous ayons pu lire vos voitures. Rien n’a été partagé. Reconnectez-vous.`,
    no_vehicles: `Le compte ${brand} ne contenait aucune voiture. Rien n’a été partagé. Connectez-vous avec un autre compte.`,
    vehicle_unreachable: `${brand} n’a pas pu joindre votre voiture. Rien n’a été partagé. Réveillez-la avec sa propre application, puis réessayez.`,
    general: `La connexion chez ${brand} n’a pas fonctionné. Rien n’a été partagé. Réessayez.`,
  }),
  permissions,
  unsuitable,
};
