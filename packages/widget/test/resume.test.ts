import { afterEach, expect, test, vi } from 'vitest';
import { isAway, openSite, openTopSite, type Page } from './page.ts';
import { newScenario, type Scenario } from './scenario.ts';
import { newTicket } from './tickets.ts';
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

const pages: Page[] = [];
afterEach(() => {
  for (const page of pages.splice(0)) page.close();
});

const site = async (body: string): Promise<Page> => {
  const page = await openSite(body);
  pages.push(page);
  return page;
};

const markup = ({ endpoint }: Scenario, attributes = ''): string =>
  `<keyfob-connect session-endpoint="${endpoint}" ${attributes}></keyfob-connect>`;

/** `undefined` while the page is another site's. */
const statusOf = (page: Page): string | null | undefined => {
  try {
    return page.window().document.querySelector('keyfob-connect')?.getAttribute('status');
  } catch {
    return undefined;
  }
};

const pressOn = async (page: Page, selector?: string): Promise<void> => {
  const widget = page.widget(selector);
  vi.spyOn(page.window(), 'open').mockImplementation(
    () => ({ closed: false, close: () => {}, focus: () => {} }) as unknown as Window,
  );
  await widget.updateComplete;
  button(widget).click();
  await until(widget, 'waiting');
};

test('a page that is loaded anew goes on with its link, and asks for no other', async () => {
  const scenario = await newScenario();
  const page = await site(markup(scenario));
  await pressOn(page);
  await scenario.tell({ status: 'open', step: 'provider' });
  await eventually(() => page.widget().step).toBe('provider');
  await page.reload();
  await eventually(() => page.widget().status).toBe('waiting');
  await eventually(() => page.widget().step).toBe('provider');
  await scenario.tell({ status: 'completed', connectedVehicleIds: ['veh_1'] });
  await until(page.widget(), 'connected');
  expect(await scenario.seen('session')).toHaveLength(1);
  await page.reload();
  await settled(page.widget());
  expect(page.widget().status).toBe('idle');
  expect(sessionStorage.getItem('keyfob-connect')).toBeNull();
});

test('what ended while the page was away is heard when it is back', async () => {
  const scenario = await newScenario();
  const page = await site(markup(scenario));
  await pressOn(page);
  page.close();
  await scenario.tell({ status: 'completed', connectedVehicleIds: ['veh_1'] });
  const later = await site(markup(scenario));
  await until(later.widget(), 'connected');
});

test('two widgets of a page go on each with its own link', async () => {
  const [left, right] = [await newScenario(), await newScenario()];
  const page = await site(`${markup(left, 'id="left"')}${markup(right, 'id="right"')}`);
  await pressOn(page, '#right');
  await page.reload();
  await until(page.widget('#right'), 'waiting');
  expect(page.widget('#left').status).toBe('idle');
});

test('what a stranger wrote into the storage is no link, nor is one that is over', async () => {
  const ticket = await newTicket(await newScenario());
  const entry = { purpose: { action: 'connect' }, presentation: 'popup', place: '', page: location.href };
  const stored = (change: object): string => JSON.stringify([{ ...entry, ticket: { ...ticket, ...change } }]);
  const junk = [
    '',
    '{',
    '7',
    '[null]',
    '{"ticket":1}',
    stored({ url: 'javascript:alert(1)' }),
    stored({ url: 'http://keyfob.example.com/link/les_1' }),
    stored({ id: '../les_1' }),
    stored({ expiresAt: '2020-01-01' }),
    ...[
      { page: 'https://site.example.com/' },
      { page: 'javascript:alert(1)' },
      { purpose: null },
      { purpose: { action: 'sell' } },
      { presentation: 'hologram' },
    ].map((change) => JSON.stringify([{ ...entry, ticket, ...change }])),
  ];
  const show = async (text: string) => {
    sessionStorage.setItem('keyfob-connect', text);
    const widget = await mount({ sessionEndpoint: '/nowhere' });
    await sleep(50);
    return widget;
  };
  for (const text of junk) {
    const widget = await show(text);
    expect(widget.status, text).toBe('idle');
    widget.remove();
  }
  await until(await show(stored({})), 'waiting');
});

