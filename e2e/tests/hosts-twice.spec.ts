import { expect, type Page, test } from '@playwright/test';
import { complaintsOf } from '../flow.ts';
import {
  buttonOf,
  expectConnectedOnce,
  finishIn,
  hostAddress,
  listen,
  openedBy,
  toldOf,
  widgetOf,
} from '../hosts.ts';
import { CROSS_SITE } from '../sites.ts';

const WIDGETS = ['first', 'second', 'inner', 'cloned'];

const warningsOf = (page: Page): string[] => {
  const warnings: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'warning') warnings.push(message.text());
  });
  return warnings;
};

const expectIdle = async (page: Page, ids: readonly string[]): Promise<void> => {
  for (const id of ids) await expect(widgetOf(page, id)).toHaveAttribute('status', 'idle');
};

test('the script three times, widgets wherever they may be: each links by itself', async ({
  page,
  context,
}) => {
  const heard = await listen(context);
  const complaints = complaintsOf(page);
  const warnings = warningsOf(page);
  await page.goto(hostAddress(CROSS_SITE, 'twice'));
  await expect(widgetOf(page)).toHaveCount(WIDGETS.length);
  await expect.poll(() => toldOf(heard, 'keyfob-ready')).toHaveLength(WIDGETS.length);

  await finishIn(await openedBy(buttonOf(widgetOf(page, 'cloned'))));
  await expectConnectedOnce(widgetOf(page, 'cloned'), heard);
  await expectIdle(page, ['first', 'second', 'inner']);
  await finishIn(await openedBy(buttonOf(widgetOf(page, 'second'))));
  await expectConnectedOnce(widgetOf(page, 'second'), heard);
  await expectIdle(page, ['first', 'inner']);
  await expect(page.locator('[role=status]')).toHaveCount(1);
  expect(complaints).toEqual([]);
  expect(warnings).toEqual([]);
});

test('two links at once, and the page loaded again: each widget goes on with its own', async ({
  page,
  context,
}) => {
  const heard = await listen(context);
  await page.goto(hostAddress(CROSS_SITE, 'twice'));
  const [first, inner] = [widgetOf(page, 'first'), widgetOf(page, 'inner')];
  const firstWindow = await openedBy(buttonOf(first));
  const innerWindow = await openedBy(buttonOf(inner));
  await expect(inner).toHaveAttribute('status', 'waiting');

  await page.reload();
  for (const widget of [first, inner]) await expect(widget).toHaveAttribute('status', 'waiting');
  await expectIdle(page, ['second', 'cloned']);
  await finishIn(innerWindow);
  await expectConnectedOnce(inner, heard);
  await expect(first).toHaveAttribute('status', 'waiting');
  expect(firstWindow.isClosed()).toBe(false);
  await finishIn(firstWindow);
  await expectConnectedOnce(first, heard);
  await expectIdle(page, ['second', 'cloned']);
});

test('ten widgets: one that is pressed makes one session', async ({ page, context }) => {
  const heard = await listen(context);
  const asked: string[] = [];
  const sockets: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/link-session')) asked.push(request.url());
  });
  page.on('websocket', (socket) => sockets.push(socket.url()));
  await page.goto(hostAddress(CROSS_SITE, 'twice?ten'));
  await expect(page.getByRole('button', { name: 'Connect your car' })).toHaveCount(10);
  expect(asked).toEqual([]);

  await finishIn(await openedBy(buttonOf(widgetOf(page, 'widget-7'))));
  await expectConnectedOnce(widgetOf(page, 'widget-7'), heard);
  await expect(page.locator('keyfob-connect[status=idle]')).toHaveCount(9);
  expect(asked).toHaveLength(1);
  expect(sockets).toHaveLength(1);
});

test('where another script has taken the name, it stays, and the console says so', async ({ page }) => {
  const complaints = complaintsOf(page);
  const warnings = warningsOf(page);
  await page.goto(hostAddress(CROSS_SITE, 'twice?stranger'));
  await expect.poll(() => warnings).toEqual([expect.stringMatching(/0\.0\.0 is defined already/)]);
  await expect(page.getByRole('link', { name: 'Connect your car' }).first()).toBeVisible();
  expect(complaints).toEqual([]);
});
