import { SESSION_STEPS } from '@keyfob/shared/link-session/session';
import type { html, TemplateResult } from 'lit';
import type { WidgetTexts } from './locales/texts.ts';
import { isFramed } from './session-store/presentation.ts';
import type { WidgetState } from './session-store/state.ts';
import type { OpenOptions } from './session-store/store-host.ts';
import { anotherView, vehicleInNeed, vehiclesLabel, vehiclesText, vehiclesView } from './vehicles-view.ts';
import type { Actions, ViewOptions } from './view.ts';

/** Lit's own, handed in: this part is loaded later, and must not bring a second Lit. */
export type Html = typeof html;

export type Shown = TemplateResult | null;

interface Under {
  readonly vehicles: Shown;
  readonly another: Shown;
  readonly steps: Shown;
  readonly actions: Shown;
  readonly details: Shown;
}

/**
 * How a link under way looks: how far the owner is, other ways on, and what went wrong. `null`: nothing is to be said of
 * this state that was not to be said before.
 */
export interface LinkLooks {
  readonly mainOptions: (state: WidgetState) => OpenOptions;
  readonly linkLabel: (texts: WidgetTexts, state: WidgetState, options: ViewOptions) => string | null;
  readonly linkText: (texts: WidgetTexts, state: WidgetState) => string | null;
  readonly linkView: (
    html: Html,
    texts: WidgetTexts,
    state: WidgetState,
    options: ViewOptions,
    actions: Actions,
  ) => Under;
}

export const linkText: LinkLooks['linkText'] = (texts, state) => {
  switch (state.status) {
    case 'idle':
      return state.ending ? texts.notConnected : null;
    case 'blocked':
      return texts.blocked;
    case 'waiting': {
      if (state.windowGone) return texts.stillConnecting;
      if (state.quiet && state.step === 'provider') return texts.patience;
      if (!state.step) return '';
      const place = SESSION_STEPS.indexOf(state.step) + 1;
      return `${texts.progress(place, SESSION_STEPS.length)}: ${texts.steps[state.step]}`;
    }
    case 'confirming':
      return texts.almostDone;
    case 'error':
      return state.error && texts.errors[state.error.explanation];
    case 'offline':
      return state.interrupted ? texts.offline : texts.errors.unavailable;
    case 'connected':
    case 'attention':
      return vehiclesText(texts, state);
    default:
      return null;
  }
};

/** What the main button is about: the vehicle in need; or this tab, where no window opened. */
export const mainOptions: LinkLooks['mainOptions'] = (state) => {
  if (state.status === 'blocked') return { presentation: 'redirect' };
  const vehicle = state.status === 'attention' ? vehicleInNeed(state) : undefined;
  return vehicle ? { connectedVehicleId: vehicle.id } : {};
};

export const linkLabel: LinkLooks['linkLabel'] = (texts, state, options) => {
  const { status, presentation, windowGone } = state;
  switch (status) {
    case 'connected':
    case 'attention':
      return vehiclesLabel(texts, state, options);
    case 'blocked':
      return isFramed() ? texts.tryAgain : texts.continueHere;
    case 'waiting':
      if (presentation === 'redirect') return texts.continueHere;
      return windowGone ? texts.openAgain : texts.continueThere;
    case 'confirming':
      return texts.finishing;
    case 'offline':
      return texts.tryAgain;
    default:
      return null;
  }
};

const steps = (html: Html, texts: WidgetTexts, { status, step }: WidgetState): Shown =>
  status === 'waiting' && step
    ? html`<ol part="steps" role="list">
        ${SESSION_STEPS.map(
          (each) =>
            html`<li part=${each === step ? 'step step-current' : 'step'} aria-current=${each === step ? 'step' : 'false'}>
              ${texts.steps[each]}
            </li>`,
        )}
      </ol>`
    : null;

/** A real link: no browser blocks it. */
const link = (html: Html, texts: WidgetTexts, url: string, actions: Actions): TemplateResult =>
  html`<a part="link" href=${url} target="_blank" rel="noopener" @click=${actions.followLink}
    >${texts.openInNewTab}<span class="hidden"> (${texts.newWindow})</span></a
  >`;

const ways = (html: Html, texts: WidgetTexts, state: WidgetState, actions: Actions): Shown => {
  const { status, ticket, presentation } = state;
  if (!ticket || (status !== 'blocked' && status !== 'waiting')) return null;
  const linked = status === 'blocked' || presentation === 'tab';
  return html`<div part="actions">
    ${linked ? link(html, texts, ticket.url, actions) : null}
    <button part="cancel" type="button" @click=${actions.cancel}>${texts.cancel}</button>
  </div>`;
};

const details = (html: Html, texts: WidgetTexts, { status, error }: WidgetState): Shown =>
  status === 'error' && error
    ? html`<details part="details">
        <summary>${texts.details}</summary>
        <p lang="en" dir="ltr"><code>${error.code}</code>: ${error.message}</p>
        ${error.requestId ? html`<p>${texts.requestId}: <code>${error.requestId}</code></p>` : null}
      </details>`
    : null;

export const linkView: LinkLooks['linkView'] = (html, texts, state, options, actions) => ({
  vehicles: vehiclesView(html, texts, state, actions),
  another: anotherView(html, texts, state, options, actions),
  steps: steps(html, texts, state),
  actions: ways(html, texts, state, actions),
  details: details(html, texts, state),
});
