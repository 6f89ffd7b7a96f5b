/** A public page of figures. */
export interface Source {
  readonly name: string;
  readonly address: string;
}

/**
 * How sure the figures of a make are. `compared`: each of its profiles was compared with a page below, its battery or its
 * range. `partly`: some were. `memory`: none; the figures were written from memory, and the pages are where to look.
 */
export type Certainty = 'compared' | 'partly' | 'memory';

export interface MakeSources {
  readonly make: string;
  readonly certainty: Certainty;
  /** How many profiles were compared, by what. */
  readonly compared: { readonly battery: number; readonly range: number };
  readonly sources: readonly [Source, ...Source[]];
}

const source = (name: string, address: string): Source => ({ name, address });

const sourced = (
  make: string,
  certainty: Certainty,
  compared: MakeSources['compared'],
  ...sources: readonly [Source, ...Source[]]
): MakeSources => ({ make, certainty, compared, sources });

const ELECTRIC_2021 = source(
  'Electric vehicles on sale in February 2021, a table of 53 (range)',
  'https://github.com/rosakavalco/Machine-Learning---Consumo-de-Carros-Eletricos',
);
const OPEN_EV_DATA = source(
  'Open EV Data (usable battery, sockets)',
  'https://github.com/KilowattApp/open-ev-data',
);
const CARBUZZ = source(
  'CarBuzz on the Kona Electric',
  'https://carbuzz.com/news/hyundais-kona-electric-suv-breaks-600-miles-on-a-charge',
);
const EDISON = source(
  'Edison on the EV6 and the Ioniq 5',
  'https://edison.media/verkehr/kia-ev6-stromert-deutlich-weiter-als-gedacht/25218785/',
);
const AUTO123 = source(
  'Auto123 on the EV6 by EPA',
  'https://www.auto123.com/fr/actualites/chiffres-autonomie-epa-kia-ev6/68746/',
);
const AQUELA_MAQUINA = source(
  'Aquela Máquina on the Enyaq',
  'https://www.aquelamaquina.pt/novos-modelos/detalhe/enyaq-iv-o-skoda-mais-potente-de-sempre-e-um-suv-electrico.html',
);
const OBSERVADOR = source(
  'Observador on the Elroq',
  'https://observador.pt/2024/10/06/skoda-mostra-o-novo-elroq-o-suv-electrico-por-33-000e/',
);
const LINK2FLEET = source(
  'Link2Fleet on the Elroq',
  'https://link2fleet.com/fr/fleet-test-skoda-elroq-lelectrique-devient-vraiment-moins-cher-que-le-thermique',
);
const INSIDE_EVS = source(
  'InsideEVs on the Equinox EV',
  'https://inkl.com/news/2024-chevrolet-equinox-range-test-over-300-miles-at-70-mph',
);
const SLASHGEAR = source(
  'SlashGear on electric trucks',
  'https://www.slashgear.com/1290838/chevy-confirms-2024-silverado-ev-advantage/',
);
const AUTOBLOG = source(
  'Autoblog on the R1T and the R1S',
  'https://www.autoblog.com/2021/09/06/rivian-r1t-r1s-epa-range/',
);
const CLEAN_FLEET = source(
  'Clean Fleet Report on the Air',
  'https://cleanfleetreport.com/news-range-milestones-hit-by-lucid-and-rivian',
);
const DAILY_UPDATE = source(
  'Daily Update on the XC40',
  'https://dailyupdatenow24.com/2024/02/18/volvo-plans-to-be-fully-electric-by-2030',
);
const EVERYEYE = source(
  'Everyeye on the Dolphin and the Seal',
  'https://auto.everyeye.it/notizie/byd-dolphin-seal-europa-consegne-entro-2023-645858.html',
);
const FUEL_ECONOMY = source('U.S. Department of Energy: fueleconomy.gov', 'https://www.fueleconomy.gov/');
const EV_DATABASE = source('EV Database', 'https://ev-database.org/');
const SAIC_GM = source('SAIC-GM Buick', 'https://www.buick.com.cn/');

