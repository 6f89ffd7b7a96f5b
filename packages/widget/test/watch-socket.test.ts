import type { SessionSnapshot } from '@keyfob/shared/link-session/session';
import { afterAll, describe, expect, test } from 'vitest';
import type { WidgetError } from '../src/session-store/errors.ts';
import { Watch } from '../src/session-store/watch.ts';
import { newScenario, SERVER } from './scenario.ts';
import type { Script } from './server/script.ts';
import { newTicket } from './tickets.ts';
import { sleep, soon } from './widget.ts';

const watches: Watch[] = [];
afterAll(() => {
  for (const watch of watches.splice(0)) watch.close();
});

const start = async (script: Script = {}) => {
  const scenario = await newScenario(script);
  const ticket = await newTicket(scenario);
  const snapshots: SessionSnapshot[] = [];
  const refusals: WidgetError[] = [];
  const watch = new Watch(ticket, {
    onSnapshot: (snapshot) => snapshots.push(snapshot),
    onRefused: (error) => refusals.push(error),
  });
  watches.push(watch);
  const steps = (): (string | undefined)[] => snapshots.map(({ status, step }) => step ?? status);
  return { scenario, ticket, snapshots, refusals, watch, steps };
};

describe.concurrent('the live status by socket', () => {
  test('the token is a subprotocol’s value: in no address, of a socket or of a look', async () => {
    const { scenario, ticket, steps } = await start();
    await soon(() => steps().join() === 'created');
    const [socket] = await scenario.seen('socket');
    expect(socket?.url).toBe(`/v1/link-sessions/${ticket.id}/watch`);
    expect(socket?.headers['sec-websocket-protocol']).toBe(`keyfob.status.v1, ${ticket.statusToken}`);
    const { seen } = await scenario.log();
    expect(seen.filter(({ url }) => url.includes(ticket.statusToken))).toEqual([]);
  });

  test('what the socket carries is told in order, and nobody looks besides', async () => {
    const { scenario, steps } = await start();
    await soon(() => steps().join() === 'created');
    for (const step of ['intro', 'brand', 'provider', 'vehicles'] as const)
      await scenario.tell({ status: 'open', step });
    await soon(() => steps().join() === 'created,intro,brand,provider,vehicles');
    await sleep(2_500);
    expect(await scenario.seen('poll')).toEqual([]);
    expect(await scenario.seen('socket')).toHaveLength(1);
  });

  test('junk on the socket is passed over: no JSON, huge, unknown status, no id', async () => {
    const { scenario, steps, ticket } = await start();
    await soon(() => steps().join() === 'created');
    const junk = [
      '',
      'ping',
      '{',
      'null',
      '[]',
      '7',
      '{"id":7,"status":"open"}',
      `{"id":"${ticket.id}","status":"paused"}`,
      `{"id":"${ticket.id}","status":"opened"}`,
      JSON.stringify({ id: ticket.id, status: 'completed', padding: 'x'.repeat(5_000) }),
      JSON.stringify({ status: 'completed' }),
    ];
    for (const text of junk) await scenario.say(text);
    await scenario.tell({ status: 'open', step: 'brand' });
    await soon(() => steps().join() === 'created,brand');
  });

  test('newer fields are no reason to pass a snapshot over', async () => {
    const { scenario, steps } = await start();
    await soon(() => steps().join() === 'created');
    await scenario.tell({ status: 'open', step: 'intro', v: 9, brand: { slug: 'x' } });
    await soon(() => steps().join() === 'created,intro');
  });

  test('a socket that is cut is opened again after a look, and what was missed is told', async () => {
    const { scenario, steps } = await start();
    await soon(() => steps().join() === 'created');
    await scenario.cut();
    await scenario.tell({ status: 'open', step: 'vehicles' });
    await soon(() => steps().includes('vehicles'));
    await soon(async () => (await scenario.log()).sockets === 1);
  });

  test('after three sockets that did not open only looking is left', { timeout: 40_000 }, async () => {
    const { scenario, steps } = await start({ socket: 'refused' });
    await soon(async () => (await scenario.seen('poll')).length >= 4, 30_000);
    expect(await scenario.seen('socket')).toHaveLength(3);
    await scenario.tell({ status: 'open', step: 'brand' });
    await soon(() => steps().includes('brand'), 12_000);
    expect(await scenario.seen('socket')).toHaveLength(3);
  });

  test('closed, it is silent: no socket, no look, no word, whatever comes', async () => {
    const { scenario, steps, watch } = await start();
    await soon(() => steps().join() === 'created');
    watch.close();
    await soon(async () => (await scenario.log()).sockets === 0);
    watch.refresh();
    await scenario.tell({ status: 'completed' });
    await sleep(2_500);
    const { seen } = await scenario.log();
    expect(seen.filter(({ kind }) => kind === 'poll')).toEqual([]);
    expect(seen.filter(({ kind }) => kind === 'socket')).toHaveLength(1);
    expect(steps()).toEqual(['created']);
  });

  test('closed while its socket was still opening, it does not open it again', async () => {
    const scenario = await newScenario();
    const watch = new Watch(await newTicket(scenario), { onSnapshot: () => {}, onRefused: () => {} });
    watch.close();
    await sleep(2_500);
    expect((await scenario.log()).sockets).toBe(0);
    expect((await scenario.log()).seen.filter(({ kind }) => kind === 'poll')).toEqual([]);
  });

  test('the live status is asked for where the Link page is', async () => {
    const { ticket, steps } = await start();
    await soon(() => steps().join() === 'created');
    expect(new URL(ticket.url).origin).toBe(SERVER);
  });
});

// Alone: a browser opens one socket to a server at a time, and this one does not end.
test('a socket that hangs on its way keeps nobody from looking', async () => {
  const { scenario, steps, watch } = await start({ socket: 'hanging' });
  await scenario.tell({ status: 'open', step: 'brand' });
  await soon(() => steps().join() === 'brand');
  watch.close();
});
