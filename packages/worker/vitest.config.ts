import { cloudflareTest } from '@cloudflare/vitest-plugin';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { pauseAtAwaits } from './test/chaos/pause-at-awaits.ts';

/** Test keys: fixed, so that a failing test fails the same way twice. They open nothing anywhere else. */
const bindings = {
  KEYFOB_ENV: 'development',
  KEYFOB_KEYS: `test-2:${'E'.repeat(43)},test-1:${'A'.repeat(43)}`,
  KEYFOB_ROUTING_SECRET: 'I'.repeat(43),
};

const CHAOS = 'test/chaos/**/*.test.ts';
/** What is answered before the Worker runs: asked from outside, of the bundle and the assets as they are deployed. */
const SERVED = 'test/served/**/*.test.ts';

const project = (name: string, include: string, exclude: string[], plugins: Plugin[] = []) => ({
  plugins: [
    ...plugins,
    cloudflareTest({
      main: './src/index.ts',
      wrangler: { configPath: './wrangler.jsonc' },
      miniflare: { bindings },
    }),
  ],
  // The first request of a file loads the whole Worker, which takes seconds on a busy machine.
  test: { name, include: [include], exclude, testTimeout: 30_000, hookTimeout: 30_000 },
});

export default defineConfig({
  test: {
    projects: [
      project('worker', 'test/**/*.test.{ts,tsx}', [CHAOS, SERVED]),
      project('chaos', CHAOS, [], [pauseAtAwaits()]),
      { test: { name: 'served', include: [SERVED], environment: 'node', hookTimeout: 60_000 } },
    ],
  },
});
