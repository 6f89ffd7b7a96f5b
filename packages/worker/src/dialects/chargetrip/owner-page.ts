import { brandBySlug } from '@keyfob/shared/vehicle/brands';
import { mayDo } from '../../application/registration/operations.ts';
import { findApplication } from '../../application/registration/published.ts';
import { registeredRedirect } from '../../application/registration/redirect.ts';
import type { PublishedRegistration } from '../../application/registration/registration.ts';
import { stillOpen } from '../../application/registration/registration.ts';
import type { AppContext } from '../../context.ts';
import type { Handle } from '../../crypto/handle.ts';
import { garageOfHandle } from '../../garage/garage-of.ts';
import type { LinkRequest, VehicleViewRecord } from '../../garage/records.ts';
import { presentNewLink } from '../../link/entry.ts';
import { sendErrorScreen } from '../../link/send-screen.ts';

/** What an owner is asked for a view: one vehicle of its profile, or the very one it stood for before. */
const linkRequest = (view: VehicleViewRecord, registration: PublishedRegistration): LinkRequest => ({
  face: 'chargetrip',
  scopes: stillOpen(view.scopes, registration),
  // No tokens are given out at this face; what was allowed lasts as long as the vehicle is connected.
  durable: true,
  requiredScopes: registration.requiredScopes,
  redirectUri: view.redirectUri,
  state: null,
  codeChallenge: null,
  language: null,
  brand: brandBySlug(view.fit.make)?.slug ?? null,
  country: null,
  selection: 'single',
  userHint: null,
  connectedVehicleId: view.vehicleId,
  awaitsAuthorization: false,
  provider: view.provider,
  view: { id: view.id, profileId: view.profileId, fit: view.fit },
  digest: null,
});

const maySend = (registration: PublishedRegistration, view: VehicleViewRecord): boolean =>
  registration.faces.includes('chargetrip') &&
  mayDo(registration, 'link') &&
  registration.providers.includes(view.provider) &&
  registeredRedirect(registration, view.redirectUri) !== null;

const present = async (c: AppContext, { place }: Handle, link: string): Promise<Response> => {
  const found = await garageOfHandle(c.env, c.var.config, 'viewLink', link);
  const behind = await found?.garage.viewBehindLink(link);
  if (!behind?.ok) return sendErrorScreen(c, behind?.code ?? 'not_found');
  const { view, garage } = behind.value;
  const registration = await findApplication(c.env, c.var.config, garage.applicationId, c.var.now);
  if (!registration) return sendErrorScreen(c, 'unknown_client');
  if (!maySend(registration, view)) return sendErrorScreen(c, 'operation_not_allowed');
  const { confirmation } = registration;
  const of = { place, userId: garage.userId, confirmation };
  return presentNewLink(c, registration, linkRequest(view, registration), null, of);
};

/**
 * `GET /link/vehicle/{link}`: where the owner of a view goes, as often as they like while it is pending. Nothing is
 * written: each browser gets a link session of its own with its first press, and finds it again.
 */
export const ownerPage = async (c: AppContext): Promise<Response> => {
  const link = c.req.param('link') ?? '';
  const found = await garageOfHandle(c.env, c.var.config, 'viewLink', link);
  return found ? present(c, found.handle, link) : sendErrorScreen(c, 'not_found');
};
