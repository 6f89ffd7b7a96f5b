import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Edit } from './mutant.ts';

export const ROOT = join(import.meta.dirname, '../..');
const WORKER = join(ROOT, 'packages/worker');
const SOURCE = join(WORKER, 'src');

/** What a copy shares with the original, for nobody changes it: what is installed, and what others build. */
const SHARED = ['node_modules', 'packages/worker/node_modules', 'packages/shared', 'packages/widget'];
/** Made anew in each copy. */
const OWN = ['node_modules', 'dist', '.wrangler', '.dev.vars'];

/** How often an edit finds its place; it is good for something where that is once. */
export const placesOf = ({ file, find }: Edit): number =>
  readFileSync(join(SOURCE, file), 'utf8').split(find).length - 1;

const edited = (text: string, { file, find, replace }: Edit): string => {
  const [before, after, ...more] = text.split(find);
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`${file} has not exactly one: ${find}`);
  return before + replace + after;
};

/** A copy of the Worker to break: the working tree is never touched, also where a run is cut off. */
export class WorkerCopy {
  readonly #root = mkdtempSync(join(tmpdir(), 'keyfob-mutants-'));
  readonly worker = join(this.#root, 'packages/worker');

  constructor() {
    mkdirSync(join(this.#root, 'packages'));
    cpSync(join(ROOT, 'tsconfig.base.json'), join(this.#root, 'tsconfig.base.json'));
    cpSync(WORKER, this.worker, { recursive: true, filter: (path) => !OWN.includes(basename(path)) });
    for (const path of SHARED) symlinkSync(join(ROOT, path), join(this.#root, path));
  }

  /** Writes these edits; answers how to undo them. They are all of one mutant: one may stand on another. */
  apply(edits: readonly Edit[]): () => void {
    const before = new Map<string, string>();
    const undo = () => {
      for (const [path, text] of before) writeFileSync(path, text);
    };
    try {
      for (const each of edits) {
        const path = join(this.worker, 'src', each.file);
        const text = readFileSync(path, 'utf8');
        if (!before.has(path)) before.set(path, text);
        writeFileSync(path, edited(text, each));
      }
    } catch (error) {
      undo();
      throw error;
    }
    return undo;
  }

  build(): void {
    const { status, stderr } = spawnSync('node', ['scripts/build.ts'], {
      cwd: this.worker,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`It does not build: ${stderr.slice(-500)}`);
  }

  remove(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }
}
