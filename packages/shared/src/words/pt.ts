import type { Words } from './words.ts';

export const words: Words = {
  steps: { intro: 'Início', brand: 'Marca', provider: 'Iniciar sessão', vehicles: 'Escolher' },
  progress: (step, of) => `Passo ${step} de ${of}`,
  cancel: 'Cancelar',
  tryAgain: 'Tentar novamente',
  requestId: 'ID do pedido',
};
