import type { VehicleScope } from '@keyfob/shared/scopes';
import type { PermissionText } from './texts.ts';

export const permissions: Record<VehicleScope, PermissionText> = {
  'vehicle:information': {
    name: 'Marca y modelo',
    gives: 'La marca, el modelo, el año y el nombre que le has puesto al coche.',
  },
  'vehicle:vin': {
    name: 'Número de bastidor (VIN)',
    gives: 'El número de 17 caracteres que identifica tu coche y ningún otro.',
  },
  'vehicle:charge_state': {
    name: 'Batería y carga',
    gives: 'Cuánta carga tiene la batería, la autonomía y si el coche está enchufado y cargando.',
  },
  'vehicle:location': {
    name: 'Ubicación',
    gives: 'Dónde está el coche cada vez que se consulta. Quien la ve a menudo puede saber adónde vas.',
  },
  'vehicle:odometer': {
    name: 'Kilometraje',
    gives: 'La distancia total que ha recorrido el coche.',
  },
  'vehicle:smart_charging_policy': {
    name: 'Ajustes de carga inteligente',
    gives: 'Indica si la carga inteligente está activada y para cuándo tiene que estar cargado el coche.',
  },
  charging_location: {
    name: 'Lugares de carga',
    gives: 'Las direcciones que has guardado para cargar, como tu casa.',
  },
  'vehicle:fuel': {
    name: 'Nivel de combustible',
    gives: 'Cuánto combustible hay en el depósito y para qué distancia llega.',
  },
  'vehicle:engine_oil': { name: 'Aceite del motor', gives: 'Cuánta vida útil le queda al aceite del motor.' },
  'vehicle:tires': { name: 'Presión de los neumáticos', gives: 'La presión de cada neumático.' },
  'vehicle:security': {
    name: 'Puertas y cierres',
    gives:
      'Indica si las puertas, las ventanillas, el maletero y la tapa de carga están abiertos o bloqueados. No permite abrirlos.',
  },
  'vehicle:climate': {
    name: 'Ajustes de climatización',
    gives: 'Indica si la calefacción o la refrigeración está encendida y a qué temperatura está ajustada.',
  },
  'vehicle:temperature': {
    name: 'Temperatura',
    gives: 'La temperatura medida dentro y fuera del coche.',
  },
  'vehicle:speed': { name: 'Velocidad', gives: 'A qué velocidad circula el coche en ese momento.' },
  'vehicle:compass': { name: 'Orientación', gives: 'Hacia qué dirección apunta el coche.' },
  'vehicle:alerts': {
    name: 'Avisos',
    gives:
      'Los mensajes que el coche ha mostrado a quien conduce, como que queda poco líquido limpiaparabrisas.',
  },
  'vehicle:diagnostics': {
    name: 'Averías',
    gives: 'Los códigos de avería y el estado de los sistemas del coche, tal como los lee un taller.',
  },
  'vehicle:service_history': {
    name: 'Historial de mantenimiento',
    gives: 'Qué revisiones ha tenido el coche, cuándo y dónde.',
  },
  'vehicle:charge_events': {
    name: 'Cargas en curso',
    gives: 'Cuándo y dónde empieza y deja de cargar el coche.',
  },
  'vehicle:charge_records': {
    name: 'Cargas anteriores',
    gives: 'Las sesiones de carga anteriores, con hora, lugar, energía y coste.',
  },
  'vehicle:extended_information': {
    name: 'Equipamiento',
    gives: 'Detalles del coche, como el motor, el color, el acabado y los extras.',
  },
  'user:profile': {
    name: 'Tu perfil',
    gives: 'Tu nombre, tu correo electrónico y tu número de teléfono tal como los tiene la marca.',
  },
  'control:vehicle:charging': {
    name: 'Iniciar y detener la carga',
    gives: 'Inicia y detiene la carga, y fija hasta qué nivel se carga la batería.',
  },
  'control:vehicle:climate': {
    name: 'Calentar y enfriar el coche',
    gives: 'Enciende y apaga la calefacción o la refrigeración, y fija la temperatura.',
  },
  'control:vehicle:navigation': {
    name: 'Enviar destinos',
    gives: 'Envía una dirección al navegador del coche. No conduce el coche.',
  },
  'control:vehicle:security': {
    name: 'Bloquear y desbloquear',
    gives: 'Bloquea y desbloquea las puertas. Quien puede hacerlo puede dejar entrar a alguien en tu coche.',
  },
  'control:vehicle:pin': {
    name: 'PIN para conducir',
    gives: 'Crea, cambia y elimina el PIN que pide el coche antes de conducir.',
  },
  'control:vehicle:trunk': {
    name: 'Abrir el maletero',
    gives: 'Abre y cierra el maletero delantero y el trasero.',
  },
};
