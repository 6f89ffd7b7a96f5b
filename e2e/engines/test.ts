import { test as base, type TestInfo } from '@playwright/test';
import { ENGINES_REQUIRED, findEngines, skippedFor } from '../../scripts/engines.ts';
import { startChromium } from './chromium.ts';
import type { Engine, EngineName, Visit } from './engine.ts';
import { startFirefox } from './firefox.ts';
import { inTime, LONGEST_START, limitVisit } from './limits.ts';
import { startWebKit } from './webkit.ts';

const found = findEngines();

/** Why an engine's tests are skipped here; `null` where they run, and so fail where it is required and missing. */
export const whySkipped = (name: EngineName): string | null => {
  const here = { Chromium: true, Firefox: found.firefox !== null, WebKitGTK: found.webkit !== null }[name];
  return here || ENGINES_REQUIRED ? null : skippedFor(name);
};

export const startEngine = (name: EngineName): Promise<Engine> => {
  if (name === 'Chromium') return startChromium();
  if (name === 'Firefox' && found.firefox) return startFirefox(found.firefox);
  if (name === 'WebKitGTK' && found.webkit) return startWebKit(found.webkit);
  throw new Error(`${name} is required, and not on this machine.`);
};

/** A visit that a test has begun. */
export interface TestVisit extends Visit {
  /** Ends a visit that went wrong, and leaves pictures of its windows. */
  fail(): Promise<void>;
}

/** Begins a visit in an engine; it ends with the test, at the latest. One that failed leaves pictures of its windows. */
export type BeginVisit = (name: EngineName) => Promise<TestVisit>;

/** What the windows of a visit show, in files named by `pathOf`. One that cannot be asked any more shows nothing. */
const picture = async (visit: Visit, pathOf: () => `${string}.png`): Promise<void> => {
  for (const window of await visit.windows().catch(() => []))
    await window.screenshot(pathOf()).catch(() => {});
};

/** Engines, each started when first asked for and shared from then on. */
interface EnginePool {
  of(name: EngineName): Promise<Engine>;
  /** Whoever asks from now on gets a new one in place of this. */
  replace(name: EngineName, engine: Promise<Engine>): void;
  close(): Promise<void>;
}

const newPool = (): EnginePool => {
  const all: Promise<Engine>[] = [];
  const current = new Map<EngineName, Promise<Engine>>();
  return {
    of(name) {
      const known = current.get(name);
      if (known) return known;
      const engine = startEngine(name);
      all.push(engine);
      current.set(name, engine);
      return engine;
    },
    replace(name, engine) {
      if (current.get(name) === engine) current.delete(name);
    },
    async close() {
      const started = await Promise.allSettled(all);
      await Promise.all(started.map((each) => (each.status === 'fulfilled' ? each.value.close() : null)));
    },
  };
};

interface WorkerFixtures {
  readonly engines: EnginePool;
  /** The engine of a name, started by the first test that asks, and shared by those after it. */
  readonly engineOf: (name: EngineName) => Promise<Engine>;
}

const beginner = (engines: EnginePool, testInfo: TestInfo) => {
  const open = new Set<TestVisit>();
  let pictures = 0;
  const nextPicture = (): `${string}.png` => {
    pictures += 1;
    return `${testInfo.outputPath(`window-${pictures}`)}.png`;
  };
  const begin: BeginVisit = async (name) => {
    const engine = engines.of(name);
    const replace = (): void => engines.replace(name, engine);
    const begun = inTime('a new visit', (await engine).visit(), LONGEST_START);
    begun.catch(replace);
    const visit = limitVisit(await begun, replace);
    const close = async (): Promise<void> => {
      if (open.delete(tracked)) await visit.close();
    };
    const fail = async (): Promise<void> => {
      if (open.has(tracked)) await picture(visit, nextPicture);
      // A browser that does not even close ends with its engine.
      await close().catch(() => {});
    };
    const tracked: TestVisit = { ...visit, close, fail };
    open.add(tracked);
    return tracked;
  };
  return { begin, open };
};

export const test = base.extend<{ beginVisit: BeginVisit }, WorkerFixtures>({
  engines: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it which fixtures are needed.
    async ({}, use) => {
      const engines = newPool();
      await use(engines);
      await engines.close();
    },
    { scope: 'worker' },
  ],
  engineOf: [({ engines }, use) => use((name) => engines.of(name)), { scope: 'worker' }],
  beginVisit: async ({ engines }, use, testInfo) => {
    const { begin, open } = beginner(engines, testInfo);
    await use(begin);
    const failed = testInfo.status !== testInfo.expectedStatus;
    await Promise.all([...open].map((visit) => (failed ? visit.fail() : visit.close())));
  },
});
