import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findBrowser } from '../../scripts/browser.ts';
import { versionConstant } from './scripts/version.ts';

const PUBLISHED = 'test/published/**/*.test.ts';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'published',
          include: [PUBLISHED],
          environment: 'node',
          // A package is made, installed and compiled against.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        define: versionConstant,
        // Found at the first import, they would have the page loaded anew in the midst of a test.
        optimizeDeps: { include: ['lit', 'axe-core'] },
        test: {
          name: 'browser',
          globalSetup: ['test/server/global-setup.ts'],
          include: ['test/**/*.test.ts'],
          exclude: [PUBLISHED],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: await findBrowser() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
