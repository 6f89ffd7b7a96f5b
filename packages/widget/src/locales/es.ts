import { words } from '@keyfob/shared/words/es';
import type { WidgetTexts } from './texts.ts';

export const texts: WidgetTexts = {
  ...words,
  connect: 'Conectar tu coche',
  connectAnother: 'Conectar otro coche',
  reconnect: (name) => `Volver a conectar ${name || 'tu coche'}`,
  preparing: 'Preparando…',
  newWindow: 'abre una ventana nueva',

  blocked: 'Tu navegador no ha abierto la ventana.',
  openInNewTab: 'Abrir en otra pestaña',
  continueHere: 'Seguir en esta pestaña',

  continueThere: 'Sigue en la otra ventana',
  openAgain: 'Volver a abrir',
  stillConnecting: '¿Ya no está la otra ventana? Vuelve a abrirla o cancela.',
  patience: 'Esperando a la marca de tu coche. Puede tardar un minuto.',

  finishing: 'Terminando…',
  almostDone: 'Ya casi está.',
  offline: 'No tienes conexión. Esto seguirá cuando la recuperes.',

  connected: (count) => (count === 1 ? '1 coche conectado' : `${count} coches conectados`),
  notConnected: 'No se ha conectado ni compartido nada.',
  yourCar: 'Tu coche',
  vehicleStatus: {
    authorized: 'Conectado',
    pending_authorization: 'Conectándose',
    reauthorization_required: 'Hay que volver a conectarlo',
  },
  attention: {
    reauthorization_required: 'La marca ha puesto fin al acceso, por ejemplo, tras un cambio de contraseña.',
    vehicle_unreachable: 'El coche no responde. Actívalo con su propia app o vuelve a conectarlo.',
    general: 'Hay que volver a conectar el coche.',
  },

  errors: {
    unavailable:
      'Ahora mismo no se puede conectar. No se ha compartido nada. Vuelve a intentarlo en un momento.',
    refused: 'Esta web no te ha dejado empezar. Puede que tengas que volver a iniciar sesión.',
    misconfigured:
      'Esta web aún no está preparada para conectar coches. Quien la gestiona puede ver el motivo en «Detalles».',
    expired: 'El enlace ha caducado. No se ha compartido nada. Empieza de nuevo.',
    failed: 'No se ha podido conectar el coche. No se ha compartido nada. Vuelve a intentarlo.',
  },
  details: 'Detalles',
  simulated: 'Prueba',
};
