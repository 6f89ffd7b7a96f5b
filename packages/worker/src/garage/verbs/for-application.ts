import { fail, type Result, succeed } from '@keyfob/shared/result';
import type { Desk } from '../desk.ts';
import type { ConnectedVehicleRecord, SessionRecord } from '../records.ts';
import { readSession } from '../state/sessions.ts';
import { readVehicle, readVehicles } from '../state/vehicles.ts';
import { readGarage } from './create-session.ts';

/** A garage is its application's alone: for every other it is not there. */
export const forApplication = <T>(desk: Desk, applicationId: string, answer: () => Result<T>): Result<T> =>
  readGarage(desk.draft)?.applicationId === applicationId ? answer() : fail('not_found');

export const sessionById = (desk: Desk, id: string): Result<SessionRecord> => {
  const record = readSession(desk.draft, id);
  return record ? succeed(record) : fail('not_found');
};

/** Before its link is confirmed a vehicle is nobody's business. */
const isConfirmed = ({ status }: ConnectedVehicleRecord): boolean => status !== 'pending_authorization';

export const confirmedVehicles = (desk: Desk): Result<ConnectedVehicleRecord[]> =>
  succeed(readVehicles(desk.draft).filter(isConfirmed));

export const confirmedVehicle = (desk: Desk, id: string): Result<ConnectedVehicleRecord> => {
  const vehicle = readVehicle(desk.draft, id);
  return vehicle && isConfirmed(vehicle) ? succeed(vehicle) : fail('not_found');
};
