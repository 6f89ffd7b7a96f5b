import { html, nothing, type TemplateResult } from 'lit';
import type { LinkLooks } from './link-view.ts';
import type { WidgetTexts } from './locales/texts.ts';
import { needsAttention, type ShownVehicle, type WidgetState } from './session-store/state.ts';

/** What the presses of an owner lead to. */
export interface Actions {
  readonly open: () => void;
  readonly openAnother: () => void;
  readonly reconnect: (vehicle: ShownVehicle) => void;
  readonly followLink: () => void;
  readonly cancel: () => void;
  readonly intend: () => void;
}

export interface ViewOptions {
  /** BCP 47, and the way it is written. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly disabled: boolean;
  /** The vehicle that this element is there to reconnect. */
  readonly connectedVehicleId: string | null;
  readonly simulated: boolean;
}

const nameOf = (texts: WidgetTexts, { name }: ShownVehicle): string => name || texts.yourCar;

const stateOf = (texts: WidgetTexts, { status, reason }: ShownVehicle): string => {
  if (status === 'reauthorization_required') {
    const reasons: Readonly<Record<string, string>> = texts.attention;
    return reasons[reason ?? status] ?? texts.attention.general;
  }
  const statuses: Readonly<Record<string, string>> = texts.vehicleStatus;
  return statuses[status] ?? '';
};

/** The vehicle that the main button is about, where one has to be connected again. */
export const vehicleInNeed = ({ vehicles }: WidgetState): ShownVehicle | undefined =>
  vehicles.find(needsAttention);

/** What is said of a state that can show before anybody has pressed; empty where the button says it all. */
const startText = (texts: WidgetTexts, state: WidgetState): string => {
  const vehicle = vehicleInNeed(state);
  switch (state.status) {
    case 'connected':
      return texts.connected(state.vehicles.length || state.connectedVehicleIds.length);
    case 'attention':
      return vehicle ? stateOf(texts, vehicle) : '';
    case 'error':
      return texts.errors.unavailable;
    default:
      return '';
  }
};

const startLabel = (texts: WidgetTexts, state: WidgetState, options: ViewOptions): string => {
  switch (state.status) {
    case 'preparing':
      return texts.preparing;
    case 'connected':
      return options.connectedVehicleId ? texts.reconnect(null) : texts.connectAnother;
    case 'attention':
      return texts.reconnect(vehicleInNeed(state)?.name || null);
    case 'error':
      return texts.tryAgain;
    default:
      return options.connectedVehicleId ? texts.reconnect(null) : texts.connect;
  }
};

/** What is said of the state, in one sentence. */
export const statusText = (texts: WidgetTexts, state: WidgetState, part: LinkLooks | null): string =>
  part?.linkText(texts, state) ?? startText(texts, state);

/** The label may be the page's own while it means the same: to connect. */
const labelSlot = (label: string, { status }: WidgetState): TemplateResult | string =>
  status === 'idle' ? html`<slot>${label}</slot>` : label;

const button = (
  texts: WidgetTexts,
  state: WidgetState,
  options: ViewOptions,
  actions: Actions,
  label: string,
): TemplateResult => {
  const busy = state.status === 'preparing' || state.status === 'confirming';
  return html`<button
    part="button"
    type="button"
    ?disabled=${options.disabled}
    aria-disabled=${busy ? 'true' : nothing}
    @click=${busy ? nothing : actions.open}
    @pointerenter=${actions.intend}
    @touchstart=${{ handleEvent: actions.intend, passive: true }}
    @focus=${actions.intend}
  >
    ${busy ? html`<span part="spinner"></span>` : html`<slot name="icon"></slot>`}
    <span part="label">${labelSlot(label, state)}</span>
    ${options.simulated ? html`<span part="badge">${texts.simulated}</span>` : nothing}
  </button>`;
};

/** Shown where the site says which vehicles there are. */
const vehicles = (
  texts: WidgetTexts,
  state: WidgetState,
  actions: Actions,
): TemplateResult | typeof nothing => {
  const first = vehicleInNeed(state);
  return state.vehicles.length > 0
    ? html`<ul part="vehicles">
        ${state.vehicles.map(
          (vehicle) =>
            html`<li part="vehicle">
              <span part="vehicle-name">${nameOf(texts, vehicle)}</span>
              <span part="vehicle-state" class=${needsAttention(vehicle) ? 'attention' : nothing}>
                ${needsAttention(vehicle) ? texts.vehicleStatus.reauthorization_required : stateOf(texts, vehicle)}
              </span>
              ${
                needsAttention(vehicle) && vehicle !== first && state.status === 'attention'
                  ? html`<button part="reconnect" type="button" @click=${() => actions.reconnect(vehicle)}>
                      ${texts.reconnect(nameOf(texts, vehicle))}
                    </button>`
                  : nothing
              }
            </li>`,
        )}
      </ul>`
    : nothing;
};

const another = (texts: WidgetTexts, actions: Actions): TemplateResult =>
  html`<button part="another" type="button" @click=${actions.openAnother}>${texts.connectAnother}</button>`;

/** The whole widget. The main button is the same element in every state, so that focus stays where it is. */
export const view = (
  texts: WidgetTexts,
  state: WidgetState,
  options: ViewOptions,
  actions: Actions,
  part: LinkLooks | null,
): TemplateResult => {
  const said = statusText(texts, state, part);
  const label = part?.linkLabel(texts, state) ?? startLabel(texts, state, options);
  const under = part?.linkView(html, texts, state, actions);
  const list = vehicles(texts, state, actions);
  return html`<div part="base" lang=${options.language} dir=${options.direction}>
    <slot name="heading"></slot><slot name="description"></slot>
    ${state.status === 'connected' ? html`<slot name="connected">${list}</slot>` : list} ${under?.steps}
    ${said ? html`<p part=${state.status === 'error' ? 'status error' : 'status'}>${said}</p>` : nothing}
    ${state.status === 'error' ? html`<slot name="error"></slot>` : nothing}
    ${button(texts, state, options, actions, label)} ${under?.actions} ${under?.details}
    ${state.status === 'attention' && !options.connectedVehicleId ? another(texts, actions) : nothing}
    <slot name="footer"></slot>
  </div>`;
};
