import { env } from 'cloudflare:workers';
import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { describe, expect, it } from 'vitest';
import { publishedKey } from '../../src/application/registration/publishing.ts';
import { garageAt } from '../link/inside.ts';
import { go, heading, linkOf } from '../link/walker.ts';
import { type Partner, publish, register, registrationOf } from '../support/applications.ts';
import { Browser, type Page } from '../support/browser.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { authorizeUrl } from '../support/linking.ts';
import { stateIn } from '../support/objects.ts';

restoreClockAfterEach();

const isWritten = async (page: Page): Promise<boolean> => {
  const garage = (await garageAt(linkOf(page))) as unknown as DurableObjectStub<never>;
  return (await stateIn(garage)) !== null;
};

interface Change {
  readonly change: string;
  readonly happens: (partner: Partner) => Promise<unknown>;
  readonly page: readonly [status: number, heading: string];
}

const CHANGES: readonly Change[] = [
  {
    change: 'its time is over',
    happens: async () => letPass(LIFETIMES.sessionKept),
    page: [410, 'This link has expired'],
  },
  {
    change: 'its redirect URI left the registration',
    happens: async ({ id, secret }) => {
      await publish(await registrationOf(id, secret, { redirectUris: ['https://second.example/other'] }));
      letPass(60);
    },
    page: [400, 'This link does not work'],
  },
  {
    change: 'its application may not link any more',
    happens: async ({ id, secret }) => {
      await publish(await registrationOf(id, secret, { operations: ['read'] }));
      letPass(60);
    },
    page: [403, 'This link does not work'],
  },
  {
    change: 'its application is gone',
    happens: async ({ id }) => {
      await env.PUBLISHED.delete(publishedKey(id));
      letPass(60);
    },
    page: [400, 'This link does not work'],
  },
];

const BUTTONS: Readonly<Record<string, (browser: Browser, intro: Page) => Promise<Page>>> = {
  Continue: (browser, intro) => go(browser, intro, 'intro'),
  Cancel: (browser, intro) => browser.press(intro, 'cancel-button'),
};

const rows = CHANGES.flatMap((change) => Object.keys(BUTTONS).map((button) => ({ ...change, button })));

describe('the first page of an authorization request', () => {
  it.each(rows)(
    'makes no session and leads nowhere at $button once $change',
    async ({ happens, page, button }) => {
      const partner = await register();
      const browser = new Browser();
      const intro = await browser.open(await authorizeUrl({ client_id: partner.id }));
      await happens(partner);
      const answer = await BUTTONS[button]?.(browser, intro);
      expect([answer?.status, answer && heading(answer), browser.left]).toEqual([...page, null]);
      expect(await isWritten(intro)).toBe(false);
    },
  );

  it('makes one a second before its time is over', async () => {
    const browser = new Browser();
    const intro = await browser.open(await authorizeUrl({ client_id: (await register()).id }));
    letPass(LIFETIMES.sessionKept - 1);
    expect(heading(await go(browser, intro, 'intro'))).toBe('Which brand is your car?');
    expect(await isWritten(intro)).toBe(true);
  });
});
