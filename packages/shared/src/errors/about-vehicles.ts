import { AGAIN, type ErrorEntry, entry, RESTART } from './entry.ts';

/** The rows of the registry about vehicles, their owners' accounts and who reaches them. */
export const ABOUT_VEHICLES = {
  // The provider behind the brand.
  provider_cancelled: entry(
    409,
    'access_denied',
    'The owner came back from the provider before finishing.',
    'Try again, or choose another brand.',
    true,
  ),
  provider_unavailable: entry(
    503,
    'temporarily_unavailable',
    'The vehicle provider does not answer.',
    AGAIN,
    true,
  ),
  provider_refused: entry(502, 'server_error', 'The vehicle provider refused the request.', AGAIN, true),
  no_vehicles: entry(
    409,
    'access_denied',
    'The account at the provider holds no vehicle.',
    'Use another account, or ask the main user of the car.',
    true,
  ),
  vehicle_unreachable: entry(
    502,
    'temporarily_unavailable',
    'The vehicle cannot be reached.',
    'Wake the car, for example by opening its app.',
    true,
  ),
  vehicle_not_ready: entry(
    409,
    'temporarily_unavailable',
    'The vehicle cannot do this as it is now, such as charge without a plug.',
    'See to the car (its plug, its doors), or wait until it has stopped, and try again.',
    true,
  ),
  owner_action_required: entry(
    409,
    'access_denied',
    'The owner has to do something at the maker first.',
    'Open the app of the car’s maker and finish what it asks of you.',
  ),
  subscription_inactive: entry(
    409,
    'access_denied',
    'The owner has no active subscription for this at the maker.',
    'Renew the car’s connected services at its maker.',
  ),
  vehicle_not_compatible: entry(
    409,
    'access_denied',
    'The vehicle cannot be connected.',
    'Choose another car.',
  ),

  // Connected vehicles.
  vehicle_gone: entry(409, 'invalid_grant', 'The vehicle was removed or is being removed.', RESTART),
  reauthorization_required: entry(
    409,
    'invalid_token',
    'The provider no longer lets the application reach the vehicle.',
    'Connect the car again from the app.',
  ),
  vehicle_profile_unknown: entry(404, 'invalid_request', 'The catalogue has no vehicle of this id.'),
  vehicle_profile_not_supported: entry(
    422,
    'invalid_request',
    'The provider cannot connect a vehicle of this profile.',
  ),
  provider_not_allowed: entry(
    403,
    'unauthorized_client',
    'The application is not registered for this provider.',
  ),
  link_not_finished: entry(
    409,
    'access_denied',
    'The owner of the vehicle has not finished linking it yet.',
    'Finish what the link asks of you.',
    true,
  ),
  vehicle_not_pending: entry(409, 'invalid_grant', 'The connected vehicle does not wait to be authorized.'),
  command_not_supported: entry(422, 'invalid_request', 'The vehicle does not support this command.'),
  vehicle_not_capable: entry(422, 'invalid_request', 'The vehicle has or tells nothing of the kind.'),
} as const satisfies Record<string, ErrorEntry>;
