import { Webhook } from 'standardwebhooks';
import type { DeliveryRound, Outcome } from '../application/webhooks/records.ts';
import { openWebhookSecret } from '../application/webhooks/webhook-secret.ts';
import { readConfig } from '../config.ts';
import type { Env } from '../env.ts';
import { checkOutbound, fetchOutbound, type OutboundUrl } from '../outbound.ts';

/** Nothing an endpoint answers is of use beyond its status. Bytes. */
const ANSWER_LIMIT = 1024;

/** Signs at the moment of the try, so that receivers can refuse what was recorded and is played again later. */
const headersOf = (signers: readonly Webhook[], id: string, body: string): Record<string, string> => {
  const now = new Date();
  return {
    'Content-Type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': signers.map((signer) => signer.sign(id, now, body)).join(' '),
  };
};

type Message = DeliveryRound['messages'][number];

const tryOnce = async (
  url: OutboundUrl,
  signers: readonly Webhook[],
  { id, body }: Message,
): Promise<Outcome> => {
  const request = { method: 'POST', headers: headersOf(signers, id, body), body } as const;
  const answer = await fetchOutbound(url, request, { bytes: ANSWER_LIMIT });
  return answer.ok
    ? { id, responseStatus: answer.value.status, problem: null }
    : { id, responseStatus: null, problem: answer.detail ?? answer.code };
};

const allFailed = ({ messages }: DeliveryRound, problem: string): Outcome[] =>
  messages.map(({ id }) => ({ id, responseStatus: null, problem }));

/** Delivers one round to its endpoint, all messages at once (Standard Webhooks), and says how each went. */
export const deliverRound = async (env: Env, round: DeliveryRound): Promise<Outcome[]> => {
  const { webhook } = round;
  const config = await readConfig(env, webhook.origin);
  if ('missing' in config) return allFailed(round, 'Keyfob is missing its settings.');
  const url = checkOutbound(webhook.url, config);
  if (!url.ok) return allFailed(round, url.detail ?? url.code);
  const opened = await Promise.all(
    round.secrets.map((secret) => openWebhookSecret(config.ring, webhook.place, webhook.id, secret)),
  );
  const signers = opened.flatMap((secret) => (secret === null ? [] : [new Webhook(secret)]));
  // Unsigned, a message would be anybody's.
  if (signers.length === 0) return allFailed(round, 'No key of the ring opens its secrets.');
  return Promise.all(round.messages.map((message) => tryOnce(url.value, signers, message)));
};
