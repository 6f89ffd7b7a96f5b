import type { TestProject } from 'vitest/node';
import { startScriptedServer } from './scripted-server.ts';

export default async ({ provide }: TestProject): Promise<() => Promise<void>> => {
  const server = await startScriptedServer();
  provide('scriptedServer', server.origin);
  return server.close;
};
