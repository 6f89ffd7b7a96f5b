import { KEY } from './memory-key.ts';
import type { Action, Presentation, Purpose } from './state.ts';
import { isUsable, type LinkTicket, readTicket } from './ticket.ts';

/** A link under way, kept in this tab: a page that was left, or reloaded, goes on with it. */
export interface Remembered {
  readonly ticket: LinkTicket;
  readonly purpose: Purpose;
  readonly presentation: Presentation;
  /** Which widget of the page it belongs to. */
  readonly place: string;
  /** The page it was started on. */
  readonly page: string;
}

/** Links that a widget of this page goes on with already. */
const taken = new Set<string>();

const PRESENTATIONS: readonly string[] = ['popup', 'tab', 'redirect'] satisfies Presentation[];
const ACTIONS: readonly string[] = ['connect', 'reconnect'] satisfies Action[];

/** Whatever wrote it, an owner is only led to a page of this site. */
const isOwnPage = (page: unknown): boolean =>
  typeof page === 'string' && URL.canParse(page) && new URL(page).origin === location.origin;

const isRemembered = (entry: unknown): entry is Remembered => {
  const { ticket, purpose, page, presentation } = (entry ?? {}) as Partial<Remembered>;
  const known = readTicket(ticket);
  return (
    known !== null &&
    isUsable(known) &&
    ACTIONS.includes(purpose?.action ?? '') &&
    PRESENTATIONS.includes(presentation ?? '') &&
    isOwnPage(page)
  );
};

/** All that this tab remembers; nothing where the browser keeps nothing. */
export const remembered = (): Remembered[] => {
  try {
    const entries: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(entries) ? entries.filter(isRemembered) : [];
  } catch {
    return [];
  }
};

const write = (entries: readonly Remembered[]): void => {
  try {
    if (entries.length > 0) sessionStorage.setItem(KEY, JSON.stringify(entries));
    else sessionStorage.removeItem(KEY);
  } catch {
    // Without storage a link cannot be taken up after a reload; everything else works.
  }
};

const others = (sessionId: string): Remembered[] =>
  remembered().filter(({ ticket }) => ticket.id !== sessionId);

export const remember = (entry: Remembered): void => {
  taken.add(entry.ticket.id);
  write([...others(entry.ticket.id), entry]);
};

export const forget = (sessionId: string): void => {
  taken.delete(sessionId);
  write(others(sessionId));
};

/** A widget that leaves the page lets go of its link, so that one in its place can take it up. */
export const letGo = (sessionId: string): void => {
  taken.delete(sessionId);
};

/** The link that the widget at this place of the page goes on with. */
export const takeUp = (place: string): Remembered | null => {
  const found = remembered().find((entry) => entry.place === place && !taken.has(entry.ticket.id));
  if (found) taken.add(found.ticket.id);
  return found ?? null;
};
