import { describe, expect, it } from 'vitest';
import { Browser } from '../support/browser.ts';
import { type CreatedSession, fetchKeyfob, returned, walkToVehicles } from '../support/keyfob.ts';
import { codeForm, freshUser, newSession, postToken, press, refusalOf } from '../support/linking.ts';
import { countObjects } from '../support/objects.ts';

const PROTOCOL = 'keyfob.status.v1';

const upgrade = (id: string, headers: Record<string, string>): Promise<Response> =>
  fetchKeyfob(`/v1/link-sessions/${id}/watch`, { headers: { Upgrade: 'websocket', ...headers } });

const poll = (id: string, headers: Record<string, string>): Promise<Response> =>
  fetchKeyfob(`/v1/link-sessions/${id}/watch`, { headers });

const protocols = (token: string) => ({ 'Sec-WebSocket-Protocol': `${PROTOCOL}, ${token}` });
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

interface Snapshot {
  readonly id: string;
  readonly status: string;
  readonly step?: string;
}

interface Watch {
  readonly texts: string[];
  readonly closed: Promise<number>;
  readonly socket: WebSocket;
  /** The last snapshot, once it says so. */
  reaches(status: string): Promise<Snapshot>;
}

const watch = async ({ id, statusToken }: CreatedSession): Promise<Watch> => {
  const response = await upgrade(id, protocols(statusToken));
  expect(response.status).toBe(101);
  expect(response.headers.get('Sec-WebSocket-Protocol')).toBe(PROTOCOL);
  const socket = response.webSocket;
  if (!socket) throw new Error('no socket');
  const texts: string[] = [];
  const heard = Promise.withResolvers<void>();
  let next = heard;
  socket.addEventListener('message', ({ data }) => {
    texts.push(String(data));
    next.resolve();
    next = Promise.withResolvers<void>();
  });
  const closed = new Promise<number>((resolve) => {
    socket.addEventListener('close', ({ code }) => resolve(code));
  });
  socket.accept();
  const last = (): Snapshot => JSON.parse(texts.at(-1) ?? '{"id":"","status":""}');
  const reaches = async (status: string): Promise<Snapshot> => {
    while (last().status !== status) await next.promise;
    return last();
  };
  return { texts, closed, socket, reaches };
};

const stepsIn = (texts: readonly string[]): string[] => [
  ...new Set(texts.map((text): Snapshot => JSON.parse(text)).map(({ status, step }) => step ?? status)),
];

describe('a watcher', () => {
  it('hears each step, nothing of brand or vehicle before the end, and good-bye at it', async () => {
    const session = await newSession();
    const { texts, closed, reaches } = await watch(session);
    const browser = new Browser();
    const vehicles = await walkToVehicles(browser, session.url);
    await browser.submit(vehicles, '/approve');
    await reaches('returned');
    expect(texts.join('')).not.toMatch(/tesla|veh_|brand"?:|vin/i);
    await postToken(codeForm(returned(browser).code ?? ''));
    const end = await reaches('completed');
    expect(Object.keys(end).toSorted()).toEqual(['connectedVehicleIds', 'expiresAt', 'id', 'status']);
    expect(await closed).toBe(1000);
    expect(stepsIn(texts)).toEqual(['created', 'brand', 'provider', 'vehicles', 'returned', 'completed']);
  });

  it('hears that the owner said no', async () => {
    const session = await newSession();
    const { closed, reaches } = await watch(session);
    const browser = new Browser();
    await press(browser, await walkToVehicles(browser, session.url), 'deny');
    await reaches('denied');
    expect(await closed).toBe(1000);
  });

  it('that comes after the end hears it and is sent away', async () => {
    const session = await newSession();
    const browser = new Browser();
    await press(browser, await browser.open(session.url), 'cancel');
    const { closed, reaches } = await watch(session);
    await reaches('cancelled');
    expect(await closed).toBe(1000);
  });

  it('is the eleventh: the first is let go', async () => {
    const session = await newSession();
    const first = await watch(session);
    const others = [];
    for (let count = 0; count < 10; count += 1) others.push(await watch(session));
    expect(await first.closed).toBe(1013);
    await Promise.all(others.map(({ reaches }) => reaches('created')));
  });

  it('may say what it likes', async () => {
    const session = await newSession();
    const { socket, texts, reaches } = await watch(session);
    await reaches('created');
    for (const text of ['ping', '{"status":"completed"}', '\0', 'x'.repeat(10_000)]) socket.send(text);
    const browser = new Browser();
    await browser.submit(await browser.open(session.url), '/open');
    while (!texts.at(-1)?.includes('"open"')) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(texts).toContain('pong');
  });
});

describe('who polls', () => {
  it('gets the same snapshot, for its session alone', async () => {
    const session = await newSession();
    const response = await poll(session.id, bearer(session.statusToken));
    expect(await response.json()).toEqual({
      id: session.id,
      status: 'created',
      expiresAt: session.expiresAt,
    });
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    await walkToVehicles(new Browser(), session.url);
    const text = await (await poll(session.id, bearer(session.statusToken))).text();
    expect(JSON.parse(text)).toMatchObject({ status: 'open', step: 'vehicles' });
    expect(text).not.toMatch(/tesla|vin|brand/i);
  });

  it('from a registered origin is told so', async () => {
    const session = await newSession();
    const Origin = 'http://localhost:5173';
    const response = await poll(session.id, { ...bearer(session.statusToken), Origin });
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe(Origin);
  });
});

describe('no one watches', () => {
  const ORIGINS = [
    'https://evil.example',
    'null',
    'http://localhost:5173.evil.example',
    'http://localhost:51740',
  ];

  it('without the token of that very session, and no object is touched', async () => {
    const userId = freshUser();
    const [session, other] = [await newSession({ userId }), await newSession({ userId })];
    const before = await countObjects();
    const tokens = [other.statusToken, '', 'x', session.statusToken.slice(0, -2), session.id, session.state];
    for (const token of tokens) {
      expect(await refusalOf(await poll(session.id, bearer(token))), token).toBe('401 invalid_token');
      expect(await refusalOf(await upgrade(session.id, protocols(token))), token).toBe('401 invalid_token');
    }
    for (const attempt of [
      poll(session.id, {}),
      upgrade(session.id, {}),
      upgrade(session.id, bearer(session.statusToken)),
    ])
      expect(await refusalOf(await attempt)).toBe('401 invalid_token');
    const inAddress = await fetchKeyfob(`/v1/link-sessions/${session.id}/watch?token=${session.statusToken}`);
    expect(inAddress.status).toBe(401);
    expect(await countObjects()).toBe(before);
  });

  it.each(ORIGINS)('from the origin %s', async (Origin) => {
    const { id, statusToken } = await newSession();
    expect(await refusalOf(await poll(id, { ...bearer(statusToken), Origin }))).toBe(
      '403 origin_not_allowed',
    );
    expect(await refusalOf(await upgrade(id, { ...protocols(statusToken), Origin }))).toBe(
      '403 origin_not_allowed',
    );
  });

  it('under another subprotocol', async () => {
    const { id, statusToken } = await newSession();
    for (const value of [statusToken, `${statusToken}, ${PROTOCOL}`, `other, ${statusToken}`])
      expect(await refusalOf(await upgrade(id, { 'Sec-WebSocket-Protocol': value }))).toBe(
        '401 invalid_token',
      );
  });
});