/** Where the figures of each shipped make stand. Nothing that runs reads it: it is what docs/catalogue-makes.md is made of. */
export const MAKE_SOURCES: readonly MakeSources[] = [
  sourced('abarth', 'memory', { battery: 0, range: 0 }, EV_DATABASE),
  sourced('acura', 'memory', { battery: 0, range: 0 }, FUEL_ECONOMY),
  sourced('aiways', 'partly', { battery: 1, range: 0 }, OPEN_EV_DATA, EV_DATABASE),
  sourced('alfa-romeo', 'memory', { battery: 0, range: 0 }, EV_DATABASE, FUEL_ECONOMY),
  sourced('alpine', 'compared', { battery: 2, range: 0 }, OPEN_EV_DATA, EV_DATABASE),
  sourced('audi', 'partly', { battery: 1, range: 5 }, ELECTRIC_2021, OPEN_EV_DATA, EV_DATABASE, FUEL_ECONOMY),
  sourced('bmw', 'partly', { battery: 0, range: 1 }, ELECTRIC_2021, EV_DATABASE, FUEL_ECONOMY),
  sourced('buick', 'memory', { battery: 0, range: 0 }, SAIC_GM),
  sourced('byd', 'partly', { battery: 0, range: 3 }, EVERYEYE, EV_DATABASE),
  sourced('cadillac', 'memory', { battery: 0, range: 0 }, EV_DATABASE, FUEL_ECONOMY),
  sourced('chevrolet', 'partly', { battery: 0, range: 2 }, INSIDE_EVS, SLASHGEAR, FUEL_ECONOMY),
  sourced('chrysler', 'memory', { battery: 0, range: 0 }, FUEL_ECONOMY),
  sourced('citroen', 'partly', { battery: 0, range: 2 }, ELECTRIC_2021, EV_DATABASE),
  sourced('cupra', 'partly', { battery: 5, range: 0 }, OPEN_EV_DATA, EV_DATABASE),
  sourced('dacia', 'compared', { battery: 2, range: 0 }, OPEN_EV_DATA, EV_DATABASE),
  sourced('dodge', 'memory', { battery: 0, range: 0 }, FUEL_ECONOMY),
  sourced('ds', 'partly', { battery: 0, range: 1 }, ELECTRIC_2021, EV_DATABASE),
  sourced('fiat', 'memory', { battery: 0, range: 0 }, EV_DATABASE, FUEL_ECONOMY),
  sourced('fisker', 'memory', { battery: 0, range: 0 }, EV_DATABASE, FUEL_ECONOMY),
  sourced('ford', 'memory', { battery: 0, range: 0 }, EV_DATABASE, FUEL_ECONOMY),
  sourced('genesis', 'memory', { battery: 0, range: 0 }, EV_DATABASE, FUEL_ECONOMY),
  sourced('gmc', 'partly', { battery: 0, range: 1 }, SLASHGEAR, FUEL_ECONOMY),
  sourced('honda', 'partly', { battery: 0, range: 1 }, ELECTRIC_2021, EV_DATABASE, FUEL_ECONOMY),
  sourced(
    'hyundai',
    'partly',
    { battery: 0, range: 5 },
    ELECTRIC_2021,
    CARBUZZ,
    EDISON,
    EV_DATABASE,
    FUEL_ECONOMY,
  ),
  sourced('jaguar', 'partly', { battery: 0, range: 1 }, ELECTRIC_2021, EV_DATABASE, FUEL_ECONOMY),
  sourced('jeep', 'memory', { battery: 0, range: 0 }, EV_DATABASE, FUEL_ECONOMY),
  sourced('kgm', 'memory', { battery: 0, range: 0 }, EV_DATABASE),
  sourced(
    'kia',
    'partly',
    { battery: 0, range: 8 },
    ELECTRIC_2021,
    EDISON,
    AUTO123,
    EV_DATABASE,
    FUEL_ECONOMY,
  ),
  sourced('lancia', 'memory', { battery: 0, range: 0 }, EV_DATABASE),
  sourced('land-rover', 'memory', { battery: 0, range: 0 }, EV_DATABASE),
  sourced('leapmotor', 'memory', { battery: 0, range: 0 }, EV_DATABASE),
  sourced('lexus', 'partly', { battery: 3, range: 0 }, OPEN_EV_DATA, EV_DATABASE, FUEL_ECONOMY),
  sourced('lincoln', 'memory', { battery: 0, range: 0 }, FUEL_ECONOMY),
  sourced('lotus', 'memory', { battery: 0, range: 0 }, EV_DATABASE),
  sourced('lucid', 'partly', { battery: 2, range: 1 }, CLEAN_FLEET, OPEN_EV_DATA, EV_DATABASE, FUEL_ECONOMY),
  sourced('lynk-co', 'memory', { battery: 0, range: 0 }, EV_DATABASE),
  sourced('maserati', 'compared', { battery: 3, range: 0 }, OPEN_EV_DATA, EV_DATABASE),
  sourced('maxus', 'memory', { battery: 0, range: 0 }, EV_DATABASE),
  sourced('mazda', 'partly', { battery: 0, range: 1 }, ELECTRIC_2021, EV_DATABASE, FUEL_ECONOMY),
  sourced('mercedes-benz', 'partly', { battery: 0, range: 2 }, ELECTRIC_2021, EV_DATABASE, FUEL_ECONOMY),
  sourced('mg', 'memory', { battery: 0, range: 0 }, EV_DATABASE),
  sourced('mini', 'partly', { battery: 0, range: 1 }, ELECTRIC_2021, EV_DATABASE, FUEL_ECONOMY),
  sourced('mitsubishi', 'memory', { battery: 0, range: 0 }, EV_DATABASE, FUEL_ECONOMY),
  sourced('nio', 'memory', { battery: 0, range: 0 }, EV_DATABASE),
  sourced('nissan', 'partly', { battery: 0, range: 3 }, ELECTRIC_2021, EV_DATABASE, FUEL_ECONOMY),
  sourced('opel', 'partly', { battery: 0, range: 2 }, ELECTRIC_2021, EV_DATABASE),
  sourced('ora', 'memory', { battery: 0, range: 0 }, EV_DATABASE),
  sourced('peugeot', 'partly', { battery: 0, range: 2 }, ELECTRIC_2021, EV_DATABASE),
  sourced('polestar', 'partly', { battery: 7, range: 0 }, OPEN_EV_DATA, EV_DATABASE, FUEL_ECONOMY),
  sourced('porsche', 'partly', { battery: 0, range: 4 }, ELECTRIC_2021, EV_DATABASE, FUEL_ECONOMY),
  sourced('renault', 'partly', { battery: 9, range: 1 }, ELECTRIC_2021, OPEN_EV_DATA, EV_DATABASE),
  sourced('rivian', 'partly', { battery: 0, range: 2 }, AUTOBLOG, FUEL_ECONOMY),
  sourced('rolls-royce', 'memory', { battery: 0, range: 0 }, EV_DATABASE),
  sourced('seat', 'memory', { battery: 0, range: 0 }, EV_DATABASE),
  sourced(
    'skoda',
    'partly',
    { battery: 6, range: 2 },
    ELECTRIC_2021,
    AQUELA_MAQUINA,
    OBSERVADOR,
    LINK2FLEET,
    EV_DATABASE,
  ),
  sourced('smart', 'partly', { battery: 7, range: 0 }, OPEN_EV_DATA, EV_DATABASE),
  sourced('subaru', 'memory', { battery: 0, range: 0 }, EV_DATABASE, FUEL_ECONOMY),
  sourced('suzuki', 'memory', { battery: 0, range: 0 }, EV_DATABASE),
  sourced('tesla', 'memory', { battery: 0, range: 0 }, EV_DATABASE, FUEL_ECONOMY),
  sourced('toyota', 'memory', { battery: 0, range: 0 }, EV_DATABASE, FUEL_ECONOMY),
  sourced('vauxhall', 'memory', { battery: 0, range: 0 }, EV_DATABASE),
  sourced('vinfast', 'memory', { battery: 0, range: 0 }, FUEL_ECONOMY),
  sourced('volkswagen', 'partly', { battery: 0, range: 3 }, ELECTRIC_2021, EV_DATABASE, FUEL_ECONOMY),
  sourced('volvo', 'partly', { battery: 0, range: 1 }, DAILY_UPDATE, EV_DATABASE, FUEL_ECONOMY),
  sourced('xpeng', 'compared', { battery: 8, range: 0 }, OPEN_EV_DATA, EV_DATABASE),
  sourced('zeekr', 'compared', { battery: 4, range: 0 }, OPEN_EV_DATA, EV_DATABASE),
];
