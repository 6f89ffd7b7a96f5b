import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestHarness } from 'wrangler';

/** The Worker with its bindings as wrangler.jsonc has them, asked over HTTP. */
const server = createTestHarness({
  root: decodeURIComponent(new URL('../..', import.meta.url).pathname),
  workers: [
    {
      configPath: 'wrangler.jsonc',
      secrets: {
        KEYFOB_ENV: 'development',
        KEYFOB_KEYS: `test-1:${'A'.repeat(43)}`,
        KEYFOB_ROUTING_SECRET: 'I'.repeat(43),
        KEYFOB_LOG_LEVEL: 'error',
      },
    },
  ],
});

beforeAll(() => server.listen());
afterAll(() => server.close());

const ask = async (headers: Record<string, string>): Promise<number> =>
  (await server.fetch('/simulator/oauth/token', { method: 'POST', headers })).status;

/** The simulated limiter begins anew with each minute of the clock. */
const roomInMinute = async (seconds: number): Promise<void> => {
  const left = 60_000 - (Date.now() % 60_000);
  if (left < seconds * 1000) await new Promise((resolve) => setTimeout(resolve, left + 100));
};

test('an address is stopped at the limit that is bound, and a developer’s own machine is not', async () => {
  await ask({});
  await roomInMinute(30);
  const address = { 'CF-Connecting-IP': '203.0.113.7' };
  const statuses = { counted: [] as number[], own: [] as number[] };
  for (let count = 0; count < 61; count += 1) {
    statuses.counted.push(await ask(address));
    statuses.own.push(await ask({}));
  }
  expect(statuses.counted.indexOf(429)).toBe(60);
  expect(statuses.own).not.toContain(429);
}, 120_000);
