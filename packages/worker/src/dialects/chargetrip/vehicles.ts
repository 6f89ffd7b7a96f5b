import { fail } from '@keyfob/shared/result';
import type { Provider } from '@keyfob/shared/vehicle/vehicle';
import type { PublishedRegistration } from '../../application/registration/registration.ts';
import type { FaceContext } from './caller.ts';
import { findProfile, searchProfiles, type VehicleProfile } from './catalogue/profile.ts';
import { FaceError } from './face-error.ts';
import { PROVIDER_NAMES, type ProviderName, providerNamed } from './names.ts';

/** `Vehicle` and `VehicleList`: a profile as the face shows it. */
const vehicleOf = (profile: VehicleProfile, { providers }: PublishedRegistration) => {
  const own = providers.find((provider) => profile.providers.includes(provider));
  return {
    id: profile.id,
    naming: { make: profile.makeName, model: profile.model, version: profile.version },
    connect: {
      providers: profile.providers.map((provider) => PROVIDER_NAMES[provider]),
      provider: own === undefined ? null : PROVIDER_NAMES[own],
    },
  };
};

const PAGE_LIMIT = 10_000;

/** A size and a page of a list, within its bounds. */
export const pageOf = (size: number | null | undefined, page: number | null | undefined) => {
  const asked = { size: size ?? 10, page: page ?? 0 };
  if (asked.size < 1 || asked.size > 100 || asked.page < 0 || asked.page > PAGE_LIMIT)
    throw new FaceError(fail('validation_failed', 'Expected a size of 1 to 100 and a page from 0 on.'));
  return asked;
};

interface VehicleListArguments {
  readonly search?: string | null;
  readonly filter?: {
    readonly connect?: { readonly providers?: readonly (ProviderName | null)[] | null } | null;
  } | null;
  readonly country?: string | null;
  readonly size?: number | null;
  readonly page?: number | null;
}

const providersIn = ({ filter }: VehicleListArguments): Provider[] | null =>
  filter?.connect?.providers?.flatMap((name) => (name === null ? [] : [providerNamed(name)])) ?? null;

const SEARCH_LIMIT = 200;

const vehicleList = async (asked: VehicleListArguments, { c, caller }: FaceContext) => {
  const { search = null, country = null } = asked;
  if (search !== null && search.length > SEARCH_LIMIT)
    throw new FaceError(fail('validation_failed', `A search has at most ${SEARCH_LIMIT} characters.`));
  const query = { search, country, providers: providersIn(asked), ...pageOf(asked.size, asked.page) };
  const found = await searchProfiles(c.env, query);
  return found.map((profile) => vehicleOf(profile, caller.registration));
};

interface VehicleArguments {
  readonly id: string;
  readonly country?: string | null;
}

const vehicle = async ({ id, country }: VehicleArguments, { c, caller }: FaceContext) => {
  const profile = await findProfile(c.env, id);
  const sold = !country || !profile?.countries.length || profile.countries.includes(country);
  return profile && sold ? vehicleOf(profile, caller.registration) : null;
};

/** The catalogue, which is open to every application: no user is asked for. */
export const vehicleQueries = { vehicle, vehicleList };
