import { expect, test } from 'vitest';
import { newScenario } from './scenario.ts';
import { cleanUp, eventually, mount, press, settled, sleep, standAtWindows, until } from './widget.ts';
import { expectNoLeaks } from './witness.ts';

cleanUp();
expectNoLeaks();

/** Everything that is read out from now on. */
const listen = (): string[] => {
  const heard: string[] = [];
  new MutationObserver((records) => {
    for (const { addedNodes, target } of records)
      if ((target as Element).getAttribute?.('role') === 'status')
        for (const node of addedNodes) heard.push(node.textContent ?? '');
  }).observe(document.body, { childList: true, subtree: true });
  return heard;
};

const regions = (): Element[] => [...document.querySelectorAll('[role=status], [aria-live], [role=alert]')];

test('a whole link is read out in order, each change once', async () => {
  const heard = listen();
  const scenario = await newScenario();
  standAtWindows();
  const widget = await mount({ sessionEndpoint: scenario.endpoint });
  await press(widget);
  for (const step of ['intro', 'brand', 'brand', 'provider', 'vehicles'] as const) {
    await scenario.tell({ status: 'open', step });
    await eventually(() => widget.step).toBe(step);
    await sleep(250);
  }
  await scenario.tell({ status: 'returned' });
  await until(widget, 'confirming');
  await sleep(250);
  await scenario.tell({ status: 'completed', connectedVehicleIds: ['veh_1'] });
  await until(widget, 'connected');
  await sleep(250);
  expect(heard).toEqual([
    'Step 1 of 4: Start',
    'Step 2 of 4: Brand',
    'Step 3 of 4: Sign in',
    'Step 4 of 4: Choose',
    'Almost done.',
    '1 car connected',
  ]);
});

test('one region for all widgets, in the light, there before it has words, polite and in their language', async () => {
  standAtWindows();
  for (let index = 0; index < 3; index += 1) {
    const { endpoint } = await newScenario();
    await press(await mount({ sessionEndpoint: endpoint, id: `w${index}` }));
  }
  expect(regions()).toHaveLength(1);
  const [region] = regions();
  expect(region?.getRootNode()).toBe(document);
  const { width, height } = (region ?? document.body).getBoundingClientRect();
  expect([width, height]).toEqual([1, 1]);
  const inside = [...document.querySelectorAll('keyfob-connect')].flatMap((widget) => [
    ...(widget.shadowRoot?.querySelectorAll('[role=status], [aria-live], [role=alert]') ?? []),
  ]);
  expect(inside).toEqual([]);
});

test('what changes again at once is said once, and the last of it', async () => {
  const scenario = await newScenario();
  standAtWindows();
  const widget = await mount({ sessionEndpoint: scenario.endpoint });
  await press(widget);
  await scenario.tell({ status: 'open', step: 'intro' });
  await eventually(() => widget.step).toBe('intro');
  await sleep(250);
  const heard = listen();
  for (const step of ['brand', 'provider', 'vehicles'] as const)
    void scenario.say(
      JSON.stringify({
        id: `les_${scenario.name}_1`,
        status: 'open',
        step,
      }),
    );
  await eventually(() => widget.step).toBe('vehicles');
  await sleep(400);
  expect(heard.at(-1)).toBe('Step 4 of 4: Choose');
  expect(new Set(heard).size).toBe(heard.length);
});

test('errors and endings are read out, in the widget’s language', async () => {
  const heard = listen();
  const { endpoint } = await newScenario({ endpoint: { status: 500 } });
  const widget = await mount({ sessionEndpoint: endpoint }, { lang: 'nb' });
  await press(widget, 'error');
  await eventually(() => heard.length).toBe(1);
  await settled(widget);
  expect(regions()[0]?.getAttribute('lang')).toBe('nb');
});

test('nothing is read out before anybody has done anything', async () => {
  const heard = listen();
  await mount();
  await sleep(300);
  expect(heard).toEqual([]);
});
