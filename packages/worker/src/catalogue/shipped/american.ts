import type { ShippedMake } from './market.ts';

export const AMERICAN: readonly ShippedMake[] = [];
