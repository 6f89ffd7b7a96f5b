/** Bytes by the name of a part: a module, a file. */
export type Parts = Readonly<Record<string, number>>;

interface Change {
  readonly part: string;
  readonly now: number;
  readonly before: number;
}

/** Every part that is there or was there, what grew most first; what did not grow by its size. */
export const growth = (now: Parts, before: Parts): Change[] =>
  [...new Set([...Object.keys(now), ...Object.keys(before)])]
    .map((part) => ({ part, now: now[part] ?? 0, before: before[part] ?? 0 }))
    .sort((one, other) => other.now - other.before - (one.now - one.before) || other.now - one.now);

const column = (size: number, signDisplay: 'auto' | 'exceptZero' = 'auto'): string =>
  new Intl.NumberFormat('en', { signDisplay }).format(size).padStart(10);

/** A table of the first changes. `shown`: how many of them. */
export const growthTable = (changes: readonly Change[], shown: number): string[] => [
  `${['now', 'before', 'grew by'].map((head) => head.padStart(10)).join('')}`,
  ...changes
    .slice(0, shown)
    .map(
      ({ part, now, before }) =>
        `${column(now)}${column(before)}${column(now - before, 'exceptZero')}  ${part}`,
    ),
];
