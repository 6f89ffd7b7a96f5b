import { brandOfVin } from '@keyfob/shared/vehicle/vin';
import { type Account, scriptOf } from './accounts.ts';
import { type MadeAccount, readAccountName } from './made-vehicles.ts';
import { fleetOf, type SimulatedVehicle, townOf, vehicleOfProfile } from './vehicles/fleet.ts';
import { HELD_FROM } from './vehicles/held-state.ts';
import { idOf } from './vehicles/random.ts';

/** The VINs Smartcar's simulated mode gives the vehicles of these accounts (its page "Testing errors"). */
const TEST_VINS: ReadonlyMap<string, string> = new Map([
  ['no-subscription', '0SCAUDI0155C49A95'],
  ['not-compatible', '0SCAUDI012FE3B132'],
  ['make_not_compatible', '0SCLR000270BE6600'],
  ['provider_not_capable', '0SCLR0002DC18F57F'],
  ['vehicle_not_capable', '0SCLR00024C7CDF7A'],
  ['account_issue', '0SCLR00026BAAA136'],
  ['authentication_failed', '0SCLR00021D803C7B'],
  ['account_empty', '0SCLR00027671837B'],
  ['subscription_inactive', '0SCLR0002B9BAF29F'],
  ['vehicle_missing', '0SCLR00024E29EEBD'],
  ['invalid_data', '0SCLR000298A0A649'],
  ['known_issue', '0SCLR0002A8760B72'],
  ['no_response', '0SCLR0002C23E43AB'],
  ['unknown_issue', '0SCLR0002D4878901'],
  ['asleep', '0SCLR0002E8896323'],
  ['charging_in_progress', '0SCLR000221F1E672'],
  ['plug_not_connected', '0SCLR0002CBFC7C21'],
  ['door_open', '0SCLR0002F8BD90B8'],
  ['fully_charged', '0SCLR00029CD9D894'],
  ['hood_open', '0SCLR000219CD4A2C'],
  ['ignition_on', '0SCLR00021D49E58A'],
  ['in_motion', '0SCLR00024F6EE640'],
  ['remote_access_disabled', '0SCLR0002588A5CC1'],
  ['trunk_open', '0SCLR00023C607FDB'],
  ['state_unknown', '0SCLR0002E6CC0314'],
  ['unreachable', '0SCLR000247EBF067'],
  ['offline_for_service', '0SCLR0002AF1D71A1'],
]);

/** Those VINs at the makes they name; at any other, the vehicle has one of that make. */
const withTestVin = (vehicle: SimulatedVehicle, { script }: Account): SimulatedVehicle => {
  const vin = TEST_VINS.get(script?.replace('refuses:', '') ?? '');
  return vin !== undefined && brandOfVin(vin) === vehicle.brand
    ? { ...vehicle, information: { ...vehicle.information, vin } }
    : vehicle;
};

/** The vehicles a developer made. Who they are hangs on the VIN, so a car keeps its id in another state. */
const madeFleet = ({ brand, vehicles }: MadeAccount, heldSince: number): readonly SimulatedVehicle[] =>
  vehicles.map(({ model, year, vin, state }): SimulatedVehicle => {
    const seed = `made/${brand.slug}/${vin}`;
    return {
      id: idOf(seed),
      seed,
      brand: brand.slug,
      model,
      information: {
        vin,
        brand: brand.name,
        model: model.name,
        year,
        displayName: null,
        powertrain: model.powertrain,
      },
      state,
      heldSince,
      told: {},
      household: { seed, town: townOf(seed, brand) },
    };
  });

/** The vehicles behind an account. `signedInAt`: milliseconds. */
export const fleetOfAccount = (account: Account, signedInAt: number): readonly SimulatedVehicle[] => {
  const made = account.made === null ? null : readAccountName(account.made, account.models);
  if (made) return madeFleet(made, Math.max(signedInAt, HELD_FROM));
  // What was wished for stands first: of several that fit, it is the one that is meant.
  const fleet = [
    ...account.models.flatMap((model) => vehicleOfProfile(account.seed, model) ?? []),
    ...fleetOf(account.seed, account.brand, scriptOf(account).vehicles),
  ];
  return account.script === null ? fleet : fleet.map((vehicle) => withTestVin(vehicle, account));
};
