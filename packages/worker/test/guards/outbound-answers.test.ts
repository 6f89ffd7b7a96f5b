import { describe, expect, inject, it } from 'vitest';
import {
  checkOutbound,
  fetchOutbound,
  type OutboundLimits,
  type OutboundRequest,
} from '../../src/outbound.ts';

const DEVELOPMENT = { origin: 'http://localhost:8787', development: true };
const GET: OutboundRequest = { method: 'GET' };

const call = (path: string, request = GET, limits: Partial<OutboundLimits> = {}) => {
  const url = checkOutbound(`${inject('unreliable')}${path}`, DEVELOPMENT);
  if (!url.ok) throw new Error(url.detail);
  return fetchOutbound(url.value, request, limits);
};

describe('a call of a partner’s server', () => {
  it('sends what it was given and nothing of its own', async () => {
    const answer = await call('/echo', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Signature': 'abc' },
      body: '{"a":1}',
    });
    if (!answer.ok) throw new Error(answer.detail);
    expect(answer.value.status).toBe(200);
    const { method, headers, body } = JSON.parse(answer.value.text);
    expect([method, body]).toEqual(['POST', '{"a":1}']);
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'x-signature': 'abc',
      'user-agent': 'Keyfob',
    });
    for (const name of ['cookie', 'authorization', 'referer', 'origin'])
      expect(headers).not.toHaveProperty(name);
  });

  it('keeps no cookie for the next one', async () => {
    await call('/echo');
    const again = await call('/echo');
    expect(again.ok && JSON.parse(again.value.text).headers.cookie).toBeUndefined();
  });

  it.each([301, 302, 303, 307, 308])(
    'does not follow a redirect (%i), and says that it was one',
    async (status) => {
      expect(await call(`/redirects/${status}`)).toEqual({
        ok: false,
        code: 'outbound_refused',
        detail: `It answered with a redirect (${status}), which is not followed.`,
      });
      const asked = await call('/asked');
      expect(asked.ok && JSON.parse(asked.value.text)).not.toHaveProperty('/echo?followed');
    },
  );

  it('tells a fault of the server’s as it is', async () => {
    expect(await call('/fails')).toMatchObject({ ok: true, value: { status: 500, text: 'fault' } });
  });

  it('reads 64 kB of an answer without an end, and lets go', async () => {
    const started = Date.now();
    const answer = await call('/pours');
    expect(answer.ok && answer.value.text.length).toBe(64 * 1024);
    expect(Date.now() - started).toBeLessThan(5_000);
  });

  it.each(['/never', '/begins-and-stops'])('gives up in time where a server %s', async (path) => {
    const started = Date.now();
    const answer = await call(path, GET, { timeout: 400 });
    expect(answer).toEqual({ ok: false, code: 'outbound_unreachable', detail: 'No answer within 0.4 s.' });
    expect(Date.now() - started).toBeLessThan(3_000);
  });

  it.each(['/hangs-up', '/breaks-off', '/nonsense'])('says so where a server %s', async (path) => {
    expect(await call(path)).toMatchObject({ ok: false, code: 'outbound_unreachable' });
  });

  it('says so where nobody listens', async () => {
    const url = checkOutbound('http://127.0.0.1:1/', DEVELOPMENT);
    expect(url.ok && (await fetchOutbound(url.value, GET))).toMatchObject({ code: 'outbound_unreachable' });
  });
});
