import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { ALL_VEHICLE_SCOPES, type VehicleScope } from '@keyfob/shared/scopes';
import { brandAppIn, brandBySlug, brandsInCountry } from '@keyfob/shared/vehicle/brands';
import type { UpstreamVehicle } from '../connectors/connector.ts';
import { isLinkable } from '../garage/verbs/approve.ts';
import type { SessionView } from '../garage/verbs/walk-session.ts';
import type { BrandView, ListedBrand, Screen, VehicleChoice } from './screen.ts';
import type { LinkPage } from './steps.ts';
import { obstacleOf, unsuitabilityOf } from './unsuitable.ts';

/** What the address of the page adds to the session. */
export interface PageQuery {
  readonly q: string;
  readonly country: string | null;
  /** Set by the redirect after a last button: the page goes on by itself. */
  readonly forward: boolean;
  readonly error: 'nothing_selected' | null;
}

export interface ScreenInput {
  readonly view: SessionView;
  readonly query: PageQuery;
  readonly now: number;
  readonly user: string | null;
  /** Where the owner goes back to, if anywhere. */
  readonly returnUrl: string | null;
  /** Host of the brand's sign-in page. */
  readonly host: string;
  /** Slugs the application's providers reach. */
  readonly brands: readonly string[];
}

export const brandView = (slug: string | null, country: string | null): BrandView => {
  const brand = slug === null ? null : brandBySlug(slug);
  return brand
    ? { slug: brand.slug, name: brand.name, app: brandAppIn(brand, country) }
    : { slug: slug ?? '', name: slug ?? '', app: null };
};

const listed = (brands: readonly string[], country: string | null): ListedBrand[] =>
  brandsInCountry(country)
    .filter(({ slug }) => brands.includes(slug))
    .map((brand) => ({
      slug: brand.slug,
      name: brand.name,
      app: brandAppIn(brand, country),
      aliases: brand.aliases,
      apps: brand.apps.map(({ name }) => name),
    }));

const vehicleChoice = (view: SessionView, vehicle: UpstreamVehicle, first: boolean): VehicleChoice => {
  const { vin, brand, model, year, displayName } = vehicle.information;
  const obstacle = obstacleOf(vehicle);
  const missing = view.request.requiredScopes.filter((scope) => !vehicle.scopes.includes(scope));
  return {
    id: vehicle.upstreamId,
    name: displayName ?? `${brand} ${model}`,
    description: `${brand} ${model} · ${year}`,
    vinEnding: vin?.slice(-4) ?? null,
    selected: missing.length === 0 && obstacle === null && (view.request.selection === 'multiple' || first),
    connected: view.connectedUpstreamIds.includes(vehicle.upstreamId),
    missing,
    obstacle,
  };
};

const vehiclesScreen = ({ view, query }: ScreenInput, brand: BrandView): Screen => {
  const { request, found } = view;
  const vehicles = found?.vehicles ?? [];
  const firstFit = vehicles.find((vehicle) => isLinkable(vehicle, request.requiredScopes));
  const choices = vehicles.map((vehicle) => vehicleChoice(view, vehicle, vehicle === firstFit));
  const unsuitable = unsuitabilityOf(vehicles, request.requiredScopes);
  const tellsWhy = request.connect !== undefined;
  // A permission none of these vehicles can give is not asked about: an owner cannot allow what is not there.
  const possible = (scope: VehicleScope) =>
    request.requiredScopes.includes(scope) || vehicles.some((vehicle) => vehicle.scopes.includes(scope));
  return {
    screen: 'vehicles',
    brand,
    vehicles: choices,
    permissions: request.scopes
      .filter(possible)
      .map((scope) => ({ scope, required: request.requiredScopes.includes(scope), selected: true })),
    notShared: ALL_VEHICLE_SCOPES.filter((scope) => !request.scopes.includes(scope)),
    selection: request.selection,
    durable: request.durable,
    userHint: request.userHint,
    error: query.error,
    unsuitable,
    telling: (tellsWhy && unsuitable === 'vehicle_not_compatible' ? choices[0] : null) ?? null,
    tellsWhy,
  };
};

/** The one car a request at the Smartcar face is about. */
const wantedOf = ({ request: { connect } }: SessionView): { vinEnding: string | null } | null =>
  connect?.vin || connect?.reconnects ? { vinEnding: connect.vin?.slice(-4) ?? null } : null;

const providerScreen = (input: ScreenInput, brand: BrandView): Screen => {
  const { view, host } = input;
  const canChange = view.request.brand === null;
  const { attempt, session } = view;
  if (session.reason === 'no_vehicles')
    return { screen: 'no-vehicles', brand, canChange, wanted: wantedOf(view) };
  if (session.step !== 'provider' || !attempt?.claimedAt || attempt.settled)
    return { screen: 'handoff', brand, host, reason: session.reason, canChange };
  // Who exchanged what came back may have broken off; then the owner signs in once more.
  return attempt.claimedAt + LIFETIMES.attemptLease * 1000 > input.now
    ? { screen: 'loading-vehicles', brand }
    : { screen: 'handoff', brand, host, reason: 'provider_unavailable', canChange };
};

const doneScreen = ({ view, now, returnUrl, query }: ScreenInput, brand: BrandView): Screen => {
  const { session } = view;
  const over = { returnUrl, forward: query.forward && returnUrl !== null };
  if (session.status === 'returned' && session.expiresAt > now)
    return { screen: 'success', brand, count: session.connectedVehicleIds.length, ...over };
  const how =
    session.status === 'denied' ||
    session.status === 'cancelled' ||
    session.status === 'failed' ||
    session.status === 'completed'
      ? session.status
      : 'expired';
  return { screen: 'ended', how, ...over };
};

/** The screen of a page of the link, drawn from the session alone. */
export const screenOf = (page: LinkPage, input: ScreenInput): Screen => {
  const { view, query, user, brands } = input;
  const { country } = query;
  const brand = brandView(view.session.brand, country);
  switch (page) {
    case '':
      return {
        screen: 'intro',
        userHint: view.request.userHint,
        confirmSender: view.session.confirmation === 'codeless',
        user,
        request: null,
      };
    case 'brand':
      return {
        screen: 'brand',
        query: query.q,
        country,
        brands: listed(brands, country),
        reason: view.session.reason,
        canBeUnlisted: view.request.connect !== undefined,
      };
    case 'provider':
      return providerScreen(input, brand);
    case 'vehicles':
      return vehiclesScreen(input, brand);
    case 'done':
      return doneScreen(input, brand);
  }
};
