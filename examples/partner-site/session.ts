import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { dirname } from 'node:path';
import { freshTokens, type StartedLink, type Tokens } from './keyfob.ts';
import { partnerOrigin, sessionsFile } from './settings.ts';

/** What this site remembers of a visitor. A real site has a sign-in and a database; this one has a file. */
export interface Session {
  readonly id: string;
  /** The visitor, as Keyfob is to know them: a name without meaning outside this site. */
  readonly userId: string;
  /** Links this visitor started here and has not come back from. */
  started: StartedLink[];
  tokens: Tokens | null;
}

const NAME = 'partner-session';

const readSessions = (): Session[] =>
  existsSync(sessionsFile) ? JSON.parse(readFileSync(sessionsFile, 'utf8')) : [];

const sessions = new Map(readSessions().map((session) => [session.id, session]));

/** Writes beside the file and renames: whenever this site is stopped, the file is whole. */
export const saveSessions = (): void => {
  mkdirSync(dirname(sessionsFile), { recursive: true });
  writeFileSync(`${sessionsFile}.new`, JSON.stringify([...sessions.values()]), { mode: 0o600 });
  renameSync(`${sessionsFile}.new`, sessionsFile);
};

const newSession = (): Session => ({
  id: randomBytes(16).toString('base64url'),
  userId: `user-${randomBytes(8).toString('hex')}`,
  started: [],
  tokens: null,
});

/** A visitor is remembered once there is something to remember. */
export const keepSession = (session: Session): void => {
  sessions.set(session.id, session);
  saveSessions();
};

export const isKept = ({ id }: Session): boolean => sessions.has(id);

export const sessionOf = (request: IncomingMessage): Session => {
  const cookie = `; ${request.headers.cookie ?? ''}`.split(`; ${NAME}=`)[1]?.split(';')[0];
  return sessions.get(cookie ?? '') ?? newSession();
};

/** Lax, not Strict: the way back from Keyfob is a navigation from another site, and needs this cookie. */
export const sessionCookie = (session: Session): string =>
  `${NAME}=${session.id}; Path=/; HttpOnly; SameSite=Lax${partnerOrigin.startsWith('https:') ? '; Secure' : ''}`;

const refreshes = new Map<string, Promise<Tokens | null>>();

const refresh = async (session: Session, tokens: Tokens): Promise<Tokens | null> => {
  const fresh = await freshTokens(tokens);
  // A link that was finished meanwhile brought newer ones.
  if (fresh === tokens || session.tokens !== tokens) return session.tokens;
  session.tokens = fresh;
  saveSessions();
  return fresh;
};

/** The visitor's tokens, good for a while. Two tabs share one refresh: a refresh token is spent once. */
export const tokensOf = async (session: Session): Promise<Tokens | null> => {
  if (!session.tokens) return null;
  const running =
    refreshes.get(session.id) ?? refresh(session, session.tokens).finally(() => refreshes.delete(session.id));
  refreshes.set(session.id, running);
  return running;
};
