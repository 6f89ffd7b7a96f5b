import { ERROR_CODES, type ErrorCode } from '@keyfob/shared/errors/registry';
import { describe, expect, it } from 'vitest';
import { statusOf } from '../../src/dialects/enode/problem.ts';

describe('a problem of the Enode face', () => {
  it.each(ERROR_CODES)('has for %s a status its documentation knows, or one of the server', (code) => {
    const status = statusOf(code);
    expect([400, 401, 403, 404, 429].includes(status) || status >= 500).toBe(true);
  });

  it.each<[ErrorCode, number]>([
    ['validation_failed', 400],
    ['malformed_json', 400],
    ['invalid_token', 401],
    ['insufficient_scope', 403],
    ['reauthorization_required', 403],
    ['vehicle_gone', 404],
    ['too_many_sessions', 429],
    ['provider_unavailable', 503],
  ])('has for %s the status %i', (code, status) => {
    expect(statusOf(code)).toBe(status);
  });
});
