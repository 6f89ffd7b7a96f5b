import type { LastTry } from '../application/subscriptions/records.ts';
import type { WebhookRecord } from '../application/webhooks/records.ts';
import { equalText, utf8 } from '../crypto/bytes.ts';
import { fetchOutbound, type OutboundUrl } from '../outbound.ts';

/** The version of Smartcar's messages. */
export const MESSAGE_VERSION = '4.0';

/** The answer to a challenge is short, and of any other nothing but its status is of use. Bytes. */
const ANSWER_LIMIT = 1024;

/** What signs a message, and answers a challenge: hex HMAC-SHA256 with the application's management token. */
export const signatureOf = async (token: string, text: string): Promise<string> => {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', utf8(token), algorithm, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(text))).toHex();
};

/** Sends a message once, signed. */
export const sendSigned = async (url: OutboundUrl, token: string, body: string): Promise<LastTry> => {
  const at = Date.now();
  const headers = { 'Content-Type': 'application/json', 'SC-Signature': await signatureOf(token, body) };
  const answer = await fetchOutbound(url, { method: 'POST', headers, body }, { bytes: ANSWER_LIMIT });
  return answer.ok
    ? { at, responseStatus: answer.value.status, problem: null }
    : { at, responseStatus: null, problem: answer.detail ?? answer.code };
};

export const isTaken = ({ responseStatus }: LastTry): boolean =>
  responseStatus !== null && responseStatus >= 200 && responseStatus < 300;

const challengeIn = (text: string): string | null => {
  try {
    const body: unknown = JSON.parse(text);
    const answer: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'challenge') : null;
    return typeof answer === 'string' ? answer : null;
  } catch {
    return null;
  }
};

/**
 * Asks an endpoint to prove that it is the application's: it answers 200 with the challenge hashed by the management
 * token. Answers why it did not; `null` where it did. The question itself is not signed.
 */
export const challengeEndpoint = async (
  url: OutboundUrl,
  token: string,
  { id, smartcar }: Pick<WebhookRecord, 'id' | 'smartcar'>,
): Promise<string | null> => {
  const challenge = crypto.randomUUID();
  const body = JSON.stringify({
    eventId: crypto.randomUUID(),
    eventType: 'VERIFY',
    data: { challenge },
    meta: {
      version: MESSAGE_VERSION,
      webhookId: id,
      webhookName: smartcar?.name ?? '',
      deliveryId: crypto.randomUUID(),
      deliveredAt: new Date().toISOString(),
    },
  });
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetchOutbound(url, { method: 'POST', headers, body }, { bytes: ANSWER_LIMIT });
  if (!answer.ok) return answer.detail ?? answer.code;
  const { status, text } = answer.value;
  if (status !== 200) return `It answered the challenge with ${status}, not with 200.`;
  const said = challengeIn(text);
  if (said === null) return 'Its answer is not JSON with a challenge.';
  return equalText(said, await signatureOf(token, challenge))
    ? null
    : 'Its answer is not the challenge hashed with the management token.';
};
