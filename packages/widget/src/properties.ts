import type { PropertyDeclarations } from 'lit';

/** `disabled="false"` is false: frameworks that render before the element is defined write it so. */
export const flag = (value: unknown): boolean =>
  value !== null && value !== false && value !== 'false' && value !== undefined;

const FLAG = {
  converter: { fromAttribute: flag, toAttribute: (value: unknown) => (flag(value) ? '' : null) },
};

/** As JSON; what is none says nothing. */
const fromJson = (value: string | null): unknown => {
  try {
    return JSON.parse(value ?? '[]');
  } catch {
    return [];
  }
};

/** Without the attribute it is what it was at first; and an element sprouts none by itself. */
const CHOICE = { reflect: true, useDefault: true };

/** Every property, and the attribute it is set by. */
export const PROPERTIES: PropertyDeclarations = {
  sessionEndpoint: { attribute: 'session-endpoint' },
  returnUrl: { attribute: 'return-url' },
  connectedVehicleId: { attribute: 'connected-vehicle-id' },
  brand: {},
  country: {},
  name: { reflect: true },
  selection: { useDefault: true },
  presentation: { useDefault: true },
  prefetch: { useDefault: true },
  theme: CHOICE,
  size: CHOICE,
  variant: CHOICE,
  disabled: { ...FLAG, reflect: true },
  required: { ...FLAG, reflect: true },
  vehicles: { converter: { fromAttribute: fromJson } },
  fetchSession: { attribute: false },
  messages: { attribute: false },
};

/** What they are at first. */
export const DEFAULTS = {
  sessionEndpoint: null,
  fetchSession: null,
  returnUrl: null,
  brand: null,
  country: null,
  connectedVehicleId: null,
  selection: 'multiple',
  presentation: 'auto',
  prefetch: 'intent',
  theme: 'auto',
  size: 'm',
  variant: 'solid',
  disabled: false,
  name: null,
  required: false,
  vehicles: [],
  messages: null,
};
