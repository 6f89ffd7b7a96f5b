import { type Result, succeed } from '@keyfob/shared/result';
import type { Config } from '../../config.ts';
import type { Env } from '../../env.ts';
import { applicationOf, applicationPlace } from '../application-of.ts';
import { type PreparedWebhook, prepareWebhooks } from '../webhooks/webhook-secret.ts';
import { parseNewApplication } from './input.ts';
import { type MadeSecret, makeSecret, newApplication } from './new-application.ts';
import type { Standing } from './record.ts';

/** An application that was just registered, with its secret and those of its webhooks for the only time. */
export interface Created {
  readonly standing: Standing;
  readonly secret: string | null;
  readonly webhooks: readonly PreparedWebhook[];
}

/**
 * Registers the application that a body of `POST /v1/applications` describes. `ownSecret`: one that is known already,
 * as the demo application's is.
 */
export const createApplication = async (
  env: Env,
  config: Config,
  input: unknown,
  now: number,
  ownSecret: MadeSecret | null = null,
): Promise<Result<Created>> => {
  const body = parseNewApplication(input);
  const made = body.ok ? await newApplication(body.value, config) : body;
  if (!made.ok) return made;
  const { registration, getsSecret, webhookUrls } = made.value;
  const { clientId, jurisdiction } = registration;
  const place = await applicationPlace(config, clientId, jurisdiction);
  const prepared = await prepareWebhooks(config, place, webhookUrls, now);
  if (!prepared.ok) return prepared;
  const webhooks = prepared.value.map(({ webhook }) => webhook);
  const secret = getsSecret ? (ownSecret ?? (await makeSecret(now))) : null;
  if (jurisdiction !== 'unrestricted') {
    const home = await applicationPlace(config, clientId, 'unrestricted');
    const reserved = await applicationOf(env, home).reserveElsewhere(clientId, jurisdiction);
    if (!reserved.ok) return reserved;
  }
  const secrets = secret ? [secret.kept] : [];
  const stored = await applicationOf(env, place).register({ ...registration, secrets }, webhooks);
  if (!stored.ok) return stored;
  const standing = {
    registration: stored.value,
    webhookUrls: webhooks.map(({ url }) => url).toSorted(),
  };
  return succeed({ standing, secret: secret?.text ?? null, webhooks: prepared.value });
};
