import { describe, expect, it } from 'vitest';
import { insideOf } from '../link/inside.ts';
import { go, linkOf, walkTo } from '../link/walker.ts';
import { Browser } from '../support/browser.ts';
import { authorizeUrl, newSession, postSession, sessionBody } from '../support/linking.ts';

/** Turns the text after it around (U+202E). */
const BIDI = '\u202e';

describe('a body', () => {
  it.each([
    ['userId', 'a dot', '.'],
    ['userId', 'two dots', '..'],
    ['userId', 'half a character', '\ud800'],
    ['userId', 'turned around', `owner${BIDI}renwo`],
    ['userHint', 'turned around', `owner${BIDI}renwo`],
    ['userHint', 'too long', 'k'.repeat(81)],
  ])('whose %s is %s is refused by the name of its field', async (field, _, value) => {
    const answer = await postSession(sessionBody({ [field]: value }));
    expect([answer.status, (await answer.json<{ field: string }>()).field]).toEqual([422, field]);
  });

  it.each(['...', '.a', '\u{1f697}'])('whose userId is %j is not', async (userId) => {
    expect((await postSession(sessionBody({ userId }))).status).toBe(201);
  });
});

describe('a label of the front channel', () => {
  it.each([
    ['with a bidi control', `owner${BIDI}renwo`, false],
    ['with a control character', 'owner\u0007renwo', false],
    ['of 81 characters', 'k'.repeat(81), false],
    ['of 80 characters', 'k'.repeat(80), true],
  ])('login_hint %s', async (_, hint, named) => {
    const page = await new Browser().open(await authorizeUrl({ login_hint: hint }));
    const words = 'You are connecting as';
    expect([page.status, page.html.includes(words), page.html.includes(`${words} ${hint}.`)]).toEqual([
      200,
      named,
      named,
    ]);
  });

  it.each([
    ['a tag', 'nb-NO', 'en', 'nb', 'nb-NO'],
    ['nearly a tag', 'nb-!', 'en', 'en', null],
    ['a tag too long', `nb${'-xxxxxxxx'.repeat(20)}`, 'en', 'en', null],
    ['a name of every object', '__proto__', 'nb', 'nb', null],
    ['HTML', '"><script>', 'nb', 'nb', null],
  ])('ui_locales that is %s', async (_, locales, accepted, language, kept) => {
    const browser = new Browser();
    const url = await authorizeUrl({ ui_locales: locales, state: crypto.randomUUID() });
    const intro = await browser.open(url, { headers: { 'Accept-Language': accepted } });
    expect(intro.html).toContain(`<html lang="${language}"`);
    const { sessions } = await insideOf(linkOf(await go(browser, intro, 'intro')));
    expect(sessions.map(({ request }) => request.language)).toEqual([kept]);
  });
});

describe('the country of a request', () => {
  const brandPage = async (country: string) => {
    const browser = new Browser();
    const { url } = await walkTo(browser, (await newSession()).url, 'brand');
    return browser.open(url, { headers: { 'CF-IPCountry': country } });
  };

  it.each(['constructor', '__proto__', 'toString', 'xx', ''])('%j is none', async (country) => {
    const page = await brandPage(country);
    expect([page.status, page.html.includes('Brands in all countries')]).toEqual([200, true]);
  });

  it.each(['NO', 'XX', 'T1'])('%j is looked at', async (country) => {
    const page = await brandPage(country);
    expect([page.status, page.html.includes('Brands in Norway')]).toEqual([200, country === 'NO']);
  });
});
