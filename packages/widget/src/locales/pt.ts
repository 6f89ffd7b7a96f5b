import { words } from '@keyfob/shared/words/pt';
import type { WidgetTexts } from './texts.ts';

export const texts: WidgetTexts = {
  ...words,
  connect: 'Associar o seu carro',
  connectAnother: 'Associar outro carro',
  reconnect: (name) => (name ? `Voltar a associar ${name}` : 'Voltar a associar o seu carro'),
  preparing: 'A preparar…',
  newWindow: 'abre uma nova janela',

  blocked: 'O seu navegador não abriu a janela.',
  openInNewTab: 'Abrir num novo separador',
  continueHere: 'Continuar neste separador',

  continueThere: 'Continue na outra janela',
  openAgain: 'Abrir novamente',
  stillConnecting: 'A outra janela desapareceu? Abra-a novamente ou cancele.',
  patience: 'A aguardar a marca do seu carro. Pode demorar um minuto.',

  finishing: 'A concluir…',
  almostDone: 'Quase pronto.',
  offline: 'Está sem ligação à Internet. Isto continua quando voltar a ter ligação.',

  connected: (count) => (count === 1 ? '1 carro associado' : `${count} carros associados`),
  notConnected: 'Nada foi associado e nada foi partilhado.',
  yourCar: 'O seu carro',
  vehicleStatus: {
    authorized: 'Associado',
    pending_authorization: 'A ser associado',
    reauthorization_required: 'Tem de ser associado novamente',
  },
  attention: {
    reauthorization_required: 'A marca terminou o acesso, por exemplo após uma nova palavra-passe.',
    vehicle_unreachable: 'O carro não responde. Desperte-o com a aplicação do carro ou volte a associá-lo.',
    general: 'O carro tem de ser associado novamente.',
  },

  errors: {
    unavailable: 'De momento não é possível começar. Nada foi partilhado. Tente novamente daqui a pouco.',
    refused: 'Este site não permitiu começar. Pode ter de iniciar sessão novamente.',
    misconfigured:
      'Este site ainda não está configurado para associar carros. Quem o gere encontra o motivo nos detalhes.',
    expired: 'O link expirou. Nada foi partilhado. Comece de novo.',
    failed: 'Não foi possível associar o carro. Nada foi partilhado. Tente novamente.',
  },
  details: 'Detalhes',
  simulated: 'Teste',
};
