import type { VehicleScope } from '@keyfob/shared/scopes';
import type { PermissionText } from './texts.ts';

export const permissions: Record<VehicleScope, PermissionText> = {
  'vehicle:information': {
    name: 'Marka un modelis',
    gives: 'Marka, modelis, izlaiduma gads un vārds, ko devāt automašīnai.',
  },
  'vehicle:vin': {
    name: 'Identifikācijas numurs (VIN)',
    gives: 'Numurs no 17 zīmēm, kas apzīmē tieši jūsu automašīnu un nevienu citu.',
  },
  'vehicle:charge_state': {
    name: 'Akumulators un uzlāde',
    gives: 'Cik pilns ir akumulators, nobraucamais attālums un vai automašīna ir pieslēgta un uzlādējas.',
  },
  'vehicle:location': {
    name: 'Atrašanās vieta',
    gives:
      'Kur automašīna atrodas katrā pieprasījuma reizē. Kas to redz bieži, var noprast, kur jūs braucat.',
  },
  'vehicle:odometer': { name: 'Nobraukums', gives: 'Kopējais attālums, ko automašīna ir nobraukusi.' },
  'vehicle:smart_charging_policy': {
    name: 'Viedās uzlādes iestatījumi',
    gives: 'Vai viedā uzlāde ir ieslēgta un līdz kuram laikam automašīnai jābūt uzlādētai.',
  },
  charging_location: {
    name: 'Uzlādes vietas',
    gives: 'Adreses, ko saglabājāt uzlādei, piemēram, jūsu mājas.',
  },
  'vehicle:fuel': {
    name: 'Degvielas līmenis',
    gives: 'Cik daudz degvielas ir tvertnē un cik tālu ar to var aizbraukt.',
  },
  'vehicle:engine_oil': {
    name: 'Motoreļļa',
    gives: 'Cik ilgi motoreļļa vēl kalpos.',
  },
  'vehicle:tires': { name: 'Spiediens riepās', gives: 'Spiediens katrā riepā.' },
  'vehicle:security': {
    name: 'Durvis un slēdzenes',
    gives:
      'Vai durvis, logi, bagāžnieks un uzlādes lūka ir atvērti vai aizslēgti. Atvērt tos šī atļauja neļauj.',
  },
  'vehicle:climate': {
    name: 'Klimata iestatījumi',
    gives: 'Vai apsilde vai dzesēšana ir ieslēgta un kāda temperatūra ir iestatīta.',
  },
  'vehicle:temperature': {
    name: 'Temperatūra',
    gives: 'Automašīnā un ārpus tās izmērītā temperatūra.',
  },
  'vehicle:speed': { name: 'Ātrums', gives: 'Cik ātri automašīna attiecīgajā brīdī brauc.' },
  'vehicle:compass': { name: 'Virziens', gives: 'Virziens, kurā pavērsts automašīnas priekšgals.' },
  'vehicle:alerts': {
    name: 'Brīdinājumi',
    gives: 'Ziņojumi, ko automašīna rādījusi vadītājam, piemēram, par zemu logu šķidruma līmeni.',
  },
  'vehicle:diagnostics': {
    name: 'Bojājumi',
    gives: 'Kļūdu kodi un automašīnas sistēmu stāvoklis, kā tos nolasa serviss.',
  },
  'vehicle:service_history': {
    name: 'Apkopju vēsture',
    gives: 'Kādas apkopes automašīnai veiktas, kad un kur.',
  },
  'vehicle:charge_events': {
    name: 'Uzlāde tās norises brīdī',
    gives: 'Kad un kur automašīna sāk un beidz uzlādi.',
  },
  'vehicle:charge_records': {
    name: 'Iepriekšējās uzlādes',
    gives: 'Agrāko uzlāžu laiks, vieta, enerģija un izmaksas.',
  },
  'vehicle:extended_information': {
    name: 'Aprīkojums',
    gives: 'Ziņas par automašīnu, piemēram, dzinējs, krāsa, komplektācija un papildaprīkojums.',
  },
  'user:profile': {
    name: 'Jūsu profils',
    gives: 'Jūsu vārds, e-pasta adrese un tālruņa numurs, kādus tos glabā ražotājs.',
  },
  'control:vehicle:charging': {
    name: 'Uzlādes sākšana un pārtraukšana',
    gives: 'Sāk un pārtrauc uzlādi un iestata, cik pilns jāuzlādē akumulators.',
  },
  'control:vehicle:climate': {
    name: 'Automašīnas apsilde un dzesēšana',
    gives: 'Ieslēdz un izslēdz apsildi vai dzesēšanu un iestata temperatūru.',
  },
  'control:vehicle:navigation': {
    name: 'Galamērķu nosūtīšana',
    gives: 'Nosūta adresi automašīnas navigācijai. Automašīnu tas nevada.',
  },
  'control:vehicle:security': {
    name: 'Aizslēgšana un atslēgšana',
    gives: 'Aizslēdz un atslēdz durvis. Kas to var, tas var kādu ielaist jūsu automašīnā.',
  },
  'control:vehicle:pin': {
    name: 'Braukšanas PIN',
    gives: 'Iestata, maina un noņem PIN, ko automašīna prasa pirms braukšanas.',
  },
  'control:vehicle:trunk': {
    name: 'Bagāžnieka atvēršana',
    gives: 'Atver un aizver priekšējo un aizmugurējo bagāžnieku.',
  },
};
