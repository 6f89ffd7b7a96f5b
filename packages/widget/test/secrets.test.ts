import { expect, test } from 'vitest';
import { newScenario } from './scenario.ts';
import { button, cleanUp, eventually, mount, part, press, settled, standAtWindows, until } from './widget.ts';
import { eventsOf, expectNoLeaks, OVERSHARED, outsideView, secretIn } from './witness.ts';

cleanUp();
expectNoLeaks();

const TALKATIVE = { session: OVERSHARED } as const;

test('a backend and a server that say too much: none of it gets out, on any way a link can go', async () => {
  for (const end of ['completed', 'denied', 'cancelled', 'failed', 'expired', 'given_up'] as const) {
    const scenario = await newScenario(TALKATIVE);
    standAtWindows();
    const widget = await mount({ sessionEndpoint: scenario.endpoint, id: end });
    await press(widget);
    await scenario.tell({ ...OVERSHARED, status: 'open', step: 'provider' });
    await eventually(() => widget.step).toBe('provider');
    if (end === 'given_up') widget.cancel();
    else await scenario.tell({ ...OVERSHARED, status: end, connectedVehicleIds: ['veh_1'] });
    await eventually(() => eventsOf(widget, 'keyfob-success', 'keyfob-cancel', 'keyfob-error').length).toBe(
      1,
    );
    await settled(widget);
    widget.remove();
  }
});

test('nor while it is only looking, is blocked, or cannot begin', async () => {
  const polled = await newScenario({ ...TALKATIVE, socket: 'refused' });
  standAtWindows();
  const widget = await mount({ sessionEndpoint: polled.endpoint, id: 'polled' });
  await press(widget);
  await polled.tell({ ...OVERSHARED, status: 'returned' });
  await until(widget, 'confirming');
  standAtWindows(false);
  const blocked = await newScenario(TALKATIVE);
  const other = await mount({ sessionEndpoint: blocked.endpoint, id: 'blocked' });
  await press(other, 'blocked');
  await settled(other);
  expect(part(other, 'link')).not.toBeNull();
  const refused = await newScenario({ endpoint: { answer: OVERSHARED } });
  await press(await mount({ sessionEndpoint: refused.endpoint, id: 'refused' }), 'error');
});

test('the address of the Link page stands in the real link, and nowhere else', async () => {
  const { endpoint } = await newScenario();
  standAtWindows(false);
  const widget = await mount({ sessionEndpoint: endpoint });
  await press(widget, 'blocked');
  await settled(widget);
  const places = widget.shadowRoot?.innerHTML.match(/[\w-]*="[^"]*\/link\/les_[^"]*"/g);
  expect(places).toHaveLength(1);
  expect(places?.[0]).toMatch(/^href=/);
  expect(widget.outerHTML).not.toContain('les_');
});

test('the only keeper is this tab’s own storage, and only while a link is under way', async () => {
  const scenario = await newScenario(TALKATIVE);
  standAtWindows();
  const widget = await mount({ sessionEndpoint: scenario.endpoint });
  await press(widget);
  const kept = sessionStorage.getItem('keyfob-connect') ?? '';
  expect(kept).toContain('statusToken');
  expect(kept).not.toMatch(/kfc_|WVWZZZ|owner@/);
  expect([localStorage.length, document.cookie]).toEqual([0, '']);
  widget.cancel();
  await eventually(() => sessionStorage.getItem('keyfob-connect')).toBeNull();
});

test('neither a property of the element nor its JSON gives the ticket away', async () => {
  const { endpoint } = await newScenario();
  standAtWindows();
  const widget = await mount({ sessionEndpoint: endpoint });
  await press(widget);
  const values: unknown[] = [];
  for (
    let proto: object | null = widget;
    proto && proto !== HTMLElement.prototype;
    proto = Object.getPrototypeOf(proto)
  )
    for (const name of Object.getOwnPropertyNames(proto)) values.push(Reflect.get(widget, name));
  const plain = values.filter((value) => typeof value !== 'function' && !(value instanceof Node));
  const text = plain.map((value) => {
    try {
      return JSON.stringify(value) ?? '';
    } catch {
      return '';
    }
  });
  expect(text.length).toBeGreaterThan(10);
  expect(text.filter((each) => secretIn(each) !== null)).toEqual([]);
});

test('the scan sees what it is for', async () => {
  expect(secretIn(`{"code":"${OVERSHARED.code}"}`)).toBe('code');
  expect(secretIn(`VIN ${OVERSHARED.vin}`)).toBe('VIN');
  expect(secretIn(OVERSHARED.email)).toBe('e-mail');
  expect(secretIn('https://app.example.com/return?state=1')).toBe('parameter');
  expect(secretIn('eyJhbGciOiJIUzI1NiJ9.e30.c2ln')).toBe('token');
  expect(secretIn('les_abc123_1 veh_1 req_1 session_expired')).toBeNull();
  const before = await outsideView();
  expect(before.length).toBeGreaterThan(100);
  const widget = await mount({}, { title: 'A title to be seen' });
  button(widget).title = 'Another';
  await settled(widget);
  const after = await outsideView();
  expect(after.some((text) => text.includes('A title to be seen'))).toBe(true);
  expect(after.some((text) => text.includes('Another'))).toBe(true);
});
