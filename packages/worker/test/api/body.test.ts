import { describe, expect, it } from 'vitest';
import { BASIC, fetchKeyfob } from '../support/keyfob.ts';
import { refusalOf, sessionBody } from '../support/linking.ts';
import { countObjects } from '../support/objects.ts';

const post = (body: BodyInit, type: string | null = 'application/json'): Promise<Response> =>
  fetchKeyfob('/v1/link-sessions', {
    method: 'POST',
    body,
    headers: { Authorization: BASIC, ...(type === null ? {} : { 'Content-Type': type }) },
  });

const large = JSON.stringify({ ...sessionBody(), padding: 'x'.repeat(64 * 1024) });

/** A body whose length nobody announced. */
const streamed = (text: string): ReadableStream<Uint8Array> =>
  new Blob([text]).stream().pipeThrough(new TransformStream<Uint8Array, Uint8Array>());

/** An endless body: only a reader that stops early ever answers. */
const endless = (): ReadableStream<Uint8Array> =>
  new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(16 * 1024).fill(32)),
  });

const ROWS: readonly [string, () => BodyInit, string | null, string][] = [
  ['too large, and says so', () => large, 'application/json', '413 body_too_large'],
  ['too large, without saying so', () => streamed(large), 'application/json', '413 body_too_large'],
  ['without an end', endless, 'application/json', '413 body_too_large'],
  ['of another type', () => JSON.stringify(sessionBody()), 'text/plain', '415 unsupported_media_type'],
  ['a form', () => new URLSearchParams({ userId: 'x' }), null, '415 unsupported_media_type'],
  ['of a type that only begins so', () => '{}', 'application/jsonx', '415 unsupported_media_type'],
  ['cut off', () => '{"userId": "x', 'application/json', '400 malformed_json'],
  ['JSON with a comment', () => '{/* */}', 'application/json', '400 malformed_json'],
  ['not UTF-8', () => new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]), 'application/json', '400 invalid_request'],
  ['empty', () => '', 'application/json', '422 validation_failed'],
  ['a list', () => '[]', 'application/json', '422 validation_failed'],
  ['null', () => 'null', 'application/json', '422 validation_failed'],
  ['a number', () => '1', 'application/json', '422 validation_failed'],
  [
    'nested beyond reason',
    () => '['.repeat(30_000) + ']'.repeat(30_000),
    'application/json',
    '422 validation_failed',
  ],
];

describe('a body that is', () => {
  it.each(ROWS)('%s is refused, and nothing happens', async (_, body, type, refusal) => {
    await fetchKeyfob('/v1/link-sessions', { method: 'POST', headers: { Authorization: BASIC } });
    const before = await countObjects();
    const response = await post(body(), type);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    expect(await refusalOf(response)).toBe(refusal);
    expect(await countObjects()).toBe(before);
  });

  it('JSON of the right type is read, whatever parameters the type has', async () => {
    for (const type of ['application/json; charset=utf-8', 'Application/JSON'])
      expect((await post(JSON.stringify(sessionBody()), type)).status).toBe(201);
    expect((await post(streamed(JSON.stringify(sessionBody())))).status).toBe(201);
  });
});

it('a body of exactly 64 KiB is read', async () => {
  const empty = JSON.stringify({ ...sessionBody(), state: '' }).length;
  const body = JSON.stringify({ ...sessionBody(), state: 'x'.repeat(64 * 1024 - empty) });
  expect(await refusalOf(await post(`${body}${' '.repeat(64 * 1024 - body.length)}`))).toBe(
    '422 validation_failed',
  );
  expect(await refusalOf(await post(`${body}${' '.repeat(64 * 1024 - body.length + 1)}`))).toBe(
    '413 body_too_large',
  );
});
