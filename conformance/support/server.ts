import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { createTestHarness, type TestHarnessOptions } from 'wrangler';

declare module 'vitest' {
  interface ProvidedContext {
    /** Scheme, host and port of the server under test: its issuer. */
    readonly origin: string;
    readonly operatorKey: string;
  }
}

const secret = (): string => randomBytes(32).toString('base64url');

/** A Worker's bundle, bindings and assets as they are deployed, with settings of its own. `root`: its folder. */
export const harnessOptions = (root: string, operatorKey = secret()) => ({
  operatorKey,
  options: {
    root,
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
  } satisfies TestHarnessOptions,
});

/** One Worker for the whole run. Another one is tested where KEYFOB_WORKER names its folder. */
export default async ({ provide }: TestProject): Promise<(() => Promise<void>) | undefined> => {
  if (process.env['LISTING']) return undefined;
  const root = process.env['KEYFOB_WORKER'] ?? join(import.meta.dirname, '../../packages/worker');
  const { options, operatorKey } = harnessOptions(root);
  const server = createTestHarness(options);
  const { url } = await server.listen();
  provide('origin', url.origin);
  provide('operatorKey', operatorKey);
  return () => server.close();
};
