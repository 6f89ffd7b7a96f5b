import type { ConnectedVehicleRecord, ProviderGrantRecord } from '../records.ts';
import type { Draft } from './state.ts';
import { deleteViewsOf } from './views.ts';

export const readVehicle = (draft: Draft, id: string): ConnectedVehicleRecord | null =>
  draft.get('vehicles', id);

/** In a garage a vehicle of a provider is one: relinking finds the record that is there. */
export const readVehicleByUpstream = (
  draft: Draft,
  provider: string,
  upstreamId: string,
): ConnectedVehicleRecord | null =>
  draft
    .all('vehicles')
    .find((vehicle) => vehicle.provider === provider && vehicle.upstreamId === upstreamId) ?? null;

export const readVehicles = (draft: Draft): ConnectedVehicleRecord[] => draft.all('vehicles');

export const writeVehicle = (draft: Draft, vehicle: ConnectedVehicleRecord): void =>
  draft.set('vehicles', vehicle.id, vehicle);

export const deleteVehicle = (draft: Draft, id: string): void => {
  deleteViewsOf(draft, id);
  draft.delete('vehicles', id);
};

export const vehiclesOfProviderGrant = (draft: Draft, providerGrantId: string): ConnectedVehicleRecord[] =>
  readVehicles(draft).filter((vehicle) => vehicle.providerGrantId === providerGrantId);

export const readProviderGrant = (draft: Draft, id: string): ProviderGrantRecord | null =>
  draft.get('providerGrants', id);

export const readProviderGrants = (draft: Draft): ProviderGrantRecord[] => draft.all('providerGrants');

export const writeProviderGrant = (draft: Draft, grant: ProviderGrantRecord): void =>
  draft.set('providerGrants', grant.id, grant);

export const deleteProviderGrant = (draft: Draft, id: string): void => draft.delete('providerGrants', id);
