import { env } from 'cloudflare:workers';
import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { describe, expect, it } from 'vitest';
import { publishedKey } from '../../src/application/published.ts';
import { garageAt } from '../link/inside.ts';
import { go, heading, linkOf, stepOf } from '../link/walker.ts';
import { type Partner, publish, register, registrationOf } from '../support/applications.ts';
import { Browser, type Page } from '../support/browser.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { authorizeUrl } from '../support/linking.ts';
import { sqlIn } from '../support/objects.ts';

restoreClockAfterEach();

const hasTables = async (page: Page): Promise<boolean> => {
  const garage = (await garageAt(linkOf(page))) as unknown as DurableObjectStub<never>;
  return (await sqlIn(garage, "SELECT 1 FROM sqlite_master WHERE name = 'link_sessions'")).length > 0;
};

const CHANGES: Readonly<Record<string, (partner: Partner) => Promise<unknown>>> = {
  'its time is over': async () => letPass(LIFETIMES.sessionKept),
  'its redirect URI left the registration': async ({ id, secret }) => {
    await publish(await registrationOf(id, secret, { redirectUris: ['https://second.example/other'] }));
    letPass(60);
  },
  'its application is gone': async ({ id }) => {
    await env.PUBLISHED.delete(publishedKey(id));
    letPass(60);
  },
};

describe('the first page of an authorization request', () => {
  it.each(Object.keys(CHANGES))('makes no session and leads nowhere once %s', async (change) => {
    const partner = await register();
    for (const button of ['continue', 'cancel-button']) {
      const browser = new Browser();
      const intro = await browser.open(await authorizeUrl({ client_id: partner.id }));
      await CHANGES[change]?.(partner);
      const answer = button === 'continue' ? await go(browser, intro, 'intro') : await browser.press(intro, button);
      expect([answer.status >= 400, stepOf(answer), browser.left]).toEqual([true, null, null]);
      expect(await hasTables(intro)).toBe(false);
      await publish(await registrationOf(partner.id, partner.secret));
      letPass(60);
    }
  });

  it('makes one a second before its time is over', async () => {
    const browser = new Browser();
    const intro = await browser.open(await authorizeUrl({ client_id: (await register()).id }));
    letPass(LIFETIMES.sessionKept - 1);
    expect(heading(await go(browser, intro, 'intro'))).toBe('Which brand is your car?');
    expect(await hasTables(intro)).toBe(true);
  });
});
