import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { priceOfMillion, totalOf, type Usage } from '../cost/prices.ts';
import type { Judged } from '../measure/goals.ts';
import { carryOver, marked } from './section.ts';
import { goalsTable, markdownTable } from './table.ts';

const DOCS = join(import.meta.dirname, '../../docs');

/** A query may cost this much of the same REST read. */
const LIMIT = 1.6;

/** The same read in both ways, in microseconds of the server's processor. */
export interface Compared {
  readonly what: string;
  readonly rest: number;
  readonly graphql: number;
}

/** What one subscriber is counted for: to begin, and in an hour in which nothing happens. */
export interface Idle {
  readonly begun: Usage;
  readonly hour: Usage;
}

/** What asks for the counts is no part of an hour. */
const priceOfHours = ({ hour }: Idle): number => totalOf(priceOfMillion({ ...hour, requests: 0 }));

export const judgeGraphql = (compared: readonly Compared[], idle: Idle): Judged[] => [
  ...compared.map(
    ({ what, rest, graphql }): Judged => ({
      goal: `${what} by GraphQL, of the same REST read`,
      value: graphql / rest,
      limit: LIMIT,
      unit: 'ratio',
    }),
  ),
  {
    goal: 'an object awake in an idle hour of a subscriber',
    value: idle.hour.objectMs,
    limit: 0,
    unit: 'ms',
  },
  {
    goal: 'calls and alarms of objects in that hour',
    value: idle.hour.objectRequests + idle.hour.alarms,
    limit: 0,
    unit: 'count',
  },
];

const ratios = (goals: readonly Judged[]): Judged[] => goals.filter(({ unit }) => unit === 'ratio');

/** The part of docs/benchmarks.md that is about GraphQL. */
export const benchmarksSection = (
  goals: readonly Judged[],
  rounds: number,
  times: number,
): string => `## GraphQL

${goalsTable(ratios(goals))}

The same vehicle and the same reading, asked of one Keyfob in turn, ${times} times in each of ${rounds} rounds; of the
rounds the lower quartile. \`pnpm bench:graphql\` measures this anew.`;

/** The part of docs/costs.md that is about a subscriber. */
export const costsSection = (goals: readonly Judged[], idle: Idle): string => {
  const { begun, hour } = idle;
  const row = (
    name: string,
    { objectRequests, alarms, objectMs, rowsRead, rowsWritten, kv }: Usage,
  ): string[] => [name, objectRequests, alarms, objectMs, rowsRead, rowsWritten, kv.read].map(String);
  return `## A subscriber who hears nothing

${goalsTable(goals.filter(({ unit }) => unit !== 'ratio'))}

${markdownTable([
  ['', 'object requests', 'alarms', 'ms awake', 'rows read', 'rows written', 'reads of KV'],
  row('a subscription begins', begun),
  row('an hour in which nothing happens', hour),
])}

A million such hours cost $${priceOfHours(idle).toFixed(2)}: the Worker's processor time for the pings, and what it reads
every ten minutes to see that the application may still listen. The Worker holds the client's socket; the garage sleeps on
one of its own. \`pnpm bench:graphql\` counts anew.`;
};

const write = (page: string, section: string): void => {
  const path = join(DOCS, page);
  writeFileSync(path, carryOver(marked(section), readFileSync(path, 'utf8')));
};

/** Writes its part of docs/benchmarks.md and of docs/costs.md, and leaves the rest as it is. */
export const writeGraphql = (goals: readonly Judged[], idle: Idle, rounds: number, times: number): void => {
  write('benchmarks.md', benchmarksSection(goals, rounds, times));
  write('costs.md', costsSection(goals, idle));
};
