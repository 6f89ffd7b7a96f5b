import type { SessionStep } from '@keyfob/shared/link-session/session';
import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { FormElement } from './form-element.ts';
import { learnEnglish, SpokenLanguage } from './languages.ts';
import { LazyStore, type LinkPart } from './lazy-store.ts';
import type { WidgetTexts } from './locales/texts.ts';
import { type OwnWords, withOwn } from './own-words.ts';
import { DEFAULTS, PROPERTIES } from './properties.ts';
import type { WidgetError } from './session-store/errors.ts';
import type { AskedPresentation } from './session-store/presentation.ts';
import type { FetchSession } from './session-store/session-source.ts';
import type { WidgetState, WidgetStatus } from './session-store/state.ts';
import type { OpenOptions, Outcome } from './session-store/store-host.ts';
import type { TellableVehicles } from './session-store/vehicles.ts';
import type { KeyfobEventDetails, KeyfobEventType } from './session-store/widget-events.ts';
import { Sight } from './sight.ts';
import { styles } from './styles.ts';
import { statusText, view } from './view.ts';

/** What goes into the slot without a name. The white space between parts of the markup does too, and is no label. */
const isLabel = (node: Node): boolean =>
  node instanceof Element ? !node.slot : node instanceof Text && node.data.trim() !== '';

/** What all widgets of a page have in common, for pages that cannot set properties in time. */
export interface Configuration {
  readonly fetchSession?: FetchSession;
  readonly messages?: OwnWords;
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
export class KeyfobConnect extends FormElement {
  static override readonly shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };
  static override readonly styles = styles;
  static override readonly properties: PropertyDeclarations = PROPERTIES;
  static readonly version: string = __KEYFOB_VERSION__;
  static #configuration: Configuration = {};

  /** Sets what all widgets of the page have in common; before or after they are there. */
  static configure(configuration: Configuration): void {
    KeyfobConnect.#configuration = { ...KeyfobConnect.#configuration, ...configuration };
    SpokenLanguage.refresh();
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
  declare vehicles: TellableVehicles;
  /** The page's own words in place of ours. */
  declare messages: OwnWords | null;

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
      part.prepareAnnouncer(this);
      this.shadowRoot?.adoptedStyleSheets.push(part.linkStyles);
      this.requestUpdate();
    },
  );
  #status: WidgetStatus = 'idle';
  #said = '';
  #focused: Element | null = null;

  constructor() {
    super();
    new Sight(this, () => {
      if (this.prefetch === 'visible') this.#prepare();
    });
    Object.assign(this, DEFAULTS);
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

  /** Gives up the link that is under way, unless Keyfob says that the owner has shared already. */
  async cancel(): Promise<void> {
    await this.#store.cancel();
  }

  /** Asks the server for the status now. */
  refresh(): void {
    this.#store.loaded?.refresh();
  }

  /** Forgets what the last link brought, and what was made ready for the visitor. A link under way goes on. */
  reset(): void {
    this.#store.loaded?.reset();
  }

  override click(): void {
    (this.#anchor() as HTMLButtonElement | undefined)?.click();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#store.connect();
    this.#reflect();
    void this.updateComplete.then(() => this.#tell('keyfob-ready', { version: KeyfobConnect.version }));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#store.disconnect();
  }

  formResetCallback(): void {
    this.reset();
  }

  formDisabledCallback(): void {
    this.requestUpdate();
  }

  /** The first look is in the right language, and with the vehicles there are: what changes afterwards moves the page. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) {
      this.#store.tell(this.vehicles, this.connectedVehicleId);
      await Promise.all([this.#spoken.arriving, this.#store.arriving]);
    }
    await super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('vehicles') || changed.has('connectedVehicleId'))
      this.#store.tell(this.vehicles, this.connectedVehicleId);
    this.#focused = this.shadowRoot?.activeElement ?? null;
    // To a form any value of the attribute is true, also "false".
    if (!this.disabled) this.removeAttribute('disabled');
    this.#reflect();
  }

  protected override updated(): void {
    // What was pressed may be gone, and with it an owner's place on the page.
    if (this.#focused && !this.#focused.isConnected) this.focus();
    const said = statusText(this.#texts, this.#store.state, this.#part);
    if (said !== this.#said && said) this.#part?.announce(this, said, this.#spoken.spoken);
    this.#said = said;
  }

  protected override render(): TemplateResult {
    const { state } = this.#store;
    return view(
      this.#texts,
      state,
      this.#viewOptions(state),
      {
        open: () => void this.open(this.#mainOptions),
        relabel: () => this.requestUpdate(),
        openAnother: () => void this.open(),
        reconnect: ({ id }) => void this.open({ connectedVehicleId: id }),
        followLink: (event) => {
          if (!this.#store.loaded?.followLink()) event.preventDefault();
        },
        cancel: () => void this.cancel(),
        intend: () => {
          if (this.prefetch === 'intent') this.#prepare();
        },
      },
      this.#part,
    );
  }

  #viewOptions({ ticket }: WidgetState) {
    return {
      language: this.#spoken.spoken,
      direction: this.#spoken.direction,
      disabled: this.#off,
      labelled: [...this.childNodes].some(isLabel),
      connectedVehicleId: this.connectedVehicleId,
      simulated: ticket?.mode === 'simulated',
    };
  }

  /** Disabled itself, or by a fieldset. */
  get #off(): boolean {
    return this.disabled || this.matches(':disabled');
  }

  #prepare(): void {
    if (!this.#off) this.#store.prepare(this.#mainOptions);
  }

  get #mainOptions(): OpenOptions {
    return this.#part?.mainOptions(this.#store.state) ?? {};
  }

  /** Ours, with what the page says in other words. */
  get #texts(): WidgetTexts {
    return withOwn(withOwn(this.#spoken.texts, KeyfobConnect.#configuration.messages), this.messages);
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
    const { status, lastSessionId, vehicles, connectedVehicleIds } = this.#store.state;
    if (this.isConnected && this.getAttribute('status') !== status) this.setAttribute('status', status);
    this.internals.states.clear();
    this.internals.states.add(status);
    const done =
      connectedVehicleIds.length > 0 || vehicles.some((vehicle) => vehicle.status === 'authorized');
    this.setField(lastSessionId, this.required && !done ? this.#texts.connect : '', this.#anchor());
  }

  #anchor(): HTMLElement | undefined {
    return this.renderRoot?.querySelector<HTMLElement>('[part=button]') ?? undefined;
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

export type * from './public-types.ts';
