import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FLOW_PARTS, type FlowParts, type Rest, wholeFlow } from '../cost/flows.ts';
import { priceOfMillion, priceOfStorage, totalOf, type Usage } from '../cost/prices.ts';
import { CALLS, type CallUsages } from '../cost/same-calls.ts';
import type { Judged } from '../measure/goals.ts';
import { carryOver, sectionOf } from './section.ts';
import { goalsTable, markdownTable } from './table.ts';
import { ROWS } from './tried.ts';

const DOCS = join(import.meta.dirname, '../../docs');

export interface Costs {
  /** Prefetched by others, who leave; and by the one who links. */
  readonly byOthers: FlowParts;
  readonly byTheSame: FlowParts;
  readonly rest: Rest;
  readonly own: CallUsages;
  readonly theirs: CallUsages;
}

const million = (usage: Usage): number => totalOf(priceOfMillion(usage));

/** Dollars a month for a thousand vehicles at rest. */
const restPrice = ({ usage, bytes }: Rest): number => million(usage) / 1_000 + priceOfStorage(bytes * 1_000);

const sameCalls = (calls: CallUsages): number => CALLS.reduce((sum, call) => sum + million(calls[call]), 0);

export const judgeCosts = ({ byOthers, rest, own, theirs }: Costs): Judged[] => [
  { goal: 'a million complete link flows', value: million(wholeFlow(byOthers)), limit: 10, unit: 'dollars' },
  {
    goal: 'a thousand connected vehicles at rest, a month',
    value: restPrice(rest),
    limit: 0.1,
    unit: 'dollars',
  },
  {
    goal: 'the same calls, of workers-oauth-provider’s price',
    value: sameCalls(own) / sameCalls(theirs),
    limit: 0.5,
    unit: 'ratio',
  },
];

const dollars = (value: number): string => `$${value.toFixed(2)}`;
const number = (value: number): string => String(Math.round(value * 10) / 10);

const PART_NAMES: Readonly<Record<(typeof FLOW_PARTS)[number], string>> = {
  prefetched: 'three sessions nobody opens',
  link: 'the link, watched live, to its tokens',
  look: 'its history and the vehicle’s data read',
  unlink: 'vehicle and user deleted, access given back',
  after: 'alarms, webhooks and erasure afterwards',
};

const usageRow = (name: string, usage: Usage): string[] => [
  name,
  number(usage.requests),
  number(usage.objectRequests),
  number(usage.rowsRead),
  number(usage.rowsWritten),
  number(usage.kv.read + usage.kv.write + usage.kv.delete + usage.kv.list),
  dollars(million(usage)),
];

const HEAD = ['', 'requests', 'object requests', 'rows read', 'rows written', 'KV operations', 'a million'];

const flowTable = (parts: FlowParts): string =>
  markdownTable([
    HEAD,
    ...FLOW_PARTS.map((part) => usageRow(PART_NAMES[part], parts[part])),
    usageRow('**a complete flow**', wholeFlow(parts)),
  ]);

const priceTable = (usage: Usage): string =>
  markdownTable([
    ['', 'a million'],
    ...Object.entries(priceOfMillion(usage)).map(([name, price]) => [name, dollars(price)]),
    ['**in all**', dollars(million(usage))],
  ]);

const SHOWN = 14;

/** What writes most rows in a flow. All that makes tables is one. */
export const writers = (usage: Usage): (readonly [statement: string, rows: number])[] => {
  const sums: Record<string, number> = {};
  for (const [statement, rows] of Object.entries(usage.written)) {
    const name = statement.startsWith('CREATE ') ? 'CREATE TABLE …' : statement;
    sums[name] = (sums[name] ?? 0) + rows;
  }
  return Object.entries(sums)
    .sort(([, one], [, other]) => other - one)
    .slice(0, SHOWN);
};

const writersTable = (usage: Usage): string =>
  markdownTable([
    ['Statement', 'rows written in a flow'],
    ...writers(usage).map(([statement, rows]) => [`\`${statement}\``, number(rows)]),
  ]);

const callsTable = ({ own, theirs }: Costs): string =>
  markdownTable([
    ['A million of', 'Keyfob', 'workers-oauth-provider'],
    ...CALLS.map((call) => [call, dollars(million(own[call])), dollars(million(theirs[call]))]),
    ['**in all**', dollars(sameCalls(own)), dollars(sameCalls(theirs))],
  ]);

const page = (costs: Costs, goals: readonly Judged[]): string => `# What it costs to run

Counted from what a real Worker and its objects do, and priced by Cloudflare's list, without what a plan includes.
\`pnpm bench:cost\` counts anew and writes this page.

${goalsTable(goals)}

## A complete link flow

${flowTable(costs.byOthers)}

${priceTable(wholeFlow(costs.byOthers))}

For each finished flow three sessions are made that nobody opens, each for another visitor, so each in a garage of its
own. Where the owner who links in the end made all three, a million flows cost ${dollars(million(wholeFlow(costs.byTheSame)))}.
The provider takes a second for each call; the widget watches by WebSocket and sends four signs of life; every event goes
to a webhook.

${writersTable(wholeFlow(costs.byOthers))}

## A month at rest

A garage with one connected vehicle that nobody asks about: ${number(costs.rest.usage.alarms)} alarms,
${number(costs.rest.usage.rowsRead)} rows read and ${number(costs.rest.usage.rowsWritten)} written in thirty days,
${number(costs.rest.bytes / 1000)} kB stored. A thousand of them cost ${dollars(restPrice(costs.rest))} a month.

## The same calls on workers-oauth-provider

${callsTable(costs)}

Keyfob's with a new garage and every page on the way to the code; without choosing a brand, signing in there and looking at
the vehicles, which no authorization server has. workers-oauth-provider's without its processor time, which is not
counted here.

## How it is counted

Keyfob runs unchanged in plain workerd. Round it, bindings count the calls of objects and of KV, and each SQL cursor's own
\`rowsRead\` and \`rowsWritten\` are added up; an alarm that is set or deleted counts as a row written. The clock is set
forward and each alarm rings at its time, so that a month passes in seconds. An object is busy for at least ten
milliseconds with each call, which is what a write takes to reach its replicas; where it was busy for longer, that counts.
Processor time is all that workerd used, which is more than is billed. The simulated provider's own part is left out:
a provider pays for itself.

${ROWS}`;

/** Writes docs/costs.md. */
export const writeCosts = (costs: Costs, goals: readonly Judged[]): void => {
  const path = join(DOCS, 'costs.md');
  writeFileSync(path, carryOver(sectionOf(readFileSync(path, 'utf8')), page(costs, goals)));
};
