import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { KEYFOB_EVENTS } from '../packages/shared/src/events.ts';

it('the README lists every event, as it is told', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const [, table = ''] = /\| event \| what happened \|\n\| --- \| --- \|\n((?:\|.*\n)+)/.exec(readme) ?? [];
  const rows = [...table.matchAll(/^\| `([^`]+)` \| (.*) \|$/gm)].map(([, type, what]) => [type, what]);
  expect(Object.fromEntries(rows)).toEqual(KEYFOB_EVENTS);
  expect(rows).toHaveLength(Object.keys(KEYFOB_EVENTS).length);
});
