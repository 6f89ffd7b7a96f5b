import { fail, type Result, succeed } from '@keyfob/shared/result';
import { isVehicleScope } from '@keyfob/shared/scopes';
import { connectorForBrand } from '../connectors/registry.ts';
import type { AppContext } from '../context.ts';
import { sha256 } from '../crypto/bytes.ts';
import { mintHandle, readHandle } from '../crypto/handle.ts';
import type { SessionRecord } from '../garage/records.ts';
import type { OpenSession } from '../garage/verbs/walk-session.ts';
import { aboutLink, type LinkAddress, linkOf, loadLink, readLink, sealCode } from './current-link.ts';
import { claimSealedRequest, openSealedRequest } from './entry.ts';
import { type GuardedForm, guardForm } from './form-guard.ts';
import { languageOf } from './link-context.ts';
import { NOBODY, sendErrorScreen } from './send-screen.ts';
import { sealStart, unsealStart } from './started-attempt.ts';
import { currentPage, isShownByPage } from './steps.ts';

/** Names the wording the owner agreed to; grows with each change of the consent screen's texts. */
const CONSENT_TEXT_VERSION = '2026-11-21';

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
    scopes: view.request.scopes,
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
  const { place } = handle;
  const upstreamIds = [...new Set(form.getAll('vehicle'))].slice(0, VEHICLES_LIMIT);
  const code = await mintHandle(routing, 'code', place);
  const [grantId, receiptId, codeHash, sealedCode, ...vehicleIds] = await Promise.all([
    mintHandle(routing, 'grant', place),
    mintHandle(routing, 'consentReceipt', place),
    sha256(code),
    sealCode(c, address, code),
    ...upstreamIds.map(() => mintHandle(routing, 'connectedVehicle', place)),
  ]);
  return address.garage.approve({
    id: address.sessionId,
    browser: cookie.hash,
    upstreamIds,
    scopes: form.getAll('scope').filter(isVehicleScope),
    language: languageOf(c, current.value.view.request.language, address.link),
    textVersion: CONSENT_TEXT_VERSION,
    minted: { grantId, receiptId, vehicleIds, codeHash, sealedCode },
  });
};

const leave =
  (how: 'denied' | 'cancelled'): Action =>
  async (c, address, posted) => {
    const entry = await entering(c, address, posted);
    return entry.ok ? address.garage.leaveSession(entry.value, how) : entry;
  };

/** After the end the page goes on to the application by itself; before it, to where the session stands. */
const next = async (c: AppContext, record: SessionRecord): Promise<Response> => {
  const page = currentPage(record, c.var.now);
  const link = await linkOf(c, record.session.id);
  return c.redirect(`/link/${link}${page === '' ? '' : `/${page}`}${page === 'done' ? '?forward' : ''}`, 303);
};

type Done<T> = (c: AppContext, address: LinkAddress, value: T) => Response | Promise<Response>;

const post =
  <T>(act: (c: AppContext, address: LinkAddress, posted: GuardedForm) => Promise<Result<T>>, done: Done<T>) =>
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
    return sendErrorScreen(c, acted.code, current.ok ? aboutLink(c, current.value) : NOBODY);
  };

const step = (action: Action) => post(action, (c, _, record) => next(c, record));

/** Every POST of the Link page, by the last part of its address. Pressed twice, none does anything twice. */
export const LINK_ACTIONS = {
  open: step(open),
  brand: step(brand),
  provider: post(provider, (c, _, url) => c.redirect(url, 303)),
  approve: step(approve),
  deny: step(leave('denied')),
  cancel: step(leave('cancelled')),
  extend: post(
    (_, { garage, sessionId }: LinkAddress, { cookie }: GuardedForm) =>
      garage.extendSession(sessionId, cookie.hash),
    (c, _, { session }) => c.json({ expiresIn: Math.floor((session.expiresAt - c.var.now) / 1000) }),
  ),
} as const;
