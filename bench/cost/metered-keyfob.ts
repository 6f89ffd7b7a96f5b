import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import { Client } from '../client/http.ts';
import { CpuMeter } from '../measure/cpu.ts';
import {
  addWebhook,
  KEYFOB_OBJECTS,
  keyfobSettings,
  registerAtKeyfob,
} from '../peers/keyfob-registration.ts';
import { bundleKeyfob } from '../servers/bundle.ts';
import { COMPATIBILITY_FLAGS } from '../servers/keyfob-configuration.ts';
import { serveWorker } from '../servers/workerd.ts';
import type { Usage } from './prices.ts';

/** A Keyfob that counts what it would be billed for. */
export interface MeteredKeyfob {
  readonly client: Client;
  readonly address: string;
  readonly pid: number;
  readonly clientSecret: string;
  /** Sets its clock forward; every alarm that is due by then rings at its time. Milliseconds. */
  readonly advance: (ms: number) => Promise<void>;
  /** What happened since the last look. */
  readonly take: () => Promise<Usage>;
  /** Of every object that was ever made, in bytes. */
  readonly sizes: () => Promise<readonly { readonly binding: string; readonly bytes: number }[]>;
  /** A message went in by WebSocket. */
  readonly countMessage: () => void;
  readonly stop: () => Promise<void>;
}

/** The application's end of the webhooks. */
const startReceiver = async (): Promise<{ server: HttpServer; address: string }> => {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => response.writeHead(204).end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The receiver has no address.');
  return { server, address: `127.0.0.1:${address.port}` };
};

export const startMeteredKeyfob = async (): Promise<MeteredKeyfob> => {
  const receiver = await startReceiver();
  const server = await serveWorker({
    modules: await bundleKeyfob('keyfob-metered'),
    settings: keyfobSettings(),
    objects: KEYFOB_OBJECTS,
    flags: COMPATIBILITY_FLAGS,
    outbound: receiver.address,
  });
  const client = new Client(server.address);
  const meter = new CpuMeter(server.pid);
  const clientSecret = await registerAtKeyfob(client);
  await addWebhook(client, clientSecret);
  let messages = 0;
  let processor = meter.read();
  return {
    client,
    address: server.address,
    pid: server.pid,
    clientSecret,
    advance: async (ms) => {
      await client.expect(204, `/bench/advance?ms=${ms}`);
    },
    take: async () => {
      const counts = JSON.parse((await client.expect(200, '/bench/counts')).text);
      await client.expect(204, '/bench/reset');
      const now = meter.read();
      const usage = { ...counts, messages, cpuMs: (now - processor) / 1000 };
      messages = 0;
      processor = now;
      return usage;
    },
    sizes: async () => JSON.parse((await client.expect(200, '/bench/sizes')).text),
    countMessage: () => {
      messages += 1;
    },
    stop: async () => {
      client.close();
      await server.stop();
      receiver.server.close();
    },
  };
};
