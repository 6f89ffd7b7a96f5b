import { type Result, succeed } from '@keyfob/shared/result';
import * as v from 'valibot';
import { applicationOf, applicationPlace } from '../application/application-of.ts';
import type { ListedSession, SessionCursor } from '../application/listed-sessions.ts';
import type { PublishedRegistration } from '../application/registration/registration.ts';
import type { AppContext } from '../context.ts';
import { garageOfHandle } from '../garage/garage-of.ts';
import { label } from '../label.ts';
import { parseWith } from '../request-body.ts';
import { authenticateApplication } from './authenticate.ts';
import { sessionBody } from './link-session-view.ts';
import { sendProblem } from './problem.ts';

/** One page asks the garage of each session that is under way. */
const LIMIT = { default: 20, most: 50 };

const cursorSchema = v.pipe(
  v.string(),
  v.regex(/^\d{1,16}\.les_[\w-]+$/, 'Expected a cursor of a page before.'),
);

const querySchema = v.strictObject({
  user: label(256),
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(LIMIT.most)),
  ),
  cursor: v.optional(cursorSchema),
});

const readCursor = (text: string | undefined): SessionCursor | null => {
  if (text === undefined) return null;
  const dot = text.indexOf('.');
  return { createdAt: Number(text.slice(0, dot)), id: text.slice(dot + 1) };
};

const UNDER_WAY: readonly ListedSession['status'][] = ['created', 'open', 'returned'];

/** The session as it stands: its garage knows of the steps since its status last changed. */
const current = async (
  c: AppContext,
  { clientId }: PublishedRegistration,
  listed: ListedSession,
): Promise<ListedSession> => {
  if (!UNDER_WAY.includes(listed.status)) return listed;
  const found = await garageOfHandle(c.env, c.var.config, 'linkSession', listed.id);
  const record = await found?.garage.readSession(clientId, listed.id);
  return record?.ok ? { ...listed, ...record.value.session } : listed;
};

const listSessions = async (c: AppContext): Promise<Result<object>> => {
  const application = await authenticateApplication(c);
  if (!application.ok) return application;
  const query = parseWith(querySchema, c.req.query());
  if (!query.ok) return query;
  const registration = application.value;
  const place = await applicationPlace(c.var.config, registration.clientId, registration.jurisdiction);
  const { user, limit = LIMIT.default, cursor } = query.value;
  const listed = await applicationOf(c.env, place).listedSessions(user, readCursor(cursor), limit);
  const sessions = await Promise.all(listed.map((session) => current(c, registration, session)));
  const last = listed.length === limit ? listed.at(-1) : undefined;
  return succeed({
    data: sessions.map((session) => ({ user, ...sessionBody(session, registration, c.var.now) })),
    cursor: last ? `${last.createdAt}.${last.id}` : null,
  });
};

/** `GET /v1/link-sessions?user=…`: the sessions of an owner whom the application gave this label, newest first. */
export const listedSessions = async (c: AppContext): Promise<Response> => {
  const listed = await listSessions(c);
  if (!listed.ok) return sendProblem(c, listed);
  c.header('Cache-Control', 'no-store');
  return c.json(listed.value);
};
