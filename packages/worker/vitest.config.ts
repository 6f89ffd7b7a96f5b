import { cloudflareTest } from '@cloudflare/vitest-plugin';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { pauseAtAwaits } from './test/chaos/pause-at-awaits.ts';
import { servePreviousRelease } from './test/skew/serve-previous-release.ts';

/** Test keys: fixed, so that a failing test fails the same way twice. They open nothing anywhere else. */
const bindings = {
  KEYFOB_ENV: 'development',
  KEYFOB_KEYS: `test-2:${'E'.repeat(43)},test-1:${'A'.repeat(43)}`,
  KEYFOB_ROUTING_SECRET: 'I'.repeat(43),
  KEYFOB_OPERATOR_KEY: 'O'.repeat(43),
};

const CHAOS = 'test/chaos/**/*.test.ts';
/** What is answered before the Worker runs: asked from outside, of the bundle and the assets as they are deployed. */
const SERVED = 'test/served/**/*.test.ts';

/** Beside them runs a server of a partner's. */
const WEBHOOKS = 'test/webhooks/**/*.test.ts';

/** Thousands of requests at a time: no limiter is to answer in place of what is asked. */
const PROPERTY = 'test/property/**/*.test.ts';
const noLimits = {
  RATE_WIDE: { namespace_id: '1', simple: { limit: 1_000_000, period: 60 } },
  RATE_MIDDLE: { namespace_id: '2', simple: { limit: 1_000_000, period: 60 } },
  RATE_NARROW: { namespace_id: '3', simple: { limit: 1_000_000, period: 60 } },
} as const;

/** With every line of the log. */
const CANARY = 'test/canary/**/*.test.ts';

const SKEW = 'test/skew/**/*.test.ts';
/** Objects of the release before, in places of their own. */
const previousObjects = {
  PREVIOUS_GARAGE: { className: 'PreviousGarage', useSQLite: true },
  PREVIOUS_APPLICATION: { className: 'PreviousApplication', useSQLite: true },
} as const;

const GUARDS = 'test/guards/**/*.test.ts';
/** Limiters small enough to be reached. Only requests that come from an address are counted. */
const smallLimits = {
  RATE_WIDE: { namespace_id: '1', simple: { limit: 12, period: 60 } },
  RATE_MIDDLE: { namespace_id: '2', simple: { limit: 8, period: 60 } },
  RATE_NARROW: { namespace_id: '3', simple: { limit: 4, period: 60 } },
} as const;

interface Setup {
  /** The module whose exports are the Worker. */
  readonly main?: string;
  readonly durableObjects?: typeof previousObjects;
  readonly plugins?: Plugin[];
  readonly ratelimits?: typeof smallLimits | typeof noLimits;
  readonly globalSetup?: string;
  readonly setupFiles?: string[];
  /** The lowest level of log lines. */
  readonly logLevel?: string;
}

const project = (
  name: string,
  include: string,
  exclude: string[],
  {
    main = './src/index.ts',
    durableObjects,
    plugins = [],
    ratelimits,
    globalSetup,
    setupFiles = [],
    logLevel = 'error',
  }: Setup = {},
) => ({
  plugins: [
    ...plugins,
    cloudflareTest({
      main,
      wrangler: { configPath: './wrangler.jsonc' },
      miniflare: {
        bindings: { ...bindings, KEYFOB_LOG_LEVEL: logLevel },
        ...(ratelimits ? { ratelimits } : {}),
        ...(durableObjects ? { durableObjects } : {}),
      },
    }),
  ],
  // The first request of a file loads the whole Worker, which takes seconds on a busy machine.
  test: {
    name,
    include: [include],
    exclude,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    setupFiles,
    ...(globalSetup ? { globalSetup } : {}),
    // It is CommonJS, which workerd does not load as it is; the build's own bundler turns it into a module too.
    deps: { optimizer: { ssr: { enabled: true, include: ['standardwebhooks'] } } },
  },
});

/**
 * Where objects end in the middle of their work, or many of them live in the isolate that the test itself runs in, it
 * leaves promises of one object's for another to settle, and workerd says so. What is expected is looked at all the same.
 */
const CUT_OFF = ['test/chaos/crashes.test.ts', 'test/oauth/token-family.test.ts'];
const ofCutOffRequest = (error: object): boolean =>
  'VITEST_TEST_PATH' in error &&
  CUT_OFF.some((path) => String(error.VITEST_TEST_PATH).endsWith(path)) &&
  'message' in error &&
  String(error.message).startsWith('Cannot perform I/O on behalf of a different');

export default defineConfig({
  test: {
    onUnhandledError: (error) => !ofCutOffRequest(error),
    projects: [
      project('worker', 'test/**/*.test.{ts,tsx}', [CANARY, CHAOS, GUARDS, PROPERTY, SERVED, SKEW, WEBHOOKS]),
      project('property', PROPERTY, [], { ratelimits: noLimits }),
      project('guards', GUARDS, [], {
        ratelimits: smallLimits,
        globalSetup: 'test/guards/unreliable-server.ts',
        setupFiles: ['test/guards/written.ts'],
        logLevel: 'info',
      }),
      project('webhooks', WEBHOOKS, [], { globalSetup: './test/webhooks/receiver.ts' }),
      project('chaos', CHAOS, [], { plugins: [pauseAtAwaits()], globalSetup: './test/webhooks/receiver.ts' }),
      project('canary', CANARY, [], {
        globalSetup: './test/webhooks/receiver.ts',
        setupFiles: ['test/canary/report.ts', 'test/guards/written.ts'],
        logLevel: 'info',
      }),
      project('skew', SKEW, [], {
        main: './test/skew/worker.ts',
        durableObjects: previousObjects,
        plugins: [servePreviousRelease()],
      }),
      { test: { name: 'served', include: [SERVED], environment: 'node', hookTimeout: 60_000 } },
    ],
  },
});
