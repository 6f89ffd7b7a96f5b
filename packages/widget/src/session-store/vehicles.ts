import type { ShownVehicle } from './state.ts';

/** A vehicle as the API describes it, or as the site does. */
interface TellableVehicle extends ShownVehicle {
  readonly information?: {
    readonly displayName?: string | null;
    readonly brand?: string;
    readonly model?: string;
  } | null;
}

/** `GET /v1/users/{userId}/connected-vehicles`, or its list. */
export type TellableVehicles = readonly TellableVehicle[] | { readonly data: readonly TellableVehicle[] };

/** Gone, or going. */
const GONE = /^(pending_removal|removed)$/;

const text = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);

/** What is shown of a vehicle, and nothing else of what was said. */
const readVehicle = (entry: Partial<TellableVehicle> | null): ShownVehicle[] => {
  const { id, status, reason, information } = entry ?? {};
  if (typeof id !== 'string' || typeof status !== 'string' || GONE.test(status)) return [];
  const model = [information?.brand, information?.model].filter(text).join(' ');
  const name = text(entry?.name) ?? text(information?.displayName) ?? text(model);
  return [{ id, status, ...(name && { name }), ...(text(reason) && { reason }) }] as ShownVehicle[];
};

/** Vehicles as a page gives them. */
export const readVehicles = (value: unknown): readonly ShownVehicle[] => {
  const list = Array.isArray(value) ? value : (value as { data?: unknown } | null)?.data;
  return Array.isArray(list) ? list.flatMap(readVehicle) : [];
};
