import { describe, expect, it } from 'vitest';
import { ERROR_CODES, ERRORS, isErrorCode } from '../src/errors/registry.ts';

/** RFC 6749 §5.2 and §4.1.2.1 give each OAuth error its place; the status must not speak against it. */
describe('every error', () => {
  it.each(ERROR_CODES)('%s has a status, a title and advice', (code) => {
    const { status, title, owner, retry, oauth } = ERRORS[code];
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(600);
    expect(title).toMatch(/^[A-Z].*\.$/);
    expect(owner).toMatch(/^[A-Z].*\.$/);
    if (oauth === 'invalid_client') expect(status).toBe(401);
    if (status === 503 || status === 429) expect(oauth).toBe('temporarily_unavailable');
    if (status === 429) expect(retry).toBe(true);
    expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
  });

  it('is one by its own name only', () => {
    expect(isErrorCode('not_found')).toBe(true);
    for (const text of ['', 'constructor', '__proto__', 'NOT_FOUND']) expect(isErrorCode(text)).toBe(false);
  });
});
