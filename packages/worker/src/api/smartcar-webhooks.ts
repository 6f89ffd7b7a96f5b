import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { fail, type Result, succeed } from '@keyfob/shared/result';
import { SIGNALS } from '@keyfob/shared/vehicle/signals';
import * as v from 'valibot';
import type { applicationOf } from '../application/application-of.ts';
import { openManagementToken } from '../application/management/token.ts';
import type { PublishedRegistration } from '../application/registration/registration.ts';
import type { Subscription } from '../application/subscriptions/records.ts';
import type { NewWebhook } from '../application/webhooks/endpoints.ts';
import type { SmartcarWebhook, WebhookRecord } from '../application/webhooks/records.ts';
import type { AppContext } from '../context.ts';
import { base64url, randomBytes } from '../crypto/bytes.ts';
import type { Place } from '../crypto/handle.ts';
import { challengeEndpoint } from '../events/smartcar-webhooks.ts';
import { checkOutbound } from '../outbound.ts';
import { parseWith } from '../request-body.ts';

const CODES = SIGNALS.map(({ code }) => code);
const PERMISSIONS = [...new Set(SIGNALS.map(({ permission }) => permission))];

const someOf = (names: readonly string[]) =>
  v.pipe(v.array(v.picklist(names)), v.minLength(1), v.maxLength(names.length));

export const smartcarWebhookSchema = v.strictObject({
  dialect: v.literal('smartcar'),
  url: v.pipe(v.string(), v.maxLength(2048)),
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)),
  /** Codes of API v3. With neither of the two it tells every signal. */
  signals: v.optional(someOf(CODES)),
  /** Every signal of these. */
  permissions: v.optional(someOf(PERMISSIONS)),
  /** The signals whose change is a reason to tell; every one it tells, where this is left out. */
  triggers: v.optional(someOf(CODES)),
  /** Seconds. */
  interval: v.optional(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(LIFETIMES.smartcarWebhookShortest),
      v.maxValue(LIFETIMES.smartcarWebhookLongest),
    ),
    LIFETIMES.smartcarWebhookInterval,
  ),
});

type SmartcarWebhookBody = v.InferOutput<typeof smartcarWebhookSchema>;

const toldBy = ({ signals, permissions }: SmartcarWebhookBody): string[] =>
  SIGNALS.filter(
    ({ code, permission }) =>
      (!signals && !permissions) || signals?.includes(code) || permissions?.includes(permission),
  ).map(({ code }) => code);

/** A webhook of Smartcar's protocol that is about to be made: nothing is told to it before it is verified. */
export const prepareSmartcarWebhook = (
  c: AppContext,
  registration: PublishedRegistration,
  place: Place,
  body: SmartcarWebhookBody,
): Result<NewWebhook> => {
  if (!registration.faces.includes('smartcar'))
    return fail('validation_failed', 'The application does not speak Smartcar’s protocol.', 'dialect');
  const { config } = c.var;
  const allowed = checkOutbound(body.url, config);
  if (!allowed.ok) return fail(allowed.code, allowed.detail, 'url');
  const signals = toldBy(body);
  const triggers = body.triggers ?? signals;
  if (triggers.some((code) => !signals.includes(code)))
    return fail('validation_failed', 'A trigger is one of the signals that are told.', 'triggers');
  const { name, interval } = body;
  return succeed({
    id: `whk_${base64url(randomBytes(12))}`,
    url: allowed.value.href,
    place,
    origin: config.origin,
    secrets: [],
    smartcar: { name, signals, triggers, interval, verifiedAt: null, problem: null },
  });
};

/** Asks the endpoint to prove that it is the application's, and answers with the webhook as it stands then. */
export const verifySmartcarWebhook = async (
  c: AppContext,
  object: ReturnType<typeof applicationOf>,
  webhook: WebhookRecord,
): Promise<Result<WebhookRecord>> => {
  const settle = (problem: string | null) => object.settleVerification(webhook.id, problem);
  if (!webhook.smartcar) return fail('not_found');
  const [kept] = await object.managementTokens();
  const token = kept ? await openManagementToken(c.var.config.ring, webhook.place, kept) : null;
  if (token === null) return settle('The application has no management token: its operator makes it one.');
  const url = checkOutbound(webhook.url, c.var.config);
  return settle(url.ok ? await challengeEndpoint(url.value, token, webhook) : (url.detail ?? url.code));
};

const timeOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** What its application sees of it besides. */
export const smartcarBody = ({
  name,
  signals,
  triggers,
  interval,
  verifiedAt,
  problem,
}: SmartcarWebhook): object => ({
  name,
  signals,
  triggers,
  interval,
  verified: verifiedAt !== null,
  verifiedAt: timeOf(verifiedAt),
  /** Why it is not verified, or was not when it was asked again. */
  problem,
});

const PAGE_LIMIT = 100;

const pageSchema = v.object({ after: v.optional(v.string(), '') });

const subscriptionBody = ({ vehicleId, dueAt, told, waiting, last }: Subscription): object => ({
  connectedVehicleId: vehicleId,
  /** Whether anything was told of it yet. */
  told: told.signals !== null,
  error: told.error,
  /** Of what waits to be taken. */
  tries: waiting?.tries ?? 0,
  nextAt: timeOf(dueAt),
  lastTryAt: timeOf(last?.at ?? null),
  responseStatus: last?.responseStatus ?? null,
  problem: last?.problem ?? null,
});

/** A page of the vehicles a webhook is told of, and how the last telling went. */
export const listSubscriptions = async (
  c: AppContext,
  object: ReturnType<typeof applicationOf>,
  webhookId: string,
): Promise<Result<object>> => {
  const page = parseWith(pageSchema, c.req.query());
  if (!page.ok) return page;
  const found = await object.listSubscriptions(webhookId, page.value.after, PAGE_LIMIT);
  if (!found.ok) return found;
  const last = found.value.length === PAGE_LIMIT ? found.value.at(-1) : undefined;
  return succeed({ data: found.value.map(subscriptionBody), next: last?.vehicleId ?? null });
};
