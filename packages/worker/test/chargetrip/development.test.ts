import { describe, expect, it } from 'vitest';
import { fetchWith } from '../production/production.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { answerOf, codeOf, post } from './face.ts';

describe('GET /graphql in a browser', () => {
  const headers = { Accept: 'text/html,*/*' };

  it('is a page to try operations on, in development', async () => {
    const page = await fetchKeyfob('/graphql', { headers });
    expect([page.status, page.headers.get('Content-Type')]).toEqual([
      200,
      expect.stringContaining('text/html'),
    ]);
    const policy = page.headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(await page.text()).toContain('createConnectedVehicle');
  });

  it('is not there in production', async () => {
    const production = { KEYFOB_ENV: undefined, KEYFOB_KEYS: `live-1:${'A'.repeat(43)}` };
    const answer = await fetchWith('http://localhost:8787/graphql', production, { headers });
    expect(codeOf(await answerOf(answer))).toBe('UNKNOWN_CLIENT');
  });
});

describe('GET /dev/user-token', () => {
  const token = (sub: string): Promise<Response> =>
    fetchKeyfob(`/dev/user-token?sub=${encodeURIComponent(sub)}`);
  const demo = { 'x-client-id': 'demo', 'x-app-id': 'demo' };

  it('answers with a token of the demo application, as plain text', async () => {
    const answer = await token('user-1');
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([
      200,
      expect.stringContaining('text/plain'),
    ]);
    const headers = { ...demo, Authorization: `Bearer ${await answer.text()}` };
    expect((await post({ query: '{ connectedVehicleList { id } }' }, headers)).data).toEqual({
      connectedVehicleList: [],
    });
    expect((await fetchKeyfob('/dev/user-token')).status).toBe(400);
  });

  it('is not there in production, nor is the demo application', async () => {
    const production = { KEYFOB_ENV: undefined, KEYFOB_KEYS: `live-1:${'A'.repeat(43)}` };
    expect((await fetchWith('http://localhost:8787/dev/user-token?sub=user-1', production)).status).toBe(404);
    const headers = { ...demo, 'Content-Type': 'application/json' };
    const body = JSON.stringify({ query: '{ __typename }' });
    const answer = await answerOf(
      await fetchWith('http://localhost:8787/graphql', production, { method: 'POST', body, headers }),
    );
    expect([answer.status, codeOf(answer)]).toEqual([200, 'UNKNOWN_CLIENT']);
  });
});
