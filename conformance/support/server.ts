import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { createTestHarness } from 'wrangler';

declare module 'vitest' {
  interface ProvidedContext {
    /** Scheme, host and port of the server under test: its issuer. */
    readonly origin: string;
    readonly operatorKey: string;
  }
}

const secret = (): string => randomBytes(32).toString('base64url');

/**
 * One Worker for the whole run: the bundle, bindings and assets as they are deployed, with settings of its own. Another
 * one is tested where KEYFOB_WORKER names its folder.
 */
export default async ({ provide }: TestProject): Promise<(() => Promise<void>) | undefined> => {
  if (process.env['LISTING']) return undefined;
  const operatorKey = secret();
  const server = createTestHarness({
    root: process.env['KEYFOB_WORKER'] ?? join(import.meta.dirname, '../../packages/worker'),
    workers: [
      {
        configPath: 'wrangler.jsonc',
        prebuiltWorkerDir: 'dist',
        secrets: {
          KEYFOB_ENV: 'development',
          KEYFOB_KEYS: `second:${secret()},first:${secret()}`,
          KEYFOB_ROUTING_SECRET: secret(),
          KEYFOB_OPERATOR_KEY: operatorKey,
          KEYFOB_LOG_LEVEL: 'error',
        },
      },
    ],
  });
  const { url } = await server.listen();
  provide('origin', url.origin);
  provide('operatorKey', operatorKey);
  return () => server.close();
};
