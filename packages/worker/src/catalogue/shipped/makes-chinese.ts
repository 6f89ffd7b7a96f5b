import type { ShippedMake } from './market.ts';

export const CHINESE: readonly ShippedMake[] = [
  {
    make: 'byd',
    sold: {
      europe: [
        ['44d6d5e23ecf92e4900f6394', 'Atto 3', '60 kWh', 2022, 0, 60.5, 420],
        ['fd040ab17ffea35293a4eacf', 'Dolphin', 'Active', 2023, 0, 44.9, 340],
        ['b780b94def4cc2282b817d3b', 'Dolphin', 'Comfort', 2023, 0, 60.5, 427],
        ['e7051f0e5e6ee1dca57e4999', 'Dolphin Surf', 'Active', 2025, 0, 30, 220],
        ['13078999e71041861fb8039b', 'Dolphin Surf', 'Boost', 2025, 0, 43.2, 322],
        ['aca1209c3eccf6f4423cc5fb', 'Seal', 'Design', 2023, 0, 82.5, 570],
        ['a2649c32d1acaef95eafbd4b', 'Seal', 'Excellence AWD', 2023, 0, 82.5, 520],
        ['641838b0de9a88083b1eb781', 'Seal U', 'Comfort', 2024, 0, 71.8, 420],
        ['dc71d31e439fd9437d681fdf', 'Seal U', 'Design', 2024, 0, 87, 500],
        ['28e0e2a8e014fd44cffc9712', 'Sealion 7', 'Comfort', 2024, 0, 82.5, 482],
        ['aba3025b7b5d2f33aeef5fee', 'Sealion 7', 'Excellence AWD', 2024, 0, 91.3, 502],
        ['e9bc51889385283a0346f209', 'Han', 'AWD', 2022, 2025, 85.4, 521],
        ['69226734b64cb4c160019221', 'Tang', '86 kWh', 2021, 2024, 86.4, 400],
        ['c991422bb1e1e017b7e3d74b', 'Tang', '109 kWh', 2024, 0, 108.8, 530],
        ['47e2fcb1eaecadb63f9b3d0e', 'Seal U', 'DM-i Boost', 2024, 0, 18.3, 80],
      ],
    },
  },
  {
    make: 'mg',
    sold: {
      europe: [
        ['d53244e938fcb8e6a24e9615', 'MG4', '51 kWh', 2022, 0, 50.8, 350],
        ['728f445e469c87df8adb1b70', 'MG4', '64 kWh', 2022, 0, 61.7, 450],
        ['741b3995265b71590c7c6970', 'MG4', '77 kWh', 2023, 0, 74.4, 520],
        ['b1da154668d6e4f18a8ae094', 'MG4', 'XPOWER', 2023, 0, 61.7, 385],
        ['f24d1995e58e9867543ef5f1', 'ZS EV', '44.5 kWh', 2019, 2021, 42.5, 263],
        ['d9ee8c8d85c91a1d4dc9bf5f', 'ZS EV', '51 kWh', 2021, 2024, 49, 320],
        ['b93cc4b0fe1af8f1bf1bd7d5', 'ZS EV', '72 kWh', 2021, 2024, 68.3, 440],
        ['73e59b2079d322f6b244c21d', 'MG5', '50 kWh', 2021, 2024, 46, 320],
        ['385b15d685c1c0c7994c35aa', 'MG5', '61 kWh', 2021, 2024, 57.4, 400],
        ['8e5eefd241c6f7ce2fd7d212', 'Marvel R', 'RWD', 2021, 2024, 65, 402],
        ['c9552206bc8c68f0d6a66891', 'Marvel R', 'Performance', 2021, 2024, 65, 370],
        ['3d6c3f8bb1228108761a7bb5', 'Cyberster', 'Trophy', 2024, 0, 74.4, 507],
        ['c4b347da94e61e12942e814a', 'Cyberster', 'GT', 2024, 0, 74.4, 444],
        ['dce645eb3f5b1450eb0bb3eb', 'S5 EV', '49 kWh', 2025, 0, 47.1, 340],
        ['f6505d65d550b9d0cfc5ab73', 'S5 EV', '64 kWh', 2025, 0, 62.1, 480],
      ],
      europeSlow: [['f8e04c2ade6d03ab1f82b6fc', 'EHS', 'Plug-in Hybrid', 2020, 2024, 14.6, 52]],
    },
  },
  {
    make: 'nio',
    sold: {
      europe: [
        ['ebd1f2726f250557f94f3043', 'ET5', '75 kWh', 2022, 0, 73.5, 456],
        ['0e50f5f0f5950cbf2a00164d', 'ET5', '100 kWh', 2022, 0, 90, 590],
        ['3e40f497555c6a56b84b2d7d', 'ET5 Touring', '75 kWh', 2023, 0, 73.5, 435],
        ['d48e5a9e683d15e5437c492b', 'ET5 Touring', '100 kWh', 2023, 0, 90, 560],
        ['3f8a04aa6accc73c49a7792e', 'ET7', '75 kWh', 2022, 0, 73.5, 445],
        ['6abd0eb6b4b4be0d5a1f4f9d', 'ET7', '100 kWh', 2022, 0, 90, 580],
        ['6c241b1694edd4bb3d6497b5', 'EL6', '75 kWh', 2023, 0, 73.5, 406],
        ['2b50fa2a4cdbd67dd6920bf1', 'EL6', '100 kWh', 2023, 0, 90, 529],
        ['d9b22499f52ea0aecfbba616', 'EL7', '75 kWh', 2022, 0, 73.5, 393],
        ['e19676a28e77f5f33dccb5d2', 'EL7', '100 kWh', 2022, 0, 90, 513],
      ],
    },
  },
  {
    make: 'xpeng',
    sold: {
      europe: [
        ['bd9e65bdf4b15c6118913921', 'P7', 'RWD Long Range', 2023, 0, 82.7, 576],
        ['fd876c84d6f68eec2999ea4d', 'P7', 'AWD Performance', 2023, 0, 82.7, 505],
        ['5d04c2e842dff3a4d9c2cc5a', 'G6', 'RWD Standard Range', 2024, 0, 66, 435],
        ['2b44edfbdb77771e189fdaa5', 'G6', 'RWD Long Range', 2024, 0, 87.5, 570],
        ['8c91607de8bfcbf86bf72ae2', 'G6', 'AWD Performance', 2024, 0, 87.5, 550],
        ['57db909830d20b1a31135f96', 'G9', 'RWD Standard Range', 2023, 0, 75.8, 460],
        ['806e3fe1314fba4b95eb99f2', 'G9', 'RWD Long Range', 2023, 0, 93.1, 570],
        ['0c9c16b3a8ffb07ef4c92c7a', 'G9', 'AWD Performance', 2023, 0, 93.1, 520],
      ],
    },
  },
  {
    make: 'aiways',
    name: 'Aiways',
    sold: {
      europe: [
        ['492e755f367a1e5f90c68fc0', 'U5', '63 kWh', 2020, 0, 63, 410],
        ['9b0a3cf2f8146bf67b76bc28', 'U6', '63 kWh', 2022, 0, 60, 405],
      ],
    },
  },
  {
    make: 'ora',
    name: 'GWM ORA',
    sold: {
      europe: [
        ['637a706b2d48697fb19bfc79', '03', '48 kWh', 2022, 0, 45.4, 310],
        ['ecd38a87924860e2e56c3904', '03', '63 kWh', 2022, 0, 59.3, 420],
        ['07ce9940e567ec247bef23cd', '07', 'Pure+', 2024, 0, 83.5, 520],
      ],
    },
  },
  {
    make: 'leapmotor',
    name: 'Leapmotor',
    sold: {
      europe: [
        ['8081f1acc4c9004e15aa2acd', 'T03', '37 kWh', 2024, 0, 36, 265],
        ['f625027e7c2954ce4ac78233', 'C10', '70 kWh', 2024, 0, 69.9, 420],
      ],
    },
  },
  {
    make: 'lynk-co',
    name: 'Lynk & Co',
    sold: {
      europeSlow: [['f299139ac20a02193a0c312c', '01', 'Plug-in Hybrid', 2021, 2024, 14.1, 69]],
      europe: [['8987b501bc2d6f1ac0951bfc', '02', '66 kWh', 2024, 0, 65, 445]],
    },
  },
  {
    make: 'maxus',
    name: 'MAXUS',
    sold: {
      europe: [
        ['35bb50a6e2446219a353ace7', 'MIFA 9', '90 kWh', 2022, 0, 84, 435],
        ['b4ea3096ad0c920cf8818796', 'Euniq 6', '70 kWh', 2022, 0, 65, 354],
      ],
    },
  },
  {
    make: 'zeekr',
    name: 'Zeekr',
    sold: {
      europe: [
        ['4ce11a7eaccd4a50dc111a57', '001', 'Long Range RWD', 2023, 0, 94, 620],
        ['27f45b2b016a3afb7e1cfd98', '001', 'Performance AWD', 2023, 0, 94, 580],
        ['f71d2928262ee097a61842da', 'X', 'Long Range RWD', 2023, 0, 64, 440],
        ['5c7c8f9de97e3dfc1ca7a540', 'X', 'Privilege AWD', 2023, 0, 64, 425],
      ],
    },
  },
  {
    make: 'vinfast',
    name: 'VinFast',
    sold: {
      america: [
        ['af0687d95a595b7e6d2785a5', 'VF 8', 'Eco', 2023, 0, 87.7, 425],
        ['5cfeaf860e73141e3df1bc20', 'VF 9', 'Eco', 2024, 0, 123, 531],
      ],
    },
  },
];
