import type { Refusal } from '@keyfob/shared/vehicle/refusals';
import { describe, expect, it } from 'vitest';
import { refusalUsername } from '../../src/simulator/accounts.ts';
import { Browser } from '../support/browser.ts';
import { expectError } from './envelope.ts';
import { authorize, create, DATA, field, finish, newApp, ownedProfile, type User, userOf } from './face.ts';

const NAME = 'connectedVehicleData';

/** A vehicle that was just authorized, of an account that plays what its name says. */
const ofAccount = async (user: User, username: string): Promise<string> => {
  const { id: vehicle_id } = await ownedProfile(username);
  const { id, authorization_url } = await create(user, { vehicle_id });
  const code = await finish(authorization_url, new Browser(), username);
  expect(field(await authorize(user, id, { code }), 'authorizeConnectedVehicle').status).toBe('authorized');
  return id;
};

/** How each kind of refusal by a vehicle, an account or a provider reaches the caller. */
const REFUSED: readonly (readonly [Refusal, code: string, status: number, message: string])[] = [
  ['asleep', 'VEHICLE_UNREACHABLE', 502, 'The vehicle cannot be reached.'],
  [
    'in_motion',
    'VEHICLE_NOT_READY',
    409,
    'The vehicle cannot do this as it is now, such as charge without a plug.',
  ],
  ['account_issue', 'OWNER_ACTION_REQUIRED', 409, 'The owner has to do something at the maker first.'],
  ['account_empty', 'NO_VEHICLES', 409, 'The account at the provider holds no vehicle.'],
  [
    'subscription_inactive',
    'SUBSCRIPTION_INACTIVE',
    409,
    'The owner has no active subscription for this at the maker.',
  ],
  ['make_not_compatible', 'VEHICLE_NOT_COMPATIBLE', 409, 'The vehicle cannot be connected.'],
  ['vehicle_not_capable', 'VEHICLE_NOT_CAPABLE', 422, 'The vehicle has or tells nothing of the kind.'],
  ['no_response', 'PROVIDER_UNAVAILABLE', 503, 'The vehicle provider does not answer.'],
  ['provider_rate_limited', 'PROVIDER_UNAVAILABLE', 503, 'The vehicle provider does not answer.'],
  ['invalid_data', 'PROVIDER_REFUSED', 502, 'The vehicle provider refused the request.'],
];

describe(NAME, () => {
  it('before it is authorized: CONNECTED_VEHICLE_FORBIDDEN', async () => {
    const user = await userOf(await newApp());
    const { id } = await create(user);
    expectError(await user.call(DATA, { id }), NAME, 'CONNECTED_VEHICLE_FORBIDDEN');
  });

  it.each(REFUSED)('that its provider refuses (%s): %s', async (refusal, code, status, message) => {
    const user = await userOf(await newApp());
    const id = await ofAccount(user, refusalUsername(refusal));
    expectError(await user.call(DATA, { id }), NAME, code, [status, message]);
  });

  it.each(['authentication_failed', 'access_revoked'] as const)(
    'after access was lost (%s): CONNECTED_VEHICLE_FORBIDDEN, now and from then on',
    async (refusal) => {
      const user = await userOf(await newApp());
      const id = await ofAccount(user, refusalUsername(refusal));
      for (let times = 0; times < 2; times += 1)
        expectError(await user.call(DATA, { id }), NAME, 'CONNECTED_VEHICLE_FORBIDDEN');
    },
  );
});
