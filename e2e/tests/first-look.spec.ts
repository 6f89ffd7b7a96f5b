import { expect, type Page, test } from '@playwright/test';
import { buttonOf, widgetOf } from '../hosts.ts';
import { CROSS_SITE } from '../sites.ts';

/** The sum of all shifts so far that nobody's press caused (Layout Instability, `value`). */
const shiftsOf = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const observer = new PerformanceObserver((list) => {
          const shifts = list.getEntries() as (PerformanceEntry & {
            value: number;
            hadRecentInput: boolean;
          })[];
          observer.disconnect();
          resolve(shifts.reduce((sum, { value, hadRecentInput }) => sum + (hadRecentInput ? 0 : value), 0));
        });
        observer.observe({ type: 'layout-shift', buffered: true });
        // Without any shift the observer never calls.
        setTimeout(() => resolve(0), 500);
      }),
  );

for (const [language, files] of [
  ['en', 1],
  ['de', 2],
  ['ar', 2],
] as const)
  test(`the first look asks for ${files} and moves nothing: ${language}`, async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().startsWith(CROSS_SITE.keyfob)) asked.push(new URL(request.url()).pathname);
    });
    await page.goto(`${CROSS_SITE.partner}/?lang=${language}`);
    await expect(buttonOf(widgetOf(page))).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(asked).toHaveLength(files);
    expect(asked[0]).toBe('/keyfob.js');
    await expect(widgetOf(page).locator('[part=base]')).toHaveAttribute('lang', language);
    expect(await shiftsOf(page)).toBe(0);
  });

test('a pointer that comes near asks for the rest, and for a session, once', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await page.goto(`${CROSS_SITE.partner}/`);
  await buttonOf(widgetOf(page)).hover();
  await expect.poll(() => asked.filter((line) => line === 'POST /link-session').length).toBe(1);
  await page.mouse.move(0, 0);
  await buttonOf(widgetOf(page)).hover();
  await page.waitForLoadState('networkidle');
  expect(asked.filter((line) => line === 'POST /link-session')).toHaveLength(1);
  expect(asked.filter((line) => line.includes('/keyfob/link-part-'))).toHaveLength(1);
});
