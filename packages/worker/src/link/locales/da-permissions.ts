import type { VehicleScope } from '@keyfob/shared/scopes';
import type { PermissionText } from './texts.ts';

export const permissions: Record<VehicleScope, PermissionText> = {
  'vehicle:information': {
    name: 'Mærke og model',
    gives: 'Mærke, model, årgang og det navn, du har givet bilen.',
  },
  'vehicle:vin': {
    name: 'Stelnummer (VIN)',
    gives: 'Nummeret på 17 tegn, der identificerer netop din bil og ingen anden.',
  },
  'vehicle:charge_state': {
    name: 'Batteri og opladning',
    gives: 'Hvor fyldt batteriet er, rækkevidden, og om bilen er sat til og lader.',
  },
  'vehicle:location': {
    name: 'Placering',
    gives: 'Hvor bilen er, hver gang den bliver spurgt. Den, der ser det ofte, kan se, hvor du færdes.',
  },
  'vehicle:odometer': { name: 'Kilometertal', gives: 'Hvor langt bilen har kørt i alt.' },
  'vehicle:smart_charging_policy': {
    name: 'Indstillinger for smart opladning',
    gives: 'Om smart opladning er slået til, og hvornår bilen skal være ladet op.',
  },
  charging_location: {
    name: 'Ladesteder',
    gives: 'De adresser, du har gemt til opladning, for eksempel dit hjem.',
  },
  'vehicle:fuel': {
    name: 'Brændstofniveau',
    gives: 'Hvor meget brændstof der er i tanken, og hvor langt det rækker.',
  },
  'vehicle:engine_oil': { name: 'Motorolie', gives: 'Hvor meget levetid der er tilbage i motorolien.' },
  'vehicle:tires': { name: 'Dæktryk', gives: 'Trykket i hvert dæk.' },
  'vehicle:security': {
    name: 'Døre og låse',
    gives: 'Om døre, ruder, bagagerum og ladeklap er åbne eller låst. Det kan ikke åbne dem.',
  },
  'vehicle:climate': {
    name: 'Klimaindstillinger',
    gives: 'Om varme eller køling er slået til, og hvilken temperatur der er valgt.',
  },
  'vehicle:temperature': {
    name: 'Temperatur',
    gives: 'Den temperatur, der er målt i og uden for bilen.',
  },
  'vehicle:speed': { name: 'Hastighed', gives: 'Hvor hurtigt bilen kører lige i det øjeblik.' },
  'vehicle:compass': { name: 'Retning', gives: 'Hvilken retning bilen peger i.' },
  'vehicle:alerts': {
    name: 'Advarsler',
    gives: 'Beskeder, bilen har vist føreren, for eksempel om lidt sprinklervæske.',
  },
  'vehicle:diagnostics': {
    name: 'Fejl',
    gives: 'Fejlkoder og tilstanden i bilens systemer, som et værksted aflæser dem.',
  },
  'vehicle:service_history': {
    name: 'Servicehistorik',
    gives: 'Hvilke serviceeftersyn bilen har fået, hvornår og hvor.',
  },
  'vehicle:charge_events': {
    name: 'Opladning, mens den sker',
    gives: 'Hvornår og hvor bilen begynder og holder op med at lade.',
  },
  'vehicle:charge_records': {
    name: 'Tidligere opladninger',
    gives: 'Tidligere opladninger med tid, sted, energi og pris.',
  },
  'vehicle:extended_information': {
    name: 'Udstyr',
    gives: 'Oplysninger om bilen som motor, farve, udstyrsniveau og ekstraudstyr.',
  },
  'user:profile': {
    name: 'Din profil',
    gives: 'Dit navn, din e-mailadresse og dit telefonnummer, som mærket har dem.',
  },
  'control:vehicle:charging': {
    name: 'Starte og stoppe opladning',
    gives: 'Starter og stopper opladning og bestemmer, hvor fyldt batteriet bliver ladet.',
  },
  'control:vehicle:climate': {
    name: 'Varme og køle bilen',
    gives: 'Slår varme eller køling til og fra og indstiller temperaturen.',
  },
  'control:vehicle:navigation': {
    name: 'Sende destinationer',
    gives: 'Sender en adresse til bilens navigation. Det kører ikke bilen.',
  },
  'control:vehicle:security': {
    name: 'Låse og låse op',
    gives: 'Låser dørene og låser dem op. Den, der kan det, kan lukke nogen ind i din bil.',
  },
  'control:vehicle:pin': {
    name: 'PIN-kode til kørsel',
    gives: 'Opretter, ændrer og fjerner den PIN-kode, bilen beder om før kørsel.',
  },
  'control:vehicle:trunk': {
    name: 'Åbne bagagerummet',
    gives: 'Åbner og lukker bagagerummet foran og bagi.',
  },
};
