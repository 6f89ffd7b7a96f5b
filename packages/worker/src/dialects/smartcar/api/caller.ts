import { fail, type Result, succeed } from '@keyfob/shared/result';
import {
  expandScopes,
  permissionsWithin,
  SMARTCAR_PERMISSIONS,
  type VehicleScope,
} from '@keyfob/shared/scopes';
import {
  applicationOfBearer,
  type GrantBearer,
  grantOfBearer,
} from '../../../application/authentication/bearer.ts';
import { forOperation } from '../../../application/registration/operations.ts';
import type { Operation, PublishedRegistration } from '../../../application/registration/registration.ts';
import type { AppContext } from '../../../context.ts';
import { type Place, readHandle } from '../../../crypto/handle.ts';
import { garageOf } from '../../../garage/garage-of.ts';
import type { ConnectedVehicleRecord } from '../../../garage/records.ts';
import type { Borrower, Reach } from '../../../garage/use-vehicle.ts';

/** Who calls about the vehicles of one user: that user's token, or the application for them. */
export interface Caller {
  readonly registration: PublishedRegistration;
  /** What the token allows; what the grant and each vehicle allow, the garage says. */
  readonly scopes: readonly VehicleScope[];
  /** The same by Smartcar's names, as they were asked for; `null` where the token says none. */
  readonly permissions: readonly string[] | null;
  readonly borrower: Borrower;
  /** The user's garage. */
  readonly place: Place;
}

/** The application itself, which has not said yet about whom it calls. */
export interface Machine {
  readonly registration: PublishedRegistration;
  readonly borrower: null;
}

const callerOfGrant = async (c: AppContext, bearer: GrantBearer): Promise<Result<Caller>> => {
  const handle = await readHandle(c.var.config.routing, 'grant', bearer.grantId);
  if (!handle) return fail('invalid_token');
  const { registration, scopes, permissions, grantId, tokenId } = bearer;
  return succeed({ registration, scopes, permissions, borrower: { grantId, tokenId }, place: handle.place });
};

/** The holder of a user's token. */
export const callerOf = async (c: AppContext): Promise<Result<Caller>> => {
  const bearer = await grantOfBearer(c, 'smartcar');
  return bearer.ok ? callerOfGrant(c, bearer.value) : bearer;
};

/** Who calls at v3: a user's token keeps working there, else it is the application's own. */
export const callerOrMachine = async (c: AppContext): Promise<Result<Caller | Machine>> => {
  const application = await applicationOfBearer(c, 'smartcar');
  if (application.ok) return succeed({ registration: application.value, borrower: null });
  // Whatever else was wrong with it, it was an application's own.
  if (application.code !== 'invalid_token') return application;
  return callerOf(c);
};

export const isMachine = (caller: Caller | Machine): caller is Machine => caller.borrower === null;

/** The application for the user of a garage. Whether that is one of its own, the garage says. */
export const forUser = ({ registration }: Machine, place: Place): Caller => ({
  registration,
  scopes: expandScopes(['all'], registration.scopes),
  permissions: null,
  borrower: { applicationId: registration.clientId, garage: place },
  place,
});

/** The user `sc-user-id` names. One that is forged is answered as one of another application is. */
export const userNamed = async (c: AppContext): Promise<Result<Place>> => {
  const text = c.req.header('sc-user-id');
  if (text === undefined || text === '')
    return fail('validation_failed', '"sc-user-id" is required', 'sc-user-id');
  const handle = await readHandle(c.var.config.routing, 'user', text);
  return handle ? succeed(handle.place) : fail('insufficient_scope');
};

export const allowed = <Who extends { readonly registration: PublishedRegistration }>(
  caller: Result<Who>,
  operation: Operation,
): Result<Who> => {
  if (!caller.ok) return caller;
  const operating = forOperation(succeed(caller.value.registration), operation);
  return operating.ok ? caller : operating;
};

const inReach = (c: Reach, { borrower, place }: Caller): Promise<Result<ConnectedVehicleRecord[]>> => {
  const garage = garageOf(c.env, place);
  return 'garage' in borrower
    ? garage.vehiclesOfFace(borrower.applicationId, 'smartcar')
    : garage.vehiclesOfGrant(borrower.grantId, 'smartcar', borrower.tokenId);
};

/** Every vehicle in the caller's reach. A garage that is not the application's looks like one that is not there. */
export const vehiclesOf = async (c: Reach, caller: Caller): Promise<Result<ConnectedVehicleRecord[]>> => {
  const vehicles = await inReach(c, caller);
  if (vehicles.ok) return vehicles;
  return 'garage' in caller.borrower ? fail('insufficient_scope') : fail('invalid_token');
};

/** One of them; unknown, another's and removed look the same. */
export const vehicleOf = async (
  c: Reach,
  caller: Caller,
  id: string,
): Promise<Result<ConnectedVehicleRecord>> => {
  const vehicles = await vehiclesOf(c, caller);
  if (!vehicles.ok) return vehicles;
  const vehicle = vehicles.value.find((each) => each.id === id);
  return vehicle ? succeed(vehicle) : fail('insufficient_scope');
};

/** What both the owner and the token allow of a vehicle. */
const grantedOf = (caller: Caller, vehicle: ConnectedVehicleRecord): VehicleScope[] =>
  vehicle.scopes.filter((scope) => caller.scopes.includes(scope));

/** Smartcar's names of some of a vehicle's scopes: those it was asked for with, where that was at this face. */
export const namesOf = ({ permissions }: ConnectedVehicleRecord, scopes: readonly VehicleScope[]): string[] =>
  permissionsWithin(permissions ?? SMARTCAR_PERMISSIONS, scopes);

/** What both allow, by the names that both were asked for with: Smartcar tells apart what is one scope of ours. */
export const permissionsGranted = (caller: Caller, vehicle: ConnectedVehicleRecord): string[] => {
  const names = namesOf(vehicle, grantedOf(caller, vehicle));
  return caller.permissions ? caller.permissions.filter((name) => names.includes(name)) : names;
};

/** Whether a permission was asked for that the vehicle cannot give: nobody refused it. */
export const lacks = (
  { lackingScopes = [], lackingPermissions = SMARTCAR_PERMISSIONS }: ConnectedVehicleRecord,
  permission: string,
): boolean => permissionsWithin(lackingPermissions, lackingScopes).includes(permission);
