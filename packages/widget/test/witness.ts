import { afterEach, expect } from 'vitest';
import type { KeyfobEventType } from '../src/session-store/widget-events.ts';
import { everythingSeen, SERVER } from './scenario.ts';

/** What must not be seen anywhere outside the widget's own memory. */
const SECRETS: Readonly<Record<string, RegExp>> = {
  token: /eyJ[\w-]{10,}|c2lnbmF0dXJl|statusToken/,
  parameter: /[?&#](code|state|token|access_token|iss)=/,
  code: /kfc_[\w-]{8,}/,
  VIN: /\b(?=[A-Z0-9]*\d)[A-HJ-NPR-Z0-9]{17}\b/,
  'e-mail': /[\w.+-]+@[\w-]+\.[a-z]{2,}/i,
};

/** Fields that a careless backend or a newer server sends along, each of which would be a leak. */
export const OVERSHARED = {
  code: 'kfc_9f86d081884c7d65',
  vin: 'WVWZZZE1ZMP053519',
  email: 'owner@example.com',
} as const;

export const secretIn = (text: string): string | null =>
  Object.entries(SECRETS).find(([, pattern]) => pattern.test(text))?.[0] ?? null;

const EVENTS: readonly KeyfobEventType[] = [
  'keyfob-ready',
  'keyfob-open',
  'keyfob-blocked',
  'keyfob-status-change',
  'keyfob-step',
  'keyfob-success',
  'keyfob-cancel',
  'keyfob-error',
  'keyfob-expired',
];

export interface Told {
  readonly type: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly from: EventTarget | undefined;
  readonly event: CustomEvent;
}

/** Every event that has left a widget through the document. */
const told: Told[] = [];
const lines: string[] = [];
const markup = new Set<string>();

for (const type of EVENTS)
  document.addEventListener(type, (event) => {
    const { detail } = event as CustomEvent;
    told.push({ type, detail, from: event.composedPath()[0], event: event as CustomEvent });
  });

for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
  const original = console[level].bind(console);
  console[level] = (...words: unknown[]) => {
    lines.push(words.map(String).join(' '));
    original(...words);
  };
}

/** The Link page's address is where the owner goes, so it may stand in the real link, and there only. */
const withoutLink = (html: string): string => html.replace(/(<a part="link"[^>]*?) href="[^"]*"/g, '$1');

const look = (): void => {
  for (const host of document.querySelectorAll('keyfob-connect')) {
    markup.add(host.outerHTML);
    markup.add(withoutLink(host.shadowRoot?.innerHTML ?? ''));
  }
};

/** Looks at the widget whenever anything of it changes. */
export const witness = (host: Element): void => {
  const observer = new MutationObserver(look);
  const everything = { attributes: true, childList: true, characterData: true, subtree: true };
  observer.observe(host, everything);
  if (host.shadowRoot) observer.observe(host.shadowRoot, everything);
};

/** The events that this widget sent, in order; `about` alone, where that is given. */
export const eventsOf = (host: Element, ...about: KeyfobEventType[]): readonly Told[] =>
  told.filter(
    ({ from, type }) => from === host && (about.length === 0 || about.some((each) => each === type)),
  );

/** Everything that could be seen from outside so far. */
export const outsideView = async (): Promise<readonly string[]> => {
  look();
  const urls = performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => name.startsWith(SERVER));
  const requests = (await everythingSeen()).flatMap(({ url, headers }) => [url, headers['referer'] ?? '']);
  return [
    ...told.map(({ type, detail }) => `${type} ${JSON.stringify(detail)}`),
    ...told
      .filter(({ detail }) => JSON.stringify(detail).includes('/link/'))
      .map(() => '#token=link address'),
    ...lines,
    ...markup,
    ...urls,
    ...requests,
    location.href,
  ];
};

/** After each test of a file that calls this: nothing of what should stay inside can be seen. */
export const expectNoLeaks = (): void => {
  afterEach(async () => {
    const leaks = (await outsideView()).filter((text) => secretIn(text) !== null);
    expect(leaks).toEqual([]);
  });
};
