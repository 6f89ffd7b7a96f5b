import { ORIGIN } from '../support/browser.ts';

/** Stands in a request as it is, without the encoding it should have. */
export class Raw {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A parameter: of a query, of a form, or a field of JSON. */
export type Pair = readonly [name: string, value: unknown];
export type HeaderList = readonly (readonly [name: string, value: string])[];
export type Encoding = 'form' | 'json';

/** A request before it is written, so that each part of it can be written wrong. */
export interface Wire {
  readonly method: string;
  readonly path: string;
  readonly query: readonly Pair[];
  readonly headers: HeaderList;
  /** `null`: there is no body. */
  readonly body: readonly Pair[] | null;
  readonly encoding: Encoding;
  /** `null`: not said. */
  readonly type: string | null;
  /** What becomes of the body's text at last. */
  readonly write: (text: string) => string | Uint8Array;
}

/** One way of writing a request wrong, with its name to count it by. */
export interface Mutation {
  readonly kind: string;
  readonly apply: (wire: Wire) => Wire;
}

export const TYPES = { form: 'application/x-www-form-urlencoded', json: 'application/json' } as const;

const encoded = (value: unknown): string => {
  if (value instanceof Raw) return value.text;
  return encodeURIComponent((typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed());
};

const formOf = (pairs: readonly Pair[]): string =>
  pairs.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');

const jsonOf = (pairs: readonly Pair[]): string =>
  `{${pairs.map(([name, value]) => `${JSON.stringify(name)}:${value instanceof Raw ? value.text : JSON.stringify(value)}`).join(',')}}`;

/** Without what no client could send: header values that are none by any standard. */
const headersOf = (wire: Wire): HeaderList => {
  const kept = new Headers();
  for (const [name, value] of wire.headers) {
    try {
      kept.append(name, value);
    } catch {
      // It cannot come over the wire either.
    }
  }
  if (wire.type !== null) kept.set('Content-Type', wire.type);
  return [...kept];
};

export const requestOf = (wire: Wire): Request => {
  const query = wire.query.length > 0 ? `?${formOf(wire.query)}` : '';
  const bodiless = wire.body === null || ['GET', 'HEAD'].includes(wire.method);
  const text = wire.encoding === 'form' ? formOf(wire.body ?? []) : jsonOf(wire.body ?? []);
  const headers = headersOf(wire);
  return new Request(`${ORIGIN}${wire.path}${query}`, {
    method: wire.method,
    redirect: 'manual',
    headers: headers.map(([name, value]): [string, string] => [name, value]),
    // Bytes, so that no content type is added to what has none.
    ...(bodiless ? {} : { body: bytesOf(wire.write(text)) }),
  });
};

const bytesOf = (body: string | Uint8Array): Uint8Array =>
  typeof body === 'string' ? new TextEncoder().encode(body) : body;

/** A request in a line, to be read where it failed. */
export const describeWire = (wire: Wire): string =>
  [
    `${wire.method} ${wire.path}`,
    formOf(wire.query).slice(0, 600),
    JSON.stringify(wire.headers).slice(0, 600),
    wire.type,
    wire.body && (wire.encoding === 'form' ? formOf(wire.body) : jsonOf(wire.body)).slice(0, 600),
  ].join(' | ');
