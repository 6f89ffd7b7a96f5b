import { join } from 'node:path';
import { createVitest, type TestModule, type Vitest } from 'vitest/node';
import { createTestHarness, type TestHarness } from 'wrangler';
import { harnessOptions } from '../support/server.ts';
import { ROOT } from './copy.ts';
import { joined, patternOf, type Ran } from './outcome.ts';

/** A test that waits for what a mutant never answers fails no later than this. Milliseconds. */
const PATIENCE = 12_000;

const stateOf = (modules: readonly TestModule[]): Ran => {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const named = (state: string) =>
    tests.filter((test) => test.result().state === state).map(({ fullName }) => joined(fullName));
  // A file that does not get as far as its tests has failed as a whole.
  const broken = modules
    .filter((module) => module.state() === 'failed' && module.children.allTests('failed').next().done)
    .flatMap((module) => [...module.children.allTests()].map(({ fullName }) => joined(fullName)));
  return { passed: named('passed'), failed: [...named('failed'), ...broken] };
};

/** The suite that asks a whole Worker over HTTP. The server and the runner are started once for all mutants. */
export class FromOutside {
  readonly #worker: string;
  #server: TestHarness | null = null;
  #vitest: Vitest | null = null;

  constructor(worker: string) {
    this.#worker = worker;
  }

  async run(files: readonly string[], promises: readonly string[]): Promise<Ran> {
    const { options, operatorKey } = harnessOptions(this.#worker);
    if (this.#server) await this.#server.update(options);
    else this.#server = createTestHarness(options);
    const { url } = await this.#server.listen();
    const vitest = await this.#runner();
    vitest.provide('origin', url.origin);
    vitest.provide('operatorKey', operatorKey);
    vitest.setGlobalTestNamePattern(patternOf(promises));
    const paths = files.map((file) => join(ROOT, file));
    const specifications = (await vitest.globTestSpecifications()).filter(({ moduleId }) =>
      paths.includes(moduleId),
    );
    const { testModules } = await vitest.runTestSpecifications(specifications, true);
    this.#server.clearLogs();
    return stateOf(testModules.filter(({ moduleId }) => paths.includes(moduleId)));
  }

  async close(): Promise<void> {
    await this.#vitest?.close();
    await this.#server?.close();
  }

  async #runner(): Promise<Vitest> {
    this.#vitest ??= await createVitest('test', {
      root: join(ROOT, 'conformance'),
      watch: false,
      run: true,
      // The server is started here.
      globalSetup: [],
      testTimeout: PATIENCE,
      reporters: [{}],
      pool: 'forks',
    });
    return this.#vitest;
  }
}
