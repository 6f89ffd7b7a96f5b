import { insideOf } from '../link/inside.ts';
import { type CreatedSession, fetchKeyfob } from '../support/keyfob.ts';
import { runGarageAlarms } from '../support/objects.ts';

export const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

export const postCancel = (id: string, headers: Record<string, string>): Promise<Response> =>
  fetchKeyfob(`/v1/link-sessions/${id}/cancel`, { method: 'POST', headers });

/** The widget gives the session up. */
export const cancelAsWatcher = ({ id, statusToken }: CreatedSession): Promise<Response> =>
  postCancel(id, bearer(statusToken));

/** What a garage still holds of a link: nothing, once all that has to go out went out. */
export const leftOf = async (id: string): Promise<Record<string, number>> => {
  await runGarageAlarms();
  const { vehicles, grants, codes, receipts, providerGrants } = await insideOf(id);
  const all = { vehicles, grants, codes, receipts, providerGrants };
  return Object.fromEntries(Object.entries(all).map(([name, { length }]) => [name, length]));
};

export const NOTHING_LEFT = { vehicles: 0, grants: 0, codes: 0, receipts: 0, providerGrants: 0 };

/** Where the session stands, behind everybody's back. */
export const statusInside = async (id: string): Promise<string | undefined> =>
  (await insideOf(id)).sessions.find(({ session }) => session.id === id)?.session.status;
