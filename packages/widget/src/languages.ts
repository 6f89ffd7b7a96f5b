import { directionOf, type Language, languageOf } from '@keyfob/shared/languages';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { startTexts } from './locales/en-start.ts';
import { LOADERS } from './locales/loaders.ts';
import type { WidgetTexts } from './locales/texts.ts';

/** The rest of English comes with what is loaded at the first press, before anything that needs it can show. */
let english = startTexts as unknown as WidgetTexts;
const loaded: Partial<Record<Language, WidgetTexts>> = {};

export const learnEnglish = (texts: WidgetTexts): void => {
  english = texts;
};

/** The element above, through shadow roots and slots' own trees. */
const parentOf = (node: Node): Node | null =>
  node.parentNode ?? (node instanceof ShadowRoot ? node.host : null);

/** What the page says of its language: the nearest `lang` above, as a browser would inherit it. */
const pageTag = (element: Element): string | null => {
  for (let node: Node | null = element; node; node = parentOf(node)) {
    const tag = node instanceof Element ? node.getAttribute('lang') : null;
    if (tag) return tag;
  }
  return null;
};

/** The language an element speaks: its own, its page's, the browser's, English. */
const languageAt = (element: Element): Language => {
  const tag = pageTag(element);
  if (tag) return languageOf(tag) ?? 'en';
  return navigator.languages.map(languageOf).find((language) => language !== null) ?? 'en';
};

/** The words of a language; English while they are on their way, or cannot be had. */
const textsOf = (language: Language, onLoaded: () => void): WidgetTexts => {
  const known = loaded[language];
  if (known) return known;
  if (language !== 'en' && language !== 'en-GB')
    LOADERS[language]().then(
      ({ texts }) => {
        loaded[language] = texts;
        onLoaded();
      },
      () => {},
    );
  return english;
};

const speakers = new Set<SpokenLanguage>();

/** Any `lang` of the page may change; one observer looks for all elements. */
const observer = () =>
  new MutationObserver(() => {
    for (const each of speakers) each.look();
  });
let observing: MutationObserver | null = null;

/** The language of an element, and its words in it; follows the page. */
export class SpokenLanguage implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  language: Language = 'en';

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  get texts(): WidgetTexts {
    return textsOf(this.language, () => this.#host.requestUpdate());
  }

  get direction(): 'ltr' | 'rtl' {
    return directionOf(this.language);
  }

  hostConnected(): void {
    this.language = languageAt(this.#host);
    speakers.add(this);
    observing ??= observer();
    observing.observe(document, { attributes: true, attributeFilter: ['lang'], subtree: true });
  }

  hostDisconnected(): void {
    speakers.delete(this);
    if (speakers.size === 0) observing?.disconnect();
  }

  /** The page's language may be another one now. */
  look(): void {
    const language = languageAt(this.#host);
    if (language !== this.language) this.#host.requestUpdate();
    this.language = language;
  }
}
