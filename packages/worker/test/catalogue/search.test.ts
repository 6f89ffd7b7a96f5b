import { describe, expect, it } from 'vitest';
import type { VehicleProfile } from '../../src/catalogue/profile.ts';
import { type ProfileQuery, pageOfProfiles, searchables } from '../../src/catalogue/search.ts';
import { shippedProfiles } from '../../src/catalogue/shipped/shipped.ts';

const all = searchables(shippedProfiles());
const find = (query: ProfileQuery): VehicleProfile[] => pageOfProfiles(all, { size: 100, ...query });
const models = (search: string): Set<string> =>
  new Set(find({ search }).map(({ makeName, model }) => `${makeName} ${model}`));

describe('a search', () => {
  it.each([
    ['tesla model 3', 'Tesla Model 3'],
    ['model 3 tesla', 'Tesla Model 3'],
    ['Škoda enyaq', 'Škoda Enyaq'],
    ['skoda elroq', 'Škoda Elroq'],
    ['vw id.4', 'Volkswagen ID.4'],
    ['id4', 'Volkswagen ID.4'],
    ['machE', 'Ford Mustang Mach-E'],
    ['citroën e-c3', 'Citroën ë-C3'],
    ['  IONIQ   6 ', 'Hyundai IONIQ 6'],
  ])('for "%s" finds %s', (search, model) => {
    expect([...models(search)]).toContain(model);
  });

  it('wants every word', () => {
    expect(models('tesla enyaq')).toEqual(new Set());
    expect(models('tesla model').has('Škoda Enyaq')).toBe(false);
  });

  it('puts whole words before beginnings, and those before what is within', () => {
    const [first] = find({ search: 'e' });
    expect(` ${first?.makeName} ${first?.model} ${first?.version} `).toMatch(/[ -][Ee][ :-]/);
    expect([...models('ID.3')][0]).toBe('Volkswagen ID.3');
    expect([...models('vw id.3')][0]).toBe('Volkswagen ID.3');
  });

  it.each([
    ['Audi e-tron', 'Audi e-tron'],
    ['Golf', 'Volkswagen Golf'],
    ['vw golf', 'Volkswagen Golf'],
    ['BMW X1', 'BMW X1'],
    ['MG 4', 'MG MG4'],
    ['Q4', 'Audi Q4 e-tron'],
    ['Renault 5', 'Renault 5 E-Tech'],
    ['IONIQ', 'Hyundai IONIQ'],
  ])('for "%s" begins with the model of that name, %s', (search, model) => {
    expect([...models(search)][0]).toBe(model);
  });

  it('for a model and its version begins with that version', () => {
    const [first] = find({ search: 'Model 3 Performance (2021)' });
    expect([first?.model, first?.version]).toEqual(['Model 3', 'Performance (2021)']);
  });

  it('for a model that a brand is known by finds that model alone', () => {
    expect(models('leaf')).toEqual(new Set(['Nissan LEAF']));
    expect(models('vw').size).toBeGreaterThan(5);
  });

  it('of nothing is everything, page by page, each once', () => {
    const ids: string[] = [];
    for (let page = 0; ; page += 1) {
      const found = find({ page });
      if (found.length === 0) break;
      ids.push(...found.map(({ id }) => id));
    }
    expect(ids).toEqual(all.map(({ profile }) => profile.id));
    expect(find({ search: ' .- ' })).toHaveLength(100);
  });

  it('keeps to the providers and the country asked for', () => {
    const enode = find({ providers: ['enode'], search: 'buick' });
    expect(enode).toEqual([]);
    for (const profile of find({ providers: ['smartcar'], country: 'us' })) {
      expect(profile.providers).toContain('smartcar');
      expect(profile.countries).toContain('US');
    }
    expect(find({ providers: [] })).toEqual([]);
    expect(find({ country: 'ZZ' })).toEqual([]);
  });

  it('has bounds, whatever it is asked for', () => {
    expect(pageOfProfiles(all, {})).toHaveLength(10);
    for (const [size, length] of [
      [0, 1],
      [-5, 1],
      [1e9, 100],
      [Number.NaN, 10],
      [2.9, 2],
      [null, 10],
    ] as const)
      expect(pageOfProfiles(all, { size }), String(size)).toHaveLength(length);
    expect(pageOfProfiles(all, { page: -3, size: 3 })).toEqual(pageOfProfiles(all, { page: 0, size: 3 }));
    expect(pageOfProfiles(all, { page: 1e12 })).toEqual([]);
    expect(find({ search: 'x '.repeat(1e6) })).toEqual(find({ search: 'x' }));
  });
});
