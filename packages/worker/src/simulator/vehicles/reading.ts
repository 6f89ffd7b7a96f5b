import { DIAGNOSTIC_SYSTEMS } from '@keyfob/shared/vehicle/parts';
import { DATA_SCOPES, type VehicleData, type VehiclePart } from '@keyfob/shared/vehicle/vehicle';
import { conditionsOf } from './conditions.ts';
import { nicknameOf, type SimulatedVehicle, scopesOf } from './fleet.ts';
import { lifeAt } from './life.ts';
import type { Model } from './models.ts';
import { iso, type Scene } from './part.ts';
import { climate, lockStatus, temperature, tires } from './parts-cabin.ts';
import {
  chargeEvents,
  chargeLocations,
  chargeRecords,
  charger,
  chargeState,
  nominalCapacity,
} from './parts-energy.ts';
import { alerts, diagnostics, engineOil, fuel, serviceHistory } from './parts-health.ts';
import {
  compass,
  connectivity,
  extendedInformation,
  location,
  motion,
  odometer,
  surveillance,
  transmission,
  userProfile,
} from './parts-road.ts';

/** Who makes which part. */
const PARTS: { readonly [Name in VehiclePart]: (scene: Scene) => VehicleData[Name] } = {
  information: ({ vehicle }) => vehicle.information,
  chargeState,
  charger,
  nominalCapacity,
  chargeLocations,
  chargeRecords,
  chargeEvents,
  location,
  odometer,
  fuel,
  engineOil,
  tires,
  lockStatus,
  climate,
  temperature,
  motion,
  compass,
  transmission,
  connectivity,
  surveillance,
  diagnostics,
  alerts,
  serviceHistory,
  extendedInformation,
  userProfile,
};

const PART_NAMES = Object.keys(PARTS) as VehiclePart[];

const sceneAt = (vehicle: SimulatedVehicle, at: number): Scene => {
  const moment = lifeAt(vehicle, at);
  const conditions = conditionsOf(vehicle, moment);
  return { vehicle, moment, conditions, lastUpdated: iso(moment.reportedAt), now: at };
};

/** What a car without one would have, were it built otherwise. */
const STAND_IN = {
  battery: { capacity: 60, range: 400 },
  fuel: { tank: 50, consumption: 6.5 },
} as const satisfies Pick<Model, 'battery' | 'fuel'>;

const builtOtherwise = (vehicle: SimulatedVehicle): SimulatedVehicle => ({
  ...vehicle,
  model: {
    ...vehicle.model,
    battery: vehicle.model.battery ?? STAND_IN.battery,
    fuel: vehicle.model.fuel ?? STAND_IN.fuel,
  },
});

/** What is not a part of its own, and missing: a name, and systems of cars that are built otherwise. */
const filledIn = (vehicle: SimulatedVehicle, reading: VehicleData): VehicleData => {
  const { information, diagnostics } = reading;
  const systems = diagnostics?.systems ?? [];
  return {
    ...reading,
    information: information
      ? {
          ...information,
          displayName: information.displayName ?? nicknameOf(vehicle.seed, 0),
        }
      : null,
    diagnostics: diagnostics
      ? {
          ...diagnostics,
          systems: DIAGNOSTIC_SYSTEMS.map(
            (name) =>
              systems.find(({ system }) => system === name) ?? {
                system: name,
                status: 'OK',
                description: null,
              },
          ),
        }
      : null,
  };
};

/**
 * What a vehicle tells at a moment (milliseconds since the epoch), rounded as cars do: every part it has and its maker
 * shares, `null` for the rest. `plausible`: what another car of the kind might tell takes the place of `null`.
 */
export const readingAt = (vehicle: SimulatedVehicle, at: number, plausible = false): VehicleData => {
  const scene = sceneAt(vehicle, at);
  const other = plausible ? sceneAt(builtOtherwise(vehicle), at) : null;
  const shared = scopesOf(vehicle);
  const reading: VehicleData = Object.fromEntries(
    PART_NAMES.map((name) => {
      const own = plausible || shared.includes(DATA_SCOPES[name]) ? PARTS[name](scene) : null;
      return [name, own ?? (other && PARTS[name](other))];
    }),
  );
  return plausible ? filledIn(vehicle, reading) : reading;
};
