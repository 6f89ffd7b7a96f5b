import type { PropertyDeclarations } from 'lit';
import type { ShownVehicle } from './session-store/state.ts';

/** `disabled="false"` is false: frameworks that render before the element is defined write it so. */
export const flag = (value: unknown): boolean =>
  value !== null && value !== false && value !== 'false' && value !== undefined;

const FLAG = {
  converter: { fromAttribute: flag, toAttribute: (value: unknown) => (flag(value) ? '' : null) },
};

/** An attribute that a framework wrote from an object or a function says nothing, and is likely a mistake. */
const text = (value: string | null): string | null => {
  if (value !== null && /^\[object |=>|^function/.test(value)) {
    console.warn(
      '<keyfob-connect>: an attribute holds a script value; set it as a property, or import define.js.',
    );
    return null;
  }
  return value;
};

const TEXT = { converter: { fromAttribute: text } };

const isVehicle = (entry: unknown): entry is ShownVehicle => {
  const { id, status } = (entry ?? {}) as Partial<ShownVehicle>;
  return typeof id === 'string' && typeof status === 'string';
};

/** Vehicles as a page gives them: a list, or the whole answer of `GET /v1/users/{userId}/connected-vehicles`. */
export const readVehicles = (value: unknown): readonly ShownVehicle[] => {
  const list = Array.isArray(value) ? value : (value as { data?: unknown } | null)?.data;
  return Array.isArray(list) ? list.filter(isVehicle) : [];
};

const vehiclesFromAttribute = (value: string | null): readonly ShownVehicle[] => {
  try {
    return readVehicles(JSON.parse(value ?? '[]'));
  } catch {
    return [];
  }
};

/** Every property, and the attribute it is set by. */
export const PROPERTIES: PropertyDeclarations = {
  sessionEndpoint: { ...TEXT, attribute: 'session-endpoint' },
  returnUrl: { ...TEXT, attribute: 'return-url' },
  connectedVehicleId: { ...TEXT, attribute: 'connected-vehicle-id' },
  brand: TEXT,
  country: TEXT,
  name: { reflect: true },
  selection: {},
  presentation: {},
  prefetch: {},
  theme: { reflect: true },
  size: { reflect: true },
  variant: { reflect: true },
  disabled: { ...FLAG, reflect: true },
  required: { ...FLAG, reflect: true },
  vehicles: { converter: { fromAttribute: vehiclesFromAttribute } },
  fetchSession: { attribute: false },
  messages: { attribute: false },
};
