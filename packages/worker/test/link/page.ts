import type { Language } from '@keyfob/shared/languages';
import { renderScreen } from '../../src/link/render.tsx';
import type { PageContext } from '../../src/link/screen.ts';
import { STORIES, type Story } from '../../src/link/stories.ts';
import { textsIn } from './texts-in.ts';

export const BASE = '/link/lnk_test';
export const RETURN = 'https://app.example/return?state=1&code=2';

const contextOf = (language: Language, client: PageContext['client']): PageContext => ({
  texts: textsIn(language),
  language,
  client,
  base: BASE,
  here: `${BASE}/brand?q=vw&country=NO`,
  formNonce: 'form-nonce',
  requestId: 'req-4711',
  expiry: { expiresIn: 3600, extendable: true },
});

export const pageOf = (
  { client, screen }: Pick<Story, 'client' | 'screen'>,
  language: Language = 'en',
): string => String(renderScreen(contextOf(language, client), screen, 'csp-nonce'));

export interface Element {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  text: string;
}

/** Elements without an end tag (HTML §13.1.2). */
const VOID = new Set(['img', 'input', 'link', 'meta']);

/** What the HTML parser of the Workers runtime makes of a page. */
export const elementsOf = async (page: string): Promise<Element[]> => {
  const elements: Element[] = [];
  const open: Element[] = [];
  const rewriter = new HTMLRewriter().on('*', {
    element(element) {
      const seen = {
        tag: element.tagName,
        attributes: new Map(element.attributes as Iterable<[string, string]>),
        text: '',
      };
      elements.push(seen);
      if (!VOID.has(element.tagName)) {
        open.push(seen);
        element.onEndTag(() => void open.pop());
      }
    },
    text({ text }) {
      const inner = open.at(-1);
      if (inner) inner.text += text;
    },
  });
  await rewriter.transform(new Response(page, { headers: { 'content-type': 'text/html' } })).text();
  return elements;
};

export const client = STORIES[0]?.client ?? null;
export const story = (name: string): Story => {
  const found = STORIES.find((each) => each.name === name);
  if (!found) throw new Error(`No story is called ${name}.`);
  return found;
};

export const byId = (elements: readonly Element[], id: string): Element | undefined =>
  elements.find(({ attributes }) => attributes.get('id') === id);
