import { fail, type Result, succeed } from '@keyfob/shared/result';
import type { Config } from '../../config.ts';
import { base64url, randomBytes } from '../../crypto/bytes.ts';
import type { Place } from '../../crypto/handle.ts';
import type { KeyRing } from '../../crypto/key-ring.ts';
import { seal, sealAnew, unseal } from '../../crypto/seal.ts';
import { checkOutbound } from '../../outbound.ts';
import type { NewWebhook } from './endpoints.ts';
import type { WebhookSecret } from './records.ts';

/** Standard Webhooks allows 24 to 64. */
const SECRET_LENGTH = 32;

const context = (webhookId: string, secretId: string): string => `webhook-secret|${webhookId}|${secretId}`;

/** A secret as its application gets it, once, and as it is kept. */
export interface MadeSecret {
  /** `whsec_` and base64, as Standard Webhooks writes it. */
  readonly text: string;
  readonly kept: WebhookSecret;
}

export const makeWebhookSecret = async (
  ring: KeyRing,
  place: Place,
  webhookId: string,
  now: number,
): Promise<MadeSecret> => {
  const id = `whs_${base64url(randomBytes(9))}`;
  const text = `whsec_${btoa(String.fromCharCode(...randomBytes(SECRET_LENGTH)))}`;
  const sealed = await seal(ring, `application:${place.name}`, context(webhookId, id), text);
  return { text, kept: { id, sealed, createdAt: now, expiresAt: null } };
};

/** The text of a secret; `null` where no key of the ring opens it. */
export const openWebhookSecret = (
  ring: KeyRing,
  place: Place,
  webhookId: string,
  { id, sealed }: WebhookSecret,
): Promise<string | null> => unseal(ring, `application:${place.name}`, context(webhookId, id), sealed);

/** A secret under the newest key; `null` where no key of the ring opens it. */
export const sealWebhookSecretAnew = (
  ring: KeyRing,
  place: Place,
  webhookId: string,
  { id, sealed }: WebhookSecret,
): Promise<string | null> => sealAnew(ring, `application:${place.name}`, context(webhookId, id), sealed);

/** An endpoint that is about to be made, and its first secret as its application gets it, once. */
export interface PreparedWebhook {
  readonly webhook: NewWebhook;
  readonly secret: string;
}

/** An endpoint that is about to be made: its address checked, its first secret made and sealed. */
export const prepareWebhook = async (
  config: Config,
  place: Place,
  url: string,
  now: number,
): Promise<Result<PreparedWebhook>> => {
  const allowed = checkOutbound(url, config);
  if (!allowed.ok) return fail(allowed.code, allowed.detail, 'url');
  const id = `whk_${base64url(randomBytes(12))}`;
  const secret = await makeWebhookSecret(config.ring, place, id, now);
  const { href } = allowed.value;
  return succeed({
    webhook: { id, url: href, place, origin: config.origin, secrets: [secret.kept] },
    secret: secret.text,
  });
};

/** The same for a whole list, as an application's registration has it, each address once. */
export const prepareWebhooks = async (
  config: Config,
  place: Place,
  urls: readonly string[],
  now: number,
): Promise<Result<PreparedWebhook[]>> => {
  const prepared: PreparedWebhook[] = [];
  for (const url of new Set(urls)) {
    const made = await prepareWebhook(config, place, url, now);
    if (!made.ok) return fail(made.code, made.detail, 'webhookUrls');
    const { url: href } = made.value.webhook;
    // Two spellings may be one address.
    if (!prepared.some(({ webhook }) => webhook.url === href)) prepared.push(made.value);
  }
  return succeed(prepared);
};
