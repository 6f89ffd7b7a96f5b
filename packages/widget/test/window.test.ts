import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { newScenario } from './scenario.ts';
import {
  button,
  cleanUp,
  eventually,
  mount,
  part,
  press,
  settled,
  sleep,
  standAtWindows,
  textOf,
  until,
} from './widget.ts';
import { eventsOf, expectNoLeaks } from './witness.ts';

cleanUp();
expectNoLeaks();

const ready = async (opens = true) => {
  const scenario = await newScenario();
  const opened = standAtWindows(opens);
  // These tests run in a frame, in which a tab would be the default.
  const widget = await mount({ sessionEndpoint: scenario.endpoint, presentation: 'popup' });
  return { scenario, opened, widget };
};

test('a popup is opened by name and size, a tab by no name and without an opener', async () => {
  const { widget } = await ready();
  await press(widget);
  const [url, name, features] = vi.mocked(window.open).mock.lastCall ?? [];
  expect([name, features]).toEqual([
    expect.stringMatching(/^keyfob-les_/),
    expect.stringMatching(/^popup,width=480,height=760,/),
  ]);
  widget.cancel();
  await until(widget, 'idle');
  widget.presentation = 'tab';
  await press(widget);
  const tab = vi.mocked(window.open).mock.lastCall;
  expect(tab?.slice(1)).toEqual(['_blank']);
  expect(tab?.[0]).not.toBe(url);
  const handle: unknown = vi.mocked(window.open).mock.results.at(-1)?.value;
  expect(handle).toHaveProperty('opener', null);
});

test('no window: within 300 ms a real link and this tab are offered, and nothing has failed', async () => {
  const { widget, scenario } = await ready(false);
  button(widget).focus();
  await eventually(async () => (await scenario.seen('session')).length).toBe(1);
  await sleep(200);
  const pressed = performance.now();
  button(widget).click();
  await until(widget, 'blocked');
  await widget.updateComplete;
  const link = part<HTMLAnchorElement>(widget, 'link');
  expect(performance.now() - pressed).toBeLessThan(300);
  expect(link?.href).toMatch(/\/link\/les_\w+_1$/);
  expect([link?.target, link?.rel]).toEqual(['_blank', 'noopener']);
  expect(textOf(widget)).toContain('Your browser did not open the window.');
  // The Link page is never framed, so in a frame this tab is no way.
  expect(button(widget).textContent).toContain('Try again');
  expect(eventsOf(widget, 'keyfob-blocked')).toHaveLength(1);
  expect(eventsOf(widget, 'keyfob-error', 'keyfob-cancel')).toEqual([]);
});

test('the keyboard reaches every way on from there, in the order they are read', async () => {
  const { widget } = await ready(false);
  button(widget).focus();
  await press(widget, 'blocked');
  await widget.updateComplete;
  const visited: (string | null | undefined)[] = [];
  for (let steps = 0; steps < 3; steps += 1) {
    visited.push(widget.shadowRoot?.activeElement?.getAttribute('part'));
    await userEvent.tab();
  }
  expect(visited).toEqual(['button', 'link', 'cancel']);
});

test('Enter on the button opens the window', async () => {
  const { widget, opened } = await ready();
  button(widget).focus();
  await userEvent.keyboard('{Enter}');
  await until(widget, 'waiting');
  expect(opened).toHaveLength(1);
});

test('the link followed, the widget waits like for any window, and stays open to another try', async () => {
  const { widget, scenario } = await ready(false);
  await press(widget, 'blocked');
  await widget.updateComplete;
  const link = part<HTMLAnchorElement>(widget, 'link');
  link?.addEventListener('click', (event) => event.preventDefault());
  link?.click();
  await until(widget, 'waiting');
  await scenario.tell({ status: 'open', step: 'brand' });
  await eventually(() => widget.step).toBe('brand');
  expect(part(widget, 'link')).not.toBeNull();
});

test('cancel tells the server, closes the window, and is told once', async () => {
  const { widget, opened, scenario } = await ready();
  await press(widget);
  await scenario.tell({ status: 'open', step: 'provider' });
  await eventually(() => widget.step).toBe('provider');
  part(widget, 'cancel')?.click();
  await until(widget, 'idle');
  await eventually(async () => (await scenario.seen('cancel')).length).toBe(1);
  const [cancel] = await scenario.seen('cancel');
  expect(cancel?.method).toBe('POST');
  expect(cancel?.headers['authorization']).toMatch(/^Bearer eyJ/);
  expect(opened[0]?.window.closed).toBe(true);
  await sleep(200);
  expect(eventsOf(widget, 'keyfob-cancel').map(({ detail }) => detail)).toEqual([
    { sessionId: expect.stringMatching(/^les_/), reason: 'given_up', atStep: 'provider' },
  ]);
  expect((await scenario.log()).sockets).toBe(0);
  expect(sessionStorage.length).toBe(0);
});

