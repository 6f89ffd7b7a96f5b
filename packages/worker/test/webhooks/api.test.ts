import { describe, expect, it } from 'vitest';
import { fetchWith } from '../production/production.ts';
import { demo, register } from '../support/applications.ts';
import { asJson, fetchKeyfob } from '../support/keyfob.ts';
import { sqlIn } from '../support/objects.ts';
import { random } from '../support/random.ts';
import {
  answerOf,
  Box,
  call,
  listen,
  listening,
  logOf,
  ringOut,
  sendTest,
  stubOf,
  webhooksOf,
} from './endpoint.ts';

const codeOf = async (response: Response): Promise<string> => {
  const { code } = await response.json<{ code: string }>();
  return `${response.status} ${code}`;
};

describe('/v1/webhooks', () => {
  it('makes, shows, lists and removes an endpoint', async () => {
    const { partner, webhook, box } = await listening();
    expect(webhook).toMatchObject({ id: expect.stringMatching(/^whk_/), url: box.url, enabled: true });
    const { secret: _, ...shown } = webhook;
    const read = await call(partner, 'GET', `/${webhook.id}`);
    expect(read.headers.get('Cache-Control')).toBe('no-store');
    expect(await read.json()).toEqual(shown);
    expect(await answerOf(await call(partner, 'GET'), 200)).toEqual({ data: [shown] });
    expect((await call(partner, 'DELETE', `/${webhook.id}`)).status).toBe(204);
    expect(await codeOf(await call(partner, 'DELETE', `/${webhook.id}`))).toBe('404 not_found');
    expect(await answerOf(await call(partner, 'GET'), 200)).toEqual({ data: [] });
  });

  it('has five at most, each with an address of its own', async () => {
    const { partner, box } = await listening();
    expect(await codeOf(await call(partner, 'POST', '', { url: box.url }))).toBe('409 webhook_exists');
    const others = [await listen(partner), await listen(partner), await listen(partner)];
    const [{ webhook }] = others as [Awaited<ReturnType<typeof listen>>];
    await listen(partner);
    const sixth = { url: new Box().url };
    expect(await codeOf(await call(partner, 'POST', '', sixth))).toBe('409 too_many_webhooks');
    expect((await call(partner, 'DELETE', `/${webhook.id}`)).status).toBe(204);
    expect((await call(partner, 'POST', '', sixth)).status).toBe(201);
  });

  it('sends a test the way of all events, once while one is under way', async () => {
    const end = await listening();
    await end.box.behave({ does: 'answer', status: 500 });
    const first = await sendTest(end);
    expect(first).toMatchObject({ type: 'webhook.test', status: 'pending', responseStatus: null });
    await ringOut(end.partner);
    const second = await sendTest(end);
    expect(second.id).toBe(first.id);
    await end.box.behave({ does: 'answer' });
    await ringOut(end.partner);
    expect((await logOf(end)).map(({ id, status }) => [id, status])).toEqual([[first.id, 'delivered']]);
    expect((await sendTest(end)).id).not.toBe(first.id);
  });

  it('pages through the log, newest first', async () => {
    const end = await listening();
    for (let count = 0; count < 5; count += 1) {
      await sendTest(end);
      await ringOut(end.partner);
    }
    const all = await logOf(end, 100);
    expect(all).toHaveLength(5);
    expect(all.map(({ id }) => id)).toEqual(
      all
        .map(({ id }) => id)
        .toSorted()
        .toReversed(),
    );
    expect(await logOf(end, 2)).toEqual(all);
    expect(await logOf(end, 5)).toEqual(all);
  });

  it.each([
    '?limit=0',
    '?limit=101',
    '?limit=x',
    '?before=evt_x',
    `?before=${encodeURIComponent("evt_' OR 1=1 --")}`,
  ])('refuses the page %s', async (query) => {
    const { partner, webhook } = await listening();
    expect(await codeOf(await call(partner, 'GET', `/${webhook.id}/deliveries${query}`))).toBe(
      '422 validation_failed',
    );
  });
});

