import { beforeAll, describe, expect, it } from 'vitest';
import { type Partner, register } from '../support/applications.ts';
import { Browser } from '../support/browser.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { operate } from '../support/operator.ts';
import { garagesTold } from '../webhooks/endpoint.ts';
import { get, jsonOf, machineToken } from './api-face.ts';
import { answerIn, connectUrl, reauthenticateUrl, share, signIn, tokensFor } from './connect-face.ts';

interface Connection {
  readonly attributes: { readonly user: { readonly id: string; readonly externalId?: string } };
  readonly relationships: { readonly vehicle: { readonly data: { readonly id: string } } };
}

describe('the application’s own id of an owner', () => {
  let partner: Partner;
  let managementToken: string;
  const browser = new Browser();

  const link = async (
    changes: Readonly<Record<string, string>>,
    by = browser,
  ): Promise<Record<string, string>> => {
    by.left = null;
    const { answer } = await share(connectUrl({ approval_prompt: 'force', ...changes }, partner), {
      browser: by,
      username: 'one-car@example.com',
    });
    await tokensFor(answer['code'], partner);
    return answer;
  };

  const managed = async (query: string): Promise<string[]> => {
    const answer = await fetchKeyfob(`/smartcar/v2.0/management/connections${query}`, {
      headers: { Authorization: `Basic ${btoa(`default:${managementToken}`)}` },
    });
    const { connections } = await jsonOf<{ connections: { userId: string }[] }>(answer);
    return connections.map(({ userId }) => userId);
  };

  const connections = async (query: string): Promise<Connection[]> =>
    (await jsonOf<{ data: Connection[] }>(await get(`/v3/connections${query}`, await machineToken(partner))))
      .data;

  beforeAll(async () => {
    partner = await register();
    const made = await operate('POST', `/${partner.id}/management-token`);
    ({ managementToken } = await jsonOf<{ managementToken: string }>(made, 201));
    await link({ external_id: 'somebody else' }, new Browser());
  });

  it('comes back when it was said, and afterwards when it was not, until it is cleared', async () => {
    expect((await link({ external_id: 'owner 1', state: '1' }))['external_id']).toBe('owner 1');
    expect((await link({ state: '2' }))['external_id']).toBe('owner 1');
    expect((await link({ external_id: 'null', state: '3' }))['external_id']).toBeUndefined();
    expect((await link({ state: '4' }))['external_id']).toBeUndefined();
  });

  it('comes back from a reauthentication, which can say another or clear it', async () => {
    const own = new Browser();
    const { user_id: userId } = await link({ external_id: 'owner 4', state: '6' }, own);
    await garagesTold();
    const vehicles = async () =>
      (await connections(`?filter[userId]=${userId}`)).map(({ attributes, relationships }) => [
        relationships.vehicle.data.id,
        attributes.user.externalId,
      ]);
    const [[id = ''] = []] = await vehicles();
    const again = async (changes: Readonly<Record<string, string>>, by = own) => {
      by.left = null;
      const url = reauthenticateUrl(id, { state: crypto.randomUUID(), ...changes }, partner);
      await signIn(url, { browser: by, username: 'one-car@example.com' });
      await garagesTold();
      return [answerIn(by)['vehicle_id'], answerIn(by)['external_id']];
    };
    expect(await again({})).toEqual([id, 'owner 4']);
    expect(await vehicles()).toEqual([[id, 'owner 4']]);
    // Whoever else has the car in their account is told no more than what they said.
    expect(await again({}, new Browser())).toEqual([id, undefined]);
    expect(await vehicles()).toEqual([[id, 'owner 4']]);
    expect(await again({ external_id: 'owner 5' }, new Browser())).toEqual([id, 'owner 5']);
    expect(await vehicles()).toEqual([[id, 'owner 5']]);
    expect(await again({ external_id: 'null' })).toEqual([id, undefined]);
    expect(await vehicles()).toEqual([[id, undefined]]);
    expect(await again({})).toEqual([id, undefined]);
  });

  it('finds its connections, in the listing and beside the ids of Keyfob', async () => {
    const { user_id: userId = '' } = await link({ external_id: 'owner 2', state: '5' });
    await garagesTold();
    expect(await managed('?external_id=owner%202')).toEqual([userId]);
    expect(await managed(`?external_id=owner%202&user_id=${userId}`)).toEqual([userId]);
    expect(await managed(`?external_id=owner%203&user_id=${userId}`)).toEqual([]);
    expect(await managed('?external_id=owner%203')).toEqual([]);
    expect((await managed('')).length).toBe(3);
  });

  it('stands in the connections of API v3, which take it and the documented filters', async () => {
    const [connection, ...more] = await connections('?filter[externalId]=owner%202');
    expect([more, connection?.attributes.user.externalId]).toEqual([[], 'owner 2']);
    const { id } = connection?.relationships.vehicle.data ?? {};
    const user = connection?.attributes.user.id;
    for (const filter of [
      `filter[vehicleId]=${id}`,
      `filter[userId]=${user}`,
      `filter[userId]=${user}&filter[externalId]=owner%202&filter[vehicle.mode]=simulated`,
    ])
      expect((await connections(`?${filter}`)).map((each) => each.relationships.vehicle.data.id)).toEqual([
        id,
      ]);
    for (const filter of ['filter[vehicle.mode]=live', `filter[userId]=${user}&filter[externalId]=owner%201`])
      expect(await connections(`?${filter}`)).toEqual([]);
    expect(await connections('')).toHaveLength(3);
  });
});
