import { BRANDS } from '@keyfob/shared/vehicle/brands';
import { brandOfVin, isSound } from '@keyfob/shared/vehicle/vin';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  accountNameOf,
  readAccountName,
  readWishes,
  type VehicleWish,
} from '../../src/simulator/made-vehicles.ts';
import { needsBattery, VEHICLE_STATES } from '../../src/simulator/vehicles/held-state.ts';
import { modelsOf } from '../../src/simulator/vehicles/models.ts';
import { type Browser, browserOf, ORIGIN, openSite, type Site } from './site.ts';

const wishes = fc.constantFrom(...BRANDS).chain(({ slug }) =>
  fc.array(
    fc.constantFrom(...modelsOf(slug)).chain((model) =>
      fc.record({
        make: fc.constant(slug),
        model: fc.constant(model.name),
        year: fc.integer({ min: model.firstYear, max: model.lastYear }),
        state: fc.constantFrom(...VEHICLE_STATES.filter((state) => model.battery || !needsBattery(state))),
      }),
    ),
    { minLength: 1, maxLength: 3 },
  ),
);

const made = (...list: VehicleWish[]) => {
  const read = readWishes(list);
  if (!read.ok) throw new Error(read.detail);
  return read.value;
};

const MODEL_3: VehicleWish = { make: 'tesla', model: 'Model 3', year: 2021, state: 'driving' };

describe('the name of an account', () => {
  test('holds every vehicle that can be made, as it was made', () => {
    const run = fc.property(wishes, (list) => {
      const account = made(...list);
      const name = accountNameOf(account);
      expect(readAccountName(name)).toEqual(account);
      expect(name).toBe(name.toLowerCase());
      // What the sign-in page takes.
      expect(name.length).toBeLessThanOrEqual(254);
      for (const { vin } of account.vehicles) {
        expect(isSound(vin)).toBe(true);
        expect(brandOfVin(vin)).toBe(account.brand.slug);
      }
      expect(new Set(account.vehicles.map(({ vin }) => vin)).size).toBe(list.length);
    });
    fc.assert(run, { numRuns: 300 });
  });

  test('with any character changed, left out or added is not taken', () => {
    const name = accountNameOf(made(MODEL_3));
    for (let place = 0; place < name.length; place++)
      for (const other of [
        `${name.slice(0, place)}${name.slice(place + 1)}`,
        `${name.slice(0, place)}${name[place] === 'z' ? 'y' : 'z'}${name.slice(place + 1)}`,
        `${name.slice(0, place)}0${name.slice(place)}`,
      ])
        expect(readAccountName(other), other).toBeNull();
  });
});

describe('a wish', () => {
  test.each<[string, VehicleWish, string]>([
    ['an unknown make', { make: 'Trabant', model: '601' }, 'make'],
    ['a model of another make', { make: 'kia', model: 'Model 3' }, 'model'],
    ['a year before the model', { make: 'tesla', model: 'Model 3', year: 2010 }, 'year'],
    ['a year with a fraction', { make: 'tesla', model: 'Model 3', year: 2020.5 }, 'year'],
    ['an unknown state', { ...MODEL_3, state: 'flying' }, 'state'],
    ['a state from the prototype', { ...MODEL_3, state: 'constructor' }, 'state'],
    ['charging without a battery', { make: 'volkswagen', model: 'Golf', state: 'charging' }, 'state'],
    ['plugged in without a battery', { make: 'volkswagen', model: 'Golf', state: 'plugged-in' }, 'state'],
    ['a short VIN', { ...MODEL_3, vin: '5YJ3E1EA' }, 'vin'],
    ['a VIN with a wrong check digit', { ...MODEL_3, vin: '5YJ3E1EA8MF317000' }, 'vin'],
    ['a VIN of another make', { make: 'volkswagen', model: 'ID.3', vin: 'TMBJJ7NE5L0000001' }, 'vin'],
  ])('for %s is told which field', (_, wish, field) => {
    expect(readWishes([wish])).toMatchObject({ ok: false, code: 'validation_failed', field });
  });

  test('says what would be right', () => {
    expect(readWishes([{ ...MODEL_3, vin: '5YJ3E1EA8MF317000' }])).toMatchObject({
      detail: expect.stringMatching(/check digit .* should be [0-9X]\.$/),
    });
    expect(readWishes([{ make: 'tesla', model: 'Roadster' }])).toMatchObject({
      detail: expect.stringContaining('Model Y'),
    });
  });

  test.each(['LAND ROVER', 'LAND_ROVER', 'landrover', 'Land Rover', 'land-rover'])(
    'takes the make %s',
    (make) => {
      expect(made({ make, model: 'defender' }).brand.slug).toBe('land-rover');
    },
  );

  test('takes a VIN of its own, and several cars of one make', () => {
    const own = made({ make: 'volkswagen', model: 'Golf', vin: 'wvwzzz1kz aw123456' });
    expect(own.vehicles[0]?.vin).toBe('WVWZZZ1KZAW123456');
    expect(readWishes([MODEL_3, { make: 'kia', model: 'EV6' }])).toMatchObject({ field: 'vehicles.1.make' });
    expect(readWishes([])).toMatchObject({ ok: false, field: 'vehicles' });
    expect(readWishes([MODEL_3, MODEL_3, MODEL_3, MODEL_3])).toMatchObject({ ok: false, field: 'vehicles' });
  });
});

