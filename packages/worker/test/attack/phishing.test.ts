import { beforeAll, describe, expect, it } from 'vitest';
import { WATCH_PROTOCOL } from '../../src/api/watch.ts';
import { mintHandle, readHandle } from '../../src/crypto/handle.ts';
import { insideOf } from '../link/inside.ts';
import { go, heading, linkOf, STEPS, walkFrom, walkTo } from '../link/walker.ts';
import { config } from '../support/applications.ts';
import { Browser, type Page } from '../support/browser.ts';
import { asForm, asJson, BASIC, type CreatedSession, fetchKeyfob, returned } from '../support/keyfob.ts';
import { authorizeUrl, freshUser, linkUser, newSession, readData } from '../support/linking.ts';

/** Everything the attacker's application, and his browser with the status token, ever hear. */
class Attacker {
  readonly heard: string[] = [];
  readonly userId: string;
  readonly session: CreatedSession;

  constructor(userId: string, session: CreatedSession) {
    this.userId = userId;
    this.session = session;
  }

  static async withLink(): Promise<Attacker> {
    const userId = freshUser();
    return new Attacker(userId, await newSession({ userId }));
  }

  async ask(path: string, init: RequestInit): Promise<number> {
    const answer = await fetchKeyfob(path, init);
    this.heard.push(`${path} ${answer.status} ${JSON.stringify([...answer.headers])} ${await answer.text()}`);
    return answer.status;
  }

  async lookEverywhere(): Promise<void> {
    const { id, statusToken } = this.session;
    const own = { headers: { Authorization: BASIC } };
    await this.ask(`/v1/link-sessions/${id}`, own);
    await this.ask(`/v1/users/${this.userId}/connected-vehicles`, own);
    await this.ask(`/v1/link-sessions/${id}/watch`, { headers: { Authorization: `Bearer ${statusToken}` } });
    await this.ask(`/v1/link-sessions/${id}/complete`, asJson({}, { Authorization: BASIC }));
  }

  async watch(): Promise<void> {
    const answer = await fetchKeyfob(`/v1/link-sessions/${this.session.id}/watch`, {
      headers: {
        Upgrade: 'websocket',
        'Sec-WebSocket-Protocol': `${WATCH_PROTOCOL}, ${this.session.statusToken}`,
      },
    });
    const socket = answer.webSocket;
    if (!socket) throw new Error(`No socket: ${answer.status}`);
    socket.addEventListener('message', ({ data }) => void this.heard.push(String(data)));
    socket.accept();
  }
}

/** What tells of a car: its brand, its maker's names, models, VINs, and every id of it. */
const traces = async (handle: string): Promise<string[]> => {
  const { sessions, vehicles } = await insideOf(handle);
  return [
    'tesla',
    ...(sessions[0]?.found?.vehicles ?? []).flatMap(({ upstreamId, information }) => [
      upstreamId,
      information.vin ?? '',
      information.model,
      information.displayName ?? '',
    ]),
    ...vehicles.map(({ id }) => id),
  ].filter((trace) => trace.length > 2);
};

const tracesIn = (heard: readonly string[], words: readonly string[]): string[] =>
  words.filter((word) => heard.join('\n').toLowerCase().includes(word.toLowerCase()));

describe('a victim who finishes the attacker’s link', () => {
  let attacker: Attacker;
  let words: string[];
  const victim = new Browser();

  beforeAll(async () => {
    attacker = await Attacker.withLink();
    await attacker.watch();
    let page: Page = await victim.open(attacker.session.url);
    for (const step of STEPS) {
      page = await walkFrom(victim, page, step);
      await attacker.lookEverywhere();
    }
    words = await traces(attacker.session.id);
    await go(victim, page, 'vehicles');
    words = [...words, ...(await traces(attacker.session.id))];
    await attacker.lookEverywhere();
  });

  it('shows the attacker no brand and no vehicle, in any answer, at any point', () => {
    expect(words.length).toBeGreaterThan(6);
    expect(attacker.heard.length).toBeGreaterThan(28);
    expect(tracesIn(attacker.heard, words)).toEqual([]);
  });

  it('shows the attacker only that someone walks', () => {
    const steps = attacker.heard.filter((text) => text.startsWith('{')).map((text) => JSON.parse(text));
    expect(steps.map(({ status, step }) => step ?? status)).toEqual(
      expect.arrayContaining(['created', 'brand', 'provider', 'vehicles', 'returned']),
    );
    for (const snapshot of steps)
      expect(
        Object.keys(snapshot).filter((key) => !['id', 'status', 'step', 'expiresAt'].includes(key)),
      ).toEqual([]);
  });

  it('has an attacker who cannot complete it, without a code or with a guessed one', async () => {
    const { id } = attacker.session;
    const { routing } = await config();
    const place = (await readHandle(routing, 'linkSession', id))?.place;
    if (!place) throw new Error('No place');
    const other = await linkUser();
    const guesses = [
      {},
      { code: '' },
      { code: 'cod_guess' },
      { code: id },
      { code: await mintHandle(routing, 'code', place) },
      { code: other.code },
    ];
    for (const guess of guesses) {
      const status = await attacker.ask(
        `/v1/link-sessions/${id}/complete`,
        asJson(guess, { Authorization: BASIC }),
      );
      expect([guess, status]).toEqual([guess, expect.toSatisfy((code: number) => [400, 422].includes(code))]);
      await attacker.ask(
        '/oauth/token',
        asForm({ grant_type: 'authorization_code', code: guess.code ?? '' }, { Authorization: BASIC }),
      );
    }
    expect(tracesIn(attacker.heard, words)).toEqual([]);
    const inside = await insideOf(id);
    expect([inside.sessions[0]?.session.status, inside.grants.map(({ status }) => status)]).toEqual([
      'returned',
      ['pending'],
    ]);
  });

  it('could be seen by these very eyes: with the code from the victim’s browser all of it shows', async () => {
    const code = returned(victim).code ?? '';
    await attacker.ask(
      `/v1/link-sessions/${attacker.session.id}/complete`,
      asJson({ code }, { Authorization: BASIC }),
    );
    await attacker.lookEverywhere();
    expect(tracesIn(attacker.heard, words)).toContain('tesla');
  });
});

