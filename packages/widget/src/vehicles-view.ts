import type { Html, Shown } from './link-view.ts';
import type { WidgetTexts } from './locales/texts.ts';
import {
  connectedCount,
  needsAttention,
  type ShownVehicle,
  type WidgetState,
} from './session-store/state.ts';
import type { Actions, ViewOptions } from './view.ts';

const nameOf = (texts: WidgetTexts, { name }: ShownVehicle): string => name || texts.yourCar;

/** A site may say of a vehicle what it likes, also what every object has a property of. */
const wordFor = (words: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.hasOwn(words, key) ? words[key] : undefined;

const stateOf = (texts: WidgetTexts, { status, reason }: ShownVehicle): string => {
  if (status === 'reauthorization_required') {
    return wordFor(texts.attention, reason ?? status) ?? texts.attention.general;
  }
  return wordFor(texts.vehicleStatus, status) ?? '';
};

/** The vehicle that the main button is about, where one has to be connected again. */
export const vehicleInNeed = ({ vehicles }: WidgetState): ShownVehicle | undefined =>
  vehicles.find(needsAttention);

/** What is said of the vehicles there are. */
export const vehiclesText = (texts: WidgetTexts, state: WidgetState): string => {
  const vehicle = vehicleInNeed(state);
  return vehicle ? stateOf(texts, vehicle) : texts.connected(connectedCount(state));
};

export const vehiclesLabel = (texts: WidgetTexts, state: WidgetState, options: ViewOptions): string => {
  const vehicle = vehicleInNeed(state);
  if (vehicle) return texts.reconnect(vehicle.name ?? null);
  return options.connectedVehicleId ? texts.reconnect(null) : texts.connectAnother;
};

/** Shown where the site says which vehicles there are. */
const list = (html: Html, texts: WidgetTexts, state: WidgetState, actions: Actions): Shown => {
  const first = vehicleInNeed(state);
  return state.vehicles.length > 0
    ? html`<ul part="vehicles" role="list">
        ${state.vehicles.map(
          (vehicle) =>
            html`<li part="vehicle">
              <span part="vehicle-name">${nameOf(texts, vehicle)}</span>
              <span part="vehicle-state" class=${needsAttention(vehicle) ? 'attention' : ''}>
                ${needsAttention(vehicle) ? texts.vehicleStatus.reauthorization_required : stateOf(texts, vehicle)}
              </span>
              ${
                needsAttention(vehicle) && vehicle !== first && state.status === 'attention'
                  ? html`<button part="reconnect" type="button" @click=${() => actions.reconnect(vehicle)}>
                      ${texts.reconnect(vehicle.name ?? null)}
                    </button>`
                  : null
              }
            </li>`,
        )}
      </ul>`
    : null;
};

/** The vehicles; a page may show them in its own way once there are some. */
export const vehiclesView = (html: Html, texts: WidgetTexts, state: WidgetState, actions: Actions): Shown => {
  const shown = list(html, texts, state, actions);
  return state.status === 'connected' ? html`<slot name="connected">${shown}</slot>` : shown;
};

export const anotherView = (
  html: Html,
  texts: WidgetTexts,
  { status }: WidgetState,
  { connectedVehicleId }: ViewOptions,
  actions: Actions,
): Shown =>
  status === 'attention' && !connectedVehicleId
    ? html`<button part="another" type="button" @click=${actions.openAnother}>${texts.connectAnother}</button>`
    : null;
