import { fail, type Result, succeed } from '@keyfob/shared/result';
import { applicationOf } from '../application/application-of.ts';
import type { AppContext } from '../context.ts';
import { objectName } from '../crypto/handle.ts';
import { giveBack } from '../events/courier.ts';
import { garageOf, userGarage } from '../garage/garage-of.ts';
import { parseWith, userIdSchema } from '../request-body.ts';
import { authenticateFor } from './authenticate.ts';

/** Something may be linked between giving access back and forgetting; then it starts over, a few times. */
const ROUNDS = 3;

/** Gives everything back to the providers, then forgets the user. While a provider does not answer, nothing is lost. */
export const eraseUser = async (c: AppContext): Promise<Result<null>> => {
  const application = await authenticateFor(c, 'remove');
  if (!application.ok) return application;
  const userId = parseWith(userIdSchema, c.req.param('userId'));
  if (!userId.ok) return succeed(null);
  const { clientId, jurisdiction } = application.value;
  const { ring, routing } = c.var.config;
  const place = await userGarage(c.var.config, application.value, userId.value);
  const garage = garageOf(c.env, place);
  const name = await objectName(routing, 'application', clientId);
  const done = async () => {
    // Also where the garage is gone already: an erasure that broke off after it is finished by the next.
    await applicationOf(c.env, { jurisdiction, name }).eraseGarage(place.name);
    return succeed(null);
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    const held = await garage.beginErasure(clientId);
    if (!held.ok) return done();
    const returned = await Promise.all(
      held.value.map((access) => giveBack(ring, { garage: place.name, access })),
    );
    if (returned.includes(false))
      return fail(
        'provider_unavailable',
        'Access is still being given back; the user is erased once it was. Try again later.',
      );
    if (await garage.erase(held.value.map(({ id }) => id))) return done();
  }
  return fail('session_not_open', 'The user is linking vehicles right now.');
};
