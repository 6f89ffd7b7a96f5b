import { expect, test, vi } from 'vitest';
import { newScenario } from './scenario.ts';
import {
  button,
  cleanUp,
  eventually,
  mount,
  press,
  settled,
  sleep,
  standAtWindows,
  until,
} from './widget.ts';
import { eventsOf, expectNoLeaks } from './witness.ts';

cleanUp();
expectNoLeaks();

const hover = (target: HTMLElement): boolean => target.dispatchEvent(new PointerEvent('pointerenter'));

test('nothing is asked for before somebody means to connect', async () => {
  const scenario = await newScenario();
  const widget = await mount({ sessionEndpoint: scenario.endpoint });
  await sleep(300);
  expect((await scenario.log()).seen).toEqual([]);
  hover(button(widget));
  await eventually(async () => (await scenario.seen('session')).length).toBe(1);
  expect(widget.status).toBe('idle');
});

test.each(['pointerenter', 'focus'] as const)('%s prepares a session', async (type) => {
  const scenario = await newScenario();
  const widget = await mount({ sessionEndpoint: scenario.endpoint });
  button(widget).dispatchEvent(new Event(type));
  await eventually(async () => (await scenario.seen('session')).length).toBe(1);
});

test('the press uses what was prepared, opens its final address within the press, and once', async () => {
  const scenario = await newScenario();
  const opened = standAtWindows();
  const widget = await mount({ sessionEndpoint: scenario.endpoint });
  hover(button(widget));
  hover(button(widget));
  await eventually(async () => (await scenario.seen('session')).length).toBe(1);
  await sleep(100);
  button(widget).click();
  // Nothing was awaited since the press.
  expect(opened.map(({ url }) => url)).toEqual([expect.stringMatching(/^http:.*\/link\/les_\w+_1$/)]);
  expect(widget.status).toBe('waiting');
  button(widget).click();
  await settled(widget);
  expect(opened).toHaveLength(1);
  expect(opened[0]?.window.focused).toBe(1);
  expect(await scenario.seen('session')).toHaveLength(1);
});

test('a press that comes before the session waits for it, and opens no empty window meanwhile', async () => {
  const scenario = await newScenario({ endpointDelay: 300 });
  const opened = standAtWindows();
  const widget = await mount({ sessionEndpoint: scenario.endpoint });
  button(widget).click();
  await until(widget, 'preparing');
  expect(opened).toEqual([]);
  await until(widget, 'waiting');
  expect(opened.map(({ url }) => url)).toEqual([expect.stringContaining('/link/les_')]);
});

test('a double click asks once and opens one window', async () => {
  const scenario = await newScenario({ endpointDelay: 200 });
  const opened = standAtWindows();
  const widget = await mount({ sessionEndpoint: scenario.endpoint });
  button(widget).click();
  button(widget).click();
  await until(widget, 'waiting');
  button(widget).dispatchEvent(new MouseEvent('dblclick'));
  await settled(widget);
  expect(opened).toHaveLength(1);
  expect(await scenario.seen('session')).toHaveLength(1);
  expect(eventsOf(widget, 'keyfob-open')).toHaveLength(1);
});

test('two calls of open() in one breath share one window', async () => {
  const scenario = await newScenario({ endpointDelay: 100 });
  const opened = standAtWindows();
  const widget = await mount({ sessionEndpoint: scenario.endpoint });
  const outcomes = Promise.all([widget.open(), widget.open()]);
  await until(widget, 'waiting');
  expect(opened).toHaveLength(1);
  widget.cancel();
  expect(await outcomes).toEqual(['cancelled', 'cancelled']);
});

