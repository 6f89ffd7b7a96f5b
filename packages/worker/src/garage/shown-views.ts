import { isOverdue } from '@keyfob/shared/link-session/reducer';
import type { VehicleScope } from '@keyfob/shared/scopes';
import type { Provider } from '@keyfob/shared/vehicle/vehicle';
import type { VehicleViewRecord } from './records.ts';
import { readSessions } from './state/sessions.ts';
import type { Draft } from './state/state.ts';
import { readVehicle } from './state/vehicles.ts';
import { readViews } from './state/views.ts';

export type ViewStatus = 'pending_authorization' | 'authorized' | 'pending_removal' | 'removed';

/** A view with what its vehicle says: what its user may see of it. */
export interface ShownView {
  readonly id: string;
  readonly profileId: string;
  readonly provider: Provider;
  readonly label: string | null;
  readonly status: ViewStatus;
  /** Where its owner links it, while it is pending. */
  readonly link: string | null;
  /** Whether its owner has finished: all it waits for is the application. */
  readonly finished: boolean;
  /** What its owner allowed. `null`, as its VIN is, before it is authorized. */
  readonly scopes: readonly VehicleScope[] | null;
  readonly vin: string | null;
}

const statusOf = (draft: Draft, { vehicleId }: VehicleViewRecord): ViewStatus => {
  const vehicle = vehicleId === null ? null : readVehicle(draft, vehicleId);
  if (vehicleId === null || vehicle?.status === 'reauthorization_required') return 'pending_authorization';
  return vehicle?.status ?? 'removed';
};

/** `now`: milliseconds since the epoch. */
export const showView = (draft: Draft, view: VehicleViewRecord, now: number): ShownView => {
  const { id, profileId, provider, label, link, vehicleId } = view;
  const vehicle = vehicleId === null ? null : readVehicle(draft, vehicleId);
  const status = statusOf(draft, view);
  const pending = status === 'pending_authorization';
  const finished = readSessions(draft).some(
    ({ request, session }) =>
      request.view?.id === id && session.status === 'returned' && !isOverdue(session, now),
  );
  return {
    id,
    profileId,
    provider,
    label,
    status,
    link: pending ? link : null,
    finished: pending && finished,
    scopes: pending ? null : (vehicle?.scopes ?? null),
    vin: pending || !vehicle?.scopes.includes('vehicle:vin') ? null : vehicle.information.vin,
  };
};

/** What a change did to views, as they are shown now. One that went is shown as it was, removed. */
export const changedViews = (before: Draft, after: Draft | null, now: number): ShownView[] => {
  const was = readViews(before).map((view) => showView(before, view, now));
  const is = after ? readViews(after).map((view) => showView(after, view, now)) : [];
  const known = new Map(was.map((view) => [view.id, JSON.stringify(view)]));
  const changed = is.filter((view) => known.get(view.id) !== JSON.stringify(view));
  const gone = was
    .filter(({ id }) => !is.some((view) => view.id === id))
    .map((view): ShownView => ({ ...view, status: 'removed', link: null, finished: false }));
  return [...changed, ...gone];
};
