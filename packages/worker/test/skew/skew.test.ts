import { describe, expect, it } from 'vitest';
import { applicationPlace } from '../../src/application/application-of.ts';
import { APPLICATION_MIGRATIONS } from '../../src/application/schema.ts';
import { readHandle } from '../../src/crypto/handle.ts';
import { type Step, walkFrom } from '../link/walker.ts';
import { config, type Partner } from '../support/applications.ts';
import { Browser, ORIGIN } from '../support/browser.ts';
import { asForm, asJson, type CreatedSession, returned, type TokenAnswer } from '../support/keyfob.ts';
import { authorizeUrl, codeForm, freshUser, refreshForm, sessionBody } from '../support/linking.ts';
import {
  type Ask,
  handOver,
  keyfobOf,
  type Release,
  recordOf,
  registerAt,
  rowsOf,
  versionOf,
} from './releases.ts';

const read = async <T>(response: Response, status: number): Promise<T> => {
  const text = await response.text();
  if (response.status !== status) throw new Error(`${response.status} ${text}`);
  return text === '' ? (undefined as T) : JSON.parse(text);
};

/** An application, its user and the owner, at a Keyfob whose release may change between any two things they do. */
class Life {
  ask: Ask;
  readonly partner: Partner;
  readonly basic: { readonly Authorization: string };
  readonly userId = freshUser();
  readonly browser: Browser;
  session: CreatedSession | null = null;

  constructor(ask: Ask, partner: Partner) {
    this.ask = ask;
    this.partner = partner;
    this.basic = { Authorization: partner.basic };
    this.browser = new Browser((request) => this.ask(request));
  }

  call(path: string, init: RequestInit = {}): Promise<Response> {
    return this.ask(new Request(new URL(path, ORIGIN), { redirect: 'manual', ...init }));
  }

  async begin(): Promise<CreatedSession> {
    const made = await this.call(
      '/v1/link-sessions',
      asJson(sessionBody({ userId: this.userId }), this.basic),
    );
    this.session = await read<CreatedSession>(made, 201);
    return this.session;
  }

  async walk(to: Step | null): Promise<void> {
    await walkFrom(this.browser, await this.browser.open(this.session?.url ?? ''), to);
  }

  get code(): string {
    const { code } = returned(this.browser);
    if (code === null) throw new Error(`No code came back: ${this.browser.left}`);
    return code;
  }

  async token(form: Record<string, string>): Promise<TokenAnswer> {
    return read(await this.call('/oauth/token', asForm(form, this.basic)), 200);
  }

  async vehicles(): Promise<string[]> {
    const listed = await this.call(`/v1/users/${this.userId}/connected-vehicles`, { headers: this.basic });
    return (await read<{ data: { id: string }[] }>(listed, 200)).data.map(({ id }) => id);
  }

  /** Reads a vehicle with a user's token, refreshes that, and reads with the next. */
  async use(tokens: TokenAnswer): Promise<TokenAnswer> {
    const [id] = await this.vehicles();
    const look = ({ access_token }: TokenAnswer) =>
      this.call(`/v1/connected-vehicles/${id}/data`, {
        headers: { Authorization: `Bearer ${access_token}` },
      });
    await read(await look(tokens), 200);
    const next = await this.token(refreshForm(tokens.refresh_token));
    await read(await look(next), 200);
    return next;
  }

  async status(): Promise<string> {
    const shown = await this.call(`/v1/link-sessions/${this.session?.id}`, { headers: this.basic });
    return (await read<{ status: string }>(shown, 200)).status;
  }

  async garage() {
    const handle = await readHandle((await config()).routing, 'linkSession', this.session?.id ?? '');
    if (!handle) throw new Error('The session’s id reads.');
    return handle.place;
  }
}

const OTHER = { 'this release': 'the release before', 'the release before': 'this release' } as const;
const RELEASES: readonly Release[] = ['this release', 'the release before'];

it('objects of the release before tell the application’s object of this one, and leave it nothing untold', async () => {
  const life = new Life(keyfobOf('this release', 'the release before'), await registerAt('this release'));
  await life.begin();
  await life.walk(null);
  await life.token(codeForm(life.code));
  const application = await applicationPlace(await config(), life.partner.id, 'unrestricted');
  const listed = async () => (await rowsOf('this release', application, 'vehicles')).length;
  await expect.poll(listed, { timeout: 5000 }).toBe(2);
  const garage = await life.garage();
  const waiting = async (release: Release) => (await recordOf(release, garage))?.parts.outbox.size;
  await expect.poll(() => waiting('the release before'), { timeout: 5000 }).toBe(0);
  await handOver('GARAGE', garage, 'the release before', 'this release');
  life.ask = keyfobOf('this release', 'this release');
  const [id] = await life.vehicles();
  await life.call(`/v1/connected-vehicles/${id}`, { method: 'DELETE', headers: life.basic });
  await expect.poll(() => waiting('this release'), { timeout: 5000 }).toBe(0);
});

