import type { ShippedMake } from './market.ts';

export const JAPANESE: readonly ShippedMake[] = [
  {
    make: 'nissan',
    sold: {
      europeChademo: [
        ['0c3642acca187de2fa4aa229', 'LEAF', '40 kWh', 2018, 2024, 39, 270],
        ['732344075ce8cbebd3c048f7', 'LEAF', 'e+ 62 kWh', 2019, 2024, 59, 385],
        ['4b81baeee037b82360e27732', 'e-NV200', '40 kWh', 2018, 2021, 38, 200],
      ],
      europe: [
        ['b4d997550df6dcc468c150bc', 'Ariya', '63 kWh', 2022, 0, 63, 403],
        ['ad57daebdaf7b0c8da611c3e', 'Ariya', '87 kWh', 2022, 0, 87, 533],
        ['bccac3a9229456379bff546a', 'Ariya', 'e-4ORCE 87 kWh', 2022, 0, 87, 515],
        ['60c37dd8d6af6c9916084183', 'Townstar', 'EV', 2022, 0, 45, 300],
        ['138d3e2dfa046cb92d18d49e', 'Micra', '40 kWh', 2025, 0, 40, 317],
        ['20c7925e67157aef7d529cf7', 'Micra', '52 kWh', 2025, 0, 52, 416],
        ['71a682de1c5119bff37be29c', 'LEAF', '52 kWh (2025)', 2025, 0, 52, 440],
        ['2612ee877cd7dfb8b466900b', 'LEAF', '75 kWh (2025)', 2025, 0, 75, 622],
      ],
      americaChademo: [
        // Another test that year: the mean of a full charge and of four fifths.
        ['fbe7e649b45cfad4ad208cca', 'LEAF', '24 kWh (2013)', 2013, 2013, 21.3, 121],
        ['1371500adf38cc328d071c07', 'LEAF', '24 kWh', 2014, 2016, 21.3, 135],
        ['4cfcea3de27973058fb6838c', 'LEAF', '30 kWh', 2016, 2017, 28, 172],
        ['7cdc0f59b9caf71643ace2f8', 'LEAF', '40 kWh, North America', 2018, 2025, 39, 240],
        ['703c9d4d9c1caa6bfd32a023', 'LEAF', 'SV PLUS', 2023, 2025, 59, 341],
        ['ead1cbd104cd8de00ff23dfb', 'LEAF', 'S PLUS', 2019, 2022, 59, 364],
      ],
      america: [
        ['eb3a01132c6e68eb73025dc8', 'Ariya', 'Engage FWD', 2023, 2025, 63, 348],
        ['93fdeac490db95e4f50cb594', 'Ariya', 'Venture+ FWD', 2023, 2025, 87, 489],
      ],
    },
  },
  {
    make: 'toyota',
    sold: {
      europe: [
        ['c18d612dc2158a48b73d8210', 'bZ4X', 'FWD', 2022, 2025, 64, 504],
        ['290d8aaff2da43446136a196', 'bZ4X', 'AWD', 2022, 2025, 64, 460],
        ['a3624d771c810c9a8d413d48', 'Proace City Verso', 'Electric 50 kWh', 2021, 2023, 46.3, 280],
        ['a5952ddde66699f470841067', 'Proace Verso', 'Electric 75 kWh', 2021, 0, 68, 330],
      ],
      europeSlow: [
        ['bbb2455659ab438864979c35', 'RAV4', 'Plug-in Hybrid', 2020, 0, 14.5, 75],
        ['e6c8c3e5b4012b573578be31', 'Prius', 'Plug-in Hybrid (2023)', 2023, 0, 10.9, 86],
        ['014d02fc5eda1f411f15b350', 'C-HR', 'Plug-in Hybrid', 2024, 0, 10.9, 66],
      ],
      america: [
        ['0d7d1d452549ce82e28b30f4', 'bZ4X', 'XLE FWD', 2023, 2025, 64, 406],
        ['649ff59e72be6662c7615005', 'bZ4X', 'XLE AWD', 2023, 2025, 64, 367],
      ],
      americaSlow: [
        ['310eddf2e689b224ad193722', 'RAV4', 'Prime', 2021, 2024, 14.5, 68],
        ['8a7f34cbb4327898775507b8', 'Prius', 'Prime', 2017, 2022, 6.2, 40],
        ['e543f763b378c2d3da580538', 'Prius', 'Prime (2023)', 2023, 2024, 10.9, 71],
      ],
    },
  },
  {
    make: 'lexus',
    sold: {
      europeChademo: [
        ['e102f0671d94d93e0e11a291', 'UX 300e', '54 kWh', 2020, 2022, 50, 315],
        ['8b91bfd1c2232ff75e368487', 'UX 300e', '73 kWh', 2023, 0, 64, 450],
      ],
      europe: [
        ['b7b5e8343ef424cfe967074d', 'RZ', '450e', 2023, 2025, 64, 440],
        ['a29c5b970b7f726f7988fdf8', 'RZ', '300e', 2024, 2025, 64, 479],
      ],
      europeSlow: [
        ['35c66de8f582d77a36a79c8a', 'NX', '450h+', 2021, 0, 14.5, 69],
        ['ba90897a3cde49b3184d0a38', 'RX', '450h+', 2022, 0, 14.5, 65],
      ],
      america: [
        ['9e2af9b7594c42e87b14d356', 'RZ', '450e, North America', 2023, 2025, 64, 354],
        ['cc122ad4c867bdf107ca14d8', 'RZ', '300e, North America', 2024, 2025, 64, 428],
      ],
      americaSlow: [['8bf94d53f250f80e83e369ab', 'NX', '450h+, North America', 2022, 0, 14.5, 60]],
    },
  },
  {
    make: 'honda',
    sold: {
      europe: [
        ['52d646667f4974b7ea8c7030', 'e', 'Advance', 2020, 2023, 28.5, 210],
        ['30c416d78baf0b93f384ba38', 'e', '35.5 kWh', 2020, 2023, 28.5, 222],
        ['cab076ee12b1256bb0139517', 'e:Ny1', '62 kWh', 2023, 0, 61.9, 412],
      ],
      america: [
        ['be467605162872f4da44d3af', 'Prologue', 'FWD', 2024, 0, 85, 476],
        ['4879e26e737602be10ade4fd', 'Prologue', 'AWD', 2024, 0, 85, 452],
        ['9bac2f30829e9106035b22a7', 'Clarity', 'Electric', 2017, 2019, 25.5, 143],
      ],
      americaSlow: [['b802b64eef9e61474a120ce6', 'Clarity', 'Plug-in Hybrid', 2018, 2021, 14, 77]],
    },
  },
  {
    make: 'acura',
    sold: {
      america: [
        ['f71bf0f0c2bdb7a321c3fbbe', 'ZDX', 'A-Spec RWD', 2024, 2025, 102, 504],
        ['2ad3c96e91d1ed63516f2ad2', 'ZDX', 'A-Spec AWD', 2024, 2025, 102, 489],
        ['812d55b8c9d22faf976c7f29', 'ZDX', 'Type S', 2024, 2025, 102, 447],
      ],
    },
  },
  {
    make: 'mazda',
    sold: {
      europe: [
        ['24e3627cf657b14e2ffbf934', 'MX-30', 'e-SKYACTIV EV', 2020, 2024, 30, 200],
        ['19dd3f11853a2a8a2c311fb9', 'MX-30', 'e-SKYACTIV R-EV', 2023, 0, 14.9, 85],
        ['420c0e6e95825ecdbddb326f', 'MAZDA6e', 'Standard', 2025, 0, 66, 479],
        ['8fbd6ca49003277b632879b8', 'MAZDA6e', 'Long Range', 2025, 0, 75, 552],
      ],
      europeSlow: [['9939561227cf1e3d8558c1c7', 'CX-60', 'e-SKYACTIV PHEV', 2022, 0, 14.5, 63]],
      usa: [['5e604be921370ec7cc1d6ca3', 'MX-30', 'EV', 2022, 2023, 30, 161]],
      usaSlow: [['f82808385278c3d4fab2cae9', 'CX-90', 'PHEV', 2024, 0, 14.5, 42]],
    },
  },
  {
    make: 'subaru',
    sold: {
      europe: [['1d3e36c87cc99427d3130ef2', 'Solterra', 'AWD', 2022, 2025, 64, 466]],
      usa: [['17d6605113ae5d9312a29a8b', 'Solterra', 'Premium', 2023, 2025, 64, 367]],
      usaSlow: [['1770ce25011a1f75838d60b5', 'Crosstrek', 'Hybrid', 2019, 2023, 6.4, 27]],
    },
  },
  {
    make: 'mitsubishi',
    name: 'Mitsubishi',
    sold: {
      europeType1Chademo: [
        ['8aba43ccd54f1314e4acd15e', 'Outlander', 'PHEV 2.4', 2019, 2021, 12, 45],
        ['4481b0472a91ae982879a1a5', 'Eclipse Cross', 'PHEV', 2021, 2023, 12, 45],
      ],
      americaChademo: [
        ['7c1f5f2e27796b5042b26d1a', 'i-MiEV', '16 kWh', 2012, 2017, 14.5, 100],
        ['56f39289e8235670ccfdfa56', 'Outlander', 'PHEV (2023)', 2023, 0, 17, 61],
      ],
    },
  },
  {
    make: 'suzuki',
    name: 'Suzuki',
    sold: {
      europeSlow: [['6145bf56c89dc9e45289e25d', 'Across', 'Plug-in Hybrid', 2020, 0, 14.5, 75]],
      europe: [
        ['7b5ee279f49a86402896f91b', 'e VITARA', '49 kWh', 2025, 0, 48, 344],
        ['376ad0121e6727b68d2b9b27', 'e VITARA', '61 kWh', 2025, 0, 59, 426],
      ],
    },
  },
];
