import type { VehicleScope } from '@keyfob/shared/scopes';
import type { PermissionText } from './texts.ts';

export const permissions: Record<VehicleScope, PermissionText> = {
  'vehicle:information': {
    name: 'Merke og modell',
    gives: 'Merke, modell, årsmodell og navnet du har gitt bilen.',
  },
  'vehicle:vin': {
    name: 'Understellsnummer',
    gives: 'Nummeret på 17 tegn som identifiserer din bil og ingen annen.',
  },
  'vehicle:charge_state': {
    name: 'Batteri og lading',
    gives: 'Hvor fullt batteriet er, rekkevidden, og om bilen er plugget i og lader.',
  },
  'vehicle:location': {
    name: 'Posisjon',
    gives: 'Hvor bilen er hver gang den blir spurt. Den som ser det ofte, kan se hvor du ferdes.',
  },
  'vehicle:odometer': { name: 'Kilometerstand', gives: 'Hvor langt bilen har kjørt til sammen.' },
  'vehicle:smart_charging_policy': {
    name: 'Innstillinger for smartlading',
    gives: 'Om smartlading er på, og når bilen skal være ferdig ladet.',
  },
  charging_location: {
    name: 'Ladesteder',
    gives: 'Adressene du har lagret for lading, for eksempel hjemme.',
  },
  'vehicle:fuel': {
    name: 'Drivstoffnivå',
    gives: 'Hvor mye drivstoff som er på tanken, og hvor langt det rekker.',
  },
  'vehicle:engine_oil': { name: 'Motorolje', gives: 'Hvor mye levetid som er igjen i motoroljen.' },
  'vehicle:tires': { name: 'Dekktrykk', gives: 'Trykket i hvert dekk.' },
  'vehicle:security': {
    name: 'Dører og låser',
    gives: 'Om dører, vinduer, bagasjerom og ladeluke er åpne eller låst. Det kan ikke åpne dem.',
  },
  'vehicle:climate': {
    name: 'Klimainnstillinger',
    gives: 'Om varme eller kjøling er på, og hvilken temperatur som er valgt.',
  },
  'vehicle:temperature': { name: 'Temperatur', gives: 'Temperaturen som er målt inne i og utenfor bilen.' },
  'vehicle:speed': { name: 'Fart', gives: 'Hvor fort bilen kjører akkurat da.' },
  'vehicle:compass': { name: 'Retning', gives: 'Hvilken retning bilen peker i.' },
  'vehicle:alerts': {
    name: 'Varsler',
    gives: 'Meldinger bilen har vist føreren, for eksempel om lite spylervæske.',
  },
  'vehicle:diagnostics': {
    name: 'Feil',
    gives: 'Feilkoder og tilstanden til bilens systemer, slik et verksted leser dem.',
  },
  'vehicle:service_history': {
    name: 'Servicehistorikk',
    gives: 'Hvilken service bilen har hatt, når og hvor.',
  },
  'vehicle:charge_events': {
    name: 'Lading mens den skjer',
    gives: 'Når og hvor bilen begynner og slutter å lade.',
  },
  'vehicle:charge_records': {
    name: 'Tidligere lading',
    gives: 'Tidligere ladeøkter med tid, sted, energi og kostnad.',
  },
  'vehicle:extended_information': {
    name: 'Utstyr',
    gives: 'Detaljer om bilen, som motor, farge, utstyrsnivå og tilvalg.',
  },
  'user:profile': {
    name: 'Profilen din',
    gives: 'Navn, e-postadresse og telefonnummer slik merket har dem.',
  },
  'control:vehicle:charging': {
    name: 'Starte og stoppe lading',
    gives: 'Starter og stopper lading, og bestemmer hvor fullt batteriet lades.',
  },
  'control:vehicle:climate': {
    name: 'Varme og kjøle bilen',
    gives: 'Slår varme eller kjøling av og på, og bestemmer temperaturen.',
  },
  'control:vehicle:navigation': {
    name: 'Sende reisemål',
    gives: 'Sender en adresse til bilens navigasjon. Det kjører ikke bilen.',
  },
  'control:vehicle:security': {
    name: 'Låse og låse opp',
    gives: 'Låser og låser opp dørene. Den som kan dette, kan slippe noen inn i bilen.',
  },
  'control:vehicle:pin': {
    name: 'PIN for kjøring',
    gives: 'Setter, endrer og fjerner PIN-koden bilen ber om før kjøring.',
  },
  'control:vehicle:trunk': {
    name: 'Åpne bagasjerommet',
    gives: 'Åpner og lukker bagasjerommet foran og bak.',
  },
};
