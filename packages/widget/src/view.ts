import { html, nothing, type TemplateResult } from 'lit';
import type { LinkLooks } from './link-view.ts';
import type { WidgetTexts } from './locales/texts.ts';
import type { ShownVehicle, WidgetState } from './session-store/state.ts';

/** What the presses of an owner lead to. */
export interface Actions {
  readonly open: () => void;
  readonly openAnother: () => void;
  readonly reconnect: (vehicle: ShownVehicle) => void;
  readonly followLink: (event: Event) => void;
  readonly cancel: () => void;
  readonly intend: () => void;
  /** The page may have brought another label. */
  readonly relabel: () => void;
}

export interface ViewOptions {
  /** BCP 47, and the way it is written. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly disabled: boolean;
  /** Whether the page brought a label of its own. */
  readonly labelled: boolean;
  /** The vehicle that this element is there to reconnect. */
  readonly connectedVehicleId: string | null;
  readonly simulated: boolean;
}

/** What can be said before anything else is loaded: only that it cannot be. */
const startText = (texts: WidgetTexts, { status }: WidgetState): string =>
  status === 'error' ? texts.errors.unavailable : '';

const startLabel = (texts: WidgetTexts, { status }: WidgetState, options: ViewOptions): string => {
  if (status === 'preparing') return texts.preparing;
  if (status === 'error') return texts.tryAgain;
  return options.connectedVehicleId ? texts.reconnect(null) : texts.connect;
};

/** What is said of the state, in one sentence. */
export const statusText = (texts: WidgetTexts, state: WidgetState, part: LinkLooks | null): string =>
  part?.linkText(texts, state) ?? startText(texts, state);

/** The label may be the page's own while it means the same: to connect. */
const labelSlot = (
  label: string,
  { status }: WidgetState,
  { labelled }: ViewOptions,
  { relabel }: Actions,
): TemplateResult | string =>
  status === 'idle' ? html`<slot @slotchange=${relabel}></slot>${labelled ? nothing : label}` : label;

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
    @focus=${actions.intend}
  >
    ${busy ? html`<span part="spinner"></span>` : html`<slot name="icon"></slot>`}
    <span part="label">${labelSlot(label, state, options, actions)}</span>
    ${options.simulated ? html`<span part="badge">${texts.simulated}</span>` : nothing}
  </button>`;
};

/** The whole widget. The main button is the same element in every state, so that focus stays where it is. */
export const view = (
  texts: WidgetTexts,
  state: WidgetState,
  options: ViewOptions,
  actions: Actions,
  part: LinkLooks | null,
): TemplateResult => {
  const said = statusText(texts, state, part);
  const label = part?.linkLabel(texts, state, options) ?? startLabel(texts, state, options);
  const under = part?.linkView(html, texts, state, options, actions);
  return html`<div part="base" lang=${options.language} dir=${options.direction}>
    <slot name="heading"></slot><slot name="description"></slot>
    ${under?.vehicles} ${under?.steps}
    ${said ? html`<p part=${state.status === 'error' ? 'status error' : 'status'}>${said}</p>` : nothing}
    ${state.status === 'error' ? html`<slot name="error"></slot>` : nothing}
    ${button(texts, state, options, actions, label)} ${under?.actions} ${under?.details}
    ${under?.another}
    <slot name="footer"></slot>
  </div>`;
};
