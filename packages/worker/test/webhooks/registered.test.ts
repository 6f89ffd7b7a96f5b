import { expect, it } from 'vitest';
import { basicOf } from '../support/applications.ts';
import {
  applicationBody,
  createApplication,
  editApplication,
  operate,
  problemOf,
  type ShownApplication,
  showApplication,
} from '../support/operator.ts';
import { answerOf, Box, call, ringOut, type Shown, verified } from './endpoint.ts';

interface Told {
  readonly id: string;
  readonly url: string;
  readonly secret: string;
}

const toldIn = (application: ShownApplication): readonly Told[] =>
  (application['webhooks'] ?? []) as readonly Told[];

const edited = async (clientId: string, changes: Record<string, unknown>): Promise<ShownApplication> =>
  answerOf(await editApplication(clientId, changes), 200);

it('a registration tells the secret of each webhook once, and it verifies what is sent there', async () => {
  const [one, two] = [new Box(), new Box()];
  const made = await createApplication({ webhookUrls: [one.url] });
  const { clientId, clientSecret = '' } = made;
  const partner = { id: clientId, secret: clientSecret, basic: basicOf(clientId, clientSecret) };
  const first = {
    id: expect.stringMatching(/^whk_/),
    url: one.url,
    secret: expect.stringMatching(/^whsec_/),
  };
  expect(toldIn(made)).toEqual([first]);
  const after = await edited(clientId, { webhookUrls: [one.url, two.url] });
  expect(toldIn(after)).toEqual([{ ...first, url: two.url }]);
  for (const [box, told] of [
    [one, toldIn(made)[0]],
    [two, toldIn(after)[0]],
  ] as const) {
    expect(await answerOf<Shown>(await call(partner, 'GET', `/${told?.id}`), 200)).toMatchObject({
      url: box.url,
    });
    await answerOf(await call(partner, 'POST', `/${told?.id}/test`), 202);
    await ringOut(partner);
    const [message] = await box.heard();
    if (!message) throw new Error('Nothing was heard.');
    expect(verified(told?.secret ?? '', message).type).toBe('webhook.test');
  }
  const rest = [
    (await showApplication(clientId)).application,
    await edited(clientId, { name: 'Renamed' }),
    await edited(clientId, { webhookUrls: [two.url] }),
    await createApplication(),
  ];
  for (const application of rest) expect(application).not.toHaveProperty('webhooks');
});

it('a public client has none, neither from the start nor later', async () => {
  const webhookUrls = ['https://partner.example.com/hooks'];
  const refused = '422 validation_failed webhookUrls';
  const made = await operate('POST', '', applicationBody({ secret: false, webhookUrls }));
  expect(await problemOf(made)).toBe(refused);
  const { clientId } = await createApplication({ secret: false });
  expect(await problemOf(await editApplication(clientId, { webhookUrls }))).toBe(refused);
});
