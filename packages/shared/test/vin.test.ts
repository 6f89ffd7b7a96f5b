import { describe, expect, test } from 'vitest';
import { BRANDS } from '../src/vehicle/brands.ts';
import {
  brandOfVin,
  canBeOf,
  checkDigitOf,
  hasCheckDigit,
  isSound,
  isWellFormed,
  readVin,
  yearCodeOf,
  yearOfVin,
} from '../src/vehicle/vin.ts';

describe('a VIN', () => {
  test.each([
    ['1M8GDM9AXKP042788', 'X'],
    ['11111111111111111', '1'],
    ['5GZCZ43D13S812715', '1'],
  ])('%s has the check digit %s', (vin, digit) => {
    expect(checkDigitOf(vin)).toBe(digit);
    expect(isSound(vin)).toBe(true);
  });

  test('with a place mistyped is found out', () => {
    for (const typo of ['1M8GDM9AXKP042789', '1M8GDM8AXKP042788', '1M8GDM9AXPK042788'])
      expect(isSound(typo)).toBe(false);
  });

  test.each([
    ['5YJ3E1EA7KF31700', 'too short'],
    ['5YJ3E1EA7KF3170000', 'too long'],
    ['5YJ3E1EA7KF31700O', 'an O'],
    ['5YJ3E1EA7KF31700I', 'an I'],
    ['5yj3e1ea7kf317000', 'small letters'],
    ['', 'nothing'],
  ])('%s is not one: %s', (vin) => {
    expect(isWellFormed(vin)).toBe(false);
    expect(isSound(vin)).toBe(false);
  });

  test('is read with blanks and in small letters', () => {
    expect(readVin(' wvw zzz 1kz aw1 23456 ')).toBe('WVWZZZ1KZAW123456');
  });

  test('from Europe may have anything at the ninth place, one from America may not', () => {
    expect(isSound('WVWZZZ1KZAW123456')).toBe(true);
    expect(hasCheckDigit('WVWZZZ1KZAW123456')).toBe(false);
    expect(isSound('1M8GDM9A1KP042788')).toBe(false);
  });

  test.each([
    ['5YJ3E1EA7KF317000', 'tesla'],
    ['WVWZZZ1KZAW123456', 'volkswagen'],
    ['VSSZZZ5FZJR000001', 'seat'],
    ['0SCAUDI0155C49A95', 'audi'],
    ['0SCLR0002E8896323', 'land-rover'],
    ['JTMS0000000000000', 'subaru'],
    ['JTMZ0000000000000', 'toyota'],
    ['ZZZ00000000000000', null],
    ['0SCTOYS0000000000', null],
    ['', null],
  ])('%s is of %s', (vin, brand) => {
    expect(brandOfVin(vin)).toBe(brand);
  });

  test('is known of every brand', () => {
    for (const { slug } of BRANDS) expect(canBeOf('ZZZ00000000000000', slug)).toBe(false);
    expect(canBeOf('VXKUHZKXZL4000001', 'opel')).toBe(true);
    expect(canBeOf('VXKUHZKXZL4000001', 'vauxhall')).toBe(true);
    expect(canBeOf('VXKUHZKXZL4000001', 'constructor')).toBe(false);
  });

  test('says its year, the latest that is not to come', () => {
    for (let year = 1980; year <= 2026; year++) expect(yearCodeOf(year)).toBe(yearCodeOf(year + 30));
    expect(yearOfVin('5YJ3E1EA7KF317000', 2026)).toBe(2019);
    expect(yearOfVin('5YJ3E1EA7KF317000', 2018)).toBe(1989);
    expect(yearOfVin('5YJ3E1EA7TF317000', 2026)).toBe(2026);
    expect(yearOfVin('WVWZZZ1KZ0W123456', 2026)).toBeNull();
    expect(yearOfVin('', 2026)).toBeNull();
  });
});
