import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { app } from '../../src/app.ts';
import { ORIGIN } from '../support/browser.ts';
import { AS_OPERATOR } from '../support/operator.ts';

/** The keys there are; the tests' objects read both, and make with the second. */
const KEYS = { 1: `test-1:${'A'.repeat(43)}`, 2: `test-2:${'E'.repeat(43)}` } as const;

export const ringOf = (...ids: (keyof typeof KEYS)[]): string => ids.map((id) => KEYS[id]).join(',');

export type Send = (request: Request) => Promise<Response>;

/** A Worker that has this ring, over the same objects as every other. */
export const workerWith =
  (ring: string, settings: Record<string, string> = {}): Send =>
  async (request) => {
    const context = createExecutionContext();
    const answer = await app.fetch(request, { ...env, ...settings, KEYFOB_KEYS: ring }, context);
    await waitOnExecutionContext(context);
    return answer;
  };

/** Two Workers, each next request at the other: what one makes the other is shown. */
export const alternately = (first: Send, second: Send): Send => {
  let turn = 0;
  return (request) => {
    turn += 1;
    return (turn % 2 === 1 ? first : second)(request);
  };
};

export const ask = (
  send: Send,
  path: string,
  headers: Record<string, string> = {},
  body?: BodyInit,
  origin = ORIGIN,
): Promise<Response> =>
  send(
    new Request(new URL(path, origin), {
      redirect: 'manual',
      headers,
      ...(body === undefined ? {} : { method: 'POST', body }),
    }),
  );

export const read = async <T>(answer: Response, status = 200): Promise<T> => {
  if (answer.status !== status) throw new Error(`${answer.status} ${await answer.text()}`);
  return answer.json();
};

/** A key as the operator's API shows it. */
export interface ShownKey {
  readonly id: string;
  readonly state: 'newest' | 'reader' | 'older';
  readonly supersededAt: string | null;
  readonly promotableAt: string | null;
  readonly retirableAt: string | null;
  readonly garages: number | null;
  readonly applications: number | null;
}

interface Page {
  readonly data: readonly ShownKey[];
  readonly nextCursor: string | null;
}

/** The ring over every page, as `keyfob keys list` adds it up. */
export const keysAt = async (send: Send, origin = ORIGIN): Promise<Record<string, ShownKey>> => {
  const all: Record<string, ShownKey> = {};
  let cursor: string | null = '';
  while (cursor !== null) {
    const query: string = cursor === '' ? '' : `?cursor=${encodeURIComponent(cursor)}`;
    const page: Page = await read<Page>(await ask(send, `/v1/keys${query}`, AS_OPERATOR, undefined, origin));
    for (const key of page.data) {
      const before = all[key.id];
      const add = (name: 'garages' | 'applications') =>
        key[name] === null ? null : (before?.[name] ?? 0) + key[name];
      all[key.id] = { ...key, garages: add('garages'), applications: add('applications') };
    }
    cursor = page.nextCursor;
  }
  return all;
};

export interface Batch {
  readonly done: number;
  readonly left: number;
  readonly failed: number;
  readonly nextCursor: string | null;
}

export const resealOnce = (send: Send, cursor?: string, origin = ORIGIN): Promise<Response> =>
  ask(
    send,
    '/v1/keys/reseal',
    { ...AS_OPERATOR, 'Content-Type': 'application/json' },
    JSON.stringify(cursor === undefined ? {} : { cursor }),
    origin,
  );

/** Batch after batch, to the end. `between` happens between two. */
export const resealAll = async (send: Send, between = async () => {}): Promise<Batch[]> => {
  const batches: Batch[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const batch: Batch = await read<Batch>(await resealOnce(send, cursor || undefined));
    batches.push(batch);
    cursor = batch.nextCursor;
    await between();
  }
  return batches;
};

export const sumOf = (batches: readonly Batch[], name: 'done' | 'failed'): number =>
  batches.reduce((sum, batch) => sum + batch[name], 0);
