/** Two 32-bit states, mixed by multiplication and cross-shifting: spreads well, and is no secret. */
const hash = (text: string): readonly [number, number] => {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return [high >>> 0, low >>> 0];
};

/** A number from 0 up to, not including, 1 that hangs on seed and label alone: drawing more of them changes none. */
export const fraction = (seed: string, label: string): number => hash(`${seed}/${label}`)[0] / 2 ** 32;

/** A number from `min` up to, not including, `max`. */
export const between = (seed: string, label: string, min: number, max: number): number =>
  min + fraction(seed, label) * (max - min);

/** A whole number from `min` to `max`, both included. */
export const whole = (seed: string, label: string, min: number, max: number): number =>
  Math.floor(between(seed, label, min, max + 1));

export const pick = <T>(seed: string, label: string, list: readonly T[]): T => {
  const picked = list[whole(seed, label, 0, list.length - 1)];
  if (picked === undefined) throw new Error('Nothing to pick from.');
  return picked;
};

/** 128 bits, hexadecimal: an id that the seed alone decides. */
export const idOf = (seed: string): string =>
  [...hash(`${seed}/id`), ...hash(`${seed}/di`)].map((part) => part.toString(16).padStart(8, '0')).join('');
