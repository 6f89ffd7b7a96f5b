import type { ShippedMake } from './market.ts';

export const FRENCH_ITALIAN: readonly ShippedMake[] = [
  {
    make: 'renault',
    sold: {
      europeSlow: [
        ['7537e6a00ce56aff8bc5e45e', 'Zoe', 'R110 Z.E. 40', 2018, 2019, 41, 300],
        ['39824c2e663af5fcbc2173d0', 'Twingo', 'Electric', 2020, 2024, 21.3, 190],
        ['169663b2fc30e65a9ac4816c', 'Captur', 'E-Tech Plug-in 160', 2020, 2023, 7.5, 50],
        ['9f0431e0d4c0a8a00b000460', 'Rafale', 'E-Tech 4x4 300', 2024, 0, 20, 105],
      ],
      europe: [
        ['ac53b0f676fca30429eea6ea', 'Zoe', 'R110 Z.E. 50', 2019, 2024, 52, 395],
        ['2d6a14870e28ce5ff8d24dbf', 'Zoe', 'R135 Z.E. 50', 2019, 2024, 52, 386],
        ['58682c67056f3e362b53e4d0', 'Megane E-Tech', 'EV40', 2022, 2024, 40, 300],
        ['dc79dd0b48ed75c978cc38fa', 'Megane E-Tech', 'EV60', 2022, 0, 60, 450],
        ['d448971e88a13e31de2b491c', 'Scenic E-Tech', 'EV60', 2024, 0, 60, 430],
        ['e55a929cefaec67838a01609', 'Scenic E-Tech', 'EV87', 2024, 0, 87, 625],
        ['9ac5e798cb6ed2f4c5948a4f', '5 E-Tech', '40 kWh', 2024, 0, 40, 312],
        ['e93b171af08c3b28dd8afaa0', '5 E-Tech', '52 kWh', 2024, 0, 52, 410],
        ['8cd0234093004533ef710921', '4 E-Tech', '40 kWh', 2025, 0, 40, 308],
        ['115d5958491d19a8e3ad8d29', '4 E-Tech', '52 kWh', 2025, 0, 52, 409],
        ['22999472f8f633186c9a0066', 'Kangoo E-Tech', '45 kWh', 2022, 0, 45, 285],
      ],
    },
  },
  {
    make: 'dacia',
    sold: {
      europe: [
        ['6e553ea7876282cf2f519d36', 'Spring', 'Electric 45', 2021, 0, 25, 230],
        ['b6ab125bc90758b0632dc39f', 'Spring', 'Electric 65', 2023, 0, 25, 220],
      ],
    },
  },
  {
    make: 'alpine',
    sold: {
      europe: [
        ['23fd890909d3f3c194860102', 'A290', 'GT', 2024, 0, 52, 380],
        ['ca0ec606328da5b1105d5b05', 'A290', 'GTS', 2024, 0, 52, 364],
      ],
    },
  },
  {
    make: 'peugeot',
    sold: {
      europe: [
        ['4bfb776e1f8e6c7bc8cf8c73', '208', 'e-208 50 kWh', 2020, 2023, 46, 340],
        ['935f0a8c3eab5008aa694f96', '208', 'E-208 51 kWh', 2023, 0, 48.1, 410],
        ['f5d901d4e6241f428d514db6', '2008', 'e-2008 50 kWh', 2020, 2023, 46, 320],
        ['518ad0f58d49326c8ab74a78', '2008', 'E-2008 54 kWh', 2023, 0, 50.8, 406],
        ['f56533d8080348ece19cb5e0', '308', 'E-308', 2023, 0, 50.8, 412],
        ['3ebfa3179491b8c054c9a70d', '308 SW', 'E-308 SW', 2023, 0, 50.8, 402],
        ['4e8bc9a9d7549ff7b61a9de4', '408', 'E-408', 2024, 0, 58.3, 453],
        ['df22be2a5bddbb3b757df6ae', '3008', 'E-3008 73 kWh', 2024, 0, 73, 525],
        ['c02cb8753ab100a756d87300', '3008', 'E-3008 97 kWh Long Range', 2024, 0, 96.9, 700],
        ['d9148f9970f4e2dfc6e88d90', '5008', 'E-5008 73 kWh', 2024, 0, 73, 502],
        ['3e0522a78248121e68a7c4cb', 'Rifter', 'e-Rifter 50 kWh', 2021, 2024, 46.3, 275],
        ['fe932c3b29535ecc67e8bbde', 'Traveller', 'e-Traveller 75 kWh', 2020, 0, 68, 330],
      ],
      europeSlow: [
        ['7ea1f79a76b474260e3cc4e8', '308', 'Plug-in Hybrid 225', 2021, 0, 10.2, 60],
        ['71716d1dfb1f325fe8e12674', '508', 'Hybrid 225', 2019, 2024, 10.1, 54],
        ['cac4e622c90c23c7977438d2', '3008', 'Hybrid4 300', 2019, 2023, 11.3, 59],
      ],
    },
  },
  {
    make: 'citroen',
    sold: {
      europe: [
        ['70e69ec70329f87a70d81428', 'ë-C3', '44 kWh', 2024, 0, 44, 320],
        ['8b3154e60ba5cea94c2f7f87', 'ë-C3 Aircross', '44 kWh', 2024, 0, 44, 303],
        ['a57696e5a6902fa99996deb1', 'ë-C4', '50 kWh', 2021, 2024, 46.3, 350],
        ['16fbbf4f000d2a80845d41c6', 'ë-C4', '54 kWh', 2023, 0, 50.8, 420],
        ['75b9fa1a39680553c5211f87', 'ë-C4 X', '50 kWh', 2022, 2024, 46.3, 360],
        ['b1cb7c6aa45ab91c0c607ca2', 'ë-C4 X', '54 kWh', 2023, 0, 50.8, 427],
        ['9f8ea6b7e8ec90c102049a1a', 'ë-C5 Aircross', '73 kWh', 2025, 0, 73, 520],
        ['6ca5dacddcf51555aa8205f9', 'ë-Berlingo', '50 kWh', 2021, 2024, 46.3, 280],
        ['88e0758bb8d0a8565c4d04bd', 'ë-SpaceTourer', '50 kWh', 2020, 2024, 46.3, 230],
        ['8dc6beac0f2044a249345a67', 'ë-SpaceTourer', '75 kWh', 2020, 0, 68, 330],
      ],
      europeSlow: [
        ['c55ecc0849f9d04308a9d857', 'C5 Aircross', 'Plug-in Hybrid 225', 2020, 2024, 11.3, 55],
        ['eafb6aa1b302791e608e568e', 'C5 X', 'Plug-in Hybrid 225', 2022, 2024, 10.2, 60],
      ],
    },
  },
  {
    make: 'ds',
    sold: {
      europe: [
        ['9b3a3b503f12f20aae27cca8', 'DS 3 Crossback', 'E-Tense', 2019, 2022, 46, 320],
        ['f69a703f9ba46b2c894a2c1b', 'DS 3', 'E-Tense 54 kWh', 2023, 0, 50.8, 402],
        ['8dc5309f7ab1861d71f87cff', 'N°8', 'FWD 74 kWh', 2025, 0, 73.7, 572],
        ['1b8a60d857f9905c9b8c730e', 'N°8', 'FWD Long Range', 2025, 0, 97.2, 750],
      ],
      europeSlow: [
        ['7a2bbd12599d0b1ab8d1d7a3', 'DS 4', 'E-Tense 225', 2021, 0, 10.2, 55],
        ['a04efbff1beda7f82a84654c', 'DS 7', 'E-Tense 4x4 300', 2019, 0, 11.3, 58],
      ],
    },
  },
  {
    make: 'fiat',
    sold: {
      europe: [
        ['0673f6826ee5712cf108bc2d', '500e', '24 kWh', 2020, 0, 21.3, 190],
        ['48331c513abac0329bed60f6', '500e', '42 kWh', 2020, 0, 37.3, 320],
        ['79babb6f93218f6925193a53', '500e Cabrio', '42 kWh', 2020, 0, 37.3, 303],
        ['378e4920afe58ca81f4a3472', '500e 3+1', '42 kWh', 2021, 0, 37.3, 312],
        ['8ee2470c36cac1d7d152cc03', '600e', '54 kWh', 2023, 0, 50.8, 409],
        ['e327fa0bb5ec09d980d435f7', 'Grande Panda', 'Electric', 2025, 0, 43.8, 320],
        ['cb8a66c796ee5cbd97d31968', 'E-Ulysse', '75 kWh', 2022, 0, 68, 330],
      ],
      america: [['cdcbe330cf150d6e4a7f9351', '500e', '42 kWh, North America', 2024, 0, 37.3, 240]],
      americaSlow: [['092b8d070b12fa9f24acd048', '500e', '24 kWh (2013)', 2013, 2019, 24, 135]],
    },
  },
  {
    make: 'abarth',
    name: 'Abarth',
    sold: {
      europe: [
        ['e2b6161a9ba5983dd24fdfad', '500e', '42 kWh', 2023, 0, 37.8, 265],
        ['73e8adb8ff9027f95d14bea5', '600e', 'Scorpionissima', 2024, 0, 50.8, 334],
      ],
    },
  },
  {
    make: 'alfa-romeo',
    sold: {
      europe: [
        ['faf4bdd442ce5d72b154d5cf', 'Junior', 'Elettrica', 2024, 0, 50.8, 410],
        ['d2e986fac42a5960ee32f82c', 'Junior', 'Elettrica Veloce', 2024, 0, 50.8, 334],
      ],
      europeSlow: [['86715a0548e1fd94ae4d08ef', 'Tonale', 'Plug-in Hybrid Q4', 2022, 0, 12.8, 61]],
      usaSlow: [['c13b301cf5ba44231692f18d', 'Tonale', 'Plug-in Hybrid eAWD', 2024, 0, 12, 53]],
    },
  },
  {
    make: 'lancia',
    sold: {
      europe: [
        ['1ec74f0b59ab3009e08237c5', 'Ypsilon', 'Electric', 2024, 0, 48.1, 403],
        ['417330ef2578c67657a96960', 'Ypsilon', 'HF', 2025, 0, 50.8, 370],
      ],
    },
  },
  {
    make: 'maserati',
    name: 'Maserati',
    sold: {
      europe: [
        ['92287e4b8a5584dc953e3fbb', 'GranTurismo', 'Folgore', 2023, 0, 83, 455],
        ['e6e34f29900ad8ed8bb787a0', 'GranCabrio', 'Folgore', 2024, 0, 83, 447],
        ['4617bb080652ad31a117c185', 'Grecale', 'Folgore', 2023, 0, 95, 501],
      ],
    },
  },
  {
    make: 'cupra',
    sold: {
      europe: [
        ['1d05f9a954cab8dd0ec6764b', 'Born', '58 kWh', 2021, 0, 58, 424],
        ['e83bcb435f55e5e9937fac42', 'Born', '77 kWh', 2022, 0, 77, 548],
        ['d9e34e55df9d4d8465e8498b', 'Born', 'VZ', 2024, 0, 79, 594],
        ['f1632c141619fba815a33bf1', 'Tavascan', 'Endurance', 2024, 0, 77, 568],
        ['d4f8dff9643edd30df34f6a6', 'Tavascan', 'VZ', 2024, 0, 77, 517],
        ['b7479c4f96f0ad29ec708bf4', 'Formentor', 'e-HYBRID (2024)', 2024, 0, 19.7, 118],
      ],
      europeSlow: [
        ['a63e89c7cc4c8622c72201a8', 'Leon', 'e-HYBRID', 2020, 2023, 10.4, 52],
        ['ad144821c1d24ec6ae9300fb', 'Formentor', 'e-HYBRID', 2021, 2023, 10.4, 55],
      ],
    },
  },
  {
    make: 'seat',
    sold: {
      europe: [['223a928c34f6814a173847e3', 'Mii', 'electric', 2020, 2021, 32.3, 260]],
      europeSlow: [
        ['640ff756f15b498bd0d5c48a', 'Leon', 'e-HYBRID', 2020, 2024, 10.4, 58],
        ['eb462b5d708538d7038ccab7', 'Tarraco', 'e-HYBRID', 2021, 2024, 10.4, 49],
      ],
    },
  },
  {
    make: 'skoda',
    sold: {
      europe: [
        ['4a3f97aeb551bc033c0474fb', 'Citigo', 'e iV', 2019, 2020, 32.3, 260],
        ['382906636b82be97e5e0c70c', 'Enyaq', 'iV 50', 2021, 2023, 52, 355],
        ['b1e860ede713c66aa1e04abd', 'Enyaq', 'iV 60', 2021, 2023, 58, 412],
        ['fa8260f8ba3b78bdc0265d5d', 'Enyaq', 'iV 80', 2021, 2023, 77, 536],
        ['ea77e7d51f977f6aa4831d19', 'Enyaq', 'iV 80x', 2021, 2023, 77, 510],
        ['abdd21ee922a24be2dc123a7', 'Enyaq', '85', 2024, 0, 77, 562],
        ['339e01d4cdfa6ad2f2c2814b', 'Enyaq', '85x', 2024, 0, 77, 536],
        ['a3ec78bb939b32d2365937ee', 'Enyaq', 'RS', 2024, 0, 79, 546],
        ['0ec1d60c0fff126b886ab4d2', 'Enyaq Coupé', 'iV 80', 2022, 2023, 77, 545],
        ['5c066ddf03b326d824fb2300', 'Enyaq Coupé', 'RS iV', 2022, 2023, 77, 520],
        ['d6789cbbbba1cf2d7561b476', 'Elroq', '50', 2025, 0, 52, 374],
        ['7d8776ad041937bca389c99b', 'Elroq', '60', 2025, 0, 59, 429],
        ['f5f227c5f1754d8a2bf2702a', 'Elroq', '85', 2025, 0, 77, 580],
        ['7e455aeee6391f7fc964932f', 'Elroq', 'RS', 2025, 0, 79, 540],
        ['7e146857388f20276cae1e53', 'Kodiaq', 'iV', 2024, 0, 19.7, 123],
        ['97093b6af726182b805a4b8a', 'Superb', 'iV (2024)', 2024, 0, 19.7, 137],
      ],
      europeSlow: [
        ['8ad73f3b823cdcc94a5c130d', 'Octavia', 'iV', 2020, 2023, 10.4, 60],
        ['4b58cdba9620efb2c2a155e5', 'Superb', 'iV', 2019, 2023, 10.4, 62],
      ],
    },
  },
];
