/** A Worker under miniflare, in a process of its own. It says where its socket is on {@link REPORT_FD}. */
import { readFileSync, writeSync } from 'node:fs';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { REPORT_FD } from './server.ts';

const [path = ''] = process.argv.slice(2);
const { script, settings, kv, compatibilityDate } = JSON.parse(readFileSync(path, 'utf8'));

const miniflare = new Miniflare(
  convertV4MiniflareOptions({
    name: 'main',
    modules: true,
    script,
    compatibilityDate,
    bindings: settings,
    kvNamespaces: [kv],
    unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
  }),
);

// Its workerd would outlive it.
process.once('SIGTERM', () => {
  void miniflare.dispose().finally(() => process.exit());
});

await miniflare.ready;
const { port } = await miniflare.unsafeGetDirectURL('main');
writeSync(REPORT_FD, `${JSON.stringify({ port: Number(port) })}\n`);
