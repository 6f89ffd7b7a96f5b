import type { Texts } from './texts.ts';

export const unsuitable: Texts['unsuitable'] = {
  unlisted: 'Je ne vois pas ma marque',
  noSubscription: 'Ses services connectés ne sont pas actifs.',
  notCompatible: 'Cette voiture ne peut pas être associée.',
  noneSubscribed: (brand) =>
    `Rien n’a été partagé. Pour associer la voiture, activez d’abord ses services connectés auprès de ${brand}. Recommencez ensuite, ou connectez-vous avec un autre compte.`,
  noneCompatible:
    'Aucune de ces voitures ne peut être associée. Rien n’a été partagé. Vous pouvez vous connecter avec un autre compte, ou revenir en arrière.',
  tell: 'Dire à l’application de quelle voiture il s’agit',
  tellHint:
    'La marque, le modèle, l’année et le numéro d’identification sont alors transmis, et rien d’autre.',
  otherCar: 'La voiture n’est pas sur ce compte',
  otherThanVin: (ending) =>
    `La voiture demandée, dont le numéro d’identification se termine par ${ending}, n’est pas sur le compte avec lequel vous vous êtes connecté. Rien n’a été partagé.`,
  otherThanBefore:
    'La voiture à associer de nouveau n’est pas sur le compte avec lequel vous vous êtes connecté. Rien n’a été partagé.',
  attempt: (brand) => ({
    subscription_inactive: `Les services connectés de la voiture ne sont pas actifs auprès de ${brand}. Rien n’a été partagé. Activez-les, puis reconnectez-vous.`,
    vehicle_not_compatible: `${brand} ne permet pas d’associer cette voiture. Rien n’a été partagé. Vous pouvez vous connecter avec un autre compte.`,
    owner_action_required: `${brand} attend d’abord quelque chose de vous, par exemple que vous acceptiez ses conditions. Rien n’a été partagé. Faites ce que demande l’application de la marque, puis reconnectez-vous.`,
  }),
  fault: 'Ce qui n’allait pas dans la demande',
  explained: {
    rate_limited: {
      title: 'Trop de demandes à la fois',
      text: 'Trop de demandes sont arrivées de votre réseau en peu de temps. Rien n’a été partagé. Attendez une minute, puis rechargez la page.',
    },
    garage_full: {
      title: 'Il n’y a plus de place pour une autre voiture',
      text: 'Vous avez déjà connecté autant de voitures que possible. Rien de nouveau n’a été partagé. Retirez dans l’application une voiture dont vous n’avez plus besoin, puis réessayez.',
    },
  },
};
