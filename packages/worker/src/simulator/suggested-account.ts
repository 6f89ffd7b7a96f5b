import type { Brand } from '@keyfob/shared/vehicle/brands';
import { accountNameOf, readWish } from './made-vehicles.ts';
import { modelsOf, slugOf } from './vehicles/models.ts';

const folded = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** A year as it stands in an address; `otherwise` where none does. */
const yearIn = (text: string | null, otherwise: number): number => (text === null ? otherwise : Number(text));

/**
 * The name of an account that holds the kind of vehicle a client wishes for (`wanted_model`, `wanted_from`, `wanted_to`),
 * to be found in the form already: an owner has their car, and a developer would have to make one. Empty where there is
 * none.
 */
export const suggestedAccount = (brand: Brand, query: URLSearchParams): string => {
  const wanted = folded(query.get('wanted_model') ?? '');
  const [from, to] = [
    yearIn(query.get('wanted_from'), 0),
    yearIn(query.get('wanted_to'), Number.POSITIVE_INFINITY),
  ];
  if (wanted === '') return '';
  const model = modelsOf(brand.slug).find(({ name, firstYear, lastYear }) => {
    const own = folded(name);
    return (
      (own === wanted || wanted.startsWith(own) || own.startsWith(wanted)) &&
      firstYear <= to &&
      lastYear >= from
    );
  });
  if (!model) return '';
  const year = Math.min(Math.max(from, model.firstYear), model.lastYear);
  const read = readWish({ make: brand.slug, model: slugOf(model), year });
  return read.ok ? accountNameOf({ brand, vehicles: [read.value.vehicle] }) : '';
};
