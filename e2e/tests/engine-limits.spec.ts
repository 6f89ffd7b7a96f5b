import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from '@playwright/test';
import { ENGINE_NAMES } from '../engines/engine.ts';
import { DriverHung, inTime, limitVisit, onceMoreIfHung } from '../engines/limits.ts';
import { test as base, startEngine, whySkipped } from '../engines/test.ts';

interface SlowSite {
  /** A page that answers, and keeps a request open for as long as its browser lives. */
  readonly open: string;
  /** An address that never answers. */
  readonly silent: string;
  /** How many requests are open. */
  readonly held: () => number;
}

const PAGE = '<!doctype html><html lang="en"><title>Open</title><script>fetch("/held")</script></html>';

const test = base.extend<{ site: SlowSite }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it which fixtures are needed.
  site: async ({}, use) => {
    let held = 0;
    const server = createServer(({ url }, response) => {
      if (url === '/held') {
        held += 1;
        response.once('close', () => {
          held -= 1;
        });
      } else if (url !== '/silent') response.setHeader('Content-Type', 'text/html').end(PAGE);
    });
    server.listen(0, 'localhost');
    await once(server, 'listening');
    const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
    await use({ open: `${origin}/`, silent: `${origin}/silent`, held: () => held });
    server.closeAllConnections();
    server.close();
  },
});

for (const name of ENGINE_NAMES)
  test.describe(name, () => {
    const reason = whySkipped(name);
    test.skip(reason !== null, reason ?? '');

    test('a page that never answers is given up, and the next visit goes on', async ({
      beginVisit,
      site,
    }) => {
      const { first } = await beginVisit(name);
      const given = await first.goto(site.silent).catch(String);
      expect(given).toMatch(/20000 ?ms exceeded|No answer within 20 s/);
      const next = await beginVisit(name);
      await next.first.goto(site.open);
      expect(await next.first.url()).toBe(site.open);
    });

    test('a driver that hangs shows as that, is asked no more, and its browser ends', async ({ site }) => {
      const engine = await startEngine(name);
      try {
        const slow = await engine.visit();
        await slow.first.goto(site.open);
        await expect.poll(site.held).toBe(1);
        let hangs = 0;
        const visit = limitVisit(
          slow,
          () => {
            hangs += 1;
          },
          2_000,
        );
        const forEver = (): void => {
          for (;;);
        };
        await expect(visit.first.evaluate(forEver, null)).rejects.toThrow(DriverHung);
        const asked = Date.now();
        await expect(visit.windows()).rejects.toThrow(DriverHung);
        await expect(visit.first.isVisible('p')).rejects.toThrow('a function in the page');
        expect(Date.now() - asked).toBeLessThan(1_000);
        expect(hangs).toBe(1);
        await visit.close().catch(() => {});
      } finally {
        await engine.close();
      }
      await expect.poll(site.held).toBe(0);
    });
  });

const hanging = (): Promise<never> => inTime('what never comes', new Promise<never>(() => {}), 10);

test('what hung is done once more, and no oftener', async () => {
  let tries = 0;
  const onceHanging = async (): Promise<string> => {
    tries += 1;
    return tries === 1 ? hanging() : 'done';
  };
  expect(await onceMoreIfHung('this', onceHanging)).toBe('done');
  expect(tries).toBe(2);

  tries = 0;
  const alwaysHanging = (): Promise<never> => {
    tries += 1;
    return hanging();
  };
  await expect(onceMoreIfHung('that', alwaysHanging)).rejects.toThrow('what never comes');
  expect(tries).toBe(2);
});

test('what failed is not done again', async () => {
  let tries = 0;
  const failing = async (): Promise<void> => {
    tries += 1;
    throw new Error('Not connected.');
  };
  await expect(onceMoreIfHung('this', failing)).rejects.toThrow('Not connected.');
  expect(tries).toBe(1);
});
