import { ALL_VEHICLE_SCOPES, type VehicleScope } from '@keyfob/shared/scopes';
import { BRANDS } from '@keyfob/shared/vehicle/brands';
import type {
  BrandView,
  ClientView,
  ListedBrand,
  PermissionChoice,
  Screen,
  VehicleChoice,
} from './screen.ts';

/** A screen in one of its states, with the client it is shown for: what tests and screenshots go through. */
export interface Story {
  /** In the form of a file name. */
  readonly name: string;
  readonly client: ClientView | null;
  readonly screen: Screen;
}

const CLIENT: ClientView = {
  name: 'Example partner',
  logoUrl: null,
  domain: 'app.partner.example',
  privacyUrl: 'https://partner.example/privacy',
  supportUrl: 'https://partner.example/help',
  simulated: false,
};

const SIMULATED: ClientView = { ...CLIENT, simulated: true };

const LOGO =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Cpath d='M18 3 6 18h8l-2 11 14-16h-9z' fill='%23b3341f'/%3E%3C/svg%3E";

/** What is no picture: it stays away like one whose server does. */
const BROKEN_LOGO = 'data:image/png;base64,AAAA';

const LONG: ClientView = {
  ...CLIENT,
  name: 'Example partner with a registered name of great length',
  domain: 'my-page.charging-services.a-domain-of-quite-uncommon-length.example',
};

const HOSTILE: ClientView = {
  name: '<script>alert("x")</script>&amp;\'"',
  logoUrl: 'data:image/png,"><b>x</b>',
  domain: '"><img src=x onerror=alert(1)>.example',
  privacyUrl: 'https://example.com/?a="><script>alert(1)</script>',
  supportUrl: null,
  simulated: true,
};

const RETURN = 'https://app.partner.example/return?state=1&code=2';

const TESLA: BrandView = { slug: 'tesla', name: 'Tesla', app: 'Tesla' };
const VOLKSWAGEN: BrandView = { slug: 'volkswagen', name: 'Volkswagen', app: 'Volkswagen Connect' };
const BYD: BrandView = { slug: 'byd', name: 'BYD', app: null };

const LISTED: readonly ListedBrand[] = BRANDS.map(({ slug, name, aliases, apps }) => ({
  slug,
  name,
  aliases,
  apps: apps.map((app) => app.name),
  app: apps[0]?.name ?? null,
}));

const car = (id: string, name: string, more: Partial<VehicleChoice> = {}): VehicleChoice => ({
  id,
  name,
  description: 'Model 3 · 2023',
  vinEnding: '4821',
  selected: true,
  connected: false,
  missing: [],
  obstacle: null,
  ...more,
});

const ask = (
  required: readonly VehicleScope[],
  optional: readonly VehicleScope[] = [],
): PermissionChoice[] => [
  ...required.map((scope) => ({ scope, required: true, selected: true })),
  ...optional.map((scope) => ({ scope, required: false, selected: true })),
];

const OLD = car('v2', 'Old one', {
  description: 'Leaf · 2014',
  obstacle: 'vehicle_not_compatible',
  selected: false,
});

type VehiclesScreen = Extract<Screen, { screen: 'vehicles' }>;

const vehicles = (more: Partial<VehiclesScreen>): VehiclesScreen => {
  const permissions =
    more.permissions ??
    ask(['vehicle:information', 'vehicle:charge_state'], ['vehicle:location', 'control:vehicle:charging']);
  const asked = permissions.map(({ scope }) => scope);
  return {
    screen: 'vehicles',
    brand: TESLA,
    vehicles: [
      car('v1', 'Blue car'),
      car('v2', 'Family car', { description: 'Model Y · 2024', vinEnding: '0097' }),
    ],
    permissions,
    notShared: ALL_VEHICLE_SCOPES.filter((scope) => !asked.includes(scope)),
    selection: 'multiple',
    durable: true,
    userHint: null,
    error: null,
    unsuitable: null,
    telling: null,
    tellsWhy: false,
    ...more,
  };
};

const INTRO = { screen: 'intro', userHint: null, confirmSender: false, user: null, request: null } as const;
const BRAND = {
  screen: 'brand',
  query: '',
  country: 'NO',
  brands: LISTED,
  reason: null,
  canBeUnlisted: false,
} as const;
const HANDOFF = {
  screen: 'handoff',
  brand: TESLA,
  host: 'auth.tesla.com',
  reason: null,
  canChange: true,
} as const;

const story = (name: string, screen: Screen, client: ClientView | null = CLIENT): Story => ({
  name,
  client,
  screen,
});

