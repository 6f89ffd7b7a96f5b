import { join } from 'node:path';
import { type Page, test } from '@playwright/test';
import { expectConnected, walkOn, walkTo } from '../flow.ts';
import { CROSS_SITE } from '../sites.ts';

/** Pictures for people, not a test: `pnpm --filter @keyfob/e2e screenshots` writes them. */
const folder = join(import.meta.dirname, '../screenshots-out');

for (const [width, viewport] of [
  ['wide', { width: 1280, height: 800 }],
  ['320', { width: 320, height: 640 }],
] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${width}, ${colorScheme}`, async ({ browser }) => {
      const page = await browser.newPage({ viewport, colorScheme });
      let number = 0;
      const picture = async (of: Page, name: string): Promise<void> => {
        number += 1;
        const path = join(folder, `${number}-${name}-${width}-${colorScheme}.png`);
        await of.screenshot({ path, fullPage: true });
      };
      await walkTo(page, CROSS_SITE, 'vehicles', ({ name }) => picture(page, name));
      await walkOn(page, 'vehicles');
      await expectConnected(page, CROSS_SITE);
      await picture(page, 'connected');
    });
  }
}
