import { type BrandModels, combustion, electric, hybrid, plugIn } from './model.ts';

export const AMERICAN = {
  buick: [
    electric('Electra E5', 'LSG', 2023, 2025, 79, 510),
    combustion('Enclave', '5GA', 2019, 2024),
    combustion('Envision', 'LRB', 2021, 2025),
    combustion('Encore GX', 'KL4', 2020, 2025, 50, 8),
  ],
  cadillac: [
    electric('LYRIQ', '1GY', 2023, 2025, 102, 505),
    electric('OPTIQ', '3GY', 2025, 2026, 85, 486),
    combustion('Escalade', '1GY', 2021, 2025, 91, 14),
    combustion('XT5', '1GY', 2017, 2025, 83, 10.2),
  ],
  chevrolet: [
    electric('Bolt EUV', '1G1', 2022, 2023, 65, 397),
    electric('Bolt EV', '1G1', 2020, 2023, 65, 417),
    electric('Equinox EV', '3GN', 2024, 2026, 85, 513),
    combustion('Silverado 1500', '1GC', 2019, 2025, 91, 12.4),
    combustion('Equinox', '2GN', 2018, 2024, 56, 8.7),
  ],
  chrysler: [
    plugIn('Pacifica Hybrid', '2C4', 2018, 2025, 13, 51),
    combustion('Pacifica', '2C4', 2019, 2025),
    combustion('300', '2C3', 2018, 2023),
  ],
  dodge: [
    electric('Charger Daytona', '2C3D', 2024, 2025, 94, 496),
    combustion('Durango', '1C4D', 2018, 2025),
    plugIn('Hornet R/T', 'ZACND', 2023, 2025, 12, 51),
  ],
  ford: [
    electric('Mustang Mach-E', '3FM', 2021, 2025, 88, 505),
    electric('Explorer', 'WF0', 2024, 2026, 77, 602),
    electric('F-150 Lightning', '1FT', 2022, 2025, 131, 515),
    plugIn('Escape Plug-in Hybrid', '1FM', 2020, 2025, 11, 60),
    hybrid('Maverick Hybrid', '3FT', 2022, 2025, 52, 6.4),
    combustion('F-150', '1FT', 2018, 2025, 98, 11.8),
  ],
  gmc: [
    electric('HUMMER EV', '1GT', 2022, 2025, 205, 529),
    electric('Sierra EV', '1GT', 2024, 2025, 200, 708),
    combustion('Terrain', '3GK', 2018, 2024),
    combustion('Sierra 1500', '1GT', 2019, 2025, 91, 12.6),
  ],
  jeep: [
    electric('Avenger', 'ZAC', 2023, 2025, 50.8, 400),
    electric('Wagoneer S', '3C4', 2024, 2025, 100.5, 488),
    combustion('Grand Cherokee', '1C4', 2018, 2024),
    plugIn('Wrangler 4xe', '1C4', 2021, 2025, 14, 35, 65),
    plugIn('Compass 4xe', 'ZAC', 2021, 2025, 9.1, 49),
  ],
  lincoln: [
    plugIn('Corsair Grand Touring', '5LM', 2021, 2025, 11, 45),
    combustion('Nautilus', '2LM', 2019, 2023),
    combustion('Aviator', '5LM', 2020, 2025),
    plugIn('Aviator Grand Touring', '5LM', 2020, 2023, 10.2, 34, 68),
  ],
  lucid: [
    electric('Air Pure', '50E', 2023, 2025, 88, 660),
    electric('Air Grand Touring', '50E', 2022, 2025, 112, 824),
  ],
  ram: [
    electric('ProMaster EV', '3C6', 2024, 2025, 100, 261),
    combustion('1500', '1C6', 2019, 2025),
    combustion('2500', '3C6', 2019, 2025, 117, 15.5),
  ],
  rivian: [electric('R1T', '7FC', 2022, 2025, 129, 505), electric('R1S', '7PD', 2022, 2025, 129, 508)],
  tesla: [
    electric('Model 3', '5YJ', 2019, 2025, 75, 560),
    electric('Model Y', 'XP7', 2022, 2025, 75, 533),
    electric('Model S', '5YJ', 2019, 2021, 95, 610),
    electric('Model X', '5YJ', 2019, 2025, 95, 560),
    electric('Cybertruck', '7G2', 2024, 2026, 122, 523),
  ],
} as const satisfies BrandModels;
