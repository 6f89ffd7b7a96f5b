import { demo, type Partner } from '../support/applications.ts';
import { Browser, ORIGIN, type Page } from '../support/browser.ts';
import { asForm, fetchKeyfob, REDIRECT_URI, type TokenAnswer } from '../support/keyfob.ts';

export type Parameters = Readonly<Record<string, string | null>>;

/** A Connect URL that is right, with some parameters set otherwise; `null` leaves one out. */
export const connectUrl = (
  changes: Parameters = {},
  partner: Partner = demo,
  path = '/smartcar/oauth/authorize',
): string => {
  const right: Parameters = {
    response_type: 'code',
    client_id: partner.id,
    redirect_uri: REDIRECT_URI,
    scope: 'read_battery read_odometer',
    ...changes,
  };
  const query = Object.entries(right).filter((pair): pair is [string, string] => pair[1] !== null);
  return `${ORIGIN}${path}?${new URLSearchParams(query)}`;
};

export const reauthenticateUrl = (vehicleId: string, changes: Parameters = {}, partner = demo): string =>
  connectUrl(
    { response_type: 'vehicle_id', scope: null, vehicle_id: vehicleId, ...changes },
    partner,
    '/smartcar/oauth/reauthenticate',
  );

/** Where the browser was sent with an answer, as an object. */
export const answerIn = (browser: Browser): Record<string, string> => {
  if (browser.left === null) throw new Error('The browser did not leave Keyfob.');
  return Object.fromEntries(new URL(browser.left).searchParams);
};

/** The exact text of the mistake that a page shows; `null` where it shows none. */
export const faultOn = (page: Page): string | null =>
  /<code id="fault"[^>]*>([^<]*)<\/code>/
    .exec(page.html)?.[1]
    ?.replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'") ?? null;

export interface Walk {
  readonly browser?: Browser;
  readonly username?: string;
  readonly brand?: string;
}

/** From a Connect URL past the provider's sign-in, to whatever is shown then. */
export const signIn = async (
  url: string,
  { browser = new Browser(), username = 'two-cars@example.com', brand = 'tesla' }: Walk = {},
): Promise<{ browser: Browser; page: Page }> => {
  let page = await browser.press(await browser.open(url), 'continue-button');
  if (page.url.endsWith('/brand')) page = await browser.submit(page, '/brand', { brand });
  const form = await browser.submit(page, '/provider');
  return { browser, page: await browser.submit(form, '', { username, password: 'any' }) };
};

/** The whole way of an owner who shares; the answer's parameters. */
export const share = async (
  url: string,
  walk: Walk = {},
): Promise<{ browser: Browser; answer: Record<string, string> }> => {
  const { browser, page } = await signIn(url, walk);
  if (page.html.includes('id="approval-button"')) await browser.press(page, 'approval-button');
  return { browser, answer: answerIn(browser) };
};

export const exchange = (
  form: Record<string, string>,
  { basic }: Partner = demo,
  query = '',
): Promise<Response> => fetchKeyfob(`/smartcar/oauth/token${query}`, asForm(form, { Authorization: basic }));

/** The tokens of a code, confirmed. */
export const tokensFor = async (code: string | undefined, partner: Partner = demo): Promise<TokenAnswer> => {
  const form = { grant_type: 'authorization_code', code: code ?? '', redirect_uri: REDIRECT_URI };
  const response = await exchange(form, partner);
  if (response.status !== 200) throw new Error(`No tokens: ${response.status} ${await response.text()}`);
  return response.json();
};

/** A garage that names itself by the user's id. */
export const connect = async (changes: Parameters = {}, walk: Walk = {}, partner: Partner = demo) => {
  const shared = await share(connectUrl(changes, partner), walk);
  return { ...shared, tokens: await tokensFor(shared.answer['code'], partner) };
};
