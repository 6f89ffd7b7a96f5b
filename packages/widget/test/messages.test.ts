import { afterEach, describe, expect, test, vi } from 'vitest';
import type { KeyfobConnect } from '../src/keyfob-connect.ts';
import { newScenario, type Scenario, SERVER } from './scenario.ts';
import { cleanUp, eventually, mount, press, sleep, standAtWindows } from './widget.ts';
import { eventsOf, expectNoLeaks } from './witness.ts';

cleanUp();
expectNoLeaks();

const HINT = 'keyfob-returned';
const frames: HTMLIFrameElement[] = [];
afterEach(() => {
  for (const frame of frames.splice(0)) frame.remove();
});

const waiting = async (): Promise<{ widget: KeyfobConnect; scenario: Scenario; popup: object }> => {
  const scenario = await newScenario();
  standAtWindows();
  const widget = await mount({ sessionEndpoint: scenario.endpoint });
  await press(widget);
  await scenario.tell({ status: 'open', step: 'provider' });
  await eventually(() => widget.step).toBe('provider');
  const popup: object = vi.mocked(window.open).mock.results[0]?.value;
  return { widget, scenario, popup };
};

/** Nothing but a look may have come of it: not the state, not an event, not more than one request in two seconds. */
const expectUnmoved = async (
  { widget, scenario }: { widget: KeyfobConnect; scenario: Scenario },
  looks: number,
): Promise<void> => {
  await sleep(600);
  expect([widget.status, widget.step]).toEqual(['waiting', 'provider']);
  expect(eventsOf(widget, 'keyfob-success', 'keyfob-cancel', 'keyfob-error')).toEqual([]);
  const { seen } = await scenario.log();
  expect(seen.filter(({ kind }) => kind === 'poll')).toHaveLength(looks);
  expect(seen.filter(({ kind }) => kind === 'cancel')).toEqual([]);
};

/** Has a frame of this origin say it five times. */
const sayFrom = async (src: string, data: unknown, sandbox?: string): Promise<string> => {
  const frame = document.createElement('iframe');
  frames.push(frame);
  if (sandbox !== undefined) frame.setAttribute('sandbox', sandbox);
  const heard = new Promise<string>((resolve) =>
    window.addEventListener('message', ({ origin, source }) => {
      if (source === frame.contentWindow) resolve(origin);
    }),
  );
  frame.src = `${src}#${encodeURIComponent(JSON.stringify(data))}`;
  document.body.append(frame);
  return heard;
};

const STRANGER = `${SERVER}/stranger`;
const LOOK_ALIKE = `${location.protocol}//${location.hostname}.localhost:${location.port}/test/pages/stranger.htm`;

test.each([
  ['another port', STRANGER, undefined, SERVER],
  ['a name that begins like ours', LOOK_ALIKE, undefined, new URL(LOOK_ALIKE).origin],
  ['no origin', STRANGER, 'allow-scripts', 'null'],
])('a message from %s is not even a hint', async (_name, src, sandbox, origin) => {
  const place = await waiting();
  expect(await sayFrom(src, HINT, sandbox)).toBe(origin);
  await expectUnmoved(place, 0);
});

describe('messages made by hand', () => {
  const say = (init: MessageEventInit): boolean => window.dispatchEvent(new MessageEvent('message', init));

  test('the right words from this origin and another window are not a hint', async () => {
    const place = await waiting();
    say({ origin: location.origin, data: HINT, source: window });
    say({ origin: location.origin, data: HINT, source: null });
    await expectUnmoved(place, 0);
  });

  test('from the window itself it is a hint: one look, however often it is said', async () => {
    const place = await waiting();
    const { popup } = place;
    vi.spyOn(MessageEvent.prototype, 'source', 'get').mockReturnValue(popup as Window);
    for (let times = 0; times < 50; times += 1) say({ origin: location.origin, data: HINT });
    await expectUnmoved(place, 1);
  });

  test.each([
    ['another origin', 'https://app.example.com', HINT],
    ['an origin that ours is the beginning of', `${location.origin}.example.com`, HINT],
    ['the origin “null”', 'null', HINT],
    ['no origin', '', HINT],
    ['this origin, and a snapshot', location.origin, { id: 'les_1', status: 'completed' }],
    ['this origin, and an object like the words', location.origin, { toString: (): string => HINT }],
    ['this origin, and three megabytes', location.origin, HINT.repeat(200_000)],
    ['this origin, and nothing', location.origin, null],
  ])('from the window itself, but with %s: nothing', async (_name, origin, data) => {
    const place = await waiting();
    vi.spyOn(MessageEvent.prototype, 'source', 'get').mockReturnValue(place.popup as Window);
    expect(() => say({ origin, data })).not.toThrow();
    await expectUnmoved(place, 0);
  });

  test('data whose getters throw, from anywhere, does no harm', async () => {
    const place = await waiting();
    const trap = new Proxy(
      {},
      {
        get: () => {
          throw new Error('No.');
        },
      },
    );
    vi.spyOn(MessageEvent.prototype, 'source', 'get').mockReturnValue(place.popup as Window);
    say({ origin: location.origin, data: trap });
    await expectUnmoved(place, 0);
  });
});

describe('the channel of this origin', () => {
  const shout = async (...messages: unknown[]): Promise<readonly unknown[]> => {
    const channel = new BroadcastChannel('keyfob-connect');
    const answers: unknown[] = [];
    channel.onmessage = ({ data }) => answers.push(data);
    for (const message of messages) channel.postMessage(message);
    await sleep(300);
    channel.close();
    return answers;
  };

  test.each([
    ['nothing', null],
    ['words', 'returned'],
    ['a list', ['returned']],
    ['no id', { type: 'returned' }],
    ['an id that is a number', { type: 'returned', sessionId: 7 }],
    ['the id of another session', { type: 'returned', sessionId: 'les_other_1' }],
    ['its own answer', { type: 'received', sessionId: 'les_other_1' }],
    ['a result', { type: 'completed', sessionId: null, connectedVehicleIds: ['veh_1'] }],
    ['three megabytes', { type: 'x'.repeat(3_000_000), sessionId: null }],
  ])('junk is passed over: %s', async (_name, message) => {
    const place = await waiting();
    expect(await shout(message)).toEqual([]);
    await expectUnmoved(place, 0);
  });

  test('a return page of this session is answered, and the server is asked; the answer moves nothing', async () => {
    const place = await waiting();
    const [asked] = eventsOf(place.widget, 'keyfob-step');
    const sessionId = asked?.detail['sessionId'];
    expect(await shout({ type: 'returned', sessionId })).toEqual([{ type: 'received', sessionId }]);
    await expectUnmoved(place, 1);
  });

  test('one that names no session is answered only once the server says that its owner is back', async () => {
    const place = await waiting();
    expect(await shout({ type: 'returned', sessionId: null })).toEqual([]);
    await expectUnmoved(place, 1);
    const answers: unknown[] = [];
    const channel = new BroadcastChannel('keyfob-connect');
    channel.onmessage = ({ data }) => answers.push(data);
    await place.scenario.tell({ status: 'returned' });
    await eventually(() => answers).toEqual([{ type: 'received', sessionId: null }]);
    channel.close();
  });
});
