import { beforeEach, describe, expect, it } from 'vitest';
import { base64url, randomBytes, sha256 } from '../../src/crypto/bytes.ts';
import { type Partner, register, registerPublic } from '../support/applications.ts';
import { Browser, formTo, ORIGIN } from '../support/browser.ts';
import { asForm, asJson, fetchKeyfob } from '../support/keyfob.ts';
import { authorizeUrl, sessionBody } from '../support/linking.ts';
import { allGarages, countObjects } from '../support/objects.ts';
import { freshAddress, from, roomInMinute, SIZES } from './addresses.ts';

beforeEach(() => roomInMinute(25));

const createAs = ({ basic }: Partner, address = freshAddress()) =>
  fetchKeyfob('/v1/link-sessions', asJson(sessionBody(), from(address, { Authorization: basic })));

const redeemAs = (fields: Record<string, string>, address: string, headers: Record<string, string> = {}) =>
  fetchKeyfob(
    '/oauth/token',
    asForm({ grant_type: 'authorization_code', code: 'cod_x', ...fields }, from(address, headers)),
  );

describe('an application that proved itself', () => {
  it('is counted by its id wherever it calls from, and only it', async () => {
    const [partner, other] = [await register(), await register()];
    for (let count = 0; count < SIZES.RATE_MIDDLE; count += 1)
      expect((await createAs(partner)).status).toBe(201);
    const objects = await countObjects();
    const refused = await createAs(partner);
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '60']);
    expect(await refused.json()).toMatchObject({ code: 'rate_limited' });
    expect(await countObjects()).toBe(objects);
    expect((await createAs(other)).status).toBe(201);
  });

  it('is refused at the token endpoint as OAuth has it, and nothing is consumed', async () => {
    const partner = await register();
    const ask = () => redeemAs({}, freshAddress(), { Authorization: partner.basic });
    for (let count = 0; count < SIZES.RATE_WIDE; count += 1) expect((await ask()).status).toBe(400);
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ error: 'temporarily_unavailable' });
  });

  it('is not used up by those who only know its id', async () => {
    const partner = await register();
    const wrong = { client_id: partner.id, client_secret: 'wrong' };
    for (let count = 0; count < 3 * SIZES.RATE_WIDE; count += 1)
      expect((await redeemAs(wrong, freshAddress())).status).toBe(401);
    expect((await redeemAs({}, freshAddress(), { Authorization: partner.basic })).status).toBe(400);
  });
});

describe('a public client', () => {
  it('is counted with the address that names it, so that a stranger uses up nobody’s share', async () => {
    const fields = { client_id: await registerPublic() };
    const stranger = freshAddress();
    for (let count = 0; count < SIZES.RATE_MIDDLE; count += 1)
      expect((await redeemAs(fields, stranger)).status).toBe(400);
    expect((await redeemAs(fields, stranger)).status).toBe(429);
    expect((await redeemAs(fields, freshAddress())).status).toBe(400);
  });
});

describe('a stranger', () => {
  const submit = (
    browser: Browser,
    page: Awaited<ReturnType<Browser['open']>>,
    ending: string,
    address: string,
  ) => {
    const fields = formTo(page, '/open').fields;
    const action = formTo(page, '/open').action.replace(/\/open$/, ending);
    const headers = from(address, { 'Sec-Fetch-Site': 'same-origin', Origin: ORIGIN });
    return browser.open(new URL(action, page.url).href, { method: 'POST', body: fields, headers });
  };

  it('who authorizes and cancels, a browser each time, makes as many garages as the limit says', async () => {
    const address = freshAddress();
    const before = (await allGarages()).length;
    const tries = 3 * SIZES.RATE_NARROW;
    let last = 0;
    for (let count = 0; count < tries; count += 1) {
      const browser = new Browser();
      // The page itself writes nothing; it is fetched from elsewhere, so that only what makes garages is counted.
      const page = await browser.open(await authorizeUrl());
      last = (await submit(browser, page, count % 2 ? '/open' : '/cancel', address)).status;
    }
    expect(last).toBe(429);
    expect((await allGarages()).length - before).toBe(SIZES.RATE_NARROW);
  });

  /** A sign-in at the simulator without any link, as its own client would begin it. */
  const signIn = async (username: string): Promise<Record<string, string>> => {
    const verifier = base64url(randomBytes(32));
    const redirectUri = `${ORIGIN}/callback/simulator`;
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: 'keyfob',
      redirect_uri: redirectUri,
      state: 'any',
      scope: 'vehicle:information:read',
      code_challenge: await sha256(verifier),
      code_challenge_method: 'S256',
      brand: 'tesla',
    });
    const form = asForm({ username, password: 'any' }, { 'Sec-Fetch-Site': 'same-origin', Origin: ORIGIN });
    const back = await fetchKeyfob(`/simulator/oauth/authorize?${query}`, form);
    const code = new URL(back.headers.get('Location') ?? '').searchParams.get('code') ?? '';
    return {
      grant_type: 'authorization_code',
      client_id: 'keyfob',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    };
  };

  it('who signs in at the simulator, an account each time, makes as many ledgers as the limit says', async () => {
    const address = freshAddress();
    const before = await countObjects();
    const statuses: number[] = [];
    for (let count = 0; count < 2 * SIZES.RATE_NARROW; count += 1) {
      const fields = await signIn(`stranger-${count}@example.com`);
      statuses.push((await fetchKeyfob('/simulator/oauth/token', asForm(fields, from(address)))).status);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 429, 429, 429, 429]);
    expect((await countObjects()) - before).toBe(SIZES.RATE_NARROW);
  });
});
