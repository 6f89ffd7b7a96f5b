import { directionOf, LANGUAGES } from '@keyfob/shared/languages';
import { describe, expect, it } from 'vitest';
import { LANGUAGE_NAMES, LISTED_LANGUAGES } from '../../src/link/locales/language-names.ts';
import { STORIES } from '../../src/link/stories.ts';
import { BASE, elementsOf, pageOf, story } from './page.ts';

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

/** One language of each direction: the others differ in words. */
const every = (['en', 'ar'] as const).flatMap((language) => STORIES.map((each) => ({ ...each, language })));

describe.each(every)('$name in $language', ({ client, screen, language }) => {
  const page = pageOf({ client, screen }, language);

  it('is a sound page', async () => {
    const elements = await elementsOf(page);
    const headings = elements.filter(({ tag }) => tag === 'h1');
    const titles = elements.filter(({ tag, text }) => tag === 'title' && text !== '');
    expect(headings).toHaveLength(1);
    expect(titles.map(({ text }) => text)).toEqual([
      `${headings[0]?.text} – ${client ? escaped(client.name) : 'Keyfob'}`,
    ]);
    expect(elements[0]?.attributes.get('lang')).toBe(language);
    expect(elements[0]?.attributes.get('dir') ?? 'ltr').toBe(directionOf(language));

    const ids = elements.flatMap(({ attributes }) => attributes.get('id') ?? []);
    expect(ids).toEqual([...new Set(ids)]);
    for (const { attributes } of elements) {
      expect(attributes.has('style')).toBe(false);
      expect([...attributes.keys()].filter((name) => name.startsWith('on'))).toEqual([]);
    }
  });

  it('lets in no script and no markup but its own', async () => {
    const elements = await elementsOf(page);
    const inline = elements.filter(({ tag }) => tag === 'script' || tag === 'style');
    expect(inline.map(({ tag, attributes }) => [tag, attributes.get('nonce')])).toEqual([
      ['style', 'csp-nonce'],
      ['script', 'csp-nonce'],
    ]);
    expect(elements.filter(({ tag }) => ['b', 'i', 'u', 'x'].includes(tag))).toEqual([]);
  });

  it('shows no picture but the logo of who asks', async () => {
    const pictures = (await elementsOf(page)).filter(({ tag }) => tag === 'img');
    const logo = client?.logoUrl ?? null;
    expect(pictures.map(({ attributes }) => Object.fromEntries(attributes))).toEqual(
      logo === null
        ? []
        : [{ src: escaped(logo), alt: '', width: '32', height: '32', referrerpolicy: 'no-referrer' }],
    );
  });

  it('names who asks, and posts only to its session with the nonce', async () => {
    const elements = await elementsOf(page);
    const posts = elements.filter(
      ({ tag, attributes }) => tag === 'form' && attributes.get('method') === 'post',
    );
    for (const { attributes } of posts)
      expect(attributes.get('action')).toMatch(/^\/link\/lnk_test\/[a-z]+$/);
    const nonces = elements.filter(({ attributes }) => attributes.get('name') === 'nonce');
    expect(nonces.map(({ attributes }) => attributes.get('value'))).toEqual(posts.map(() => 'form-nonce'));
    if (client)
      expect(elements.some(({ tag, text }) => tag === 'bdi' && text === escaped(client.name))).toBe(true);
  });

  it('keeps the address when the language is switched', async () => {
    const links = (await elementsOf(page)).filter(({ attributes }) => attributes.has('hreflang'));
    expect(links.map(({ attributes }) => attributes.get('href')?.replaceAll('&amp;', '&'))).toEqual(
      LISTED_LANGUAGES.map((each) => `${BASE}/brand?q=vw&country=NO&lang=${each}`),
    );
  });
});

describe.each(LANGUAGES)('the language switch in %s', (language) => {
  const page = () => elementsOf(pageOf(story('intro'), language));

  it('marks the language that is shown, and names it without opening', async () => {
    const elements = await page();
    const current = elements.filter(
      ({ attributes }) => attributes.get('aria-current') === 'true' && attributes.has('hreflang'),
    );
    expect(current.map(({ attributes }) => attributes.get('lang'))).toEqual([language]);
    expect(elements.find(({ tag }) => tag === 'summary')?.text).toBe(LANGUAGE_NAMES[language]);
  });

  it('writes each language under its own name, in its own direction', async () => {
    const elements = await page();
    const links = elements.flatMap(({ attributes }, index) => {
      const name = elements[index + 1];
      return attributes.has('hreflang')
        ? [[attributes.get('lang'), name?.text, name?.attributes.get('dir')]]
        : [];
    });
    expect(links).toEqual(LISTED_LANGUAGES.map((each) => [each, LANGUAGE_NAMES[each], directionOf(each)]));
  });
});

describe('size', () => {
  it.each(LANGUAGES)('of the first screen in %s fits one round trip, gzipped even', async (language) => {
    const page = pageOf(story('intro'), language);
    const zipped = new Response(page).body?.pipeThrough(new CompressionStream('gzip'));
    const { byteLength } = await new Response(zipped).arrayBuffer();
    expect(byteLength).toBeLessThan(14_000);
  });
});
