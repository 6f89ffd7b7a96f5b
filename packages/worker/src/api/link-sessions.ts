import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { type Failure, fail, type Result, succeed } from '@keyfob/shared/result';
import { Hono } from 'hono';
import * as v from 'valibot';
import type { PublishedRegistration } from '../application/registration/registration.ts';
import type { AppContext, AppEnv } from '../context.ts';
import { base64url, randomBytes, sha256 } from '../crypto/bytes.ts';
import { type Handle, readHandle, siblingHandle } from '../crypto/handle.ts';
import { STATUS_TOKEN, signToken } from '../crypto/token.ts';
import { createUserSession } from '../garage/create-user-session.ts';
import { garageOfHandle } from '../garage/garage-of.ts';
import type { SessionRecord } from '../garage/records.ts';
import { challengeOf } from '../oauth/pkce.ts';
import { onDemand } from '../on-demand.ts';
import { parseWith, readJson } from '../request-body.ts';
import { authenticateApplication, authenticateFor } from './authenticate.ts';
import { idempotencyOf } from './idempotency.ts';
import { linkRequestOfBody, parseLinkSessionBody } from './link-session-body.ts';
import { sessionBody } from './link-session-view.ts';
import { sendProblem } from './problem.ts';

const listed = onDemand(() => import('./listed-sessions.ts'));

/** What a backend gets for a session: its link, and the token by which a browser may watch it and give it up. */
const created = async (
  c: AppContext,
  registration: PublishedRegistration,
  handle: Handle,
  record: SessionRecord,
) => {
  const { config, now } = c.var;
  const link = await siblingHandle(config.routing, handle, 'link');
  const about = { issuer: config.origin, audience: config.origin, now };
  const claims = { sub: handle.text, client_id: registration.clientId };
  return {
    id: handle.text,
    url: `${config.origin}/link/${link}`,
    mode: registration.mode,
    statusToken: await signToken(config.ring, STATUS_TOKEN, about, LIFETIMES.statusToken, claims),
    state: record.request.state,
    expiresAt: new Date(record.session.expiresAt).toISOString(),
  };
};

/** The session as its application may see it: nothing of the vehicle before the link is confirmed. */
const bodyOf = ({ session, request }: SessionRecord, registration: PublishedRegistration, now: number) => {
  const { history, ...body } = sessionBody(session, registration, now);
  return {
    ...body,
    state: request.state,
    ...(session.status === 'completed'
      ? { brand: session.brand, connectedVehicleIds: session.connectedVehicleIds }
      : {}),
    history,
  };
};

const createLinkSession = async (c: AppContext): Promise<Result<Awaited<ReturnType<typeof created>>>> => {
  const { config } = c.var;
  const application = await authenticateFor(c, 'link');
  if (!application.ok) return application;
  const json = await readJson(c.req.raw);
  if (!json.ok) return json;
  const body = parseLinkSessionBody(json.value);
  if (!body.ok) return body;
  const request = linkRequestOfBody(body.value, application.value, base64url(randomBytes(16)));
  if (!request.ok) return request;
  const idempotency = await idempotencyOf(c, body.value);
  if (!idempotency.ok) return idempotency;
  const { userId } = body.value;
  const made = await createUserSession(c, application.value, userId, request.value, idempotency.value);
  if (!made.ok) return made;
  const handle = await readHandle(config.routing, 'linkSession', made.value.session.id);
  return handle ? succeed(await created(c, application.value, handle, made.value)) : fail('server_error');
};

const sessionOfApplication = async (
  c: AppContext,
): Promise<Result<{ registration: PublishedRegistration; record: SessionRecord; sessionId: string }>> => {
  const application = await authenticateApplication(c);
  if (!application.ok) return application;
  const sessionId = c.req.param('id') ?? '';
  const found = await garageOfHandle(c.env, c.var.config, 'linkSession', sessionId);
  const record = found
    ? await found.garage.readSession(application.value.clientId, sessionId)
    : fail('not_found');
  return record.ok ? succeed({ registration: application.value, record: record.value, sessionId }) : record;
};

const completeSchema = v.strictObject({
  code: v.optional(v.pipe(v.string(), v.maxLength(512))),
  codeVerifier: v.optional(v.pipe(v.string(), v.maxLength(128))),
});

/** The application says the link is done, with the code its own user brought back. */
const completeLinkSession = async (c: AppContext): Promise<Result<object>> => {
  const own = await sessionOfApplication(c);
  if (!own.ok) return own;
  const { registration, sessionId } = own.value;
  const json = await readJson(c.req.raw);
  const body = json.ok ? parseWith(completeSchema, json.value) : json;
  if (!body.ok) return body;
  const found = await garageOfHandle(c.env, c.var.config, 'linkSession', sessionId);
  if (!found) return fail('not_found');
  const { code, codeVerifier } = body.value;
  if (code === undefined) {
    const confirmed = await found.garage.confirmCodeless(sessionId, registration.clientId);
    return confirmed.ok ? succeed(bodyOf(confirmed.value.record, registration, c.var.now)) : confirmed;
  }
  const challenge = await challengeOf(codeVerifier);
  if (!challenge.ok) return challenge;
  const coded = await garageOfHandle(c.env, c.var.config, 'code', code);
  if (coded?.handle.place.name !== found.handle.place.name) return fail('code_unknown', undefined, 'code');
  const completed = await found.garage.completeSession({
    codeHash: await sha256(code),
    applicationId: registration.clientId,
    face: 'core',
    sessionId,
    challenge: challenge.value,
  });
  return completed.ok ? succeed(bodyOf(completed.value.record, registration, c.var.now)) : completed;
};

const answer = (c: AppContext, result: Result<object> | Failure, status: 200 | 201 = 200): Response => {
  if (!result.ok) return sendProblem(c, result);
  c.header('Cache-Control', 'no-store');
  return c.json(result.value, status);
};

/** `/v1/link-sessions`: a backend opens, reads and confirms the attempts of its users. */
export const linkSessionRoutes = new Hono<AppEnv>()
  .post('/', async (c) => answer(c, await createLinkSession(c), 201))
  .get('/', async (c) => (await listed()).listedSessions(c))
  .get('/:id', async (c) => {
    const own = await sessionOfApplication(c);
    return answer(c, own.ok ? succeed(bodyOf(own.value.record, own.value.registration, c.var.now)) : own);
  })
  .post('/:id/complete', async (c) => {
    const completed = await completeLinkSession(c);
    return answer(c, completed);
  });