describe('the maker of vehicles', () => {
  let site: Site;
  let browser: Browser;

  beforeEach(async () => {
    site = await openSite();
    browser = browserOf(site);
  });

  const post = (body: string, type = 'application/json'): Promise<Response> =>
    site.fetch(
      new Request(`${ORIGIN}/simulator/vehicles`, {
        method: 'POST',
        body,
        headers: { 'Content-Type': type },
      }),
    );

  test('answers a program with the name of the account', async () => {
    const answer = await post(JSON.stringify(MODEL_3));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(await answer.json()).toEqual({
      username: accountNameOf(made(MODEL_3)),
      brand: 'tesla',
      vehicles: [
        {
          make: 'Tesla',
          model: 'Model 3',
          year: 2021,
          vin: expect.stringMatching(/^5YJ.{14}$/),
          state: 'driving',
        },
      ],
    });
    const several = await post(JSON.stringify({ vehicles: [MODEL_3, { make: 'TESLA', model: 'model-y' }] }));
    expect(await several.json()).toMatchObject({ vehicles: [{ model: 'Model 3' }, { model: 'Model Y' }] });
  });

  test.each([
    ['a text', '{', 400, 'malformed_json'],
    ['a list', '[]', 422, 'validation_failed'],
    ['a number', '1', 422, 'validation_failed'],
    ['nothing of it', '{}', 422, 'validation_failed'],
    ['a field too many', JSON.stringify({ ...MODEL_3, color: 'red' }), 422, 'validation_failed'],
    ['a year as text', JSON.stringify({ ...MODEL_3, year: '2021' }), 422, 'validation_failed'],
    ['four vehicles', JSON.stringify({ vehicles: Array(4).fill(MODEL_3) }), 422, 'validation_failed'],
    ['no vehicles', JSON.stringify({ vehicles: [] }), 422, 'validation_failed'],
    ['null for vehicles', JSON.stringify({ vehicles: null }), 422, 'validation_failed'],
  ])('refuses %s and says why', async (_, body, status, error) => {
    const answer = await post(body);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ error });
  });

  test('refuses another media type', async () => {
    expect((await post(JSON.stringify(MODEL_3), 'text/plain')).status).toBe(400);
  });

  test('shows the name on a page, and keeps what was typed', async () => {
    const query = new URLSearchParams({ model: 'tesla/model-3', year: '2021', vin: '', state: 'driving' });
    const answer = await browser.open(`${ORIGIN}/simulator/vehicles?${query}`);
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toContain(accountNameOf(made(MODEL_3)));
    expect(html).toContain('<option value="tesla/model-3" selected');
    expect(html).not.toMatch(/<script|style="|https?:\/\/(?!localhost)/);
    expect(answer.headers.get('Content-Security-Policy')).not.toContain('unsafe-inline');
  });

  test('names the field at fault on the page, in the language asked for', async () => {
    const query = new URLSearchParams({
      model: 'tesla/model-3',
      year: '"><b>',
      vin: '',
      state: 'parked',
      ui_locales: 'nb',
    });
    const answer = await browser.open(`${ORIGIN}/simulator/vehicles?${query}`);
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('<html lang="nb">');
    expect(html).toContain('href="#year"');
    expect(html).not.toContain('<b>');
    expect(html).not.toContain('id="account-name"');
  });

  test('shows an empty form first', async () => {
    const answer = await browser.open(`${ORIGIN}/simulator/vehicles`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).not.toContain('role="alert"');
  });
});