describe.each(RELEASES)('a Worker of %s', (worker) => {
  const objects = OTHER[worker];

  it(`takes a link through its life at objects of ${objects}`, async () => {
    const life = new Life(keyfobOf(worker, objects), await registerAt(objects));
    await life.begin();
    await life.walk(null);
    const tokens = await life.token(codeForm(life.code));
    const next = await life.use(tokens);
    expect(await life.vehicles()).toHaveLength(2);
    expect(await life.status()).toBe('completed');
    // A retry within the grace, and a stranger's replay of the code.
    const again = await life.token(refreshForm(tokens.refresh_token));
    expect(again.refresh_token).toBe(next.refresh_token);
    expect((await life.call('/oauth/token', asForm(codeForm(life.code), life.basic))).status).toBe(400);
    expect(
      (await life.call('/oauth/token', asForm(refreshForm(next.refresh_token), life.basic))).status,
    ).toBe(400);
  });

  it(`takes an authorization request through its life at objects of ${objects}`, async () => {
    const life = new Life(keyfobOf(worker, objects), await registerAt(objects));
    await walkFrom(
      life.browser,
      await life.browser.open(await authorizeUrl({ client_id: life.partner.id })),
      null,
    );
    const tokens = await life.token(codeForm(life.code, true));
    expect((await life.token(refreshForm(tokens.refresh_token))).scope).toBe(tokens.scope);
  });

  it(`lets an application remove and erase at objects of ${objects}`, async () => {
    const life = new Life(keyfobOf(worker, objects), await registerAt(objects));
    await life.begin();
    await life.walk(null);
    await life.token(codeForm(life.code));
    const [id] = await life.vehicles();
    expect(
      (await life.call(`/v1/connected-vehicles/${id}`, { method: 'DELETE', headers: life.basic })).status,
    ).toBe(204);
    expect(await life.vehicles()).toHaveLength(1);
    expect(
      (await life.call(`/v1/users/${life.userId}`, { method: 'DELETE', headers: life.basic })).status,
    ).toBe(204);
    expect(await life.vehicles()).toEqual([]);
  });
});

/** Where a link may stand when the release changes. */
const STEPS: readonly Step[] = ['intro', 'brand', 'handoff', 'signIn', 'vehicles'];

describe.each(RELEASES)('what %s wrote', (from) => {
  const to = OTHER[from];

  const change = async (life: Life): Promise<void> => {
    const application = await applicationPlace(await config(), life.partner.id, 'unrestricted');
    await handOver('GARAGE', await life.garage(), from, to);
    await handOver('APPLICATION', application, from, to);
    life.ask = keyfobOf(to, to);
  };

  it.each(STEPS)(`lets a link that stands at “%s” go on at ${to}`, async (step) => {
    const life = new Life(keyfobOf(from, from), await registerAt(from));
    await life.begin();
    await life.walk(step);
    await change(life);
    await life.walk(null);
    await life.use(await life.token(codeForm(life.code)));
    expect(await life.status()).toBe('completed');
  });

  it(`gives a code its tokens at ${to}`, async () => {
    const life = new Life(keyfobOf(from, from), await registerAt(from));
    await life.begin();
    await life.walk(null);
    await change(life);
    await life.use(await life.token(codeForm(life.code)));
  });

  it(`keeps tokens, vehicles and what is used up at ${to}, and back again`, async () => {
    const life = new Life(keyfobOf(from, from), await registerAt(from));
    await life.begin();
    await life.walk(null);
    const first = await life.token(codeForm(life.code));
    const second = await life.use(first);
    await change(life);
    // What was answered a moment ago is answered again, by the other release.
    const again = await life.token(refreshForm(first.refresh_token));
    expect(again.refresh_token).toBe(second.refresh_token);
    const third = await life.use(second);
    expect(await life.vehicles()).toHaveLength(2);
    // Newer tables are left as they are; older ones have gone with the release.
    expect((await life.call('/v1/webhooks', { headers: life.basic })).status).toBe(200);
    const application = await applicationPlace(await config(), life.partner.id, 'unrestricted');
    expect(await versionOf(to, application)).toBe(APPLICATION_MIGRATIONS.length);
    await handOver('GARAGE', await life.garage(), to, from);
    life.ask = keyfobOf(from, from);
    const fourth = await life.use(third);
    expect((await life.call('/oauth/token', asForm(codeForm(life.code), life.basic))).status).toBe(400);
    expect(
      (await life.call('/oauth/token', asForm(refreshForm(fourth.refresh_token), life.basic))).status,
    ).toBe(400);
    expect(await life.status()).toBe('completed');
  });
});
