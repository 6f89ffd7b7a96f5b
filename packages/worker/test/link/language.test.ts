import { LANGUAGES } from '@keyfob/shared/languages';
import { describe, expect, it } from 'vitest';
import { textsFor } from '../../src/link/locales/texts.ts';
import { Browser } from '../support/browser.ts';
import { newSession } from '../support/linking.ts';
import { go, walkTo } from './walker.ts';

const languageOf = (html: string): string => /<html lang="([^"]*)"/.exec(html)?.[1] ?? '';

const accepting = (language: string): RequestInit => ({ headers: { 'Accept-Language': language } });

describe('the language of the page', () => {
  it.each([
    ['the session’s', { language: 'nb-NO' }, 'en', 'nb'],
    ['the browser’s where the session says none', {}, 'nn-NO,nn;q=0.9,en;q=0.5', 'nb'],
    ['the browser’s where the session’s is not ours', { language: 'xx' }, 'nb', 'nb'],
    ['English where neither is ours', { language: 'xx' }, 'tlh', 'en'],
  ])('is %s', async (_, session, accepted, language) => {
    const { url } = await newSession(session);
    expect(languageOf((await new Browser().open(url, accepting(accepted))).html)).toBe(language);
  });

  it('is the one the owner switched to, on every later page, the simulator’s too', async () => {
    const { url } = await newSession({ language: 'en' });
    const browser = new Browser();
    const intro = await browser.open(url);
    const switched = /<a href="([^"]*lang=nb[^"]*)"/.exec(intro.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(switched).toBe(`${new URL(url).pathname}?lang=nb`);
    await browser.open(switched);
    for (const step of ['brand', 'handoff', 'signIn', 'vehicles'] as const)
      expect([step, languageOf((await walkTo(browser, url, step)).html)]).toEqual([step, 'nb']);
    const done = await go(browser, await browser.open(`${url}/vehicles`), 'vehicles');
    expect(languageOf(done.html)).toBe('nb');
  });

  it.each(['xx', '', '"><script>', '__proto__', 'nb,en'])('cannot be switched to "%s"', async (lang) => {
    const { url } = await newSession({ language: 'nb' });
    const browser = new Browser();
    const page = await browser.open(`${url}?lang=${encodeURIComponent(lang)}`);
    expect([page.status, languageOf(page.html), browser.cookies.has('keyfob-language')]).toEqual([
      200,
      'nb',
      false,
    ]);
  });

  it('that a cookie names and there is not is left out of account', async () => {
    const { url } = await newSession({ language: 'nb' });
    const browser = new Browser();
    browser.cookies.set('keyfob-language', 'xx');
    expect(languageOf((await browser.open(url)).html)).toBe('nb');
  });
});

describe('a language written from the right', () => {
  it.each(['ar', 'he'])('%s says so, and leaves addresses and codes as they are', async (language) => {
    const { url } = await newSession({ language });
    const { html } = await walkTo(new Browser(), url, 'handoff');
    expect(html).toContain(`<html lang="${language}" dir="rtl">`);
    expect(html).toMatch(/<code class="host" dir="ltr">[^<]+<\/code>/);
  });
});

it.each(LANGUAGES)('an application may ask for %s', async (language) => {
  const { url } = await newSession({ language });
  const { html } = await new Browser().open(url, accepting('tlh'));
  expect(languageOf(html)).toBe(language);
  expect(html).toContain(`>${(await textsFor(language)).intro.continue}</button>`);
});

it('goes on to the provider as the owner’s, where the provider has words for it or not', async () => {
  const { url } = await newSession({ language: 'pt-BR' });
  const signIn = await walkTo(new Browser(), url, 'signIn');
  expect(new URL(signIn.url).searchParams.get('ui_locales')).toBe('pt');
  expect(languageOf(signIn.html)).toBe('en');
});
