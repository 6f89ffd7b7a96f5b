import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { parseEnv } from 'node:util';

/** Keyfob said no. The message is one sentence for whoever typed. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Nothing that is a Keyfob answered, or it cannot be asked. */
export class Unreachable extends Error {}

/** An answer of the operator's API. */
export interface Answer<T> {
  readonly body: T;
  /** The version of what was read, to be sent back with a change; empty where there is none. */
  readonly tag: string;
}

/** The operator's API of one Keyfob. */
export interface Operator {
  /** Whether it runs on this machine, with the settings of packages/worker/.dev.vars. */
  readonly local: boolean;
  readonly call: <T>(method: string, path: string, body?: unknown, tag?: string) => Promise<Answer<T>>;
}

export const DEV_VARS = join(import.meta.dirname, '../../packages/worker/.dev.vars');

const isLoopback = (hostname: string): boolean =>
  /^(localhost|127\.0\.0\.1|\[::1\]|[a-z0-9-]+\.localhost)$/.test(hostname);

/** A key is never typed as an argument: shells keep what is typed, and every process list shows it. */
const readKey = (url: URL): string => {
  const set = env['KEYFOB_OPERATOR_KEY'];
  if (set) return set;
  if (!isLoopback(url.hostname)) throw new Unreachable('Set KEYFOB_OPERATOR_KEY to the operator’s key.');
  let settings: NodeJS.Dict<string>;
  try {
    settings = parseEnv(readFileSync(DEV_VARS, 'utf8'));
  } catch {
    throw new Unreachable('Set KEYFOB_OPERATOR_KEY, or start Keyfob here once: its settings are made then.');
  }
  const key = settings['KEYFOB_OPERATOR_KEY'];
  if (!key)
    throw new Unreachable('packages/worker/.dev.vars has no KEYFOB_OPERATOR_KEY: start Keyfob here once.');
  return key;
};

const readUrl = (text: string): URL => {
  if (!URL.canParse(text)) throw new Unreachable(`"${text}" is not an address.`);
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname)))
    throw new Unreachable('The operator’s key is sent by https only, but for a Keyfob on this machine.');
  return url;
};

interface Problem {
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly field?: string;
}

const sentence = ({ title, detail, field }: Problem, status: number): string => {
  const said = [title ?? `Keyfob answered ${status}.`, detail].filter(Boolean).join(' ');
  return field === undefined ? said : `${field}: ${said}`;
};

const jsonOf = async (response: Response, url: URL): Promise<unknown> => {
  const text = await response.text();
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    throw new Unreachable(`What answers at ${url.origin} is not a Keyfob.`);
  }
};

const send = (url: URL, init: RequestInit): Promise<Response> =>
  fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(30_000) }).catch(() => {
    throw new Unreachable(`Nothing answers at ${url.origin}.`);
  });

/** The operator's API of the Keyfob at an address. */
export const operatorAt = (address = 'http://localhost:8787'): Operator => {
  const base = readUrl(address);
  const key = readKey(base);
  return {
    local: isLoopback(base.hostname),
    call: async <T>(method: string, path: string, body?: unknown, tag?: string): Promise<Answer<T>> => {
      const url = new URL(path, base);
      const response = await send(url, {
        method,
        headers: {
          Authorization: `Bearer ${key}`,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...(tag === undefined ? {} : { 'If-Match': tag }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const answered = await jsonOf(response, url);
      if (response.ok) return { body: answered as T, tag: response.headers.get('ETag') ?? '' };
      const problem = (answered ?? {}) as Problem;
      throw new ApiProblem(response.status, problem.code ?? '', sentence(problem, response.status));
    },
  };
};
