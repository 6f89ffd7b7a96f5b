import { vi } from 'vitest';
import type { KeyfobConnect } from '../src/keyfob-connect.ts';
import { newScenario, type Scenario } from './scenario.ts';
import type { Script } from './server/script.ts';
import { eventually, mount, press, settled, standAtWindows, type Wanted } from './widget.ts';

interface Place {
  readonly widget: KeyfobConnect;
  readonly scenario: Scenario;
}

const VEHICLES = [
  { id: 'veh_1', name: 'Kona', status: 'authorized' },
  { id: 'veh_2', status: 'pending_authorization' },
];
const ILL = { id: 'veh_3', name: 'Zoe', status: 'reauthorization_required', reason: 'vehicle_unreachable' };
const ALSO_ILL = { id: 'veh_4', name: 'Leaf', status: 'reauthorization_required' };

/** How a widget gets into each of its looks. */
const LOOKS: Readonly<Record<string, [Wanted, Script, (place: Place) => Promise<void>]>> = {
  idle: [{}, {}, async () => {}],
  disabled: [{ disabled: true }, {}, async () => {}],
  preparing: [{}, { endpointDelay: 60_000 }, ({ widget }) => press(widget, 'preparing')],
  blocked: [
    {},
    {},
    async ({ widget }) => {
      vi.mocked(window.open).mockReturnValueOnce(null);
      await press(widget, 'blocked');
    },
  ],
  waiting: [{}, {}, ({ widget }) => press(widget)],
  'waiting at a step': [
    {},
    {},
    async ({ widget, scenario }) => {
      await press(widget);
      await scenario.tell({ status: 'open', step: 'provider' });
      await eventually(() => widget.step).toBe('provider');
    },
  ],
  'waiting in a tab': [{ presentation: 'tab' }, {}, ({ widget }) => press(widget)],
  simulated: [{}, { session: { mode: 'simulated' } }, ({ widget }) => press(widget)],
  confirming: [
    {},
    {},
    async ({ widget, scenario }) => {
      await press(widget);
      await scenario.tell({ status: 'returned' });
      await eventually(() => widget.status).toBe('confirming');
    },
  ],
  connected: [{ vehicles: VEHICLES }, {}, async () => {}],
  attention: [{ vehicles: [...VEHICLES, ILL, ALSO_ILL] }, {}, async () => {}],
  error: [{}, { endpoint: { status: 500, requestId: 'req_1' } }, ({ widget }) => press(widget, 'error')],
  'given up': [
    {},
    {},
    async ({ widget }) => {
      await press(widget);
      widget.cancel();
      await eventually(() => widget.status).toBe('idle');
    },
  ],
};

export const LOOK_NAMES = [...Object.keys(LOOKS), 'offline'];

/** Puts a widget of every look into the page. The last one is offline: the others do not hear of it. */
export const everyLook = async (attributes: Readonly<Record<string, string>> = {}, into?: Node) => {
  standAtWindows();
  const places = new Map<string, KeyfobConnect>();
  for (const [name, [properties, script, arrange]] of Object.entries(LOOKS)) {
    const scenario = await newScenario(script);
    const id = name.replaceAll(' ', '-');
    const widget = await mount(
      { sessionEndpoint: scenario.endpoint, prefetch: 'none', id, ...properties },
      attributes,
      into,
    );
    await arrange({ widget, scenario });
    places.set(name, widget);
  }
  const onLine = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  const { endpoint } = await newScenario({ endpoint: { down: true } });
  const offline = await mount(
    { sessionEndpoint: endpoint, prefetch: 'none', id: 'offline' },
    attributes,
    into,
  );
  await press(offline, 'offline');
  onLine.mockRestore();
  places.set('offline', offline);
  for (const widget of places.values()) await settled(widget);
  return places;
};
