import { LIFETIMES } from '@keyfob/shared/lifetimes';
import type { VehicleViewRecord } from '../records.ts';
import type { Draft } from './state.ts';

export const readView = (draft: Draft, id: string): VehicleViewRecord | null => draft.get('views', id);

export const readViews = (draft: Draft): VehicleViewRecord[] => draft.all('views');

export const readViewByLink = (draft: Draft, link: string): VehicleViewRecord | null =>
  readViews(draft).find((view) => view.link === link) ?? null;

export const writeView = (draft: Draft, view: VehicleViewRecord): void => draft.set('views', view.id, view);

export const deleteView = (draft: Draft, id: string): void => draft.delete('views', id);

/** A view is of a vehicle: it goes with it. */
export const deleteViewsOf = (draft: Draft, vehicleId: string): void => {
  for (const view of readViews(draft)) if (view.vehicleId === vehicleId) deleteView(draft, view.id);
};

/** When one that nobody links is given up, in milliseconds since the epoch; `Infinity` for one that stands for a vehicle. */
export const endOfView = ({ vehicleId, createdAt }: VehicleViewRecord): number =>
  vehicleId === null ? createdAt + LIFETIMES.garageIdle * 1000 : Number.POSITIVE_INFINITY;
