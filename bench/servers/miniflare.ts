import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMPATIBILITY_DATE } from './keyfob-configuration.ts';
import { type Server, startServer } from './server.ts';
import type { WorkerSource } from './workerd.ts';

/** Serves a Worker of one module by miniflare's direct socket, with a KV namespace of miniflare's. */
export const startMiniflare = async ({ modules, settings }: WorkerSource, kv: string): Promise<Server> => {
  const folder = mkdtempSync(join(tmpdir(), 'keyfob-bench-'));
  const path = join(folder, 'worker.json');
  const [script] = modules.values();
  writeFileSync(path, JSON.stringify({ script, settings, kv, compatibilityDate: COMPATIBILITY_DATE }));
  const server = await startServer(
    [process.execPath, join(import.meta.dirname, 'miniflare-server.ts'), path],
    { cwd: folder },
  );
  const stop = async (): Promise<void> => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...server, stop };
};
