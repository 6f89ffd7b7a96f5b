import { expect, test } from 'vitest';
import type { KeyfobConnect } from '../src/keyfob-connect.ts';
import type { ShownVehicle } from '../src/session-store/state.ts';
import { newScenario, type Scenario } from './scenario.ts';
import {
  button,
  cleanUp,
  eventually,
  mount,
  part,
  press,
  settled,
  standAtWindows,
  textOf,
  until,
} from './widget.ts';
import { eventsOf, expectNoLeaks, OVERSHARED } from './witness.ts';

cleanUp();
expectNoLeaks();

const KONA = { id: 'veh_kona', name: 'Kona', status: 'authorized' };
const ZOE = { id: 'veh_zoe', name: 'Zoe', status: 'reauthorization_required' };
const LEAF = {
  id: 'veh_leaf',
  name: 'Leaf',
  status: 'reauthorization_required',
  reason: 'vehicle_unreachable',
};

const widgetWith = async (...vehicles: ShownVehicle[]) => {
  const scenario = await newScenario();
  standAtWindows();
  return { scenario, widget: await mount({ sessionEndpoint: scenario.endpoint, vehicles }) };
};

const asked = async (scenario: Scenario): Promise<unknown> => {
  const [request] = await scenario.seen('session');
  return JSON.parse(request?.body ?? 'null');
};

const names = (widget: KeyfobConnect): (string | null)[] =>
  [...(widget.shadowRoot?.querySelectorAll('[part=vehicle-name]') ?? [])].map(
    ({ textContent }) => textContent,
  );

test('each vehicle is shown with how it is; one without a name is the owner’s car', async () => {
  const { widget } = await widgetWith(KONA, { id: 'veh_2', status: 'pending_authorization' });
  expect(widget.status).toBe('connected');
  expect(names(widget)).toEqual(['Kona', 'Your car']);
  expect(textOf(widget)).toContain('1 car connected');
  expect(textOf(widget)).toContain('Being connected');
});

test('attention: the button is about the vehicle in need, and reconnects it', async () => {
  const { widget, scenario } = await widgetWith(KONA, ZOE);
  expect(widget.status).toBe('attention');
  expect(button(widget).textContent).toContain('Reconnect Zoe');
  await press(widget);
  expect(await asked(scenario)).toMatchObject({
    action: 'reconnect',
    connectedVehicleId: 'veh_zoe',
    brand: null,
  });
  await scenario.tell({ status: 'completed', connectedVehicleIds: ['veh_zoe'] });
  await until(widget, 'connected');
  await eventually(() => eventsOf(widget, 'keyfob-success')[0]?.detail).toMatchObject({
    action: 'reconnect',
    connectedVehicleIds: ['veh_zoe'],
  });
  await settled(widget);
  expect(textOf(widget)).not.toContain('Has to be reconnected');
});

test('several in need: the others have a button each, which reconnects just that one', async () => {
  const { widget, scenario } = await widgetWith(ZOE, LEAF);
  const own = [...(widget.shadowRoot?.querySelectorAll<HTMLElement>('[part=reconnect]') ?? [])];
  expect(own.map(({ textContent }) => textContent?.trim())).toEqual(['Reconnect Leaf']);
  own[0]?.click();
  await until(widget, 'waiting');
  expect(await asked(scenario)).toMatchObject({ action: 'reconnect', connectedVehicleId: 'veh_leaf' });
});

test('beside a vehicle in need, another one can be connected', async () => {
  const { widget, scenario } = await widgetWith(ZOE);
  part(widget, 'another')?.click();
  await until(widget, 'waiting');
  expect(await asked(scenario)).toMatchObject({ action: 'connect', connectedVehicleId: null });
});

test('a widget made for one vehicle reconnects that one, and offers no other', async () => {
  const scenario = await newScenario();
  standAtWindows();
  const widget = await mount({
    sessionEndpoint: scenario.endpoint,
    connectedVehicleId: 'veh_zoe',
    brand: 'renault',
  });
  expect(button(widget).textContent).toContain('Reconnect your car');
  await press(widget);
  expect(await asked(scenario)).toMatchObject({
    action: 'reconnect',
    connectedVehicleId: 'veh_zoe',
    brand: null,
  });
});

test('open() may name a vehicle itself', async () => {
  const { widget, scenario } = await widgetWith(KONA);
  void widget.open({ connectedVehicleId: 'veh_kona' });
  await until(widget, 'waiting');
  expect(await asked(scenario)).toMatchObject({ action: 'reconnect', connectedVehicleId: 'veh_kona' });
});

test('what a backend says too much of a vehicle is shown nowhere', async () => {
  const { widget } = await widgetWith({ ...KONA, ...OVERSHARED });
  await settled(widget);
  expect(names(widget)).toEqual(['Kona']);
});

test('a status and a reason that this version does not know are no words of ours, and no error', async () => {
  const { widget } = await widgetWith(
    { ...KONA, status: 'asleep' },
    { ...ZOE, reason: '__proto__' },
    { ...LEAF, reason: 'constructor' },
  );
  await settled(widget);
  expect(widget.status).toBe('attention');
  expect(textOf(widget)).not.toMatch(/asleep|proto|function|object/i);
  expect(textOf(widget)).toContain('has to be connected again');
});
