import { ERROR_CODES } from '@keyfob/shared/errors/registry';
import { VEHICLE_SCOPES } from '@keyfob/shared/scopes';
import { describe, expect, it } from 'vitest';
import type { Screen } from '../../src/link/screen.ts';
import { BASE, byId, client, type Element, elementsOf, pageOf, RETURN, story } from './page.ts';
import { textsIn } from './texts-in.ts';

describe('forms', () => {
  it.each([
    ['intro', 'continue-button', 'open'],
    ['handoff', 'handoff-button', 'provider'],
    ['vehicles', 'approval-button', 'approve'],
    ['no-vehicles', 'handoff-button', 'provider'],
  ])('%s: #%s posts to %s', async (name, id, to) => {
    const elements = await elementsOf(pageOf(story(name)));
    const button = byId(elements, id);
    expect(button?.attributes.get('type')).toBe('submit');
    const before = elements.slice(0, elements.indexOf(button ?? ({} as Element)));
    const form = before.findLast(({ tag }) => tag === 'form');
    expect(form?.attributes.get('action')).toBe(`${BASE}/${to}`);
  });

  it('carries the sealed request into the first post', async () => {
    const elements = await elementsOf(pageOf(story('intro')));
    const field = elements.find(({ attributes }) => attributes.get('name') === 'request');
    expect(field?.attributes.get('value')).toBe('k1.aaaa.bbbb');
  });

  it('asks for the sender by application and user', () => {
    const page = pageOf(story('intro-sender'));
    expect(page).toContain('<h1>Did Example partner send you this?</h1>');
    expect(page).toContain('user-4471');
  });

  it('offers Deny beside Share, to another address', async () => {
    const deny = byId(await elementsOf(pageOf(story('vehicles'))), 'deny-button');
    expect(deny?.attributes.get('formaction')).toBe(`${BASE}/deny`);
  });
});

describe('the brands', () => {
  const shown = async (name: string): Promise<string[]> => {
    const elements = await elementsOf(pageOf(story(name)));
    return elements.flatMap(({ attributes }, index) => {
      const hidden = elements[index - 1]?.attributes.has('hidden') ?? false;
      return attributes.get('class') === 'brand-list-item' && !hidden ? [attributes.get('id') ?? ''] : [];
    });
  };

  it('come with the common ones of the country first, under ids in upper case', async () => {
    const ids = await shown('brand');
    expect(ids.slice(0, 3)).toEqual(['TESLA', 'VOLKSWAGEN', 'TOYOTA']);
    expect(ids).toContain('MERCEDES_BENZ');
  });

  it('are filtered by the query without a script', async () => {
    expect(await shown('brand-search')).toEqual(['VOLKSWAGEN']);
    expect(await shown('brand-typing-error')).toEqual(['PORSCHE']);
    expect(await shown('brand-none')).toEqual([]);
  });

  it('say how many there are, or that there is none', async () => {
    const count = async (name: string) => byId(await elementsOf(pageOf(story(name))), 'brand-count')?.text;
    expect(await count('brand-search')).toBe('1 brand');
    expect(await count('brand-none')).toContain('No brand matches');
  });
});

