import type { LinkTicket } from './ticket.ts';
import { sessionAddress } from './watch.ts';

/** Milliseconds the server has to agree; who cannot be asked cannot say that the owner shared meanwhile. */
const PATIENCE = 3_000;

/** Ends a session at the server. `false`: the owner has shared already, and the link goes on. */
export const giveUp = async (ticket: LinkTicket): Promise<boolean> => {
  const headers = { Authorization: `Bearer ${ticket.statusToken}` };
  const signal = AbortSignal.timeout(PATIENCE);
  try {
    const { status } = await fetch(sessionAddress(ticket, 'cancel'), {
      method: 'POST',
      headers,
      keepalive: true,
      signal,
    });
    return status !== 409;
  } catch {
    return true;
  }
};
