import { fail, type Result, succeed } from '@keyfob/shared/result';
import { expandScopes, type VehicleScope } from '@keyfob/shared/scopes';
import type { Provider } from '@keyfob/shared/vehicle/vehicle';
import { registeredRedirect } from '../../application/registration/redirect.ts';
import type { PublishedRegistration } from '../../application/registration/registration.ts';
import type { AppContext } from '../../context.ts';
import { sha256 } from '../../crypto/bytes.ts';
import { mintHandle, readHandle } from '../../crypto/handle.ts';
import { garageOf } from '../../garage/garage-of.ts';
import type { ShownView } from '../../garage/shown-views.ts';
import { type FaceContext, userFor } from './caller.ts';
import { findProfile, type VehicleProfile } from './catalogue/profile.ts';
import { connectedVehicleOf, done, garageWith } from './connected-vehicles.ts';
import { FaceError } from './face-error.ts';
import {
  CONNECT_SCOPES,
  type ConnectScope,
  PROVIDER_NAMES,
  type ProviderName,
  providerNamed,
  vehicleScopesOf,
} from './names.ts';
import { plainText } from './plain-text.ts';

const LABEL_LIMIT = 100;

const labelOf = (said: string | null | undefined): string | null => {
  const label = plainText(said ?? '');
  if (label.length > LABEL_LIMIT)
    throw new FaceError(fail('validation_failed', `A label has at most ${LABEL_LIMIT} characters.`));
  return label || null;
};

type Rule = (provider: Provider, profile: VehicleProfile | null, by: PublishedRegistration) => Result<null>;

const passed = succeed(null);

/** Whether an application may connect vehicles of a profile by a provider, in order. One that is gone speaks against none. */
const RULES: readonly Rule[] = [
  (provider, _, { providers }) => (providers.includes(provider) ? passed : fail('provider_not_allowed')),
  (provider, profile) =>
    !profile || profile.providers.includes(provider) ? passed : fail('vehicle_profile_not_supported'),
];

const checkProvider = (
  provider: Provider,
  profile: VehicleProfile | null,
  registration: PublishedRegistration,
): void => {
  for (const rule of RULES) done(rule(provider, profile, registration), PROVIDER_NAMES[provider]);
};

/** The address asked for, if it is registered; the first that is, where none is asked for. */
const redirectUriOf = (asked: string | null | undefined, registration: PublishedRegistration): string => {
  const uri = registeredRedirect(registration, asked ?? registration.redirectUris[0] ?? '');
  if (uri === null) throw new FaceError(fail('redirect_uri_not_registered'));
  return uri;
};

/** Everything the application may ask for, where nothing is asked for by name. */
const scopesOf = (
  asked: readonly ConnectScope[] | null | undefined,
  registration: PublishedRegistration,
): VehicleScope[] => {
  const open = expandScopes(['all'], registration.scopes);
  const named = asked ? vehicleScopesOf(asked).slice(-asked.length || Number.POSITIVE_INFINITY) : [];
  if (named.some((scope) => !open.includes(scope))) throw new FaceError(fail('invalid_scope'));
  const scopes = open.filter((scope) => vehicleScopesOf(asked ?? CONNECT_SCOPES).includes(scope));
  if (scopes.length === 0) throw new FaceError(fail('invalid_scope'));
  return scopes;
};

interface CreateInput {
  readonly vehicle_id: string;
  readonly provider: ProviderName;
  readonly label?: string | null;
  readonly options: {
    readonly redirect_uri?: string | null;
    readonly scope?: readonly ConnectScope[] | null;
  };
}

/** Both inputs are optional in the schema, and there is nothing to do without. */
const given = <Input>(input: Input | null | undefined): Input => {
  if (!input) throw new FaceError(fail('validation_failed', 'An input is needed.'));
  return input;
};

const createConnectedVehicle = async (
  { input: maybe }: { readonly input?: CreateInput | null },
  context: FaceContext,
) => {
  const { c, caller } = context;
  const { registration } = caller;
  const { clientId, mode, jurisdiction } = registration;
  const { userId, place } = await userFor(context, 'link');
  const input = given(maybe);
  const provider = providerNamed(input.provider);
  const profile = await findProfile(c.env, input.vehicle_id);
  if (!profile) throw new FaceError(fail('vehicle_profile_unknown'));
  checkProvider(provider, profile, registration);
  const redirectUri = redirectUriOf(input.options.redirect_uri, registration);
  const scopes = scopesOf(input.options.scope, registration);
  const label = labelOf(input.label);
  const { routing } = c.var.config;
  const [id, link] = await Promise.all([
    mintHandle(routing, 'vehicleView', place),
    mintHandle(routing, 'viewLink', place),
  ]);
  const { make, model, years } = profile;
  const view = done<ShownView>(
    await garageOf(c.env, place).createView({
      garage: { applicationId: clientId, userId, mode, jurisdiction, name: place.name },
      view: {
        id,
        link,
        profileId: profile.id,
        fit: { make, model, years },
        provider,
        label,
        scopes,
        redirectUri,
      },
    }),
  );
  return connectedVehicleOf(c, view, registration);
};

interface AuthorizeInput {
  readonly id: string;
  readonly options: { readonly code?: string | null };
}

/** A code of this user's garage by its hash; one of anybody else's is none. */
const codeHashOf = async (c: AppContext, garage: string, code: string): Promise<string> => {
  const handle = await readHandle(c.var.config.routing, 'code', code);
  return handle?.place.name === garage ? sha256(code) : '';
};

const authorizeConnectedVehicle = async (
  { input: maybe }: { readonly input?: AuthorizeInput | null },
  context: FaceContext,
) => {
  const { c, caller } = context;
  const { registration } = caller;
  const user = await userFor(context, 'link');
  const { id, options } = given(maybe);
  const garage = await garageWith(c, user, id);
  const before = done<ShownView>(await garage.readView(registration.clientId, id));
  // What it is to be, the vehicle keeps itself, should its profile be gone meanwhile.
  checkProvider(before.provider, await findProfile(c.env, before.profileId), registration);
  const { code } = options;
  const authorized = await garage.authorizeView({
    applicationId: registration.clientId,
    id,
    codeHash: code ? await codeHashOf(c, user.place.name, code) : null,
    link: await mintHandle(c.var.config.routing, 'viewLink', user.place),
  });
  return connectedVehicleOf(c, done<ShownView>(authorized), registration);
};

interface UpdateInput {
  readonly id: string;
  readonly label?: string | null;
}

const updateConnectedVehicle = async ({ input }: { readonly input: UpdateInput }, context: FaceContext) => {
  const { c, caller } = context;
  const user = await userFor(context, 'link');
  const garage = await garageWith(c, user, input.id);
  const { clientId } = caller.registration;
  // What is not named stays as it is.
  const view =
    input.label === undefined
      ? await garage.readView(clientId, input.id)
      : await garage.labelView(clientId, input.id, labelOf(input.label));
  return connectedVehicleOf(c, done<ShownView>(view), caller.registration);
};

const removeConnectedVehicle = async (
  { input }: { readonly input: { readonly id: string } },
  context: FaceContext,
) => {
  const { c, caller } = context;
  const user = await userFor(context, 'remove');
  const garage = await garageWith(c, user, input.id);
  const view = done<ShownView>(await garage.removeView(caller.registration.clientId, input.id));
  return connectedVehicleOf(c, view, caller.registration);
};

/** What a user does with their own vehicles. */
export const connectedVehicleMutations = {
  createConnectedVehicle,
  authorizeConnectedVehicle,
  updateConnectedVehicle,
  removeConnectedVehicle,
};