describe('an endpoint belongs to its application', () => {
  const ROUTES = [
    ['GET', ''],
    ['DELETE', ''],
    ['POST', '/rotate-secret'],
    ['POST', '/test'],
    ['GET', '/deliveries'],
    ['POST', '/deliveries/EVENT/resend'],
  ] as const;

  it.each(ROUTES)('for another, %s %s finds nothing and changes nothing', async (method, path) => {
    const end = await listening();
    const { id } = await sendTest(end);
    await ringOut(end.partner);
    const other = await register();
    const before = JSON.stringify([await webhooksOf(end.partner), await logOf(end)]);
    const address = `/${end.webhook.id}${path.replace('EVENT', id)}`;
    expect(await codeOf(await call(other, method, address))).toBe('404 not_found');
    expect(JSON.stringify([await webhooksOf(end.partner), await logOf(end)])).toBe(before);
    expect((await call(end.partner, method, address)).status).toBeLessThan(300);
  });

  const doors: (readonly [method: string, path: string])[] = [
    ['GET', ''],
    ['POST', ''],
    ...ROUTES.map(([method, path]) => [method, `/whk_x${path}`] as const),
  ];

  it.each(doors)('nobody who does not authenticate gets at %s %s', async (method, path) => {
    const nobody = await fetchKeyfob(`/v1/webhooks${path}`, { method });
    expect(await codeOf(nobody)).toBe('401 invalid_client');
    const wrong = { ...demo, basic: `Basic ${btoa('demo:wrong')}` };
    expect(await codeOf(await call(wrong, method, path))).toBe('401 invalid_client');
  });
});

/** Addresses Keyfob calls for nobody, wherever it runs. */
const REFUSED = [
  'ftp://example.com/hook',
  'https://user:password@example.com/hook',
  'https://example.com/hook#part',
  'http://example.com/hook',
  'https://example.com:8443/hook',
  'https://10.0.0.1/hook',
  'https://[fd00::1]/hook',
  'https://keyfob.internal/hook',
  'javascript:alert(1)',
  'http://localhost:8787/hook',
  '//example.com/hook',
  '',
];

describe('the address of an endpoint', () => {
  it.each(REFUSED)('is not %s', async (url) => {
    const partner = await register();
    expect(await codeOf(await call(partner, 'POST', '', { url }))).toBe('422 outbound_refused');
    expect(await webhooksOf(partner)).toEqual([]);
  });

  it('is on the developer’s own machine in development only', async () => {
    const partner = await register();
    const local = asJson({ url: 'http://localhost:5000/hook' }, { Authorization: partner.basic });
    const production = { KEYFOB_ENV: 'production' };
    const refused = await fetchWith('https://keyfob.example/v1/webhooks', production, local);
    expect(await codeOf(refused)).toBe('422 outbound_refused');
    const open = asJson({ url: 'https://example.com/hook' }, { Authorization: partner.basic });
    const made = await fetchWith('https://keyfob.example/v1/webhooks', production, open);
    expect(made.status).toBe(201);
  });

  it('is looked at again each time it is called', async () => {
    const end = await listening();
    const [webhook] = await webhooksOf(end.partner);
    // As if it had been registered in development, and the Worker were now at its public address.
    await sqlIn(
      await stubOf(end.partner),
      'UPDATE webhooks SET record = ?',
      JSON.stringify({ ...webhook, origin: 'https://keyfob.example' }),
    );
    await sendTest(end);
    await ringOut(end.partner);
    expect(await end.box.heard()).toEqual([]);
    expect((await logOf(end))[0]).toMatchObject({ status: 'pending', problem: 'It is not https.' });
  });
});

describe('whatever is sent to /v1/webhooks', () => {
  const BODIES = [
    '',
    '{',
    '[]',
    'null',
    '"x"',
    '{"url":1}',
    '{"url":"https://example.com","x":1}',
    '{"url":null}',
  ];

  it.each(BODIES)('as %s is an error of the sender’s, and changes nothing', async (body) => {
    const partner = await register();
    const init = {
      method: 'POST',
      body,
      headers: { Authorization: partner.basic, 'Content-Type': 'application/json' },
    };
    const { status } = await fetchKeyfob('/v1/webhooks', init);
    expect([400, 422]).toContain(status);
    expect(await webhooksOf(partner)).toEqual([]);
  });

  it('to any path of it is never a fault of ours', async () => {
    const end = await listening();
    const { id } = await sendTest(end);
    const { of } = random(7);
    const parts = [
      end.webhook.id,
      id,
      'whk_',
      'evt_',
      '%00',
      '..',
      'deliveries',
      'test',
      'resend',
      "'",
      '%F0%9F%9A%97',
    ];
    const before = (await webhooksOf(end.partner)).map(({ id: webhook }) => webhook);
    for (let tries = 0; tries < 300; tries += 1) {
      const path = Array.from({ length: of([1, 2, 3, 4]) }, () => `/${of(parts)}`).join('');
      const { status } = await call(end.partner, of(['GET', 'PUT', 'POST', 'PATCH']), path);
      expect(status, path).toBeLessThan(500);
    }
    expect((await webhooksOf(end.partner)).map(({ id: webhook }) => webhook)).toEqual(before);
  });
});
