import { describe, expect, it } from 'vitest';
import { Browser, type Page } from '../support/browser.ts';
import { returned } from '../support/keyfob.ts';
import { newSession } from '../support/linking.ts';
import { type Inside, insideOf } from './inside.ts';
import { go, heading, walkTo } from './walker.ts';

const ids = (page: Page): string[] =>
  [...page.html.matchAll(/<input [^>]*name="vehicle"[^>]*>/g)].map(
    ([tag]) => /value="([^"]*)"/.exec(tag)?.[1] ?? '',
  );

interface Shared {
  readonly page: Page;
  readonly inside: Inside;
}

/** An owner at the vehicles, who sends the form otherwise than the page does. */
const share = async (
  session: Record<string, unknown>,
  changes: (vehicles: readonly string[]) => Record<string, string | string[]>,
): Promise<Shared> => {
  const { url, id } = await newSession(session);
  const browser = new Browser();
  const vehicles = await walkTo(browser, url, 'vehicles');
  const page = await browser.submit(vehicles, '/approve', changes(ids(vehicles)));
  return { page, inside: await insideOf(id) };
};

const CHOOSE = 'What do you want to share with Example partner?';

const expectNothingShared = ({ page, inside }: Shared): void => {
  expect([page.status, heading(page), page.html.includes('id="nothing-selected"')]).toEqual([
    422,
    CHOOSE,
    true,
  ]);
  expect([inside.vehicles, inside.grants, inside.codes, inside.receipts]).toEqual([[], [], [], []]);
};

describe('the vehicles shared', () => {
  it.each<[string, Record<string, unknown>, (own: readonly string[]) => string[]]>([
    ['none', {}, () => []],
    ['only ones the account does not hold', {}, () => ['not-mine', '', '../x']],
    ['those of another owner’s account', {}, () => ['kia-1', 'tesla-2']],
    ['two where one may be chosen', { selection: 'single' }, (own) => [...own]],
  ])('cannot be %s', async (_, session, choose) => {
    expectNothingShared(await share(session, (own) => ({ vehicle: choose(own) })));
  });

  it('are those ticked, whatever else was sent', async () => {
    const { inside } = await share({}, ([first = '']) => ({ vehicle: [first, first, 'not-mine'] }));
    expect(inside.vehicles).toHaveLength(1);
    expect(inside.receipts[0]?.connectedVehicleIds).toEqual([inside.vehicles[0]?.id]);
  });

  it('are one where one may be chosen', async () => {
    const { page, inside } = await share({ selection: 'single' }, (own) => ({ vehicle: own[1] ?? '' }));
    expect([page.status, inside.vehicles.length]).toEqual([200, 1]);
  });
});

describe('vehicles that cannot give what is required', () => {
  const session = {
    scopes: ['vehicle:smart_charging_policy'],
    requiredScopes: ['vehicle:smart_charging_policy'],
  };

  it('cannot be shared, not even by sending their ids', async () => {
    const { url, id } = await newSession(session);
    const browser = new Browser();
    const page = await go(browser, await walkTo(browser, url, 'signIn'), 'signIn');
    expect([heading(page), page.html.includes('id="approval-button"')]).toEqual([CHOOSE, false]);
    const { found } = (await insideOf(id)).sessions[0] ?? {};
    expect(found?.vehicles.length).toBeGreaterThan(0);
    const nonce = /name="nonce" value="([^"]*)"/.exec(page.html)?.[1] ?? '';
    const body = new URLSearchParams([
      ['nonce', nonce],
      ...(found?.vehicles ?? []).map(({ upstreamId }) => ['vehicle', upstreamId]),
    ]);
    const answer = await browser.open(`${url}/approve`, {
      method: 'POST',
      body,
      headers: { 'Sec-Fetch-Site': 'same-origin' },
    });
    expect(answer.html).not.toContain('You shared');
    expect((await insideOf(id)).vehicles).toEqual([]);
  });

  it('leave the way to another account open: the form leads to the brand', async () => {
    const { url } = await newSession(session);
    const browser = new Browser();
    const page = await go(browser, await walkTo(browser, url, 'signIn'), 'signIn');
    expect(page.headers.get('Content-Security-Policy')).toContain(
      `form-action 'self' ${new URL(url).origin};`,
    );
    expect((await browser.press(page, 'handoff-button')).html).toContain('name="password"');
  });
});

