import { join } from 'node:path';
import { test } from '@playwright/test';
import { NARROW, WIDE } from '../accessibility.ts';
import { expectJustConnected, walkOn, walkTo } from '../flow.ts';
import { CROSS_SITE } from '../sites.ts';
import { drawStories, showStory } from '../stories.ts';

/** Pictures for people, not a test: `pnpm --filter @keyfob/e2e screenshots` writes them. */
const folder = join(import.meta.dirname, '../screenshots-out');

test.use({ trace: 'off' });

for (const [width, viewport] of [
  ['wide', WIDE],
  ['320', NARROW],
] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${width}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme });
      test.setTimeout(120_000);

      const pathOf = (name: string): string => join(folder, `${name}-${width}-${colorScheme}.png`);

      test('the way', async ({ page }) => {
        let number = 0;
        const picture = async (name: string): Promise<void> => {
          number += 1;
          await page.screenshot({ path: pathOf(`${number}-${name}`), fullPage: true });
        };
        await walkTo(page, CROSS_SITE, 'vehicles', ({ name }) => picture(name));
        await walkOn(page, 'vehicles');
        await expectJustConnected(page, CROSS_SITE);
        await picture('connected');
      });

      for (const language of ['en', 'de', 'ar', 'ja', 'nb'] as const) {
        test(`the states of the screens, ${language}`, async ({ page }) => {
          for (const story of await drawStories(language)) {
            await showStory(page, story);
            await page.screenshot({ path: pathOf(`states/${language}/${story.name}`), fullPage: true });
          }
        });
      }
    });
  }
}
