import { expect, test } from 'vitest';
import { deployed } from './deployed.ts';

const server = deployed({ KEYFOB_LOG_LEVEL: 'error' });

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
