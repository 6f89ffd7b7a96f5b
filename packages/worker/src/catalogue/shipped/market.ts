import { countriesOf, type Region } from '@keyfob/shared/vehicle/brands';
import { brandOfMake, type Plug, providersIn, type RangeCycle, type VehicleProfile } from '../profile.ts';

/** A vehicle, its usable kilowatt hours and its range in kilometres; `to` is 0 while it is sold. */
export type Row = readonly [
  id: string,
  model: string,
  version: string,
  from: number,
  to: number,
  batteryKwh: number,
  rangeKm: number,
];

/** Where vehicles are sold alike: by one procedure, with one kind of socket. */
interface Market {
  readonly regions: readonly Region[];
  readonly rangeCycle: RangeCycle;
  readonly plugs: readonly Plug[];
}

const market = (regions: readonly Region[], rangeCycle: RangeCycle, ...plugs: Plug[]): Market => ({
  regions,
  rangeCycle,
  plugs,
});

const EUROPE: readonly Region[] = ['EUROPE'];
const NORTH_AMERICA: readonly Region[] = ['US', 'CA'];

const MARKETS = {
  europe: market(EUROPE, 'WLTP', 'IEC_62196_T2', 'IEC_62196_T2_COMBO'),
  /** Charged by alternating current alone, as most plug-in hybrids are. */
  europeSlow: market(EUROPE, 'WLTP', 'IEC_62196_T2'),
  europeChademo: market(EUROPE, 'WLTP', 'IEC_62196_T2', 'CHADEMO'),
  europeType1Chademo: market(EUROPE, 'WLTP', 'IEC_62196_T1', 'CHADEMO'),
  america: market(NORTH_AMERICA, 'EPA', 'IEC_62196_T1', 'IEC_62196_T1_COMBO'),
  americaSlow: market(NORTH_AMERICA, 'EPA', 'IEC_62196_T1'),
  americaChademo: market(NORTH_AMERICA, 'EPA', 'IEC_62196_T1', 'CHADEMO'),
  americaNacs: market(NORTH_AMERICA, 'EPA', 'SAE_J3400'),
  usa: market(['US'], 'EPA', 'IEC_62196_T1', 'IEC_62196_T1_COMBO'),
  usaSlow: market(['US'], 'EPA', 'IEC_62196_T1'),
  usaNacs: market(['US'], 'EPA', 'SAE_J3400'),
  china: market([], 'CLTC', 'GBT_AC', 'GBT_DC'),
} as const satisfies Record<string, Market>;

/** What one maker sold, by market. `name`: of a make that no provider reaches. */
export interface ShippedMake {
  readonly make: string;
  readonly name?: string;
  readonly sold: { readonly [Name in keyof typeof MARKETS]?: readonly Row[] };
}

const countriesIn = ({ regions }: Market): readonly string[] =>
  regions.length === 0 ? ['CN'] : countriesOf({ regions });

const soldIn = ({ make, name }: ShippedMake, where: Market, rows: readonly Row[]): VehicleProfile[] => {
  const shared = {
    make,
    makeName: name ?? brandOfMake(make)?.name ?? make,
    rangeCycle: where.rangeCycle,
    plugs: where.plugs,
    providers: providersIn(brandOfMake(make), countriesIn(where)),
    countries: countriesIn(where),
  };
  return rows.map(([id, model, version, from, to, batteryKwh, rangeKm]) => ({
    id,
    model,
    version,
    years: { from, to: to === 0 ? null : to },
    batteryKwh,
    rangeKm,
    ...shared,
  }));
};

/** The profiles of a maker. */
export const profilesOf = (maker: ShippedMake): VehicleProfile[] =>
  Object.entries(maker.sold).flatMap(([name, rows]) =>
    soldIn(maker, MARKETS[name as keyof typeof MARKETS], rows),
  );
