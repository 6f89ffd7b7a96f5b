import { expect, it } from 'vitest';
import { Browser } from '../support/browser.ts';
import { newSession } from '../support/linking.ts';

const languageAt = async (browser: Browser, url: string): Promise<string> => {
  const { html } = await browser.open(url, { headers: { 'Accept-Language': 'en' } });
  return /<html lang="([^"]*)"/.exec(html)?.[1] ?? '';
};

/** After a switch to Norwegian on a link whose session says English. */
const PAGES: readonly (readonly [where: string, session: { language?: string } | null, language: string])[] =
  [
    ['on that link, whatever its session says', null, 'nb'],
    ['not on another whose session says English', { language: 'en' }, 'en'],
    ['on another whose session says nothing, whatever the browser says', {}, 'nb'],
    ['on another whose session says something we have not', { language: 'xx' }, 'nb'],
  ];

it.each(PAGES)('a switch of language is kept %s', async (_, session, language) => {
  const browser = new Browser();
  const { url } = await newSession({ language: 'en' });
  expect(await languageAt(browser, url)).toBe('en');
  expect(await languageAt(browser, `${url}?lang=nb`)).toBe('nb');
  const there = session === null ? url : (await newSession(session)).url;
  expect(await languageAt(browser, there)).toBe(language);
});

it('a switch on each of two links is the last one’s', async () => {
  const browser = new Browser();
  const [first, second] = [await newSession({ language: 'en' }), await newSession({ language: 'nb' })];
  await browser.open(`${first.url}?lang=nb`);
  await browser.open(`${second.url}?lang=en`);
  expect(await languageAt(browser, second.url)).toBe('en');
});
