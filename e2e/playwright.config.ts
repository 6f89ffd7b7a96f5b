import { defineConfig } from '@playwright/test';
import { findBrowser } from '../scripts/browser.ts';

export default defineConfig({
  testDir: './tests',
  testIgnore: process.env['SCREENSHOTS'] ? [] : 'screenshots.spec.ts',
  globalSetup: './servers.ts',
  outputDir: './test-results/tests',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  // No test is about time: a busy machine is slow, not wrong.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  use: {
    browserName: 'chromium',
    headless: true,
    ignoreHTTPSErrors: true,
    locale: 'en-GB',
    trace: 'retain-on-failure',
    launchOptions: await findBrowser(),
  },
});
