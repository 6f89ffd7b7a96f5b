import { SMARTCAR_ERRORS } from '@keyfob/shared/errors/smartcar';
import { beforeEach, describe, expect, it } from 'vitest';
import { LIMITERS } from '../../src/guards/rate-limits.ts';
import { asForm, fetchKeyfob } from '../support/keyfob.ts';
import { freshAddress, from, roomInMinute, SIZES } from './addresses.ts';

beforeEach(() => roomInMinute(20));

const PERIOD = String(LIMITERS.RATE_WIDE.period);
const REQUEST_ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** What is asked as often as the limit allows, and once more. */
const beyond = async (ask: (address: string) => Promise<Response>): Promise<Response> => {
  const address = freshAddress();
  for (let count = 0; count < SIZES.RATE_WIDE; count += 1) expect((await ask(address)).status).not.toBe(429);
  return ask(address);
};

describe('too much of the Smartcar face', () => {
  it.each([
    ['GET', '/smartcar/v2.0/vehicles'],
    ['GET', '/smartcar/v2.0/vehicles/veh_x/odometer'],
    ['POST', '/smartcar/v2.0/vehicles/veh_x/batch'],
    ['GET', '/smartcar/v2.0/management/connections'],
    ['GET', '/smartcar/v3/vehicles/veh_x/signals'],
  ])('%s %s: every field and header that the SDKs read', async (method, path) => {
    const refused = await beyond((address) => fetchKeyfob(path, { method, headers: from(address) }));
    const { headers, status } = refused;
    expect([status, headers.get('Content-Type'), headers.get('Cache-Control')]).toEqual([
      429,
      'application/json',
      'no-store',
    ]);
    expect(headers.get('retry-after')).toBe(PERIOD);
    expect(headers.get('sc-request-id')).toMatch(REQUEST_ID);
    const { description, userMessage } = SMARTCAR_ERRORS['RATE_LIMIT.SMARTCAR_API'];
    expect(await refused.json()).toEqual({
      type: 'RATE_LIMIT',
      code: 'SMARTCAR_API',
      description,
      docURL: 'http://localhost:8787/errors/RATE_LIMIT.SMARTCAR_API',
      statusCode: 429,
      requestId: headers.get('sc-request-id'),
      resolution: { type: 'RETRY_LATER' },
      ...(userMessage === null ? {} : { suggestedUserMessage: userMessage }),
    });
  });

  it.each(['/smartcar/oauth/token', '/smartcar/oauth2/token'])(
    'POST %s: what they read of an OAuth error',
    async (path) => {
      const refused = await beyond((address) =>
        fetchKeyfob(path, asForm({ grant_type: 'refresh_token', refresh_token: 'x' }, from(address))),
      );
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, PERIOD]);
      expect(refused.headers.get('sc-request-id')).toMatch(REQUEST_ID);
      expect(await refused.json()).toMatchObject({
        error: 'temporarily_unavailable',
        error_description: expect.stringMatching(/./),
      });
    },
  );
});
