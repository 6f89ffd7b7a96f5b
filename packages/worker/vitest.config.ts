import { cloudflareTest } from '@cloudflare/vitest-plugin';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { pauseAtAwaits } from './test/chaos/pause-at-awaits.ts';

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

const GUARDS = 'test/guards/**/*.test.ts';
/** Limiters small enough to be reached. Only requests that come from an address are counted. */
const smallLimits = {
  RATE_WIDE: { namespace_id: '1', simple: { limit: 12, period: 60 } },
  RATE_MIDDLE: { namespace_id: '2', simple: { limit: 8, period: 60 } },
  RATE_NARROW: { namespace_id: '3', simple: { limit: 4, period: 60 } },
} as const;

interface Setup {
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
  { plugins = [], ratelimits, globalSetup, setupFiles = [], logLevel = 'error' }: Setup = {},
) => ({
  plugins: [
    ...plugins,
    cloudflareTest({
      main: './src/index.ts',
      wrangler: { configPath: './wrangler.jsonc' },
      miniflare: {
        bindings: { ...bindings, KEYFOB_LOG_LEVEL: logLevel },
        ...(ratelimits ? { ratelimits } : {}),
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

export default defineConfig({
  test: {
    projects: [
      project('worker', 'test/**/*.test.{ts,tsx}', [CHAOS, GUARDS, PROPERTY, SERVED, WEBHOOKS]),
      project('property', PROPERTY, [], { ratelimits: noLimits }),
      project('guards', GUARDS, [], {
        ratelimits: smallLimits,
        globalSetup: 'test/guards/unreliable-server.ts',
        setupFiles: ['test/guards/written.ts'],
        logLevel: 'info',
      }),
      project('webhooks', WEBHOOKS, [], { globalSetup: './test/webhooks/receiver.ts' }),
      project('chaos', CHAOS, [], { plugins: [pauseAtAwaits()], globalSetup: './test/webhooks/receiver.ts' }),
      { test: { name: 'served', include: [SERVED], environment: 'node', hookTimeout: 60_000 } },
    ],
  },
});
