import { describe, expect, test } from 'vitest';
import type { KeyfobConnect } from '../src/keyfob-connect.ts';
import { newScenario } from './scenario.ts';
import { button, cleanUp, mount, part, press, settled, standAtWindows, textOf } from './widget.ts';
import { expectNoLeaks } from './witness.ts';

cleanUp();
expectNoLeaks();

type Name = keyof KeyfobConnect;

/** Attribute, property, what the attribute says, and what the property is then. */
const PAIRS: readonly [string, Name, string, unknown][] = [
  ['session-endpoint', 'sessionEndpoint', '/link-session', '/link-session'],
  ['return-url', 'returnUrl', 'https://app.example.com/return', 'https://app.example.com/return'],
  ['connected-vehicle-id', 'connectedVehicleId', 'veh_1', 'veh_1'],
  ['brand', 'brand', 'renault', 'renault'],
  ['country', 'country', 'NO', 'NO'],
  ['name', 'name', 'car', 'car'],
  ['selection', 'selection', 'single', 'single'],
  ['presentation', 'presentation', 'tab', 'tab'],
  ['prefetch', 'prefetch', 'none', 'none'],
  ['theme', 'theme', 'dark', 'dark'],
  ['size', 'size', 'l', 'l'],
  ['variant', 'variant', 'outline', 'outline'],
  ['disabled', 'disabled', '', true],
  ['required', 'required', '', true],
  ['vehicles', 'vehicles', '[{"id":"veh_1","status":"authorized"}]', [{ id: 'veh_1', status: 'authorized' }]],
];

const OTHER: Partial<Record<Name, unknown>> = { disabled: false, required: false, vehicles: [] };
const other = (property: Name): unknown => (property in OTHER ? OTHER[property] : 'other');

describe.each(PAIRS)('%s', (attribute, property, text, value) => {
  test('is a property and an attribute, and the last word holds', async () => {
    const before = await mount();
    before.setAttribute(attribute, text);
    expect(before[property]).toEqual(value);
    Object.assign(before, { [property]: other(property) });
    expect(before[property]).toEqual(other(property));
    const after = await mount({ [property]: other(property) });
    await after.updateComplete;
    after.removeAttribute(attribute);
    after.setAttribute(attribute, text);
    expect(after[property]).toEqual(value);
  });

  test('holds when it was set before the element was defined: either way, and the property goes before', async () => {
    const elsewhere = document.implementation.createHTMLDocument();
    const [byAttribute, byProperty, both] = ['a', 'b', 'c'].map(() =>
      elsewhere.createElement('keyfob-connect'),
    );
    byAttribute?.setAttribute(attribute, text);
    Object.assign(byProperty ?? {}, { [property]: value });
    both?.setAttribute(attribute, text);
    Object.assign(both ?? {}, { [property]: other(property) });
    expect(byAttribute && property in byAttribute).toBe(property in HTMLElement.prototype);
    for (const element of [byAttribute, byProperty, both]) if (element) document.body.append(element);
    const upgraded = [byAttribute, byProperty, both] as KeyfobConnect[];
    await Promise.all(upgraded.map(({ updateComplete }) => updateComplete));
    expect(upgraded.map((widget) => widget[property])).toEqual([value, value, other(property)]);
  });

  test('comes along with a clone', async () => {
    const widget = await mount({}, { [attribute]: text });
    const clone = widget.cloneNode(true) as KeyfobConnect;
    document.body.append(clone);
    expect(clone[property]).toEqual(value);
  });
});

test.each(['name', 'theme', 'size', 'variant'] as const)('%s is reflected', async (property) => {
  const widget = await mount({ [property]: 'x' });
  expect(widget.getAttribute(property)).toBe('x');
});

test.each(['sessionEndpoint', 'returnUrl', 'connectedVehicleId', 'brand', 'country', 'vehicles'] as const)(
  '%s is not written into the page',
  async (property) => {
    const value = property === 'vehicles' ? [{ id: 'veh_1', status: 'authorized' }] : 'unseen';
    const widget = await mount({ [property]: value });
    expect(widget.outerHTML).not.toMatch(/unseen|veh_1/);
  },
);

test.each([
  ['false', false],
  ['true', true],
  ['', true],
  ['disabled', true],
])('disabled="%s" is %s, for the button and for forms', async (text, disabled) => {
  const widget = await mount({}, { disabled: text });
  await settled(widget);
  expect([widget.disabled, button(widget).disabled, widget.matches(':disabled')]).toEqual([
    disabled,
    disabled,
    disabled,
  ]);
  widget.setAttribute('disabled', 'false');
  await settled(widget);
  expect([widget.disabled, button(widget).disabled, widget.matches(':disabled')]).toEqual([
    false,
    false,
    false,
  ]);
});

test.each([
  ['a list', '[{"id":"veh_1","name":"Kona","status":"authorized"}]', 'Kona'],
  ['the whole answer', '{"data":[{"id":"veh_1","name":"Kona","status":"authorized"}],"cursor":null}', 'Kona'],
  ['no JSON', 'Kona', ''],
  ['a number', '7', ''],
  ['null', 'null', ''],
  ['entries that are none', '[null,7,{},{"id":1,"status":"authorized"}]', ''],
])('vehicles as an attribute: %s', async (_name, text, shown) => {
  const widget = await mount({}, { vehicles: text });
  expect(part(widget, 'vehicles')?.textContent ?? '').toContain(shown);
  expect(widget.status).toBe(shown ? 'connected' : 'idle');
});

test.each([null, undefined, 7, 'Kona', {}, { data: null }])(
  'vehicles as a property may be anything: %s',
  async (value) => {
    const widget = await mount();
    Object.assign(widget, { vehicles: value });
    await widget.updateComplete;
    expect(widget.status).toBe('idle');
  },
);

test('what a site calls a vehicle is text, whatever it looks like', async () => {
  const name = '<img src=x onerror=alert(1)>';
  const widget = await mount({ vehicles: [{ id: 'veh_1', name, status: 'authorized' }] });
  expect(textOf(widget)).toContain(name);
  expect(widget.shadowRoot?.querySelector('img')).toBeNull();
});

test('a clone of a widget that waits is at the start, and shares nothing with it', async () => {
  const scenario = await newScenario();
  standAtWindows();
  const widget = await mount({ sessionEndpoint: scenario.endpoint, id: 'first' });
  await press(widget);
  const clone = widget.cloneNode(true) as KeyfobConnect;
  clone.id = 'second';
  document.body.append(clone);
  await settled(clone);
  expect([clone.status, clone.getAttribute('status')]).toEqual(['idle', 'idle']);
  expect(widget.status).toBe('waiting');
});

test('in a template it sleeps; what is made of the template lives', async () => {
  const template = document.createElement('template');
  template.innerHTML = '<keyfob-connect brand="kia"></keyfob-connect>';
  const inside = template.content.firstElementChild;
  expect(inside?.shadowRoot).toBeNull();
  document.body.append(template.content.cloneNode(true));
  const [widget] = [...document.querySelectorAll('keyfob-connect')];
  await (widget as KeyfobConnect).updateComplete;
  expect((widget as KeyfobConnect).brand).toBe('kia');
  expect(button(widget as KeyfobConnect).textContent).toContain('Connect your car');
});

test('nothing is written to the element before it is in the page', () => {
  const widget = document.createElement('keyfob-connect');
  expect(widget.getAttributeNames()).toEqual([]);
});
