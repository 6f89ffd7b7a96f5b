import type { Standing } from '../application/registration/record.ts';
import type { PublishedRegistration } from '../application/registration/registration.ts';
import type { PreparedWebhook } from '../application/webhooks/webhook-secret.ts';
import { sha256 } from '../crypto/bytes.ts';

/** An application as its operator sees it. A secret is told once, when it is made; here it has only its name. */
export const applicationBody = ({ registration, webhookUrls }: Standing) => {
  const {
    clientId,
    name,
    mode,
    jurisdiction,
    version,
    secrets,
    userTokens,
    epoch: _,
    ...fields
  } = registration;
  const { sharedKey = null, ...issuer } = userTokens ?? {};
  return {
    clientId,
    name,
    mode,
    jurisdiction,
    version,
    ...fields,
    userTokens: userTokens && { ...issuer, hasSharedKey: sharedKey !== null },
    webhookUrls,
    secrets: secrets.map(({ id, createdAt }) => ({ id, createdAt: new Date(createdAt).toISOString() })),
  };
};

/** Beside an application whose webhooks were just made: the secret of each, for the only time. */
export const newWebhooks = (made: readonly PreparedWebhook[]) =>
  made.length === 0
    ? {}
    : { webhooks: made.map(({ webhook: { id, url }, secret }) => ({ id, url, secret })) };

/** What a list shows of each: enough to find the one to read. */
export const applicationSummary = ({
  clientId,
  name,
  type,
  mode,
  jurisdiction,
  version,
}: PublishedRegistration) => ({ clientId, name, type, mode, jurisdiction, version });

/**
 * The version of all an operator sees (RFC 9110 §8.8.3). Webhooks can be changed by the application too, which leaves
 * the registration's own version as it is; so their addresses are part of the tag.
 */
export const entityTag = async ({ registration: { version }, webhookUrls }: Standing): Promise<string> =>
  webhookUrls.length === 0
    ? `"${version}"`
    : `"${version}-${(await sha256(JSON.stringify(webhookUrls))).slice(0, 12)}"`;
