import type { VehicleScope } from '@keyfob/shared/scopes';
import type { PermissionText } from './texts.ts';

export const permissions: Record<VehicleScope, PermissionText> = {
  'vehicle:information': {
    name: 'Marca e modelo',
    gives: 'A marca, o modelo, o ano e o nome que deu ao carro.',
  },
  'vehicle:vin': {
    name: 'Número de identificação do veículo (VIN)',
    gives: 'O número de 17 caracteres que identifica o seu carro e mais nenhum.',
  },
  'vehicle:charge_state': {
    name: 'Bateria e carregamento',
    gives: 'O nível da bateria, a autonomia e se o carro está ligado à tomada e a carregar.',
  },
  'vehicle:location': {
    name: 'Localização',
    gives: 'Onde está o carro cada vez que é pedida. Quem a vê muitas vezes percebe por onde anda.',
  },
  'vehicle:odometer': { name: 'Quilometragem', gives: 'A distância total que o carro percorreu.' },
  'vehicle:smart_charging_policy': {
    name: 'Definições de carregamento inteligente',
    gives: 'Se o carregamento inteligente está ativo e a que horas o carro tem de estar carregado.',
  },
  charging_location: {
    name: 'Locais de carregamento',
    gives: 'As moradas que guardou para carregar, como a sua casa.',
  },
  'vehicle:fuel': {
    name: 'Nível de combustível',
    gives: 'Quanto combustível há no depósito e que distância permite percorrer.',
  },
  'vehicle:engine_oil': { name: 'Óleo do motor', gives: 'Quanta vida útil resta ao óleo do motor.' },
  'vehicle:tires': { name: 'Pressão dos pneus', gives: 'A pressão de cada pneu.' },
  'vehicle:security': {
    name: 'Portas e fechaduras',
    gives:
      'Se as portas, os vidros, a bagageira e a tampa de carregamento estão abertos ou trancados. Não permite abri-los.',
  },
  'vehicle:climate': {
    name: 'Definições de climatização',
    gives: 'Se o aquecimento ou o arrefecimento está ligado e que temperatura está definida.',
  },
  'vehicle:temperature': {
    name: 'Temperatura',
    gives: 'A temperatura medida dentro e fora do carro.',
  },
  'vehicle:speed': { name: 'Velocidade', gives: 'A que velocidade o carro circula nesse momento.' },
  'vehicle:compass': { name: 'Direção', gives: 'A direção para a qual o carro está virado.' },
  'vehicle:alerts': {
    name: 'Avisos',
    gives: 'Mensagens que o carro mostrou ao condutor, como falta de líquido limpa-vidros.',
  },
  'vehicle:diagnostics': {
    name: 'Avarias',
    gives: 'Códigos de avaria e o estado dos sistemas do carro, tal como uma oficina os lê.',
  },
  'vehicle:service_history': {
    name: 'Histórico de manutenção',
    gives: 'Que manutenções o carro teve, quando e onde.',
  },
  'vehicle:charge_events': {
    name: 'Carregamento no momento',
    gives: 'Quando e onde o carro começa e deixa de carregar.',
  },
  'vehicle:charge_records': {
    name: 'Carregamentos anteriores',
    gives: 'As sessões de carregamento anteriores, com hora, local, energia e custo.',
  },
  'vehicle:extended_information': {
    name: 'Equipamento',
    gives: 'Detalhes do carro, como motor, cor, versão e opções.',
  },
  'user:profile': {
    name: 'O seu perfil',
    gives: 'O seu nome, e-mail e número de telefone, tal como a marca os tem.',
  },
  'control:vehicle:charging': {
    name: 'Iniciar e parar o carregamento',
    gives: 'Inicia e para o carregamento e define até que nível a bateria é carregada.',
  },
  'control:vehicle:climate': {
    name: 'Aquecer e arrefecer o carro',
    gives: 'Liga e desliga o aquecimento ou o arrefecimento e define a temperatura.',
  },
  'control:vehicle:navigation': {
    name: 'Enviar destinos',
    gives: 'Envia uma morada para a navegação do carro. Não conduz o carro.',
  },
  'control:vehicle:security': {
    name: 'Trancar e destrancar',
    gives: 'Tranca e destranca as portas. Quem pode fazer isto pode deixar alguém entrar no seu carro.',
  },
  'control:vehicle:pin': {
    name: 'PIN para conduzir',
    gives: 'Define, altera e remove o PIN que o carro pede antes de conduzir.',
  },
  'control:vehicle:trunk': {
    name: 'Abrir a bagageira',
    gives: 'Abre e fecha a bagageira dianteira e a traseira.',
  },
};
