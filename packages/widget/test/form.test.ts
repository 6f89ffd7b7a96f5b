import { afterEach, expect, test } from 'vitest';
import type { KeyfobConnect } from '../src/keyfob-connect.ts';
import { newScenario } from './scenario.ts';
import { button, cleanUp, mount, press, settled, standAtWindows, until } from './widget.ts';
import { eventsOf, expectNoLeaks } from './witness.ts';

cleanUp();
expectNoLeaks();

const forms: HTMLFormElement[] = [];
afterEach(() => {
  for (const form of forms.splice(0)) form.remove();
});

const formWith = async (properties: Partial<KeyfobConnect>) => {
  const form = document.createElement('form');
  const fieldset = document.createElement('fieldset');
  form.append(fieldset);
  forms.push(form);
  document.body.append(form);
  const submitted: (readonly [string, FormDataEntryValue][])[] = [];
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submitted.push([...new FormData(form)]);
  });
  const widget = await mount({ name: 'car', ...properties }, {}, fieldset);
  return { form, fieldset, widget, submitted };
};

test('required and not connected: the form is not sent, and the owner is told where it stops', async () => {
  const { form, widget, submitted } = await formWith({ required: true });
  form.requestSubmit();
  expect(submitted).toEqual([]);
  expect(form.checkValidity()).toBe(false);
  expect(widget.matches(':invalid')).toBe(true);
  await settled(widget);
  expect(widget.shadowRoot?.activeElement).toBe(button(widget));
});

test('connected: the form carries the session’s id', async () => {
  const scenario = await newScenario();
  standAtWindows();
  const { form, widget, submitted } = await formWith({ required: true, sessionEndpoint: scenario.endpoint });
  await press(widget);
  expect([...new FormData(form)]).toEqual([]);
  expect(form.checkValidity()).toBe(false);
  await scenario.tell({ status: 'completed', connectedVehicleIds: ['veh_1'] });
  await until(widget, 'connected');
  form.requestSubmit();
  expect(submitted).toEqual([[['car', expect.stringMatching(/^les_\w+_1$/)]]]);
});

test('not required: an unconnected widget stops nothing and says nothing', async () => {
  const { form, submitted } = await formWith({});
  form.requestSubmit();
  expect(submitted).toEqual([[]]);
});

test('required taken back at run time', async () => {
  const { form, widget } = await formWith({ required: true });
  expect(form.checkValidity()).toBe(false);
  widget.required = false;
  await widget.updateComplete;
  expect(form.checkValidity()).toBe(true);
});

test('a vehicle the site told of is a connection, until it needs attention', async () => {
  const { form, widget } = await formWith({
    required: true,
    vehicles: [{ id: 'veh_1', status: 'authorized' }],
  });
  expect(form.checkValidity()).toBe(true);
  widget.vehicles = [{ id: 'veh_1', status: 'reauthorization_required' }];
  await widget.updateComplete;
  expect(form.checkValidity()).toBe(false);
});

test('reset takes the value back', async () => {
  const scenario = await newScenario();
  standAtWindows();
  const { form, widget } = await formWith({ required: true, sessionEndpoint: scenario.endpoint });
  await press(widget);
  await scenario.tell({ status: 'completed', connectedVehicleIds: ['veh_1'] });
  await until(widget, 'connected');
  form.reset();
  await widget.updateComplete;
  expect(widget.status).toBe('idle');
  expect([...new FormData(form)]).toEqual([]);
  expect(form.checkValidity()).toBe(false);
});

test('reset while a link is under way is never a success, and the link goes on', async () => {
  const scenario = await newScenario();
  standAtWindows();
  const { form, widget } = await formWith({ required: true, sessionEndpoint: scenario.endpoint });
  await press(widget);
  form.reset();
  await settled(widget);
  expect(widget.status).toBe('waiting');
  expect(eventsOf(widget, 'keyfob-success', 'keyfob-cancel')).toEqual([]);
  expect(form.checkValidity()).toBe(false);
});

test('a disabled fieldset disables it, and lets it go again', async () => {
  const { form, fieldset, widget } = await formWith({ required: true });
  fieldset.disabled = true;
  await settled(widget);
  expect(button(widget).disabled).toBe(true);
  expect(form.checkValidity()).toBe(true);
  fieldset.disabled = false;
  await settled(widget);
  expect(button(widget).disabled).toBe(false);
  expect(form.checkValidity()).toBe(false);
});

test('disabled by itself it stays so when its fieldset is let go', async () => {
  const { fieldset, widget } = await formWith({ disabled: true });
  fieldset.disabled = true;
  await settled(widget);
  fieldset.disabled = false;
  await settled(widget);
  expect([widget.disabled, button(widget).disabled]).toEqual([true, true]);
});

test('the button sends no form', async () => {
  const { widget, submitted } = await formWith({});
  button(widget).click();
  await until(widget, 'error');
  expect(submitted).toEqual([]);
});
