import { expect, test } from '@playwright/test';
import { expectAccessible, expectReflow, NARROW, WIDE } from '../accessibility.ts';
import { complaintsOf } from '../flow.ts';
import { drawStories, showStory } from '../stories.ts';

for (const language of ['en', 'nb'] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [width, viewport] of [
      ['wide', WIDE],
      ['320', NARROW],
    ] as const) {
      test.describe(`${language}, ${colorScheme}, ${width}`, () => {
        test.use({ colorScheme, viewport });
        test.setTimeout(120_000);

        test('every state of every screen of the Link page is accessible', async ({ page }) => {
          const complaints = complaintsOf(page);
          const stories = await drawStories(language);
          expect(stories.length).toBeGreaterThan(0);
          for (const story of stories) {
            await showStory(page, story);
            await expect.soft(page.locator('html'), story.name).toHaveAttribute('lang', language);
            await expectAccessible(page, story.name);
            await expectReflow(page, story.name);
          }
          expect(complaints).toEqual([]);
        });
      });
    }
  }
}
