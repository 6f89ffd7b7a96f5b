import { expect } from '@playwright/test';
import { ENGINE_NAMES, type EngineWindow, until, type Visit, windowWith } from '../engines/engine.ts';
import { test, whySkipped } from '../engines/test.ts';
import { inThisTab, ONE_CAR, STEPS } from '../flow.ts';
import { CROSS_SITE, SAME_SITE, type Sites } from '../sites.ts';

const BUTTON = 'keyfob-connect >>> [part=button]';
const LINK = 'keyfob-connect >>> [part=link]';

const [, ...ON_LINK_PAGE] = STEPS;

const walk = async (window: EngineWindow): Promise<void> => {
  for (const { name, control } of ON_LINK_PAGE) {
    if (name === 'sign-in') {
      await window.fill('#username', ONE_CAR);
      await window.fill('#password', 'any password');
    }
    await window.click(control);
  }
};

const expectConnected = async ({ first, windows }: Visit, sites: Sites): Promise<void> => {
  // The page before shows the car too, and is about to go on to this one.
  const last = `${sites.partner}/?notice=connected`;
  await until(last, async () => (await first.url()) === last && (await first.isVisible('.vehicle .model')));
  expect(await first.text('.vehicle .model')).toContain('Tesla');
  await until('only the partner is left', async () => (await windows()).length === 1);
};

for (const name of ENGINE_NAMES) {
  test.describe(name, () => {
    const reason = whySkipped(name);
    if (reason) console.error(reason);
    test.skip(reason !== null, reason ?? '');

    for (const sites of [SAME_SITE, CROSS_SITE]) {
      test(`an owner connects a car in the same tab: ${sites.name}`, async ({ beginVisit }) => {
        const visit = await beginVisit(name);
        await visit.first.goto(inThisTab(sites));
        await visit.first.click(BUTTON);
        await walk(visit.first);
        await expectConnected(visit, sites);
      });

      test(`an owner connects a car in a window of its own: ${sites.name}`, async ({ beginVisit }) => {
        const visit = await beginVisit(name);
        await visit.first.goto(sites.partner);
        await visit.first.click(BUTTON);
        // Nothing was ready before the press: WebKit opens no window after a wait, and the widget offers a link.
        await until('a window or a link', async () => {
          const linked = await visit.first.isVisible(LINK);
          if (linked) await visit.first.click(LINK);
          return linked || (await visit.windows()).length > 1;
        });
        await walk(await windowWith(visit, ON_LINK_PAGE[0].control));
        await expectConnected(visit, sites);
      });
    }
  });
}
