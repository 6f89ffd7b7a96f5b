import { describe, expect, it } from 'vitest';
import { fetchWith } from './production.ts';

const production = { KEYFOB_ENV: 'production' };
const METADATA = '/.well-known/oauth-authorization-server';

describe('the origin of a Keyfob in production', () => {
  it.each([
    'http://a.example',
    'ftp://a.example',
    'http://localhost:8787',
    'data:text/plain,x',
    'ws://a.example',
  ])('that is set to %s is refused by its name', async (origin) => {
    const answer = await fetchWith(`https://a.example${METADATA}`, { ...production, KEYFOB_ORIGIN: origin });
    const { detail } = await answer.json<{ detail: string }>();
    expect([answer.status, detail]).toEqual([503, expect.stringMatching(/^Set KEYFOB_ORIGIN with /)]);
  });

  it.each([
    ['over http', 'http://a.example', 'https://a.example'],
    ['over http at a port', 'http://a.example:8443', 'https://a.example:8443'],
    ['over https', 'https://a.example', 'https://a.example'],
  ])('that is not set is https for a request %s', async (_, reached, issuer) => {
    const answer = await fetchWith(`${reached}${METADATA}`, { ...production, KEYFOB_ORIGIN: undefined });
    const metadata = await answer.json<{ issuer: string; token_endpoint: string }>();
    expect([answer.status, metadata.issuer, metadata.token_endpoint]).toEqual([
      200,
      issuer,
      `${issuer}/oauth/token`,
    ]);
  });

  it('may be http in development', async () => {
    const answer = await fetchWith(`http://localhost:8787${METADATA}`, {
      KEYFOB_ORIGIN: 'http://localhost:9999',
    });
    expect((await answer.json<{ issuer: string }>()).issuer).toBe('http://localhost:9999');
  });
});
