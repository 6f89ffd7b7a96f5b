/** `pnpm bench`: Keyfob beside its peers on the same work, in the same run. */
import { parseArgs } from 'node:util';
import { measureColdStarts } from './measure/cold-start.ts';
import { judge } from './measure/goals.ts';
import { measureRounds } from './measure/rounds.ts';
import { keyfob } from './peers/keyfob.ts';
import { oidcProvider } from './peers/oidc-provider.ts';
import { openauth } from './peers/openauth.ts';
import { workersOAuthProvider, workersOAuthProviderOnMiniflare } from './peers/workers-oauth-provider.ts';
import { ratioRows, writeBenchmarks } from './report/benchmarks.ts';
import { goalLines } from './report/table.ts';
import { canPin, moveToGeneratorCore } from './servers/pinning.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '8' },
    times: { type: 'string', default: '40' },
    starts: { type: 'string', default: '30' },
    /** Prints, and leaves docs/ as it is. */
    dry: { type: 'boolean', default: false },
  },
});

const options = {
  rounds: Number(values.rounds),
  times: Number(values.times),
  starts: Number(values.starts),
};

const PEERS = [keyfob, oidcProvider, workersOAuthProvider, workersOAuthProviderOnMiniflare, openauth];

const say = (line: string): void => console.error(line);

if (!canPin) say('Servers share their core with who asks them: there is one core only, or no taskset.');
moveToGeneratorCore();

const measured = await measureRounds(PEERS, { ...options, say });
if (!measured.get('introspect')?.has('Keyfob')) say('SKIPPED: Keyfob has no introspection endpoint here.');
say('cold starts');
const coldStart = await measureColdStarts(options.starts);
const goals = judge(measured, coldStart);

for (const row of ratioRows(measured, PEERS))
  console.log(row.map((cell, index) => (index === 0 ? cell.padEnd(30) : cell.padStart(18))).join(''));
console.log();
for (const line of goalLines(goals)) console.log(line);

if (!values.dry) writeBenchmarks({ measured, coldStart, goals, peers: PEERS, ...options });
