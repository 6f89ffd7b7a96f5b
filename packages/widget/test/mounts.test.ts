import { afterEach, expect, test } from 'vitest';
import type { KeyfobConnect } from '../src/keyfob-connect.ts';
import { openPage, type Page } from './page.ts';
import { newScenario, type Scenario } from './scenario.ts';
import { button, cleanUp, eventually, mount, press, standAtWindows, until } from './widget.ts';
import { eventsOf, expectNoLeaks } from './witness.ts';

cleanUp();
expectNoLeaks();

const pages: Page[] = [];
afterEach(() => {
  for (const page of pages.splice(0)) page.close();
});

type Counts = Record<'listeners' | 'timers' | 'sockets' | 'channels' | 'observers', number>;
type Counted = Window & typeof globalThis & { readonly counts: Counts };

const AFTER_ALL: Counts = { listeners: 0, timers: 0, sockets: 0, channels: 0, observers: 0 };

/** A page that counts what lives in it, from before the widget's script is there. */
const countingPage = async (): Promise<{ page: Page; counted: Counted }> => {
  const page = await openPage('/test/pages/counted.htm', '');
  pages.push(page);
  await eventually(() => page.window().customElements.get('keyfob-connect')?.name).toBe('KeyfobConnect');
  return { page, counted: page.window() as Counted };
};

test('the counting page counts', async () => {
  const { counted } = await countingPage();
  counted.addEventListener('focus', () => {});
  counted.setInterval(() => {}, 1_000);
  new counted.BroadcastChannel('any');
  new counted.MutationObserver(() => {}).observe(counted.document, { attributes: true });
  const stop = new counted.AbortController();
  counted.addEventListener('blur', () => {}, { signal: stop.signal });
  expect(counted.counts).toEqual({ listeners: 2, timers: 1, sockets: 0, channels: 1, observers: 1 });
  stop.abort();
  expect(counted.counts.listeners).toBe(1);
});

test('five hundred widgets come and go, and nothing of them is left', { timeout: 60_000 }, async () => {
  const { counted } = await countingPage();
  for (let times = 0; times < 500; times += 1) {
    const widget = counted.document.createElement('keyfob-connect') as KeyfobConnect;
    widget.prefetch = times % 2 ? 'visible' : 'intent';
    counted.document.body.append(widget);
    if (times % 50 === 0) await widget.updateComplete;
    widget.remove();
  }
  await eventually(() => counted.counts).toEqual(AFTER_ALL);
});

test('widgets that were waiting for their owner come and go as well', { timeout: 60_000 }, async () => {
  const { counted } = await countingPage();
  const scenario = await newScenario();
  counted.open = () => ({ closed: false, close: () => {}, focus: () => {} }) as unknown as Window;
  for (let times = 0; times < 12; times += 1) {
    const widget = counted.document.createElement('keyfob-connect') as KeyfobConnect;
    widget.id = `widget-${times}`;
    widget.sessionEndpoint = scenario.endpoint;
    counted.document.body.append(widget);
    await widget.updateComplete;
    button(widget).click();
    await until(widget, 'waiting');
    if (times % 2) await eventually(() => counted.counts.sockets).toBeGreaterThan(0);
    if (times % 3 === 0) widget.cancel();
    widget.remove();
  }
  await eventually(() => counted.counts).toEqual(AFTER_ALL);
  await eventually(async () => (await scenario.log()).sockets).toBe(0);
});

test('ten widgets of a page stay apart', async () => {
  standAtWindows();
  const places: { scenario: Scenario; widget: KeyfobConnect }[] = [];
  for (let index = 0; index < 10; index += 1) {
    const scenario = await newScenario();
    places.push({ scenario, widget: await mount({ sessionEndpoint: scenario.endpoint, id: `w${index}` }) });
  }
  for (const { widget } of places.slice(0, 8)) await press(widget);
  await places[3]?.scenario.tell({ status: 'open', step: 'vehicles' });
  await places[5]?.scenario.tell({ status: 'completed', connectedVehicleIds: ['veh_5'] });
  await places[6]?.scenario.tell({ status: 'denied' });
  await eventually(() => places.map(({ widget }) => widget.status)).toEqual([
    ...[
      'waiting',
      'waiting',
      'waiting',
      'waiting',
      'waiting',
      'connected',
      'idle',
      'waiting',
      'idle',
      'idle',
    ],
  ]);
  await eventually(() => places.map(({ widget }) => widget.step)).toEqual(
    places.map((_place, index) => (index === 3 ? 'vehicles' : null)),
  );
  await eventually(() =>
    places.map(({ widget }) => eventsOf(widget, 'keyfob-success', 'keyfob-cancel').length),
  ).toEqual([0, 0, 0, 0, 0, 1, 1, 0, 0, 0]);
});
