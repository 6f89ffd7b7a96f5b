import { expect, it } from 'vitest';
import { basicOf } from '../support/applications.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { applicationBody, createApplication, operate, showApplication } from '../support/operator.ts';

it('one address in three spellings is one webhook', async () => {
  const spellings = [
    'https://hooks.example.com',
    'https://hooks.example.com/',
    'https://HOOKS.example.com:443/',
  ];
  const { clientId } = await createApplication({ webhookUrls: spellings });
  expect((await showApplication(clientId)).application.webhookUrls).toEqual(['https://hooks.example.com/']);
});

it('the tag that a registration is answered with is the tag to edit it by', async () => {
  const webhookUrls = ['d', 'b', 'c', 'a'].map((path) => `https://partner.example.com/${path}`);
  const made = await operate('POST', '', applicationBody({ webhookUrls }));
  const { clientId } = await made.json<{ clientId: string }>();
  const edited = await operate(
    'PATCH',
    `/${clientId}`,
    { name: 'Renamed' },
    { 'If-Match': made.headers.get('ETag') ?? '' },
  );
  expect(edited.status).toBe(200);
});

it('a webhook of another protocol is the application’s own: no list of addresses names it or ends it', async () => {
  const { clientId, clientSecret = '' } = await createApplication({
    faces: ['core', 'smartcar'],
    webhookUrls: ['https://partner.example.com/a'],
  });
  const headers = { Authorization: basicOf(clientId, clientSecret), 'Content-Type': 'application/json' };
  const body = JSON.stringify({
    dialect: 'smartcar',
    url: 'https://partner.example.com/b',
    name: 'Charging',
  });
  expect((await fetchKeyfob('/v1/webhooks', { method: 'POST', headers, body })).status).toBe(201);
  const shown = await showApplication(clientId);
  expect(shown.application.webhookUrls).toEqual(['https://partner.example.com/a']);
  const edited = await operate('PATCH', `/${clientId}`, { webhookUrls: [] }, { 'If-Match': shown.tag });
  expect(edited.status).toBe(200);
  const left = await (await fetchKeyfob('/v1/webhooks', { headers })).json<{ data: { dialect: string }[] }>();
  expect(left.data.map(({ dialect }) => dialect)).toEqual(['smartcar']);
});
