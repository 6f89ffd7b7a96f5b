import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { VehicleProfile } from '../../packages/worker/src/catalogue/profile.ts';
import { LIMITS, readRow } from '../../packages/worker/src/catalogue/row.ts';
import { CSV_HEADER, csvLine, type FileRow, readCatalogueFile } from './catalogue-file.ts';
import { type Command, type CommandGroup, Declined, Misuse, type Said, type Typed, text } from './command.ts';
import { ApiProblem, type Operator } from './operator.ts';

/** What stands, as the operator's API says it. */
interface Standing {
  readonly version: string | null;
  readonly pages: number;
  readonly profiles: number;
  readonly importedAt: string | null;
  readonly shipped: number;
}

const PATH = '/v1/catalogue';
/** What one page may take: Keyfob reads 64 kB of a request. Bytes of JSON, and profiles. */
const PAGE_BYTES = 48_000;
const PAGE_PROFILES = 100;

const pagePath = (version: string | null, page: number): string =>
  `${PATH}/versions/${version}/pages/${page}`;

/** How far it is, for whoever waits; what was asked for goes to standard output. */
const tell = (words: string): void => {
  process.stderr.write(`${words}\n`);
};

interface Checked {
  readonly line: number;
  readonly profile: VehicleProfile;
}

/** Each problem of a row in a line of its own: an editor finds it by `line 12`. */
const checkRows = async (rows: readonly FileRow[]): Promise<readonly VehicleProfile[]> => {
  const problems: string[] = [];
  const first = new Map<string, Checked>();
  for (const { line, value, problem } of rows) {
    if (problem !== undefined) {
      problems.push(`line ${line}: ${problem}`);
      continue;
    }
    const said = await readRow(value);
    if (!said.ok) {
      for (const { field, message } of said.issues)
        problems.push(`line ${line}: ${field === '' ? '' : `${field}: `}${message}`);
      continue;
    }
    const { profile } = said;
    const before = first.get(profile.id);
    if (before) problems.push(`line ${line}: id: ${profile.id} is that of line ${before.line} too.`);
    else first.set(profile.id, { line, profile });
  }
  if (problems.length > 0) {
    const rowsAtFault = new Set(problems.map((each) => each.split(':')[0])).size;
    throw new Declined(
      [...problems, `${rowsAtFault} of ${rows.length} rows are wrong: nothing was imported.`].join('\n'),
    );
  }
  return [...first.values()].map(({ profile }) => profile);
};

/** Cuts profiles into pages that Keyfob reads. */
const pagesOf = (profiles: readonly VehicleProfile[]): VehicleProfile[][] => {
  const pages: VehicleProfile[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const profile of profiles) {
    const bytes = Buffer.byteLength(JSON.stringify(profile)) + 1;
    const last = pages.at(-1);
    if (last && size + bytes <= PAGE_BYTES && last.length < PAGE_PROFILES) {
      last.push(profile);
      size += bytes;
    } else {
      pages.push([profile]);
      size = bytes;
    }
  }
  return pages;
};

interface Read {
  readonly standing: Standing;
  readonly tag: string;
}

const readStanding = async (operator: Operator): Promise<Read> => {
  const { body, tag } = await operator.call<Standing>('GET', PATH);
  return { standing: body, tag };
};

/** The operator's own profiles as they stand. */
const readOwn = async (operator: Operator, { version, pages }: Standing): Promise<VehicleProfile[]> => {
  const own: VehicleProfile[] = [];
  for (let page = 0; page < pages; page += 1) {
    const { body } = await operator.call<{ readonly profiles: readonly VehicleProfile[] }>(
      'GET',
      pagePath(version, page),
    );
    own.push(...body.profiles);
  }
  return own;
};

const isIncomplete = (error: unknown): boolean =>
  error instanceof ApiProblem && error.code === 'catalogue_incomplete';

/** KV brings a page to a place within a minute. */
const PATIENCE: readonly number[] = [2000, 5000, 10_000, 20_000, 40_000];

/** The one write by which all of it is seen; again while its pages are on their way. */
const switchTo = async (operator: Operator, staged: object, tag: string): Promise<Standing> => {
  for (const pause of [...PATIENCE, null]) {
    try {
      return (await operator.call<Standing>('PUT', PATH, staged, tag)).body;
    } catch (error) {
      if (pause === null || !isIncomplete(error)) throw error;
      tell(`The pages are not all there yet: waiting ${pause / 1000} s.`);
      await wait(pause);
    }
  }
  throw new Error('Unreachable.');
};

const overtaken = (error: unknown): unknown =>
  error instanceof ApiProblem && error.code === 'catalogue_overtaken'
    ? new Declined(
        'Another import came first, so nothing of this one was done: see "keyfob catalogue list", and say it again.',
      )
    : error;

/** Puts profiles in the place of what was imported before. */
const replaceOwn = async (
  operator: Operator,
  profiles: readonly VehicleProfile[],
  tag: string,
): Promise<Standing> => {
  if (profiles.length > LIMITS.profiles)
    throw new Declined(`${profiles.length} profiles are more than ${LIMITS.profiles}: nothing was imported.`);
  const pages = pagesOf(profiles);
  if (pages.length > LIMITS.pages) throw new Declined('The profiles are too long: nothing was imported.');
  const version = randomBytes(16).toString('hex');
  for (const [page, part] of pages.entries()) {
    await operator.call('PUT', pagePath(version, page), { profiles: part });
    tell(`Page ${page + 1} of ${pages.length}`);
  }
  const staged = { version, pages: pages.length, profiles: profiles.length };
  return switchTo(operator, staged, tag).catch((error: unknown) => {
    throw overtaken(error);
  });
};

