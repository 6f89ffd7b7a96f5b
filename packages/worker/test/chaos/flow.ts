import { listDurableObjectIds, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import type { KeyfobEvent } from '@keyfob/shared/events';
import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { garageOfHandle } from '../../src/garage/garage-of.ts';
import type { Part, Parts } from '../../src/garage/state/state.ts';
import { go, type Step, stepOf, walkFrom, wayBack } from '../link/walker.ts';
import { config } from '../support/applications.ts';
import { Browser, type Page } from '../support/browser.ts';
import { letPass } from '../support/clock.ts';
import { type CreatedSession, fetchKeyfob, returned, type TokenAnswer } from '../support/keyfob.ts';
import {
  challenge,
  codeForm,
  freshUser,
  postSession,
  postToken,
  readData,
  refreshForm,
  sessionBody,
  vehiclesOf,
} from '../support/linking.ts';
import { recordsIn, sqlIn } from '../support/objects.ts';
import type { Listening } from '../webhooks/endpoint.ts';

type Stub = DurableObjectStub<never>;

/** One user's link, from its session to the end of everything it gave. */
export class Flow {
  readonly userId = freshUser();
  readonly end: Listening;
  browser = new Browser();
  session: CreatedSession | null = null;
  page: Page | null = null;
  tokens: TokenAnswer | null = null;
  vehicles: readonly string[] = [];
  /** The answer with the tokens was lost after the code was used: the owner had to link again. */
  relinked = false;
  /** The provider had given new tokens when it happened: the owner had to sign in again. */
  reauthorized = false;
  /** An object whose alarm was cut off: Cloudflare runs it again. */
  ringing: (() => Stub) | null = null;
  #garage: DurableObjectId | null = null;
  readonly #application: DurableObjectId;

  constructor(end: Listening, application: DurableObjectId) {
    this.end = end;
    this.#application = application;
  }

  /** Finds its garage: between two steps, for the way there leads through the Worker's own code. */
  async locate(): Promise<void> {
    const found = await garageOfHandle(env, await config(), 'linkSession', this.session?.id ?? '');
    this.#garage ??= found?.garage.id ?? null;
  }

  /** Always a new stub: one to an object that died stays broken. */
  readonly garage = (): Stub => {
    if (!this.#garage) throw new Error('There is no garage yet.');
    return env.GARAGE.get(this.#garage) as unknown as Stub;
  };

  readonly application = (): Stub => env.APPLICATION.get(this.#application) as unknown as Stub;

  get code(): string {
    return returned(this.browser).code ?? '';
  }

  /** Every object that may be at work for it: its garage, and all applications. */
  async objects(): Promise<Stub[]> {
    const applications = (await listDurableObjectIds(env.APPLICATION)).map((id) => env.APPLICATION.get(id));
    return [...(this.#garage ? [this.garage()] : []), ...(applications as unknown as Stub[])];
  }

  /** How many records of a kind its garage holds, or of those that are as said. */
  async count<P extends Part>(part: P, isSuch: (record: Parts[P]) => boolean = () => true): Promise<number> {
    return (await recordsIn(this.garage(), part)).filter(isSuch).length;
  }

  /** What its application heard of it: `type about`, each message once however often it came. */
  async heard(): Promise<string[]> {
    const messages = (await this.end.box.heard()).filter(({ status }) => status === 204);
    const events = messages.map(({ body }): KeyfobEvent => JSON.parse(body));
    const own = new Map(
      events.filter(({ data }) => data.userId === this.userId).map((each) => [each.id, each]),
    );
    return [...own.values()].map(({ type }) => type).toSorted();
  }
}

/** Something the owner or the application does; it throws where it has to be done again. `tries`: how often it was. */
export type Act = (flow: Flow, tries: number) => Promise<void>;

const need = <T>(value: T | null | undefined, what: string): T => {
  if (value === null || value === undefined) throw new Error(`There is no ${what}.`);
  return value;
};

const expectStatus = async (response: Response, ...wanted: number[]): Promise<Response> => {
  if (!wanted.includes(response.status)) throw new Error(`${response.status} ${await response.text()}`);
  return response;
};

const create: Act = async (flow) => {
  const proof = { codeChallenge: await challenge(), codeChallengeMethod: 'S256' };
  const body = sessionBody({ userId: flow.userId, state: 'state-1', ...proof });
  const made = await postSession(body, flow.end.partner, { 'Idempotency-Key': flow.userId });
  flow.session = await (await expectStatus(made, 201)).json();
};

const show: Act = async (flow) => {
  flow.page = await flow.browser.open(need(flow.session, 'session').url);
  if (stepOf(flow.page) !== 'intro') throw new Error(`${flow.page.status} at ${flow.page.url}`);
};

/** An owner who is shown an error opens the link again, and goes on from where it stands. */
const press =
  (step: Step, next: Step | null): Act =>
  async (flow, tries) => {
    if (tries === 0) flow.page = await go(flow.browser, need(flow.page, 'page'), step);
    else {
      // Somebody who is signing in at this moment is waited for.
      if (tries > 1) letPass(LIFETIMES.attemptLease + 1);
      const page = await flow.browser.open(need(flow.session, 'session').url);
      flow.page = await walkFrom(flow.browser, page, next);
    }
    if (next === null) flow.browser.left ??= wayBack(flow.page);
    const there = next === null ? flow.code !== '' : stepOf(flow.page) === next;
    if (!there) throw new Error(`${flow.page.status} at ${flow.page.url}`);
  };

/** Everything an owner does, in one go. */
const OWNER: readonly [string, Act][] = [
  ['session', create],
  ['first page', show],
  ['open', press('intro', 'brand')],
  ['brand', press('brand', 'handoff')],
  ['provider', press('handoff', 'signIn')],
  ['callback', press('signIn', 'vehicles')],
  ['approve', press('vehicles', null)],
];

const linkAgain = async (flow: Flow): Promise<void> => {
  flow.browser = new Browser();
  flow.page = null;
  const body = sessionBody({
    userId: flow.userId,
    codeChallenge: await challenge(),
    codeChallengeMethod: 'S256',
  });
  flow.session = await (await postSession(body, flow.end.partner)).json();
  for (const [, act] of OWNER.slice(1)) await act(flow, 0);
};

const isUsed = async (flow: Flow): Promise<boolean> =>
  (await flow.count('codes', ({ usedAt }) => usedAt !== null)) > 0;

/** A code is used in one with everything it gives: the session, the grant, the vehicles and the refresh token. */
export const halfRedeemed = async (flow: Flow): Promise<string | null> => {
  const used = await isUsed(flow);
  const given = await Promise.all([
    flow.count('sessions', ({ session }) => session.status === 'completed'),
    flow.count('grants', ({ status }) => status === 'active'),
    flow.count('vehicles', ({ status }) => status === 'authorized'),
    flow.count('refreshTokens'),
  ]);
  return String(given) === (used ? '1,1,2,1' : '0,0,0,0') ? null : `used: ${used}, given: ${given}`;
};

const token: Act = async (flow, tries) => {
  if (tries > 0) {
    const half = flow.relinked ? null : await halfRedeemed(flow);
    if (half !== null) throw new Error(`Half of a link: ${half}`);
    // A code that gave its tokens gives none again (RFC 6749 §4.1.2), even where they never arrived.
    if (await isUsed(flow)) {
      await expectStatus(await postToken(codeForm(flow.code, true), flow.end.partner.basic), 400);
      await linkAgain(flow);
      flow.relinked = true;
    }
  }
  const answer = await postToken(codeForm(flow.code, true), flow.end.partner.basic);
  flow.tokens = await (await expectStatus(answer, 200)).json();
  flow.vehicles = await vehiclesOf(flow.userId, flow.end.partner);
};

const readAll = async (flow: Flow): Promise<void> => {
  for (const id of flow.vehicles)
    await expectStatus(await readData(id, need(flow.tokens, 'token').access_token), 200);
};

const refresh: Act = async (flow) => {
  const form = refreshForm(flow.tokens?.refresh_token);
  flow.tokens = await (await expectStatus(await postToken(form, flow.end.partner.basic), 200)).json();
};

const revoke: Act = async (flow) => {
  const body = new URLSearchParams({ token: flow.tokens?.refresh_token ?? '' });
  const headers = { Authorization: flow.end.partner.basic };
  await expectStatus(await fetchKeyfob('/oauth/revoke', { method: 'POST', body, headers }), 200);
};

/** The provider's tokens are over by now: the first read renews them, in the object. */
const read: Act = async (flow, tries) => {
  if (tries === 0) letPass(LIFETIMES.simulatorAccessToken);
  const [id] = flow.vehicles;
  const answer = await readData(id, need(flow.tokens, 'token').access_token);
  // The provider's refresh token is good once too: who never heard its answer has none that is.
  if (tries > 0 && answer.status === 409) {
    await revoke(flow, 0);
    await linkAgain(flow);
    await token(flow, 0);
    flow.reauthorized = true;
  }
  await readAll(flow);
};

const ring = async (flow: Flow, object: () => Stub): Promise<void> => {
  flow.ringing = object;
  const stub = object();
  const due = await runInDurableObject(stub, (_, { storage }) => storage.getAlarm());
  if (due !== null && due <= Date.now()) await runDurableObjectAlarm(stub);
  flow.ringing = null;
};

const isTold = async (flow: Flow): Promise<boolean> => {
  const waiting = "SELECT 1 FROM deliveries WHERE json_extract(record, '$.status') = 'pending'";
  return (await flow.count('outbox')) === 0 && (await sqlIn(flow.application(), waiting)).length === 0;
};

/** Cloudflare runs an alarm again that did not end. */
const ringAgain = async (flow: Flow): Promise<void> => {
  if (!flow.ringing) return;
  await runInDurableObject(flow.ringing(), async (_, { storage }) => {
    if ((await storage.getAlarm()) === null) await storage.setAlarm(Date.now());
  });
};

/**
 * Alarms ring until everything is told to the application and given back to the provider: what a verb told by itself is
 * over by then, and where it broke off the alarm comes after it.
 */
const tell: Act = async (flow, tries) => {
  await ringAgain(flow);
  letPass(LIFETIMES.outboxLease * 2 ** tries + 1);
  for (let rounds = 0; rounds < 40; rounds += 1) {
    await ring(flow, flow.garage);
    await ring(flow, flow.application);
    if (await isTold(flow)) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('Not everything is told.');
};

const remove: Act = async (flow, tries) => {
  const headers = { Authorization: flow.end.partner.basic };
  for (const id of flow.vehicles) {
    const removed = await fetchKeyfob(`/v1/connected-vehicles/${id}`, { method: 'DELETE', headers });
    await expectStatus(removed, 204, ...(tries > 0 ? [404] : []));
  }
};

/** The whole life of a link: what its owner and its application do, and what happens by alarm. */
export const STEPS: readonly (readonly [name: string, act: Act])[] = [
  ...OWNER,
  ['token', token],
  ['alarms after the link', tell],
  ['refresh', refresh],
  ['read', read],
  ['remove', remove],
  ['alarms after the removal', tell],
  ['revoke', revoke],
  ['alarms after the revocation', tell],
];
