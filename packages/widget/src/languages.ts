import { directionOf, type Language, languageOf } from '@keyfob/shared/languages';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { startTexts } from './locales/en-start.ts';
import { LOADERS } from './locales/loaders.ts';
import type { WidgetTexts } from './locales/texts.ts';
import { patiently } from './patiently.ts';

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

const isHere = (language: Language): boolean => language.startsWith('en') || language in loaded;

/** Fetches the words of a language; without them, English is spoken. */
const fetchWords = async (language: Language): Promise<void> => {
  if (language === 'en' || language === 'en-GB') return;
  try {
    loaded[language] = (await LOADERS[language]()).texts;
  } catch {
    // Not to be had now.
  }
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
  /** What the page asks for. */
  language: Language = 'en';
  /** What is said meanwhile, and in the end. */
  spoken: Language = 'en';
  /** Settles once the words are here, or are not worth the wait; `null` where they are. */
  arriving: Promise<unknown> | null = null;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  get texts(): WidgetTexts {
    return loaded[this.spoken] ?? english;
  }

  get direction(): 'ltr' | 'rtl' {
    return directionOf(this.spoken);
  }

  hostConnected(): void {
    this.look();
    speakers.add(this);
    observing ??= observer();
    const what = { attributes: true, attributeFilter: ['lang'], subtree: true };
    for (let root = this.#host.getRootNode(); ; root = root.host.getRootNode()) {
      observing.observe(root, what);
      if (!(root instanceof ShadowRoot)) break;
    }
  }

  hostDisconnected(): void {
    speakers.delete(this);
    if (speakers.size === 0) observing?.disconnect();
  }

  /** The page's language may be another one now. */
  look(): void {
    const language = languageAt(this.#host);
    if (language === this.language) return;
    this.language = language;
    const speak = (): void => {
      if (this.language !== language || !isHere(language)) return;
      this.spoken = language;
      this.#host.requestUpdate();
    };
    if (isHere(language)) speak();
    else this.arriving = patiently(fetchWords(language).then(speak));
  }

  /** What all elements say may have changed. */
  static refresh(): void {
    for (const speaker of speakers) speaker.#host.requestUpdate();
  }
}
