import { brotliCompressSync, constants } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { walkTo } from '../flow.ts';
import { CROSS_SITE } from '../sites.ts';

/** What a server may send before it has to wait for the first answer: ten packets. */
const FIRST_FLIGHT = 14_000;

test('the first screen of the Link page comes whole, in the first flight', async ({ page }) => {
  await walkTo(page, CROSS_SITE, 'intro');
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const response = await page.reload();
  const html = (await response?.body()) ?? Buffer.alloc(0);
  // The level that edges use for pages made on the fly.
  const size = brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }).length;
  test.info().annotations.push({ type: 'size', description: `${html.length} bytes, ${size} in brotli` });
  console.log(`First screen: ${(size / 1000).toFixed(1)} kB in brotli of ${FIRST_FLIGHT / 1000} kB`);
  expect(html.length).toBeGreaterThan(1000);
  expect(size).toBeLessThanOrEqual(FIRST_FLIGHT);
  expect(requests.filter((url) => !url.startsWith('data:'))).toHaveLength(1);
});
