import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { judge, playwrightReport, vitestReport } from './reports.ts';

const folder = mkdtempSync(join(tmpdir(), 'keyfob-reports-'));
afterAll(() => rmSync(folder, { recursive: true }));

const written = (report: unknown): string => {
  const path = join(folder, 'report.json');
  writeFileSync(path, JSON.stringify(report));
  return path;
};

const nothing = { passed: 0, failed: 0, skipped: 0 };
const well = { passed: 3, failed: 0, skipped: 0 };

test('a runner that left no report has failed', () => {
  expect(judge(0, () => vitestReport(join(folder, 'missing.json'))).failed).toBe(1);
});

test('a report of another shape has failed', () => {
  expect(judge(0, () => vitestReport(written({ tests: 3 }))).failed).toBe(1);
});

test('a suite that ran nothing has failed', () => {
  expect(judge(0, () => nothing).failed).toBe(1);
});

test('a runner that crashed after its tests has failed', () => {
  expect(judge(1, () => well)).toEqual({ ...well, failed: 1 });
});

test('failed tests are counted once', () => {
  expect(judge(1, () => ({ ...well, failed: 2 })).failed).toBe(2);
});

test('a good run is as it reports itself', () => {
  expect(judge(0, () => well)).toEqual(well);
});

test('a flaky end-to-end test has failed', () => {
  const stats = { expected: 4, unexpected: 1, flaky: 2, skipped: 3 };
  expect(playwrightReport(written({ stats }))).toEqual({ passed: 4, failed: 3, skipped: 3 });
});
