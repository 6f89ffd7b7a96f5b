import { register } from '../support/applications.ts';
import { Browser } from '../support/browser.ts';
import { type CreatedSession, link, REDIRECT_URI, type TokenAnswer } from '../support/keyfob.ts';
import { challenge, freshUser, sessionBody, VERIFIER } from '../support/linking.ts';
import { ask, read, type Send } from './workers.ts';

/** What a link leaves with an application. */
export interface Kept {
  readonly basic: string;
  readonly userId: string;
  readonly session: CreatedSession;
  readonly vehicleId: string;
  readonly tokens: TokenAnswer;
}

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

export const exchange = (send: Send, basic: string, form: Record<string, string>): Promise<Response> =>
  ask(send, '/oauth/token', { ...FORM, Authorization: basic }, new URLSearchParams(form).toString());

export const refresh = (send: Send, basic: string, token = ''): Promise<Response> =>
  exchange(send, basic, { grant_type: 'refresh_token', refresh_token: token });

export const dataAt = (send: Send, { vehicleId, tokens }: Pick<Kept, 'vehicleId' | 'tokens'>) =>
  ask(send, `/v1/connected-vehicles/${vehicleId}/data`, { Authorization: `Bearer ${tokens.access_token}` });

/**
 * The main job, every request of it sent as `send` says: a session, its link with all its pages and the way over the
 * provider, its watcher, the tokens, the vehicle's data, a refresh and its retry.
 */
export const doMainJob = async (send: Send): Promise<Kept> => {
  const { basic } = await register({ accessTokens: 'jwt' });
  const userId = freshUser();
  const json = { Authorization: basic, 'Content-Type': 'application/json' };
  const body = sessionBody({
    userId,
    codeChallenge: await challenge(),
    codeChallengeMethod: 'S256',
  });
  const made = await ask(send, '/v1/link-sessions', json, JSON.stringify(body));
  const session = await read<CreatedSession>(made, 201);
  await watch(send, session);
  const browser = new Browser(send);
  const { code } = await link(browser, session.url);
  // A second click gets the same code again.
  await browser.open(session.url);
  const form = { grant_type: 'authorization_code', code: code ?? '', redirect_uri: REDIRECT_URI };
  const tokens = await read<TokenAnswer>(await exchange(send, basic, { ...form, code_verifier: VERIFIER }));
  const own = await read<TokenAnswer>(await exchange(send, basic, { grant_type: 'client_credentials' }));
  const listed = await ask(send, `/v1/users/${userId}/connected-vehicles`, {
    Authorization: `Bearer ${own.access_token}`,
  });
  const [vehicle] = (await read<{ data: { id: string }[] }>(listed)).data;
  const vehicleId = vehicle?.id ?? '';
  await read(await dataAt(send, { vehicleId, tokens }));
  const next = await read<TokenAnswer>(await refresh(send, basic, tokens.refresh_token));
  const again = await read<TokenAnswer>(await refresh(send, basic, tokens.refresh_token));
  if (again.refresh_token !== next.refresh_token || again.access_token !== next.access_token)
    throw new Error('A retry has another answer.');
  await read(await dataAt(send, { vehicleId, tokens: next }));
  await watch(send, session);
  return { basic, userId, session, vehicleId, tokens: next };
};

const watch = async (send: Send, { id, statusToken }: CreatedSession): Promise<void> => {
  await read(await ask(send, `/v1/link-sessions/${id}/watch`, { Authorization: `Bearer ${statusToken}` }));
};
