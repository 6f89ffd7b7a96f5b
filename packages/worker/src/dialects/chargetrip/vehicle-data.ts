import type { VehicleData } from '@keyfob/shared/vehicle/vehicle';

const battery = ({ chargeState }: VehicleData) =>
  chargeState
    ? {
        range: chargeState.range,
        percentage: chargeState.batteryLevel,
        capacity: chargeState.batteryCapacity,
        date: chargeState.lastUpdated,
      }
    : null;

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value));

/** When charging will be done; `null` while nothing flows. */
const fullAt = (minutes: number | null, lastUpdated: string): string | null =>
  minutes === null ? null : new Date(Date.parse(lastUpdated) + minutes * 60_000).toISOString();

const charge = ({ chargeState }: VehicleData) =>
  chargeState
    ? {
        is_plugged_in: chargeState.isPluggedIn,
        is_charging: chargeState.isCharging,
        is_fully_charged: chargeState.isFullyCharged,
        limit: rounded(chargeState.chargeLimit),
        charge_speed: chargeState.chargeRate,
        fully_charged_at: fullAt(chargeState.chargeTimeRemaining, chargeState.lastUpdated),
        minutes_till_charged: rounded(chargeState.chargeTimeRemaining),
        date: chargeState.lastUpdated,
      }
    : null;

const location = ({ location: place }: VehicleData) =>
  place
    ? {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [place.longitude, place.latitude] },
        properties: { date: place.lastUpdated },
      }
    : null;

const odometer = ({ odometer: driven }: VehicleData) =>
  driven ? { distance: driven.distance, date: driven.lastUpdated } : null;

/** A reading as the face shows it: `VehicleData`. */
export const vehicleDataOf = (data: VehicleData) => ({
  battery: battery(data),
  charge: charge(data),
  location: location(data),
  odometer: odometer(data),
});
