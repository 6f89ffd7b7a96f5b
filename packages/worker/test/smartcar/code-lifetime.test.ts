import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { expect, it } from 'vitest';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { REDIRECT_URI } from '../support/keyfob.ts';
import { connectUrl, exchange, share } from './connect-face.ts';

restoreClockAfterEach();

it.each([
  [-1, 200],
  [1, 400],
])('a code that comes ten minutes and %i s after it was issued is answered %i', async (late, status) => {
  const { answer } = await share(connectUrl());
  letPass(LIFETIMES.smartcarCode + late);
  const form = { grant_type: 'authorization_code', code: answer['code'] ?? '', redirect_uri: REDIRECT_URI };
  expect((await exchange(form)).status).toBe(status);
});
