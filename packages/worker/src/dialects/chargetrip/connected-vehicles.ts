import { fail, type Result } from '@keyfob/shared/result';
import { mayDo } from '../../application/registration/operations.ts';
import type { PublishedRegistration } from '../../application/registration/registration.ts';
import { stillOpen } from '../../application/registration/registration.ts';
import type { AppContext } from '../../context.ts';
import { readHandle } from '../../crypto/handle.ts';
import type { Garage } from '../../garage/garage.ts';
import { garageOf } from '../../garage/garage-of.ts';
import { readViewData } from '../../garage/read-view.ts';
import type { ShownView, ViewStatus } from '../../garage/shown-views.ts';
import { type FaceContext, type User, userFor } from './caller.ts';
import { FaceError } from './face-error.ts';
import { connectScopesOf, PROVIDER_NAMES } from './names.ts';
import { vehicleDataOf } from './vehicle-data.ts';
import { pageOf } from './vehicles.ts';

/** `ConnectedVehicle`: a view as its application may see it now. */
export const connectedVehicleOf = (c: AppContext, view: ShownView, registration: PublishedRegistration) => {
  const scopes = view.scopes && stillOpen(view.scopes, registration);
  const showsVin = (scopes?.includes('vehicle:vin') ?? false) && mayDo(registration, 'read');
  return {
    id: view.id,
    vehicle_id: view.profileId,
    status: view.status,
    authorization_url: view.link === null ? null : `${c.var.config.origin}/link/vehicle/${view.link}`,
    provider: PROVIDER_NAMES[view.provider],
    scope: scopes && connectScopesOf(scopes),
    label: view.label,
    vin: showsVin ? view.vin : null,
  };
};

/** What a verb answered, or the error of the face. */
export const done = <T>(answer: Result<T>, provider?: string): T => {
  if (!answer.ok) throw new FaceError(answer, provider);
  return answer.value;
};

/** The user's garage, if an id is one of it: any other, whoever's it is, is not there. */
export const garageWith = async (
  c: AppContext,
  user: User,
  id: string,
): Promise<DurableObjectStub<Garage>> => {
  const handle = await readHandle(c.var.config.routing, 'vehicleView', id);
  if (handle?.place.name !== user.place.name || handle.place.jurisdiction !== user.place.jurisdiction)
    throw new FaceError(fail('not_found'));
  return garageOf(c.env, user.place);
};

interface ById {
  readonly id: string;
}

const connectedVehicle = async ({ id }: ById, context: FaceContext) => {
  const { c, caller } = context;
  const user = await userFor(context, 'read');
  const garage = await garageWith(c, user, id);
  const view = done<ShownView>(await garage.readView(caller.registration.clientId, id));
  return connectedVehicleOf(c, view, caller.registration);
};

interface ListArguments {
  readonly filter?: { readonly status?: readonly ViewStatus[] | null } | null;
  readonly size?: number | null;
  readonly page?: number | null;
}

/** As the schema says it. */
const LISTED: readonly ViewStatus[] = ['pending_authorization', 'pending_removal', 'authorized'];

const connectedVehicleList = async (asked: ListArguments, context: FaceContext) => {
  const { c, caller } = context;
  const { size, page } = pageOf(asked.size, asked.page);
  const user = await userFor(context, 'read');
  const views = await garageOf(c.env, user.place).listViews(caller.registration.clientId);
  const statuses = asked.filter?.status ?? LISTED;
  // A user who never began to connect anything has no garage.
  return (views.ok ? views.value : [])
    .filter(({ status }) => statuses.includes(status))
    .slice(page * size, (page + 1) * size)
    .map((view) => connectedVehicleOf(c, view, caller.registration));
};

const connectedVehicleData = async ({ id }: ById, context: FaceContext) => {
  const { c, caller } = context;
  const user = await userFor(context, 'read');
  await garageWith(c, user, id);
  return vehicleDataOf(done(await readViewData(c, caller.registration, user.place, id)));
};

/** What a user asks about their own vehicles. */
export const connectedVehicleQueries = { connectedVehicle, connectedVehicleList, connectedVehicleData };