const counted = (number: number, of = 'profile'): string => `${number} ${of}${number === 1 ? '' : 's'}`;

const SEEN = 'Applications find it within two minutes.';

const stands = (standing: Standing): string =>
  standing.version === null || standing.profiles === 0
    ? `Nothing is imported; ${counted(standing.shipped)} come with Keyfob.`
    : `${counted(standing.profiles)} imported on ${standing.importedAt}; ${standing.shipped} come with Keyfob.`;

const importFile: Command = {
  operands: ['<file.json|file.csv>'],
  about: 'puts the profiles of a file in the place of those imported before; all of them, or none',
  flags: {
    add: { type: 'boolean', about: 'keep those imported before whose ids the file does not have' },
    'dry-run': { type: 'boolean', about: 'check only' },
  },
  notes: ['docs/catalogue.md has the format.'],
  run: async (operator, { rest: [path = ''], flags }): Promise<Said> => {
    const rows = readCatalogueFile(path);
    if (rows.length === 0) throw new Declined(`${path} has no rows. "keyfob catalogue reset" removes all.`);
    tell(`Checking ${counted(rows.length, 'row')}`);
    const profiles = await checkRows(rows);
    const { standing, tag } = await readStanding(operator);
    const ids = new Set(profiles.map(({ id }) => id));
    const before = flags['add'] ? await readOwn(operator, standing) : [];
    const all = [...before.filter(({ id }) => !ids.has(id)), ...profiles];
    const change = flags['add']
      ? `${counted(profiles.length)} beside ${all.length - profiles.length} of before`
      : `${counted(profiles.length)} in the place of ${standing.profiles}`;
    if (flags['dry-run'])
      return {
        lines: [`All rows are right: ${change}. Nothing was imported.`],
        data: { profiles: all.length },
      };
    const after = await replaceOwn(operator, all, tag);
    return { lines: [`Imported ${change}. ${SEEN}`], data: after };
  },
};

const row = ({ id, makeName, model, version, providers }: VehicleProfile): string =>
  `${id}  ${`${makeName} ${model} ${version}`.padEnd(60)}  ${providers.join(' ')}`;

const list: Command = {
  operands: [],
  about: 'what is imported, or with --search what applications find',
  flags: { search: { type: 'string', value: 'WORDS', about: 'of make, model and version' } },
  run: async (operator, typed) => {
    const words = text(typed, 'search');
    if (words === undefined) {
      const { standing } = await readStanding(operator);
      const own = await readOwn(operator, standing);
      return { lines: [stands(standing), ...own.map(row)], data: { ...standing, data: own } };
    }
    const path = `${PATH}/profiles?size=100&search=${encodeURIComponent(words)}`;
    const { body } = await operator.call<{ readonly data: readonly VehicleProfile[] }>('GET', path);
    return { lines: body.data.length === 0 ? ['Nothing is found.'] : body.data.map(row), data: body.data };
  },
};

const asCsv = ({ years, ...profile }: VehicleProfile): string =>
  csvLine({ ...profile, yearFrom: years.from, yearTo: years.to });

const FORMATS = ['json', 'csv'];

const exportAll: Command = {
  operands: [],
  about: 'the imported profiles as a file that "import" takes',
  flags: { format: { type: 'string', value: FORMATS.join('|'), about: 'json, where it is left out' } },
  run: async (operator, typed) => {
    const format = text(typed, 'format') ?? 'json';
    if (!FORMATS.includes(format)) throw new Misuse(`There is no format "${format}".`);
    const { standing } = await readStanding(operator);
    const own = await readOwn(operator, standing);
    const lines = format === 'csv' ? [CSV_HEADER, ...own.map(asCsv)] : [JSON.stringify(own, null, 2)];
    return { lines, data: own };
  },
};

const remove: Command = {
  operands: ['<id>'],
  about: 'one imported profile less; where it replaced one that comes with Keyfob, that is there again',
  flags: {},
  run: async (operator, { rest: [id = ''] }: Typed) => {
    const { standing, tag } = await readStanding(operator);
    const own = await readOwn(operator, standing);
    const left = own.filter((profile) => profile.id !== id);
    if (left.length === own.length) throw new Declined(`No profile ${id} was imported.`);
    const after = await replaceOwn(operator, left, tag);
    return { lines: [`${id} is removed. ${stands(after)}`], data: after };
  },
};

const reset: Command = {
  operands: [],
  about: 'removes everything that was imported',
  flags: { confirm: { type: 'boolean', about: 'that it is meant: nothing of it comes back' } },
  run: async (operator, { flags }) => {
    if (!flags['confirm'])
      throw new Misuse('This removes all imported profiles. Say --confirm if you mean it.');
    const { tag } = await readStanding(operator);
    const after = await replaceOwn(operator, [], tag);
    return { lines: [stands(after)], data: after };
  },
};

export const catalogueCommands: CommandGroup = {
  about: 'vehicle profiles of your own, beside those that come with Keyfob',
  commands: { import: importFile, list, export: exportAll, remove, reset },
};
