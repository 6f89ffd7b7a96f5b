import { fail, type Result, succeed } from '@keyfob/shared/result';
import { applicationOf, applicationPlace } from '../../../application/application-of.ts';
import type { AppContext } from '../../../context.ts';
import { allowed, callerOf, vehicleOf } from '../api/caller.ts';
import { sendSmartcarError } from '../api/errors.ts';
import { sendData } from '../api/headers.ts';
import { managerByBearer } from '../api/management-caller.ts';

type Subscribing = (c: AppContext, vehicleId: string, webhookId: string) => Promise<Result<object>>;

/** `POST /v2.0/vehicles/{id}/webhooks/{webhookId}`, with a user's token. */
const subscribe: Subscribing = async (c, vehicleId, webhookId) => {
  const caller = allowed(await callerOf(c), 'read');
  if (!caller.ok) return caller;
  const vehicle = await vehicleOf(c, caller.value, vehicleId);
  if (!vehicle.ok) return vehicle;
  const { clientId, jurisdiction } = caller.value.registration;
  const object = applicationOf(c.env, await applicationPlace(c.var.config, clientId, jurisdiction));
  const garage = caller.value.place.name;
  const subscribed = await object.subscribe({ webhookId, vehicleId, garage });
  return subscribed.ok ? succeed({ webhookId, vehicleId }) : subscribed;
};

/** `DELETE` of the same, with the application's management token: the user may be gone. */
const unsubscribe: Subscribing = async (c, vehicleId, webhookId) => {
  const manager = await managerByBearer(c, 'read');
  if (!manager.ok) return manager;
  const ended = await manager.value.object.unsubscribe(webhookId, vehicleId);
  return ended.ok ? succeed({ status: 'success' }) : ended;
};

const METHODS: Readonly<Record<string, Subscribing>> = { POST: subscribe, DELETE: unsubscribe };

export const answerSubscription = async (
  c: AppContext,
  method: string,
  vehicleId: string,
  webhookId: string,
): Promise<Response> => {
  const act = Object.hasOwn(METHODS, method) ? METHODS[method] : undefined;
  const said = act ? await act(c, vehicleId, webhookId) : fail('not_found');
  return said.ok ? sendData(c, 'metric', said.value) : sendSmartcarError(c, said);
};
