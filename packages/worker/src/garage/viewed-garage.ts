import { type Result, succeed } from '@keyfob/shared/result';
import { onDemand } from '../on-demand.ts';
import type { Desk } from './desk.ts';
import type { ShownView } from './shown-views.ts';
import type { GarageState } from './state/state.ts';
import { forApplication } from './verbs/for-application.ts';
import type { Loan } from './verbs/provider-access.ts';
import type { AuthorizeView, CreateView, LinkedView } from './verbs/views.ts';
import { WakingGarage } from './waking-garage.ts';
import { dismissWatchers } from './watchers.ts';

/** Loaded with the first view: the other faces have none. */
const views = onDemand(() => import('./verbs/views.ts'));

/** Loaded with the first subscriber. */
const watchers = onDemand(() => import('./view-watchers.ts'));

/** The tag of the sockets that Workers hold for the subscriptions of the garage's user. */
const WATCHER = 'views';

type Views = Awaited<ReturnType<typeof views>>;

/** The part of a garage that keeps connected vehicles as the Chargetrip face names them. */
export abstract class ViewedGarage extends WakingGarage {
  /** What watchers are being told: those who are let go hear it first. */
  #told: Promise<void> = Promise.resolve();

  async createView(input: CreateView): Promise<Result<ShownView>> {
    const { createView } = await views();
    return this.create((desk) =>
      desk.draft.state.garage === null
        ? createView(desk, input)
        : forApplication(desk, input.garage.applicationId, () => createView(desk, input)),
    );
  }

  readView(applicationId: string, id: string): Promise<Result<ShownView>> {
    return this.#own(applicationId, (verbs, desk) => verbs.showViewById(desk, id));
  }

  listViews(applicationId: string): Promise<Result<ShownView[]>> {
    return this.#own(applicationId, (verbs, desk) => verbs.showViews(desk));
  }

  labelView(applicationId: string, id: string, label: string | null): Promise<Result<ShownView>> {
    return this.#own(applicationId, (verbs, desk) => verbs.labelView(desk, id, label));
  }

  authorizeView(by: AuthorizeView): Promise<Result<ShownView>> {
    return this.#own(by.applicationId, (verbs, desk) => verbs.authorizeView(desk, by));
  }

  removeView(applicationId: string, id: string): Promise<Result<ShownView>> {
    return this.#own(applicationId, (verbs, desk) => verbs.removeView(desk, id));
  }

  /** Lends the access to a view's vehicle, renewed first where it is about to end. */
  async lendToView(applicationId: string, id: string, refusedExpiry: number | null): Promise<Result<Loan>> {
    const { lendToView } = await views();
    const verb = (refused: number | null) => (desk: Desk) =>
      forApplication(desk, applicationId, () => lendToView(desk, id, refused));
    return this.lent(verb, refusedExpiry);
  }

  /** The view whose owner follows a link. */
  async viewBehindLink(link: string): Promise<Result<LinkedView>> {
    const { viewBehindLink } = await views();
    return this.do((desk) => viewBehindLink(desk, link));
  }

  /** Whatever a verb did: those who watch hear of what it changed, in order. */
  protected override onKept(before: GarageState, after: GarageState, now: number): void {
    if (before === after || before.parts.views.size + after.parts.views.size === 0) return;
    const sockets = this.ctx.getWebSockets(WATCHER);
    if (sockets.length === 0) return;
    this.#told = watchers().then(({ tellViewWatchers }) => tellViewWatchers(sockets, before, after, now));
    this.ctx.waitUntil(this.#told);
  }

  /** The garage is gone: whoever watches hears of that, and is let go. */
  protected async dismissed(): Promise<void> {
    await this.#told;
    dismissWatchers(this.ctx);
  }

  /** A Worker's socket. It checked whose garage this is; there has to be one. */
  protected async watchViews(applicationId: string): Promise<Response> {
    const { acceptViewWatcher } = await watchers();
    const own = this.do((desk) => forApplication(desk, applicationId, () => succeed(null)));
    return own.ok ? acceptViewWatcher(this.ctx, WATCHER) : new Response(null, { status: 404 });
  }

  /** A loan with a token that is good for a while. */
  protected abstract lent(
    verb: (refusedExpiry: number | null) => (desk: Desk) => Result<Loan>,
    refusedExpiry: number | null,
  ): Promise<Result<Loan>>;

  async #own<T>(applicationId: string, verb: (verbs: Views, desk: Desk) => Result<T>): Promise<Result<T>> {
    const verbs = await views();
    return this.do((desk) => forApplication(desk, applicationId, () => verb(verbs, desk)));
  }
}
