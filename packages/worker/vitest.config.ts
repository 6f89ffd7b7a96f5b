import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

/** Test keys: fixed, so that a failing test fails the same way twice. They open nothing anywhere else. */
const bindings = {
  KEYFOB_ENV: 'development',
  KEYFOB_KEYS: `test-2:${'E'.repeat(43)},test-1:${'A'.repeat(43)}`,
  KEYFOB_ROUTING_SECRET: 'I'.repeat(43),
};

export default defineConfig({
  plugins: [cloudflareTest({ main: './src/index.ts', wrangler: { configPath: './wrangler.jsonc' }, miniflare: { bindings } })],
  // The first request of a file loads the whole Worker, which takes seconds on a busy machine.
  test: { include: ['test/**/*.test.{ts,tsx}'], testTimeout: 30_000, hookTimeout: 30_000 },
});
