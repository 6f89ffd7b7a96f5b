import { afterEach, describe, expect, it } from 'vitest';
import { go, STEPS, walkTo } from '../link/walker.ts';
import { demo } from '../support/applications.ts';
import { Browser } from '../support/browser.ts';
import { type CreatedSession, fetchKeyfob, returned } from '../support/keyfob.ts';
import { codeForm, freshUser, newSession, postToken } from '../support/linking.ts';

/** A watcher whose end neither reads nor answers a close: a phone in a tunnel, or one who means it. */
const silentWatcher = async ({ id, statusToken }: CreatedSession): Promise<WebSocket> => {
  const answer = await fetchKeyfob(`/v1/link-sessions/${id}/watch`, {
    headers: { Upgrade: 'websocket', 'Sec-WebSocket-Protocol': `keyfob.status.v1, ${statusToken}` },
  });
  const socket = answer.webSocket;
  if (!socket) throw new Error(`No socket: ${answer.status}`);
  socket.accept({ allowHalfOpen: true });
  return socket;
};

const sockets: WebSocket[] = [];

/** More than one session lets in, so that some were let go and never said good-bye. */
const crowd = async (session: CreatedSession): Promise<void> => {
  for (let count = 0; count < 14; count += 1) sockets.push(await silentWatcher(session));
};

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close();
});

const erase = (userId: string): Promise<Response> =>
  fetchKeyfob(`/v1/users/${userId}`, { method: 'DELETE', headers: { Authorization: demo.basic } });

describe('fourteen watchers who never answer a close', () => {
  it('keep neither the owner nor the application from anything', async () => {
    const userId = freshUser();
    const session = await newSession({ userId });
    await crowd(session);
    const browser = new Browser();
    let page = await browser.open(session.url);
    for (const step of STEPS) {
      page = await go(browser, page, step);
      expect([step, page.status]).toEqual([step, 200]);
    }
    expect((await postToken(codeForm(returned(browser).code ?? ''))).status).toBe(200);
    expect((await erase(userId)).status).toBe(204);
  });

  it.each(['brand', 'vehicles'] as const)('nor an owner who leaves at %s', async (step) => {
    const session = await newSession();
    await crowd(session);
    const browser = new Browser();
    const page = await walkTo(browser, session.url, step);
    const left = await browser.press(page, step === 'brand' ? 'cancel-button' : 'deny-button');
    expect(left.status).toBe(200);
  });

  it('nor the end of a user in the middle of it', async () => {
    const userId = freshUser();
    const session = await newSession({ userId });
    await crowd(session);
    await walkTo(new Browser(), session.url, 'vehicles');
    expect((await erase(userId)).status).toBe(204);
  });
});
