import { describe, expect, test } from 'vitest';
import {
  BRANDS,
  brandAppIn,
  brandByMake,
  brandBySlug,
  brandByVendor,
  brandCalled,
  brandsInCountry,
  namesOf,
} from '../src/vehicle/brands.ts';

const slugs = (brands: readonly { slug: string }[]): string[] => brands.map((brand) => brand.slug);

describe('the table of brands', () => {
  test('has 51 brands, 46 of Smartcar and 48 of Enode, each once', () => {
    expect(new Set(slugs(BRANDS)).size).toBe(51);
    expect(new Set(BRANDS.flatMap((brand) => brand.make ?? [])).size).toBe(46);
    expect(new Set(BRANDS.flatMap((brand) => brand.vendor ?? [])).size).toBe(48);
  });

  test('is in the order of the names an owner reads', () => {
    const names = BRANDS.map((brand) => brand.name);
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en')));
  });

  test('gives an app of a brand only regions of that brand', () => {
    for (const brand of BRANDS)
      for (const app of brand.apps)
        expect(brand.regions, `${brand.slug} ${app.name}`).toEqual(expect.arrayContaining([...app.regions]));
  });
});

describe('a brand is found', () => {
  test.each(['LAND ROVER', 'LAND_ROVER', 'LANDROVER', 'land rover', 'Land-Rover'])('by make %s', (make) => {
    expect(brandByMake(make)?.slug).toBe('land-rover');
  });

  test('by every make and vendor of the table, in any case', () => {
    for (const brand of BRANDS) {
      if (brand.make !== null) expect(brandByMake(brand.make.toLowerCase())).toBe(brand);
      if (brand.vendor !== null) expect(brandByVendor(brand.vendor.toLowerCase())).toBe(brand);
      expect(brandBySlug(brand.slug)).toBe(brand);
    }
  });

  test('by the vendor that is not the make', () => {
    expect(brandByVendor('MERCEDES')).toBe(brandByMake('mercedes benz'));
  });

  test.each([
    ['Škoda', 'skoda'],
    ['citroen', 'citroen'],
    ['CITROËN', 'citroen'],
    ['Lucid', 'lucid'],
  ])('by what it is called: %s', (name, slug) => {
    expect(brandCalled(name)?.slug).toBe(slug);
  });

  test('by what it is called, and by nothing like it', () => {
    for (const brand of BRANDS)
      for (const name of namesOf(brand)) expect(brandCalled(name.toUpperCase()), name).toBe(brand);
    expect(brandCalled('')).toBeNull();
    expect(brandCalled('skod')).toBeNull();
  });

  test('not by what a provider does not reach, nor by an empty text', () => {
    expect(brandByMake('LUCID')).toBeNull();
    expect(brandByVendor('BUICK')).toBeNull();
    expect(brandByMake('')).toBeNull();
    expect(brandByVendor('')).toBeNull();
    expect(brandBySlug('constructor')).toBeNull();
  });
});

describe('the brands of a country', () => {
  test('are those of its region and those of which nothing is known', () => {
    expect(slugs(brandsInCountry('NO'))).toEqual(expect.arrayContaining(['renault', 'tesla', 'nio']));
    expect(slugs(brandsInCountry('NO'))).not.toContain('buick');
    expect(slugs(brandsInCountry('us'))).not.toContain('renault');
    expect(slugs(brandsInCountry('CA'))).not.toContain('mercedes-benz');
  });

  test.each([null, 'JP', 'XX'])('are all of them where the country is %s', (country) => {
    expect(brandsInCountry(country)).toHaveLength(BRANDS.length);
  });
});

describe('the maker’s app', () => {
  test('goes by the name of the country', () => {
    const kia = BRANDS.find((brand) => brand.slug === 'kia');
    if (!kia) throw new Error('no Kia');
    expect(brandAppIn(kia, 'DE')).toBe('Kia Connect');
    expect(brandAppIn(kia, 'CA')).toBe('Kia Access');
    expect(brandAppIn(kia, null)).toBe('Kia Access');
  });

  test('is unknown where no provider names one', () => {
    const volvo = BRANDS.find((brand) => brand.slug === 'volvo');
    if (!volvo) throw new Error('no Volvo');
    expect(brandAppIn(volvo, 'SE')).toBeNull();
  });
});
