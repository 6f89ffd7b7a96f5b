import { describe, expect, it } from 'vitest';
import { insideOf } from '../link/inside.ts';
import { go, linkOf } from '../link/walker.ts';
import { Browser } from '../support/browser.ts';
import { authorizeUrl } from '../support/linking.ts';

describe('ui_locales of an authorization request', () => {
  it.each([
    ['the first of ours, not the first', 'tlh nb-NO de', 'nb', 'nb-NO'],
    ['the first of several of ours', 'nl-BE fr', 'nl-BE', 'nl-BE'],
    ['one after a tag that is none', 'nb-! da', 'da', 'da'],
    ['one after more than one space', '  xx   pt-BR ', 'pt', 'pt-BR'],
    ['one after a name of every object', 'constructor __proto__ it', 'it', 'it'],
    ['the browser’s where none is ours', 'tlh xx zz-ZZ', 'fi', null],
    ['the browser’s where there are only spaces', '   ', 'fi', null],
  ])('is read as %s', async (_, locales, language, kept) => {
    const browser = new Browser();
    const url = await authorizeUrl({ ui_locales: locales, state: crypto.randomUUID() });
    const intro = await browser.open(url, { headers: { 'Accept-Language': 'fi' } });
    expect(intro.html).toContain(`<html lang="${language}"`);
    const { sessions } = await insideOf(linkOf(await go(browser, intro, 'intro')));
    expect(sessions.map(({ request }) => request.language)).toEqual([kept]);
  });
});
