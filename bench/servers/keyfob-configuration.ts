import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PATH = join(import.meta.dirname, '../../packages/worker/wrangler.jsonc');

interface Configuration {
  readonly compatibility_date: string;
  readonly compatibility_flags: readonly string[];
}

const configuration: Configuration = JSON.parse(readFileSync(PATH, 'utf8').replaceAll(/^\s*\/\/.*$/gm, ''));

/** As Keyfob is deployed. The peers have the date too. */
export const COMPATIBILITY_DATE = configuration.compatibility_date;
export const COMPATIBILITY_FLAGS = configuration.compatibility_flags;
