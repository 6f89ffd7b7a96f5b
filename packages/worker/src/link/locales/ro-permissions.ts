import type { VehicleScope } from '@keyfob/shared/scopes';
import type { PermissionText } from './texts.ts';

export const permissions: Record<VehicleScope, PermissionText> = {
  'vehicle:information': {
    name: 'Marca și modelul',
    gives: 'Marca, modelul, anul și numele pe care l-ai dat mașinii.',
  },
  'vehicle:vin': {
    name: 'Seria de șasiu (VIN)',
    gives: 'Numărul de 17 caractere care identifică mașina ta și nicio alta.',
  },
  'vehicle:charge_state': {
    name: 'Bateria și încărcarea',
    gives: 'Cât de încărcată este bateria, autonomia și dacă mașina este conectată la priză și se încarcă.',
  },
  'vehicle:location': {
    name: 'Locația',
    gives:
      'Unde se află mașina de fiecare dată când se cere locația. Cine o vede des își poate da seama unde mergi.',
  },
  'vehicle:odometer': { name: 'Kilometrajul', gives: 'Distanța totală parcursă de mașină.' },
  'vehicle:smart_charging_policy': {
    name: 'Setările de încărcare inteligentă',
    gives: 'Dacă încărcarea inteligentă este activă și până când trebuie încărcată mașina.',
  },
  charging_location: {
    name: 'Locurile de încărcare',
    gives: 'Adresele pe care le-ai salvat pentru încărcare, cum ar fi acasă.',
  },
  'vehicle:fuel': {
    name: 'Nivelul de combustibil',
    gives: 'Cât combustibil este în rezervor și ce distanță mai poți parcurge cu el.',
  },
  'vehicle:engine_oil': {
    name: 'Uleiul de motor',
    gives: 'Cât mai poate fi folosit uleiul de motor.',
  },
  'vehicle:tires': { name: 'Presiunea în anvelope', gives: 'Presiunea din fiecare anvelopă.' },
  'vehicle:security': {
    name: 'Uși și încuietori',
    gives:
      'Dacă ușile, geamurile, portbagajul și clapeta de încărcare sunt deschise sau încuiate. Nu le poate deschide.',
  },
  'vehicle:climate': {
    name: 'Setările de climatizare',
    gives: 'Dacă încălzirea sau răcirea este pornită și ce temperatură este setată.',
  },
  'vehicle:temperature': {
    name: 'Temperatura',
    gives: 'Temperatura măsurată în interiorul și în exteriorul mașinii.',
  },
  'vehicle:speed': { name: 'Viteza', gives: 'Cât de repede merge mașina în acel moment.' },
  'vehicle:compass': { name: 'Direcția', gives: 'Direcția în care este orientată mașina.' },
  'vehicle:alerts': {
    name: 'Avertizări',
    gives: 'Mesajele pe care mașina le-a afișat șoferului, cum ar fi lichid de parbriz puțin.',
  },
  'vehicle:diagnostics': {
    name: 'Defecțiuni',
    gives: 'Codurile de eroare și starea sistemelor mașinii, așa cum le citește un service.',
  },
  'vehicle:service_history': {
    name: 'Istoricul de service',
    gives: 'Ce revizii a avut mașina, când și unde.',
  },
  'vehicle:charge_events': {
    name: 'Încărcarea în timp real',
    gives: 'Când și unde începe și se oprește mașina din încărcat.',
  },
  'vehicle:charge_records': {
    name: 'Încărcările anterioare',
    gives: 'Sesiunile de încărcare anterioare, cu oră, loc, energie și cost.',
  },
  'vehicle:extended_information': {
    name: 'Echiparea',
    gives: 'Detalii despre mașină, precum motorul, culoarea, nivelul de echipare și opțiunile.',
  },
  'user:profile': {
    name: 'Profilul tău',
    gives: 'Numele, adresa de e-mail și numărul tău de telefon, așa cum le are marca.',
  },
  'control:vehicle:charging': {
    name: 'Pornirea și oprirea încărcării',
    gives: 'Pornește și oprește încărcarea și stabilește cât de mult se încarcă bateria.',
  },
  'control:vehicle:climate': {
    name: 'Încălzirea și răcirea mașinii',
    gives: 'Pornește și oprește încălzirea sau răcirea și setează temperatura.',
  },
  'control:vehicle:navigation': {
    name: 'Trimiterea de destinații',
    gives: 'Trimite o adresă în navigația mașinii. Nu conduce mașina.',
  },
  'control:vehicle:security': {
    name: 'Încuierea și descuierea',
    gives: 'Încuie și descuie ușile. Cine poate face asta poate lăsa pe cineva să intre în mașina ta.',
  },
  'control:vehicle:pin': {
    name: 'PIN-ul pentru condus',
    gives: 'Setează, schimbă și elimină PIN-ul pe care mașina îl cere înainte de a porni la drum.',
  },
  'control:vehicle:trunk': {
    name: 'Deschiderea portbagajului',
    gives: 'Deschide și închide portbagajul din față și pe cel din spate.',
  },
};
