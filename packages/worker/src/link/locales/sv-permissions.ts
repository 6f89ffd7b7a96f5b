import type { VehicleScope } from '@keyfob/shared/scopes';
import type { PermissionText } from './texts.ts';

export const permissions: Record<VehicleScope, PermissionText> = {
  'vehicle:information': {
    name: 'Märke och modell',
    gives: 'Märket, modellen, årsmodellen och namnet du har gett bilen.',
  },
  'vehicle:vin': {
    name: 'Chassinummer (VIN)',
    gives: 'Numret på 17 tecken som identifierar just din bil och ingen annan.',
  },
  'vehicle:charge_state': {
    name: 'Batteri och laddning',
    gives: 'Hur fullt batteriet är, räckvidden och om bilen är inkopplad och laddar.',
  },
  'vehicle:location': {
    name: 'Position',
    gives: 'Var bilen är varje gång den tillfrågas. Den som ser det ofta kan se hur du rör dig.',
  },
  'vehicle:odometer': { name: 'Mätarställning', gives: 'Hur långt bilen har körts totalt.' },
  'vehicle:smart_charging_policy': {
    name: 'Inställningar för smart laddning',
    gives: 'Om smart laddning är på och när bilen ska vara färdigladdad.',
  },
  charging_location: {
    name: 'Laddplatser',
    gives: 'Adresserna du har sparat för laddning, till exempel hemma.',
  },
  'vehicle:fuel': {
    name: 'Bränslenivå',
    gives: 'Hur mycket bränsle det är i tanken och hur långt det räcker.',
  },
  'vehicle:engine_oil': {
    name: 'Motorolja',
    gives: 'Hur mycket livslängd som är kvar i motoroljan.',
  },
  'vehicle:tires': { name: 'Däcktryck', gives: 'Trycket i varje däck.' },
  'vehicle:security': {
    name: 'Dörrar och lås',
    gives:
      'Om dörrar, fönster, bagageutrymme och laddlucka är öppna eller låsta. Behörigheten kan inte öppna dem.',
  },
  'vehicle:climate': {
    name: 'Klimatinställningar',
    gives: 'Om värme eller kyla är på och vilken temperatur som är inställd.',
  },
  'vehicle:temperature': { name: 'Temperatur', gives: 'Temperaturen som mäts inne i och utanför bilen.' },
  'vehicle:speed': { name: 'Hastighet', gives: 'Hur fort bilen kör just då.' },
  'vehicle:compass': { name: 'Riktning', gives: 'Vilket väderstreck bilen pekar mot.' },
  'vehicle:alerts': {
    name: 'Varningar',
    gives: 'Meddelanden som bilen har visat föraren, till exempel om låg nivå av spolarvätska.',
  },
  'vehicle:diagnostics': {
    name: 'Fel',
    gives: 'Felkoder och skicket på bilens system, så som en verkstad läser dem.',
  },
  'vehicle:service_history': {
    name: 'Servicehistorik',
    gives: 'Vilken service bilen har fått, när och var.',
  },
  'vehicle:charge_events': {
    name: 'Pågående laddning',
    gives: 'När och var bilen börjar och slutar ladda.',
  },
  'vehicle:charge_records': {
    name: 'Tidigare laddning',
    gives: 'Tidigare laddningar med tid, plats, energi och kostnad.',
  },
  'vehicle:extended_information': {
    name: 'Utrustning',
    gives: 'Uppgifter om bilen, som motor, färg, utrustningsnivå och tillval.',
  },
  'user:profile': {
    name: 'Din profil',
    gives: 'Ditt namn, din e-postadress och ditt telefonnummer så som bilmärket har dem.',
  },
  'control:vehicle:charging': {
    name: 'Starta och stoppa laddning',
    gives: 'Startar och stoppar laddningen och ställer in hur fullt batteriet laddas.',
  },
  'control:vehicle:climate': {
    name: 'Värma och kyla bilen',
    gives: 'Slår på och av värme eller kyla och ställer in temperaturen.',
  },
  'control:vehicle:navigation': {
    name: 'Skicka resmål',
    gives: 'Skickar en adress till bilens navigation. Det kör inte bilen.',
  },
  'control:vehicle:security': {
    name: 'Låsa och låsa upp',
    gives: 'Låser och låser upp dörrarna. Den som kan göra det kan släppa in någon i din bil.',
  },
  'control:vehicle:pin': {
    name: 'PIN-kod för körning',
    gives: 'Ställer in, ändrar och tar bort PIN-koden som bilen frågar efter före körning.',
  },
  'control:vehicle:trunk': {
    name: 'Öppna bagageutrymmet',
    gives: 'Öppnar och stänger bagageutrymmet fram och bak.',
  },
};
