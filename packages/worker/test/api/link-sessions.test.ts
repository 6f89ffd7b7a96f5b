import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { describe, expect, it } from 'vitest';
import { demo } from '../support/applications.ts';
import { Browser } from '../support/browser.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { asJson, type CreatedSession, fetchKeyfob } from '../support/keyfob.ts';
import {
  codeForm,
  freshUser,
  linkUser,
  newSession,
  postSession,
  postToken,
  readData,
  refusalOf,
  sessionBody,
  sessionStatus,
  VERIFIER,
} from '../support/linking.ts';

restoreClockAfterEach();

const post = async (body: Record<string, unknown>, key: string): Promise<CreatedSession> => {
  const response = await postSession(body, demo, { 'Idempotency-Key': key });
  expect(response.status).toBe(201);
  return response.json();
};

const open = async ({ url }: CreatedSession): Promise<void> => {
  const browser = new Browser();
  await browser.submit(await browser.open(url), '/open');
};

const complete = (id: string, body: unknown): Promise<Response> =>
  fetchKeyfob(`/v1/link-sessions/${id}/complete`, asJson(body, { Authorization: demo.basic }));

describe('an Idempotency-Key', () => {
  it('gives the same session again, also when ten come at once', async () => {
    const body = sessionBody();
    const made = await Promise.all(Array.from({ length: 10 }, () => post(body, 'key-1')));
    made.push(await post(body, 'key-1'));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(new Set(made.map(({ url, state, expiresAt }) => `${url} ${state} ${expiresAt}`)).size).toBe(1);
  });

  it('does not look at the order of the fields', async () => {
    const body = sessionBody();
    const turned = Object.fromEntries(Object.entries(body).toReversed());
    expect((await post(body, 'key-2')).id).toBe((await post(turned, 'key-2')).id);
  });

  it('with another body is refused', async () => {
    const body = sessionBody();
    await post(body, 'key-3');
    const response = await postSession({ ...body, state: 'other' }, demo, { 'Idempotency-Key': 'key-3' });
    expect(await refusalOf(response)).toBe('422 idempotency_key_reused');
  });

  it('is the user’s own: another user may have the same', async () => {
    expect((await post(sessionBody(), 'key-4')).id).not.toBe((await post(sessionBody(), 'key-4')).id);
  });

  it.each(['', ' ', 'k'.repeat(256), 'a b', 'ø'])('is refused when malformed: "%s"', async (key) => {
    const response = await postSession(sessionBody(), demo, { 'Idempotency-Key': key });
    expect(await refusalOf(response)).toBe('400 invalid_request');
  });
});

describe('a user with five sessions', () => {
  it('loses the oldest that nobody opened to the sixth', async () => {
    const userId = freshUser();
    const sessions: CreatedSession[] = [];
    for (let count = 0; count < 5; count += 1) sessions.push(await newSession({ userId }));
    const [first, second] = sessions;
    if (!first || !second) throw new Error('five sessions were made');
    await open(first);
    const sixth = await newSession({ userId });
    expect(await sessionStatus(first.id)).toBe('open');
    expect(await sessionStatus(second.id)).toBe('expired');
    expect(await sessionStatus(sixth.id)).toBe('created');
  });

  it('that are all open loses the oldest: its user is starting over', async () => {
    const userId = freshUser();
    const sessions: CreatedSession[] = [];
    for (let count = 0; count < 5; count += 1) sessions.push(await newSession({ userId }));
    for (const session of sessions) await open(session);
    await newSession({ userId });
    const [first, ...others] = await Promise.all(sessions.map(({ id }) => sessionStatus(id)));
    expect([first, ...others]).toEqual(['expired', 'open', 'open', 'open', 'open']);
  });

  it('that all wait to be confirmed is told to wait', async () => {
    const userId = freshUser();
    for (let count = 0; count < 5; count += 1) await linkUser({ userId });
    expect(await refusalOf(await postSession(sessionBody({ userId })))).toBe('429 too_many_sessions');
  });
});

