import { describe, expect, it, vi } from 'vitest';
import type { AppContext } from '../../src/context.ts';
import { ViewUpdates } from '../../src/dialects/chargetrip/view-updates.ts';
import { create, newApp, type User, userOf } from './face.ts';
import { type RawSocket, rawSocket } from './subscriber.ts';

const enter = async (user: User): Promise<RawSocket> => {
  const { clientId } = user.app;
  const socket = await rawSocket();
  const payload = { 'x-client-id': clientId, 'x-app-id': clientId, Authorization: `Bearer ${user.token}` };
  socket.send({ type: 'connection_init', payload });
  expect(await socket.next()).toEqual({ type: 'connection_ack' });
  return socket;
};

const entered = async () => {
  const user = await userOf(await newApp());
  const { id } = await create(user);
  const socket = await enter(user);
  const query = `subscription { connectedVehicle(id: "${id}") { id } }`;
  const subscribe = (name: string): void => socket.send({ type: 'subscribe', id: name, payload: { query } });
  return { socket, subscribe, user, query };
};

interface Answer {
  readonly id: string;
  readonly type: string;
  readonly payload?: readonly { readonly extensions: { readonly code: string } }[];
}

describe('a socket', () => {
  it('has room again only when what it gave up is over', async () => {
    const { socket, subscribe } = await entered();
    for (let count = 0; count < 10; count += 1) {
      subscribe(`s${count}`);
      socket.send({ type: 'complete', id: `s${count}` });
    }
    subscribe('eleventh');
    const refused = (await socket.next()) as Answer;
    expect([refused.id, refused.type, refused.payload?.[0]?.extensions.code]).toEqual([
      'eleventh',
      'error',
      'TOO_MANY_OPERATIONS',
    ]);
    for (let tries = 0; ; tries += 1) {
      subscribe(`again${tries}`);
      const answer = (await socket.next()) as Answer;
      if (answer.type === 'next') break;
      expect(tries).toBeLessThan(30);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });

  it('that begins more operations than anybody follows is closed', async () => {
    const { socket, subscribe, query } = await entered();
    const unknown = query.replace(/"[^"]+"/, '"nothing"');
    for (let count = 0; count < 60; count += 1) {
      socket.send({ type: 'subscribe', id: `s${count}`, payload: { query: unknown } });
      expect(await socket.next()).toMatchObject({ payload: { data: null } });
      expect(await socket.next()).toMatchObject({ type: 'complete' });
    }
    subscribe('one more');
    expect(await socket.closed).toBe(4429);
  });

  it('that says more than anybody has to say is closed, whoever it is', async () => {
    const socket = await rawSocket();
    for (let count = 0; count < 601; count += 1) socket.send({ type: 'pong' });
    expect(await socket.closed).toBe(4429);
  });

  it('is asked whether it is there, and closed when it does not say so', async () => {
    // Pings come sooner here.
    const every = globalThis.setInterval;
    const sooner = vi.spyOn(globalThis, 'setInterval').mockImplementation((ring) => every(ring, 200));
    const socket = await enter(await userOf(await newApp()));
    sooner.mockRestore();
    expect(await socket.next()).toEqual({ type: 'ping' });
    socket.send({ type: 'pong' });
    expect(await socket.next()).toEqual({ type: 'ping' });
    expect(await socket.closed).toBe(1001);
  });
});

describe('the updates of a user', () => {
  it('are tried for anew after the garage was out of reach', async () => {
    const answers: (() => Response)[] = [
      () => {
        throw new Error('out of reach');
      },
      () => new Response(null, { status: 404 }),
      () => {
        const { 0: client } = new WebSocketPair();
        return new Response(null, { status: 101, webSocket: client });
      },
    ];
    const stub = { fetch: async () => answers.shift()?.() };
    const env = { GARAGE: { get: () => stub, idFromName: () => 'id' } };
    const c = { env } as unknown as AppContext;
    const updates = new ViewUpdates(() => {});
    const open = () => updates.open(c, { jurisdiction: 'unrestricted', name: 'name' }, 'client');
    await expect(open()).rejects.toThrow('out of reach');
    expect(await open()).toBe(false);
    expect(await open()).toBe(true);
    expect(await open()).toBe(true);
    updates.close();
  });
});
