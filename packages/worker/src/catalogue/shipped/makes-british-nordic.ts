import type { ShippedMake } from './market.ts';

export const BRITISH_NORDIC: readonly ShippedMake[] = [
  {
    make: 'volvo',
    sold: {
      europe: [
        ['f576d57b5b046afd77fa7e61', 'EX30', 'Single Motor', 2023, 0, 49, 344],
        ['443a9a260a52733e1fff785e', 'EX30', 'Single Motor Extended Range', 2023, 0, 65, 476],
        ['0fb7159c3d4ba8d8ca81c365', 'EX30', 'Twin Motor Performance', 2023, 0, 65, 450],
        ['6335917fecb0cc87d70dce16', 'XC40', 'Recharge Twin', 2020, 2022, 75, 418],
        ['a0336e8f1bb5e1382a876aa1', 'XC40', 'Recharge Single Motor', 2022, 2022, 67, 424],
        ['9adf46c01d51231f0bc05afe', 'XC40', 'Single Motor Extended Range', 2023, 2024, 79, 573],
        ['04512049c5e88d3e8e2de9c8', 'XC40', 'Twin Motor (2023)', 2023, 2024, 79, 538],
        ['218f35a6c265480f81ef9467', 'C40', 'Recharge Twin', 2021, 2022, 75, 444],
        ['db011c1f54115b187b5f319d', 'C40', 'Single Motor Extended Range', 2023, 2024, 79, 581],
        ['258d4ddfa30d8970d4ed302c', 'EX40', 'Single Motor Extended Range', 2024, 0, 79, 576],
        ['9c7062f6f354a05121c3738f', 'EC40', 'Single Motor Extended Range', 2024, 0, 79, 584],
        ['6b719e84f8d585f74da833f3', 'EX90', 'Twin Motor', 2024, 0, 107, 614],
        ['af99a55bdc82d48fbac31816', 'ES90', 'Single Motor Extended Range', 2025, 0, 88, 650],
      ],
      europeSlow: [
        ['3123217cede1401c2bc0572f', 'XC40', 'T4 Recharge', 2020, 2023, 8.5, 46],
        ['1a19b5deceb414ea32d6e557', 'XC60', 'T6 Recharge', 2022, 0, 14.7, 81],
        ['a9d587f88e33b78314e6c9f2', 'XC90', 'T8 Recharge', 2022, 0, 14.7, 71],
        ['70879e61992be3c2d19307dc', 'V60', 'T6 Recharge', 2022, 0, 14.7, 88],
      ],
      america: [
        ['cecd4d91e11c2dc6908a451a', 'XC40', 'Recharge Twin, North America', 2022, 2022, 75, 359],
        ['65ae604b1e0093b10cc9b575', 'C40', 'Recharge Twin, North America', 2022, 2023, 75, 364],
        ['7026b66ee714029808977774', 'XC40', 'Recharge Single Motor (2024)', 2024, 2024, 79, 472],
        ['ab0e2b8e42558dad6b669eed', 'EX90', 'Twin Motor, North America', 2025, 0, 107, 499],
      ],
      americaSlow: [
        ['c02c01abd18c94990de8f8c4', 'XC60', 'T8 Recharge', 2022, 0, 14.7, 56],
        ['29d5631d286166c2a66c5177', 'XC90', 'T8 Recharge, North America', 2022, 0, 14.7, 53],
      ],
    },
  },
  {
    make: 'polestar',
    sold: {
      europe: [
        ['2233c3ea584a459d6da0f66b', 'Polestar 2', 'Standard Range Single Motor', 2022, 2023, 67, 474],
        ['1f615f384514eb275d87498a', 'Polestar 2', 'Long Range Single Motor', 2021, 2023, 75, 542],
        ['32d539308daf5af1f9bd6b07', 'Polestar 2', 'Long Range Dual Motor', 2020, 2023, 75, 482],
        ['aae6420f8a459e104a102b13', 'Polestar 2', 'Long Range Single Motor (2024)', 2023, 0, 79, 655],
        ['b49b214c83e15d84ea1deb70', 'Polestar 2', 'Long Range Dual Motor (2024)', 2023, 0, 79, 592],
        ['df1958e1e81916f2a80611b8', 'Polestar 3', 'Long Range Dual Motor', 2024, 0, 107, 631],
        ['ecd8839711145968c383a307', 'Polestar 3', 'Long Range Single Motor', 2024, 0, 107, 706],
        ['d5ab5ebde87a117b277edd92', 'Polestar 4', 'Long Range Single Motor', 2024, 0, 94, 620],
        ['5febb7b5140ca27557f97fd2', 'Polestar 4', 'Long Range Dual Motor', 2024, 0, 94, 590],
      ],
      usa: [
        ['b3817ccc3743db256c4fba3c', 'Polestar 2', 'Long Range Dual Motor, USA', 2021, 2023, 75, 401],
        [
          'd284feecfac177ec1595ea25',
          'Polestar 2',
          'Long Range Single Motor (2024), USA',
          2024,
          2025,
          79,
          515,
        ],
        ['7818c1b7d0be9dd90839a859', 'Polestar 3', 'Long Range Dual Motor, USA', 2025, 0, 107, 507],
      ],
    },
  },
  {
    make: 'jaguar',
    sold: {
      europe: [
        ['d72f145a92eec7f3ae890e86', 'I-PACE', 'EV400', 2018, 2024, 84.7, 470],
        ['69c7ce7df3b718ad8c32daf9', 'F-PACE', 'P400e', 2021, 2024, 13.7, 53],
        ['5f1b62ecfaca94a0bd45c168', 'E-PACE', 'P300e', 2021, 2024, 12.2, 55],
      ],
      america: [
        ['4664cd5082987a9e084b6504', 'I-PACE', 'EV400, North America', 2019, 2021, 84.7, 377],
        ['f04d75aad1959774baf8a8ab', 'I-PACE', 'EV400 (2022)', 2022, 2024, 84.7, 407],
      ],
    },
  },
  {
    make: 'land-rover',
    sold: {
      europe: [
        ['1b6b833ec2961d9b690abd88', 'Range Rover', 'P440e', 2022, 2023, 31.8, 113],
        ['7706e40778ba40b178964e12', 'Range Rover', 'P460e', 2023, 0, 31.8, 121],
        ['03603c96c5d99389b7895a7a', 'Range Rover Sport', 'P440e', 2022, 2023, 31.8, 113],
        ['d87f4b79be8e345339c9f582', 'Defender 110', 'P400e', 2020, 2023, 15.4, 43],
        ['ec1c0dac94aea13828dde8c3', 'Discovery Sport', 'P300e', 2020, 0, 12.2, 62],
        ['cdb5dbae3f32c792ab54680d', 'Range Rover Evoque', 'P300e', 2020, 0, 12.2, 66],
      ],
    },
  },
  {
    make: 'lotus',
    name: 'Lotus',
    sold: {
      europe: [
        ['68dbc6d1b74976e9e2114393', 'Eletre', 'S', 2023, 0, 109, 600],
        ['9ba53720577e5842df0c8e0c', 'Eletre', 'R', 2023, 0, 109, 490],
        ['a0665ccf5887a607d04dac11', 'Emeya', 'S', 2024, 0, 98.9, 540],
        ['c7290602bb0cf425a26d6ec4', 'Emeya', 'R', 2024, 0, 98.9, 485],
      ],
    },
  },
  {
    make: 'rolls-royce',
    name: 'Rolls-Royce',
    sold: {
      europe: [['eb035564078a954da819ebfb', 'Spectre', 'Coupé', 2023, 0, 102, 530]],
    },
  },
];
