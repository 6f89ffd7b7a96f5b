import { isTerminal } from '@keyfob/shared/link-session/reducer';
import type { SessionRecord } from '../records.ts';
import type { Draft } from './state.ts';

export const readSession = (draft: Draft, id: string): SessionRecord | null => draft.get('sessions', id);

export const readSessionByAttempt = (draft: Draft, attemptId: string): SessionRecord | null =>
  draft.all('sessions').find(({ attempt }) => attempt?.id === attemptId) ?? null;

export const writeSession = (draft: Draft, record: SessionRecord): void =>
  draft.set('sessions', record.session.id, record);

export const deleteSession = (draft: Draft, id: string): void => draft.delete('sessions', id);

export const readSessions = (draft: Draft): SessionRecord[] => draft.all('sessions');

/** Sessions that can still lead somewhere, oldest first. */
export const openSessions = (draft: Draft): SessionRecord[] =>
  readSessions(draft).filter(({ session }) => !isTerminal(session.status));

export const hasSessions = (draft: Draft): boolean => draft.state.parts.sessions.size > 0;

/** Ids of the sessions that led to nothing, beyond the latest so many. */
export const fruitlessBeyond = (draft: Draft, kept: number): string[] =>
  readSessions(draft)
    .filter(({ session: { status } }) => status !== 'completed' && isTerminal(status))
    .map(({ session }) => session.id)
    .slice(0, -kept);
