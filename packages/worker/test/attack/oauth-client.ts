import { walkTo } from '../link/walker.ts';
import type { Partner } from '../support/applications.ts';
import type { Browser } from '../support/browser.ts';
import { fetchKeyfob, returned, type TokenAnswer } from '../support/keyfob.ts';
import { authorizeUrl, codeForm, postToken, tokensOf } from '../support/linking.ts';

/** An owner's whole way through an application that only speaks OAuth, to its tokens. */
export const linkByAuthorize = async (
  browser: Browser,
  { id, basic }: Partner,
  { state, username }: { readonly state: string; readonly username: string },
): Promise<TokenAnswer> => {
  await walkTo(browser, await authorizeUrl({ client_id: id, state }), null, { username });
  const { code, state: back } = returned(browser);
  if (code === null || back !== state) throw new Error(`No code for ${state} came back: ${browser.left}`);
  return tokensOf(await postToken(codeForm(code, true), basic));
};

export interface ListedVehicle {
  readonly id: string;
  readonly mode: string;
  readonly status: string;
  readonly brand: string;
}

/** What the holder of a user's token finds on the list. */
export const vehiclesSeenWith = async (accessToken: string): Promise<readonly ListedVehicle[]> => {
  const answer = await fetchKeyfob('/v1/connected-vehicles', {
    headers: { Authorization: `Bearer ${accessToken}` },
  });
  if (answer.status !== 200) throw new Error(`No list: ${answer.status} ${await answer.text()}`);
  return (await answer.json<{ data: ListedVehicle[] }>()).data;
};
