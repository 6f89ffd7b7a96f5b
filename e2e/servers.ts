import { type ChildProcess, execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answers, LOCAL_WRANGLER, start, stop, untilAnswers } from '../scripts/processes.ts';
import { HOST_ORIGINS } from './engines/origins.ts';
import { OPERATOR_KEY } from './operator.ts';
import { ALL_SITES, GRAPHIQL, RESTARTED, type Sites } from './sites.ts';
import { bundleStories } from './stories.ts';

const root = join(import.meta.dirname, '..');
const worker = join(root, 'packages/worker');
const widget = join(root, 'packages/widget');
const partnerSite = join(root, 'examples/partner-site');
export const logs = join(import.meta.dirname, 'test-results/servers');

const PARTNERS = [...ALL_SITES, RESTARTED].map(({ partner }) => partner);

const secret = (): string => randomBytes(32).toString('base64url');

/** Settings of one run: keys that nothing outlives, and every site of the demo application. */
const settings = (): string =>
  [
    'KEYFOB_ENV=development',
    `KEYFOB_KEYS="e2e:${secret()}"`,
    `KEYFOB_ROUTING_SECRET=${secret()}`,
    `KEYFOB_OPERATOR_KEY=${OPERATOR_KEY}`,
    `KEYFOB_DEMO_ORIGINS="${[...PARTNERS, ...HOST_ORIGINS, GRAPHIQL].join(',')}"`,
  ].join('\n');

const logFile = (name: string): number => openSync(join(logs, `${name}.log`), 'w');

/**
 * The Worker's own configuration with the bundle as it stands, and nothing that would build it again: several Workers
 * run it at once.
 */
const writeConfiguration = (state: string): void => {
  const jsonc = readFileSync(join(worker, 'wrangler.jsonc'), 'utf8').replaceAll(/^\s*\/\/.*$/gm, '');
  const { build: _, main, assets, ...configuration } = JSON.parse(jsonc);
  const path = join(state, 'wrangler.json');
  const placed = {
    main: join(worker, main),
    assets: { ...assets, directory: join(worker, assets.directory) },
  };
  writeFileSync(path, JSON.stringify({ ...configuration, ...placed }));
};

/** The real Worker in workerd, with a state of its own. */
const startWorker = (origin: string, state: string): ChildProcess => {
  const { protocol, port } = new URL(origin);
  return start(
    join(worker, 'node_modules/.bin/wrangler'),
    [
      'dev',
      `--config=${join(state, 'wrangler.json')}`,
      `--env-file=${join(state, '.env')}`,
      `--port=${port}`,
      `--inspector-port=${Number(port) + 2}`,
      `--local-protocol=${protocol.slice(0, -1)}`,
      `--persist-to=${join(state, port)}`,
      '--show-interactive-dev-session=false',
    ],
    { cwd: worker, env: LOCAL_WRANGLER, output: logFile(`worker-${port}`) },
  );
};

/** Programs of ours that every partner site loads before it begins. */
const PRELOADED = ['resolve-localhost.ts', 'log-requests.ts'].flatMap((file) => [
  '--import',
  join(import.meta.dirname, file),
]);

/** A partner's site that remembers its visitors in the file named; its words go to a log of its own. */
export const startPartner = (
  { partner, keyfob, openerPolicy }: Sites,
  sessionsFile: string,
  log = `partner-${new URL(partner).port}`,
): ChildProcess =>
  start('node', [...PRELOADED, 'server.ts'], {
    cwd: partnerSite,
    env: {
      PORT: new URL(partner).port,
      PARTNER_ORIGIN: partner,
      KEYFOB_ORIGIN: keyfob,
      COOP: openerPolicy ?? '',
      SESSIONS_FILE: sessionsFile,
      // Wrangler signs its own certificate.
      NODE_TLS_REJECT_UNAUTHORIZED: keyfob.startsWith('https:') ? '0' : '1',
    },
    output: logFile(log),
  });

/** What a server answers on: this machine by its plain name, which every resolver knows. */
const plain = (origin: string): string => {
  const { protocol, port } = new URL(origin);
  return `${protocol}//localhost:${port}/`;
};

/** A server left from another run would be tested in place of this one. */
const refuseStrangers = async (addresses: readonly string[]): Promise<void> => {
  for (const address of addresses) {
    if (await answers(address)) throw new Error(`Something answers at ${address} already. End it first.`);
  }
};

/** Starts every Worker and partner site of the tests; the answer ends them. */
export const startServers = async (): Promise<() => Promise<void>> => {
  const keyfobs = [...new Map(ALL_SITES.map(({ keyfob }) => [new URL(keyfob).port, keyfob])).values()];
  const addresses = [...keyfobs, ...ALL_SITES.map(({ partner }) => partner)].map(plain);
  await refuseStrangers(addresses);

  mkdirSync(logs, { recursive: true });
  const state = mkdtempSync(join(tmpdir(), 'keyfob-e2e-'));
  writeFileSync(join(state, '.env'), settings(), { mode: 0o600 });
  execFileSync('node', ['scripts/build.ts'], { cwd: worker, stdio: 'inherit' });
  execFileSync('node', ['scripts/build-served.ts'], { cwd: widget, stdio: 'inherit' });
  bundleStories();
  writeConfiguration(state);
  const partners = ALL_SITES.map((sites) =>
    startPartner(sites, join(state, `${new URL(sites.partner).port}.json`)),
  );
  const servers = [...keyfobs.map((origin) => startWorker(origin, state)), ...partners];
  const end = async (): Promise<void> => {
    await Promise.all(servers.map(stop));
    rmSync(state, { recursive: true, force: true });
  };
  try {
    const gone = (): boolean => servers.some(({ exitCode, signalCode }) => (exitCode ?? signalCode) !== null);
    await Promise.all(addresses.map((address) => untilAnswers(address, gone)));
  } catch (error) {
    await end();
    throw new Error(`A server did not start; its words are in ${logs}.`, { cause: error });
  }
  return end;
};

export default startServers;
