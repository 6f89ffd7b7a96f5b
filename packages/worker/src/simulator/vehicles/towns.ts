import type { Region } from '@keyfob/shared/vehicle/brands';

/** A town to live near: all of them inland, so that no commute crosses water. */
export interface Town {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  /** Hours ahead of UTC in winter. Simulated people keep winter time all year. */
  readonly utcOffset: number;
  /** ISO 4217. */
  readonly currency: string;
}

/** What one euro is worth: prices are about the same everywhere. */
const WORTH: ReadonlyMap<string, number> = new Map([
  ['USD', 1.1],
  ['CAD', 1.5],
  ['GBP', 0.86],
  ['NOK', 11.5],
  ['SEK', 11.2],
]);

/** A price in a town's own currency, of one in euros. */
export const priceIn = (
  { currency }: Town,
  euros: number,
): { readonly amount: number; readonly currency: string } => ({
  amount: Math.round(euros * (WORTH.get(currency) ?? 1) * 100) / 100,
  currency,
});

export const TOWNS: Readonly<Record<Region, readonly [Town, ...Town[]]>> = {
  EUROPE: [
    { name: 'Lillestrøm', latitude: 59.956, longitude: 11.05, utcOffset: 1, currency: 'NOK' },
    { name: 'Uppsala', latitude: 59.859, longitude: 17.639, utcOffset: 1, currency: 'SEK' },
    { name: 'Utrecht', latitude: 52.091, longitude: 5.122, utcOffset: 1, currency: 'EUR' },
    { name: 'München', latitude: 48.137, longitude: 11.575, utcOffset: 1, currency: 'EUR' },
    { name: 'Graz', latitude: 47.07, longitude: 15.439, utcOffset: 1, currency: 'EUR' },
    { name: 'Lyon', latitude: 45.764, longitude: 4.836, utcOffset: 1, currency: 'EUR' },
    { name: 'Zaragoza', latitude: 41.649, longitude: -0.889, utcOffset: 1, currency: 'EUR' },
    { name: 'Milton Keynes', latitude: 52.041, longitude: -0.759, utcOffset: 0, currency: 'GBP' },
  ],
  US: [
    { name: 'Austin', latitude: 30.267, longitude: -97.743, utcOffset: -6, currency: 'USD' },
    { name: 'Denver', latitude: 39.739, longitude: -104.99, utcOffset: -7, currency: 'USD' },
    { name: 'Columbus', latitude: 39.961, longitude: -82.999, utcOffset: -5, currency: 'USD' },
    { name: 'Atlanta', latitude: 33.749, longitude: -84.388, utcOffset: -5, currency: 'USD' },
  ],
  CA: [
    { name: 'Calgary', latitude: 51.045, longitude: -114.058, utcOffset: -7, currency: 'CAD' },
    { name: 'Waterloo', latitude: 43.464, longitude: -80.52, utcOffset: -5, currency: 'CAD' },
  ],
};
