import { type Browser, type Form, formWhere, refreshOf } from './browser.ts';
import { type Answer, codeIn, locationOf } from './http.ts';

/** An account of the simulator with exactly one car. */
const USERNAME = 'one-car@example.com';
const BRAND = 'tesla';

/** Follows an answer's redirects as long as they stay at Keyfob. */
const follow = async (browser: Browser, answer: Answer): Promise<string> => {
  let last = answer;
  for (let hops = 0; hops < 12; hops += 1) {
    if (last.status === 200) return last.text;
    const address = locationOf(last);
    if (!browser.isHere(address)) return address;
    last = await browser.get(address);
  }
  throw new Error('No end of redirects');
};

/** Sends a form, with some values set otherwise. */
const send = (
  browser: Browser,
  { action, fields }: Form,
  values: Readonly<Record<string, string>> = {},
): Promise<Answer> => {
  for (const [name, value] of Object.entries(values)) fields.set(name, value);
  return browser.post(action, fields);
};

/** Presses the button of the form that leads to an address that ends so. */
const press = (
  browser: Browser,
  page: string,
  ending: string,
  values: Readonly<Record<string, string>> = {},
): Promise<Answer> =>
  send(
    browser,
    formWhere(page, (action) => action.endsWith(ending)),
    values,
  );

/** The first page of a link, from its address. */
export const enter = async (browser: Browser, address: string): Promise<string> => {
  const answer = await browser.get(address);
  if (answer.status !== 200)
    throw new Error(`${address} answered ${answer.status}: ${answer.text.slice(0, 500)}`);
  return answer.text;
};

/** The first POST of a link: it makes the session, or binds the one that is there to the browser. */
export const open = (browser: Browser, intro: string): Promise<Answer> => press(browser, intro, '/open');

/** Signs in at the simulated provider, whose form is the one with a password. */
const signIn = (browser: Browser, page: string): Promise<Answer> =>
  send(
    browser,
    formWhere(page, (_, body) => body.includes('name="password"')),
    { username: USERNAME, password: 'any' },
  );

/** From the answer to {@link open} over brand and provider to the page with the vehicles. */
export const walkToVehicles = async (browser: Browser, opened: Answer): Promise<string> => {
  const brands = await follow(browser, opened);
  const handOff = await follow(browser, await press(browser, brands, '/brand', { brand: BRAND }));
  const providerPage = await follow(browser, await press(browser, handOff, '/provider'));
  return follow(browser, await signIn(browser, providerPage));
};

/** The same where the link is for one kind of vehicle: brand and account are there already. */
export const walkToOwnVehicle = async (browser: Browser, opened: Answer): Promise<string> => {
  const handOff = await follow(browser, opened);
  const page = await follow(browser, await press(browser, handOff, '/provider'));
  const form = formWhere(page, (_, body) => body.includes('name="password"'));
  return follow(browser, await send(browser, form, { password: 'any' }));
};

/** The owner agrees: this makes the code. */
export const approve = (browser: Browser, vehicles: string): Promise<Answer> =>
  press(browser, vehicles, '/approve');

/** The last page goes on to the application with the code. */
export const lastPage = async (browser: Browser, approved: Answer): Promise<string> => {
  const page = await follow(browser, approved);
  const address = refreshOf(page);
  if (address === null) throw new Error(`The last page leads nowhere: ${page.slice(0, 1_500)}`);
  return codeIn(address);
};
