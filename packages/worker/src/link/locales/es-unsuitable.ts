import type { Texts } from './texts.ts';

export const unsuitable: Texts['unsuitable'] = {
  unlisted: 'No veo mi marca',
  noSubscription: 'Sus servicios conectados no están activos.',
  notCompatible: 'Este coche no se puede conectar.',
  noneSubscribed: (brand) =>
    `No se ha compartido nada. Para conectar el coche, activa primero sus servicios conectados en ${brand}. Después empieza de nuevo o inicia sesión con otra cuenta.`,
  noneCompatible:
    'Ninguno de estos coches se puede conectar. No se ha compartido nada. Puedes iniciar sesión con otra cuenta o volver.',
  tell: 'Decir a la app qué coche es',
  tellHint: 'Se comunican la marca, el modelo, el año y el número de bastidor, y nada más.',
  otherCar: 'El coche no está en esta cuenta',
  otherThanVin: (ending) =>
    `El coche que se pidió, cuyo número de bastidor termina en ${ending}, no está en la cuenta con la que has iniciado sesión. No se ha compartido nada.`,
  otherThanBefore:
    'El coche que hay que volver a conectar no está en la cuenta con la que has iniciado sesión. No se ha compartido nada.',
  attempt: (brand) => ({
    subscription_inactive: `Los servicios conectados del coche no están activos en ${brand}. No se ha compartido nada. Actívalos y vuelve a iniciar sesión.`,
    vehicle_not_compatible: `${brand} no permite conectar este coche. No se ha compartido nada. Puedes iniciar sesión con otra cuenta.`,
    owner_action_required: `${brand} necesita antes algo de ti, por ejemplo que aceptes sus condiciones. No se ha compartido nada. Haz lo que te pide la app de la marca y vuelve a iniciar sesión.`,
  }),
  fault: 'Qué fallaba en la solicitud',
  explained: {
    rate_limited: {
      title: 'Demasiadas solicitudes a la vez',
      text: 'Desde tu red han llegado demasiadas solicitudes en poco tiempo. No se ha compartido nada. Espera un minuto y vuelve a cargar la página.',
    },
    garage_full: {
      title: 'No cabe ningún coche más',
      text: 'Ya tienes conectados todos los coches que se pueden conectar. No se ha compartido nada nuevo. Quita en la aplicación uno que ya no necesites y vuelve a intentarlo.',
    },
  },
};
