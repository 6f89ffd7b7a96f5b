import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from '../client/http.ts';
import { bundleWorker } from '../servers/bundle.ts';
import type { Server } from '../servers/server.ts';
import { serveWorker } from '../servers/workerd.ts';

let server: Server;
let client: Client;

beforeAll(async () => {
  const modules = await bundleWorker('known-usage');
  server = await serveWorker({ modules, objects: { NOTES: 'MeteredNotes' } });
  client = new Client(server.address);
}, 60_000);

afterAll(async () => {
  client.close();
  await server.stop();
});

const counted = async (path: string) => JSON.parse((await client.expect(200, path)).text);

/** What a request adds to the counts, of those that change. */
const usageOf = async (path: string): Promise<Record<string, number>> => {
  const before = await counted('/');
  const now = await counted(path);
  const changed = Object.keys(now).filter(
    (name) => typeof now[name] === 'number' && now[name] !== before[name],
  );
  return Object.fromEntries(changed.map((name) => [name, now[name] - before[name]]));
};

describe('the meter of what is billed', () => {
  it('counts each row that is written, and the call', async () => {
    await counted('/write');
    const { objectMs: _, ...usage } = await usageOf('/write');
    expect(usage).toMatchObject({ objectRequests: 1, rowsWritten: 7 });
    const { written } = await counted('/');
    expect(written['INSERT OR REPLACE INTO notes']).toBe(14);
  });

  it('counts each row that is read, once it is read', async () => {
    const { objectMs: _, ...usage } = await usageOf('/read');
    expect(usage).toEqual({ objectRequests: 1, rowsRead: 7 });
  });

  it('counts an alarm as a row', async () => {
    const { objectMs: _, ...usage } = await usageOf('/timer');
    expect(usage).toEqual({ objectRequests: 1, rowsWritten: 1 });
  });

  it('counts the time of two calls at once as one', async () => {
    const { objectMs = 0, ...usage } = await usageOf('/wait');
    expect(usage).toEqual({ objectRequests: 2 });
    expect(objectMs).toBeGreaterThanOrEqual(95);
    expect(objectMs).toBeLessThan(190);
  });

  it('counts what KV is asked, also for what is not there', async () => {
    const { kv } = await counted('/kv');
    expect(kv).toEqual({ read: 2, write: 1, delete: 1, list: 1 });
  });
});
