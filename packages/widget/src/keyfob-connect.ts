import type { SessionStep } from '@keyfob/shared/link-session/session';
import { LitElement, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { learnEnglish, SpokenLanguage } from './languages.ts';
import { LazyStore, type LinkPart } from './lazy-store.ts';
import type { WidgetTexts } from './locales/texts.ts';
import { PROPERTIES, readVehicles } from './properties.ts';
import type { WidgetError } from './session-store/errors.ts';
import type { AskedPresentation } from './session-store/presentation.ts';
import type { FetchSession } from './session-store/session-source.ts';
import type { OpenOptions, Outcome } from './session-store/session-store.ts';
import type { ShownVehicle, WidgetState, WidgetStatus } from './session-store/state.ts';
import type { KeyfobEventDetails, KeyfobEventType } from './session-store/widget-events.ts';
import { styles } from './styles.ts';
import { statusText, vehicleInNeed, view } from './view.ts';

/** What all widgets of a page have in common, for pages that cannot set properties in time. */
export interface Configuration {
  readonly fetchSession?: FetchSession;
  readonly messages?: Partial<WidgetTexts>;
}

/**
 * A button with which an owner connects a car, and what became of it. It never sees a code or a token of the car's.
 *
 * @fires keyfob-ready - The element lives in the page. `{version}`
 * @fires keyfob-open - Cancelable, just before the Link page opens. `{sessionId, action, presentation}`
 * @fires keyfob-blocked - The browser opened no window; a link is offered instead. `{sessionId}`
 * @fires keyfob-status-change - `{status, previous}`
 * @fires keyfob-step - The owner moved on the Link page. `{sessionId, current, previous}`
 * @fires keyfob-success - The application confirmed the link. `{sessionId, action, connectedVehicleIds}`
 * @fires keyfob-cancel - Somebody said no. `{sessionId, reason, atStep}`
 * @fires keyfob-error - `{sessionId, code, message, displayMessage, requestId}`
 * @fires keyfob-expired - The link was not finished in time. `{sessionId}`
 * @slot - The label of the button, while it says "Connect your car".
 * @slot icon - Before the label.
 * @slot heading - Above everything.
 * @slot description - Below the heading.
 * @slot connected - In place of the vehicles, once there are some.
 * @slot error - More about an error.
 * @slot footer - Below everything.
 * @slot fallback - A link for browsers without script; hidden once the element is defined.
 * @csspart base - Everything.
 * @csspart button - The main button.
 * @csspart label - Its label.
 * @csspart spinner - Turns while it works.
 * @csspart badge - Says that the cars are simulated.
 * @csspart status - The sentence about where things stand.
 * @csspart error - The same, while it tells of an error.
 * @csspart steps - The steps of the Link page.
 * @csspart step - One of them.
 * @csspart step-current - Where the owner is.
 * @csspart actions - What else can be done.
 * @csspart link - Opens the Link page in a new tab.
 * @csspart cancel - Gives the link up.
 * @csspart another - Connects another car.
 * @csspart vehicles - The vehicles.
 * @csspart vehicle - One of them.
 * @csspart vehicle-name - Its name.
 * @csspart vehicle-state - How it is.
 * @csspart reconnect - Connects it again.
 * @csspart details - What a developer wants to know of an error.
 * @cssprop --keyfob-font - The `font` shorthand.
 * @cssprop --keyfob-color-accent - Of the button.
 * @cssprop --keyfob-color-on-accent - On the button.
 * @cssprop --keyfob-color-text
 * @cssprop --keyfob-color-muted
 * @cssprop --keyfob-color-surface
 * @cssprop --keyfob-color-border - Of the steps and the badge.
 * @cssprop --keyfob-color-danger
 * @cssprop --keyfob-color-success
 * @cssprop --keyfob-radius
 * @cssprop --keyfob-space
 * @cssprop --keyfob-height - Of the button; never below 24 px.
 * @cssprop --keyfob-focus-ring - The `outline` shorthand.
 * @cssstate idle
 * @cssstate preparing
 * @cssstate blocked
 * @cssstate waiting
 * @cssstate confirming
 * @cssstate connected
 * @cssstate attention
 * @cssstate error
 * @cssstate offline
 */
export class KeyfobConnect extends LitElement {
  static readonly formAssociated = true;
  static override readonly shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };
  static override readonly styles = styles;
  static override readonly properties: PropertyDeclarations = PROPERTIES;
  static readonly version: string = __KEYFOB_VERSION__;
  static #configuration: Configuration = {};

  /** Sets what all widgets of the page have in common; before or after they are there. */
  static configure(configuration: Configuration): void {
    KeyfobConnect.#configuration = { ...KeyfobConnect.#configuration, ...configuration };
  }

  /** Where the element asks for a link session: a path of the site's own backend. */
  declare sessionEndpoint: string | null;
  /** Asks for a link session in the page's own way; goes before the endpoint. */
  declare fetchSession: FetchSession | null;
  /** The return route to use, where the site has several. Must be registered. */
  declare returnUrl: string | null;
  /** Slug of a brand: its owner need not choose one. */
  declare brand: string | null;
  /** ISO 3166-1 alpha-2; chooses the brands that are shown first. */
  declare country: string | null;
  /** Reconnects this vehicle. */
  declare connectedVehicleId: string | null;
  declare selection: 'multiple' | 'single';
  declare presentation: AskedPresentation;
  /** When a link session is made: as somebody is about to press, as the element comes into view, or at the press. */
  declare prefetch: 'intent' | 'visible' | 'none';
  declare theme: 'auto' | 'light' | 'dark';
  declare size: 's' | 'm' | 'l';
  declare variant: 'solid' | 'outline' | 'plain';
  declare disabled: boolean;
  declare name: string | null;
  declare required: boolean;
  /** The vehicles there are; as an attribute, their JSON. */
  declare vehicles: readonly ShownVehicle[];
  /** The page's own words in place of ours. */
  declare messages: Partial<WidgetTexts> | null;

  readonly #internals = this.attachInternals();
  readonly #spoken = new SpokenLanguage(this);
  #part: LinkPart | null = null;
  readonly #store = new LazyStore(
    {
      options: () => ({
        source: this.fetchSession ?? KeyfobConnect.#configuration.fetchSession ?? this.sessionEndpoint,
        country: this.country,
        brand: this.brand,
        connectedVehicleId: this.connectedVehicleId,
        selection: this.selection,
        returnUrl: this.returnUrl,
        presentation: this.presentation,
        language: this.#spoken.language,
        place: this.id || this.name || this.connectedVehicleId || '',
      }),
      onChange: ({ status }) => this.#show(status),
      tell: (type, detail) => this.#tell(type, detail),
      explain: (explanation) => this.#texts.errors[explanation],
    },
    (part) => {
      this.#part = part;
      learnEnglish(part.english);
      part.prepareAnnouncer();
      this.shadowRoot?.adoptedStyleSheets.push(part.linkStyles);
      this.requestUpdate();
    },
  );
  #status: WidgetStatus = 'idle';
  #said = '';
  #visibility: IntersectionObserver | null = null;

  constructor() {
    super();
    this.sessionEndpoint =
      this.returnUrl =
      this.brand =
      this.country =
      this.connectedVehicleId =
      this.name =
        null;
    this.fetchSession = this.messages = null;
    this.selection = 'multiple';
    this.presentation = this.theme = 'auto';
    this.prefetch = 'intent';
    this.size = 'm';
    this.variant = 'solid';
    this.disabled = this.required = false;
    this.vehicles = [];
  }

  get status(): WidgetStatus {
    return this.#status;
  }

  get step(): SessionStep | null {
    return this.#store.state.step;
  }

  get error(): WidgetError | null {
    return this.#store.state.error;
  }

  get connectedVehicleIds(): readonly string[] {
    return this.#store.state.connectedVehicleIds;
  }

  /** Opens the Link page. Call it from a press of the owner's; browsers open no window otherwise. Never rejects. */
  open(options: OpenOptions = {}): Promise<Outcome> {
    return this.#store.open(options);
  }

  /** Gives up the link that is under way, and tells the server. */
  cancel(): void {
    this.#store.cancel();
  }

  /** Asks the server for the status now. */
  refresh(): void {
    this.#store.refresh();
  }

  /** Gives up a link that is under way, and forgets what the last one brought. */
  reset(): void {
    this.#store.reset();
  }

  override click(): void {
    this.renderRoot.querySelector<HTMLButtonElement>('[part=button]')?.click();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#store.connect();
    this.#reflect();
    this.#watchVisibility();
    void this.updateComplete.then(() => this.#tell('keyfob-ready', { version: KeyfobConnect.version }));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#store.disconnect();
    this.#visibility?.disconnect();
  }

  formResetCallback(): void {
    this.reset();
  }

  formDisabledCallback(disabled: boolean): void {
    this.disabled = disabled;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('vehicles')) this.#store.tell(readVehicles(this.vehicles));
    if (changed.has('prefetch')) this.#watchVisibility();
    this.#reflect();
  }

  protected override updated(): void {
    const said = statusText(this.#texts, this.#store.state, this.#part);
    if (said !== this.#said && said) this.#part?.announce(said, this.#spoken.language);
    this.#said = said;
  }

  protected override render(): TemplateResult {
    const { state } = this.#store;
    return view(
      this.#texts,
      state,
      this.#viewOptions(state),
      {
        open: () => void this.open(this.#aboutMain(state)),
        openAnother: () => void this.open(),
        reconnect: ({ id }) => void this.open({ connectedVehicleId: id }),
        followLink: () => this.#store.followLink(),
        cancel: () => this.cancel(),
        intend: () => {
          if (this.prefetch === 'intent' && !this.disabled)
            this.#store.prepare(this.#aboutMain(this.#store.state));
        },
      },
      this.#part,
    );
  }

  #viewOptions({ ticket }: WidgetState) {
    return {
      language: this.#spoken.language,
      direction: this.#spoken.direction,
      disabled: this.disabled,
      connectedVehicleId: this.connectedVehicleId,
      simulated: ticket?.mode === 'simulated',
    };
  }

  /** What the main button is about: the vehicle in need; or this tab, where no window opened. */
  #aboutMain(state: WidgetState): OpenOptions {
    if (state.status === 'blocked') return { presentation: 'redirect' };
    const vehicle = state.status === 'attention' ? vehicleInNeed(state) : undefined;
    return vehicle ? { connectedVehicleId: vehicle.id } : {};
  }

  /** Ours, with what the page says in other words. */
  get #texts(): WidgetTexts {
    return { ...this.#spoken.texts, ...KeyfobConnect.#configuration.messages, ...this.messages };
  }

  #show(status: WidgetStatus): void {
    const previous = this.#status;
    this.#status = status;
    this.requestUpdate();
    if (status === previous) return;
    this.#reflect();
    // What the page says of its vehicles at first is how it begins, not a change.
    if (this.hasUpdated) this.#tell('keyfob-status-change', { status, previous });
  }

  /** Status as attribute, custom state and form value: for styles, and for the form it is part of. */
  #reflect(): void {
    const { status, lastSessionId } = this.#store.state;
    if (this.isConnected && this.getAttribute('status') !== status) this.setAttribute('status', status);
    this.#internals.states.clear();
    this.#internals.states.add(status);
    const done = status === 'connected';
    this.#internals.setFormValue(done ? lastSessionId : null);
    const missing = this.required && !done;
    this.#internals.setValidity(
      missing ? { valueMissing: true } : {},
      missing ? this.#texts.connect : '',
      this.#anchor(),
    );
  }

  #anchor(): HTMLElement | undefined {
    return this.renderRoot?.querySelector<HTMLElement>('[part=button]') ?? undefined;
  }

  #watchVisibility(): void {
    this.#visibility?.disconnect();
    if (this.prefetch !== 'visible' || !this.isConnected) return;
    this.#visibility = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting && !this.disabled) this.#store.prepare(this.#aboutMain(this.#store.state));
    });
    this.#visibility.observe(this);
  }

  #tell<Type extends KeyfobEventType>(type: Type, detail: KeyfobEventDetails[Type]): boolean {
    return this.dispatchEvent(
      new CustomEvent(type, {
        bubbles: true,
        composed: true,
        cancelable: type === 'keyfob-open',
        detail: Object.freeze({ ...detail }),
      }),
    );
  }
}

type KeyfobEvents = { [Type in KeyfobEventType]: CustomEvent<KeyfobEventDetails[Type]> };

declare global {
  interface HTMLElementTagNameMap {
    'keyfob-connect': KeyfobConnect;
  }
  interface GlobalEventHandlersEventMap extends KeyfobEvents {}
}
