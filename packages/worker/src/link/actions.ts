import { ERRORS } from '@keyfob/shared/errors/registry';
import { fail, type Result, succeed } from '@keyfob/shared/result';
import { isVehicleScope, type VehicleScope } from '@keyfob/shared/scopes';
import { connectorForBrand } from '../connectors/registry.ts';
import type { AppContext } from '../context.ts';
import { mintHandle, readHandle } from '../crypto/handle.ts';
import type { LinkRequest, SessionRecord } from '../garage/records.ts';
import type { Leaving, OpenSession } from '../garage/verbs/walk-session.ts';
import { CONSENT_TEXT_VERSION, mintApproval } from './approval.ts';
import { aboutLink, type LinkAddress, loadLink, readLink } from './current-link.ts';
import { claimSealedRequest, openSealedRequest } from './entry.ts';
import { type GuardedForm, guardForm } from './form-guard.ts';
import { goOn } from './go-on.ts';
import { languageOf } from './link-context.ts';
import { exitUrlOf, type FaceAnswers } from './return-url.ts';
import { NOBODY, sendErrorScreen } from './send-screen.ts';
import { sealStart, unsealStart } from './started-attempt.ts';
import { isShownByPage, type LinkPost } from './steps.ts';
import { unsuitabilityOf } from './unsuitable.ts';

/** No account has more cars than this; a longer list is not from our page. */
const VEHICLES_LIMIT = 50;

type Action = (c: AppContext, address: LinkAddress, posted: GuardedForm) => Promise<Result<SessionRecord>>;

/** What the first page posts: the session, with the sealed request that makes or completes it where there is one. */
const entering = async (
  c: AppContext,
  { link, sessionId }: LinkAddress,
  { form, cookie }: GuardedForm,
): Promise<Result<OpenSession>> => {
  const sealed = form.get('request');
  if (!sealed) return succeed({ id: sessionId, browser: cookie.hash, create: null, authorization: null });
  const request = await openSealedRequest(c, link, cookie, sealed);
  if (!request.ok) return request;
  const claimed = await claimSealedRequest(c, cookie, sessionId, request.value);
  return claimed.ok ? succeed({ browser: cookie.hash, ...claimed.value }) : claimed;
};

const open: Action = async (c, address, posted) => {
  const entry = await entering(c, address, posted);
  return entry.ok ? address.garage.openSession(entry.value) : entry;
};

const brand: Action = async (c, address, { form, cookie }) => {
  const current = await loadLink(c, address, cookie);
  if (!current.ok) return current;
  const slug = form.get('brand') ?? '';
  if (!connectorForBrand(current.value.registration, slug, c.var.config)) return fail('brand_unknown');
  return address.garage.chooseBrand(address.sessionId, cookie.hash, slug);
};

/**
 * One vehicle is known by its VIN, and an owner may tell the VIN of one that cannot be linked: at Connect the provider has
 * to tell it to us, whether or not the application may see it.
 */
const scopesNeeded = ({ scopes, connect }: LinkRequest): readonly VehicleScope[] =>
  connect ? [...new Set<VehicleScope>([...scopes, 'vehicle:vin'])] : scopes;

/** Sends the owner to the provider, with a one-time state bound to this session and this browser. */
const provider = async (
  c: AppContext,
  address: LinkAddress,
  { cookie }: GuardedForm,
): Promise<Result<string>> => {
  const { config } = c.var;
  const current = await loadLink(c, address, cookie);
  if (!current.ok) return current;
  const { view, registration } = current.value;
  const slug = view.session.brand;
  const connector = slug === null ? null : connectorForBrand(registration, slug, config);
  if (slug === null || !connector) return fail('session_not_open');
  const handle = await readHandle(config.routing, 'linkSession', address.sessionId);
  if (!handle) return fail('not_found');
  const state = await mintHandle(config.routing, 'attempt', handle.place);
  const begun = await connector.begin({
    state,
    callbackUrl: `${config.origin}/callback/${connector.provider}`,
    brand: slug,
    scopes: scopesNeeded(view.request),
    ...(view.request.view?.profileId ? { wantedProfile: view.request.view.profileId } : {}),
    language: languageOf(c, view.request.language, address.link),
  });
  if (!begun.ok) return begun;
  const started = await address.garage.startAttempt(address.sessionId, cookie.hash, {
    id: state,
    provider: connector.provider,
    brand: slug,
    origin: config.origin,
    sealedStart: await sealStart(config.ring, address.garageName, state, begun.value),
  });
  if (!started.ok) return started;
  const { attempt } = started.value;
  const start = attempt && (await unsealStart(config.ring, address.garageName, attempt));
  return start ? succeed(start.url) : fail('server_error');
};

