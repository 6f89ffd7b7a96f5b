import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../src/link/locales/languages.ts';
import { STORIES } from '../../src/link/stories.ts';
import { BASE, elementsOf, pageOf, story } from './page.ts';

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

const every = (Object.keys(LANGUAGES) as Language[]).flatMap((language) =>
  STORIES.map((each) => ({ ...each, language })),
);

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
    expect(elements.filter(({ tag }) => ['img', 'b', 'i', 'u', 'x'].includes(tag))).toEqual([]);
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
      expect(elements.some(({ tag, text }) => tag === 'strong' && text === escaped(client.name))).toBe(true);
  });

  it('keeps the address when the language is switched', async () => {
    const links = (await elementsOf(page)).filter(({ attributes }) => attributes.has('hreflang'));
    expect(
      links.map(({ text, attributes }) => [text, attributes.get('href')?.replaceAll('&amp;', '&')]),
    ).toEqual([
      ['English', `${BASE}/brand?q=vw&country=NO&lang=en`],
      ['Norsk', `${BASE}/brand?q=vw&country=NO&lang=nb`],
    ]);
  });
});

describe('size', () => {
  it('of the first screen fits one round trip, gzipped even', async () => {
    const zipped = new Response(pageOf(story('intro'))).body?.pipeThrough(new CompressionStream('gzip'));
    const { byteLength } = await new Response(zipped).arrayBuffer();
    expect(byteLength).toBeLessThan(14 * 1024);
  });
});
