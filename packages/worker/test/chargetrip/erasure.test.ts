import { describe, expect, it } from 'vitest';
import type { Garage } from '../../src/garage/garage.ts';
import { basicOf } from '../support/applications.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { authorize, create, finish, garageStub, newApp, UPDATE, type User, userOf } from './face.ts';
import { clientOf, follow, rawSocket } from './subscriber.ts';

const erase = (user: User): Promise<Response> =>
  fetchKeyfob(`/v1/users/${user.sub}`, {
    method: 'DELETE',
    headers: { Authorization: basicOf(user.app.clientId, 'a-secret') },
  });

/** What a Worker hears that watches a garage: the last status of each message, and at the end the code of its close. */
const watching = async (garage: DurableObjectStub<Garage>, clientId: string) => {
  const { webSocket } = await garage.fetch(`https://garage/views?application=${clientId}`, {
    headers: { Upgrade: 'websocket' },
  });
  if (!webSocket) throw new Error('no socket');
  const heard: unknown[] = [];
  const over = Promise.withResolvers<void>();
  webSocket.addEventListener('message', ({ data }) => {
    const views: readonly { readonly status: string }[] = JSON.parse(String(data));
    heard.push(views.at(-1)?.status);
  });
  webSocket.addEventListener('close', ({ code }) => {
    heard.push(code);
    over.resolve();
  });
  webSocket.accept();
  return { heard, over: over.promise };
};

describe('who follows a vehicle of a user who is erased', () => {
  it('hears that it is removed, and is done', async () => {
    const app = await newApp();
    const user = await userOf(app);
    const [pending, linked] = [await create(user), await create(user)];
    await authorize(user, linked.id, { code: await finish(linked.authorization_url) });
    const client = clientOf(app, user.token);
    const followers = [follow(client, pending.id), follow(client, linked.id)];
    await Promise.all(followers.map((each) => each.hears(() => true)));
    expect((await erase(user)).status).toBe(204);
    for (const each of followers) {
      expect(await each.ended).toBeNull();
      expect(each.heard.at(-1)?.status).toBe('removed');
    }
  });

  it('may follow another on the same socket', async () => {
    const app = await newApp();
    const user = await userOf(app);
    const socket = await rawSocket();
    const ids = { 'x-client-id': app.clientId, 'x-app-id': app.clientId };
    socket.send({ type: 'connection_init', payload: { ...ids, Authorization: `Bearer ${user.token}` } });
    expect(await socket.next()).toEqual({ type: 'connection_ack' });
    const told = (id: string, vehicle: object) => ({
      type: 'next',
      id,
      payload: { data: { connectedVehicle: vehicle } },
    });
    const begin = async (name: string): Promise<string> => {
      const { id } = await create(user);
      const query = `subscription { connectedVehicle(id: "${id}") { status label } }`;
      socket.send({ type: 'subscribe', id: name, payload: { query } });
      expect(await socket.next()).toEqual(told(name, { status: 'pending_authorization', label: null }));
      return id;
    };
    const first = await begin('one');
    expect((await erase(user)).status).toBe(204);
    expect(await socket.next()).toEqual(told('one', { status: 'removed', label: null }));
    expect(await socket.next()).toEqual({ type: 'complete', id: 'one' });
    // Where there is no garage any more, nothing is there to be followed; one that is made later is.
    const gone = `subscription { connectedVehicle(id: "${first}") { status } }`;
    socket.send({ type: 'subscribe', id: 'gone', payload: { query: gone } });
    expect(await socket.next()).toMatchObject({
      id: 'gone',
      payload: { data: null, errors: [{ extensions: { code: 'CONNECTED_VEHICLE_NOT_FOUND' } }] },
    });
    expect(await socket.next()).toEqual({ type: 'complete', id: 'gone' });
    const id = await begin('two');
    await user.call(UPDATE, { input: { id, label: 'Second' } });
    expect(await socket.next()).toEqual(told('two', { status: 'pending_authorization', label: 'Second' }));
  });
});

it.each(['erase', 'giveUp'] as const)('a garage tells its end before it lets go: %s', async (verb) => {
  const app = await newApp();
  const user = await userOf(app);
  await create(user);
  const garage = (await garageStub(user)) as unknown as DurableObjectStub<Garage>;
  const { heard, over } = await watching(garage, app.clientId);
  expect(verb === 'erase' ? await garage.erase([]) : await garage.giveUp(app.clientId)).toBe(true);
  await over;
  expect(heard).toEqual(['removed', 1000]);
});
