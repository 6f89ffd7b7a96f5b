import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ColdStart } from '../measure/cold-start.ts';
import type { Judged } from '../measure/goals.ts';
import { figureOf, type Measured } from '../measure/rounds.ts';
import { OPERATION_IDS, OPERATIONS, type OperationId, type Peer } from '../peers/peer.ts';
import { barChart, type Group } from './chart.ts';
import { carryOver, sectionOf } from './section.ts';
import { goalsTable, markdownTable, written } from './table.ts';
import { PROCESSOR_TIME } from './tried.ts';

const DOCS = join(import.meta.dirname, '../../docs');

/** What everything is a share of. */
export const BASE = 'oidc-provider';

const NAMES: Readonly<Record<OperationId, string>> = {
  authorizeAndExchange: 'authorize + exchange',
  exchange: 'exchange alone',
  refresh: 'refresh with rotation',
  introspect: 'introspect',
  clientCredentials: 'client_credentials',
  withPages: 'the same with Keyfob’s pages',
  wholeLink: 'a whole first link',
};

/** What only Keyfob does is set against the nearest that others do. */
const BASE_OPERATION: Readonly<Partial<Record<OperationId, OperationId>>> = {
  withPages: 'authorizeAndExchange',
  wholeLink: 'authorizeAndExchange',
};

const ratio = (measured: Measured, id: OperationId, peer: string): number | null => {
  const figure = figureOf(measured, id, peer);
  const base = figureOf(measured, BASE_OPERATION[id] ?? id, BASE);
  return figure === null || base === null ? null : figure / base;
};

/** Rows of ratios, an operation each. */
export const ratioRows = (measured: Measured, peers: readonly Peer[]): string[][] => [
  ['', ...peers.map(({ name }) => name)],
  ...OPERATION_IDS.map((id) => [
    NAMES[id],
    ...peers.map(({ name }) => written(ratio(measured, id, name), 'ratio')),
  ]),
];

const groups = (measured: Measured, peers: readonly Peer[]): Group[] =>
  OPERATION_IDS.filter((id) => !BASE_OPERATION[id]).map((id) => ({
    label: NAMES[id],
    bars: peers.flatMap(({ name }) => {
      const value = ratio(measured, id, name);
      return value === null ? [] : [{ label: name, value }];
    }),
  }));

const coldStartText = ({ health, firstPage }: ColdStart): string =>
  markdownTable([
    ['First answer', 'time over a bare Worker’s', 'processor time over it'],
    ['`/health`', written(health.milliseconds, 'ms'), written(health.processor, 'ms')],
    ['a first page', written(firstPage.milliseconds, 'ms'), written(firstPage.processor, 'ms')],
  ]);

export interface Report {
  readonly measured: Measured;
  readonly coldStart: ColdStart;
  readonly goals: readonly Judged[];
  readonly peers: readonly Peer[];
  readonly rounds: number;
  readonly times: number;
  readonly starts: number;
}

const page = ({ measured, coldStart, goals, peers, rounds, times, starts }: Report): string => `# Benchmarks

Processor time of the server for the same work, as a share of ${BASE}'s: **less is faster**. \`pnpm bench\` measures
this anew and writes this page. Only the shares mean anything: how long a microsecond is, each machine says differently.

![Processor time of each operation as a share of ${BASE}'s](benchmarks.svg)

${markdownTable(ratioRows(measured, peers))}

Figures less than 15 % apart are equal. ${peers.map(({ name, setting }) => `**${name}**: ${setting}`).join(' · ')}.

Only Keyfob is durable here: a code is redeemed once and a refresh token rotated once because that is committed to SQLite
before it is answered. The others keep everything in memory. On miniflare's KV, a simulator, the cost is the simulator's
and says nothing of Cloudflare's.

## What counts

${OPERATION_IDS.map((id) => `- **${NAMES[id]}**: ${OPERATIONS[id]}.`).join('\n')}

The last two are Keyfob's alone, as shares of ${BASE}'s authorize + exchange. Every client proves itself by
\`client_secret_basic\` where the server knows that (openauth's clients have no secrets), every code has PKCE (S256), no
ID token is asked for. Peers run in the form their makers give them; access tokens are theirs by default.

## Goals

${goalsTable(goals)}

## Cold start

${coldStartText(coldStart)}

Lower quartiles of ${starts} starts of plain workerd each, in turn with a Worker that answers and does nothing else.

## How it is measured

All servers are up at once; in each of ${rounds} rounds each does ${times} operations of a kind, in turn from the first to
the last and back. The figure is the processor time of the server's whole process tree
(\`/proc/<pid>/task/*/schedstat\`) from before the first request until it is quiet again, so what is done after an
answer counts too; of the rounds the lower quartile. The servers are on one core, who asks them on another. Workers run
in the same workerd, served plainly, and log no requests. Keyfob's objects have a database each, on a file system in memory
where there is one: on Cloudflare a write goes to replicas, and here a disk's driver would be measured in its place. Each
owner is new, so each garage's statements are prepared for the first time.

${PROCESSOR_TIME}`;

/** Writes docs/benchmarks.md and its chart. */
export const writeBenchmarks = (report: Report): void => {
  const title = `Processor time of each operation as a share of ${BASE}'s`;
  const path = join(DOCS, 'benchmarks.md');
  writeFileSync(path, carryOver(sectionOf(readFileSync(path, 'utf8')), page(report)));
  writeFileSync(
    join(DOCS, 'benchmarks.svg'),
    barChart(title, groups(report.measured, report.peers), 'Keyfob'),
  );
};
