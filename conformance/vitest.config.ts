import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['rfc/*.test.ts', 'clients/*.test.ts', 'smartcar/*.test.ts', '*.test.ts'],
    environment: 'node',
    globalSetup: 'support/server.ts',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
