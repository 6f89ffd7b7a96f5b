import { AMERICAN } from './models/american.ts';
import { ASIAN } from './models/asian.ts';
import { EUROPEAN } from './models/european.ts';
import type { BrandModels, Model } from './models/model.ts';

export { isChargeable, type Model, type Powertrain } from './models/model.ts';

/** Models by slug of the brand, at least one of them with a battery; years are model years. */
export const MODELS: BrandModels = { ...AMERICAN, ...ASIAN, ...EUROPEAN };

/** A model's name as it stands in an address or an account: small letters, digits and dashes. */
export const slugOf = ({ name }: Pick<Model, 'name'>): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('+', '-plus')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** The models of a brand; none of one that does not exist. */
export const modelsOf = (brand: string): readonly Model[] =>
  Object.hasOwn(MODELS, brand) ? (MODELS[brand] ?? []) : [];

/** A model of a brand by its name or slug, in any case. */
export const modelOf = (brand: string, name: string): Model | null =>
  modelsOf(brand).find((model) => slugOf(model) === slugOf({ name })) ?? null;
