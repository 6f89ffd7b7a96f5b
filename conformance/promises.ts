/** Writes the table of README.md from the names of the tests (`node promises.ts`). */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { NOT_TESTED } from './not-tested.ts';

const HERE = import.meta.dirname;
const README = join(HERE, 'README.md');
const MARK = '<!-- From here on written by promises.ts. -->\n';

const TITLES: Readonly<Record<string, string>> = {
  '6749': 'The OAuth 2.0 Authorization Framework',
  '6750': 'Bearer Token Usage',
  '7009': 'Token Revocation',
  '7523': 'JWT Profile for Client Authentication',
  '7636': 'Proof Key for Code Exchange',
  '7662': 'Token Introspection',
  '8252': 'OAuth 2.0 for Native Apps',
  '8414': 'Authorization Server Metadata',
  '8707': 'Resource Indicators',
  '9068': 'JWT Profile for Access Tokens',
  '9126': 'Pushed Authorization Requests',
  '9207': 'Authorization Server Issuer Identification',
  '9449': 'Demonstrating Proof of Possession',
  '9700': 'Best Current Practice for Security',
};

/** A promise, and the rows it is tested by; none where it is one test. */
export interface Promised {
  /** RFC, or the client it is about. */
  readonly group: string;
  readonly section: string;
  readonly promise: string;
  readonly file: string;
  readonly rows: readonly string[];
}

interface Listed {
  readonly name: string;
  readonly file: string;
}

const list = (): Listed[] => {
  const args = ['list', '--json', '--staticParse=false', 'rfc', 'clients'];
  const { stdout, stderr, status } = spawnSync(join(HERE, 'node_modules/.bin/vitest'), args, {
    cwd: HERE,
    encoding: 'utf8',
    env: { ...process.env, LISTING: '1' },
  });
  if (status !== 0) throw new Error(`The tests cannot be listed: ${stderr}`);
  return JSON.parse(stdout.slice(stdout.indexOf('[\n'))) as Listed[];
};

/** `RFC 6749 > §4.1.3 · does not use the code up when > the secret is wrong` */
const read = ({ name, file }: Listed): Omit<Promised, 'rows'> & { readonly row: string | null } => {
  const [group = '', title = '', ...rest] = name.split(' > ');
  const [, section = '', promise = title] = /^(§.+?) · (.+)$/s.exec(title) ?? [];
  const row = rest.length > 0 ? rest.join(' > ') : null;
  return { group, section, promise, file: relative(HERE, file), row };
};

/** Every promise, in the order of its RFC and then of its file. */
export const promises = (): Promised[] => {
  const all = new Map<string, Promised>();
  for (const { row, ...promised } of list().map(read)) {
    const key = [promised.file, promised.section, promised.promise].join('|');
    const rows = [...(all.get(key)?.rows ?? []), ...(row === null ? [] : [row])];
    all.set(key, { ...promised, rows });
  }
  return [...all.values()].sort((a, b) => a.file.localeCompare(b.file));
};

const cell = (text: string): string =>
  text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\\@', '\\\\@');

const rowOf = ({ promise, section, rows, file }: Promised): string =>
  `| ${cell(promise)} | ${section} | ${rows.length === 0 ? `\`${file}\`` : rows.map(cell).join('; ')} |`;

const tableOf = (rfc: string, all: readonly Promised[]): string[] => [
  `## RFC ${rfc}: ${TITLES[rfc] ?? ''}`,
  '',
  '| promise | section | test, or its rows |',
  '| --- | --- | --- |',
  ...all.filter(({ group }) => group === `RFC ${rfc}`).map(rowOf),
  '',
  'Not tested here:',
  '',
  ...(NOT_TESTED[rfc] ?? []).map(([section, why]) => `- ${section}: ${why}`),
  '',
];

const clientsOf = (all: readonly Promised[]): string[] => [
  '## Clients by others',
  '',
  '| client | what it does | test |',
  '| --- | --- | --- |',
  ...all
    .filter(({ group }) => !group.startsWith('RFC '))
    .flatMap(({ group, promise, rows, file }) =>
      rows.map((row) => `| ${group}, ${promise} | ${cell(row)} | \`${file}\` |`),
    ),
  '',
];

const begin = (): string => {
  const text = readFileSync(README, 'utf8');
  return text.slice(0, text.indexOf(MARK) + MARK.length);
};

export const conformanceReadme = (all: readonly Promised[]): string =>
  [begin(), ...Object.keys(TITLES).flatMap((rfc) => tableOf(rfc, all)), ...clientsOf(all)].join('\n');

export const currentReadme = (): string => readFileSync(README, 'utf8');

if (process.argv[1] === import.meta.filename) writeFileSync(README, conformanceReadme(promises()));