test('a window that seems gone is asked about, never taken for a cancellation', async () => {
  const { widget, opened, scenario } = await ready();
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  const outcome = vi.fn();
  void widget.open().then(outcome);
  await until(widget, 'waiting');
  await scenario.tell({ status: 'open', step: 'provider' });
  const [first] = opened;
  if (first) first.window.closed = true;
  await eventually(() => textOf(widget)).toContain('Is the other window gone?');
  expect(widget.status).toBe('waiting');
  await sleep(1_200);
  expect(eventsOf(widget, 'keyfob-cancel', 'keyfob-error')).toEqual([]);
  expect(outcome).not.toHaveBeenCalled();
  expect(await scenario.seen('cancel')).toEqual([]);
  expect(button(widget).textContent).toContain('Open again');
  button(widget).click();
  await settled(widget);
  expect(opened.map(({ url }) => url)).toEqual([first?.url, first?.url]);
  expect(textOf(widget)).not.toContain('Is the other window gone?');
  await scenario.tell({ status: 'completed', connectedVehicleIds: ['veh_1'] });
  await until(widget, 'connected');
  expect(await scenario.seen('session')).toHaveLength(1);
});

test('while the page has not the focus, nothing is asked about a window: some browsers say closed of all', async () => {
  const { widget, opened } = await ready();
  vi.spyOn(document, 'hasFocus').mockReturnValue(false);
  await press(widget);
  const [first] = opened;
  if (first) first.window.closed = true;
  await sleep(1_500);
  expect(textOf(widget)).not.toContain('Is the other window gone?');
});

test('a real window is opened at the Link page, and asked for once', async () => {
  const scenario = await newScenario();
  const spy = vi.spyOn(window, 'open');
  const widget = await mount({ sessionEndpoint: scenario.endpoint, presentation: 'popup' });
  await press(widget);
  await eventually(async () => (await scenario.seen('page')).length).toBe(1);
  const [visit] = await scenario.seen('page');
  expect(visit?.url).toMatch(/^\/link\/les_\w+_1$/);
  const popup = spy.mock.results[0]?.value as Window;
  expect(popup.closed).toBe(false);
  widget.cancel();
  await eventually(() => popup.closed).toBe(true);
});

test.each([
  ['page says no', true],
  ['page says nothing', false],
])('keyfob-open: the %s', async (_name, refuses) => {
  const { widget, opened, scenario } = await ready();
  widget.addEventListener('keyfob-open', (event) => {
    expect(event.cancelable).toBe(true);
    if (refuses) event.preventDefault();
  });
  const outcome = widget.open();
  if (refuses) {
    expect(await outcome).toBe('prevented');
    expect(widget.status).toBe('idle');
    expect(opened).toEqual([]);
  } else {
    await until(widget, 'waiting');
    await scenario.tell({ status: 'denied' });
    expect(await outcome).toBe('cancelled');
    expect(opened).toHaveLength(1);
  }
});

test('how a press ended is its promise’s value', async () => {
  const { widget, scenario } = await ready();
  const outcome = widget.open();
  await until(widget, 'waiting');
  await scenario.tell({ status: 'completed', connectedVehicleIds: ['veh_1'] });
  expect(await outcome).toBe('connected');
  expect(widget.connectedVehicleIds).toEqual(['veh_1']);
});

test('a cancellation that comes too late is none: the owner has shared, and the link goes on', async () => {
  const { widget, scenario } = await ready();
  await press(widget);
  await scenario.script({ cancel: 409 });
  await scenario.tell({ status: 'returned' });
  await until(widget, 'confirming');
  widget.cancel();
  await eventually(async () => (await scenario.seen('cancel')).length).toBe(1);
  await sleep(200);
  expect(widget.status).toBe('confirming');
  expect(eventsOf(widget, 'keyfob-cancel')).toEqual([]);
  await scenario.tell({ status: 'completed', connectedVehicleIds: ['veh_1'] });
  await until(widget, 'connected');
});

test('a server that cannot be asked keeps nobody from giving up', async () => {
  const { widget, scenario } = await ready();
  await press(widget);
  await scenario.script({ cancel: 500 });
  widget.cancel();
  await until(widget, 'idle');
  expect(eventsOf(widget, 'keyfob-cancel')).toHaveLength(1);
});

test('reset while a link is under way is no success, and leaves the link alone', async () => {
  const { widget, scenario } = await ready();
  await press(widget);
  widget.reset();
  await settled(widget);
  expect(widget.status).toBe('waiting');
  expect(eventsOf(widget, 'keyfob-success', 'keyfob-cancel')).toEqual([]);
  expect(await scenario.seen('cancel')).toEqual([]);
});
