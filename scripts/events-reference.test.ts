import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { KEYFOB_EVENTS } from '../packages/shared/src/events.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

it('the README lists every event, as it is told', () => {
  const [, table = ''] = /\| event \| what happened \|\n\| --- \| --- \|\n((?:\|.*\n)+)/.exec(readme) ?? [];
  const rows = [...table.matchAll(/^\| `([^`]+)` \| (.*) \|$/gm)].map(([, type, what]) => [type, what]);
  expect(Object.fromEntries(rows)).toEqual(KEYFOB_EVENTS);
  expect(rows).toHaveLength(Object.keys(KEYFOB_EVENTS).length);
});

it('the README names every reason of a revoked grant', () => {
  const verb = new URL('../packages/worker/src/garage/verbs/revoke-grant.ts', import.meta.url);
  const [, union = ''] = /type RevocationReason =([^;]+);/.exec(readFileSync(verb, 'utf8')) ?? [];
  const [, sentence = ''] = /^`data\.reason` comes with `grant\.revoked`:([^.]+)\./m.exec(readme) ?? [];
  const reasons = [...union.matchAll(/'(\w+)'/g)].map(([, reason]) => reason);
  expect(reasons).not.toEqual([]);
  expect([...sentence.matchAll(/`(\w+)`/g)].map(([, reason]) => reason)).toEqual(reasons);
});
