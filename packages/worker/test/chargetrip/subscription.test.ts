import { evictAllDurableObjects } from 'cloudflare:test';
import { describe, expect, it } from 'vitest';
import { authorize, create, eventually, finish, isGone, newApp, REMOVE, UPDATE, userOf } from './face.ts';
import { inSeconds } from './identity-provider.ts';
import { clientOf, follow, openSocket, rawSocket } from './subscriber.ts';

describe('a subscriber', () => {
  it('hears every change of a connected vehicle’s life, though its garage is evicted between any two', async () => {
    const app = await newApp();
    const user = await userOf(app);
    const { id, authorization_url } = await create(user);
    const subscriber = follow(clientOf(app, user.token), id);
    await subscriber.hears(({ status }) => status === 'pending_authorization');
    await evictAllDurableObjects();
    await user.call(UPDATE, { input: { id, label: 'Blue one' } });
    await subscriber.hears(({ label }) => label === 'Blue one');
    await evictAllDurableObjects();
    const before = subscriber.heard.length;
    const code = await finish(authorization_url);
    expect(subscriber.heard.slice(before).map(({ status }) => status)).toEqual(['pending_authorization']);
    await evictAllDurableObjects();
    await authorize(user, id, { code });
    const authorized = await subscriber.hears(({ status }) => status === 'authorized');
    expect([authorized.vin?.length, authorized.authorization_url]).toEqual([17, null]);
    await evictAllDurableObjects();
    await user.call(REMOVE, { input: { id } });
    await subscriber.hears(({ status }) => status === 'pending_removal');
    await eventually(() => isGone(user, id));
    await subscriber.hears(({ status }) => status === 'removed');
    expect(await subscriber.ended).toBeNull();
  });

  it('hears of two vehicles on one socket, each its own', async () => {
    const app = await newApp();
    const user = await userOf(app);
    const [one, other] = [await create(user), await create(user)];
    const client = clientOf(app, user.token);
    const [first, second] = [follow(client, one.id), follow(client, other.id)];
    await Promise.all([first.hears(() => true), second.hears(() => true)]);
    await user.call(UPDATE, { input: { id: other.id, label: 'Second' } });
    await second.hears(({ label }) => label === 'Second');
    expect(first.heard).toHaveLength(1);
  });

  it('is told that there is no such vehicle, whoever’s it is', async () => {
    const app = await newApp();
    const [user, stranger] = await Promise.all([userOf(app), userOf(app)]);
    const { id } = await create(user);
    for (const wanted of [id, 'x', `${id}x`]) {
      const [error] = (await follow(clientOf(app, stranger.token), wanted).ended) as { extensions: object }[];
      expect(error).toMatchObject({ extensions: { code: 'CONNECTED_VEHICLE_NOT_FOUND' } });
    }
  });

  it('is turned away with a code that a client tries again after, where its token is not good', async () => {
    const app = await newApp();
    const user = await userOf(app);
    const { id } = await create(user);
    const old = await app.tokens.sign({ sub: user.sub, iat: inSeconds(-7200), exp: inSeconds(-1) });
    const end = (token: string | null) => follow(clientOf(app, token), id).ended;
    expect(await end(null)).toMatchObject({ code: 4403, reason: 'AUTH_TOKEN_INVALID' });
    expect(await end('x')).toMatchObject({ code: 4403, reason: 'AUTH_TOKEN_INVALID' });
    expect(await end(old)).toMatchObject({ code: 4403, reason: 'AUTH_TOKEN_EXPIRED' });
    const nobody = { ...app, clientId: 'nobody' };
    expect(await follow(clientOf(nobody, user.token), id).ended).toMatchObject({
      code: 4403,
      reason: 'UNKNOWN_CLIENT',
    });
  });

  it('is let go when its token ends', async () => {
    const app = await newApp();
    const user = await userOf(app);
    const { id } = await create(user);
    const token = await app.tokens.sign({ sub: user.sub, exp: inSeconds(3) });
    const subscriber = follow(clientOf(app, token), id);
    await subscriber.hears(() => true);
    expect(await subscriber.ended).toMatchObject({ code: 4403, reason: 'AUTH_TOKEN_EXPIRED' });
  });

  it('whose garage is out of reach is asked to come again, and hears where things stand', async () => {
    const app = await newApp();
    const user = await userOf(app);
    const { id } = await create(user);
    const subscriber = follow(clientOf(app, user.token, 3), id);
    await subscriber.hears(() => true);
    await evictAllDurableObjects({ webSockets: 'close' });
    await user.call(UPDATE, { input: { id, label: 'Meanwhile' } });
    await subscriber.hears(({ label }) => label === 'Meanwhile');
  });
});

