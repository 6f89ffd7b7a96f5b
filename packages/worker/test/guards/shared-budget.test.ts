import { beforeEach, expect, it } from 'vitest';
import { linkedBy } from '../oauth/token-calls.ts';
import { publish, register, registrationOf } from '../support/applications.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { makeKey } from '../support/signing.ts';
import { freshAddress, from, roomInMinute, SIZES } from './addresses.ts';

beforeEach(() => roomInMinute(25));

const ask = (path: string, authorization: string): Promise<Response> =>
  fetchKeyfob(path, { headers: from(freshAddress(), { Authorization: authorization }) });

it('an owner does not use up what the other owners of a public application have', async () => {
  const id = `public-${crypto.randomUUID()}`;
  await publish(await registrationOf(id, null, { pkce: 'required' }));
  const caller = { basic: null, form: { client_id: id } };
  const [mine, others] = [await linkedBy(id, caller), await linkedBy(id, caller)];
  for (let asked = 0; asked < 3 * SIZES.RATE_WIDE; asked += 1)
    await ask('/v1/connected-vehicles', `Bearer ${mine.access_token}`);
  expect((await ask('/v1/connected-vehicles', `Bearer ${others.access_token}`)).status).toBe(200);
});

it('a thief of a bound token without its key uses up nothing of its application', async () => {
  const partner = await register();
  const bound = await linkedBy(partner.id, { basic: partner.basic, key: await makeKey() });
  for (let asked = 0; asked < 3 * SIZES.RATE_WIDE; asked += 1) {
    const refused = await ask('/v1/connected-vehicles', `Bearer ${bound.access_token}`);
    expect(refused.status).toBeOneOf([401, 429]);
  }
  expect((await ask('/v1/users/nobody/connected-vehicles', partner.basic)).status).toBe(200);
});
