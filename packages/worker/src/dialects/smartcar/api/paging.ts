import { fail, type Result, succeed } from '@keyfob/shared/result';

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

const numberIn = (
  query: URLSearchParams,
  name: string,
  [least, most, otherwise]: readonly [number, number, number],
): Result<number> => {
  const text = query.get(name);
  if (text === null) return succeed(otherwise);
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most
    ? succeed(number)
    : fail('validation_failed', `"${name}" must be a number from ${least} to ${most}`, name);
};

/** `limit` and `offset` of a list of Smartcar's API v2. */
export const pageOf = (query: URLSearchParams, limits: { most: number; otherwise: number }): Result<Page> => {
  const limit = numberIn(query, 'limit', [1, limits.most, limits.otherwise]);
  if (!limit.ok) return limit;
  const offset = numberIn(query, 'offset', [0, 999_999_999, 0]);
  return offset.ok ? succeed({ limit: limit.value, offset: offset.value }) : offset;
};

/** A page of a list under its name, and what it is of. */
export const listBody = (name: string, all: readonly string[], { limit, offset }: Page): object => ({
  [name]: all.slice(offset, offset + limit),
  paging: { count: all.length, offset },
});

/** `page[number]` and `page[size]` of a list of API v3, from 1 on. */
export interface NumberedPage {
  readonly number: number;
  readonly size: number;
}

const PAGE_SIZE = 100;

export const numberedPageOf = (query: URLSearchParams, otherwise = PAGE_SIZE): Result<NumberedPage> => {
  const number = numberIn(query, 'page[number]', [1, 999_999, 1]);
  if (!number.ok) return number;
  const size = numberIn(query, 'page[size]', [1, PAGE_SIZE, otherwise]);
  return size.ok ? succeed({ number: number.value, size: size.value }) : size;
};
