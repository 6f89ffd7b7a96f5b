/**
 * Keeps a release of the Worker as one module, for the tests that run it beside this one (test/skew):
 *
 *     node scripts/previous-release.ts <commit>
 *
 * Without the simulated provider, the error reference and all languages but English, which have no records.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';

const WORKER = join(import.meta.dirname, '..');
const [commit] = process.argv.slice(2);
if (!commit) throw new Error('Which commit?');

const folder = await mkdtemp(join(tmpdir(), 'keyfob-release-'));

/** What the release is made of is its own, but for the packages it installs. */
const ownSources: Plugin = {
  name: 'own-sources',
  setup: ({ onResolve }) => {
    // Built, and only for the eye: this release's will do.
    onResolve({ filter: /assets\.generated\.ts$/ }, () => ({
      path: join(WORKER, 'src/link/assets.generated.ts'),
    }));
    onResolve({ filter: /^@keyfob\/shared\// }, ({ path }) => ({
      path: join(folder, 'packages/shared/src', `${path.slice('@keyfob/shared/'.length)}.ts`),
    }));
  },
};

/** By the name of the file: what is two or four letters long is a language. */
const LEFT_OUT = /\/(simulator\.ts|reference\.tsx|(?!en\.)[a-z]{2}(-[A-Z]{2})?\.ts)$/;

const leftOut: Plugin = {
  name: 'left-out',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /\.tsx?$/ }, ({ kind, path }) =>
      kind === 'dynamic-import' && LEFT_OUT.test(path) ? { path, namespace: 'left-out' } : null,
    );
    onLoad({ filter: /./, namespace: 'left-out' }, () => ({ contents: 'export {};' }));
  },
};

try {
  const root = join(WORKER, '../..');
  const archive = execFileSync(
    'git',
    ['archive', commit, 'packages/worker', 'packages/shared', 'tsconfig.base.json'],
    {
      cwd: root,
      maxBuffer: 2 ** 28,
    },
  );
  execFileSync('tar', ['-x', '-C', folder], { input: archive });
  await symlink(join(WORKER, 'node_modules'), join(folder, 'packages/worker/node_modules'));
  const { outputFiles } = await build({
    entryPoints: [join(folder, 'packages/worker/src/index.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'import'],
    external: ['cloudflare:*'],
    plugins: [leftOut, ownSources],
    banner: { js: `// Keyfob at ${commit}, by scripts/previous-release.ts` },
  });
  const packed = gzipSync(outputFiles[0]?.contents ?? new Uint8Array(), { level: 9 });
  await writeFile(join(WORKER, 'test/skew/previous-release.js.gz'), packed);
  console.log(`${packed.length} bytes`);
} finally {
  await rm(folder, { recursive: true });
}