describe('the permissions shared', () => {
  const asked = ['vehicle:charge_state', 'vehicle:location', 'vehicle:odometer'];
  const rows: readonly (readonly [what: string, sent: string[], granted: string[]])[] = [
    ['a required one that was not sent is granted', [], ['vehicle:charge_state']],
    [
      'an optional one that was not ticked is not',
      ['vehicle:odometer'],
      ['vehicle:charge_state', 'vehicle:odometer'],
    ],
    [
      'one that was not asked for cannot be added',
      ['vehicle:location', 'vehicle:vin', 'control:vehicle:charging', 'all', 'offline_access'],
      ['vehicle:charge_state', 'vehicle:location'],
    ],
    [
      'what is no permission is not one',
      ['', 'vehicle:*', '__proto__', 'toString'],
      ['vehicle:charge_state'],
    ],
  ];

  it.each(rows)('%s', async (_, scope, granted) => {
    const { inside } = await share({ scopes: asked, requiredScopes: ['vehicle:charge_state'] }, () => ({
      scope,
    }));
    expect([inside.grants[0]?.scopes, inside.receipts[0]?.scopes]).toEqual([granted, granted]);
    expect([inside.sessions[0]?.outcome?.scopes, inside.grants[0]?.durable]).toEqual([granted, false]);
  });
});

describe('the receipt', () => {
  it.each([
    ['the session', { language: 'nb' }, '', 'nb'],
    ['the owner’s switch', { language: 'nb' }, '?lang=en', 'en'],
    ['a tag with a region', { language: 'nl-be' }, '', 'nl-BE'],
    ['a switch to letters from the right', { language: 'en-GB' }, '?lang=ar', 'ar'],
    ['English where nobody says', {}, '', 'en'],
  ])('names the language the page was in, by %s', async (_, session, query, language) => {
    const { url, id } = await newSession(session);
    const browser = new Browser();
    await browser.open(`${url}${query}`);
    const page = await walkTo(browser, url, 'vehicles');
    expect(page.html).toContain(`<html lang="${language}"`);
    await go(browser, page, 'vehicles');
    expect((await insideOf(id)).receipts[0]).toMatchObject({ language, sessionId: id });
  });
});

describe('a brand', () => {
  it.each(['kia', 'nonsense', '', '__proto__', 'TESLA'])(
    'the session fixed cannot be changed to "%s"',
    async (brand) => {
      const { url, id } = await newSession({ brand: 'tesla' });
      const browser = new Browser();
      const handoff = await walkTo(browser, url, 'handoff');
      expect(handoff.html).not.toContain('/brand"');
      const before = await insideOf(id);
      const nonce = /name="nonce" value="([^"]*)"/.exec(handoff.html)?.[1] ?? '';
      const answer = await browser.open(`${url}/brand`, {
        method: 'POST',
        body: new URLSearchParams({ nonce, brand }),
        headers: { 'Sec-Fetch-Site': 'same-origin' },
      });
      expect([answer.status, heading(answer)]).toEqual([422, 'That brand cannot be connected']);
      expect(await insideOf(id)).toEqual(before);
      expect((await browser.open(`${url}/brand`)).url).toBe(`${url}/provider`);
    },
  );

  it('that was fixed leads past the choice', async () => {
    const { url } = await newSession({ brand: 'kia' });
    const browser = new Browser();
    const opened = await go(browser, await browser.open(url), 'intro');
    expect(heading(opened)).toBe('Sign in at Kia');
    await walkTo(browser, url, null);
    expect(returned(browser).code).toMatch(/^cod_/);
  });

  it.each(['nonsense', '', '<script>', 'tesla,kia'])('there is not, "%s", is refused', async (brand) => {
    const { url, id } = await newSession();
    const browser = new Browser();
    const answer = await browser.submit(await walkTo(browser, url, 'brand'), '/brand', { brand });
    expect([answer.status, heading(answer)]).toEqual([422, 'That brand cannot be connected']);
    expect((await insideOf(id)).sessions[0]?.session.brand).toBeNull();
  });

  it.each([
    ['NO', 'TESLA'],
    ['FR', 'RENAULT'],
    ['SE', 'VOLVO'],
  ])('comes first in its country, %s: %s', async (country, first) => {
    const { url } = await newSession({ country });
    const page = await walkTo(new Browser(), url, 'brand');
    expect(
      /class="brand-list-item"[^>]*id="(\w+)"|id="(\w+)"[^>]*class="brand-list-item"/
        .exec(page.html)
        ?.slice(1),
    ).toContain(first);
  });
});
