import type { SimulatedVehicle } from './fleet.ts';

/** Makes something of a vehicle once: a vehicle is a value, so what follows from it never changes. */
export const perVehicle = <T>(make: (vehicle: SimulatedVehicle) => T): ((vehicle: SimulatedVehicle) => T) => {
  const made = new WeakMap<SimulatedVehicle, { readonly value: T }>();
  return (vehicle) => {
    const known = made.get(vehicle);
    if (known) return known.value;
    const value = make(vehicle);
    made.set(vehicle, { value });
    return value;
  };
};
