import { type LinkTicket, readTicket } from '../src/session-store/ticket.ts';
import type { Scenario } from './scenario.ts';

/** A session of the scenario, as a widget would hold it. */
export const newTicket = async ({ endpoint }: Scenario): Promise<LinkTicket> => {
  const ticket = readTicket(await (await fetch(endpoint, { method: 'POST' })).json());
  if (!ticket) throw new Error('The scripted server gave no ticket.');
  return ticket;
};
