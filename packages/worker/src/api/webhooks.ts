import { type Result, succeed } from '@keyfob/shared/result';
import * as v from 'valibot';
import { applicationOf, applicationPlace } from '../application/application-of.ts';
import type { PublishedRegistration } from '../application/registration/registration.ts';
import type { DeliveryRecord, WebhookRecord } from '../application/webhooks/records.ts';
import { makeWebhookSecret, prepareWebhook } from '../application/webhooks/webhook-secret.ts';
import type { AppContext } from '../context.ts';
import type { Place } from '../crypto/handle.ts';
import { parseWith, readJson } from '../request-body.ts';
import { authenticateApplication } from './authenticate.ts';
import { sendProblem } from './problem.ts';
import {
  listSubscriptions,
  prepareSmartcarWebhook,
  smartcarBody,
  smartcarWebhookSchema,
  verifySmartcarWebhook,
} from './smartcar-webhooks.ts';

const PAGE = 50;
const PAGE_LIMIT = 100;

const webhookSchema = v.variant('dialect', [
  v.strictObject({
    dialect: v.optional(v.literal('keyfob'), 'keyfob'),
    url: v.pipe(v.string(), v.maxLength(2048)),
  }),
  smartcarWebhookSchema,
]);

const pageSchema = v.object({
  before: v.optional(v.pipe(v.string(), v.regex(/^evt_[0-9a-f]{32}$/, 'Expected the id of a delivery.'))),
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^[1-9][0-9]{0,2}$/), v.transform(Number), v.maxValue(PAGE_LIMIT)),
    String(PAGE),
  ),
});

const timeOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** An endpoint as its application sees it. Its secrets are told once, when they are made. */
const webhookBody = ({ id, url, createdAt, disabledAt, secrets, smartcar }: WebhookRecord, now: number) => ({
  id,
  dialect: smartcar ? 'smartcar' : 'keyfob',
  url,
  /** `false` after the endpoint answered 410 (Gone). A test that it answers with success enables it again. */
  enabled: disabledAt === null,
  createdAt: timeOf(createdAt),
  disabledAt: timeOf(disabledAt),
  secrets: secrets
    .filter(({ expiresAt }) => expiresAt === null || expiresAt > now)
    .map((secret) => ({
      id: secret.id,
      createdAt: timeOf(secret.createdAt),
      expiresAt: timeOf(secret.expiresAt),
    })),
  ...(smartcar ? smartcarBody(smartcar) : {}),
});

const deliveryBody = (delivery: DeliveryRecord, now: number) => ({
  /** Also the message's `webhook-id`. */
  id: delivery.id,
  type: delivery.type,
  status: delivery.status,
  tries: delivery.tries,
  createdAt: timeOf(delivery.createdAt),
  lastTryAt: timeOf(delivery.triedAt),
  nextTryAt: delivery.nextAt === null ? null : timeOf(Math.max(delivery.nextAt, now)),
  responseStatus: delivery.responseStatus,
  problem: delivery.problem,
});

interface Caller {
  readonly registration: PublishedRegistration;
  readonly place: Place;
  readonly object: ReturnType<typeof applicationOf>;
}

const callerOf = async (c: AppContext): Promise<Result<Caller>> => {
  const application = await authenticateApplication(c);
  if (!application.ok) return application;
  const { clientId, jurisdiction } = application.value;
  const place = await applicationPlace(c.var.config, clientId, jurisdiction);
  return succeed({ registration: application.value, place, object: applicationOf(c.env, place) });
};

/** Runs a route for the application that calls, and answers what it says. Nothing of this may be cached. */
const route =
  (status: 200 | 201 | 202, answer: (c: AppContext, caller: Caller) => Promise<Result<object>>) =>
  async (c: AppContext): Promise<Response> => {
    const caller = await callerOf(c);
    const said = caller.ok ? await answer(c, caller.value) : caller;
    if (!said.ok) return sendProblem(c, said);
    c.header('Cache-Control', 'no-store');
    return c.json(said.value, status);
  };

