import { describe, expect, it } from 'vitest';
import { signatureOf } from '../../src/events/smartcar-webhooks.ts';
import { register } from '../support/applications.ts';
import { answerOf, Box, call } from './endpoint.ts';
import type { Behaviour } from './receiver.ts';
import { NAME, newToken, type ShownSmartcar, smartcarEnd } from './smartcar.ts';

const PATTERN = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const uuid = expect.stringMatching(PATTERN);

const codeOf = async (response: Response): Promise<string> => {
  const { code, field } = await response.json<{ code: string; field?: string }>();
  return [response.status, code, field].filter(Boolean).join(' ');
};

describe('a webhook of Smartcar’s protocol', () => {
  it('signs as the official helpers do', async () => {
    expect(await signatureOf('amt', 'challenge')).toBe(
      '9baf5a7464bd86740ad5a06e439dcf535a075022ed2c92d74efacf646d79328e',
    );
    expect(await signatureOf('amt', JSON.stringify({ pizza: 'pasta' }))).toBe(
      '4c05a8da471f05156ad717baa4017acd13a3a809850b9ca7d3301dcaaa854f70',
    );
  });

  it('is verified by a challenge, which is not signed, when it is made', async () => {
    const { box, webhook, partner } = await smartcarEnd({ permissions: ['read_battery'] });
    expect(webhook).toMatchObject({
      dialect: 'smartcar',
      name: NAME,
      verified: true,
      problem: null,
      interval: 3600,
      signals: expect.arrayContaining(['tractionbattery-stateofcharge']),
    });
    expect(webhook.triggers).toEqual(webhook.signals);
    const [asked, ...more] = await box.heard();
    expect(more).toEqual([]);
    expect(asked?.headers['sc-signature']).toBeUndefined();
    expect(asked?.headers['content-type']).toBe('application/json');
    const body = JSON.parse(asked?.body ?? '');
    expect(body).toEqual({
      eventId: uuid,
      eventType: 'VERIFY',
      data: { challenge: expect.any(String) },
      meta: {
        version: '4.0',
        webhookId: webhook.id,
        webhookName: NAME,
        deliveryId: uuid,
        deliveredAt: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    });
    expect(asked?.body).toBe(JSON.stringify(body));
    const shown = await answerOf<ShownSmartcar>(await call(partner, 'GET', `/${webhook.id}`), 200);
    expect(shown).toEqual(webhook);
  });

  it.each<[string, Behaviour, RegExp]>([
    ['another status', { does: 'answer', status: 201 }, /with 201/],
    ['no body', { does: 'answer', status: 200 }, /not JSON/],
    [
      'a challenge hashed with another token',
      { does: 'answer', token: 'another' },
      /not the challenge hashed/,
    ],
    ['a redirect', { does: 'redirect' }, /redirect/],
    ['nothing', { does: 'hang up' }, /could not be reached/],
  ])('is not verified by %s, until it is asked again', async (_, behaviour, problem) => {
    const partner = await register();
    const box = new Box();
    const token = await newToken(partner);
    await box.behave(behaviour);
    const body = { dialect: 'smartcar', url: box.url, name: NAME };
    const made = await answerOf<ShownSmartcar>(await call(partner, 'POST', '', body), 201);
    expect(made).toMatchObject({ verified: false, problem: expect.stringMatching(problem) });
    await box.behave({ does: 'answer', token });
    const again = await call(partner, 'POST', `/${made.id}/verify`);
    expect(await answerOf<ShownSmartcar>(again, 200)).toMatchObject({ verified: true, problem: null });
  });

  it('cannot be verified where the application has no management token', async () => {
    const partner = await register();
    const box = new Box();
    const body = { dialect: 'smartcar', url: box.url, name: NAME };
    const made = await answerOf<ShownSmartcar>(await call(partner, 'POST', '', body), 201);
    expect(made).toMatchObject({ verified: false, problem: expect.stringMatching(/no management token/) });
    expect(await box.heard()).toEqual([]);
  });

  it.each([
    ['a signal there is not', { signals: ['charge-nothing'] }, /^422 validation_failed signals/],
    ['a permission to control', { permissions: ['control_charge'] }, /^422 validation_failed permissions/],
    [
      'a trigger that is not told',
      { signals: ['odometer-traveleddistance'], triggers: ['charge-ischarging'] },
      /^422 validation_failed triggers/,
    ],
    ['looks too often', { interval: 299 }, /^422 validation_failed interval/],
    ['looks too seldom', { interval: 86_401 }, /^422 validation_failed interval/],
    ['no name', { name: ' ' }, /^422 validation_failed name/],
    ['an address inside', { url: 'https://10.0.0.1/' }, /^422 outbound_refused url/],
    ['a dialect there is not', { dialect: 'other' }, /^422 validation_failed dialect/],
  ])('is not made with %s', async (_, fields, problem) => {
    const partner = await register();
    const body = { dialect: 'smartcar', url: new Box().url, name: NAME, ...fields };
    expect(await codeOf(await call(partner, 'POST', '', body))).toMatch(problem);
  });

  it('is only for an application that speaks it', async () => {
    const partner = await register({ faces: ['core'] });
    const body = { dialect: 'smartcar', url: new Box().url, name: NAME };
    expect(await codeOf(await call(partner, 'POST', '', body))).toBe('422 validation_failed dialect');
  });

  it('has no secret to rotate and no event of ours to be tested with, and hears none', async () => {
    const { partner, webhook, box } = await smartcarEnd();
    expect(await codeOf(await call(partner, 'POST', `/${webhook.id}/rotate-secret`))).toBe('404 not_found');
    expect(await codeOf(await call(partner, 'POST', `/${webhook.id}/test`))).toBe('404 not_found');
    expect(await box.heard()).toHaveLength(1);
  });

  it('is neither seen, verified nor listed by another application', async () => {
    const { webhook } = await smartcarEnd();
    const other = await register();
    for (const [method, path] of [
      ['GET', ''],
      ['POST', '/verify'],
      ['GET', '/vehicles'],
    ] as const)
      expect(await codeOf(await call(other, method, `/${webhook.id}${path}`))).toBe('404 not_found');
  });
});