describe('the consent', () => {
  const fields = async (name: string, field: string) =>
    (await elementsOf(pageOf(story(name)))).filter(({ attributes }) => attributes.get('name') === field);

  it('starts with everything ticked and sends what is required in any case', async () => {
    const scopes = await fields('vehicles', 'scope');
    const sent = scopes.map(({ attributes }) => [attributes.get('value'), attributes.get('type')]);
    expect(sent).toEqual([
      ['vehicle:information', 'hidden'],
      ['vehicle:charge_state', 'hidden'],
      ['vehicle:location', 'checkbox'],
      ['control:vehicle:charging', 'checkbox'],
    ]);
    const boxes = [...(await fields('vehicles', 'vehicle')), ...scopes.slice(2)];
    for (const { attributes } of boxes) expect(attributes.has('checked')).toBe(true);
  });

  it('locks the required permissions', async () => {
    const elements = await elementsOf(pageOf(story('vehicles')));
    const locked = elements.filter(({ tag, attributes }) => tag === 'input' && attributes.has('disabled'));
    expect(locked).toHaveLength(2);
    for (const { attributes } of locked)
      expect([attributes.has('checked'), attributes.has('name')]).toEqual([true, false]);
  });

  it('lets one car be chosen where only one is asked for', async () => {
    const cars = await fields('vehicles-single', 'vehicle');
    expect(cars.map(({ attributes }) => [attributes.get('type'), attributes.has('checked')])).toEqual([
      ['radio', true],
      ['radio', false],
    ]);
  });

  it('disables a car that cannot give what is required, and says what', async () => {
    const cars = await fields('vehicles-missing', 'vehicle');
    expect(cars.map(({ attributes }) => attributes.has('disabled'))).toEqual([false, true]);
    expect(pageOf(story('vehicles-missing'))).toContain('it does not give Battery and charging and Location');
  });

  it('says of a connected car, and of no other, that leaving it out does not end it', async () => {
    const elements = await elementsOf(pageOf(story('vehicles-missing')));
    const cars = elements.filter(({ attributes }) => attributes.get('name') === 'vehicle');
    expect(cars.map(({ attributes }) => attributes.get('aria-describedby'))).toEqual([
      'stays-connected',
      undefined,
    ]);
    expect(byId(elements, 'stays-connected')?.text).toContain(
      'stays so, even if you leave it out here. To end that, disconnect it in Example partner.',
    );
    expect(pageOf(story('vehicles'))).not.toContain('stays-connected');
  });

  it('offers no Share where no car fits', () => {
    expect(pageOf(story('vehicles-none-fit'))).not.toContain('id="approval-button"');
  });

  it('names all that is not shared', () => {
    const page = pageOf(story('vehicles'));
    const { permissions } = textsIn('en');
    for (const [scope, { name }] of Object.entries(permissions)) expect(page, scope).toContain(name);
    expect(Object.keys(permissions)).toEqual(Object.keys(VEHICLE_SCOPES));
  });
});

describe('the way back', () => {
  const ends: Screen[] = [
    {
      screen: 'success',
      brand: { slug: 'kia', name: 'Kia', app: null },
      count: 1,
      returnUrl: RETURN,
      forward: false,
    },
    { screen: 'ended', how: 'denied', returnUrl: RETURN, forward: false },
    { screen: 'elsewhere', returnUrl: RETURN },
    { screen: 'error', code: 'server_error', returnUrl: RETURN, detail: null },
  ];

  it.each(ends)('stands on $screen', async (screen) => {
    const link = byId(await elementsOf(pageOf({ client, screen })), 'return-button');
    expect(link?.attributes.get('href')?.replaceAll('&amp;', '&')).toBe(RETURN);
  });

  it.each(ends)('is left out of $screen where there is none', async (screen) => {
    const page = pageOf({ client, screen: { ...screen, returnUrl: null } as Screen });
    expect(byId(await elementsOf(page), 'return-button')).toBeUndefined();
  });
});

describe('going on by itself', () => {
  const refreshOf = async (screen: Screen) => {
    const elements = await elementsOf(pageOf({ client, screen }));
    return elements
      .find(({ attributes }) => attributes.get('http-equiv') === 'refresh')
      ?.attributes.get('content');
  };
  const ended = (forward: boolean, returnUrl: string | null): Screen => ({
    screen: 'ended',
    how: 'denied',
    forward,
    returnUrl,
  });

  it('reloads while the cars are looked for', async () => {
    expect(await refreshOf(story('loading-vehicles').screen)).toBe('2');
  });

  it('leads back at once after the last button, and only then', async () => {
    expect((await refreshOf(ended(true, RETURN)))?.replaceAll('&amp;', '&')).toBe(`0;url=${RETURN}`);
    expect(await refreshOf(ended(false, RETURN))).toBeUndefined();
    expect(await refreshOf(ended(true, null))).toBeUndefined();
  });
});

describe('errors', () => {
  it.each(ERROR_CODES)('%s comes with words and the request id', (code) => {
    const page = pageOf({ client: null, screen: { screen: 'error', code, returnUrl: null, detail: null } });
    expect(page).toContain('req-4711');
    expect(page).not.toContain(code);
  });

  it('offers to try again, but not where it says that the owner can do nothing', () => {
    const texts = textsIn('en');
    for (const code of ERROR_CODES) {
      const page = pageOf({ client, screen: { screen: 'error', code, returnUrl: null, detail: null } });
      const hopeless = page.includes(`<h1>${texts.applicationError('Example partner').title}</h1>`);
      expect([code, page.includes(`>${texts.words.tryAgain}</a>`)]).toEqual([code, !hopeless]);
    }
    expect(pageOf(story('error-application'))).toContain('There is nothing you can do about it');
    expect(pageOf(story('error-application'))).not.toContain(texts.words.tryAgain);
  });
});
