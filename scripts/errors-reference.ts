import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ERROR_CODES, ERRORS } from '../packages/shared/src/errors/registry.ts';

const PATH = join(import.meta.dirname, '../docs/errors.md');

const row = (code: (typeof ERROR_CODES)[number]): string => {
  const { title, status, oauth, retry, owner } = ERRORS[code];
  return `| \`${code}\` | ${status} | \`${oauth}\` | ${title} | ${retry ? 'yes' : 'no'} | ${owner} |`;
};

/** docs/errors.md as the registry has it. */
export const errorsReference = (): string =>
  [
    '# Errors',
    '',
    'Every error Keyfob answers with, from `packages/shared/src/errors/registry.ts` (`node scripts/errors-reference.ts`',
    'writes this page). The REST API answers RFC 9457 problems whose `type` is `{origin}/errors/{code}`; OAuth endpoints',
    'answer the error of RFC 6749 in the third column.',
    '',
    '| code | status | OAuth | what it means | retry helps | what the owner can do |',
    '| --- | --- | --- | --- | --- | --- |',
    ...ERROR_CODES.map(row),
    '',
  ].join('\n');

/** Whether the page that is committed is the one the registry makes. */
export const isFresh = (): boolean => readFileSync(PATH, 'utf8') === errorsReference();

if (process.argv[1] === import.meta.filename) writeFileSync(PATH, errorsReference());
