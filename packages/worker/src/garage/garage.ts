import type { SessionSnapshot } from '@keyfob/shared/link-session/session';
import { fail, type Result, succeed } from '@keyfob/shared/result';
import type { Refusal } from '@keyfob/shared/vehicle/refusals';
import type { Face } from '../application/registration/registration.ts';
import { readKeyRing } from '../crypto/key-ring.ts';
import { onDemand } from '../on-demand.ts';
import { ActingGarage } from './acting-garage.ts';
import { settleRevocations } from './delivery.ts';
import type { Desk } from './desk.ts';
import type { ConnectedVehicleRecord, ProviderGrantRecord, SessionRecord } from './records.ts';
import { renewTokens, SingleFlight } from './renewal.ts';
import { readProviderGrant, writeProviderGrant } from './state/vehicles.ts';
import { type Approve, approve } from './verbs/approve.ts';
import {
  type Completion,
  type Confirmed,
  completeSession,
  confirmCodeless,
  type Redemption,
  redeemCode,
} from './verbs/confirm.ts';
import { type CreateSession, createSession, readGarage } from './verbs/create-session.ts';
import { confirmedVehicle, confirmedVehicles, forApplication, sessionById } from './verbs/for-application.ts';
import { giveUpGarage } from './verbs/give-up.ts';
import { beginErasure } from './verbs/housekeeping.ts';
import {
  forgetProviderGrant,
  type Loan,
  lendAccess,
  loseAccess,
  removeVehicle,
  vehiclesOfGrant,
} from './verbs/provider-access.ts';
import { type Reconnection, reconnectVehicle } from './verbs/reconnect.ts';
import { type Rotated, type Rotation, rotateRefreshToken } from './verbs/refresh.ts';
import { type SettleAttempt, settleAttempt } from './verbs/settle-attempt.ts';
import { introspectToken, revokeToken, type ShownToken, type StandingToken } from './verbs/shown-token.ts';
import {
  type Claim,
  cancelSession,
  chooseBrand,
  claimAttempt,
  extendSession,
  type Leaving,
  leaveSession,
  type NewAttempt,
  type OpenSession,
  openSession,
  type SessionView,
  sessionOfRequest,
  startAttempt,
  viewSession,
  watchSession,
} from './verbs/walk-session.ts';
import { acceptWatcher } from './watchers.ts';

/** Loaded with the first call of an application’s own. */
const faceAccess = onDemand(() => import('./verbs/face-access.ts'));

/**
 * One user of one application: everything they have, in one record, so that each verb is one hop and at
 * most one write. The class is a shell; the verbs are under verbs/. No verb awaits between its reads and its writes.
 */
export class Garage extends ActingGarage {
  readonly #renewals = new SingleFlight<Result<ProviderGrantRecord>>();

  createSession(input: CreateSession): Result<SessionRecord> {
    return this.create((desk) => createSession(desk, input));
  }

  /** The first POST of an owner. With `create` it may be the first verb this garage ever sees. */
  openSession(input: OpenSession): Result<SessionRecord> {
    const work = (desk: Desk) => openSession(desk, input);
    return input.create ? this.create(work) : this.do(work);
  }

  /** The session as its application sees it. */
  readSession(applicationId: string, id: string): Result<SessionRecord> {
    return this.do((desk) => forApplication(desk, applicationId, () => sessionById(desk, id)));
  }

  viewSession(id: string, browser: string | null): Result<SessionView> {
    return this.do((desk) => viewSession(desk, id, browser));
  }

  /** The open session this browser made with the same authorization request. */
  findOpenSession(digest: string, browser: string): string | null {
    const found = this.do((desk) => succeed(sessionOfRequest(desk, digest, browser)?.session.id ?? null));
    return found.ok ? found.value : null;
  }

  snapshot(id: string): Result<SessionSnapshot> {
    return this.do((desk) => watchSession(desk, id));
  }

  /** The session given up by its application, or by the browser that watches it. */
  cancelSession(applicationId: string, id: string): Result<SessionSnapshot> {
    return this.do((desk) => forApplication(desk, applicationId, () => cancelSession(desk, id)));
  }

  chooseBrand(id: string, browser: string, brand: string): Result<SessionRecord> {
    return this.do((desk) => chooseBrand(desk, id, browser, brand));
  }