test('same-tab: the page goes to the Link page, and takes the link up when it is back', async () => {
  const scenario = await newScenario();
  const page = await openTopSite(markup(scenario, 'presentation="redirect"'));
  pages.push(page);
  const home = page.window().location.href;
  await page.widget().updateComplete;
  button(page.widget()).click();
  await eventually(() => isAway(page)).toBe(true);
  const [visit] = await scenario.seen('page');
  expect(visit?.url).toMatch(/^\/link\/les_\w+_1$/);
  await scenario.tell({ status: 'returned' });
  page.go(home);
  await eventually(() => statusOf(page)).toBe('confirming');
  const kept = page.window().sessionStorage.getItem('keyfob-connect');
  expect(kept).toContain('"presentation":"redirect"');
  await scenario.tell({ status: 'completed', connectedVehicleIds: ['veh_1'] });
  await until(page.widget(), 'connected');
  expect(await scenario.seen('session')).toHaveLength(1);
});

test('a page kept for the way back holds no socket meanwhile, and listens again once it is back', async () => {
  const scenario = await newScenario();
  standAtWindows();
  const widget = await mount({ sessionEndpoint: scenario.endpoint });
  await press(widget);
  const sockets = async (): Promise<number> => (await scenario.log()).sockets;
  await eventually(sockets).toBe(1);
  window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
  await eventually(sockets).toBe(0);
  await scenario.tell({ status: 'returned' });
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  await eventually(sockets).toBe(1);
  await until(widget, 'confirming');
});

test('offline: it says so, and goes on where it was when it is back', async () => {
  const scenario = await newScenario();
  standAtWindows();
  const widget = await mount({ sessionEndpoint: scenario.endpoint });
  await press(widget);
  await scenario.tell({ status: 'open', step: 'provider' });
  await eventually(() => widget.step).toBe('provider');
  window.dispatchEvent(new Event('offline'));
  expect(widget.status).toBe('offline');
  await widget.updateComplete;
  expect(button(widget).textContent).toContain('Try again');
  window.dispatchEvent(new Event('online'));
  expect(widget.status).toBe('waiting');
  expect(widget.step).toBe('provider');
  expect(eventsOf(widget, 'keyfob-cancel', 'keyfob-error')).toEqual([]);
});

test('offline at the press: no error, and the next press works when the browser is back', async () => {
  const scenario = await newScenario({ endpoint: { down: true } });
  standAtWindows();
  const onLine = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  const widget = await mount({ sessionEndpoint: scenario.endpoint });
  await press(widget, 'offline');
  onLine.mockReturnValue(true);
  await scenario.script({});
  window.dispatchEvent(new Event('online'));
  await until(widget, 'idle');
  await press(widget);
  expect(eventsOf(widget, 'keyfob-error')).toEqual([]);
});

test('given up while its session was on its way, the next press is a press of its own', async () => {
  const scenario = await newScenario({ endpointDelay: 1_000 });
  const opened = standAtWindows();
  const widget = await mount({ sessionEndpoint: scenario.endpoint });
  await press(widget, 'preparing');
  await eventually(async () => (await scenario.seen('session')).length).toBe(1);
  widget.cancel();
  expect(widget.status).toBe('idle');
  widget.brand = 'renault';
  await widget.updateComplete;
  await press(widget);
  await settled(widget);
  expect(opened.map(({ url }) => url)).toEqual([expect.stringMatching(/_2$/)]);
});

test('taken out of the page and put back, a widget goes on with its link', async () => {
  const scenario = await newScenario();
  standAtWindows();
  const widget = await mount({ sessionEndpoint: scenario.endpoint });
  await press(widget);
  const sockets = async (): Promise<number> => (await scenario.log()).sockets;
  await eventually(sockets).toBe(1);
  widget.remove();
  await eventually(sockets).toBe(0);
  document.body.append(widget);
  await eventually(sockets).toBe(1);
  expect(widget.status).toBe('waiting');
});

test('another widget in the same place takes over from one that was taken out', async () => {
  const scenario = await newScenario();
  standAtWindows();
  const first = await mount({ sessionEndpoint: scenario.endpoint });
  await press(first);
  first.remove();
  const second = await mount({ sessionEndpoint: scenario.endpoint });
  await until(second, 'waiting');
});

test('right after a link the next one opens a window of its own', async () => {
  const scenario = await newScenario();
  const opened = standAtWindows();
  const widget = await mount({ sessionEndpoint: scenario.endpoint });
  await press(widget);
  await scenario.tell({ status: 'completed', connectedVehicleIds: ['veh_1'] });
  await until(widget, 'connected');
  await press(widget);
  expect(opened.map(({ url }) => url.at(-1))).toEqual(['1', '2']);
});
