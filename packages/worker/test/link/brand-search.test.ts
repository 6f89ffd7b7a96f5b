import { BRANDS } from '@keyfob/shared/vehicle/brands';
import { describe, expect, it } from 'vitest';
import { fold, popularFirst, searchBrands, withinOneError } from '../../src/link/brand-search.ts';

const brands = BRANDS.map((brand) => ({ ...brand, apps: brand.apps.map(({ name }) => name) }));

const found = (query: string): string[] => searchBrands(brands, query).map(({ slug }) => slug);

/** What owners type, and the brands they must see first, in this order. */
const GOLDEN: readonly (readonly [query: string, ...first: string[]])[] = [
  // The beginning of the name, in any case and with any accent.
  ['tesla', 'tesla'],
  ['TES', 'tesla'],
  ['  Tesla ', 'tesla'],
  ['volks', 'volkswagen'],
  ['vo', 'volkswagen', 'volvo'],
  ['skoda', 'skoda'],
  ['Škoda', 'skoda'],
  ['SKO', 'skoda'],
  ['citroen', 'citroen'],
  ['Citroën', 'citroen'],
  ['citroe', 'citroen'],
  ['mercedes', 'mercedes-benz'],
  ['mercedes benz', 'mercedes-benz'],
  ['mercedes-benz', 'mercedes-benz'],
  ['mercedesbenz', 'mercedes-benz'],
  ['land rover', 'land-rover'],
  ['landrover', 'land-rover'],
  ['land-r', 'land-rover'],
  ['alfa', 'alfa-romeo'],
  ['alfaromeo', 'alfa-romeo'],
  ['ds', 'ds'],
  ['mini', 'mini'],
  ['po', 'polestar', 'porsche'],
  ['bmw', 'bmw'],
  ['byd', 'byd'],
  ['kia', 'kia'],
  ['mg', 'mg'],
  ['gmc', 'gmc'],
  ['xp', 'xpeng'],
  // A word in the name.
  ['romeo', 'alfa-romeo'],
  ['rover', 'land-rover'],
  ['benz', 'mercedes-benz'],
  ['automobiles', 'ds'],
  // Other names, models and groups.
  ['vw', 'volkswagen'],
  ['vw id', 'volkswagen'],
  ['merc', 'mercedes-benz'],
  ['chevy', 'chevrolet'],
  ['range rover', 'land-rover'],
  ['model 3', 'tesla'],
  ['model y', 'tesla'],
  ['tesla model y', 'tesla'],
  ['cybertruck', 'tesla'],
  ['ID.3', 'volkswagen'],
  ['id3', 'volkswagen'],
  ['id 4', 'volkswagen'],
  ['zoe', 'renault'],
  ['megane', 'renault'],
  ['leaf', 'nissan'],
  ['ioniq', 'hyundai'],
  ['kona', 'hyundai'],
  ['ev6', 'kia'],
  ['enyaq', 'skoda'],
  ['e-tron', 'audi'],
  ['etron', 'audi'],
  ['taycan', 'porsche'],
  ['mach-e', 'ford'],
  ['mustang', 'ford'],
  ['i-pace', 'jaguar'],
  ['born', 'cupra'],
  ['500e', 'fiat'],
  ['jlr', 'jaguar', 'land-rover'],
  ['gm', 'gmc', 'buick', 'cadillac', 'chevrolet'],
  ['vauxhall', 'vauxhall', 'opel'],
  ['opel', 'opel', 'vauxhall'],
  ['cooper', 'mini'],
  ['比亚迪', 'byd'],
  ['蔚来', 'nio'],
  ['小鹏', 'xpeng'],
  // The makers' own apps.
  ['myAudi', 'audi'],
  ['fordpass', 'ford'],
  ['ford pass', 'ford'],
  ['BlueLink', 'hyundai'],
  ['we connect', 'volkswagen'],
  ['nissanconnect', 'nissan'],
  ['myopel', 'opel'],
  // One typing error: swapped, doubled, missing, wrong.
  ['telsa', 'tesla'],
  ['teslla', 'tesla'],
  ['volkswagn', 'volkswagen'],
  ['wolkswagen', 'volkswagen'],
  ['volkwsagen', 'volkswagen'],
  ['porshce', 'porsche'],
  ['porche', 'porsche'],
  ['hundai', 'hyundai'],
  ['hyndai', 'hyundai'],
  ['mercedez', 'mercedes-benz'],
  ['peugot', 'peugeot'],
  ['renalt', 'renault'],
  ['chevrolett', 'chevrolet'],
  ['polestarr', 'polestar'],
  ['jagaur', 'jaguar'],
  ['landrovr', 'land-rover'],
  ['cyebrtruck', 'tesla'],
];

describe('searchBrands', () => {
  it.each(GOLDEN)('finds %s', (query, ...first) => {
    expect(found(query).slice(0, first.length)).toEqual(first);
  });

  it.each(['hest', 'zzz', 'teslq q', 'x5x5'])('finds nothing for %s', (query) => {
    expect(found(query)).toEqual([]);
  });

  it('shows all brands in their order for an empty query', () => {
    expect(found(' - ')).toEqual(brands.map(({ slug }) => slug));
  });

  it('guesses at typing errors only when nothing matches as typed', () => {
    expect(found('seat')).toEqual(['seat', 'cupra']);
  });
});

describe('popularFirst', () => {
  it('puts the common brands of the country first and the rest by name', () => {
    const order = popularFirst(brands, 'SE').map(({ slug }) => slug);
    expect(order.slice(0, 3)).toEqual(['volvo', 'tesla', 'volkswagen']);
    const rest = order.slice(6);
    expect(rest.indexOf('citroen')).toBeGreaterThan(rest.indexOf('chrysler'));
    expect(rest.indexOf('citroen')).toBeLessThan(rest.indexOf('cupra'));
    expect(order.toSorted()).toEqual(brands.map(({ slug }) => slug).toSorted());
  });

  it('goes by name alone where the country is unknown', () => {
    expect(popularFirst(brands, null)[0]?.slug).toBe('acura');
  });
});

describe('fold', () => {
  it.each([
    ['Citroën', 'citroen'],
    ['ŠKODA', 'skoda'],
    ['ID. Buzz', 'id buzz'],
    ['Ærø–Øst', 'aero ost'],
    ['Straße', 'strasse'],
  ])('folds %s', (text, folded) => expect(fold(text)).toBe(folded));
});

describe('withinOneError', () => {
  it.each([
    ['kia', 'kia', true],
    ['kai', 'kia', true],
    ['ki', 'kia', true],
    ['kiaa', 'kia', true],
    ['koa', 'kia', true],
    ['', 'k', true],
    ['aik', 'kia', false],
    ['', 'ki', false],
    ['koaa', 'kia', false],
  ])('%s and %s: %s', (a, b, within) => {
    expect(withinOneError(a, b)).toBe(within);
    expect(withinOneError(b, a)).toBe(within);
  });
});
