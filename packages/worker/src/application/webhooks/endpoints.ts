import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { fail, type Result, succeed } from '@keyfob/shared/result';
import { clearTimer, setTimer } from '../../storage/timers.ts';
import type { Db } from '../../storage/transact.ts';
import type { WebhookRecord, WebhookSecret } from './records.ts';
import {
  deleteWebhook,
  eventWebhooks,
  readWebhook,
  readWebhooks,
  webhookUrls,
  writeWebhook,
} from './tables.ts';

/** Each endpoint hears every event, so each costs a delivery. */
export const WEBHOOKS_LIMIT = 5;
/** Who rotates twice in a day, because the first answer was lost, does not lose the secret in use. */
const SECRETS_LIMIT = 3;

/** What the alarm of an application rings for here: the key is the webhook's id. */
export const SECRET_TIMER = 'webhook-secret';

/** An endpoint that is about to be made, with its first secret. */
export type NewWebhook = Pick<WebhookRecord, 'id' | 'url' | 'place' | 'origin' | 'secrets' | 'smartcar'>;

export const isLiveSecret = ({ expiresAt }: WebhookSecret, now: number): boolean =>
  expiresAt === null || expiresAt > now;

const standing = (webhook: NewWebhook, now: number): WebhookRecord => ({
  ...webhook,
  createdAt: now,
  disabledAt: null,
  failures: 0,
  resumeAt: 0,
});

export const addWebhook = (db: Db, webhook: NewWebhook, now: number): Result<WebhookRecord> => {
  const webhooks = readWebhooks(db);
  if (webhooks.some(({ url }) => url === webhook.url)) return fail('webhook_exists', undefined, 'url');
  if (webhooks.length >= WEBHOOKS_LIMIT)
    return fail('too_many_webhooks', `An application has at most ${WEBHOOKS_LIMIT} webhooks.`);
  const added = standing(webhook, now);
  writeWebhook(db, added);
  return succeed(added);
};

export const removeWebhook = (db: Db, id: string): Result<null> => {
  if (!readWebhook(db, id)) return fail('not_found');
  deleteWebhook(db, id);
  return succeed(null);
};

/**
 * Makes the endpoints those of a list: what is in it and was there stays with its secrets and its log, what is not in
 * it goes. `prepared` has one for each URL of the list; those that are not needed are not kept.
 */
export const setWebhookUrls = (db: Db, prepared: readonly NewWebhook[], now: number): Result<null> => {
  if (prepared.length > WEBHOOKS_LIMIT)
    return fail('too_many_webhooks', `An application has at most ${WEBHOOKS_LIMIT} webhooks.`, 'webhookUrls');
  const urls = prepared.map(({ url }) => url);
  for (const { id, url } of eventWebhooks(db)) if (!urls.includes(url)) deleteWebhook(db, id);
  const kept = webhookUrls(db);
  for (const webhook of prepared) if (!kept.includes(webhook.url)) writeWebhook(db, standing(webhook, now));
  return succeed(null);
};

/** With the application: every endpoint, and all there is still to tell. */
export const eraseWebhooks = (db: Db): void => {
  for (const { id } of readWebhooks(db)) deleteWebhook(db, id);
};

/** A new secret beside the ones there are, which sign on for a day. */
export const rotateSecret = (
  db: Db,
  webhookId: string,
  secret: WebhookSecret,
  now: number,
): Result<WebhookRecord> => {
  const webhook = readWebhook(db, webhookId);
  if (!webhook || webhook.smartcar) return fail('not_found');
  const expiresAt = now + LIFETIMES.webhookSecretOverlap * 1000;
  const before = webhook.secrets
    .filter((each) => isLiveSecret(each, now))
    .map((each) => ({ ...each, expiresAt: each.expiresAt ?? expiresAt }));
  const rotated = { ...webhook, secrets: [secret, ...before].slice(0, SECRETS_LIMIT) };
  writeWebhook(db, rotated);
  dropDeadSecrets(db, webhookId, now);
  return succeed(rotated);
};

/** A secret that does not sign any more has no reason to be kept. */
export const dropDeadSecrets = (db: Db, webhookId: string, now: number): void => {
  clearTimer(db, SECRET_TIMER, webhookId);
  const webhook = readWebhook(db, webhookId);
  if (!webhook) return;
  const secrets = webhook.secrets.filter((secret) => isLiveSecret(secret, now));
  writeWebhook(db, { ...webhook, secrets });
  const next = secrets.flatMap(({ expiresAt }) => expiresAt ?? []);
  if (next.length > 0) setTimer(db, { kind: SECRET_TIMER, key: webhookId, dueAt: Math.min(...next) });
};
