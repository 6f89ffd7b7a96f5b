import { isOverdue } from '@keyfob/shared/link-session/reducer';
import type { LinkSession } from '@keyfob/shared/link-session/session';
import type { PublishedRegistration } from '../application/registration/registration.ts';

/** What is shown of a session wherever it was read. */
type Shown = Pick<LinkSession, 'id' | 'status' | 'createdAt' | 'expiresAt' | 'history'> &
  Partial<Pick<LinkSession, 'step'>>;

const isoOf = (at: number): string => new Date(at).toISOString();

/** A session and its steps with their times, as its application may see them: the brand only once the link is confirmed. */
export const sessionBody = (session: Shown, { mode }: PublishedRegistration, now: number) => ({
  id: session.id,
  mode,
  status: isOverdue({ ...session }, now) ? 'expired' : session.status,
  ...(session.status === 'open' && session.step ? { step: session.step } : {}),
  createdAt: isoOf(session.createdAt),
  expiresAt: isoOf(session.expiresAt),
  history: session.history.map(({ at, type, detail }) => ({
    at: isoOf(at),
    type,
    ...(detail !== undefined && (session.status === 'completed' || type !== 'brand_chosen')
      ? { detail }
      : {}),
  })),
});
