import { fail, type Result, succeed } from '@keyfob/shared/result';

/** From when to when something is asked for, in milliseconds since the epoch, both ends included. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;

const timeOf = (query: URLSearchParams, names: readonly string[], end: boolean): Result<number | null> => {
  const name = names.find((each) => query.has(each));
  const text = name === undefined ? null : query.get(name);
  // The official Node client sends the word where nothing was said.
  if (text === null || text === '' || text === 'undefined') return succeed(null);
  const at = Date.parse(text);
  if (!Number.isFinite(at)) return fail('validation_failed', `"${name}" must be a valid date`, name);
  // A day lasts to its end.
  return succeed(end && DATE.test(text) ? at + DAY_MS - 1 : at);
};

/** The period a query names, by either spelling; all of time where it names none. */
export const periodOf = (query: URLSearchParams): Result<Period> => {
  const from = timeOf(query, ['start_date', 'startDate'], false);
  if (!from.ok) return from;
  const to = timeOf(query, ['end_date', 'endDate'], true);
  if (!to.ok) return to;
  return succeed({
    from: from.value ?? Number.NEGATIVE_INFINITY,
    to: to.value ?? Number.POSITIVE_INFINITY,
  });
};

export const isWithin = ({ from, to }: Period, text: string): boolean => {
  const at = Date.parse(text);
  return from <= at && at <= to;
};
