import { expect, test } from '@playwright/test';
import { directionOf, LANGUAGES } from '../../packages/shared/src/languages.ts';
import { check, NARROW } from '../accessibility.ts';
import { complaintsOf } from '../flow.ts';
import { drawStories, showStory } from '../stories.ts';

// A trace of so many pages takes longer than the looking, and a story is easily drawn again.
test.use({ trace: 'off' });

/** Short words, long words, letters from the right, and no spaces between words. */
for (const [language, colorScheme] of [
  ['en', 'light'],
  ['en', 'dark'],
  ['de', 'light'],
  ['ar', 'light'],
  ['ar', 'dark'],
  ['ja', 'dark'],
] as const) {
  test.describe(`${language}, ${colorScheme}`, () => {
    test.use({ colorScheme });
    test.setTimeout(120_000);

    test('every state of every screen of the Link page is accessible', async ({ page }) => {
      const complaints = complaintsOf(page);
      for (const story of await drawStories(language)) {
        await showStory(page, story);
        const html = page.locator('html');
        await expect.soft(html, story.name).toHaveAttribute('lang', language);
        await expect.soft(html, story.name).toHaveCSS('direction', directionOf(language));
        await check(page, story.name);
        expect.soft(complaints.splice(0), story.name).toEqual([]);
      }
    });
  });
}

/** Between them they have every kind of text there is. */
const TALKATIVE = [
  'intro',
  'intro-sender',
  'brand',
  'handoff-unavailable',
  'vehicles-missing',
  'no-vehicles',
];

test('the words of every language fit in 320 pixels', async ({ page }) => {
  test.setTimeout(120_000);
  await page.setViewportSize(NARROW);
  for (const language of LANGUAGES) {
    const stories = (await drawStories(language)).filter(({ name }) => TALKATIVE.includes(name));
    expect(stories).toHaveLength(TALKATIVE.length);
    for (const story of stories) {
      await showStory(page, story);
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect.soft(width, `${story.name} in ${language}`).toBeLessThanOrEqual(NARROW.width);
    }
  }
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the language is switched by keyboard, and the list shuts as it opened', async ({ page }) => {
    const [story] = await drawStories('en');
    if (!story) throw new Error('There is no story.');
    await page.setViewportSize(NARROW);
    await showStory(page, story);
    const summary = page.locator('.languages summary');
    const arabic = page.locator('.languages [lang=ar]');
    const heading = page.getByRole('heading', { level: 1 });
    const place = await summary.boundingBox();
    await expect(arabic).toBeHidden();

    await page.keyboard.press('Tab');
    await expect(summary).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(arabic).toBeVisible();
    // What opens moves neither the control that shuts it nor anything over the heading.
    expect(await summary.boundingBox()).toEqual(place);
    const list = await page.locator('.languages ul').boundingBox();
    const below = await heading.boundingBox();
    expect((list?.y ?? 0) + (list?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);

    await page.keyboard.press('Enter');
    await expect(arabic).toBeHidden();
    await page.keyboard.press('Enter');
    for (const language of ['da', 'de']) {
      await page.keyboard.press('Tab');
      await expect(page.locator(`.languages [hreflang=${language}]`)).toBeFocused();
    }
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\?lang=de$/);
  });
});
