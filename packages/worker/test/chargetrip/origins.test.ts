import { describe, expect, it } from 'vitest';
import { asJson, fetchKeyfob } from '../support/keyfob.ts';
import { answerOf, codeOf, headersOf, newApp } from './face.ts';

describe('a page of the application’s', () => {
  const origin = 'https://second.example';
  const call = async (from: string | null, clientId: string) =>
    fetchKeyfob(
      '/graphql',
      asJson(
        { query: '{ __typename }' },
        { 'x-client-id': clientId, 'x-app-id': clientId, ...(from === null ? {} : { Origin: from }) },
      ),
    );

  it('asks first, without any id, and is let in by its origin', async () => {
    const app = await newApp();
    // Libraries in a page add headers of their own.
    const wanted = 'authorization,content-type,sentry-trace,traceparent,x-app-id,x-client-id';
    const asked = await fetchKeyfob('/graphql', {
      method: 'OPTIONS',
      headers: {
        Origin: 'https://anybody.example',
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': wanted,
      },
    });
    expect([asked.status, asked.headers.get('Access-Control-Allow-Origin')]).toEqual([
      204,
      'https://anybody.example',
    ]);
    expect(asked.headers.get('Access-Control-Allow-Headers')).toBe(wanted);
    expect(asked.headers.has('Access-Control-Allow-Credentials')).toBe(false);
    expect(asked.headers.get('Vary')).toBe('Origin, Access-Control-Request-Headers');
    const own = await call(origin, app.clientId);
    expect(own.headers.get('Access-Control-Allow-Origin')).toBe(origin);
    expect((await answerOf(own)).data).toEqual({ __typename: 'Query' });
    expect((await answerOf(await call(null, app.clientId))).data).toEqual({ __typename: 'Query' });
  });

  it('can read why it was refused before anybody knew whose it is', async () => {
    const app = await newApp();
    const ids = headersOf(app, null);
    const from = async (body: string, headers: Record<string, string>) => {
      const init = { method: 'POST', body, headers: { ...headers, 'Content-Type': 'application/json' } };
      const answer = await fetchKeyfob('/graphql', init);
      const allowed = answer.headers.get('Access-Control-Allow-Origin');
      return [codeOf(await answerOf(answer)), allowed, answer.headers.get('Vary')];
    };
    const any = 'https://anybody.example';
    const query = JSON.stringify({ query: '{ __typename }' });
    expect(await from(query, { Origin: any })).toEqual(['UNKNOWN_CLIENT', any, 'Origin']);
    const large = { ...ids, Origin: any, 'Content-Length': '70000' };
    expect(await from('x'.repeat(70_000), large)).toEqual(['BODY_TOO_LARGE', any, 'Origin']);
    expect(await from(query, ids)).toEqual([undefined, null, null]);
  });

  it('of anybody else’s is refused, and cannot read why', async () => {
    const app = await newApp();
    const foreign = await call('https://evil.example', app.clientId);
    expect(foreign.headers.get('Access-Control-Allow-Origin')).toBeNull();
    const answer = await answerOf(foreign);
    expect([answer.status, answer.data, codeOf(answer)]).toEqual([200, undefined, 'ORIGIN_NOT_ALLOWED']);
  });
});
