import type {
  Compass,
  Connectivity,
  Direction,
  ExtendedInformation,
  Motion,
  Odometer,
  Surveillance,
  Transmission,
  UserProfile,
  VehicleLocation,
} from '@keyfob/shared/vehicle/parts';
import { rounded } from '@keyfob/shared/vehicle/units';
import { iso, type Part } from './part.ts';
import { degrees } from './parts-energy.ts';
import { fraction, pick, whole } from './random.ts';

export const location: Part<VehicleLocation> = ({ moment, lastUpdated }) => ({
  latitude: degrees(moment.latitude),
  longitude: degrees(moment.longitude),
  isAtHome: moment.place === 'home',
  lastUpdated,
});

export const odometer: Part<Odometer> = ({ moment, lastUpdated }) => ({
  distance: rounded(moment.odometer, 1),
  lastUpdated,
});

export const motion: Part<Motion> = ({ moment, lastUpdated }) => ({
  speed: Math.round(moment.speed),
  lastUpdated,
});

const DIRECTIONS: readonly Direction[] = ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'];

export const compass: Part<Compass> = ({ moment, lastUpdated }) => ({
  heading: Math.floor(moment.heading * 10) / 10,
  direction: DIRECTIONS[Math.round(moment.heading / 45) % 8] ?? 'N',
  lastUpdated,
});

const DRIVE_MODES = ['NORMAL', 'ECO', 'SPORT'] as const;

export const transmission: Part<Transmission> = ({ vehicle, moment, lastUpdated }) => ({
  gear: moment.activity === 'driving' ? 'DRIVE' : 'PARK',
  driveMode: pick(vehicle.seed, 'drive-mode', DRIVE_MODES),
  lastUpdated,
});

/** The maker knows of a car that sleeps that it sleeps: this part is as old as the question. */
export const connectivity: Part<Connectivity> = ({ vehicle: { seed, information }, moment, now }) => ({
  isOnline: true,
  isAsleep: moment.reportedAt < now,
  isDigitalKeyPaired: fraction(seed, 'digital-key') < 0.6,
  firmwareVersion: `${Math.max(2024, information.year)}.${whole(seed, 'firmware', 4, 44)}.${whole(seed, 'patch', 0, 9)}`,
  lastUpdated: iso(now),
});

/** What makers call it. */
const WATCHES: ReadonlyMap<string, string> = new Map([
  ['tesla', 'Sentry Mode'],
  ['rivian', 'Gear Guard'],
]);

export const surveillance: Part<Surveillance> = ({ vehicle, moment, lastUpdated }) => {
  const name = WATCHES.get(vehicle.brand);
  if (!name) return null;
  const away = moment.place !== null && moment.place !== 'home';
  return { isEnabled: away, name, lastUpdated };
};

const COLORS = ['White', 'Black', 'Grey', 'Silver', 'Blue', 'Red', 'Green'] as const;
const PACKAGES = ['Winter', 'Comfort', 'Driver assistance', 'Tow bar'] as const;
const TRIMS = ['Base', 'Long Range', 'Premium', 'Sport'] as const;

export const extendedInformation: Part<ExtendedInformation> = ({ vehicle: { seed } }) => ({
  trim: pick(seed, 'trim', TRIMS),
  exteriorColor: pick(seed, 'color', COLORS),
  packages: PACKAGES.filter((name) => fraction(seed, `package-${name}`) < 0.4),
  wheelStyle: `${whole(seed, 'wheels', 16, 21)}-inch alloy`,
  role: 'primary',
  accountPermissions: ['vehicle_data', 'vehicle_commands', 'charging'],
});

/** Nothing of who signed in is kept, so every owner has the same face. */
export const userProfile: Part<UserProfile> = () => ({
  firstName: 'Simulated',
  lastName: 'Owner',
  email: 'owner@example.com',
});
