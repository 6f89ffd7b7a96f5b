import { expect, it } from 'vitest';
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
