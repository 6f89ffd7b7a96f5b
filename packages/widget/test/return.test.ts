import { afterEach, expect, test, vi } from 'vitest';
import { isAway, openPage, openTopSite, type Page } from './page.ts';
import { newScenario, type Scenario } from './scenario.ts';
import { newTicket } from './tickets.ts';
import { button, cleanUp, eventually, mount, press, standAtWindows, until } from './widget.ts';
import { eventsOf, expectNoLeaks, OVERSHARED, outsideView, secretIn } from './witness.ts';

cleanUp();
expectNoLeaks();

const pages: Page[] = [];
afterEach(() => {
  for (const page of pages.splice(0)) page.close();
});

const QUERY = `?code=${OVERSHARED.code}&state=af0ifjsldkj&iss=https%3A%2F%2Fkeyfob.example.com`;

/** The return page, in a window that names its session, or none. */
const comeBack = async (sessionId: string | null, query = ''): Promise<Page> => {
  const page = await openPage(`/test/pages/return.htm${query}`, sessionId ?? 'anything');
  pages.push(page);
  return page;
};

const data = (page: Page, name: string): string | undefined =>
  page.window().document?.documentElement.dataset[name];

const waiting = async (scenario: Scenario): Promise<{ sessionId: string }> => {
  const opened = standAtWindows();
  await press(await mount({ sessionEndpoint: scenario.endpoint }));
  return { sessionId: opened[0]?.url.split('/').at(-1) ?? '' };
};

test('handed over: the widget answers, the page says so and closes itself', async () => {
  const { sessionId } = await waiting(await newScenario());
  const page = await comeBack(sessionId);
  await eventually(() => data(page, 'closed')).toBe('true');
  expect(data(page, 'keyfobReturn')).toBe('received');
});

test('it names no session: answered once the server has said that the owner is back', async () => {
  const scenario = await newScenario();
  await waiting(scenario);
  const page = await comeBack(null);
  await eventually(() => data(page, 'keyfobReturn')).toBe('waiting');
  expect(data(page, 'closed')).toBeUndefined();
  await scenario.tell({ status: 'returned' });
  await eventually(() => data(page, 'closed')).toBe('true');
});

test('after the link has ended: still answered, for the server is faster than the return page', async () => {
  const scenario = await newScenario();
  const { sessionId } = await waiting(scenario);
  await scenario.tell({ status: 'completed', connectedVehicleIds: ['veh_1'] });
  const [widget] = document.getElementsByTagName('keyfob-connect');
  if (!widget) throw new Error('No widget.');
  await until(widget as Parameters<typeof until>[0], 'connected');
  expect(eventsOf(widget, 'keyfob-success')).toEqual([]);
  const page = await comeBack(sessionId);
  await eventually(() => data(page, 'closed')).toBe('true');
  await eventually(() => eventsOf(widget, 'keyfob-success').length).toBe(1);
});

test('nobody waits and nothing was started here: it says so, closes nothing and goes nowhere', async () => {
  const page = await comeBack('les_of_another_browser');
  const before = page.window().location.href;
  await eventually(() => data(page, 'keyfobReturn')).toBe('alone');
  expect(data(page, 'closed')).toBeUndefined();
  expect(page.window().location.href).toBe(before);
});

test.each(['https://site.example.com/', 'javascript:void(document.documentElement.dataset.ran = 1)'])(
  'it leads nobody to what somebody wrote into the storage: %s',
  async (page) => {
    const ticket = await newTicket(await newScenario());
    const purpose = { action: 'connect', connectedVehicleId: null, brand: null };
    const entry = { ticket, purpose, presentation: 'redirect', place: '', page };
    sessionStorage.setItem('keyfob-connect', JSON.stringify([entry]));
    const opened = await comeBack(ticket.id);
    await eventually(() => data(opened, 'keyfobReturn')).toBe('alone');
    expect(data(opened, 'ran')).toBeUndefined();
    expect(opened.window().location.pathname).toContain('return');
  },
);

test('loaded anew it does the same again, and no harm', async () => {
  const scenario = await newScenario();
  const { sessionId } = await waiting(scenario);
  const page = await comeBack(sessionId);
  await eventually(() => data(page, 'closed')).toBe('true');
  await page.reload();
  await eventually(() => data(page, 'closed')).toBe('true');
  expect(await scenario.seen('cancel')).toEqual([]);
});

test('the answer meant for another return page is not its own', async () => {
  const page = await comeBack('les_mine');
  const channel = new BroadcastChannel('keyfob-connect');
  await eventually(() => data(page, 'keyfobReturn')).toBe('waiting');
  for (const sessionId of ['les_other', null, 7]) channel.postMessage({ type: 'received', sessionId });
  channel.postMessage({ type: 'returned', sessionId: 'les_mine' });
  await eventually(() => data(page, 'keyfobReturn')).toBe('alone');
  expect(data(page, 'closed')).toBeUndefined();
  channel.close();
});

test('same tab: back to the page where the owner started, at once', async () => {
  const scenario = await newScenario();
  const start = await openTopSite(
    `<keyfob-connect session-endpoint="${scenario.endpoint}" presentation="redirect"></keyfob-connect>`,
  );
  pages.push(start);
  button(start.widget()).click();
  // A window that is told to go on while it is still on its way stays where it was going.
  await eventually(() => isAway(start)).toBe(true);
  expect(await scenario.seen('page')).toHaveLength(1);
  start.go(`/test/pages/return.htm${QUERY}`);
  const waits = (): boolean => {
    try {
      return start.widget().status === 'waiting';
    } catch {
      return false;
    }
  };
  await eventually(waits).toBe(true);
  expect(start.window().location.search).toBe('');
  await scenario.tell({ status: 'completed', connectedVehicleIds: ['veh_1'] });
  await until(start.widget(), 'connected');
});

test('it reads nothing of the address, and nothing it sends or keeps carries any of it', async () => {
  const { sessionId } = await waiting(await newScenario());
  const heard: string[] = [];
  const channel = new BroadcastChannel('keyfob-connect');
  channel.onmessage = (event) => heard.push(JSON.stringify(event.data));
  const page = await comeBack(sessionId, QUERY);
  await eventually(() => data(page, 'closed')).toBe('true');
  channel.close();
  expect(heard).toEqual([
    JSON.stringify({ type: 'returned', sessionId }),
    JSON.stringify({ type: 'received', sessionId }),
  ]);
  const requested = page
    .window()
    .performance.getEntriesByType('resource')
    .map(({ name }) => name);
  expect(requested.length).toBeGreaterThan(1);
  const kept = JSON.stringify({ ...page.window().localStorage, cookie: page.window().document.cookie });
  const dom = page.window().document.documentElement.outerHTML;
  for (const text of [...requested, kept, dom, ...heard])
    expect(text).not.toMatch(/kfc_|af0ifjsldkj|[?&]code=/);
  expect((await outsideView()).filter((text) => text.includes('af0ifjsldkj'))).toEqual([]);
  expect(secretIn(QUERY)).not.toBeNull();
});

test('its hint to the opener has no content, and goes to this origin alone', async () => {
  const page = await comeBack('les_mine');
  const opener = { postMessage: vi.fn() };
  const again = page.window();
  Object.defineProperty(again, 'opener', { value: opener });
  const script = again.document.createElement('script');
  script.type = 'module';
  script.src = '/src/return.ts?again';
  again.document.head.append(script);
  await eventually(() => opener.postMessage.mock.calls).toEqual([['keyfob-returned', location.origin]]);
});
