import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { describe, expect, it } from 'vitest';
import { walkTo } from '../link/walker.ts';
import { demo } from '../support/applications.ts';
import { Browser } from '../support/browser.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { type CreatedSession, fetchKeyfob } from '../support/keyfob.ts';
import { connectUser, freshUser, linkUser, newSession } from '../support/linking.ts';
import { bearer } from './cancelling.ts';

restoreClockAfterEach();

const OWN = 'http://localhost:5173';
const FOREIGN = 'https://evil.example';

const CALLS = { watch: 'GET', cancel: 'POST' } as const;
type Call = keyof typeof CALLS;
const calls = Object.keys(CALLS) as Call[];

/** What a page sees of an answer: its status and code, or nothing at all (Fetch §4.10, the CORS check). */
const seenBy = async (Origin: string, call: Call, id: string, token: string): Promise<string> => {
  const headers = { ...bearer(token), Origin };
  const answer = await fetchKeyfob(`/v1/link-sessions/${id}/${call}`, { method: CALLS[call], headers });
  const readable = answer.headers.get('Access-Control-Allow-Origin') === Origin;
  expect(answer.headers.get('Access-Control-Allow-Credentials')).toBeNull();
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  if (!readable) return `${answer.status} unseen`;
  expect(answer.headers.get('Vary')).toContain('Origin');
  const body = await answer.json<{ status: string | number; code?: string }>();
  return `${answer.status} ${body.code ?? body.status}`;
};

const erased = async (): Promise<CreatedSession> => {
  const userId = freshUser();
  const session = await newSession({ userId });
  const headers = { Authorization: demo.basic };
  await fetchKeyfob(`/v1/users/${userId}`, { method: 'DELETE', headers });
  return session;
};

const overdue = async (): Promise<CreatedSession> => {
  const session = await newSession();
  await walkTo(new Browser(), session.url, 'brand');
  letPass(LIFETIMES.sessionOpen + 1);
  return session;
};

/** Each answer a page can get with the token of its session, and how it looks from each call. */
const answers: Readonly<Record<string, readonly [() => Promise<CreatedSession>, string, string]>> = {
  'a session that goes on': [newSession, '200 created', '200 cancelled'],
  'a session whose user is erased': [erased, '404 not_found', '404 not_found'],
  'a session that expired': [overdue, '200 expired', '410 session_expired'],
  'a session the owner finished': [
    async () => (await linkUser()).session,
    '200 returned',
    '409 session_not_open',
  ],
  'a session that is done': [
    async () => (await connectUser()).session,
    '200 completed',
    '409 session_finished',
  ],
};

describe('a page of a registered origin reads', () => {
  it.each(Object.keys(answers))('%s', async (name) => {
    const [make, watched, cancelled] = answers[name] ?? [newSession, '', ''];
    const { id, statusToken } = await make();
    expect(await seenBy(OWN, 'watch', id, statusToken)).toBe(watched);
    expect(await seenBy(OWN, 'cancel', id, statusToken)).toBe(cancelled);
  });

  it.each(calls)('that its token is not taken, at %s', async (call) => {
    const { id } = await newSession();
    expect(await seenBy(OWN, call, id, 'x')).toBe('401 invalid_token');
  });
});

describe('a page of any other origin', () => {
  it.each(calls)('reads nothing of a session at %s but why', async (call) => {
    const { id, statusToken } = await newSession();
    for (const origin of [FOREIGN, 'null', `${OWN}.evil.example`, 'http://localhost:51740'])
      expect(await seenBy(origin, call, id, statusToken)).toBe('403 origin_not_allowed');
  });
});

describe.each(calls)('the preflight of %s', (call) => {
  const ask = (Origin: string) =>
    fetchKeyfob(`/v1/link-sessions/les_x/${call}`, {
      method: 'OPTIONS',
      headers: {
        Origin,
        'Access-Control-Request-Method': CALLS[call],
        'Access-Control-Request-Headers': 'authorization',
      },
    });

  it('lets the token through, by its own method alone', async () => {
    const answer = await ask(OWN);
    expect(answer.status).toBe(204);
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(OWN);
    expect(answer.headers.get('Access-Control-Allow-Methods')).toBe(CALLS[call]);
    expect(answer.headers.get('Access-Control-Allow-Headers')).toBe('Authorization');
    expect(answer.headers.get('Access-Control-Allow-Credentials')).toBeNull();
  });

  it('says the same to every origin: who may call is decided by the call', async () => {
    expect((await ask(FOREIGN)).headers.get('Access-Control-Allow-Origin')).toBe(FOREIGN);
  });
});

it('no other way into the API is open to pages', async () => {
  const { id } = await newSession();
  for (const path of [`/v1/link-sessions/${id}`, `/v1/link-sessions/${id}/complete`, '/v1/link-sessions']) {
    const answer = await fetchKeyfob(path, { method: 'OPTIONS', headers: { Origin: OWN } });
    expect([path, answer.headers.get('Access-Control-Allow-Origin')]).toEqual([path, null]);
  }
});
