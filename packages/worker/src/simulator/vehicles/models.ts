/** A model a maker really sold, or at least announced. */
export interface Model {
  readonly name: string;
  /** World manufacturer identifier its VINs begin with. */
  readonly wmi: string;
  readonly firstYear: number;
  readonly lastYear: number;
  /** Usable kilowatt hours, and kilometres on a full battery alone; `null` where nothing can be plugged in. */
  readonly battery: { readonly capacity: number; readonly range: number } | null;
}

export interface ChargeableModel extends Model {
  readonly battery: NonNullable<Model['battery']>;
}

export const isChargeable = (model: Model): model is ChargeableModel => model.battery !== null;

/** A car that is plugged in: all electric, or a plug-in hybrid, which the simulation never lets run on fuel. */
const electric = (
  name: string,
  wmi: string,
  firstYear: number,
  lastYear: number,
  capacity: number,
  range: number,
): ChargeableModel => ({ name, wmi, firstYear, lastYear, battery: { capacity, range } });

const combustion = (name: string, wmi: string, firstYear: number, lastYear: number): Model => ({
  name,
  wmi,
  firstYear,
  lastYear,
  battery: null,
});

/** Models by slug of the brand, at least one of them with a battery; years are model years. */
export const MODELS: Readonly<Record<string, readonly [ChargeableModel, ...Model[]]>> = {
  acura: [electric('ZDX', '4W5', 2024, 2024, 102, 504), combustion('MDX', '5J8', 2022, 2025)],
  'alfa-romeo': [
    electric('Junior Elettrica', 'ZAR', 2024, 2026, 51, 410),
    electric('Tonale Plug-in Hybrid', 'ZAR', 2023, 2025, 12.8, 61),
    combustion('Giulia', 'ZAR', 2017, 2025),
  ],
  alpine: [electric('A290', 'VFA', 2025, 2026, 52, 380), combustion('A110', 'VFA', 2018, 2025)],
  audi: [
    electric('Q4 e-tron', 'WAU', 2021, 2026, 77, 520),
    electric('Q8 e-tron', 'WAU', 2023, 2024, 106, 582),
    electric('e-tron GT', 'WAU', 2021, 2024, 84, 488),
  ],
  bmw: [
    electric('i4', 'WBY', 2022, 2026, 81, 590),
    electric('i3', 'WBY', 2019, 2022, 38, 308),
    electric('iX', 'WBY', 2022, 2025, 105, 630),
  ],
  buick: [
    electric('Electra E5', 'LSG', 2023, 2025, 79, 510),
    combustion('Enclave', '5GA', 2019, 2024),
    combustion('Envision', 'LRB', 2021, 2025),
  ],
  byd: [
    electric('Atto 3', 'LGX', 2022, 2025, 60.5, 420),
    electric('Dolphin', 'LGX', 2023, 2026, 60.4, 427),
    electric('Seal', 'LGX', 2023, 2026, 82.5, 570),
  ],
  cadillac: [electric('LYRIQ', '1GY', 2023, 2025, 102, 505), electric('OPTIQ', '3GY', 2025, 2026, 85, 486)],
  chevrolet: [
    electric('Bolt EUV', '1G1', 2022, 2023, 65, 397),
    electric('Bolt EV', '1G1', 2020, 2023, 65, 417),
    electric('Equinox EV', '3GN', 2024, 2026, 85, 513),
  ],
  chrysler: [
    electric('Pacifica Hybrid', '2C4', 2018, 2025, 13, 51),
    combustion('Pacifica', '2C4', 2019, 2025),
    combustion('300', '2C3', 2018, 2023),
  ],
  citroen: [electric('ë-C4', 'VR7', 2021, 2024, 46, 357), combustion('C3', 'VF7', 2017, 2023)],
  cupra: [electric('Born', 'VSS', 2021, 2025, 58, 424), electric('Tavascan', 'VSS', 2024, 2026, 77, 550)],
  dacia: [electric('Spring', 'UU1', 2021, 2025, 25, 225), combustion('Duster', 'UU1', 2018, 2024)],
  dodge: [electric('Charger Daytona', '2C3', 2024, 2025, 94, 496), combustion('Durango', '1C4', 2018, 2025)],
  ds: [electric('DS 3 E-Tense', 'VR1', 2020, 2024, 46, 340), combustion('DS 7', 'VR1', 2018, 2024)],
  fiat: [electric('500e', 'ZFA', 2020, 2025, 37.3, 320), electric('600e', 'ZFA', 2023, 2026, 50.8, 409)],
  ford: [
    electric('Mustang Mach-E', '3FM', 2021, 2025, 88, 505),
    electric('Explorer', 'WF0', 2024, 2026, 77, 602),
    electric('F-150 Lightning', '1FT', 2022, 2025, 131, 515),
  ],
  gmc: [
    electric('HUMMER EV', '1GT', 2022, 2025, 205, 529),
    electric('Sierra EV', '1GT', 2024, 2025, 200, 708),
    combustion('Terrain', '3GK', 2018, 2024),
  ],
  honda: [
    electric('Prologue', '3GP', 2024, 2025, 85, 476),
    electric('Honda e', 'JHM', 2020, 2023, 28.5, 220),
    combustion('CR-V', '2HK', 2017, 2024),
  ],
  hyundai: [
    electric('IONIQ 5', 'KMH', 2021, 2026, 74, 481),
    electric('KONA Electric', 'KMH', 2019, 2023, 64, 484),
    electric('IONIQ 6', 'KMH', 2023, 2025, 74, 614),
  ],
  // INFINITI has announced electric cars and sold none yet: battery and range are a guess.
  infiniti: [
    electric('Vision QXe', '5N1', 2026, 2026, 87, 480),
    combustion('QX60', '5N1', 2022, 2025),
    combustion('Q50', 'JN1', 2018, 2024),
  ],
  jaguar: [electric('I-PACE', 'SAD', 2019, 2024, 84.7, 470), combustion('F-PACE', 'SAD', 2017, 2024)],
  jeep: [
    electric('Avenger', 'ZAC', 2023, 2025, 50.8, 400),
    electric('Wagoneer S', '3C4', 2024, 2025, 100.5, 488),
    combustion('Grand Cherokee', '1C4', 2018, 2024),
  ],
  kia: [
    electric('EV6', 'KNA', 2021, 2026, 74, 528),
    electric('Niro EV', 'KNA', 2019, 2024, 64, 455),
    electric('EV9', 'KNA', 2024, 2025, 96, 541),
  ],
  lancia: [electric('Ypsilon', 'ZLA', 2024, 2026, 48.1, 403)],
  'land-rover': [
    electric('Range Rover P440e', 'SAL', 2022, 2025, 31.8, 113),
    electric('Defender P400e', 'SAL', 2021, 2024, 15.4, 51),
    combustion('Defender', 'SAL', 2020, 2025),
    combustion('Range Rover Evoque', 'SAL', 2019, 2024),
  ],
  lexus: [
    electric('RZ', 'JTJ', 2023, 2025, 64, 440),
    electric('NX 450h+', 'JTJ', 2022, 2025, 14.5, 69),
    combustion('NX', 'JTJ', 2018, 2025),
  ],
  lincoln: [
    electric('Corsair Grand Touring', '5LM', 2021, 2025, 11, 45),
    combustion('Nautilus', '2LM', 2019, 2023),
    combustion('Aviator', '5LM', 2020, 2025),
  ],
  lucid: [
    electric('Air Pure', '50E', 2023, 2025, 88, 660),
    electric('Air Grand Touring', '50E', 2022, 2025, 112, 824),
  ],
  mazda: [
    electric('MX-30', 'JMZ', 2020, 2024, 30, 200),
    electric('CX-60 e-SKYACTIV PHEV', 'JMZ', 2022, 2025, 14.4, 63),
    combustion('CX-5', 'JMZ', 2017, 2024),
  ],
  'mercedes-benz': [
    electric('EQA', 'W1N', 2021, 2025, 66.5, 426),
    electric('EQC', 'W1N', 2019, 2023, 80, 417),
    electric('EQE', 'W1K', 2022, 2025, 90.6, 640),
  ],
  mg: [
    electric('MG4', 'LSJ', 2022, 2025, 61.7, 450),
    electric('ZS EV', 'LSJ', 2021, 2024, 68.3, 440),
    electric('MG5', 'LSJ', 2021, 2024, 57.4, 400),
  ],
  mini: [electric('Cooper SE', 'WMW', 2020, 2023, 28.9, 233), combustion('Clubman', 'WMW', 2018, 2023)],
  nio: [electric('ET5', 'LJ1', 2022, 2025, 73.5, 456), electric('EL7', 'LJ1', 2022, 2025, 90, 513)],
  nissan: [
    electric('LEAF', 'SJN', 2018, 2024, 39, 270),
    electric('LEAF e+', 'SJN', 2019, 2024, 59, 385),
    electric('Ariya', 'JN1', 2022, 2025, 87, 533),
  ],
  opel: [
    electric('Corsa Electric', 'VXK', 2020, 2025, 46, 354),
    electric('Mokka Electric', 'VXK', 2021, 2025, 46, 338),
  ],
  peugeot: [
    electric('e-208', 'VR3', 2020, 2023, 46, 340),
    electric('E-308', 'VR3', 2023, 2025, 50.8, 412),
    electric('E-3008', 'VR3', 2024, 2026, 73, 525),
  ],
  polestar: [
    electric('Polestar 2', 'LPS', 2021, 2025, 75, 482),
    electric('Polestar 3', 'YSM', 2024, 2025, 107, 631),
  ],
  porsche: [
    electric('Taycan', 'WP0', 2020, 2025, 83.7, 450),
    electric('Macan Electric', 'WP1', 2024, 2026, 95, 613),
  ],
  ram: [electric('ProMaster EV', '3C6', 2024, 2025, 100, 261), combustion('1500', '1C6', 2019, 2025)],
  renault: [
    electric('Zoe', 'VF1', 2019, 2024, 52, 395),
    electric('Megane E-Tech', 'VF1', 2022, 2025, 60, 450),
    electric('5 E-Tech', 'VF1', 2024, 2026, 52, 410),
  ],
  rivian: [electric('R1T', '7FC', 2022, 2025, 129, 505), electric('R1S', '7PD', 2022, 2025, 129, 508)],
  seat: [
    electric('Mii electric', 'VSS', 2020, 2021, 32.3, 260),
    electric('Leon e-HYBRID', 'VSS', 2021, 2024, 10.4, 58),
    combustion('Leon', 'VSS', 2017, 2025),
  ],
  skoda: [
    electric('Enyaq', 'TMB', 2021, 2025, 77, 520),
    electric('Citigo-e iV', 'TMB', 2020, 2020, 32.3, 260),
    electric('Elroq', 'TMB', 2025, 2026, 77, 560),
  ],
  subaru: [electric('Solterra', 'JTM', 2023, 2025, 64, 460), combustion('Outback', '4S4', 2018, 2025)],
  tesla: [
    electric('Model 3', '5YJ', 2019, 2025, 75, 560),
    electric('Model Y', 'XP7', 2022, 2025, 75, 533),
    electric('Model S', '5YJ', 2019, 2021, 95, 610),
  ],
  toyota: [
    electric('bZ4X', 'JTM', 2022, 2025, 64, 460),
    electric('RAV4 Plug-in Hybrid', 'JTM', 2021, 2024, 14.5, 68),
    combustion('RAV4', 'JTM', 2019, 2024),
  ],
  vauxhall: [
    electric('Corsa Electric', 'VXK', 2020, 2025, 46, 354),
    electric('Mokka Electric', 'VXK', 2021, 2025, 46, 338),
  ],
  volkswagen: [
    electric('ID.4', 'WVG', 2021, 2025, 77, 520),
    electric('ID.3', 'WVW', 2020, 2025, 58, 420),
    electric('e-Golf', 'WVW', 2017, 2020, 32, 230),
  ],
  volvo: [
    electric('XC40 Recharge', 'YV1', 2021, 2023, 75, 418),
    electric('C40 Recharge', 'YV1', 2022, 2023, 75, 444),
    combustion('V60', 'YV1', 2019, 2025),
  ],
  xpeng: [
    electric('P7', 'L1N', 2021, 2025, 82.7, 576),
    electric('G9', 'L1N', 2023, 2025, 93.1, 570),
    electric('G6', 'L1N', 2024, 2026, 85, 570),
  ],
};
