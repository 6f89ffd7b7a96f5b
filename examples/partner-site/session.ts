import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Tokens } from './keyfob.ts';
import { partnerOrigin } from './settings.ts';

/** What this site remembers of a visitor. A real site has a sign-in and a database; this one forgets at restart. */
export interface Session {
  readonly id: string;
  /** The visitor, as Keyfob is to know them: a name without meaning outside this site. */
  readonly userId: string;
  /** Links this visitor started here and has not come back from: their `state`, each with its PKCE verifier. */
  readonly started: Map<string, string>;
  tokens: Tokens | null;
}

const NAME = 'partner-session';
const sessions = new Map<string, Session>();

const newSession = (): Session => {
  const session: Session = {
    id: randomBytes(16).toString('base64url'),
    userId: `user-${randomBytes(8).toString('hex')}`,
    started: new Map(),
    tokens: null,
  };
  sessions.set(session.id, session);
  return session;
};

export const sessionOf = (request: IncomingMessage): Session => {
  const cookie = `; ${request.headers.cookie ?? ''}`.split(`; ${NAME}=`)[1]?.split(';')[0];
  return sessions.get(cookie ?? '') ?? newSession();
};

/** Lax, not Strict: the way back from Keyfob is a navigation from another site, and needs this cookie. */
export const sessionCookie = (session: Session): string =>
  `${NAME}=${session.id}; Path=/; HttpOnly; SameSite=Lax${partnerOrigin.startsWith('https:') ? '; Secure' : ''}`;
