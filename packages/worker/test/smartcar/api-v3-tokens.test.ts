import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { describe, expect, it } from 'vitest';
import { demo } from '../support/applications.ts';
import { asForm, fetchKeyfob, type TokenAnswer } from '../support/keyfob.ts';
import { bearer, connectOwner, error, errorOf, get, jsonOf, ownerOfTesla } from './api-face.ts';

interface Resource {
  readonly id: string;
  readonly attributes: Record<string, unknown> & { status: { value: string; error?: object } };
}

interface List {
  readonly data: readonly Resource[];
  readonly meta: object;
  readonly links: Record<string, string | null>;
}

describe('an application’s own token', () => {
  it('lasts an hour, and has no refresh token', async () => {
    const forms = [
      asForm({ grant_type: 'client_credentials' }, { Authorization: demo.basic }),
      asForm({ grant_type: 'client_credentials', client_id: demo.id, client_secret: demo.secret }),
    ];
    for (const form of forms)
      expect(await jsonOf<TokenAnswer>(await fetchKeyfob('/smartcar/oauth2/token', form))).toEqual({
        access_token: expect.any(String),
        token_type: 'Bearer',
        expires_in: LIFETIMES.smartcarClientToken,
      });
  });

  it.each([
    ['a wrong secret', { grant_type: 'client_credentials', client_id: 'demo', client_secret: 'x' }, 401],
    ['no grant type', { client_id: 'demo', client_secret: demo.secret }, 400],
    ['another', { grant_type: 'password', client_id: 'demo', client_secret: demo.secret }, 400],
  ])('is not for %s', async (_, form, status) => {
    const response = await fetchKeyfob('/smartcar/oauth2/token', asForm(form));
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: expect.any(String) });
  });
});

describe('API v3 for the holder of a user’s token', () => {
  it('shows what it may, each signal by its permission', async () => {
    const owner = await ownerOfTesla('parked', { permissions: ['read_odometer', 'read_vin'] });
    const path = `/v3/vehicles/${owner.vehicles[0]}/signals`;
    const { data } = await jsonOf<List>(await get(path, owner.token));
    const told = data.filter(({ attributes }) => attributes.status.value === 'SUCCESS').map(({ id }) => id);
    expect(told).toEqual(['odometer-traveleddistance', 'vehicleidentification-vin']);
    const closed = data.find(({ id }) => id === 'location-preciselocation');
    expect(closed?.attributes).toMatchObject({
      status: {
        value: 'ERROR',
        error: {
          type: 'PERMISSION',
          code: 'UNKNOWN',
          title: 'Unknown',
          detail: expect.stringContaining('insufficient permissions'),
          resolution: { type: 'REAUTHENTICATE' },
        },
      },
    });
    expect(await errorOf(await get(`${path}/location-preciselocation`, owner.token))).toBe(
      error(403, 'PERMISSION'),
    );
    const headers = { ...bearer(owner.token), 'sc-user-id': 'usr_unknown' };
    expect((await fetchKeyfob(`/smartcar${path}`, { headers })).status).toBe(200);
  });

  it('marks each signal of a vehicle that does not answer', async () => {
    const owner = await connectOwner({ username: 'VEHICLE_STATE.ASLEEP@smartcar.com' });
    const path = `/v3/vehicles/${owner.vehicles[0]}/signals`;
    const { data } = await jsonOf<List>(await get(path, owner.token));
    expect(data.find(({ id }) => id === 'odometer-traveleddistance')?.attributes.status).toEqual({
      value: 'ERROR',
      error: {
        type: 'VEHICLE_STATE',
        code: 'ASLEEP',
        title: 'Asleep',
        detail: expect.stringContaining('sleep'),
        resolution: { type: 'UNKNOWN_RESOLUTION_TYPE' },
      },
    });
    expect(await errorOf(await get(`${path}/odometer-traveleddistance`, owner.token))).toBe(
      error(409, 'VEHICLE_STATE.ASLEEP'),
    );
  });
});