  extendSession(id: string, browser: string): Result<SessionRecord> {
    return this.do((desk) => extendSession(desk, id, browser));
  }

  /** From the first page of an authorization request it may be the first verb, as {@link openSession} may. */
  leaveSession(
    input: OpenSession,
    how: 'denied' | 'cancelled',
    leaving: Leaving | null = null,
  ): Result<SessionRecord> {
    const work = (desk: Desk) => leaveSession(desk, input, how, leaving);
    return input.create ? this.create(work) : this.do(work);
  }

  startAttempt(id: string, browser: string, attempt: NewAttempt): Result<SessionRecord> {
    return this.do((desk) => startAttempt(desk, id, browser, attempt));
  }

  claimAttempt(attemptId: string, provider: string, browser: string | null): Result<Claim> {
    return this.do((desk) => claimAttempt(desk, attemptId, provider, browser));
  }

  settleAttempt(input: SettleAttempt): Result<SessionRecord> {
    return this.do((desk) => settleAttempt(desk, input));
  }

  /** Fresh access to a vehicle of this garage, from whoever could sign in to its account. */
  reconnectVehicle(applicationId: string, input: Reconnection): Result<ConnectedVehicleRecord> {
    return this.do((desk) => forApplication(desk, applicationId, () => reconnectVehicle(desk, input)));
  }

  approve(input: Approve): Result<SessionRecord> {
    return this.do((desk) => approve(desk, input));
  }

  redeemCode(by: Redemption): Result<Confirmed> {
    return this.do((desk) => redeemCode(desk, by));
  }

  completeSession(by: Completion): Result<Confirmed> {
    return this.do((desk) => completeSession(desk, by));
  }

  confirmCodeless(sessionId: string, applicationId: string): Result<Confirmed> {
    return this.do((desk) => confirmCodeless(desk, sessionId, applicationId));
  }

  rotateRefreshToken(by: Rotation): Result<Rotated> {
    return this.do((desk) => rotateRefreshToken(desk, by));
  }

  introspectToken(by: ShownToken): Result<StandingToken> {
    return this.do((desk) => introspectToken(desk, by));
  }

  revokeToken(by: ShownToken): Result<null> {
    return this.do((desk) => revokeToken(desk, by));
  }

  /** Vehicles whose link was confirmed, of the application that asks. */
  listVehicles(applicationId: string): Result<ConnectedVehicleRecord[]> {
    return this.do((desk) => forApplication(desk, applicationId, () => confirmedVehicles(desk)));
  }

  readVehicle(applicationId: string, id: string): Result<ConnectedVehicleRecord> {
    return this.do((desk) => forApplication(desk, applicationId, () => confirmedVehicle(desk, id)));
  }

  removeVehicle(applicationId: string, id: string): Result<ConnectedVehicleRecord> {
    return this.do((desk) => forApplication(desk, applicationId, () => removeVehicle(desk, id)));
  }

  vehiclesOfGrant(
    grantId: string,
    face: Face,
    tokenId: string | null = null,
  ): Result<ConnectedVehicleRecord[]> {
    return this.do((desk) => vehiclesOfGrant(desk, grantId, face, tokenId));
  }

  /** Lends the access to one vehicle, renewed first where it is about to end. */
  async lendAccess(
    grantId: string,
    face: Face,
    vehicleId: string,
    refusedExpiry: number | null,
    tokenId: string | null = null,
  ): Promise<Result<Loan>> {
    const verb = (refused: number | null) => (desk: Desk) =>
      lendAccess(desk, grantId, face, vehicleId, refused, tokenId);
    return this.lent(verb, refusedExpiry);
  }

  /** The same to the application itself, as far as its user's grants of a face reach. */
  async lendToApplication(
    applicationId: string,
    face: Face,
    vehicleId: string,
    refusedExpiry: number | null,
  ): Promise<Result<Loan>> {
    const { lendToFace } = await faceAccess();
    const verb = (refused: number | null) => (desk: Desk) =>
      forApplication(desk, applicationId, () => lendToFace(desk, face, vehicleId, refused));
    return this.lent(verb, refusedExpiry);
  }