describe('the application’s own check', () => {
  it('is left what it needs: the state of the attacker’s session comes back in the victim’s browser', async () => {
    const { session } = await Attacker.withLink();
    const victim = new Browser();
    await walkTo(victim, session.url, null);
    expect(returned(victim)).toMatchObject({ state: session.state, code: expect.stringMatching(/^cod_/) });
  });
});

describe('an attacker’s own authorization request', () => {
  it('opened by a victim leads to the victim’s own garage, and tells the attacker nothing', async () => {
    const url = await authorizeUrl({ state: 'attackers-state' });
    const [attacker, victim] = [new Browser(), new Browser()];
    const his = await attacker.open(url);
    const vehicles = await walkTo(victim, url, 'vehicles');
    expect(linkOf(vehicles)).not.toBe(linkOf(his));
    const seen = await attacker.open(`/link/${linkOf(vehicles)}`);
    expect([seen.status, heading(seen)]).toEqual([409, 'This link was opened in another browser']);
    await go(victim, vehicles, 'vehicles');
    expect(returned(victim)).toMatchObject({ state: 'attackers-state', iss: 'http://localhost:8787' });
    const again = await attacker.open(url);
    expect(tracesIn([his.html, seen.html, again.html], await traces(linkOf(vehicles)))).toEqual([]);
  });

  it.each(['user', 'user_id', 'userId', 'external_id', 'sub'])(
    'that names a user as %s chooses no garage',
    async (name) => {
      const { userId, session } = await linkUser();
      const before = await insideOf(session.id);
      const attacker = new Browser();
      const url = `${await authorizeUrl()}&${name}=${encodeURIComponent(userId)}&login_hint=${userId}`;
      const vehicles = await walkTo(attacker, url, 'vehicles');
      await go(attacker, vehicles, 'vehicles');
      expect(await insideOf(session.id)).toEqual(before);
      expect((await insideOf(linkOf(vehicles))).sessions).toHaveLength(1);
    },
  );
});

describe('a provider’s return', () => {
  const backFrom = async (browser: Browser, url: string): Promise<string> => {
    const signIn = await walkTo(browser, url, 'signIn');
    return signIn.url;
  };

  it('of the victim, replayed in the attacker’s browser, is refused, and the victim’s own counts', async () => {
    const { url, id } = await newSession();
    const [victim, attacker] = [new Browser(), new Browser()];
    const signIn = await walkTo(victim, url, 'signIn');
    const state = new URL(signIn.url).searchParams.get('state') ?? '';
    await attacker.open((await newSession()).url);
    for (const query of ['code=stolen', 'error=access_denied', 'error=server_error']) {
      const replayed = await attacker.open(`/callback/simulator?${query}&state=${state}`);
      expect([replayed.status, heading(replayed)]).toEqual([409, 'This link was opened in another browser']);
    }
    expect((await insideOf(id)).sessions[0]?.attempt?.claimedAt).toBeNull();
    await walkFrom(victim, signIn, null);
    expect(returned(victim).code).toMatch(/^cod_/);
  });

  it('of the attacker, opened in the victim’s browser, adds nothing to anyone', async () => {
    const attackers = await newSession();
    const victims = await newSession();
    const [victim, attacker] = [new Browser(), new Browser()];
    const signIn = await backFrom(attacker, attackers.url);
    await walkTo(victim, victims.url, 'handoff');
    const before = await insideOf(victims.id);
    // The victim signs in at the attacker's address; the code comes back to the victim's browser.
    const back = await go(victim, await victim.open(signIn), 'signIn');
    expect([back.status, heading(back)]).toEqual([409, 'This link was opened in another browser']);
    expect(await insideOf(victims.id)).toEqual(before);
    expect((await insideOf(attackers.id)).providerGrants).toEqual([]);
  });

  it('in a browser without a cookie is nobody’s', async () => {
    const { url } = await newSession();
    const signIn = new URL(await backFrom(new Browser(), url));
    const back = await new Browser().open(
      `/callback/simulator?code=c&state=${signIn.searchParams.get('state')}`,
    );
    expect(back.status).toBe(409);
  });

  it('with another session’s code of the provider brings nothing', async () => {
    const { url, id } = await newSession();
    const victim = new Browser();
    const state = new URL((await walkTo(victim, url, 'signIn')).url).searchParams.get('state');
    const handoff = await victim.open(`/callback/simulator?code=eyJ.not.ours&state=${state}`);
    expect([handoff.status, heading(handoff)]).toEqual([200, 'Sign in at Tesla']);
    expect((await insideOf(id)).providerGrants).toEqual([]);
  });
});

it('a pending vehicle’s data is nobody’s, whatever token asks', async () => {
  const { session } = await linkUser();
  const [vehicle] = (await insideOf(session.id)).vehicles;
  const asked = await fetchKeyfob(`/v1/connected-vehicles/${vehicle?.id}`, {
    headers: { Authorization: BASIC },
  });
  expect(asked.status).toBe(404);
  expect((await readData(vehicle?.id, session.statusToken)).status).toBe(401);
});