export const STORIES: readonly Story[] = [
  story('intro', { ...INTRO, userHint: 'o•••@example.com', request: 'k1.aaaa.bbbb' }),
  story('intro-logo', INTRO, { ...SIMULATED, logoUrl: LOGO }),
  story('intro-logo-broken', INTRO, { ...LONG, logoUrl: BROKEN_LOGO }),
  story('intro-simulated', INTRO, SIMULATED),
  story('intro-long-names', { ...INTRO, userHint: `${'langt-brukernavn-'.repeat(5)}@example.com` }, LONG),
  story('intro-hostile', { ...INTRO, userHint: '<b>x</b>', request: '"><i>' }, HOSTILE),
  story('intro-sender', { ...INTRO, confirmSender: true, user: 'user-4471' }, SIMULATED),
  story('intro-sender-nobody', { ...INTRO, confirmSender: true }),
  story('brand', BRAND),
  story('brand-no-country', { ...BRAND, country: null }),
  story('brand-search', { ...BRAND, query: 'vw' }),
  story('brand-typing-error', { ...BRAND, query: 'porshce', country: 'DE' }),
  story('brand-none', { ...BRAND, query: 'Hestvogn "<u>' }),
  story('brand-can-be-unlisted', { ...BRAND, canBeUnlisted: true }),
  story('brand-refused', { ...BRAND, country: 'JP', reason: 'brand_unknown' }),
  story('handoff', HANDOFF),
  story('handoff-fixed', { ...HANDOFF, brand: BYD, host: 'id.byd.example', canChange: false }),
  story(
    'handoff-long-names',
    { ...HANDOFF, brand: VOLKSWAGEN, host: `${'identity.'.repeat(9)}vw.example` },
    LONG,
  ),
  story('handoff-cancelled', { ...HANDOFF, reason: 'provider_cancelled' }),
  story('handoff-unavailable', { ...HANDOFF, reason: 'provider_unavailable' }),
  story('handoff-other-reason', { ...HANDOFF, reason: 'server_error' }),
  story('loading-vehicles', { screen: 'loading-vehicles', brand: TESLA }),
  story('vehicles', vehicles({})),
  story('vehicles-one', vehicles({ vehicles: [car('v1', 'Blue car')], userHint: 'o•••@example.com' })),
  story(
    'vehicles-single',
    vehicles({
      selection: 'single',
      vehicles: [car('v1', 'Blue car'), car('v2', 'Family car', { selected: false })],
      durable: false,
    }),
  ),
  story(
    'vehicles-many',
    vehicles({
      vehicles: Array.from({ length: 14 }, (_, index) =>
        car(`v${index}`, `Poolbil ${index + 1}`, { vinEnding: index % 3 === 0 ? null : `10${index + 10}` }),
      ),
    }),
  ),
  story(
    'vehicles-missing',
    vehicles({
      error: 'nothing_selected',
      vehicles: [
        car('v1', 'Blue car', { selected: false, connected: true }),
        car('v2', 'Old one', {
          missing: ['vehicle:charge_state', 'vehicle:location'],
          description: 'Leaf · 2014',
        }),
      ],
    }),
  ),
  story(
    'vehicles-none-fit',
    vehicles({
      vehicles: [car('v2', 'Old one', { missing: ['vehicle:charge_state'], description: 'Leaf · 2014' })],
    }),
  ),
  story(
    'vehicles-no-subscription',
    vehicles({
      vehicles: [car('v2', 'Blue car', { obstacle: 'subscription_inactive', selected: false })],
      unsuitable: 'subscription_inactive',
      tellsWhy: true,
    }),
  ),
  story(
    'vehicles-not-compatible',
    vehicles({
      vehicles: [OLD, car('v1', 'Older one', { missing: ['vehicle:charge_state'], selected: false })],
      unsuitable: 'vehicle_not_compatible',
      telling: OLD,
      tellsWhy: true,
    }),
  ),
  story('vehicles-one-not-compatible', vehicles({ vehicles: [car('v1', 'Blue car'), OLD] })),
  story(
    'vehicles-everything',
    vehicles({ permissions: ask(['vehicle:information'], ALL_VEHICLE_SCOPES.slice(1)), brand: VOLKSWAGEN }),
    LONG,
  ),
  story(
    'vehicles-hostile',
    vehicles({
      vehicles: [car('"><x>', `<img src=x onerror=alert(1)>${'W'.repeat(80)}`, { description: '</label>' })],
    }),
    HOSTILE,
  ),
  story('no-vehicles', { screen: 'no-vehicles', brand: VOLKSWAGEN, canChange: true, wanted: null }),
  story('no-vehicles-other-vin', {
    screen: 'no-vehicles',
    brand: VOLKSWAGEN,
    canChange: false,
    wanted: { vinEnding: '4821' },
  }),
  story('no-vehicles-again', {
    screen: 'no-vehicles',
    brand: VOLKSWAGEN,
    canChange: true,
    wanted: { vinEnding: null },
  }),
  story('no-vehicles-fixed', { screen: 'no-vehicles', brand: BYD, canChange: false, wanted: null }),
  story('success', { screen: 'success', brand: TESLA, count: 1, returnUrl: null, forward: false }),
  story('success-several', { screen: 'success', brand: TESLA, count: 3, returnUrl: RETURN, forward: true }),
  ...(['completed', 'denied', 'cancelled', 'expired', 'failed'] as const).map((how) =>
    story(`ended-${how}`, {
      screen: 'ended',
      how,
      returnUrl: how === 'failed' ? null : RETURN,
      forward: false,
    }),
  ),
  story('elsewhere', { screen: 'elsewhere', returnUrl: RETURN }),
  story('cookies', { screen: 'cookies' }),
  story('error', { screen: 'error', code: 'server_error', returnUrl: RETURN, detail: null }),
  story('error-application', { screen: 'error', code: 'invalid_scope', returnUrl: null, detail: null }),
  story('error-fault', {
    screen: 'error',
    code: 'invalid_request',
    returnUrl: RETURN,
    detail: '400: Missing required parameter: "response_type"',
  }),
  story('handoff-no-subscription', { ...HANDOFF, reason: 'subscription_inactive' }),
  story('handoff-owner-action', { ...HANDOFF, reason: 'owner_action_required' }),
  story(
    'error-unknown-client',
    { screen: 'error', code: 'unknown_client', returnUrl: null, detail: null },
    null,
  ),
  story(
    'error-general',
    { screen: 'error', code: 'command_not_supported', returnUrl: null, detail: null },
    null,
  ),
];
