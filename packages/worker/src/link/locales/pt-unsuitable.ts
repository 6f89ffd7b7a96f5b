import type { Texts } from './texts.ts';

export const unsuitable: Texts['unsuitable'] = {
  unlisted: 'Não vejo a minha marca',
  noSubscription: 'Os serviços conectados deste carro não estão ativos.',
  notCompatible: 'Não é possível associar este carro.',
  noneSubscribed: (brand) =>
    `Nada foi partilhado. Para associar o carro, ative primeiro os serviços conectados na ${brand}. Depois comece de novo ou inicie sessão com outra conta.`,
  noneCompatible:
    'Não é possível associar nenhum destes carros. Nada foi partilhado. Pode iniciar sessão com outra conta ou voltar.',
  tell: 'Dizer à aplicação que carro é',
  tellHint: 'São comunicados a marca, o modelo, o ano e o número de chassis, e mais nada.',
  otherCar: 'O carro não está nesta conta',
  otherThanVin: (ending) =>
    `O carro pedido, cujo número de chassis termina em ${ending}, não está na conta com que iniciou sessão. Nada foi partilhado.`,
  otherThanBefore:
    'O carro a associar de novo não está na conta com que iniciou sessão. Nada foi partilhado.',
  attempt: (brand) => ({
    subscription_inactive: `Os serviços conectados do carro não estão ativos na ${brand}. Nada foi partilhado. Ative-os e inicie sessão de novo.`,
    vehicle_not_compatible: `A ${brand} não permite associar este carro. Nada foi partilhado. Pode iniciar sessão com outra conta.`,
    owner_action_required: `A ${brand} precisa primeiro de algo da sua parte, por exemplo que aceite as condições. Nada foi partilhado. Faça o que a aplicação da marca pede e inicie sessão de novo.`,
  }),
  fault: 'O que estava errado no pedido',
  explained: {
    rate_limited: {
      title: 'Demasiados pedidos de uma só vez',
      text: 'Chegaram demasiados pedidos da sua rede em pouco tempo. Nada foi partilhado. Espere um minuto e recarregue a página.',
    },
    garage_full: {
      title: 'Não há lugar para mais um carro',
      text: 'Já tem associados tantos carros quantos é possível. Nada de novo foi partilhado. Remova na aplicação um de que já não precise e tente de novo.',
    },
  },
};
