import type { VehicleScope } from '@keyfob/shared/scopes';
import type { PermissionText } from './texts.ts';

export const permissions: Record<VehicleScope, PermissionText> = {
  'vehicle:information': {
    name: 'Merk en model',
    gives: 'Het merk, het model, het bouwjaar en de naam die je de auto hebt gegeven.',
  },
  'vehicle:vin': {
    name: 'Chassisnummer (VIN)',
    gives: 'Het nummer van 17 tekens dat bij jouw auto hoort en bij geen andere.',
  },
  'vehicle:charge_state': {
    name: 'Accu en laden',
    gives: 'Hoe vol de accu is, de actieradius, en of de auto aangesloten is en laadt.',
  },
  'vehicle:location': {
    name: 'Locatie',
    gives:
      'Waar de auto is, elke keer dat ernaar wordt gevraagd. Wie dat vaak ziet, kan zien waar je heen gaat.',
  },
  'vehicle:odometer': { name: 'Kilometerstand', gives: 'De totale afstand die de auto heeft gereden.' },
  'vehicle:smart_charging_policy': {
    name: 'Instellingen voor slim laden',
    gives: 'Of slim laden aanstaat en wanneer de auto geladen moet zijn.',
  },
  charging_location: {
    name: 'Laadplekken',
    gives: 'De adressen die je hebt bewaard om te laden, zoals je thuisadres.',
  },
  'vehicle:fuel': {
    name: 'Brandstofniveau',
    gives: 'Hoeveel brandstof er in de tank zit en hoe ver je daarmee komt.',
  },
  'vehicle:engine_oil': { name: 'Motorolie', gives: 'Hoelang de motorolie nog meegaat.' },
  'vehicle:tires': { name: 'Bandenspanning', gives: 'De spanning van elke band.' },
  'vehicle:security': {
    name: 'Deuren en sloten',
    gives: 'Of deuren, ramen, kofferbak en laadklep open of op slot zijn. Openmaken kan hiermee niet.',
  },
  'vehicle:climate': {
    name: 'Klimaatinstellingen',
    gives: 'Of de verwarming of koeling aanstaat en welke temperatuur is ingesteld.',
  },
  'vehicle:temperature': {
    name: 'Temperatuur',
    gives: 'De temperatuur die in en buiten de auto wordt gemeten.',
  },
  'vehicle:speed': { name: 'Snelheid', gives: 'Hoe hard de auto op dat moment rijdt.' },
  'vehicle:compass': { name: 'Richting', gives: 'De richting waarin de auto wijst.' },
  'vehicle:alerts': {
    name: 'Waarschuwingen',
    gives: 'Meldingen die de auto de bestuurder heeft getoond, zoals te weinig ruitensproeiervloeistof.',
  },
  'vehicle:diagnostics': {
    name: 'Storingen',
    gives: 'Foutcodes en de staat van de systemen van de auto, zoals een garage ze uitleest.',
  },
  'vehicle:service_history': {
    name: 'Onderhoudshistorie',
    gives: 'Welke onderhoudsbeurten de auto heeft gehad, wanneer en waar.',
  },
  'vehicle:charge_events': {
    name: 'Laden op het moment zelf',
    gives: 'Wanneer en waar de auto begint en stopt met laden.',
  },
  'vehicle:charge_records': {
    name: 'Eerdere laadbeurten',
    gives: 'Eerdere laadbeurten met tijd, plaats, energie en kosten.',
  },
  'vehicle:extended_information': {
    name: 'Uitrusting',
    gives: 'Gegevens van de auto, zoals motor, kleur, uitvoering en opties.',
  },
  'user:profile': {
    name: 'Je profiel',
    gives: 'Je naam, e-mailadres en telefoonnummer zoals die bij het merk bekend zijn.',
  },
  'control:vehicle:charging': {
    name: 'Laden starten en stoppen',
    gives: 'Start en stopt het laden en stelt in hoe vol de accu wordt geladen.',
  },
  'control:vehicle:climate': {
    name: 'De auto verwarmen en koelen',
    gives: 'Zet de verwarming of koeling aan en uit en stelt de temperatuur in.',
  },
  'control:vehicle:navigation': {
    name: 'Bestemmingen sturen',
    gives: 'Stuurt een adres naar de navigatie van de auto. De auto gaat er niet van rijden.',
  },
  'control:vehicle:security': {
    name: 'Vergrendelen en ontgrendelen',
    gives: 'Vergrendelt en ontgrendelt de deuren. Wie dit kan, kan iemand in je auto laten.',
  },
  'control:vehicle:pin': {
    name: 'Pincode om te rijden',
    gives: 'Stelt de pincode in waar de auto vóór het rijden om vraagt, en wijzigt en verwijdert die.',
  },
  'control:vehicle:trunk': {
    name: 'De kofferbak openen',
    gives: 'Opent en sluit de bagageruimte voor en achter.',
  },
};
