import { expect, type Page, test } from '@playwright/test';
import { complaintsOf, walkOn } from '../flow.ts';
import {
  buttonOf,
  expectConnectedOnce,
  finishIn,
  hostAddress,
  listen,
  openedBy,
  widgetOf,
} from '../hosts.ts';
import { CROSS_SITE, type Sites, TLS } from '../sites.ts';

const open = (page: Page, variant: string, sites: Sites = CROSS_SITE) =>
  page.goto(hostAddress(sites, `strict-csp?${variant}`));

/** Nothing was refused: neither on the page, by its own count, nor anywhere on the way. */
const expectNoViolations = async (page: Page, violations: readonly string[]): Promise<void> => {
  await expect(page.locator('#violations')).toBeAttached();
  await expect(page.locator('#violations li')).toHaveCount(0);
  expect(violations).toEqual([]);
};

for (const sites of [CROSS_SITE, TLS])
  test(`a window: a strict policy refuses nothing (${sites.name})`, async ({ page, context }) => {
    const heard = await listen(context);
    const complaints = complaintsOf(page);
    await open(page, 'presentation=popup', sites);
    await finishIn(await openedBy(buttonOf(widgetOf(page))));
    await expectConnectedOnce(widgetOf(page), heard);
    await expectNoViolations(page, heard.violations);
    expect(complaints).toEqual([]);
  });

test('a link, where no window opens: a strict policy refuses nothing', async ({ page, context }) => {
  const heard = await listen(context);
  const complaints = complaintsOf(page);
  // As a browser answers that blocks windows.
  await page.addInitScript(() => {
    window.open = () => null;
  });
  await open(page, 'presentation=popup');
  const widget = widgetOf(page);
  await buttonOf(widget).click();
  await expect(widget).toHaveAttribute('status', 'blocked');
  await finishIn(await openedBy(widget.locator('[part=link]')));
  await expectConnectedOnce(widget, heard);
  await expectNoViolations(page, heard.violations);
  expect(complaints).toEqual([]);
});

test('the same tab: a strict policy refuses nothing', async ({ page, context }) => {
  const heard = await listen(context);
  const complaints = complaintsOf(page);
  await open(page, 'presentation=redirect');
  await buttonOf(widgetOf(page)).click();
  await walkOn(page, 'intro');
  await page.waitForURL('**/hosts/strict-csp**');
  await expectConnectedOnce(widgetOf(page), heard);
  await expectNoViolations(page, heard.violations);
  expect(complaints).toEqual([]);
});

test('what a policy refuses is counted', async ({ page, context }) => {
  const heard = await listen(context);
  await open(page, '');
  await widgetOf(page).evaluate((element) => element.setAttribute('style', 'color: red'));
  await expect(page.locator('#violations li')).toHaveText([/^style-src/]);
  expect(heard.violations).toEqual([expect.stringMatching(/^style-src/)]);
});

test('a page in isolation (COEP) may load it', async ({ page, context }) => {
  const heard = await listen(context);
  await open(page, 'coep');
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await finishIn(await openedBy(buttonOf(widgetOf(page))));
  await expectConnectedOnce(widgetOf(page), heard);
  await expectNoViolations(page, heard.violations);
});

test('a version with its hash is loaded', async ({ page, context }) => {
  const heard = await listen(context);
  const script = page.waitForResponse(/\/keyfob@[\d.]+\.js$/);
  await open(page, 'pinned');
  expect((await script).headers()['cache-control']).toContain('immutable');
  await expect(page.locator('script[integrity^=sha384-]')).toHaveCount(1);
  await finishIn(await openedBy(buttonOf(widgetOf(page))));
  await expectConnectedOnce(widgetOf(page), heard);
  await expectNoViolations(page, heard.violations);
});

/** Without the element its fallback stands, and the console says why there is none. */
const expectFallback = async (page: Page, complaints: readonly string[], why: RegExp): Promise<void> => {
  await expect(page.getByRole('link', { name: 'Connect your car' })).toBeVisible();
  await expect.poll(() => complaints).toContainEqual(expect.stringMatching(why));
  expect(await page.evaluate(() => customElements.get('keyfob-connect'))).toBeUndefined();
};

test('a version with the hash of another is not, and the link in its place stays', async ({ page }) => {
  const complaints = complaintsOf(page);
  await open(page, 'pinned=wrong');
  await expectFallback(page, complaints, /integrity/);
});

test('a policy that does not name lit-html: the link in its place stays', async ({ page }) => {
  const complaints = complaintsOf(page);
  await open(page, 'no-lit');
  await expectFallback(page, complaints, /lit-html/);
});

test('a policy that leaves out WebSockets: asking now and then is enough', async ({ page, context }) => {
  const heard = await listen(context);
  const sockets: string[] = [];
  const looks: number[] = [];
  page.on('websocket', (socket) => sockets.push(socket.url()));
  page.on('requestfinished', (request) => {
    if (request.url().endsWith('/watch')) looks.push(request.timing().startTime);
  });
  await open(page, 'no-sockets');
  await finishIn(await openedBy(buttonOf(widgetOf(page))));
  await expectConnectedOnce(widgetOf(page), heard);
  expect(sockets).toEqual([]);
  expect(looks.length).toBeGreaterThan(0);
  const pauses = looks.slice(1).map((at, index) => at - (looks[index] ?? 0));
  // Two seconds each; on a busy machine one is late and the next is not.
  expect(Math.min(...pauses)).toBeGreaterThan(1_000);
});
