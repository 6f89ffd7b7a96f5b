import { expect, test } from '@playwright/test';
import { walkTo } from '../flow.ts';
import { TLS } from '../sites.ts';

test('behind TLS each cookie of Keyfob is bound to its host', async ({ page, context }) => {
  await walkTo(page, TLS, 'vehicles');
  const cookies = await context.cookies(TLS.keyfob);
  const ofKeyfob = cookies.filter(({ domain }) => domain === new URL(TLS.keyfob).hostname);
  expect(ofKeyfob.length).toBeGreaterThan(0);
  for (const cookie of ofKeyfob) {
    expect(cookie.name).toMatch(/^__Host-/);
    expect(cookie).toMatchObject({ secure: true, httpOnly: true, path: '/', sameSite: 'Lax' });
  }
});
