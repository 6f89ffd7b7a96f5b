import type { VehicleScope } from '@keyfob/shared/scopes';
import type { PermissionText } from './texts.ts';

export const permissions: Record<VehicleScope, PermissionText> = {
  'vehicle:information': {
    name: 'Make and model',
    gives: 'The brand, the model, the year and the name you gave the car.',
  },
  'vehicle:vin': {
    name: 'Vehicle identification number',
    gives: 'The 17-character number that identifies your car and no other.',
  },
  'vehicle:charge_state': {
    name: 'Battery and charging',
    gives: 'How full the battery is, the range, and whether the car is plugged in and charging.',
  },
  'vehicle:location': {
    name: 'Location',
    gives: 'Where the car is each time it is asked. Whoever sees it often can tell where you go.',
  },
  'vehicle:odometer': { name: 'Mileage', gives: 'The total distance the car has been driven.' },
  'vehicle:smart_charging_policy': {
    name: 'Smart charging settings',
    gives: 'Whether smart charging is on, and by when the car has to be charged.',
  },
  charging_location: {
    name: 'Charging places',
    gives: 'The addresses you have saved for charging, such as your home.',
  },
  'vehicle:fuel': { name: 'Fuel level', gives: 'How much fuel is in the tank and how far it lasts.' },
  'vehicle:engine_oil': { name: 'Engine oil', gives: 'How much life is left in the engine oil.' },
  'vehicle:tires': { name: 'Tire pressure', gives: 'The pressure in each tire.' },
  'vehicle:security': {
    name: 'Doors and locks',
    gives: 'Whether doors, windows, trunk and charge port are open or locked. It cannot open them.',
  },
  'vehicle:climate': {
    name: 'Climate settings',
    gives: 'Whether heating or cooling is on, and the temperature that is set.',
  },
  'vehicle:temperature': {
    name: 'Temperature',
    gives: 'The temperature measured inside and outside the car.',
  },
  'vehicle:speed': { name: 'Speed', gives: 'How fast the car is driving at that moment.' },
  'vehicle:compass': { name: 'Heading', gives: 'The direction in which the car is pointing.' },
  'vehicle:alerts': {
    name: 'Warnings',
    gives: 'Messages the car has shown its driver, such as low washer fluid.',
  },
  'vehicle:diagnostics': {
    name: 'Faults',
    gives: 'Fault codes and the state of the car’s systems, as a repair shop reads them.',
  },
  'vehicle:service_history': {
    name: 'Service history',
    gives: 'Which services the car has had, when and where.',
  },
  'vehicle:charge_events': {
    name: 'Charging as it happens',
    gives: 'When and where the car starts and stops charging.',
  },
  'vehicle:charge_records': {
    name: 'Past charging',
    gives: 'Earlier charging sessions with time, place, energy and cost.',
  },
  'vehicle:extended_information': {
    name: 'Equipment',
    gives: 'Details of the car such as engine, color, trim and options.',
  },
  'user:profile': {
    name: 'Your profile',
    gives: 'Your name, email address and phone number as the brand has them.',
  },
  'control:vehicle:charging': {
    name: 'Start and stop charging',
    gives: 'Starts and stops charging, and sets how full the battery is charged.',
  },
  'control:vehicle:climate': {
    name: 'Heat and cool the car',
    gives: 'Turns heating or cooling on and off, and sets the temperature.',
  },
  'control:vehicle:navigation': {
    name: 'Send destinations',
    gives: 'Sends an address to the car’s navigation. It does not drive the car.',
  },
  'control:vehicle:security': {
    name: 'Lock and unlock',
    gives: 'Locks and unlocks the doors. Whoever can do this can let someone into your car.',
  },
  'control:vehicle:pin': {
    name: 'PIN to drive',
    gives: 'Sets, changes and removes the PIN the car asks for before driving.',
  },
  'control:vehicle:trunk': { name: 'Open the trunk', gives: 'Opens and closes the front and rear trunk.' },
};
