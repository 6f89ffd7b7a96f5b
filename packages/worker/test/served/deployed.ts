import { execFile } from 'node:child_process';
import { afterAll, beforeAll } from 'vitest';
import { createTestHarness } from 'wrangler';

export const OPERATOR_KEY = 'O'.repeat(43);
export const RING = `test-1:${'A'.repeat(43)}`;

/** A path from this folder. */
export const pathOf = (relative: string): string =>
  decodeURIComponent(new URL(relative, import.meta.url).pathname);

type Settings = Readonly<Record<string, string>>;

const options = (settings: Settings) => ({
  root: pathOf('../..'),
  workers: [
    {
      configPath: 'wrangler.jsonc',
      secrets: {
        KEYFOB_ENV: 'development',
        KEYFOB_KEYS: RING,
        KEYFOB_ROUTING_SECRET: 'I'.repeat(43),
        KEYFOB_OPERATOR_KEY: OPERATOR_KEY,
        ...settings,
      },
    },
  ],
});

type Server = ReturnType<typeof createTestHarness>;

export interface Deployed {
  readonly fetch: Server['fetch'];
  /** Where it answers, once the first test begins. */
  readonly url: () => URL;
  /** Gives it other settings, as `wrangler secret put` does. It answers elsewhere then. */
  readonly deploy: (settings: Settings) => Promise<void>;
}

/** The Worker with its bindings and assets as it is deployed, asked over HTTP, for all tests of a file. */
export const deployed = (settings: Settings = {}): Deployed => {
  const server = createTestHarness(options(settings));
  let url: URL | null = null;
  beforeAll(async () => {
    ({ url } = await server.listen());
  });
  afterAll(() => server.close());
  return {
    fetch: (...asked) => server.fetch(...asked),
    url: () => {
      if (!url) throw new Error('It is not deployed before the first test.');
      return url;
    },
    deploy: async (changed) => {
      await server.update(options(changed));
      ({ url } = await server.listen());
    },
  };
};

export const KEYFOB = pathOf('../../../../scripts/keyfob.ts');

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Types `keyfob …` in a terminal that holds the operator's key, and these settings; `null`: not that one. */
export const typeKeyfob = (
  args: readonly string[],
  settings: Readonly<Record<string, string | null>> = {},
): Promise<Ended> => {
  const all = { ...process.env, KEYFOB_OPERATOR_KEY: OPERATOR_KEY, ...settings };
  const env = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
  return new Promise((resolve) => {
    execFile(process.execPath, [KEYFOB, ...args], { env: env as NodeJS.ProcessEnv }, (failure, out, error) =>
      resolve({ code: typeof failure?.code === 'number' ? failure.code : failure ? -1 : 0, out, error }),
    );
  });
};

/** What a line of an answer says after its name. */
export const shownAs = (out: string, name: string): string =>
  new RegExp(`^${name}\\s+(\\S+)`, 'm').exec(out)?.[1] ?? '';