const idOf = (c: AppContext): string => c.req.param('id') ?? '';

const list = route(200, async (c, { object }) => {
  const webhooks = await object.listWebhooks();
  return succeed({ data: webhooks.map((webhook) => webhookBody(webhook, c.var.now)) });
});

const verified = async (
  c: AppContext,
  object: Caller['object'],
  webhook: WebhookRecord,
): Promise<Result<object>> => {
  const asked = await verifySmartcarWebhook(c, object, webhook);
  return asked.ok ? succeed(webhookBody(asked.value, c.var.now)) : asked;
};

/** Asks an endpoint once more to prove that it is the application's. */
const verify = route(200, async (c, { object }) => {
  const webhook = await object.readWebhook(idOf(c));
  return webhook.ok ? verified(c, object, webhook.value) : webhook;
});

const vehicles = route(200, (c, { object }) => listSubscriptions(c, object, idOf(c)));

const create = route(201, async (c, { registration, place, object }) => {
  const json = await readJson(c.req.raw);
  const body = json.ok ? parseWith(webhookSchema, json.value) : json;
  if (!body.ok) return body;
  if (body.value.dialect === 'smartcar') {
    const asked = prepareSmartcarWebhook(c, registration, place, body.value);
    const made = asked.ok ? await object.addWebhook(asked.value) : asked;
    return made.ok ? verified(c, object, made.value) : made;
  }
  const prepared = await prepareWebhook(c.var.config, place, body.value.url, c.var.now);
  if (!prepared.ok) return prepared;
  const added = await object.addWebhook(prepared.value.webhook);
  return added.ok
    ? succeed({ ...webhookBody(added.value, c.var.now), secret: prepared.value.secret })
    : added;
});

const read = route(200, async (c, { object }) => {
  const webhook = await object.readWebhook(idOf(c));
  return webhook.ok ? succeed(webhookBody(webhook.value, c.var.now)) : webhook;
});

const rotate = route(200, async (c, { place, object }) => {
  // The secret is bound to the webhook's id, which is the caller's to say: it is stored only where there is one.
  const secret = await makeWebhookSecret(c.var.config.ring, place, idOf(c), c.var.now);
  const rotated = await object.rotateWebhookSecret(idOf(c), secret.kept);
  return rotated.ok ? succeed({ ...webhookBody(rotated.value, c.var.now), secret: secret.text }) : rotated;
});

const test = route(202, async (c, { registration, object }) => {
  const sent = await object.testWebhook(idOf(c), registration.mode);
  return sent.ok ? succeed(deliveryBody(sent.value, c.var.now)) : sent;
});

const deliveries = route(200, async (c, { object }) => {
  const page = parseWith(pageSchema, c.req.query());
  if (!page.ok) return page;
  const { before, limit } = page.value;
  const found = await object.readDeliveries(idOf(c), before ?? null, limit);
  if (!found.ok) return found;
  const last = found.value.length === limit ? found.value.at(-1) : undefined;
  return succeed({
    data: found.value.map((delivery) => deliveryBody(delivery, c.var.now)),
    /** Ask with it as `before` for the page after this one. */
    next: last?.id ?? null,
  });
});

const resend = route(202, async (c, { object }) => {
  const sent = await object.sendAgain(idOf(c), c.req.param('deliveryId') ?? '');
  return sent.ok ? succeed(deliveryBody(sent.value, c.var.now)) : sent;
});

const remove = async (c: AppContext): Promise<Response> => {
  const caller = await callerOf(c);
  const removed = caller.ok ? await caller.value.object.removeWebhook(idOf(c)) : caller;
  return removed.ok ? c.body(null, 204) : sendProblem(c, removed);
};

/** What each route of `/v1/webhooks` does: webhook-routes.ts has their addresses. */
export const webhookEndpoints = {
  list,
  create,
  read,
  remove,
  rotate,
  test,
  deliveries,
  resend,
  verify,
  vehicles,
};
