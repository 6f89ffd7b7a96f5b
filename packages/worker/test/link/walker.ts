import { type Browser, formsOf, type Page } from '../support/browser.ts';
import { authorizeUrl, newSession } from '../support/linking.ts';

/** The pages of a link in their order, with the form that leads on from each. */
export const STEPS = ['intro', 'brand', 'handoff', 'signIn', 'vehicles'] as const;
export type Step = (typeof STEPS)[number];

export interface Choices {
  readonly username?: string;
  readonly brand?: string;
}

interface Leading {
  readonly form: string;
  readonly fields: (choices: Choices) => Record<string, string>;
}

const LEADING: Readonly<Record<Step, Leading>> = {
  intro: { form: '/open', fields: () => ({}) },
  brand: { form: '/brand', fields: ({ brand = 'tesla' }) => ({ brand }) },
  handoff: { form: '/provider', fields: () => ({}) },
  signIn: {
    form: '',
    fields: ({ username = 'two-cars@example.com' }) => ({ username, password: 'any' }),
  },
  vehicles: { form: '/approve', fields: () => ({}) },
};

/** Presses the button that leads on from a page. */
export const go = (browser: Browser, page: Page, step: Step, choices: Choices = {}): Promise<Page> =>
  browser.submit(page, LEADING[step].form, LEADING[step].fields(choices));

/** Which page it is, by what it asks; `null` for one that asks nothing. */
export const stepOf = (page: Page): Step | null => {
  if (page.html.includes('name="password"')) return 'signIn';
  const actions = formsOf(page.html).map(({ action }) => action);
  const step = STEPS.find(
    (each) => each !== 'signIn' && actions.some((action) => action.endsWith(LEADING[each].form)),
  );
  return step ?? null;
};

/** From wherever a page is, on to another step or, without one, to the end. */
export const walkFrom = async (
  browser: Browser,
  from: Page,
  to: Step | null,
  choices: Choices = {},
): Promise<Page> => {
  let page = from;
  for (let presses = 0; presses < 10; presses += 1) {
    const step = stepOf(page);
    if (step === null || step === to) return page;
    page = await go(browser, page, step, choices);
  }
  throw new Error(`Never came from ${from.url} to ${to ?? 'the end'}, last ${page.url}`);
};

export const walkTo = async (
  browser: Browser,
  start: string,
  to: Step | null,
  choices: Choices = {},
): Promise<Page> => walkFrom(browser, await browser.open(start), to, choices);

/** The two ways a link begins. */
export const STARTS: Readonly<Record<string, () => Promise<string>>> = {
  'a backend’s session': async () => (await newSession()).url,
  'an authorization request': () => authorizeUrl({ state: crypto.randomUUID() }),
};

export const heading = (page: Page): string =>
  (/<h1[^>]*>(.*?)<\/h1>/.exec(page.html)?.[1] ?? '').replaceAll('&#39;', "'");

/** The link in the addresses of pages, or on one whose forms post to it. */
export const linkOf = (...pages: readonly Page[]): string => {
  const seen = pages.map(({ url, html }) => `${url} ${html}`).join(' ');
  const [, link] = /\/link\/(lnk_[\w-]+)/.exec(seen) ?? [];
  if (link === undefined) throw new Error(`No link on ${pages.map(({ url }) => url)}`);
  return link;
};

/** Where the way back on a page leads, if there is one. */
export const wayBack = (page: Page): string | null =>
  /id="return-button"[^>]*href="([^"]*)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&') ?? null;
