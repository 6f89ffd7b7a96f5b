import type { VehicleScope } from '@keyfob/shared/scopes';
import type { PermissionText } from './texts.ts';

export const permissions: Record<VehicleScope, PermissionText> = {
  'vehicle:information': {
    name: 'Marke und Modell',
    gives: 'Die Marke, das Modell, das Baujahr und der Name, den du dem Auto gegeben hast.',
  },
  'vehicle:vin': {
    name: 'Fahrzeug-Identifizierungsnummer (FIN)',
    gives: 'Die 17-stellige Nummer, die dein Auto und kein anderes bezeichnet.',
  },
  'vehicle:charge_state': {
    name: 'Batterie und Laden',
    gives: 'Wie voll die Batterie ist, die Reichweite und ob das Auto angesteckt ist und lädt.',
  },
  'vehicle:location': {
    name: 'Standort',
    gives: 'Wo das Auto bei jeder Abfrage ist. Wer das oft sieht, kann erkennen, wohin du fährst.',
  },
  'vehicle:odometer': { name: 'Kilometerstand', gives: 'Wie weit das Auto insgesamt gefahren ist.' },
  'vehicle:smart_charging_policy': {
    name: 'Einstellungen zum intelligenten Laden',
    gives: 'Ob intelligentes Laden an ist und bis wann das Auto geladen sein soll.',
  },
  charging_location: {
    name: 'Ladeorte',
    gives: 'Die Adressen, die du zum Laden gespeichert hast, zum Beispiel dein Zuhause.',
  },
  'vehicle:fuel': { name: 'Tankfüllung', gives: 'Wie viel Kraftstoff im Tank ist und wie weit er reicht.' },
  'vehicle:engine_oil': { name: 'Motoröl', gives: 'Wie lange das Motoröl noch hält.' },
  'vehicle:tires': { name: 'Reifendruck', gives: 'Der Druck in jedem Reifen.' },
  'vehicle:security': {
    name: 'Türen und Schlösser',
    gives:
      'Ob Türen, Fenster, Kofferraum und Ladeklappe offen oder verriegelt sind. Öffnen lassen sie sich damit nicht.',
  },
  'vehicle:climate': {
    name: 'Klimaeinstellungen',
    gives: 'Ob Heizung oder Kühlung an ist und welche Temperatur eingestellt ist.',
  },
  'vehicle:temperature': {
    name: 'Temperatur',
    gives: 'Die Temperatur, die im Auto und außen gemessen wird.',
  },
  'vehicle:speed': { name: 'Geschwindigkeit', gives: 'Wie schnell das Auto in dem Moment fährt.' },
  'vehicle:compass': { name: 'Ausrichtung', gives: 'In welche Richtung das Auto zeigt.' },
  'vehicle:alerts': {
    name: 'Warnmeldungen',
    gives: 'Meldungen, die das Auto dem Fahrer angezeigt hat, zum Beispiel zu wenig Wischwasser.',
  },
  'vehicle:diagnostics': {
    name: 'Fehler',
    gives: 'Fehlercodes und der Zustand der Systeme des Autos, so wie eine Werkstatt sie ausliest.',
  },
  'vehicle:service_history': {
    name: 'Wartungshistorie',
    gives: 'Welche Wartungen das Auto hatte, wann und wo.',
  },
  'vehicle:charge_events': {
    name: 'Laufende Ladevorgänge',
    gives: 'Wann und wo das Auto zu laden beginnt und aufhört.',
  },
  'vehicle:charge_records': {
    name: 'Frühere Ladevorgänge',
    gives: 'Bisherige Ladevorgänge mit Zeit, Ort, Energie und Kosten.',
  },
  'vehicle:extended_information': {
    name: 'Ausstattung',
    gives: 'Einzelheiten zum Auto wie Motor, Farbe, Ausstattungslinie und Extras.',
  },
  'user:profile': {
    name: 'Dein Profil',
    gives: 'Dein Name, deine E-Mail-Adresse und deine Telefonnummer, wie sie bei der Marke hinterlegt sind.',
  },
  'control:vehicle:charging': {
    name: 'Laden starten und stoppen',
    gives: 'Startet und stoppt das Laden und legt fest, wie voll die Batterie geladen wird.',
  },
  'control:vehicle:climate': {
    name: 'Auto heizen und kühlen',
    gives: 'Schaltet Heizung oder Kühlung ein und aus und stellt die Temperatur ein.',
  },
  'control:vehicle:navigation': {
    name: 'Ziele senden',
    gives: 'Sendet eine Adresse an das Navi des Autos. Fahren lässt sich das Auto damit nicht.',
  },
  'control:vehicle:security': {
    name: 'Auf- und zuschließen',
    gives: 'Schließt die Türen auf und zu. Wer das kann, kann jemanden in dein Auto lassen.',
  },
  'control:vehicle:pin': {
    name: 'PIN zum Fahren',
    gives: 'Legt die PIN fest, die das Auto vor dem Fahren verlangt, und ändert oder entfernt sie.',
  },
  'control:vehicle:trunk': {
    name: 'Kofferraum öffnen',
    gives: 'Öffnet und schließt den vorderen und hinteren Kofferraum.',
  },
};
