import { randomUUID } from 'node:crypto';
import { Browser } from '../client/browser.ts';
import { type Answer, type Ask, basic, HOST } from '../client/http.ts';
import { approve, enter, lastPage, open, walkToVehicles } from '../client/keyfob-owner.ts';
import { newProof } from '../client/pkce.ts';
import { KEYFOB_ORIGIN, SCOPE, WEB_ORIGIN } from '../peers/keyfob-registration.ts';
import { CLIENT, REDIRECT_URI } from '../peers/peer.ts';
import type { MeteredKeyfob } from './metered-keyfob.ts';

const backend = (keyfob: MeteredKeyfob) => basic(CLIENT.id, keyfob.clientSecret);

interface LinkSession {
  readonly id: string;
  readonly url: string;
  readonly statusToken: string;
}

const createSession = async (
  keyfob: MeteredKeyfob,
  userId: string,
  challenge: string,
): Promise<LinkSession> => {
  const { text } = await keyfob.client.expect(201, '/v1/link-sessions', {
    headers: backend(keyfob),
    json: {
      userId,
      scopes: SCOPE.split(' '),
      redirectUri: REDIRECT_URI,
      codeChallenge: challenge,
      codeChallengeMethod: 'S256',
    },
  });
  return JSON.parse(text);
};

/** The widget asks for a session when somebody means to connect; these are of visitors who then do not. */
const PREFETCHED = 3;

export type Visitors = 'others' | 'the same';

/** Sessions that nobody opens. `visitors`: each by somebody else, who leaves, or all by the one who links in the end. */
export const prefetch = async (keyfob: MeteredKeyfob, userId: string, visitors: Visitors): Promise<void> => {
  for (let made = 0; made < PREFETCHED; made += 1)
    await createSession(keyfob, visitors === 'others' ? randomUUID() : userId, newProof().challenge);
};

/** Signs of life of the widget while an owner signs in: one in 45 seconds for three minutes. */
const SIGNS_OF_LIFE = 4;

/** The live status as the widget follows it. Answers what ends it. */
const watch = async (keyfob: MeteredKeyfob, { id, statusToken }: LinkSession): Promise<() => void> => {
  const address = `${keyfob.address.replace('http', 'ws')}/v1/link-sessions/${id}/watch`;
  // Node's WebSocket takes headers beside protocols (undici), which a browser's does not.
  const options = {
    protocols: ['keyfob.status.v1', statusToken],
    headers: { Origin: WEB_ORIGIN, Host: HOST },
  };
  const socket: WebSocket = Reflect.construct(WebSocket, [address, options]);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', reject, { once: true });
  });
  for (let sent = 0; sent < SIGNS_OF_LIFE; sent += 1) {
    socket.send('ping');
    keyfob.countMessage();
  }
  return () => socket.close();
};

export interface Linked {
  readonly userId: string;
  readonly session: LinkSession;
  readonly accessToken: string;
  readonly vehicleIds: readonly string[];
}

const expectJson = async (keyfob: MeteredKeyfob, path: string, ask: Ask): Promise<Answer> =>
  keyfob.client.expect(200, path, ask);

/** What alarms are set for at once is done before the next step, as it would be. */
const atOnce = (keyfob: MeteredKeyfob): Promise<void> => keyfob.advance(0);

/** A link from the backend's session to its tokens, the owner watching its status, the vehicles listed in the end. */
export const link = async (keyfob: MeteredKeyfob, userId: string): Promise<Linked> => {
  const { verifier, challenge } = newProof();
  const session = await createSession(keyfob, userId, challenge);
  const endWatch = await watch(keyfob, session);
  const browser = new Browser(keyfob.client, KEYFOB_ORIGIN);
  const intro = await enter(browser, new URL(session.url).pathname);
  const opened = await open(browser, intro);
  const vehicles = await walkToVehicles(browser, opened);
  const code = await lastPage(browser, await approve(browser, vehicles));
  const { text } = await expectJson(keyfob, '/oauth/token', {
    headers: backend(keyfob),
    form: { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI, code_verifier: verifier },
  });
  endWatch();
  await atOnce(keyfob);
  const accessToken: string = JSON.parse(text).access_token;
  const bearer = { Authorization: `Bearer ${accessToken}` };
  const listed = await expectJson(keyfob, '/v1/connected-vehicles', { headers: bearer });
  const vehicleIds = JSON.parse(listed.text).data.map(({ id }: { readonly id: string }) => id);
  if (vehicleIds.length === 0) throw new Error('The link brought no vehicle.');
  return { userId, session, accessToken, vehicleIds };
};

/** The application reads the history of the session and the vehicle's data once. */
export const look = async (keyfob: MeteredKeyfob, linked: Linked): Promise<void> => {
  const bearer = { Authorization: `Bearer ${linked.accessToken}` };
  await expectJson(keyfob, `/v1/link-sessions/${linked.session.id}`, { headers: backend(keyfob) });
  for (const id of linked.vehicleIds)
    await expectJson(keyfob, `/v1/connected-vehicles/${id}/data`, { headers: bearer });
};

/** The vehicle goes and then the user; access goes back to the provider. */
export const unlink = async (keyfob: MeteredKeyfob, linked: Linked): Promise<void> => {
  for (const id of linked.vehicleIds) {
    const path = `/v1/connected-vehicles/${id}`;
    const { status, text } = await keyfob.client.send(path, { method: 'DELETE', headers: backend(keyfob) });
    if (status >= 300) throw new Error(`${path} answered ${status}: ${text}`);
  }
  await atOnce(keyfob);
  const path = `/v1/users/${linked.userId}`;
  const { status, text } = await keyfob.client.send(path, { method: 'DELETE', headers: backend(keyfob) });
  if (status >= 300) throw new Error(`${path} answered ${status}: ${text}`);
  await atOnce(keyfob);
};
