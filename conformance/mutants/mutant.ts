/** One place of the Worker's source, changed. */
export interface Edit {
  /** Below packages/worker/src. */
  readonly file: string;
  /** Stands there exactly once. */
  readonly find: string;
  readonly replace: string;
}

/** The Worker with one check taken out or turned round, wherever that check is made. */
export interface Mutant {
  /** What it does wrong, as no other one. */
  readonly name: string;
  /** Files that are to notice, from the root of the project. */
  readonly tests: readonly string[];
  /** Of each, a test whose name has this in it has to fail: the words of the promise, or of its row. */
  readonly promises: readonly string[];
  readonly edits: readonly Edit[];
}

export const edit = (file: string, find: string, replace: string): Edit => ({ file, find, replace });
