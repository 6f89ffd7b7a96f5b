import * as v from 'valibot';
import { brandOfMake, profileSchema, providersIn, type VehicleProfile } from './profile.ts';

/** Bounds of what an operator imports. KV gives a hundred values in one read. */
export const LIMITS = { profiles: 5000, pages: 100 } as const;

export interface RowIssue {
  /** The field at fault; empty where it is the whole. */
  readonly field: string;
  readonly message: string;
}

export type ReadRow =
  | { readonly ok: true; readonly profile: VehicleProfile }
  | { readonly ok: false; readonly issues: readonly RowIssue[] };

const ID_DIGITS = 24;

/** The id of a vehicle that comes without one: the same for the same make, model and version, wherever it is made. */
export const idOf = async (make: string, model: string, version: string): Promise<string> => {
  const text = new TextEncoder().encode(`${make}/${model}/${version}`);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
  return [...digest]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, ID_DIGITS);
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Fills in what follows from the rest. */
const completed = async (row: Readonly<Record<string, unknown>>): Promise<unknown> => {
  const given = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
  const make = textOf(row['make']);
  const brand = brandOfMake(make);
  const countries = Array.isArray(row['countries']) ? row['countries'].map(textOf) : [];
  return {
    id: await idOf(make, textOf(row['model']), textOf(row['version'])),
    ...(brand === null ? {} : { makeName: brand.name }),
    countries: [],
    providers: providersIn(brand, countries),
    ...given,
  };
};

const issueOf = (issue: v.BaseIssue<unknown>): RowIssue => ({
  field: v.getDotPath(issue) ?? '',
  message: issue.message,
});

/**
 * Reads a profile as an operator writes it: `id`, `makeName`, `countries` and `providers` may be left out. Names
 * everything that is wrong with it.
 */
export const readRow = async (value: unknown): Promise<ReadRow> => {
  if (!isRecord(value)) return { ok: false, issues: [{ field: '', message: 'Expected an object.' }] };
  const parsed = v.safeParse(profileSchema, await completed(value));
  return parsed.success
    ? { ok: true, profile: parsed.output }
    : { ok: false, issues: parsed.issues.map(issueOf) };
};
