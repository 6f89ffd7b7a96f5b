/** `pnpm bench:cost`: what a million link flows and a month at rest are billed, from operations that happen. */
import { parseArgs } from 'node:util';
import { measureFlows, measureRest, wholeFlow } from './cost/flows.ts';
import { startMeteredKeyfob } from './cost/metered-keyfob.ts';
import { keyfobCalls, workersOAuthProviderCalls } from './cost/same-calls.ts';
import { type Costs, judgeCosts, writeCosts, writers } from './report/costs.ts';
import { goalLines } from './report/table.ts';

const { values } = parseArgs({
  options: {
    flows: { type: 'string', default: '4' },
    /** Prints, and leaves docs/ as it is. */
    dry: { type: 'boolean', default: false },
  },
});
const flows = Number(values.flows);

/** Each figure from a Keyfob of its own: nothing of one is left over for the other. */
const withKeyfob = async <T>(
  measure: (keyfob: Awaited<ReturnType<typeof startMeteredKeyfob>>) => Promise<T>,
): Promise<T> => {
  const keyfob = await startMeteredKeyfob();
  try {
    return await measure(keyfob);
  } finally {
    await keyfob.stop();
  }
};

const costs: Costs = {
  byOthers: await withKeyfob((keyfob) => measureFlows(keyfob, flows, 'others')),
  byTheSame: await withKeyfob((keyfob) => measureFlows(keyfob, flows, 'the same')),
  rest: await withKeyfob((keyfob) => measureRest(keyfob, flows)),
  own: await withKeyfob(keyfobCalls),
  theirs: await workersOAuthProviderCalls(),
};
const goals = judgeCosts(costs);

for (const line of goalLines(goals)) console.log(line);
console.log('\nRows written in a complete flow:');
for (const [statement, rows] of writers(wholeFlow(costs.byOthers)))
  console.log(`${rows.toFixed(1).padStart(8)}  ${statement}`);

if (!values.dry) writeCosts(costs, goals);
