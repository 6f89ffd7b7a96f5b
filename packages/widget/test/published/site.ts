import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const WIDGET = fileURLToPath(new URL('../..', import.meta.url));

/** A site with the package as npm would bring it: what is published and nothing else, with other packages beside it. */
export class Site {
  readonly folder = mkdtempSync(join(tmpdir(), 'keyfob-site-'));
  /** The package's files, from its root. */
  readonly published: readonly string[];

  constructor(packages: readonly string[]) {
    const [packed] = JSON.parse(
      execFileSync('npm', ['pack', '--json', '--silent', '--pack-destination', this.folder], {
        cwd: WIDGET,
        encoding: 'utf8',
      }),
    );
    this.published = packed.files.map(({ path }: { path: string }) => path);
    const home = join(this.folder, 'node_modules/@keyfob/widget');
    mkdirSync(home, { recursive: true });
    execFileSync('tar', ['-xzf', join(this.folder, packed.filename), '--strip-components=1', '-C', home]);
    for (const name of packages) {
      const link = join(this.folder, 'node_modules', name);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(realpathSync(join(WIDGET, 'node_modules', name)), link);
    }
    writeFileSync(join(this.folder, 'package.json'), '{ "type": "module" }');
  }

  /** Runs a module in Node as it is, without a browser's globals; answers what it printed. */
  run(code: string): string {
    return execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
      cwd: this.folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  /** Compiles sources of this folder against the package; answers what the compiler says, empty when it is content. */
  compile(sources: readonly string[], options: Record<string, unknown> = {}): string {
    for (const source of sources)
      cpSync(new URL(`./site/${source}`, import.meta.url), join(this.folder, source));
    const compilerOptions = {
      target: 'ES2022',
      module: 'ESNext',
      moduleResolution: 'bundler',
      lib: ['ES2022', 'DOM', 'DOM.Iterable'],
      jsx: 'react-jsx',
      strict: true,
      noEmit: true,
      types: [],
      ...options,
    };
    writeFileSync(join(this.folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: sources }));
    try {
      return execFileSync(join(WIDGET, 'node_modules/.bin/tsc'), ['-p', this.folder], { encoding: 'utf8' });
    } catch (error) {
      return String((error as { stdout?: unknown }).stdout);
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
