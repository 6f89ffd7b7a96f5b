import { existsSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { keyfobOrigin } from '../settings.ts';

/** Where Keyfob runs in development: what the pages name, and is put right as they are served. */
const KEYFOB_IN_DEVELOPMENT = 'http://localhost:8787';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

const plain = (text: string, status: number): Response =>
  new Response(text, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });

/** A file of the example that is built with a framework. `path`: from its root, `''` for its page. */
export const builtApp = (name: string, path: string): Response => {
  const built = new URL(`../../${name}/dist/`, import.meta.url);
  if (!existsSync(new URL('index.html', built)))
    return plain(`This example is not built. Run: pnpm --filter @keyfob/example-${name} build\n`, 503);
  // Names of one folder deep at most, so that nothing else of this machine is served.
  const type = /^(assets\/)?[\w-]+\.\w+$/.test(path || 'index.html') && TYPES[extname(path || 'index.html')];
  const file = new URL(path || 'index.html', built);
  if (!type || !existsSync(file)) return plain('Not found\n', 404);
  const content = readFileSync(file);
  const body =
    extname(file.pathname) === '.html'
      ? content.toString().replaceAll(KEYFOB_IN_DEVELOPMENT, keyfobOrigin)
      : content;
  return new Response(body, { headers: { 'Content-Type': type } });
};
