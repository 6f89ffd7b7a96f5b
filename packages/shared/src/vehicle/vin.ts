/**
 * What a vehicle identification number tells (ISO 3779; the check digit and the year by 49 CFR 565.15). ISO leaves out
 * I, O and Q.
 */

const FORM = /^[A-HJ-NPR-Z0-9]{17}$/;
/** Model years from 1980 on, in a circle of thirty. */
const YEARS = 'ABCDEFGHJKLMNPRSTVWXY123456789';

/** Letters count 1–9 in three runs, the last starting at 2. */
const VALUES: ReadonlyMap<string, number> = new Map([
  ...[...'0123456789'].map((digit) => [digit, Number(digit)] as const),
  ...[...'ABCDEFGH'].map((letter, index) => [letter, index + 1] as const),
  ...[...'JKLMN'].map((letter, index) => [letter, index + 1] as const),
  ['P', 7],
  ['R', 9],
  ...[...'STUVWXYZ'].map((letter, index) => [letter, index + 2] as const),
]);
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/**
 * What the VINs of a brand begin with: world manufacturer identifiers (ISO 3780). Where one factory builds for two
 * brands under one identifier, the second has a longer beginning here, which simulated vehicles keep to and real ones
 * need not.
 */
const BEGINNINGS: Readonly<Record<string, string>> = {
  acura: '4W5 5J8 5J0 19U JH4 2HN',
  'alfa-romeo': 'ZAR ZAS ZASPA',
  alpine: 'VFA',
  audi: 'WAU WUA WA1 TRU 93U',
  bmw: 'WBA WBS WBX WBY WB5 5UX 5UJ 5YM 3MW',
  buick: 'LSG 5GA LRB KL4 1G4 2G4 W04',
  byd: 'LGX LC0 LPE',
  cadillac: '1GY 3GY 1G6 6G3 LRE',
  chevrolet: '1G1 3GN 1GC 1GN 2G1 2GC 2GN 3G1 3GC KL1 KL7 KL8',
  chrysler: '2C4 2C3 1C3 3C8 1A4',
  citroen: 'VR7 VF7 VS7',
  cupra: 'VSSK VSSC',
  dacia: 'UU1 UU6',
  dodge: '2C3D 1C4D 1B3 2B3 1D7 3D4 ZACND',
  ds: 'VR1 VR1D',
  fiat: 'ZFA ZFB ZFC 3C3 NM4',
  ford: '3FM 1FT WF0 1FA 1FM 2FM 3FA 3FT NM0 MAJ 1FD',
  gmc: '1GT 3GK 1GK 2GK 3GT 1GD',
  honda: '3GP JHM 2HK 1HG 2HG 5FN 5J6 7FA 19X SHH JHL',
  hyundai: 'KMH KM8 5NP 5NM TMA NLH 5NT 7YA',
  infiniti: '5N1D JN1B 3PC JNK JNR',
  jaguar: 'SAD SAJ',
  jeep: 'ZAC 3C4 1C4 1J4 1J8',
  kia: 'KNA KND KNC 5XX 5XY U5Y 3KP',
  lancia: 'ZLA',
  'land-rover': 'SAL',
  lexus: 'JTJ JTH 58A 2T2 JT8',
  lincoln: '5LM 2LM 3LN 1LN 5LJ',
  lucid: '50E 7LU',
  mazda: 'JMZ JM1 JM3 JM7 3MZ 3MV 7MM',
  'mercedes-benz': 'W1N W1K WDB WDC WDD WDF 4JG 55S W1V W1Y',
  mg: 'LSJ SDP',
  mini: 'WMW WMZ',
  nio: 'LJ1',
  nissan: 'SJN JN1 5N1 JN8 1N4 1N6 3N1 3N8 VSK',
  opel: 'VXK W0L W0V VXE',
  peugeot: 'VR3 VF3 VS3',
  polestar: 'LPS YSM YSR',
  porsche: 'WP0 WP1',
  ram: '3C6 1C6 3C7 ZFBER',
  renault: 'VF1 VF6 VF2',
  rivian: '7FC 7PD',
  seat: 'VSS',
  skoda: 'TMB',
  subaru: 'JTMS 4S4 4S3 JF1 JF2',
  tesla: '5YJ XP7 7SA LRW 7G2 SFZ',
  toyota: 'JTM JTD 2T1 2T3 4T1 5TD 5TF SB1 VNK YAR NMT 5YF JTN',
  vauxhall: 'VXKV W0VV W0LV',
  volkswagen: 'WVG WVW 1VW 3VW WV1 WV2 1V2 3VV',
  volvo: 'YV1 YV4 LYV 7JR LVY',
  xpeng: 'L1N LMV',
};

const BY_BEGINNING: readonly (readonly [string, string])[] = Object.entries(BEGINNINGS)
  .flatMap(([slug, list]) => list.split(' ').map((beginning) => [beginning, slug] as const))
  // The longest that fits is the one that is meant.
  .toSorted(([one], [other]) => other.length - one.length);

/** Smartcar's test VINs say their make in letters instead: `0SCAUDI…`, `0SCLR…`. */
const TEST_VIN = /^0SC([A-Z]+?)0/;
const TEST_MAKES: ReadonlyMap<string, string> = new Map([
  ['AUDI', 'audi'],
  ['LR', 'land-rover'],
]);

/** The check digit that belongs at the ninth place of a VIN, whatever stands there now. */
export const checkDigitOf = (vin: string): string => {
  const sum = [...vin].reduce(
    (total, character, place) => total + (VALUES.get(character) ?? 0) * (WEIGHTS[place] ?? 0),
    0,
  );
  return sum % 11 === 10 ? 'X' : String(sum % 11);
};

/** The letter of a model year. */
export const yearCodeOf = (year: number): string => YEARS.charAt((year - 1980) % YEARS.length);

/** A VIN as it is compared: without blanks and in capitals. */
export const readVin = (text: string): string => text.replace(/\s/g, '').toUpperCase();

export const isWellFormed = (vin: string): boolean => FORM.test(vin);

/** North American and Chinese VINs must have their check digit; makers elsewhere may put there what they like. */
export const hasCheckDigit = (vin: string): boolean => /^[1-57L]/.test(vin);

/** Whether what a VIN says of itself is right. */
export const isSound = (vin: string): boolean =>
  isWellFormed(vin) && (!hasCheckDigit(vin) || vin[8] === checkDigitOf(vin));

/** Slug of the brand a VIN belongs to; `null` where it is not known. */
export const brandOfVin = (vin: string): string | null => {
  const test = TEST_MAKES.get(TEST_VIN.exec(vin)?.[1] ?? '');
  if (test) return test;
  return BY_BEGINNING.find(([beginning]) => vin.startsWith(beginning))?.[1] ?? null;
};

/** Whether a VIN can be that of a brand: many factories build for more than one. */
export const canBeOf = (vin: string, slug: string): boolean => {
  if (brandOfVin(vin) === slug) return true;
  const own = Object.hasOwn(BEGINNINGS, slug) ? (BEGINNINGS[slug] ?? '') : '';
  return own.split(' ').some((beginning) => beginning !== '' && vin.startsWith(beginning.slice(0, 3)));
};

/**
 * The model year a VIN says, the latest that is not after `newest`: its letters come again every thirty years. `null`
 * where the tenth place is no year.
 */
export const yearOfVin = (vin: string, newest: number): number | null => {
  const index = YEARS.indexOf(vin.charAt(9) || ' ');
  if (index < 0) return null;
  return 1980 + index + 30 * Math.floor((newest - 1980 - index) / 30);
};
