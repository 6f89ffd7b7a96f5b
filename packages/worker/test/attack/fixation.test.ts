import { createExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { app } from '../../src/app.ts';
import { base64url, randomBytes } from '../../src/crypto/bytes.ts';
import { garageAt, insideOf } from '../link/inside.ts';
import { go, heading, linkOf, walkTo } from '../link/walker.ts';
import { register } from '../support/applications.ts';
import { Browser } from '../support/browser.ts';
import { asForm, BASIC, fetchKeyfob } from '../support/keyfob.ts';
import {
  authorizeUrl,
  codeForm,
  connectUser,
  linkUser,
  newSession,
  postToken,
  readData,
  refreshForm,
  refusalOf,
  VERIFIER,
} from '../support/linking.ts';
import { changeRecords } from '../support/objects.ts';

const planted = base64url(randomBytes(16));

/** What a host beside ours can plant has no `__Host-`: browsers refuse that prefix with a Domain (RFC 6265bis §4.1.3.2). */
describe('an owner cookie that another host planted', () => {
  it.each(['keyfob-owner', '__Secure-keyfob-owner', '__host-keyfob-owner', 'keyfob-owner; Path'])(
    'as %s is not ours where it could be planted',
    async (name) => {
      const { url } = await newSession({}, await register());
      const request = new Request(`https://keyfob.example${new URL(url).pathname}`, {
        headers: { Cookie: `${name}=${planted}` },
      });
      const answer = await app.fetch(request, { ...env, KEYFOB_ENV: 'production' }, createExecutionContext());
      const own = /^__Host-keyfob-owner=([\w-]{22});/.exec(answer.headers.get('Set-Cookie') ?? '')?.[1];
      expect([answer.status, own === undefined, own === planted]).toEqual([200, false, false]);
    },
  );

  it('opens no link by itself: whoever holds it still has to know the link', async () => {
    const [victim, attacker] = [new Browser(), new Browser()];
    for (const browser of [victim, attacker]) browser.cookies.set('keyfob-owner', planted);
    const url = await authorizeUrl({ state: 'victims-secret-state' });
    const vehicles = await walkTo(victim, url, 'vehicles');
    const his = await attacker.open(await authorizeUrl({ state: 'guessed' }));
    expect(linkOf(his)).not.toBe(linkOf(vehicles));
    await walkTo(attacker, await authorizeUrl({ state: 'guessed' }), 'brand');
    const { sessions } = await insideOf(linkOf(vehicles));
    expect(sessions.map(({ request }) => request.state).sort()).toEqual(['guessed', 'victims-secret-state']);
  });

  it('is another garage at every application', async () => {
    const other = await register();
    const browser = new Browser();
    browser.cookies.set('keyfob-owner', planted);
    const own = await browser.open(await authorizeUrl());
    const there = await browser.open(await authorizeUrl({ client_id: other.id }));
    const names = await Promise.all(
      [own, there].map(async (page) => (await garageAt(linkOf(page))).id.toString()),
    );
    expect(new Set(names).size).toBe(2);
  });
});

describe('a session', () => {
  it('that an attacker opened first stays his: the victim is told, and shares nothing', async () => {
    const { url, id } = await newSession();
    const [attacker, victim] = [new Browser(), new Browser()];
    await walkTo(attacker, url, 'handoff');
    const before = await insideOf(id);
    const seen = await victim.open(url);
    expect([seen.status, heading(seen)]).toEqual([409, 'This link was opened in another browser']);
    expect(await insideOf(id)).toEqual(before);
  });
});

describe('what one face issued', () => {
  const otherFace = async (id: string, part: 'codes' | 'grants'): Promise<void> => {
    const stub = (await garageAt(id)) as unknown as DurableObjectStub<never>;
    if (part === 'codes') await changeRecords(stub, part, (code) => ({ ...code, face: 'enode' }));
    else await changeRecords(stub, part, (grant) => ({ ...grant, face: 'enode' }));
  };

  it('as a code is nothing at the token endpoint of another, and is not burnt there', async () => {
    const { code, session } = await linkUser();
    const form = asForm(codeForm(code), { Authorization: BASIC });
    expect(await refusalOf(await fetchKeyfob('/enode/oauth2/token', form))).toBe('400 invalid_grant');
    expect((await insideOf(session.id)).codes[0]?.usedAt).toBeNull();
    expect((await postToken(codeForm(code))).status).toBe(200);
  });

  it('as a code is nothing at another, and is not burnt there', async () => {
    const { code, session } = await linkUser();
    await otherFace(session.id, 'codes');
    expect(await refusalOf(await postToken(codeForm(code)))).toBe('400 invalid_grant');
    expect((await insideOf(session.id)).codes[0]?.usedAt).toBeNull();
  });

  it('as a refresh or access token is nothing at another', async () => {
    const { tokens, session, vehicleIds } = await connectUser();
    await otherFace(session.id, 'grants');
    expect(await refusalOf(await postToken(refreshForm(tokens.refresh_token)))).toBe('400 invalid_grant');
    expect((await readData(vehicleIds[0], tokens.access_token)).status).toBe(401);
  });

  it('is not issued to an application that does not speak there', async () => {
    const chargetrip = await register({ faces: ['chargetrip'] });
    const page = await new Browser().open(await authorizeUrl({ client_id: chargetrip.id }));
    expect([page.status, heading(page)]).toEqual([400, 'This link does not work']);
    expect((await postToken({ grant_type: 'client_credentials' }, chargetrip.basic)).status).toBe(400);
  });
});

it('a code that leaked without its verifier is worth nothing', async () => {
  const { code, session } = await linkUser({}, { pkce: true });
  const stolen = codeForm(code);
  for (const verifier of [{}, { code_verifier: `${VERIFIER}x` }, { code_verifier: 'short' }])
    expect(await refusalOf(await postToken({ ...stolen, ...verifier }))).toBe('400 invalid_grant');
  const bare = await fetchKeyfob('/oauth/token', asForm({ ...stolen, client_id: 'demo' }));
  expect(bare.status).toBe(401);
  expect((await insideOf(session.id)).codes[0]?.usedAt).toBeNull();
  expect((await postToken(codeForm(code, true))).status).toBe(200);
});

it('a second owner of the browser finds nothing of the first: the page goes on only where the link is known', async () => {
  const browser = new Browser();
  const first = await walkTo(browser, await authorizeUrl({ state: 'first' }), 'vehicles');
  await go(browser, first, 'vehicles');
  const second = await browser.open(await authorizeUrl({ state: 'second' }));
  expect(heading(second)).toBe('Connect your car to Example partner');
  expect(second.html).not.toMatch(/tesla/i);
});
