import { listDurableObjectIds, runDurableObjectAlarm } from 'cloudflare:test';
import { env } from 'cloudflare:workers';

/** Rings every application once, whatever it has to do. */
export const runApplicationAlarms = async (): Promise<void> => {
  for (const id of await listDurableObjectIds(env.APPLICATION))
    await runDurableObjectAlarm(env.APPLICATION.get(id));
};
