import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { describe, expect, it } from 'vitest';
import { garageAt, insideOf } from '../link/inside.ts';
import { type Partner, publish, register, registerPublic, registrationOf } from '../support/applications.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { connectUser, refusalOf } from '../support/linking.ts';
import { recordsIn } from '../support/objects.ts';
import { assertionOf, makeKey, withAssertion } from '../support/signing.ts';
import {
  type Caller,
  linkedBy,
  linkedForm,
  post,
  reach,
  reasonsTold,
  refresh,
  refreshed,
  type Tokens,
} from './token-calls.ts';

restoreClockAfterEach();

const connected = async (partner?: Partner) => {
  const user = await connectUser({}, partner ? { partner } : {});
  return { ...user, first: user.tokens.refresh_token ?? '' };
};

/** A client that can prove itself in both ways, with a key pair and two live secrets. */
const rotatingClient = async () => {
  const key = await makeKey();
  const id = `rotating-${crypto.randomUUID()}`;
  const [one, two] = ['first-secret-of-the-two', 'second-secret-of-the-two'];
  const registration = await registrationOf(id, one, { jwks: { keys: [key.jwk] } });
  const second = await registrationOf(id, two);
  await publish({
    ...registration,
    secrets: [...registration.secrets, ...second.secrets.map((secret) => ({ ...secret, id: 'second' }))],
  });
  const asSecret = (secret: string): Caller => ({
    basic: null,
    form: { client_id: id, client_secret: secret },
  });
  const asKey = async (): Promise<Caller> => ({
    basic: null,
    form: withAssertion(await assertionOf(id, key)),
  });
  return { id, one: asSecret(one), two: asSecret(two), asKey };
};

describe('the same refresh within the grace', () => {
  it('gets the same answer again: both tokens to the letter, and what is left of their time', async () => {
    const { first } = await connected();
    const answer = await refreshed(first);
    letPass(17);
    const again = await refreshed(first);
    expect({ ...again, expires_in: 0 }).toEqual({ ...answer, expires_in: 0 });
    expect(answer.expires_in - again.expires_in).toBe(17);
    expect(await reach(again.access_token)).toBe(200);
  });

  it('gets it from a published token too, and after the application changed the form of its tokens', async () => {
    const partner = await register({ accessTokens: 'jwt' });
    const caller = { basic: partner.basic };
    const { first } = await connected(partner);
    const answer = await refreshed(first, caller);
    await publish(await registrationOf(partner.id, partner.secret, { accessTokens: 'opaque' }));
    letPass(LIFETIMES.publishedCopy + 1);
    expect((await refreshed(first, caller)).access_token).toBe(answer.access_token);
    const next = await refreshed(answer.refresh_token, caller);
    expect(atob(next.access_token.split('.')[0] ?? '')).toContain('keyfob-access+jwt');
  });

  it('is the same with the other live secret: one can be replaced between a try and the next', async () => {
    const { id, one, two } = await rotatingClient();
    const tokens = await linkedBy(id, one);
    const answer = await refreshed(tokens.refresh_token, one);
    expect(await refreshed(tokens.refresh_token, two)).toEqual(answer);
  });

  it('keeps two tokens of a family, however often it is refreshed', async () => {
    const { session, first } = await connected();
    let token = first;
    for (let times = 0; times < 5; times += 1) ({ refresh_token: token } = await refreshed(token));
    const garage = (await garageAt(session.id)) as unknown as DurableObjectStub<never>;
    const records = await recordsIn(garage, 'refreshTokens');
    expect(records.map(({ version, usedAt }) => [version, usedAt === null]).toSorted()).toEqual([
      [5, false],
      [6, true],
    ]);
  });
});

/** What is not the same request, though it is the same client's. */
const OTHERS: Readonly<
  Record<string, (token: string, c: Awaited<ReturnType<typeof rotatingClient>>) => Promise<Response>>
> = {
  'with a narrower scope': (token, { one }) => refresh(token, one, { scope: 'vehicle:charge_state' }),
  'by a key instead of a secret': async (token, { asKey }) => refresh(token, await asKey()),
  'with a DPoP key': async (token, { one }) => refresh(token, { ...one, key: await makeKey() }),
  'after the grace': (token, { one }) => {
    letPass(LIFETIMES.rotationGrace + 1);
    return refresh(token, one);
  },
};

