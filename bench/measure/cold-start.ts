import { Client } from '../client/http.ts';
import { KEYFOB_OBJECTS, keyfobSettings } from '../peers/keyfob-registration.ts';
import { bundleKeyfob, bundleWorker } from '../servers/bundle.ts';
import { COMPATIBILITY_FLAGS } from '../servers/keyfob-configuration.ts';
import { type PreparedWorker, prepareWorker } from '../servers/workerd.ts';
import { CpuMeter } from './cpu.ts';
import { lowerQuartile } from './statistics.ts';

/** From the start of the process to its first answer. */
interface Start {
  readonly milliseconds: number;
  /** Processor time, in milliseconds. */
  readonly processor: number;
}

interface Starter {
  readonly name: string;
  readonly worker: PreparedWorker;
  readonly path: string;
  readonly status: number;
}

const startOnce = async ({ worker, path, status }: Starter): Promise<Start> => {
  const began = performance.now();
  const server = await worker.start();
  const client = new Client(server.address);
  try {
    await client.expect(status, path);
    return {
      milliseconds: performance.now() - began,
      processor: new CpuMeter(server.pid).read() / 1000,
    };
  } finally {
    client.close();
    await server.stop();
  }
};

/** What a cold start of Keyfob takes over one of a bare Worker, in milliseconds. */
export interface ColdStart {
  /** To a first answer that needs nothing. */
  readonly health: Start;
  /** To a first page: what draws pages is loaded. */
  readonly firstPage: Start;
}

const starters = async (): Promise<Starter[]> => {
  const bare = prepareWorker({ modules: await bundleWorker('bare') });
  const keyfob = prepareWorker({
    modules: await bundleKeyfob('keyfob'),
    settings: keyfobSettings(),
    objects: KEYFOB_OBJECTS,
    flags: COMPATIBILITY_FLAGS,
  });
  return [
    { name: 'bare', worker: bare, path: '/', status: 200 },
    { name: 'health', worker: keyfob, path: '/health', status: 200 },
    // Nobody's request: the page that says so is drawn as any other.
    { name: 'firstPage', worker: keyfob, path: '/oauth/authorize', status: 400 },
  ];
};

/** Starts each in turn, so many times, and compares their lower quartiles. */
export const measureColdStarts = async (times: number): Promise<ColdStart> => {
  const all = await starters();
  const starts = new Map(all.map(({ name }) => [name, [] as Start[]]));
  try {
    for (let time = 0; time < times; time += 1) {
      const order = time % 2 === 0 ? all : all.toReversed();
      for (const starter of order) starts.get(starter.name)?.push(await startOnce(starter));
    }
  } finally {
    for (const { worker } of all) worker.remove();
  }
  const quartile = (name: string, of: keyof Start): number =>
    lowerQuartile((starts.get(name) ?? []).map((start) => start[of]));
  const over = (name: string): Start => ({
    milliseconds: quartile(name, 'milliseconds') - quartile('bare', 'milliseconds'),
    processor: quartile(name, 'processor') - quartile('bare', 'processor'),
  });
  return { health: over('health'), firstPage: over('firstPage') };
};
