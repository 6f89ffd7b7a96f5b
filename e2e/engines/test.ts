import { test as base, type TestInfo } from '@playwright/test';
import { ENGINES_REQUIRED, findEngines, skippedFor } from '../../scripts/engines.ts';
import { startChromium } from './chromium.ts';
import type { Engine, EngineName, Visit } from './engine.ts';
import { startFirefox } from './firefox.ts';
import { startWebKit } from './webkit.ts';

const found = findEngines();

/** Why an engine's tests are skipped here; `null` where they run, and so fail where it is required and missing. */
export const whySkipped = (name: EngineName): string | null => {
  const here = { Chromium: true, Firefox: found.firefox !== null, WebKitGTK: found.webkit !== null }[name];
  return here || ENGINES_REQUIRED ? null : skippedFor(name);
};

const start = (name: EngineName): Promise<Engine> => {
  if (name === 'Chromium') return startChromium();
  if (name === 'Firefox' && found.firefox) return startFirefox(found.firefox);
  if (name === 'WebKitGTK' && found.webkit) return startWebKit(found.webkit);
  throw new Error(`${name} is required, and not on this machine.`);
};

/** Begins a visit in an engine; it ends with the test, at the latest. One that failed leaves pictures of its windows. */
export type BeginVisit = (name: EngineName) => Promise<Visit>;

/** What the windows of a failed test show. One that cannot be asked any more shows nothing. */
const picture = async (visits: readonly Visit[], testInfo: TestInfo): Promise<void> => {
  const shown = await Promise.all(visits.map((visit) => visit.windows().catch(() => [])));
  for (const [number, window] of shown.flat().entries())
    await window.screenshot(`${testInfo.outputPath(`window-${number}`)}.png`).catch(() => {});
};

interface WorkerFixtures {
  /** The engine of a name, started by the first test that asks, and shared by those after it. */
  readonly engineOf: (name: EngineName) => Promise<Engine>;
}

export const test = base.extend<{ beginVisit: BeginVisit }, WorkerFixtures>({
  engineOf: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it which fixtures are needed.
    async ({}, use) => {
      const started = new Map<EngineName, Promise<Engine>>();
      await use((name) => {
        const engine = started.get(name) ?? start(name);
        started.set(name, engine);
        return engine;
      });
      await Promise.all([...started.values()].map(async (engine) => (await engine).close()));
    },
    { scope: 'worker' },
  ],
  beginVisit: async ({ engineOf }, use, testInfo) => {
    const open = new Set<Visit>();
    await use(async (name) => {
      const visit = await (await engineOf(name)).visit();
      const close = async (): Promise<void> => {
        if (open.delete(tracked)) await visit.close();
      };
      const tracked: Visit = { ...visit, close };
      open.add(tracked);
      return tracked;
    });
    if (testInfo.status !== testInfo.expectedStatus) await picture([...open], testInfo);
    await Promise.all([...open].map((visit) => visit.close()));
  },
});
