import { readFileSync } from 'node:fs';

/** What a suite did, by its runner's own report. */
export interface Figures {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Reads a report; throws when it is missing or not one. */
export type ReportReader = (path: string) => Figures;

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

const count = (value: unknown): number => {
  if (typeof value !== 'number') throw new Error(`A count is ${typeof value}.`);
  return value;
};

export const vitestReport: ReportReader = (path) => {
  const report = readJson(path) as Record<string, unknown>;
  return {
    passed: count(report['numPassedTests']),
    failed: count(report['numFailedTests']),
    skipped: count(report['numPendingTests']) + count(report['numTodoTests']),
  };
};

/** A test that needed a second try has failed: there is nothing random in them that may fail. */
export const playwrightReport: ReportReader = (path) => {
  const { stats } = readJson(path) as { stats: Record<string, unknown> };
  return {
    passed: count(stats['expected']),
    failed: count(stats['unexpected']) + count(stats['flaky']),
    skipped: count(stats['skipped']),
  };
};

/** What {@link file://./budgets.ts} writes. */
export const budgetsReport: ReportReader = (path) => {
  const report = readJson(path) as Record<string, unknown>;
  return { passed: count(report['passed']), failed: count(report['failed']), skipped: 0 };
};

/**
 * The figures to believe. A runner that failed without a failed test (a file that does not load, a crash), that ran
 * nothing or left no report counts as one failure: silence is never a pass.
 */
export const judge = (exitCode: number, read: () => Figures): Figures => {
  let figures: Figures;
  try {
    figures = read();
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const { passed, failed } = figures;
  return failed === 0 && (exitCode !== 0 || passed === 0) ? { ...figures, failed: 1 } : figures;
};
