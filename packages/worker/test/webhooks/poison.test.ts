import { expect, it } from 'vitest';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { connectUser } from '../support/linking.ts';
import { listening, ringOut, webhooksOf } from './endpoint.ts';

restoreClockAfterEach();

const MINUTE = 60;

it('however many messages are refused, they keep nobody else’s back for longer', async () => {
  const end = await listening();
  const { partner, box } = end;
  const first = await connectUser({}, { partner });
  await ringOut(partner);
  await box.behave({ does: 'answer', refuses: first.userId });
  for (let links = 0; links < 12; links += 1) await connectUser({ userId: first.userId }, { partner });
  for (let rounds = 0; rounds < 6; rounds += 1) {
    letPass(5 * MINUTE);
    await ringOut(partner);
  }
  const second = await connectUser({}, { partner });
  const arrived = async () =>
    (await box.heard()).some(({ body, status }) => status === 204 && body.includes(second.userId));
  for (let tries = 0; tries < 2 && !(await arrived()); tries += 1) {
    letPass(65 * MINUTE);
    await ringOut(partner);
  }
  expect(await arrived()).toBe(true);
}, 60_000);

it('a message that is refused for hours keeps a new one back for two minutes at most', async () => {
  const end = await listening();
  const { partner, box } = end;
  const first = await connectUser({}, { partner });
  await ringOut(partner);
  await box.behave({ does: 'answer', refuses: first.userId });
  const headers = { Authorization: partner.basic };
  await fetchKeyfob(`/v1/connected-vehicles/${first.vehicleIds[0]}`, { method: 'DELETE', headers });
  for (let hours = 0; hours < 6; hours += 1) {
    letPass(60 * MINUTE);
    await ringOut(partner);
  }
  const [webhook] = await webhooksOf(partner);
  expect(webhook?.resumeAt).toBeGreaterThan(Date.now() + 10 * MINUTE * 1000);
  const second = await connectUser({}, { partner });
  const arrived = async () =>
    (await box.heard()).some(({ body, status }) => status === 204 && body.includes(second.userId));
  for (let minutes = 0; minutes < 2; minutes += 1) {
    await ringOut(partner);
    letPass(MINUTE);
  }
  await ringOut(partner);
  expect(await arrived()).toBe(true);
}, 60_000);
