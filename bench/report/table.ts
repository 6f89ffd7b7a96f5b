import { isMet, type Judged } from '../measure/goals.ts';

/** A table of Markdown; the first row is its head, the first column its names. */
export const markdownTable = ([head, ...rows]: readonly (readonly string[])[]): string => {
  if (!head) throw new Error('A table has a head.');
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
};

const UNITS: Readonly<Record<Judged['unit'], (value: number) => string>> = {
  ratio: (value) => value.toFixed(2),
  ms: (value) => `${value.toFixed(1)} ms`,
  dollars: (value) => `$${value.toFixed(2)}`,
  count: String,
};

export const written = (value: number | null, unit: Judged['unit']): string =>
  value === null ? '–' : UNITS[unit](value);

const verdict = (judged: Judged): string => {
  if (judged.value === null) return 'not measured';
  return isMet(judged) ? 'met' : '**missed**';
};

export const goalsTable = (goals: readonly Judged[]): string =>
  markdownTable([
    ['Goal', 'Measured', 'At most', ''],
    ...goals.map((each) => [
      each.goal,
      written(each.value, each.unit),
      written(each.limit, each.unit),
      verdict(each),
    ]),
  ]);

/** The same for a terminal. */
export const goalLines = (goals: readonly Judged[]): string[] =>
  goals.map((each) => {
    const sign = each.value === null ? '–' : isMet(each) ? '✓' : '✗';
    return `${sign} ${each.goal}: ${written(each.value, each.unit)} of at most ${written(each.limit, each.unit)}`;
  });
