import { expect, it } from 'vitest';
import { ask, resealOnce, ringOf, workerWith } from './workers.ts';

const HOST = 'https://keyfob.example';
const PRODUCTION = { KEYFOB_ENV: 'production' };

const statusOf = async (answer: Promise<Response>): Promise<string> => {
  const { status, code = '' } = await (await answer).json<{ status?: number; code?: string }>();
  return `${status ?? 200} ${code}`.trim();
};

it.each(['/v1/keys', '/v1/keys/reseal'])('%s is the operator’s alone', async (path) => {
  const send = workerWith(ringOf(2, 1));
  const body = path.endsWith('reseal') ? '{}' : undefined;
  const json = { 'Content-Type': 'application/json' };
  expect(await statusOf(ask(send, path, json, body))).toBe('401 operator_key_invalid');
  const wrong = { ...json, Authorization: `Bearer ${'L'.repeat(43)}` };
  expect(await statusOf(ask(send, path, wrong, body))).toBe('401 operator_key_invalid');
  const production = workerWith(ringOf(2, 1), { ...PRODUCTION, KEYFOB_OPERATOR_KEY: '' });
  expect(await statusOf(ask(production, path, json, body, HOST))).toBe('503 not_configured');
});

it.each(['x', btoa('[0,5,""]'), btoa('[7,null,""]'), btoa('{}')])(
  'a cursor that is not ours (%s) is refused',
  async (cursor) => {
    const send = workerWith(ringOf(2, 1));
    expect(await statusOf(resealOnce(send, cursor))).toBe('422 validation_failed');
  },
);
