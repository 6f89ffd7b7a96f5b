import type { VehicleScope } from '@keyfob/shared/scopes';
import type { PermissionText } from './texts.ts';

export const permissions: Record<VehicleScope, PermissionText> = {
  'vehicle:information': {
    name: 'Markė ir modelis',
    gives: 'Markė, modelis, gamybos metai ir vardas, kurį davėte automobiliui.',
  },
  'vehicle:vin': {
    name: 'Identifikavimo numeris (VIN)',
    gives: 'Numeris iš 17 ženklų, kuris žymi būtent jūsų automobilį ir jokį kitą.',
  },
  'vehicle:charge_state': {
    name: 'Baterija ir įkrovimas',
    gives: 'Kiek įkrauta baterija, kiek galima nuvažiuoti, ar automobilis įjungtas į lizdą ir kraunamas.',
  },
  'vehicle:location': {
    name: 'Buvimo vieta',
    gives:
      'Kur yra automobilis kiekvienos užklausos metu. Kas tai mato dažnai, gali suprasti, kur važinėjate.',
  },
  'vehicle:odometer': { name: 'Rida', gives: 'Bendras automobilio nuvažiuotas atstumas.' },
  'vehicle:smart_charging_policy': {
    name: 'Išmaniojo įkrovimo nuostatos',
    gives: 'Ar išmanusis įkrovimas įjungtas ir iki kada automobilis turi būti įkrautas.',
  },
  charging_location: {
    name: 'Įkrovimo vietos',
    gives: 'Adresai, kuriuos išsaugojote įkrovimui, pavyzdžiui, jūsų namai.',
  },
  'vehicle:fuel': { name: 'Degalų lygis', gives: 'Kiek degalų yra bake ir kiek su jais galima nuvažiuoti.' },
  'vehicle:engine_oil': { name: 'Variklio alyva', gives: 'Kiek dar tarnaus variklio alyva.' },
  'vehicle:tires': { name: 'Padangų slėgis', gives: 'Slėgis kiekvienoje padangoje.' },
  'vehicle:security': {
    name: 'Durys ir užraktai',
    gives:
      'Ar durys, langai, bagažinė ir įkrovimo dangtelis atidaryti ar užrakinti. Atidaryti jų šis leidimas neleidžia.',
  },
  'vehicle:climate': {
    name: 'Klimato nuostatos',
    gives: 'Ar įjungtas šildymas arba vėsinimas ir kokia temperatūra nustatyta.',
  },
  'vehicle:temperature': {
    name: 'Temperatūra',
    gives: 'Automobilio viduje ir išorėje išmatuota temperatūra.',
  },
  'vehicle:speed': { name: 'Greitis', gives: 'Kokiu greičiu automobilis važiuoja tuo metu.' },
  'vehicle:compass': { name: 'Kryptis', gives: 'Į kurią pusę atsuktas automobilio priekis.' },
  'vehicle:alerts': {
    name: 'Įspėjimai',
    gives: 'Pranešimai, kuriuos automobilis rodė vairuotojui, pavyzdžiui, kad trūksta langų ploviklio.',
  },
  'vehicle:diagnostics': {
    name: 'Gedimai',
    gives: 'Klaidų kodai ir automobilio sistemų būklė, kaip juos nuskaito servisas.',
  },
  'vehicle:service_history': {
    name: 'Techninės priežiūros istorija',
    gives: 'Kokia techninė priežiūra automobiliui atlikta, kada ir kur.',
  },
  'vehicle:charge_events': {
    name: 'Vykstantis įkrovimas',
    gives: 'Kada ir kur automobilį pradedama ir baigiama krauti.',
  },
  'vehicle:charge_records': {
    name: 'Ankstesni įkrovimai',
    gives: 'Ankstesnių įkrovimų laikas, vieta, energija ir kaina.',
  },
  'vehicle:extended_information': {
    name: 'Įranga',
    gives: 'Automobilio duomenys, pavyzdžiui, variklis, spalva, komplektacija ir papildoma įranga.',
  },
  'user:profile': {
    name: 'Jūsų profilis',
    gives: 'Jūsų vardas ir pavardė, elektroninio pašto adresas ir telefono numeris, kokius turi gamintojas.',
  },
  'control:vehicle:charging': {
    name: 'Įkrovimo pradėjimas ir stabdymas',
    gives: 'Pradeda ir stabdo įkrovimą, nustato, kiek įkrauti bateriją.',
  },
  'control:vehicle:climate': {
    name: 'Automobilio šildymas ir vėsinimas',
    gives: 'Įjungia ir išjungia šildymą arba vėsinimą, nustato temperatūrą.',
  },
  'control:vehicle:navigation': {
    name: 'Kelionės tikslų siuntimas',
    gives: 'Siunčia adresą į automobilio navigaciją. Automobilio tai nevairuoja.',
  },
  'control:vehicle:security': {
    name: 'Užrakinimas ir atrakinimas',
    gives: 'Užrakina ir atrakina duris. Kas gali tai daryti, gali ką nors įleisti į jūsų automobilį.',
  },
  'control:vehicle:pin': {
    name: 'Važiavimo PIN kodas',
    gives: 'Nustato, keičia ir pašalina PIN kodą, kurio automobilis prašo prieš važiuojant.',
  },
  'control:vehicle:trunk': {
    name: 'Bagažinės atidarymas',
    gives: 'Atidaro ir uždaro priekinę ir galinę bagažinę.',
  },
};
