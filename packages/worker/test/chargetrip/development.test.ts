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

  it('goes to pages of the demo application only; every other reads what to do', async () => {
    const from = async (origin: string): Promise<[number, string | null, string]> => {
      const answer = await fetchKeyfob('/dev/user-token?sub=user-1', { headers: { Origin: origin } });
      return [answer.status, answer.headers.get('Access-Control-Allow-Origin'), await answer.text()];
    };
    for (const own of ['http://localhost:5173', 'http://localhost:5174'])
      expect(await from(own)).toEqual([200, own, expect.stringMatching(/^eyJ/)]);
    for (const other of ['https://example.com', 'http://localhost:51740', 'null'])
      expect(await from(other)).toEqual([
        403,
        other,
        expect.stringContaining(
          `app update demo --web-origins http://localhost:5173,http://localhost:5174,${other}`,
        ),
      ]);
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
