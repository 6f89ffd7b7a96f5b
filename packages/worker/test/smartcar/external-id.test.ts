import { beforeAll, describe, expect, it } from 'vitest';
import { type Partner, register } from '../support/applications.ts';
import { Browser } from '../support/browser.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { operate } from '../support/operator.ts';
import { garagesTold } from '../webhooks/endpoint.ts';
import { get, jsonOf, machineToken } from './api-face.ts';
import { connectUrl, share, tokensFor } from './connect-face.ts';

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

  it('finds its connections, in the listing and beside the ids of Keyfob', async () => {
    const { user_id: userId = '' } = await link({ external_id: 'owner 2', state: '5' });
    await garagesTold();
    expect(await managed('?external_id=owner%202')).toEqual([userId]);
    expect(await managed(`?external_id=owner%202&user_id=${userId}`)).toEqual([userId]);
    expect(await managed(`?external_id=owner%203&user_id=${userId}`)).toEqual([]);
    expect(await managed('?external_id=owner%203')).toEqual([]);
    expect((await managed('')).length).toBe(2);
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
    expect(await connections('')).toHaveLength(2);
  });
});