describe('another refresh with a used token', () => {
  it.each(Object.keys(OTHERS))('%s is reuse: the family ends', async (how) => {
    const client = await rotatingClient();
    const tokens = await linkedBy(client.id, client.one);
    const next = await refreshed(tokens.refresh_token, client.one);
    expect(await refusalOf((await OTHERS[how]?.(tokens.refresh_token, client)) ?? Response.json({}))).toBe(
      '400 invalid_grant',
    );
    expect(await refusalOf(await refresh(next.refresh_token, client.one))).toBe('400 invalid_grant');
    expect(await reach(next.access_token)).toBe(401);
  });

  it('is known as reuse however many came after it, and told to the application once', async () => {
    const { session, first } = await connected();
    let last: Tokens = await refreshed(first);
    for (let times = 0; times < 4; times += 1) last = await refreshed(last.refresh_token);
    for (let times = 0; times < 2; times += 1)
      expect(await refusalOf(await refresh(first))).toBe('400 invalid_grant');
    expect(await refusalOf(await refresh(last.refresh_token))).toBe('400 invalid_grant');
    const { events, grants } = await insideOf(session.id);
    expect(grants.map(({ status }) => status)).toEqual(['revoked']);
    expect(events.filter((type) => type === 'grant.revoked')).toHaveLength(1);
    expect(await reasonsTold(session.id)).toEqual(['refresh_token_reused']);
  });

  it('by another client, with a token long forgotten, is refused and revokes nothing', async () => {
    const { first } = await connected();
    const other = await register();
    const next = await refreshed((await refreshed(first)).refresh_token);
    expect(await refusalOf(await refresh(first, { basic: other.basic }))).toBe('400 invalid_grant');
    expect(await reach(next.access_token)).toBe(200);
    await refreshed(next.refresh_token);
  });
});

describe('a refresh token of a public client with a key', () => {
  const bound = async () => {
    const id = await registerPublic();
    const key = await makeKey();
    const caller: Caller = { basic: null, form: { client_id: id }, key };
    return { id, key, caller, tokens: await linkedBy(id, caller) };
  };

  it('is good with that key alone; a try without it burns nothing and revokes nothing', async () => {
    const { caller, key, tokens } = await bound();
    expect(tokens.token_type).toBe('DPoP');
    const thief = { ...caller, key: await makeKey() };
    for (const wrong of [thief, { ...caller, key: null }])
      expect(await refusalOf(await refresh(tokens.refresh_token, wrong))).toBe('400 invalid_grant');
    const next = await refreshed(tokens.refresh_token, caller);
    letPass(LIFETIMES.rotationGrace + 1);
    expect(await refusalOf(await refresh(tokens.refresh_token, thief))).toBe('400 invalid_grant');
    expect(await reach(next.access_token, key)).toBe(200);
    await refreshed(next.refresh_token, caller);
  });

  it('retried with the key gets the same answer; used again later it ends the family', async () => {
    const { caller, key, tokens } = await bound();
    const next = await refreshed(tokens.refresh_token, caller);
    const again = await refreshed(tokens.refresh_token, caller);
    expect([again.access_token, again.refresh_token]).toEqual([next.access_token, next.refresh_token]);
    letPass(LIFETIMES.rotationGrace + 1);
    expect(await refusalOf(await refresh(tokens.refresh_token, caller))).toBe('400 invalid_grant');
    expect(await reach(next.access_token, key)).toBe(401);
  });

  it('that came without a key stays without: who stole it cannot tie it to a key of their own', async () => {
    const id = await registerPublic();
    const caller: Caller = { basic: null, form: { client_id: id } };
    const tokens = await linkedBy(id, caller);
    const stolen = await refreshed(tokens.refresh_token, { ...caller, key: await makeKey() });
    expect(stolen.token_type).toBe('DPoP');
    expect(await refusalOf(await refresh(tokens.refresh_token, caller))).toBe('400 invalid_grant');
    expect(await refusalOf(await refresh(stolen.refresh_token, caller))).toBe('400 invalid_grant');
  });
});

describe('a refresh token of a confidential client', () => {
  it('is bound to no key, its access tokens are', async () => {
    const partner = await register();
    const [one, two] = [await makeKey(), await makeKey()];
    const tokens = await linkedBy(partner.id, { basic: partner.basic, key: one });
    const next = await refreshed(tokens.refresh_token, { basic: partner.basic, key: two });
    expect([tokens.token_type, next.token_type]).toEqual(['DPoP', 'DPoP']);
    expect([await reach(tokens.access_token, one), await reach(next.access_token, two)]).toEqual([200, 200]);
    expect([await reach(next.access_token, one), await reach(next.access_token)]).toEqual([401, 401]);
    expect((await refreshed(next.refresh_token, { basic: partner.basic })).token_type).toBe('Bearer');
  });
});

describe('a code that is tied to a key (RFC 9449 §10)', () => {
  it.each(['another key', 'no key'])(
    'is refused with %s, and not burnt: its own gets the tokens',
    async (how) => {
      const id = await registerPublic();
      const key = await makeKey();
      const caller: Caller = { basic: null, form: { client_id: id }, key };
      const wrong = { ...caller, key: how === 'no key' ? null : await makeKey() };
      const form = await linkedForm(id, { dpop_jkt: key.thumbprint });
      expect(await refusalOf(await post('/oauth/token', form, wrong))).toBe('400 invalid_grant');
      const answer = await post('/oauth/token', form, caller);
      expect(answer.status).toBe(200);
      expect(await reach((await answer.json<Tokens>()).access_token, key)).toBe(200);
    },
  );
});
