import type { ShippedMake } from './market.ts';

export const AMERICAN: readonly ShippedMake[] = [
  {
    make: 'tesla',
    sold: {
      europeSlow: [
        ['b1aded6bcb8c015eee64f6c1', 'Model S', 'Long Range (2019)', 2019, 2021, 95, 610],
        ['cff5c64dc389718397a7a56e', 'Model X', 'Long Range (2019)', 2019, 2021, 95, 507],
      ],
      europe: [
        ['1899e3177b7526980e53f766', 'Model 3', 'Standard Range Plus', 2019, 2020, 47.5, 409],
        ['517503177c7cb19059101ba6', 'Model 3', 'Standard Range Plus LFP', 2021, 2021, 51, 448],
        ['e7ab098d63ef1e50483c1478', 'Model 3', 'Rear-Wheel Drive', 2021, 2023, 57.5, 491],
        ['d6c3fa92a3f97d84bf5878dc', 'Model 3', 'Rear-Wheel Drive (2024)', 2023, 2025, 57.5, 513],
        ['5be8637c440ac70d663d376e', 'Model 3', 'Long Range Dual Motor', 2019, 2020, 72.5, 560],
        ['47e86b03f2985b191b727f57', 'Model 3', 'Long Range AWD', 2021, 2023, 75, 602],
        ['53ac1af381dd319d8339f3d0', 'Model 3', 'Long Range AWD (2024)', 2023, 0, 75, 629],
        ['5aa8e52f3eba7b4e3ca4b222', 'Model 3', 'Long Range RWD (2024)', 2024, 0, 75, 702],
        ['0529015b49a29df60ceb7be7', 'Model 3', 'Performance', 2019, 2020, 72.5, 530],
        ['872efc0f4e97b564de04e137', 'Model 3', 'Performance (2021)', 2021, 2023, 75, 547],
        ['44b159a246f745b78650b43d', 'Model 3', 'Performance (2024)', 2024, 0, 75, 528],
        ['2c3a1c022ade12be62080f8c', 'Model Y', 'Rear-Wheel Drive', 2022, 2025, 57.5, 455],
        ['134498877c5288bcb080be8c', 'Model Y', 'Long Range AWD', 2021, 2025, 75, 533],
        ['731dc91e76e7d33b69967cd6', 'Model Y', 'Long Range RWD', 2024, 2025, 75, 600],
        ['ed9cc05cb4f95fb126599be5', 'Model Y', 'Performance', 2022, 2025, 75, 514],
        ['eaca2543ad3a1d6a94a64c5a', 'Model Y', 'Rear-Wheel Drive (2025)', 2025, 0, 60.5, 500],
        ['195cdffdd79022b3f272009d', 'Model Y', 'Long Range AWD (2025)', 2025, 0, 75, 586],
        ['579e6ab32fae8da2f6f0fb1d', 'Model Y', 'Long Range RWD (2025)', 2025, 0, 75, 622],
        ['adf6261e56a714abc9982e1f', 'Model S', 'Dual Motor', 2022, 2025, 95, 634],
        ['45f43fa6c393afeacef43278', 'Model S', 'Plaid', 2022, 2025, 95, 600],
        ['83296f2ba1b65dfe0eef66d9', 'Model X', 'Dual Motor', 2022, 2025, 95, 576],
        ['b407f47b9eecfacfcc2f5774', 'Model X', 'Plaid', 2022, 2025, 95, 543],
      ],
      americaNacs: [
        ['c0e75198e9e271f04c660d43', 'Model 3', 'Standard Range Plus, North America', 2019, 2021, 50, 423],
        ['9208762fc278c60e5539e62a', 'Model 3', 'Rear-Wheel Drive, North America', 2022, 2023, 57.5, 438],
        ['c2f8e8304d54b15fb4f5e7c2', 'Model 3', 'Long Range AWD, North America', 2021, 2023, 75, 576],
        ['a04d00bfe8fec42533d1aacb', 'Model 3', 'Long Range AWD (2024), North America', 2024, 0, 75, 557],
        ['1ef1bb8cb3d040af2c06ba54', 'Model 3', 'Long Range RWD (2024), North America', 2024, 0, 75, 584],
        ['ea84b176e4bae4ff1e5b5dba', 'Model 3', 'Performance (2024), North America', 2024, 0, 75, 476],
        ['77ac7509745f925d8e0b174c', 'Model Y', 'Long Range AWD, North America', 2020, 2024, 75, 531],
        ['c82de3321bde699fc72887ce', 'Model Y', 'Performance, North America', 2020, 2024, 75, 488],
        ['d4a667052c3efbb2e0bf20d4', 'Model Y', 'Long Range AWD (2025), North America', 2025, 0, 75, 526],
        ['d24341b77013ef5d9976343d', 'Model Y', 'Long Range RWD (2025), North America', 2025, 0, 75, 575],
        ['fa9955304f07b6db8257ae92', 'Model S', 'Long Range', 2021, 0, 95, 652],
        ['d11cf4dd0e77b71c4378a2fe', 'Model S', 'Plaid, North America', 2021, 0, 95, 637],
        ['422e17543b921f9aad3f38a4', 'Model X', 'Long Range', 2021, 0, 95, 560],
        ['5e23419ad35effe6803eac50', 'Model X', 'Plaid, North America', 2021, 0, 95, 536],
        ['2949987ca98ba6df09700792', 'Cybertruck', 'All-Wheel Drive', 2024, 0, 122, 523],
        ['140d3a00478605db1a590228', 'Cybertruck', 'Cyberbeast', 2024, 0, 122, 484],
      ],
    },
  },
  {
    make: 'ford',
    sold: {
      europe: [
        ['d61cc8f856407471653d0d8e', 'Mustang Mach-E', 'Standard Range RWD', 2021, 0, 70, 440],
        ['fca36db704ae4589aad42842', 'Mustang Mach-E', 'Standard Range AWD', 2021, 2023, 70, 400],
        ['e045cd16307d613eea7d08ab', 'Mustang Mach-E', 'Extended Range RWD', 2021, 0, 88, 610],
        ['9f7a4832dfc3ae0102f528e3', 'Mustang Mach-E', 'Extended Range AWD', 2021, 0, 88, 540],
        ['09f539f0f0778f70ae13e71f', 'Mustang Mach-E', 'GT', 2021, 0, 91, 500],
        ['b2abaaaa727ef440e572b732', 'Explorer', 'Standard Range RWD', 2024, 0, 52, 378],
        ['b22b4846c286084db88daf07', 'Explorer', 'Extended Range RWD', 2024, 0, 77, 602],
        ['e461359988e847374e958430', 'Explorer', 'Extended Range AWD', 2024, 0, 79, 566],
        ['511be7f023fe74badf87c6b7', 'Capri', 'Extended Range RWD', 2024, 0, 77, 627],
        ['6b411b6d6a4f86dbb1170512', 'Capri', 'Extended Range AWD', 2024, 0, 79, 592],
        ['6323d5862d13818ed29902fe', 'Puma', 'Gen-E', 2025, 0, 43.6, 376],
        ['17d80c87313ecbd18558eb11', 'E-Transit', '68 kWh', 2022, 0, 68, 317],
        ['dd96a6c1c4d00cb1d91636a0', 'E-Transit', '89 kWh', 2024, 0, 89, 402],
        ['17b4163f9e985dbd48517491', 'E-Transit Custom', '64 kWh', 2024, 0, 64, 327],
      ],
      europeSlow: [
        ['7091101f07f61af8edc0d0d2', 'Kuga', '2.5 Plug-in Hybrid', 2020, 0, 10.3, 56],
        ['fd8e96264aa936c54be25cc8', 'Explorer', 'Plug-in Hybrid', 2020, 2023, 10.3, 42],
      ],
      america: [
        ['33d6303a95df2c19fbc7aadd', 'Mustang Mach-E', 'Select RWD', 2021, 0, 70, 398],
        ['d8601d9be2742e1aa1f20b49', 'Mustang Mach-E', 'Premium Extended Range RWD', 2021, 0, 91, 499],
        ['77af766bb86794daca24ea00', 'Mustang Mach-E', 'Premium Extended Range AWD', 2021, 0, 91, 467],
        ['36432552e1540519608fbae1', 'Mustang Mach-E', 'GT, North America', 2021, 0, 91, 435],
        ['d382264ff0f287c057f4b3c3', 'F-150 Lightning', 'Standard Range', 2022, 2025, 98, 386],
        ['e7e69444706576faa2b5df24', 'F-150 Lightning', 'Extended Range', 2022, 2025, 131, 515],
        ['1ce7b5d428c093d182c1dac4', 'Focus', 'Electric', 2017, 2018, 33.5, 185],
      ],
      americaSlow: [
        ['99382cda440a5181eb5b83b3', 'Escape', 'Plug-in Hybrid', 2020, 2025, 10.3, 60],
        ['19c4ce8e4a852920c2978005', 'Fusion', 'Energi', 2019, 2020, 9, 42],
      ],
    },
  },
  {
    make: 'chevrolet',
    sold: {
      america: [
        ['537d3da35e373f15882dffe5', 'Bolt EV', '60 kWh', 2017, 2019, 60, 383],
        ['1fca6620c49260241555893f', 'Bolt EV', '65 kWh', 2020, 2023, 65, 417],
        ['059731833c59c0e734626cab', 'Bolt EUV', '65 kWh', 2022, 2023, 65, 397],
        ['1033020c67b8c2d866259853', 'Equinox EV', 'FWD', 2024, 0, 85, 513],
        ['2a6ee7dc8d4fb59e47bd515e', 'Equinox EV', 'AWD', 2024, 0, 85, 494],
        ['9db099e3c479c3fca8d21afc', 'Blazer EV', 'AWD', 2024, 0, 85, 449],
        ['96cfc7bff37e74f6d2073fc4', 'Blazer EV', 'RWD', 2024, 0, 102, 521],
        ['03e1106a187d2b72c18391dd', 'Silverado EV', '4WT', 2024, 0, 205, 724],
        ['687763ff262fcda1c40896d3', 'Silverado EV', 'RST', 2024, 0, 205, 708],
        ['54de6bd179a14404ceda9496', 'Spark EV', '2LT', 2014, 2016, 18.4, 132],
      ],
      americaSlow: [['3dee20c2e94010c8fa9ab18a', 'Volt', 'LT', 2016, 2019, 14, 85]],
    },
  },
  {
    make: 'cadillac',
    sold: {
      america: [
        ['f3b1e3592b97ebd861ded862', 'LYRIQ', 'RWD', 2023, 0, 102, 505],
        ['e6cc54adcff07f8f49c91e1b', 'LYRIQ', 'AWD', 2023, 0, 102, 494],
        ['5e05463a7d2f9969b900dc98', 'OPTIQ', 'AWD', 2025, 0, 85, 486],
        ['9279db7aec3541fa03d243f5', 'ESCALADE IQ', 'AWD', 2025, 0, 205, 740],
        ['ab74b21737729bce66e98fa4', 'VISTIQ', 'AWD', 2026, 0, 102, 491],
      ],
      europe: [['6b034541095c27171c7ef1d1', 'LYRIQ', '600 E4', 2024, 0, 102, 530]],
    },
  },
  {
    make: 'gmc',
    sold: {
      america: [
        ['a54107a49053badb0df76990', 'HUMMER EV Pickup', 'Edition 1', 2022, 2023, 205, 529],
        ['0b30649375775b6c28f1e1f8', 'HUMMER EV SUV', '3X', 2024, 0, 170, 505],
        ['5a323366b9d3c0d5767f58a5', 'Sierra EV', 'Denali Edition 1', 2024, 2024, 205, 708],
        ['844af7b67e371708d16beae8', 'Sierra EV', 'Denali Max Range', 2025, 0, 205, 740],
      ],
    },
  },
  {
    make: 'buick',
    sold: {
      china: [
        ['8ae939e02ee6fd8beffbcdb2', 'Electra E5', 'Long Range', 2023, 0, 79.7, 620],
        ['8525edfc988622320af25bdb', 'Electra E5', 'Standard Range', 2023, 0, 68.4, 545],
      ],
    },
  },
  {
    make: 'chrysler',
    sold: {
      americaSlow: [['71b8370c1d35339e7f9c474c', 'Pacifica', 'Hybrid', 2017, 2025, 13, 51]],
    },
  },
  {
    make: 'dodge',
    sold: {
      america: [
        ['e602130d41942a3337acb60f', 'Charger Daytona', 'R/T', 2024, 2025, 93.9, 496],
        ['b940de78693a73d29da2f5e2', 'Charger Daytona', 'Scat Pack', 2024, 0, 93.9, 388],
      ],
      usaSlow: [['bf45354a21f46be0628fa285', 'Hornet', 'R/T Plug-in Hybrid', 2023, 2025, 12, 51]],
    },
  },
  {
    make: 'jeep',
    sold: {
      europe: [
        ['114ea2f7431d5970225e0b32', 'Avenger', 'Electric', 2023, 0, 50.8, 400],
        ['da4154dd65fee2cb6413f852', 'Compass', 'Electric 74 kWh', 2025, 0, 74, 500],
      ],
      europeSlow: [
        ['8a3ceff2ce90d2e30cf8b9ca', 'Renegade', '4xe', 2020, 2024, 9.1, 42],
        ['21f79a3fe4eb6928bb05b65d', 'Compass', '4xe', 2020, 2024, 9.1, 49],
        ['3e5e8c3dd422e1ea7b50d546', 'Wrangler', '4xe', 2021, 2024, 14, 44],
      ],
      usa: [['def7b3c48ce4125919d85702', 'Wagoneer S', 'Launch Edition', 2024, 2025, 93.9, 488]],
      americaSlow: [
        ['1c407d8bc8f68b12bd478f17', 'Wrangler', '4xe, North America', 2021, 2025, 14, 35],
        ['336c582b4632150e9fcdfcb8', 'Grand Cherokee', '4xe', 2022, 2025, 14, 42],
      ],
    },
  },
  {
    make: 'lincoln',
    sold: {
      usaSlow: [
        ['b7ac7ea8ef4f1f1156b93350', 'Corsair', 'Grand Touring', 2021, 2025, 10.3, 45],
        ['e45ab77168fc443da13f6100', 'Aviator', 'Grand Touring', 2020, 2023, 10.3, 34],
      ],
    },
  },
  {
    make: 'rivian',
    sold: {
      america: [
        ['78499311933102ec64840f9a', 'R1T', 'Quad-Motor Large', 2022, 2024, 131, 505],
        ['0bf013c3bd6c1baaf7fd38dc', 'R1T', 'Dual-Motor Large', 2023, 0, 131, 566],
        ['79768e10c00da977513db0c2', 'R1T', 'Dual-Motor Max', 2023, 0, 141, 660],
        ['a7955d02b992bdf5126d00ed', 'R1T', 'Dual-Motor Standard (LFP)', 2024, 0, 92.5, 435],
        ['295b0e8403ce0dc4207786f5', 'R1S', 'Quad-Motor Large', 2022, 2024, 131, 508],
        ['c832948ba3ae799faded7bf8', 'R1S', 'Dual-Motor Large', 2023, 0, 131, 566],
        ['500627c65cbc703aea29cb88', 'R1S', 'Dual-Motor Max', 2024, 0, 141, 660],
        ['b881f37c1025347e80c063bd', 'R1S', 'Dual-Motor Standard (LFP)', 2024, 0, 92.5, 435],
      ],
    },
  },
  {
    make: 'lucid',
    sold: {
      america: [
        ['3a29cd534114e55466f39eff', 'Air', 'Pure RWD, North America', 2024, 2024, 88, 674],
        ['e6c44a949d0db88fdc97e6c1', 'Air', 'Pure RWD (2025)', 2025, 0, 84, 676],
        ['3d5e9328e861c434528c7082', 'Air', 'Touring, North America', 2023, 2024, 92, 661],
        ['0969df0fb6458e9337f039a9', 'Air', 'Grand Touring, North America', 2022, 2024, 112, 830],
        ['da26fc03eb5d9eec10d71596', 'Air', 'Grand Touring (2025)', 2025, 0, 117, 824],
        ['a73edc878d9855e54411e133', 'Air', 'Sapphire', 2023, 0, 118, 687],
      ],
      americaNacs: [['8eb37c9abc9d8403c4500c49', 'Gravity', 'Grand Touring', 2025, 0, 123, 724]],
      europe: [
        ['3b859583dd487a3008141277', 'Air', 'Pure RWD', 2023, 0, 92, 747],
        ['b0510b64283049284b038da2', 'Air', 'Touring', 2023, 0, 92, 725],
        ['7f2c4b84c1da30447345cae5', 'Air', 'Grand Touring', 2023, 0, 112, 839],
      ],
    },
  },
  {
    make: 'fisker',
    name: 'Fisker',
    sold: {
      europe: [
        ['7960b4d26049a61c5ef7200f', 'Ocean', 'Extreme', 2023, 2024, 106.5, 707],
        ['8400e75b5a7b163dab7e4771', 'Ocean', 'Sport', 2023, 2024, 75, 464],
      ],
      america: [['a62f85b8d4e34466d8829760', 'Ocean', 'One', 2023, 2024, 106.5, 579]],
    },
  },
];
