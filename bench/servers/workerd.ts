import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { COMPATIBILITY_DATE } from './keyfob-configuration.ts';
import { REPORT_FD, type Server, startServer } from './server.ts';

/** A Worker as plain workerd serves it. */
export interface WorkerSource {
  /** Texts by module name; the first is the entry. */
  readonly modules: ReadonlyMap<string, string>;
  readonly settings?: Readonly<Record<string, string>>;
  /** Durable Objects with SQLite, class by binding. */
  readonly objects?: Readonly<Record<string, string>>;
  readonly flags?: readonly string[];
  /** Where everything it fetches goes, `host:port`. Without one it reaches nothing. */
  readonly outbound?: string;
}

/**
 * Databases are kept in memory where the machine has a file system for that. On Cloudflare what is written goes to
 * replicas; here a disk's driver would be measured in its place, which differs tenfold among machines.
 */
const MEMORY = '/dev/shm';
const FOLDER = existsSync(MEMORY) ? MEMORY : tmpdir();

/** A text of Cap'n Proto's configuration language. */
const quoted = (text: string): string => JSON.stringify(text);

const list = (items: readonly string[]): string => `[${items.join(', ')}]`;

const bindings = ({ settings = {}, objects = {} }: WorkerSource): string[] => [
  ...Object.entries(settings).map(([name, text]) => `(name = ${quoted(name)}, text = ${quoted(text)})`),
  ...Object.entries(objects).map(
    ([name, className]) => `(name = ${quoted(name)}, durableObjectNamespace = ${quoted(className)})`,
  ),
];

const configuration = (source: WorkerSource, folder: string): string => {
  const { modules, objects = {}, flags = [], outbound } = source;
  const embedded = [...modules.keys()].map(
    (name) => `(name = ${quoted(name)}, esModule = embed ${quoted(`modules/${name}`)})`,
  );
  const classes = [...new Set(Object.values(objects))].map(
    (className) => `(className = ${quoted(className)}, uniqueKey = ${quoted(className)}, enableSql = true)`,
  );
  const outside = outbound
    ? `external = (address = ${quoted(outbound)}, http = ())`
    : 'network = (allow = [], deny = [])';
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "disk", disk = (path = ${quoted(join(folder, 'disk'))}, writable = true)),
    (name = "outside", ${outside}),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const worker :Workerd.Worker = (
  modules = ${list(embedded)},
  compatibilityDate = ${quoted(COMPATIBILITY_DATE)},
  compatibilityFlags = ${list(flags.map(quoted))},
  bindings = ${list(bindings(source))},
  durableObjectNamespaces = ${list(classes)},
  durableObjectStorage = (localDisk = "disk"),
  globalOutbound = "outside",
);
`;
};

/** The package says where its program is. It has no types. */
const workerd: { readonly default: string } = createRequire(import.meta.url)('workerd');

/** What is written once for any number of starts. */
export interface PreparedWorker {
  readonly start: () => Promise<Server>;
  readonly remove: () => void;
}

/** Writes a Worker and its configuration to a folder of its own. Its objects keep their databases there. */
export const prepareWorker = (source: WorkerSource): PreparedWorker => {
  const folder = mkdtempSync(join(FOLDER, 'keyfob-bench-'));
  mkdirSync(join(folder, 'disk'));
  for (const [name, text] of source.modules) {
    const path = join(folder, 'modules', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  writeFileSync(join(folder, 'config.capnp'), configuration(source, folder));
  // Also where the measurement fails: databases of a run fill the memory they lie in.
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  return {
    start: () =>
      // Flags that Cloudflare offers to all are experiments to workerd by itself, some of them; wrangler allows them too.
      startServer([workerd.default, 'serve', '--experimental', `--control-fd=${REPORT_FD}`, 'config.capnp'], {
        cwd: folder,
      }),
    remove: () => {
      process.removeListener('exit', remove);
      remove();
    },
  };
};

/** Serves a Worker until it is stopped. */
export const serveWorker = async (source: WorkerSource): Promise<Server> => {
  const prepared = prepareWorker(source);
  const server = await prepared.start();
  const stop = async (): Promise<void> => {
    await server.stop();
    prepared.remove();
  };
  return { ...server, stop };
};