describe('POST /v1/link-sessions/{id}/complete', () => {
  it('confirms with the code; said twice it stays said', async () => {
    const { session, code } = await linkUser();
    for (const _ of ['once', 'twice'])
      expect(await (await complete(session.id, { code })).json()).toMatchObject({
        status: 'completed',
        mode: 'simulated',
        brand: 'tesla',
      });
  });

  it('leaves the code to be exchanged, once', async () => {
    const { session, code } = await linkUser();
    await complete(session.id, { code });
    const answer = await postToken(codeForm(code));
    expect(answer.status).toBe(200);
    const { access_token } = await answer.json<{ access_token: string }>();
    expect((await complete(session.id, { code })).status).toBe(200);
    expect(await refusalOf(await postToken(codeForm(code)))).toBe('400 invalid_grant');
    const list = await fetchKeyfob('/v1/connected-vehicles', {
      headers: { Authorization: `Bearer ${access_token}` },
    });
    expect(list.status).toBe(401);
    expect((await complete(session.id, { code })).status).toBe(409);
  });

  it.each([
    ['no code', {}, '422 validation_failed'],
    ['a made-up code', { code: 'cod_x' }, '400 code_unknown'],
    ['a code that is no text', { code: 7 }, '422 validation_failed'],
    ['an unknown field', { cod: 'x' }, '422 validation_failed'],
    ['a verifier nobody asked for', { codeVerifier: VERIFIER }, '400 code_verifier_mismatch'],
  ])('with %s is refused, and does not burn the code', async (_, changes, refusal) => {
    const { session, code } = await linkUser();
    const body = 'codeVerifier' in changes ? { code, ...changes } : changes;
    expect(await refusalOf(await complete(session.id, body))).toBe(refusal);
    expect((await complete(session.id, { code })).status).toBe(200);
  });

  it('comes too late once the code has expired', async () => {
    const { session, code } = await linkUser();
    letPass(LIFETIMES.code + 1);
    expect(await refusalOf(await complete(session.id, { code }))).toBe('400 code_expired');
  });

  it('wants the verifier of its challenge', async () => {
    const { session, code } = await linkUser({}, { pkce: true });
    expect(await refusalOf(await complete(session.id, { code }))).toBe('400 code_verifier_mismatch');
    expect((await complete(session.id, { code, codeVerifier: VERIFIER })).status).toBe(200);
  });

  it('takes no code of another session, not even of the same user', async () => {
    const userId = freshUser();
    const [one, other] = [await linkUser({ userId }), await linkUser({ userId })];
    expect(await refusalOf(await complete(one.session.id, { code: other.code }))).toBe('400 code_foreign');
    const stranger = await linkUser();
    expect(await refusalOf(await complete(one.session.id, { code: stranger.code }))).toBe('400 code_unknown');
    for (const { session, code } of [one, other, stranger])
      expect((await complete(session.id, { code })).status).toBe(200);
  });

  it('without a code is only for sessions made so', async () => {
    const { session, code } = await linkUser();
    expect(await (await complete(session.id, {})).json()).toMatchObject({ field: 'code' });
    const codeless = await newSession({ redirectUri: undefined });
    expect(await refusalOf(await complete(codeless.id, {}))).toMatch(/^409 session_/);
    expect((await complete(session.id, { code })).status).toBe(200);
  });
});

it('a session tells nothing of brand or vehicle before it is confirmed', async () => {
  const { session, userId } = await linkUser();
  const read = await fetchKeyfob(`/v1/link-sessions/${session.id}`, {
    headers: { Authorization: demo.basic },
  });
  const text = await read.text();
  expect(text).toContain('"status":"returned"');
  expect(text).not.toMatch(/tesla|veh_/i);
  const list = await fetchKeyfob(`/v1/users/${userId}/connected-vehicles`, {
    headers: { Authorization: demo.basic },
  });
  expect(await list.json()).toEqual({ data: [] });
  expect((await readData('veh_x', 'x')).status).toBe(401);
});
