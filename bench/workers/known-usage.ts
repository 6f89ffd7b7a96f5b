/** A Worker whose usage is known, to test what counts it. */
import { DurableObject } from 'cloudflare:workers';
import { MapKv } from './map-kv.ts';
import { countsOf, meteredBindings } from './meter.ts';
import { timeMethods } from './metered-object.ts';
import { meterStorage } from './metered-storage.ts';

class Notes extends DurableObject {
  write(count: number): void {
    const { sql } = this.ctx.storage;
    sql.exec('CREATE TABLE IF NOT EXISTS notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL)');
    for (let id = 0; id < count; id += 1)
      sql.exec('INSERT OR REPLACE INTO notes (id, text) VALUES (?, ?)', id, 'text');
  }

  read(): number {
    return this.ctx.storage.sql.exec('SELECT * FROM notes').toArray().length;
  }

  async wait(ms: number): Promise<void> {
    await scheduler.wait(ms);
  }

  async setTimer(): Promise<void> {
    await this.ctx.storage.setAlarm(Date.now() + 60_000);
  }
}

export class MeteredNotes extends Notes {
  constructor(ctx: DurableObjectState, env: object) {
    meterStorage(ctx);
    super(ctx, env);
  }
}

timeMethods(MeteredNotes.prototype, Notes.prototype);

const kv = new MapKv({}, (operation) => {
  countsOf('keyfob').kv[operation] += 1;
});

interface Environment {
  readonly NOTES: DurableObjectNamespace<MeteredNotes>;
}

const work = async (env: Environment, what: string): Promise<void> => {
  const { NOTES } = meteredBindings(env, 'keyfob') as unknown as Environment;
  const notes = NOTES.get(NOTES.idFromName('notes'));
  if (what === '/write') await notes.write(7);
  else if (what === '/read') await notes.read();
  else if (what === '/wait') await Promise.all([notes.wait(100), notes.wait(100)]);
  else if (what === '/timer') await notes.setTimer();
  else if (what === '/kv') {
    await kv.put('folder:key', 'value');
    await kv.get('folder:key');
    await kv.get('folder:none');
    await kv.list({ prefix: 'folder:' });
    await kv.delete('folder:key');
  }
};

export default {
  fetch: async (request: Request, env: Environment): Promise<Response> => {
    await work(env, new URL(request.url).pathname);
    return Response.json(countsOf('keyfob'));
  },
};
