import { describe, expect, it } from 'vitest';
import {
  authorize,
  create,
  DATA,
  eventually,
  field,
  finish,
  isGone,
  newApp,
  ownedProfile,
  REMOVE,
  userOf,
} from './face.ts';

describe('a connected vehicle', () => {
  it('goes its whole way', async () => {
    const app = await newApp();
    const user = await userOf(app);
    const profile = await ownedProfile();
    const made = await create(user, { label: 'My <b>car</b>' });
    expect(made).toEqual({
      id: expect.stringMatching(/^cve_/),
      vehicle_id: profile.id,
      status: 'pending_authorization',
      authorization_url: expect.stringContaining('http://localhost:8787/link/vehicle/cvl_'),
      provider: 'Enode',
      scope: null,
      label: 'My car',
      vin: null,
    });
    const code = await finish(made.authorization_url);
    const authorized = field(await authorize(user, made.id, { code }), 'authorizeConnectedVehicle');
    expect(authorized).toEqual({
      ...made,
      status: 'authorized',
      authorization_url: null,
      scope: ['location', 'charge_state', 'odometer'],
      vin: expect.stringMatching(/^[A-HJ-NPR-Z0-9]{17}$/),
    });
    const data = field<object>(await user.call(DATA, { id: made.id }), 'connectedVehicleData');
    expect(data).toMatchObject({
      battery: { percentage: expect.any(Number) },
      location: {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [expect.any(Number), expect.any(Number)] },
      },
      odometer: { distance: expect.any(Number) },
    });
    const removed = field(await user.call(REMOVE, { input: { id: made.id } }), 'removeConnectedVehicle');
    expect(removed.status).toBe('pending_removal');
    await eventually(() => isGone(user, made.id));
  });
});
