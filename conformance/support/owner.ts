import { Browser, type Page } from './browser.ts';
import { ORIGIN } from './http.ts';

/** The parameters that came back to the application. */
export const answerOf = ({ left }: Browser): URLSearchParams => {
  if (left === null) throw new Error('The browser was not sent back.');
  return new URL(left).searchParams;
};

/** Everything up to the page with the vehicles: brand, provider, and the sign-in there. */
export const walkToVehicles = async (browser: Browser, address: string): Promise<Page> => {
  let page = await browser.submit(await browser.open(address), '/open');
  if (page.url.endsWith('/brand')) page = await browser.submit(page, '/brand', { brand: 'tesla' });
  const signIn = await browser.submit(page, '/provider');
  return browser.signIn(signIn, { username: 'two-cars@example.com', password: 'any' });
};

/** An owner who shares. */
export const share = async (address: string, browser = new Browser()): Promise<Browser> => {
  await browser.submit(await walkToVehicles(browser, address), '/approve');
  return browser;
};

/** Where an authorization request leads, before anybody acts: a page of ours, or back at once. */
export const arrive = async (address: string): Promise<{ browser: Browser; page: Page }> => {
  const browser = new Browser();
  return { browser, page: await browser.open(new URL(address, ORIGIN).href) };
};