describe('a socket at /subscription', () => {
  it('speaks graphql-transport-ws and nothing else', async () => {
    expect((await openSocket()).headers.get('Sec-WebSocket-Protocol')).toBe('graphql-transport-ws');
    for (const protocol of ['graphql-ws', '', 'x, y'])
      expect((await openSocket(protocol)).webSocket).toBeNull();
  });

  it('answers pings, before anybody said who they are', async () => {
    const socket = await rawSocket();
    socket.send({ type: 'ping', payload: { n: 1 } });
    expect(await socket.next()).toEqual({ type: 'pong', payload: { n: 1 } });
  });

  it('is closed on what is no message of the protocol, or comes out of turn', async () => {
    const closed = async (...messages: unknown[]): Promise<number> => {
      const socket = await rawSocket();
      for (const message of messages) socket.send(message);
      return socket.closed;
    };
    const init = { type: 'connection_init' };
    expect(await closed('{')).toBe(4400);
    expect(await closed({ type: 'x' })).toBe(4400);
    expect(await closed({ type: 'subscribe', id: '1', payload: { query: '{ a }' } })).toBe(4401);
    expect(await closed('x'.repeat(30_000))).toBe(4400);
    expect(await closed(init)).toBe(4403);
  });

  it('from a foreign page is turned away', async () => {
    const app = await newApp();
    const { token } = await userOf(app);
    const enter = async (Origin: string): Promise<unknown> => {
      const socket = await rawSocket({ Origin });
      const payload = {
        'X-Client-Id': app.clientId,
        'X-App-Id': app.clientId,
        authorization: `Bearer ${token}`,
      };
      socket.send({ type: 'connection_init', payload });
      return Promise.race([socket.next(), socket.closed]);
    };
    expect(await enter('https://second.example')).toEqual({ type: 'connection_ack' });
    expect(await enter('https://evil.example')).toBe(4403);
  });

  it('has ten operations at a time, each a subscription', async () => {
    const app = await newApp();
    const user = await userOf(app);
    const { id } = await create(user);
    const socket = await rawSocket();
    const payload = {
      'x-client-id': app.clientId,
      'x-app-id': app.clientId,
      Authorization: `Bearer ${user.token}`,
    };
    socket.send({ type: 'connection_init', payload });
    await socket.next();
    const run = async (
      name: string,
      query: string,
    ): Promise<{ type: string; payload?: { extensions?: { code: string } }[] }> => {
      socket.send({ type: 'subscribe', id: name, payload: { query } });
      return (await socket.next()) as { type: string };
    };
    const query = `subscription { connectedVehicle(id: "${id}") { id } }`;
    for (let count = 0; count < 10; count += 1) expect((await run(`s${count}`, query)).type).toBe('next');
    const eleventh = await run('s10', query);
    expect([eleventh.type, eleventh.payload?.[0]?.extensions?.code]).toEqual([
      'error',
      'TOO_MANY_OPERATIONS',
    ]);
    socket.send({ type: 'complete', id: 's0' });
    expect((await run('s11', query)).type).toBe('next');
    socket.send({ type: 'complete', id: 's1' });
    const mutation = await run('s12', `mutation { removeConnectedVehicle(input: { id: "${id}" }) { id } }`);
    expect([mutation.type, mutation.payload?.[0]?.extensions?.code]).toEqual(['error', 'BAD_REQUEST']);
  });
});
