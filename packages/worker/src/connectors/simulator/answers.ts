import { POWERTRAINS } from '@keyfob/shared/vehicle/parts';
import * as v from 'valibot';

/** What the simulator's API answers with, checked before anything of it is believed. */

export const TokenResponse = v.object({
  access_token: v.string(),
  token_type: v.literal('Bearer'),
  expires_in: v.pipe(v.number(), v.minValue(1)),
  refresh_token: v.string(),
});

export const ErrorBody = v.object({ error: v.string() });

export const information = {
  vin: v.nullable(v.string()),
  brand: v.string(),
  model: v.string(),
  year: v.pipe(v.number(), v.integer()),
  displayName: v.nullable(v.string()),
  powertrain: v.exactOptional(v.picklist(POWERTRAINS)),
};

export const VehicleList = v.object({
  vehicles: v.array(
    v.object({
      id: v.string(),
      ...information,
      scopes: v.array(v.string()),
      obstacle: v.optional(v.nullable(v.string()), null),
    }),
  ),
});
