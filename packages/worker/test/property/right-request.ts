import type { Partner } from '../support/applications.ts';
import { ORIGIN } from '../support/browser.ts';
import { type Encoding, type HeaderList, type Pair, TYPES, type Wire } from './wire.ts';

/** What answers: each words its errors in its own way. */
export type Face = 'oauth' | 'rest' | 'page';

/** A request that is right, and what it may do only as long as nothing vital of it is changed. */
export interface RightRequest {
  readonly name: string;
  readonly face: Face;
  /** Made anew for each sending where it holds something that is good once. */
  readonly make: () => Wire | Promise<Wire>;
  /** Parameters that have to be there once, with this very value, for it to be let in. */
  readonly vital: readonly string[];
  /** Headers that have to be as they are, in lower case. */
  readonly vitalHeaders: readonly string[];
  /** Whether it changes anything, where it is let in. */
  readonly writes: boolean;
  /** Whether it is answered alike whether it was right or not (RFC 7009 §2.2). */
  readonly discreet: boolean;
}

const pairsOf = (fields: Iterable<readonly [string, unknown]>): Pair[] => [...fields];

export const post = (
  path: string,
  fields: Iterable<readonly [string, unknown]>,
  headers: HeaderList = [],
  encoding: Encoding = 'form',
): Wire => ({
  method: 'POST',
  path,
  query: [],
  headers,
  body: pairsOf(fields),
  encoding,
  type: TYPES[encoding],
  write: (text) => text,
});

export const get = (address: string, headers: HeaderList = []): Wire => {
  const { pathname, searchParams } = new URL(address, ORIGIN);
  const query = pairsOf(searchParams);
  return {
    method: 'GET',
    path: pathname,
    query,
    headers,
    body: null,
    encoding: 'form',
    type: null,
    write: (text) => text,
  };
};

export const basic = (partner: Partner): HeaderList => [['Authorization', partner.basic]];
export const entries = (form: Record<string, unknown>): [string, unknown][] => Object.entries(form);
