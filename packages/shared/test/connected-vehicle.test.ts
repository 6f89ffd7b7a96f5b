import { describe, expect, it } from 'vitest';
import {
  type ConnectedVehicleEvent,
  type ConnectedVehicleStatus,
  reduceConnectedVehicle,
} from '../src/vehicle/connected-vehicle.ts';
import { withinScopes } from '../src/vehicle/vehicle.ts';

/** Status, then what `confirmed`, `access_lost`, `removal_requested` and `access_revoked` lead to; null: too late. */
const TABLE: readonly [ConnectedVehicleStatus, ...(ConnectedVehicleStatus | null)[]][] = [
  ['pending_authorization', 'authorized', null, 'pending_removal', null],
  ['authorized', 'authorized', 'reauthorization_required', 'pending_removal', null],
  ['reauthorization_required', 'authorized', 'reauthorization_required', 'pending_removal', null],
  ['pending_removal', null, null, 'pending_removal', 'removed'],
  ['removed', null, null, null, null],
];

const EVENTS: readonly ConnectedVehicleEvent[] = [
  'confirmed',
  'access_lost',
  'removal_requested',
  'access_revoked',
];

const PAIRS = TABLE.flatMap(([status, ...leads]) =>
  EVENTS.map((event, index) => [status, event, leads[index] ?? 'vehicle_gone'] as const),
);

describe('a connected vehicle', () => {
  it.each(PAIRS)('%s + %s → %s', (status, event, expected) => {
    const reduced = reduceConnectedVehicle(status, event);
    expect(reduced.ok ? reduced.value : reduced.code).toBe(expected);
  });
});

describe('a reading within scopes', () => {
  const lastUpdated = '2026-11-21T00:00:00.000Z';
  const information = { vin: 'VIN', brand: 'Kia', model: 'EV6', year: 2024, displayName: null };
  const reading = { information, odometer: { distance: 1, lastUpdated }, location: null };

  it('has only the parts that are allowed, and the VIN by its own scope', () => {
    expect(withinScopes(reading, [])).toEqual({});
    expect(withinScopes(reading, ['vehicle:odometer'])).toEqual({ odometer: reading.odometer });
    expect(withinScopes(reading, ['vehicle:information'])).toEqual({
      information: { ...information, vin: null },
    });
    expect(withinScopes(reading, ['vehicle:information', 'vehicle:vin'])).toEqual({ information });
    expect(withinScopes(reading, ['vehicle:vin'])).toEqual({});
    expect(withinScopes(reading, ['vehicle:location'])).toEqual({ location: null });
  });
});
