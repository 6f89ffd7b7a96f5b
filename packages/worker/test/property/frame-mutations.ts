import * as fc from 'fast-check';
import { type Mutation, TYPES, type Wire } from './wire.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'];

const CONTENT_TYPES = [
  null,
  '',
  ...Object.values(TYPES),
  'application/x-www-form-urlencoded; charset=utf-16',
  'application/X-WWW-Form-Urlencoded ; charset=utf-8',
  'text/plain',
  'multipart/form-data; boundary=x',
  'application/json, application/x-www-form-urlencoded',
  ';;;',
];

/** Bodies that are not what they were written as. */
const WRITERS: Readonly<Record<string, Wire['write']>> = {
  'cut off': (body) => body.slice(0, Math.floor(body.length / 2)),
  'in UTF-16': (body) => new Uint8Array(Uint16Array.from(body, (c) => c.charCodeAt(0)).buffer),
  'with a byte order mark': (body) => `\ufeff${body}`,
  'not UTF-8': (body) => new Uint8Array([...new TextEncoder().encode(body), 0xc3, 0x28]),
  twice: (body) => body + body,
  'twice, as two': (body) => `${body}&${body}`,
  'with semicolons': (body) => body.replaceAll('&', ';'),
  empty: () => '',
  null: () => 'null',
  'a list': (body) => `[${body}]`,
  'very deep': () => '['.repeat(20_000),
  'many parameters': (body) => `${body}${'&a='.repeat(300)}`,
  zeros: () => new Uint8Array(2000),
};

const HEADER_VALUES = [
  '',
  ' ',
  'null',
  'Basic',
  'Basic =',
  'Basic %%%',
  `Basic ${btoa('demo')}`,
  `Basic ${btoa('demo:')}`,
  `Basic ${btoa(':x')}`,
  `Basic ${btoa('\xff\xfe:\x00')}`,
  'Bearer x.y.z',
  `Bearer ${btoa('{"alg":"none"}')}.${btoa('{}')}.`,
  'DPoP x',
  'keyfob-owner=; keyfob-owner=x; =; ;;',
  `keyfob-owner=${'A'.repeat(22)}`,
  'https://evil.example',
  'cross-site',
  'text/html',
  '*/*;q=x',
  'gzip, br',
  '-1',
  'chunked',
  'x'.repeat(9000),
  'x'.repeat(20_000),
  'par_x, lnk_y',
];

const HEADERS = [
  'Authorization',
  'Cookie',
  'Origin',
  'Referer',
  'Accept',
  'Accept-Language',
  'Sec-Fetch-Site',
  'DPoP',
  'Idempotency-Key',
  'X-Forwarded-Host',
  'X-HTTP-Method-Override',
  'Content-Length',
  'Content-Encoding',
  'CF-IPCountry',
  'Upgrade',
  'X-Junk',
];

const PATHS: Readonly<Record<string, (path: string) => string>> = {
  'a slash more': (path) => `${path}/`,
  'two slashes': (path) => `/${path}`,
  'upper case': (path) => path.toUpperCase(),
  'a part less': (path) => path.slice(0, path.lastIndexOf('/')) || '/',
  'a part more': (path) => `${path}/x`,
  'encoded slashes': (path) => path.replaceAll('/', '%2f').replace('%2f', '/'),
  'a letter encoded': (path) => path.replace(/[a-z](?=[^/]*$)/, (c) => `%${c.charCodeAt(0).toString(16)}`),
  'a zero': (path) => `${path}%00`,
  'not UTF-8': (path) => `${path}%ff`,
  'back up': (path) => `/x/..${path}`,
  'a parameter': (path) => `${path};x=y`,
};

const named = <T>(kind: string, values: Readonly<Record<string, T>>, apply: (wire: Wire, value: T) => Wire) =>
  fc
    .constantFrom(...Object.entries(values))
    .map(([name, value]): Mutation => ({ kind: `${kind} ${name}`, apply: (wire) => apply(wire, value) }));

/** Ways of writing everything but the parameters wrong. */
export const frameMutation = (strangers: Wire['headers']): fc.Arbitrary<Mutation> => {
  const header = fc.constantFrom(...HEADERS);
  return fc.oneof(
    fc.constantFrom(...METHODS).map((method) => ({
      kind: 'method',
      apply: (wire: Wire) => ({ ...wire, method }),
    })),
    fc.constantFrom(...CONTENT_TYPES).map((type) => ({
      kind: 'content type',
      apply: (wire: Wire) => ({ ...wire, type }),
    })),
    fc.constantFrom('form', 'json').map((encoding) => ({
      kind: 'the other encoding',
      apply: (wire: Wire): Wire => ({ ...wire, encoding, type: TYPES[encoding] }),
    })),
    fc.constant({
      kind: 'moved into the address',
      apply: (wire: Wire): Wire => ({ ...wire, query: [...wire.query, ...(wire.body ?? [])], body: [] }),
    }),
    fc.constant({
      kind: 'moved into the body',
      apply: (wire: Wire): Wire => ({
        ...wire,
        query: [],
        body: [...wire.query, ...(wire.body ?? [])],
        type: TYPES.form,
      }),
    }),
    named('body', WRITERS, (wire, write) => ({ ...wire, write })),
    named('path', PATHS, (wire, change) => ({ ...wire, path: change(wire.path) })),
    header.map((name) => ({
      kind: 'header dropped',
      apply: (wire: Wire) => ({
        ...wire,
        headers: wire.headers.filter(([each]) => each.toLowerCase() !== name.toLowerCase()),
      }),
    })),
    fc.tuple(header, fc.constantFrom(...HEADER_VALUES)).map(([name, value]) => ({
      kind: 'header junk',
      apply: (wire: Wire): Wire => ({
        ...wire,
        headers: [...wire.headers.filter(([each]) => each !== name), [name, value]],
      }),
    })),
    fc.tuple(header, fc.constantFrom(...HEADER_VALUES)).map(([name, value]) => ({
      kind: 'header doubled',
      apply: (wire: Wire): Wire => ({ ...wire, headers: [...wire.headers, [name, value]] }),
    })),
    fc.constantFrom(...strangers).map(([name, value]) => ({
      kind: 'a stranger’s header',
      apply: (wire: Wire): Wire => ({
        ...wire,
        headers: [...wire.headers.filter(([each]) => each !== name), [name, value]],
      }),
    })),
  );
};
