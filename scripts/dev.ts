import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { LOCAL_WRANGLER, onLauncherGone, start, stop, untilAnswers } from './processes.ts';

const KEYFOB = 'http://localhost:8787';
const PARTNER = 'http://localhost:5173';
const GRAPHIQL = 'http://localhost:5174';

const root = join(import.meta.dirname, '..');
const worker = join(root, 'packages/worker');
const partnerSite = join(root, 'examples/partner-site');
const graphiql = join(root, 'examples/graphiql');

process.env['TURBO_TELEMETRY_DISABLED'] = '1';
execFileSync('turbo', ['run', 'build', '--output-logs=errors-only'], { cwd: root, stdio: 'inherit' });
execFileSync('node', ['scripts/development-secrets.ts'], { cwd: worker, stdio: 'inherit' });

const WRANGLER = [
  'dev',
  '--port=8787',
  '--persist-to=.wrangler/state',
  '--show-interactive-dev-session=false',
];

const children = [
  start(join(worker, 'node_modules/.bin/wrangler'), WRANGLER, { cwd: worker, env: LOCAL_WRANGLER }),
  start('node', ['--watch', '--watch-preserve-output', 'server.ts'], { cwd: partnerSite }),
  start(join(graphiql, 'node_modules/.bin/vite'), ['preview', '--logLevel=warn'], { cwd: graphiql }),
];

let ending = false;
const end = async (code: number): Promise<void> => {
  if (ending) return;
  ending = true;
  await Promise.all(children.map(stop));
  process.exit(code);
};

process.on('SIGINT', () => void end(0));
process.on('SIGTERM', () => void end(0));
process.on('SIGHUP', () => void end(0));
onLauncherGone(() => void end(0));
for (const child of children) child.on('exit', () => void end(1));

const gone = (): boolean => ending;
try {
  await Promise.all([`${KEYFOB}/health`, PARTNER, GRAPHIQL].map((url) => untilAnswers(url, gone)));
  console.log(`
  Keyfob                ${KEYFOB}
  Example partner site  ${PARTNER}
  Widget                ${KEYFOB}/keyfob.js
  GraphiQL              ${GRAPHIQL}

  Open ${PARTNER} and press "Connect your car". Choose any brand; any name and password signs in.
  Edit and it reloads. What you link is kept between runs: Keyfob's state in packages/worker/.wrangler, the partner's in
  examples/partner-site/.sessions. Ctrl-C ends all of it.
`);
} catch (error) {
  if (!ending) console.error(error);
  await end(1);
}
