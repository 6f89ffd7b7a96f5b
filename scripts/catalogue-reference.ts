import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shippedProfiles } from '../packages/worker/src/catalogue/shipped/shipped.ts';
import type { Source } from '../packages/worker/src/catalogue/shipped/source-pages.ts';
import { MAKE_SOURCES, type MakeSources } from '../packages/worker/src/catalogue/shipped/sources.ts';

const PATH = join(import.meta.dirname, '../docs/catalogue-makes.md');

const CERTAINTIES: Readonly<Record<MakeSources['certainty'], string>> = {
  compared: 'each compared',
  partly: 'some compared',
  memory: 'from memory',
};

const link = ({ name, address }: Source): string => `[${name}](${address})`;

const compared = ({ compared: { battery, range } }: MakeSources): string =>
  [...(battery > 0 ? [`battery of ${battery}`] : []), ...(range > 0 ? [`range of ${range}`] : [])].join(', ');

const rowOf = (about: MakeSources): string => {
  const own = shippedProfiles().filter(({ make }) => make === about.make);
  const [first] = own;
  const providers = new Set(own.flatMap((each) => each.providers));
  const cells = [
    first?.makeName ?? about.make,
    `\`${about.make}\``,
    String(own.length),
    [...providers].join(' ') || '–',
    CERTAINTIES[about.certainty],
    compared(about) || '–',
    about.sources.map(link).join(', '),
  ];
  return `| ${cells.join(' | ')} |`;
};

/** docs/catalogue-makes.md as the data has it. */
export const catalogueReference = (): string => {
  const profiles = shippedProfiles();
  const models = new Set(profiles.map(({ make, model }) => `${make}/${model}`));
  return [
    '# Makes of the catalogue',
    '',
    `The catalogue that comes with Keyfob has ${profiles.length} versions of ${models.size} models of ${MAKE_SOURCES.length} makes`,
    '(`packages/worker/src/catalogue/shipped/`; `node scripts/catalogue-reference.ts` writes this page). Only facts are',
    'kept: years, usable kilowatt hours, kilometres and sockets.',
    '',
    '"Compared" says how many profiles had that figure compared with one of the pages. The figures that were not',
    'compared were written from memory, and the pages are where to look before you rely on one; import your own profile',
    'with the same id where one is wrong ([catalogue.md](catalogue.md)).',
    '',
    '| make | `make` | profiles | providers | figures | compared | sources |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...MAKE_SOURCES.map(rowOf),
    '',
  ].join('\n');
};

/** Whether the page that is committed is the one the data makes. */
export const isFresh = (): boolean => readFileSync(PATH, 'utf8') === catalogueReference();

if (process.argv[1] === import.meta.filename) writeFileSync(PATH, catalogueReference());
