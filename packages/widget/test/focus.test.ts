import { expect, test } from 'vitest';
import type { KeyfobConnect } from '../src/keyfob-connect.ts';
import { newScenario, type Scenario } from './scenario.ts';
import { button, cleanUp, eventually, mount, part, press, settled, standAtWindows, until } from './widget.ts';

cleanUp();

const focused = (widget: KeyfobConnect) => [document.activeElement, widget.shadowRoot?.activeElement];

const walk = async (widget: KeyfobConnect, scenario: Scenario, check: () => void): Promise<void> => {
  const checked = async (): Promise<void> => {
    await settled(widget);
    check();
  };
  await press(widget);
  await checked();
  for (const step of ['intro', 'provider'] as const) {
    await scenario.tell({ status: 'open', step });
    await eventually(() => widget.step).toBe(step);
    await checked();
  }
  window.dispatchEvent(new Event('offline'));
  await checked();
  window.dispatchEvent(new Event('online'));
  await checked();
  await scenario.tell({ status: 'returned' });
  await until(widget, 'confirming');
  await checked();
  await scenario.tell({ status: 'failed' });
  await until(widget, 'error');
  await checked();
  await press(widget);
  await scenario.tell({ status: 'completed', connectedVehicleIds: ['veh_1'] });
  await until(widget, 'connected');
  await checked();
  widget.vehicles = [{ id: 'veh_1', status: 'reauthorization_required' }];
  await checked();
  widget.reset();
  await checked();
};

test('on the button it stays through every state: it is the same button', async () => {
  const scenario = await newScenario();
  standAtWindows();
  const widget = await mount({ sessionEndpoint: scenario.endpoint });
  const first = button(widget);
  widget.focus();
  expect(focused(widget)).toEqual([widget, first]);
  await walk(widget, scenario, () => expect(focused(widget)).toEqual([widget, first]));
});

test('elsewhere in the page it stays as well', async () => {
  const input = document.createElement('input');
  document.body.append(input);
  const scenario = await newScenario();
  standAtWindows();
  const widget = await mount({ sessionEndpoint: scenario.endpoint });
  input.focus();
  await walk(widget, scenario, () => expect(focused(widget)).toEqual([input, null]));
  input.remove();
});

test('where what was pressed goes away, it goes to the button, not out of the page', async () => {
  const scenario = await newScenario();
  standAtWindows();
  const widget = await mount({ sessionEndpoint: scenario.endpoint });
  await press(widget);
  await settled(widget);
  part(widget, 'cancel')?.focus();
  part(widget, 'cancel')?.click();
  await until(widget, 'idle');
  await settled(widget);
  expect(focused(widget)).toEqual([widget, button(widget)]);
});
