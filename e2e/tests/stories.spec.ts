import { expect, test } from '@playwright/test';
import { check } from '../accessibility.ts';
import { complaintsOf } from '../flow.ts';
import { drawStories, showStory } from '../stories.ts';

// A trace of so many pages takes longer than the looking, and a story is easily drawn again.
test.use({ trace: 'off' });

for (const language of ['en', 'nb'] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${language}, ${colorScheme}`, () => {
      test.use({ colorScheme });
      test.setTimeout(120_000);

      test('every state of every screen of the Link page is accessible', async ({ page }) => {
        const complaints = complaintsOf(page);
        for (const story of await drawStories(language)) {
          await showStory(page, story);
          await expect.soft(page.locator('html'), story.name).toHaveAttribute('lang', language);
          await check(page, story.name);
          expect.soft(complaints.splice(0), story.name).toEqual([]);
        }
      });
    });
  }
}
