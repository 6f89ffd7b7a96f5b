import type { Region } from '@keyfob/shared/vehicle/brands';

/** A town to live near: all of them inland, so that no commute crosses water. */
export interface Town {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  /** Hours ahead of UTC in winter. Simulated people keep winter time all year. */
  readonly utcOffset: number;
}

export const TOWNS: Readonly<Record<Region, readonly [Town, ...Town[]]>> = {
  EUROPE: [
    { name: 'Lillestrøm', latitude: 59.956, longitude: 11.05, utcOffset: 1 },
    { name: 'Uppsala', latitude: 59.859, longitude: 17.639, utcOffset: 1 },
    { name: 'Utrecht', latitude: 52.091, longitude: 5.122, utcOffset: 1 },
    { name: 'München', latitude: 48.137, longitude: 11.575, utcOffset: 1 },
    { name: 'Graz', latitude: 47.07, longitude: 15.439, utcOffset: 1 },
    { name: 'Lyon', latitude: 45.764, longitude: 4.836, utcOffset: 1 },
    { name: 'Zaragoza', latitude: 41.649, longitude: -0.889, utcOffset: 1 },
    { name: 'Milton Keynes', latitude: 52.041, longitude: -0.759, utcOffset: 0 },
  ],
  US: [
    { name: 'Austin', latitude: 30.267, longitude: -97.743, utcOffset: -6 },
    { name: 'Denver', latitude: 39.739, longitude: -104.99, utcOffset: -7 },
    { name: 'Columbus', latitude: 39.961, longitude: -82.999, utcOffset: -5 },
    { name: 'Atlanta', latitude: 33.749, longitude: -84.388, utcOffset: -5 },
  ],
  CA: [
    { name: 'Calgary', latitude: 51.045, longitude: -114.058, utcOffset: -7 },
    { name: 'Waterloo', latitude: 43.464, longitude: -80.52, utcOffset: -5 },
  ],
};