const approve: Action = async (c, address, { form, cookie }) => {
  const { routing } = c.var.config;
  const current = await loadLink(c, address, cookie);
  if (!current.ok) return current;
  const handle = await readHandle(routing, 'linkSession', address.sessionId);
  if (!handle) return fail('not_found');
  const upstreamIds = [...new Set(form.getAll('vehicle'))].slice(0, VEHICLES_LIMIT);
  return address.garage.approve({
    id: address.sessionId,
    browser: cookie.hash,
    upstreamIds,
    scopes: form.getAll('scope').filter(isVehicleScope),
    language: languageOf(c, current.value.view.request.language, address.link),
    textVersion: CONSENT_TEXT_VERSION,
    minted: await mintApproval(c, handle.place, address.sessionId, upstreamIds.length),
  });
};

const leave =
  (how: 'denied' | 'cancelled', leaving: Leaving | null = null): Action =>
  async (c, address, posted) => {
    const entry = await entering(c, address, posted);
    return entry.ok ? address.garage.leaveSession(entry.value, how, leaving) : entry;
  };

/** Nothing that was found can be shared. Which car it was is told where the owner ticked that. */
const unsuitable: Action = async (c, address, posted) => {
  const current = await loadLink(c, address, posted.cookie);
  if (!current.ok) return current;
  const { found, request } = current.value.view;
  const reason = found && unsuitabilityOf(found.vehicles, request.requiredScopes);
  if (!reason) return fail('session_not_open');
  return leave('cancelled', { reason, told: posted.form.get('tell') })(c, address, posted);
};

type Done<T> = (c: AppContext, address: LinkAddress, value: T) => Response | Promise<Response>;

const post =
  <T>(
    answers: FaceAnswers,
    act: (c: AppContext, address: LinkAddress, posted: GuardedForm) => Promise<Result<T>>,
    done: Done<T>,
  ) =>
  async (c: AppContext): Promise<Response> => {
    const address = await readLink(c, c.req.param('link') ?? '');
    if (!address) return sendErrorScreen(c, 'not_found');
    const posted = await guardForm(c, address.link);
    if (!posted.ok) return sendErrorScreen(c, posted.code);
    const acted = await act(c, address, posted.value);
    if (acted.ok) return done(c, address, acted.value);
    if (acted.code === 'nothing_selected')
      return c.redirect(`/link/${address.link}/vehicles?error=nothing_selected`, 303);
    const current = await loadLink(c, address, posted.value.cookie);
    if (current.ok && isShownByPage(acted.code)) return c.redirect(`/link/${address.link}`, 303);
    if (!current.ok) return sendErrorScreen(c, acted.code, NOBODY);
    const { registration, view } = current.value;
    const shown = ERRORS[acted.code].title;
    const exit = await exitUrlOf(c, answers, registration, view, { reason: acted.code, shown });
    return sendErrorScreen(c, acted.code, aboutLink(c, current.value), exit, exit && shown);
  };

/** Every POST of the Link page, by the last part of its address. Pressed twice, none does anything twice. */
export const linkActions = (
  answers: FaceAnswers,
): Readonly<Record<LinkPost, (c: AppContext) => Promise<Response>>> => {
  const step = (action: Action) => post(answers, action, (c, _, record) => goOn(c, record));
  return {
    open: step(open),
    brand: step(brand),
    unlisted: step(leave('cancelled', { reason: 'vehicle_not_compatible', told: null })),
    provider: post(answers, provider, (c, _, url) => c.redirect(url, 303)),
    approve: step(approve),
    unsuitable: step(unsuitable),
    deny: step(leave('denied')),
    cancel: step(leave('cancelled')),
    extend: post(
      answers,
      (_, { garage, sessionId }: LinkAddress, { cookie }: GuardedForm) =>
        garage.extendSession(sessionId, cookie.hash),
      (c, _, { session }) => c.json({ expiresIn: Math.floor((session.expiresAt - c.var.now) / 1000) }),
    ),
  };
};
