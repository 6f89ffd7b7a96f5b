import { fail, type Result, succeed } from '@keyfob/shared/result';
import { findApplication } from '../application/registration/published.ts';
import type { PublishedRegistration } from '../application/registration/registration.ts';
import type { AppContext } from '../context.ts';
import { readHandle, siblingHandle } from '../crypto/handle.ts';
import { seal, unseal } from '../crypto/seal.ts';
import type { Garage } from '../garage/garage.ts';
import { garageOf } from '../garage/garage-of.ts';
import type { SessionView } from '../garage/verbs/walk-session.ts';
import { clientView, type PageAbout } from './link-context.ts';
import type { OwnerCookie } from './owner-cookie.ts';

/** Where a link leads: read from its address alone, before any object is touched. */
export interface LinkAddress {
  readonly link: string;
  readonly sessionId: string;
  /** Name of the garage, for its key. */
  readonly garageName: string;
  readonly garage: DurableObjectStub<Garage>;
}

export const readLink = async (c: AppContext, link: string): Promise<LinkAddress | null> => {
  const handle = await readHandle(c.var.config.routing, 'link', link);
  if (!handle) return null;
  const sessionId = await siblingHandle(c.var.config.routing, handle, 'linkSession');
  return { link, sessionId, garageName: handle.place.name, garage: garageOf(c.env, handle.place) };
};

/** The link of a session: its sibling. */
export const linkOf = async (c: AppContext, sessionId: string): Promise<string> => {
  const { routing } = c.var.config;
  const session = await readHandle(routing, 'linkSession', sessionId);
  if (!session) throw new Error('A session of ours has an id that does not read.');
  return siblingHandle(routing, session, 'link');
};

/** A link with its session and its application, as far as this browser may see them. */
export interface CurrentLink extends LinkAddress {
  readonly view: SessionView;
  readonly registration: PublishedRegistration;
  readonly cookie: OwnerCookie;
}

export const loadLink = async (
  c: AppContext,
  address: LinkAddress,
  cookie: OwnerCookie,
): Promise<Result<CurrentLink>> => {
  const view = await address.garage.viewSession(address.sessionId, cookie.hash);
  if (!view.ok) return view;
  const { applicationId } = view.value.garage;
  const registration = await findApplication(c.env, c.var.config, applicationId, c.var.now);
  if (!registration) return fail('unknown_client');
  // A session may be about one of them only.
  const { provider } = view.value.request;
  const reached = provider === undefined ? registration : { ...registration, providers: [provider] };
  return succeed({ ...address, view: view.value, registration: reached, cookie });
};

export const aboutLink = (c: AppContext, { link, view, registration, cookie }: CurrentLink): PageAbout => {
  const { session, request } = view;
  const seconds = Math.max(0, Math.floor((session.expiresAt - c.var.now) / 1000));
  return {
    client: clientView(registration, request.redirectUri),
    link,
    cookie,
    language: request.language,
    expiry:
      session.status === 'open' ? { expiresIn: seconds, extendable: session.confirmation === 'code' } : null,
  };
};

const codeContext = (sessionId: string): string => `code|${sessionId}`;

/** The code on its way through the browser, sealed into the session so that a second click sends the same one. */
export const sealCode = (
  c: AppContext,
  address: Pick<LinkAddress, 'garageName' | 'sessionId'>,
  code: string,
): Promise<string> =>
  seal(c.var.config.ring, `garage:${address.garageName}`, codeContext(address.sessionId), code);

export const unsealCode = (c: AppContext, address: LinkAddress, sealed: string): Promise<string | null> =>
  unseal(c.var.config.ring, `garage:${address.garageName}`, codeContext(address.sessionId), sealed);
