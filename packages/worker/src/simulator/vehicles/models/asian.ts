import { type BrandModels, combustion, electric, hybrid, plugIn } from './model.ts';

export const ASIAN = {
  acura: [
    electric('ZDX', '4W5', 2024, 2024, 102, 504),
    combustion('MDX', '5J8', 2022, 2025),
    combustion('Integra', '19U', 2023, 2025, 47, 7.1),
  ],
  byd: [
    electric('Atto 3', 'LGX', 2022, 2025, 60.5, 420),
    electric('Dolphin', 'LGX', 2023, 2026, 60.4, 427),
    electric('Seal', 'LGX', 2023, 2026, 82.5, 570),
    plugIn('Seal U DM-i', 'LGX', 2024, 2026, 18.3, 80, 60),
  ],
  honda: [
    electric('Prologue', '3GP', 2024, 2025, 85, 476),
    electric('Honda e', 'JHM', 2020, 2023, 28.5, 220),
    combustion('CR-V', '2HK', 2017, 2024),
    hybrid('Accord Hybrid', '1HG', 2019, 2025, 48, 5),
    combustion('Civic', '2HG', 2017, 2025, 47, 6.9),
  ],
  hyundai: [
    electric('IONIQ 5', 'KMH', 2021, 2026, 74, 481),
    electric('KONA Electric', 'KMH', 2019, 2023, 64, 484),
    electric('IONIQ 6', 'KMH', 2023, 2025, 74, 614),
    plugIn('TUCSON Plug-in Hybrid', 'KMH', 2022, 2025, 11, 53),
    hybrid('SONATA Hybrid', '5NP', 2020, 2025, 50, 4.7),
    combustion('i20', 'NLH', 2018, 2025, 40, 5.3),
  ],
  // INFINITI has announced electric cars and sold none yet: battery and range are a guess.
  infiniti: [
    electric('Vision QXe', '5N1D', 2026, 2026, 87, 480),
    combustion('QX60', '5N1D', 2022, 2025),
    combustion('Q50', 'JN1B', 2018, 2024),
    combustion('QX80', '5N1D', 2019, 2024, 98, 14.7),
  ],
  kia: [
    electric('EV6', 'KNA', 2021, 2026, 74, 528),
    electric('Niro EV', 'KNA', 2019, 2024, 64, 455),
    electric('EV9', 'KNA', 2024, 2025, 96, 541),
    plugIn('Sportage Plug-in Hybrid', 'KNA', 2022, 2025, 11, 54),
    hybrid('Niro Hybrid', 'KND', 2019, 2024, 42, 4.6),
    combustion('Sorento', '5XY', 2017, 2025, 67, 9),
  ],
  lexus: [
    electric('RZ', 'JTJ', 2023, 2025, 64, 440),
    plugIn('NX 450h+', 'JTJ', 2022, 2025, 14.5, 69),
    combustion('NX', 'JTJ', 2018, 2025),
    hybrid('RX 350h', '2T2', 2023, 2025, 55, 6.4),
  ],
  mazda: [
    electric('MX-30', 'JMZ', 2020, 2024, 30, 200),
    plugIn('CX-60 e-SKYACTIV PHEV', 'JMZ', 2022, 2025, 14.4, 63),
    combustion('CX-5', 'JMZ', 2017, 2024),
    combustion('MAZDA3', 'JMZ', 2019, 2025, 51, 6.3),
  ],
  mg: [
    electric('MG4', 'LSJ', 2022, 2025, 61.7, 450),
    electric('ZS EV', 'LSJ', 2021, 2024, 68.3, 440),
    electric('MG5', 'LSJ', 2021, 2024, 57.4, 400),
    hybrid('MG3 Hybrid+', 'LSJ', 2024, 2026, 36, 4.4),
    combustion('HS', 'LSJ', 2020, 2024, 55, 7.6),
  ],
  nio: [electric('ET5', 'LJ1', 2022, 2025, 73.5, 456), electric('EL7', 'LJ1', 2022, 2025, 90, 513)],
  nissan: [
    electric('LEAF', 'SJN', 2018, 2024, 39, 270),
    electric('LEAF e+', 'SJN', 2019, 2024, 59, 385),
    electric('Ariya', 'JN1', 2022, 2025, 87, 533),
    hybrid('Qashqai e-POWER', 'SJN', 2022, 2026, 55, 5.3),
    combustion('Rogue', '5N1', 2018, 2025, 55, 7.9),
  ],
  subaru: [
    electric('Solterra', 'JTMS', 2023, 2025, 64, 460),
    combustion('Outback', '4S4', 2018, 2025),
    combustion('Forester', 'JF2', 2019, 2025, 63, 8.4),
  ],
  toyota: [
    electric('bZ4X', 'JTM', 2022, 2025, 64, 460),
    plugIn('RAV4 Plug-in Hybrid', 'JTM', 2021, 2024, 14.5, 68),
    combustion('RAV4', 'JTM', 2019, 2024),
    plugIn('Prius Prime', 'JTD', 2017, 2025, 11, 64, 43),
    hybrid('Corolla Hybrid', 'SB1', 2019, 2025, 43, 4.6),
    combustion('Tundra', '5TF', 2018, 2024, 122, 13.1),
  ],
  xpeng: [
    electric('P7', 'L1N', 2021, 2025, 82.7, 576),
    electric('G9', 'L1N', 2023, 2025, 93.1, 570),
    electric('G6', 'L1N', 2024, 2026, 85, 570),
  ],
} as const satisfies BrandModels;
