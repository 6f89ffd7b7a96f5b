import { heading, stepOf, walkFrom } from '../link/walker.ts';
import { demo, type Partner } from '../support/applications.ts';
import { Browser, ORIGIN } from '../support/browser.ts';
import { asForm, fetchKeyfob, REDIRECT_URI, returned } from '../support/keyfob.ts';
import { challenge, type Form } from '../support/linking.ts';

/** The parameters of an authorization request that is right, some set otherwise; `null` leaves one out. */
export const requestForm = async (changes: Record<string, string | null> = {}): Promise<Form> => {
  const right: Record<string, string | null> = {
    response_type: 'code',
    redirect_uri: REDIRECT_URI,
    scope: 'vehicle:charge_state offline_access',
    state: `state-${crypto.randomUUID()}`,
    code_challenge: await challenge(),
    code_challenge_method: 'S256',
    ...changes,
  };
  return Object.fromEntries(
    Object.entries(right).filter((pair): pair is [string, string] => pair[1] !== null),
  );
};

export const postPush = (form: Form, headers: Record<string, string>): Promise<Response> =>
  fetchKeyfob('/oauth/par', asForm(form, headers));

/** Pushes a request for an application and answers with its `request_uri`. */
export const push = async (
  changes: Record<string, string | null> = {},
  { basic }: Partner = demo,
): Promise<string> => {
  const response = await postPush(await requestForm(changes), { Authorization: basic });
  if (response.status !== 201) throw new Error(`Not pushed: ${response.status} ${await response.text()}`);
  return (await response.json<{ request_uri: string }>()).request_uri;
};

/** The address the owner's browser is sent to for a pushed request. */
export const pushedUrl = (
  requestUri: string,
  more: Record<string, string> = {},
  clientId = demo.id,
): string =>
  `${ORIGIN}/oauth/authorize?${new URLSearchParams({ client_id: clientId, request_uri: requestUri, ...more })}`;

export const pushedLink = async (changes: Record<string, string | null> = {}): Promise<string> =>
  pushedUrl(await push(changes));

export const ELSEWHERE = 'This link was opened in another browser';

/** Twenty browsers act on one pushed request at the same moment. `codes`: of those that it let in. */
export const raceToOpen = async (): Promise<{ readonly codes: (string | null)[]; readonly told: number }> => {
  const address = await pushedLink();
  const browsers = Array.from({ length: 20 }, () => new Browser());
  const intros = await Promise.all(browsers.map((browser) => browser.open(address)));
  const pages = await Promise.all(
    browsers.map(async (browser, index) => {
      const intro = intros[index];
      if (!intro) throw new Error('each browser has a page');
      return { browser, page: await browser.submit(intro, '/open') };
    }),
  );
  const inside = pages.filter(({ page }) => stepOf(page) === 'brand');
  for (const { browser, page } of inside) await walkFrom(browser, page, null);
  return {
    codes: inside.map(({ browser }) => returned(browser).code),
    told: pages.filter(({ page }) => heading(page) === ELSEWHERE).length,
  };
};
