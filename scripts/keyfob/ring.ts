import { randomBytes, randomInt } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { env, stdin } from 'node:process';
import { parseEnv } from 'node:util';
import { Declined } from './command.ts';

/** A key of the ring, as it is written: `id:base64url`. */
interface WrittenKey {
  readonly id: string;
  readonly text: string;
}

/** The ring as it is written, newest first. */
export type WrittenRing = readonly WrittenKey[];

const KEY = /^([A-Za-z0-9-]{1,32}):[A-Za-z0-9_-]{43,}$/;

/** Reads `id:base64url,id:base64url`. What is wrong with one is never printed: it is a secret. */
export const parseRing = (text: string): WrittenRing => {
  const parts = text.trim().split(',');
  const keys = parts.map((part): WrittenKey => {
    const written = part.trim();
    const [, id] = KEY.exec(written) ?? [];
    if (id === undefined) throw new Declined('What was read is not a key ring: id:base64url, newest first.');
    return { id, text: written };
  });
  if (new Set(keys.map(({ id }) => id)).size < keys.length) throw new Declined('The ring has an id twice.');
  return keys;
};

export const writeRing = (ring: WrittenRing): string => ring.map(({ text }) => text).join(',');

const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

const newId = (): string =>
  `k-${Array.from({ length: 8 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('')}`;

/** The ring with a new key, last: it reads. In development a key is marked as one, so that no deployment takes it. */
export const withNewKey = (ring: WrittenRing): { readonly ring: WrittenRing; readonly id: string } => {
  const development = ring.some(({ id }) => id.startsWith('dev-'));
  const id = development ? `dev-${newId()}` : newId();
  return { id, ring: [...ring, { id, text: `${id}:${randomBytes(32).toString('base64url')}` }] };
};

/** The ring with one of its keys first: it makes. */
export const promoted = (ring: WrittenRing, id: string): WrittenRing => [
  ...ring.filter((key) => key.id === id),
  ...ring.filter((key) => key.id !== id),
];

export const without = (ring: WrittenRing, id: string): WrittenRing => ring.filter((key) => key.id !== id);

/** Where the ring is read, and what becomes of a new one. */
export interface RingPlace {
  readonly ring: WrittenRing;
  /** Puts a ring in its place. Answers what to print for the next program, and words beside it. */
  readonly put: (ring: WrittenRing) => { readonly lines: string[]; readonly asides: string[] };
}

const LINE = /^([ \t]*KEYFOB_KEYS[ \t]*=).*$/m;

/** Edits a file of settings in place. */
export const ringInFile = (path: string): RingPlace => {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const written = parseEnv(text)['KEYFOB_KEYS'];
  if (written === undefined || !LINE.test(text)) throw new Declined(`${path} has no KEYFOB_KEYS.`);
  return {
    ring: parseRing(written),
    put: (ring) => {
      writeFileSync(
        path,
        text.replace(LINE, (_, name: string) => `${name}"${writeRing(ring)}"`),
      );
      return { lines: [`${path} has the new ring.`], asides: [] };
    },
  };
};

const piped = (text: string): RingPlace => ({
  ring: parseRing(text),
  put: (ring) => ({
    lines: [writeRing(ring)],
    asides: [
      'The ring above is secret: pipe it into "wrangler secret put KEYFOB_KEYS", and keep it where you keep passwords.',
    ],
  }),
});

const readStdin = async (): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
};

/**
 * The ring, from KEYFOB_KEYS, else from the settings of a Keyfob on this machine (`file`), else from standard input.
 * Never from an argument: shells keep what is typed.
 */
export const findRing = async (file: string | null): Promise<RingPlace> => {
  const set = env['KEYFOB_KEYS'];
  if (set) return piped(set);
  if (file !== null) return ringInFile(file);
  if (stdin.isTTY) throw new Declined('Set KEYFOB_KEYS to the ring as it is now, or pipe it in.');
  return piped(await readStdin());
};
