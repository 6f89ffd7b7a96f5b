import { expect, test } from 'vitest';
import type { KeyfobConnect } from '../src/keyfob-connect.ts';
import { newScenario } from './scenario.ts';
import { button, cleanUp, eventually, mount, part, press, settled, standAtWindows, until } from './widget.ts';
import { eventsOf, expectNoLeaks } from './witness.ts';

cleanUp();
expectNoLeaks();

const connected = async (into: Node = document.body): Promise<KeyfobConnect> => {
  const scenario = await newScenario();
  standAtWindows();
  const widget = await mount({ sessionEndpoint: scenario.endpoint, presentation: 'popup' }, {}, into);
  await press(widget);
  for (const step of ['intro', 'brand', 'provider', 'vehicles'] as const) {
    await scenario.tell({ status: 'open', step });
    await eventually(() => widget.step).toBe(step);
  }
  await scenario.tell({ status: 'returned' });
  await until(widget, 'confirming');
  await scenario.tell({ status: 'completed', connectedVehicleIds: ['veh_1', 'veh_2'] });
  await until(widget, 'connected');
  await eventually(() => eventsOf(widget, 'keyfob-success').length).toBe(1);
  return widget;
};

test('a whole link: every event, once, in order', async () => {
  const widget = await connected();
  const id = expect.stringMatching(/^les_\w+_1$/);
  const step = (current: string, previous: string | null) => [
    'keyfob-step',
    { sessionId: id, current, previous },
  ];
  const status = (now: string, previous: string) => ['keyfob-status-change', { status: now, previous }];
  expect(eventsOf(widget).map(({ type, detail }) => [type, detail])).toEqual([
    ['keyfob-ready', { version: expect.stringMatching(/^\d+\.\d+\.\d+/) }],
    status('preparing', 'idle'),
    ['keyfob-open', { sessionId: null, action: 'connect', presentation: 'popup' }],
    status('waiting', 'preparing'),
    step('intro', null),
    step('brand', 'intro'),
    step('provider', 'brand'),
    step('vehicles', 'provider'),
    status('confirming', 'waiting'),
    status('connected', 'confirming'),
    ['keyfob-success', { sessionId: id, action: 'connect', connectedVehicleIds: ['veh_1', 'veh_2'] }],
  ]);
});

test('they cross shadow roots, bubble, are frozen, and only keyfob-open can be prevented', async () => {
  const outer = document.createElement('div');
  const inner = document.createElement('div');
  outer.attachShadow({ mode: 'open' }).append(inner);
  inner.attachShadow({ mode: 'closed' }).append(document.createElement('span'));
  document.body.append(outer);
  const heard: CustomEvent[] = [];
  const types = ['keyfob-ready', 'keyfob-open', 'keyfob-status-change', 'keyfob-step', 'keyfob-success'];
  for (const type of types) outer.addEventListener(type, (event) => heard.push(event as CustomEvent));
  await connected(outer.shadowRoot ?? outer);
  expect(new Set(heard.map(({ type }) => type))).toEqual(new Set(types));
  for (const event of heard) {
    expect([event.bubbles, event.composed, event.cancelable]).toEqual([
      true,
      true,
      event.type === 'keyfob-open',
    ]);
    expect(Object.isFrozen(event.detail)).toBe(true);
  }
  outer.remove();
});

test('a page cannot change what others are told', async () => {
  const widget = await connected();
  const [success] = eventsOf(widget, 'keyfob-success');
  const ids = success?.detail['connectedVehicleIds'] as string[];
  expect(() => ids.push('veh_3')).toThrow();
  expect(widget.connectedVehicleIds).toEqual(['veh_1', 'veh_2']);
});

test.each([
  ['denied', 'keyfob-cancel', { reason: 'denied' }],
  ['cancelled', 'keyfob-cancel', { reason: 'cancelled' }],
  ['failed', 'keyfob-error', { code: 'link_failed' }],
  ['expired', 'keyfob-error', { code: 'session_expired' }],
] as const)('%s at the Link page: one %s', async (status, type, detail) => {
  const scenario = await newScenario();
  standAtWindows();
  const widget = await mount({ sessionEndpoint: scenario.endpoint });
  await press(widget);
  await scenario.tell({ status: 'open', step: 'vehicles' });
  await eventually(() => widget.step).toBe('vehicles');
  await scenario.tell({ status });
  await eventually(() => eventsOf(widget, type).length).toBe(1);
  await scenario.say(JSON.stringify({ id: 'les_other', status: 'completed' }));
  await settled(widget);
  const ends = eventsOf(widget, 'keyfob-success', 'keyfob-cancel', 'keyfob-error');
  expect(ends.map((end) => [end.type, end.detail])).toEqual([[type, expect.objectContaining(detail)]]);
  expect(eventsOf(widget, 'keyfob-expired')).toHaveLength(status === 'expired' ? 1 : 0);
});

test('a page that throws in a listener breaks nothing', async () => {
  const silence = (event: ErrorEvent): void => event.preventDefault();
  window.addEventListener('error', silence);
  const scenario = await newScenario();
  standAtWindows();
  const widget = await mount({ sessionEndpoint: scenario.endpoint });
  const fail = (): void => {
    throw new Error('The page’s own fault.');
  };
  widget.addEventListener('keyfob-status-change', fail);
  widget.addEventListener('keyfob-open', fail);
  await press(widget);
  window.removeEventListener('error', silence);
});

test('custom states and the attribute follow the status; there is one at a time', async () => {
  const scenario = await newScenario();
  standAtWindows();
  const widget = await mount({ sessionEndpoint: scenario.endpoint });
  const states = ['idle', 'preparing', 'waiting', 'confirming', 'connected', 'attention', 'error', 'blocked'];
  const shown = (): string[] => states.filter((state) => widget.matches(`:state(${state})`));
  const follow = async (): Promise<void> => {
    await widget.updateComplete;
    expect(shown()).toEqual([widget.status]);
    expect(widget.getAttribute('status')).toBe(widget.status);
  };
  await follow();
  await press(widget);
  await follow();
  await scenario.tell({ status: 'returned' });
  await until(widget, 'confirming');
  await follow();
  await scenario.tell({ status: 'failed' });
  await until(widget, 'error');
  await follow();
});

test('the error’s event says to the owner what the widget shows', async () => {
  const widget = await mount();
  await press(widget, 'error');
  await widget.updateComplete;
  const [error] = eventsOf(widget, 'keyfob-error');
  expect(error?.detail['displayMessage']).toBe(part(widget, 'status')?.textContent);
  expect(button(widget).textContent).toContain('Try again');
});
