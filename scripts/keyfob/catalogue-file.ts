import { readFileSync, statSync } from 'node:fs';
import { parse as parseCsv } from 'csv-parse/sync';
import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { Declined } from './command.ts';

/** A row of a file, and the line it begins in. */
export interface FileRow {
  readonly line: number;
  readonly value: unknown;
  /** What is wrong with the line itself, whatever its value. */
  readonly problem?: string;
}

/** No file of the most profiles there may be is larger. Bytes. */
const FILE_LIMIT = 10_000_000;

/** Line of a place in a text, from 1 on; places are asked for in their order. */
const lineCounter = (text: string): ((offset: number) => number) => {
  let [line, at] = [1, 0];
  return (offset) => {
    for (; at < offset; at += 1) if (text[at] === '\n') line += 1;
    return line;
  };
};

const rowsNode = (root: Node | undefined): Node | undefined => {
  if (root?.type !== 'object') return root;
  return root.children?.find(({ children }) => children?.[0]?.value === 'profiles')?.children?.[1];
};

/** A list of profiles, as `export` writes it, or an object with one under `profiles`. */
const jsonRows = (text: string, path: string): FileRow[] => {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [error] = errors;
  if (error) {
    const line = lineCounter(text)(error.offset);
    throw new Declined(`${path}, line ${line}: this is not JSON (${printParseErrorCode(error.error)}).`);
  }
  const list = rowsNode(root);
  if (list?.type !== 'array') throw new Declined(`${path} is neither a list nor an object with "profiles".`);
  const lineOf = lineCounter(text);
  return (list.children ?? []).map((node) => ({ line: lineOf(node.offset), value: getNodeValue(node) }));
};

type Cell = (text: string) => unknown;

const textCell: Cell = (text) => text;
/** What is no number stays text, for the check to say so. */
const numberCell: Cell = (text) => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : text);
const listCell: Cell = (text) => text.split(/[\s;]+/).filter((each) => each !== '');

/** The columns of a CSV file, by the names the fields have. */
const COLUMNS: Readonly<Record<string, Cell>> = {
  id: textCell,
  make: textCell,
  makeName: textCell,
  model: textCell,
  version: textCell,
  yearFrom: numberCell,
  yearTo: numberCell,
  batteryKwh: numberCell,
  rangeKm: numberCell,
  rangeCycle: textCell,
  plugs: listCell,
  providers: listCell,
  countries: listCell,
};

const NAMES = Object.keys(COLUMNS);

const checkHeader = (header: readonly string[], path: string): void => {
  const unknown = header.find((name) => !NAMES.includes(name));
  if (unknown !== undefined)
    throw new Declined(`${path}, line 1: there is no column "${unknown}". There are ${NAMES.join(', ')}.`);
  const twice = header.find((name, index) => header.indexOf(name) !== index);
  if (twice !== undefined) throw new Declined(`${path}, line 1: the column "${twice}" is there twice.`);
};

/** An empty cell is one that was left out. */
const rowOf = (header: readonly string[], cells: readonly string[]): unknown => {
  const {
    yearFrom,
    yearTo = null,
    ...rest
  } = Object.fromEntries(
    header.flatMap((name, index) => {
      const text = (cells[index] ?? '').trim();
      return text === '' ? [] : [[name, COLUMNS[name]?.(text)]];
    }),
  );
  return { ...rest, years: { from: yearFrom, to: yearTo } };
};

interface CsvRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Lines that a record takes beyond its first: those within quotes. */
const linesWithin = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);

const csvRows = (text: string, path: string): FileRow[] => {
  let records: readonly CsvRecord[];
  try {
    const options = { info: true, skip_empty_lines: true, relax_column_count: true } as const;
    records = parseCsv(text.replace(/\r\n?/g, '\n'), options) as unknown as readonly CsvRecord[];
  } catch (error) {
    throw new Declined(`${path} is not CSV: ${error instanceof Error ? error.message : String(error)}`);
  }
  const [first, ...rest] = records;
  if (!first) return [];
  const header = first.record.map((name) => name.trim());
  checkHeader(header, path);
  return rest.map(({ record, info }) => {
    const line = info.lines - linesWithin(record);
    const value = rowOf(header, record);
    return record.length > header.length
      ? { line, value, problem: `There are ${record.length} cells in ${header.length} columns.` }
      : { line, value };
  });
};

const readText = (path: string): string => {
  let bytes: Buffer;
  try {
    if (statSync(path).size > FILE_LIMIT) throw new Declined(`${path} is larger than ${FILE_LIMIT} bytes.`);
    bytes = readFileSync(path);
  } catch (error) {
    if (error instanceof Declined) throw error;
    throw new Declined(`${path} cannot be read.`);
  }
  try {
    // A byte order mark, as spreadsheets write it, is left out.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Declined(`${path} is not UTF-8.`);
  }
};

/** The rows of a file of profiles, unchecked. */
export const readCatalogueFile = (path: string): readonly FileRow[] => {
  const text = readText(path);
  if (/\.json$/i.test(path)) return jsonRows(text, path);
  if (/\.csv$/i.test(path)) return csvRows(text, path);
  throw new Declined(`${path} is neither .json nor .csv.`);
};

const quoted = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A line of CSV with the columns of {@link readCatalogueFile}. */
export const csvLine = (cells: Readonly<Record<string, unknown>>): string =>
  NAMES.map((name) => {
    const value = cells[name] ?? '';
    return quoted(Array.isArray(value) ? value.join(' ') : String(value));
  }).join(',');

export const CSV_HEADER = NAMES.join(',');
