import { expect, it } from 'vitest';
import type { Usage } from '../cost/prices.ts';
import { benchmarksSection, costsSection, judgeGraphql } from '../report/graphql.ts';
import { carryOver, marked, sectionOf } from '../report/section.ts';

const NOTHING: Usage = {
  requests: 1,
  objectRequests: 0,
  alarms: 0,
  objectMs: 0,
  rowsRead: 0,
  rowsWritten: 0,
  written: {},
  kv: { read: 0, write: 0, delete: 0, list: 0 },
  providerCalls: 0,
  outbound: 0,
  created: 0,
  cpuMs: 10,
  messages: 0,
};
const COMPARED = [
  { what: 'a vehicle', rest: 100, graphql: 150 },
  { what: 'its data', rest: 100, graphql: 170 },
];

it('a part of a page is kept by who writes the rest, and written without the rest', () => {
  const first = carryOver(marked('one'), '# Page\n\nText.\n');
  expect(first).toBe('# Page\n\nText.\n\n<!-- by pnpm bench:graphql -->\none\n<!-- to here -->\n');
  const second = carryOver(marked('two'), first);
  expect([second.includes('one'), second.includes('Text.'), sectionOf(second)]).toEqual([
    false,
    true,
    marked('two'),
  ]);
  expect(carryOver(sectionOf(second), '# New\n')).toBe(`# New\n\n${marked('two')}\n`);
  expect(carryOver(sectionOf('# Never\n'), '# New\n')).toBe('# New\n');
});

it('what GraphQL costs is judged, and told', () => {
  const idle = { begun: { ...NOTHING, objectRequests: 2 }, hour: NOTHING };
  const goals = judgeGraphql(COMPARED, idle);
  expect(goals.map(({ value, limit }) => [value, limit])).toEqual([
    [1.5, 1.6],
    [1.7, 1.6],
    [0, 0],
    [0, 0],
  ]);
  const page = benchmarksSection(goals, 3, 20);
  expect(page).toContain('| a vehicle by GraphQL, of the same REST read | 1.50 | 1.60 | met |');
  expect(page).toContain('| its data by GraphQL, of the same REST read | 1.70 | 1.60 | **missed** |');
  const costs = costsSection(goals, idle);
  expect(costs).toContain('| a subscription begins | 2 | 0 | 0 | 0 | 0 | 0 |');
  // Ten milliseconds of a processor an hour, at two cents a million of them.
  expect(costs).toContain('A million such hours cost $0.20');
  expect(judgeGraphql([], { ...idle, hour: { ...NOTHING, alarms: 1 } })[1]?.value).toBe(1);
});
