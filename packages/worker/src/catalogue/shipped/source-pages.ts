/** A public page where figures of vehicles stand. */
export interface Source {
  readonly name: string;
  readonly address: string;
}

const source = (name: string, address: string): Source => ({ name, address });

export const ELECTRIC_2025 = source(
  'EV Database, as a table of 478 of 2025 (usable battery, sockets)',
  'https://github.com/Harsh4AP/k-means-Clustering',
);
export const ELECTRIC_2021 = source(
  'Electric vehicles on sale in February 2021, a table of 53 (range)',
  'https://github.com/rosakavalco/Machine-Learning---Consumo-de-Carros-Eletricos',
);
export const OPEN_EV_DATA = source(
  'Open EV Data (usable battery, sockets)',
  'https://github.com/KilowattApp/open-ev-data',
);
export const CARBUZZ = source(
  'CarBuzz on the Kona Electric',
  'https://carbuzz.com/news/hyundais-kona-electric-suv-breaks-600-miles-on-a-charge',
);
export const EDISON = source(
  'Edison on the EV6 and the Ioniq 5',
  'https://edison.media/verkehr/kia-ev6-stromert-deutlich-weiter-als-gedacht/25218785/',
);
export const AUTO123 = source(
  'Auto123 on the EV6 by EPA',
  'https://www.auto123.com/fr/actualites/chiffres-autonomie-epa-kia-ev6/68746/',
);
export const AQUELA_MAQUINA = source(
  'Aquela Máquina on the Enyaq',
  'https://www.aquelamaquina.pt/novos-modelos/detalhe/enyaq-iv-o-skoda-mais-potente-de-sempre-e-um-suv-electrico.html',
);
export const OBSERVADOR = source(
  'Observador on the Elroq',
  'https://observador.pt/2024/10/06/skoda-mostra-o-novo-elroq-o-suv-electrico-por-33-000e/',
);
export const LINK2FLEET = source(
  'Link2Fleet on the Elroq',
  'https://link2fleet.com/fr/fleet-test-skoda-elroq-lelectrique-devient-vraiment-moins-cher-que-le-thermique',
);
export const INSIDE_EVS = source(
  'InsideEVs on the Equinox EV',
  'https://inkl.com/news/2024-chevrolet-equinox-range-test-over-300-miles-at-70-mph',
);
export const SLASHGEAR = source(
  'SlashGear on electric trucks',
  'https://www.slashgear.com/1290838/chevy-confirms-2024-silverado-ev-advantage/',
);
export const AUTOBLOG = source(
  'Autoblog on the R1T and the R1S',
  'https://www.autoblog.com/2021/09/06/rivian-r1t-r1s-epa-range/',
);
export const CLEAN_FLEET = source(
  'Clean Fleet Report on the Air',
  'https://cleanfleetreport.com/news-range-milestones-hit-by-lucid-and-rivian',
);
export const DAILY_UPDATE = source(
  'Daily Update on the XC40',
  'https://dailyupdatenow24.com/2024/02/18/volvo-plans-to-be-fully-electric-by-2030',
);
export const EVERYEYE = source(
  'Everyeye on the Dolphin and the Seal',
  'https://auto.everyeye.it/notizie/byd-dolphin-seal-europa-consegne-entro-2023-645858.html',
);
export const FUEL_ECONOMY = source(
  'U.S. Department of Energy: fueleconomy.gov',
  'https://www.fueleconomy.gov/',
);
export const EV_DATABASE = source('EV Database', 'https://ev-database.org/');
export const SAIC_GM = source('SAIC-GM Buick', 'https://www.buick.com.cn/');