  /** What the application itself reaches. */
  async vehiclesOfFace(applicationId: string, face: Face): Promise<Result<ConnectedVehicleRecord[]>> {
    const { vehiclesOfFace } = await faceAccess();
    return this.do((desk) => forApplication(desk, applicationId, () => succeed(vehiclesOfFace(desk, face))));
  }

  protected override async lent(
    verb: (refusedExpiry: number | null) => (desk: Desk) => Result<Loan>,
    refusedExpiry: number | null,
  ): Promise<Result<Loan>> {
    const lend = (refused: number | null) => this.do(verb(refused));
    const loan = lend(refusedExpiry);
    if (!loan.ok || !loan.value.stale) return loan;
    const renewed = await this.#renew(loan.value.access);
    return renewed.ok ? lend(null) : renewed;
  }

  /** A provider refused a token that was lent: the vehicles of the account have to be connected again. */
  loseAccess(providerGrantId: string, reason?: Refusal): Result<null> {
    return this.do((desk) => succeed(loseAccess(desk, providerGrantId, reason) ?? null));
  }

  /** The courier gave these back. */
  settleRevocations(providerGrantIds: readonly string[]): void {
    this.do((desk) => succeed(settleRevocations(desk, providerGrantIds) ?? null));
  }

  /** What providers hold of the user, to give back before {@link erase}. Nothing new can be linked from here on. */
  beginErasure(applicationId: string): Result<ProviderGrantRecord[]> {
    return this.do((desk) => forApplication(desk, applicationId, () => succeed(beginErasure(desk))));
  }

  /** Forgets the user, once everything upstream went back; `false` when something was linked meanwhile. */
  async erase(returned: readonly string[]): Promise<boolean> {
    await this.delivered();
    const rest = this.do((desk) => {
      for (const id of returned) forgetProviderGrant(desk, id);
      const { length } = beginErasure(desk);
      if (length === 0) desk.forget();
      return succeed(length);
    });
    if (rest.ok && rest.value > 0) return false;
    await this.dismissed();
    return true;
  }

  /** The application was deleted: everything goes, what providers hold first. `true` once nothing is left here. */
  async giveUp(applicationId: string): Promise<boolean> {
    const rest = this.do((desk) => forApplication(desk, applicationId, () => succeed(giveUpGarage(desk))));
    if (rest.ok) await this.dismissed();
    return !rest.ok || rest.value === 'empty';
  }

  /** A watcher's socket. The Worker checked its token and origin; the session's id comes in the address. */
  override fetch(request: Request): Response | Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === '/views') return this.watchViews(searchParams.get('application') ?? '');
    const sessionId = searchParams.get('session') ?? '';
    const known = this.snapshot(sessionId);
    if (!known.ok) return new Response(null, { status: 404 });
    return acceptWatcher(this.ctx, known.value, request.headers.get('Sec-WebSocket-Protocol') ?? '');
  }

  override webSocketMessage(): void {
    // Watchers only listen; pings are answered without waking the object.
  }

  /** One renewal at a time for each account, kept alive when its caller goes away. */
  #renew(access: ProviderGrantRecord): Promise<Result<ProviderGrantRecord>> {
    const renewal = this.#renewals.join(access.id, () => this.#renewNow(access));
    this.ctx.waitUntil(renewal);
    return renewal;
  }

  async #renewNow(access: ProviderGrantRecord): Promise<Result<ProviderGrantRecord>> {
    const ring = readKeyRing(this.env.KEYFOB_KEYS ?? '');
    const garage = this.do(({ draft }) => succeed(readGarage(draft)));
    if (!ring || !garage.ok || !garage.value) return fail('not_configured');
    const renewed = await renewTokens(ring, garage.value.name, access);
    if (renewed.ok) this.#keepTokens(renewed.value);
    else if (renewed.code === 'reauthorization_required') this.loseAccess(access.id, renewed.reason);
    return renewed;
  }

  /** A grant that was given back meanwhile stays given back. */
  #keepTokens(access: ProviderGrantRecord): void {
    this.do((desk) => {
      const standing = readProviderGrant(desk.draft, access.id);
      if (standing) writeProviderGrant(desk.draft, { ...access, revokedAt: standing.revokedAt });
      return succeed(null);
    });
  }
}
