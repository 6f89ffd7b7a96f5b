import type { Words } from './words.ts';

export const words: Words = {
  steps: { intro: 'Inicio', brand: 'Marca', provider: 'Acceso', vehicles: 'Elegir' },
  progress: (step, of) => `Paso ${step} de ${of}`,
  cancel: 'Cancelar',
  tryAgain: 'Reintentar',
  requestId: 'ID de la solicitud',
};
