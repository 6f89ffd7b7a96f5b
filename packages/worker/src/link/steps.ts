import type { ErrorCode } from '@keyfob/shared/errors/registry';
import { isOverdue, isTerminal } from '@keyfob/shared/link-session/reducer';
import type { SessionRecord } from '../garage/records.ts';

/** Refusals that the page where the session stands explains better than an error page would. */
const SHOWN_BY_PAGE: readonly ErrorCode[] = ['session_finished', 'session_not_open', 'session_expired'];

export const isShownByPage = (code: ErrorCode): boolean => SHOWN_BY_PAGE.includes(code);

/** The pages of a link, in their order: `/link/{link}/{page}`. */
export const LINK_PAGES = ['', 'brand', 'provider', 'vehicles', 'done'] as const;
export type LinkPage = (typeof LINK_PAGES)[number];

/** The last parts of the addresses that are posted to. */
export const LINK_POSTS = [
  'open',
  'brand',
  'unlisted',
  'provider',
  'approve',
  'unsuitable',
  'deny',
  'cancel',
  'extend',
] as const;
export type LinkPost = (typeof LINK_POSTS)[number];

/** Where a session stands: the page every other address of the link leads to. */
export const currentPage = ({ session }: SessionRecord, now: number): LinkPage => {
  if (isOverdue(session, now) || isTerminal(session.status) || session.status === 'returned') return 'done';
  if (session.status === 'created') return '';
  if (session.step === 'vehicles') return 'vehicles';
  return session.brand === null ? 'brand' : 'provider';
};

/** Whether the owner may look at a page they were on before, or have to go on where they are. */
export const mayShow = (record: SessionRecord, page: LinkPage, now: number): boolean => {
  const current = currentPage(record, now);
  if (page === current) return true;
  if (record.session.status !== 'open' || current === 'done') return false;
  if (page === 'brand') return record.request.brand === null;
  return page === 'provider' && record.session.brand !== null;
};
