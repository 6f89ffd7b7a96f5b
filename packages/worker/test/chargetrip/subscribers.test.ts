import { expect, it } from 'vitest';
import { WATCHERS_LIMIT } from '../../src/garage/view-watchers.ts';
import { create, newApp, UPDATE, userOf } from './face.ts';
import { clientOf, follow } from './subscriber.ts';

it('a user has so many subscribers; the next is refused, and those there are stay', async () => {
  const app = await newApp();
  const [user, other] = [await userOf(app), await userOf(app)];
  const { id } = await create(user);
  const enter = () => follow(clientOf(app, user.token), id);
  const subscribers = Array.from({ length: WATCHERS_LIMIT }, enter);
  await Promise.all(subscribers.map((each) => each.hears(() => true)));
  const next = enter();
  expect(await next.ended).toMatchObject([
    { path: ['connectedVehicle'], extensions: { code: 'TOO_MANY_REQUESTS', exception: { status: 429 } } },
  ]);
  const another = await create(other);
  await follow(clientOf(app, other.token), another.id).hears(() => true);
  await user.call(UPDATE, { input: { id, label: 'All of them' } });
  await Promise.all(subscribers.map((each) => each.hears(({ label }) => label === 'All of them')));
  await subscribers[0]?.client.dispose();
  // On the very socket that was refused before, too.
  const again = follow(next.client, id);
  await again.hears(({ label }) => label === 'All of them');
});