test('what the endpoint is asked for: the page’s wishes, as JSON, and what makes a browser ask first', async () => {
  const scenario = await newScenario();
  standAtWindows();
  const widget = await mount({
    sessionEndpoint: scenario.endpoint,
    country: 'NO',
    brand: 'hyundai',
    selection: 'single',
    returnUrl: 'https://app.example.com/return',
  });
  await press(widget);
  const [asked] = await scenario.seen('session');
  expect(asked?.headers).toMatchObject({ 'content-type': 'application/json', 'x-keyfob-connect': '1' });
  expect(asked?.headers['cookie']).toBeUndefined();
  expect(JSON.parse(asked?.body ?? '')).toEqual({
    action: 'connect',
    connectedVehicleId: null,
    brand: 'hyundai',
    country: 'NO',
    selection: 'single',
    returnUrl: 'https://app.example.com/return',
    language: 'en',
  });
});

test('another wish, another session: what was prepared for the old one is not opened', async () => {
  const scenario = await newScenario();
  const opened = standAtWindows();
  const widget = await mount({ sessionEndpoint: scenario.endpoint });
  hover(button(widget));
  await eventually(async () => (await scenario.seen('session')).length).toBe(1);
  widget.brand = 'renault';
  await press(widget);
  expect(opened[0]?.url).toMatch(/_2$/);
});

test('a session with less than a minute left is not opened; a new one is', async () => {
  const scenario = await newScenario({ session: { expiresAt: new Date(Date.now() + 50_000).toISOString() } });
  const opened = standAtWindows();
  const widget = await mount({ sessionEndpoint: scenario.endpoint });
  hover(button(widget));
  await eventually(async () => (await scenario.seen('session')).length).toBe(1);
  await scenario.script({});
  await press(widget);
  expect(opened.map(({ url }) => url)).toEqual([expect.stringMatching(/_2$/)]);
});

test('what could not be prepared is tried again at the press, without a word in between', async () => {
  const scenario = await newScenario({ endpoint: { status: 500 } });
  standAtWindows();
  const widget = await mount({ sessionEndpoint: scenario.endpoint });
  hover(button(widget));
  await eventually(async () => (await scenario.seen('session')).length).toBe(1);
  await settled(widget);
  expect(widget.status).toBe('idle');
  expect(eventsOf(widget, 'keyfob-error')).toEqual([]);
  await scenario.script({});
  await press(widget);
});

test('fetchSession goes before the endpoint, and is given a signal', async () => {
  const scenario = await newScenario();
  standAtWindows();
  const fetchSession = vi.fn(async ({ signal, action }: { signal: AbortSignal; action: string }) => {
    expect(signal.aborted).toBe(false);
    expect(action).toBe('connect');
    return (await fetch(scenario.endpoint, { method: 'POST', signal })).json();
  });
  const widget = await mount({ sessionEndpoint: 'https://unused.example.com/', fetchSession });
  await press(widget);
  expect(fetchSession).toHaveBeenCalledOnce();
});

test('prefetch="none" waits for the press; prefetch="visible" for the element to come into view', async () => {
  const none = await newScenario();
  const visible = await newScenario();
  const first = await mount({ sessionEndpoint: none.endpoint, prefetch: 'none' });
  hover(button(first));
  const below = document.createElement('div');
  below.style.paddingBlockStart = '300vh';
  document.body.append(below);
  const second = await mount({ sessionEndpoint: visible.endpoint, prefetch: 'visible' }, {}, below);
  await sleep(300);
  expect((await none.log()).seen).toEqual([]);
  expect((await visible.log()).seen).toEqual([]);
  second.scrollIntoView();
  await eventually(async () => (await visible.seen('session')).length).toBe(1);
  below.remove();
});

test('a disabled widget prepares nothing and opens nothing', async () => {
  const scenario = await newScenario();
  const opened = standAtWindows();
  const widget = await mount({ sessionEndpoint: scenario.endpoint, disabled: true });
  hover(button(widget));
  button(widget).click();
  widget.click();
  await sleep(200);
  expect(opened).toEqual([]);
  expect((await scenario.log()).seen).toEqual([]);
});
