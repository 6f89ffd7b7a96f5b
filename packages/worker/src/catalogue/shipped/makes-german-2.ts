import type { ShippedMake } from './market.ts';

export const GERMAN_2: readonly ShippedMake[] = [
  {
    make: 'opel',
    sold: {
      europe: [
        ['31772a371bdd97cbc9470906', 'Corsa', 'e', 2020, 2023, 46, 337],
        ['14e7f484f678a3a08d9c6e3d', 'Corsa', 'Electric 51 kWh', 2023, 0, 48.1, 405],
        ['4db03544da9e63740e15a6c9', 'Mokka', 'e', 2021, 2023, 46, 324],
        ['68f3859db46b724e6546779f', 'Mokka', 'Electric 54 kWh', 2023, 0, 50.8, 403],
        ['e7658418dba942d9acc5c39d', 'Astra', 'Electric', 2023, 0, 50.8, 418],
        ['96470b6ff77fe339e32e2872', 'Astra Sports Tourer', 'Electric', 2023, 0, 50.8, 413],
        ['8f7ca8825105ec5c816577e7', 'Combo Life', 'e 50 kWh', 2021, 2024, 46.3, 280],
        ['2fe4730bf7f1add40b47d75e', 'Zafira Life', 'e 50 kWh', 2020, 2024, 46.3, 230],
        ['6d424fb321a2b1a9d1a4176a', 'Zafira Life', 'e 75 kWh', 2020, 2024, 68, 330],
        ['4912d2f0337a8d6e92eb7a08', 'Grandland', 'Electric 73 kWh', 2024, 0, 73, 523],
        ['59624e704ba060b1da3149d4', 'Frontera', 'Electric 44 kWh', 2024, 0, 44, 305],
      ],
      europeSlow: [
        ['b6cd75afcff0ffc7705a5a25', 'Astra', 'Plug-in Hybrid', 2022, 0, 10.2, 60],
        ['25fffe045add20bec1cfca21', 'Grandland', 'Hybrid4', 2020, 2024, 11.3, 59],
      ],
    },
  },
  {
    make: 'vauxhall',
    sold: {
      europe: [
        ['95a353c768879bddd4fd02e8', 'Corsa', 'e', 2020, 2023, 46, 337],
        ['7e5b33162e293c67857db50c', 'Corsa', 'Electric 51 kWh', 2023, 0, 48.1, 402],
        ['050aa596401b98e8a697d4c7', 'Mokka', 'e', 2021, 2023, 46, 324],
        ['4a72201800f155e83da83215', 'Mokka', 'Electric 54 kWh', 2023, 0, 50.8, 403],
        ['d82a61b68030d43bb8aa61e0', 'Astra', 'Electric', 2023, 0, 50.8, 418],
        ['ba446ccb28b85b979060ef1e', 'Vivaro Life', 'Electric 75 kWh', 2020, 0, 68, 330],
        ['98348a4668dd51033710c717', 'Grandland', 'Electric 73 kWh', 2024, 0, 73, 523],
        ['21ae94e56a800663ffa91941', 'Frontera', 'Electric 44 kWh', 2024, 0, 44, 305],
      ],
      europeSlow: [['5d9419a9b234637e45be833c', 'Grandland', 'Hybrid4', 2020, 2024, 11.3, 59]],
    },
  },
];
