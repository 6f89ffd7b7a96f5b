import { describe, expect, it } from 'vitest';
import { authUrl, linkStateFor } from '../enode/face.ts';
import { Browser } from '../support/browser.ts';

const languageOf = (html: string): string => /<html lang="([^"]*)"/.exec(html)?.[1] ?? '';

/** The languages an Enode client may name (`language` of its Link API, 2024-10-01), and what the owner reads. */
const LANGUAGES: readonly (readonly [asked: string, shown: string])[] = [
  ['da-DK', 'da'],
  ['de-DE', 'de'],
  ['en-US', 'en'],
  ['en-GB', 'en-GB'],
  ['es-ES', 'es'],
  ['fi-FI', 'fi'],
  ['fr-FR', 'fr'],
  ['it-IT', 'it'],
  ['ja-JP', 'ja'],
  ['lv-LV', 'lv'],
  ['lt-LT', 'lt'],
  ['nb-NO', 'nb'],
  ['nl-NL', 'nl'],
  ['nl-BE', 'nl-BE'],
  ['pl-PL', 'pl'],
  ['pt-PT', 'pt'],
  ['ro-RO', 'ro'],
  ['sv-SE', 'sv'],
];

describe('the language an Enode client names', () => {
  it.each(LANGUAGES)(
    '%s is the owner’s %s on every page, whatever the browser speaks',
    async (asked, shown) => {
      const accepting = { headers: { 'Accept-Language': shown === 'ja' ? 'en' : 'ja' } };
      const browser = new Browser();
      const intro = await browser.open(authUrl(await linkStateFor({ forceLanguage: asked })), accepting);
      const brand = await browser.submit(intro, '/open');
      expect([intro, brand].map(({ html }) => languageOf(html))).toEqual([shown, shown]);
    },
  );

  it.each([{}, { forceLanguage: 'browser' }])(
    'is the browser’s where the client says %o',
    async (options) => {
      const { html } = await new Browser().open(authUrl(await linkStateFor(options)), {
        headers: { 'Accept-Language': 'nl-BE' },
      });
      expect(languageOf(html)).toBe('nl-BE');
    },
  );
});
