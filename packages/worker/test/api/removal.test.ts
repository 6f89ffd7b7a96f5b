import { describe, expect, it } from 'vitest';
import { demo } from '../support/applications.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import {
  codeForm,
  connectUser,
  linkUser,
  postToken,
  readData,
  refreshForm,
  refusalOf,
  vehiclesOf,
} from '../support/linking.ts';
import { runGarageAlarms } from '../support/objects.ts';

const headers = { Authorization: demo.basic };

const vehicle = (id: string | undefined, method = 'GET'): Promise<Response> =>
  fetchKeyfob(`/v1/connected-vehicles/${id}`, { method, headers });

const removeUser = (userId: string): Promise<Response> =>
  fetchKeyfob(`/v1/users/${userId}`, { method: 'DELETE', headers });

describe('DELETE /v1/connected-vehicles/{id}', () => {
  it('ends one vehicle and leaves the other of the account', async () => {
    const { vehicleIds, tokens, userId } = await connectUser();
    const [first, second] = vehicleIds;
    expect((await vehicle(first, 'DELETE')).status).toBe(204);
    await runGarageAlarms();
    expect(await refusalOf(await vehicle(first))).toBe('404 not_found');
    expect(await refusalOf(await readData(first, tokens.access_token))).toBe('404 not_found');
    expect(await refusalOf(await vehicle(first, 'DELETE'))).toBe('404 not_found');
    expect((await readData(second, tokens.access_token)).status).toBe(200);
    expect(await vehiclesOf(userId)).toEqual([second]);
  });

  it('of the last gives the account’s access back', async () => {
    const { vehicleIds, tokens } = await connectUser();
    for (const id of vehicleIds) expect((await vehicle(id, 'DELETE')).status).toBe(204);
    expect((await readData(vehicleIds[1], tokens.access_token)).status).toBeGreaterThanOrEqual(404);
    await runGarageAlarms();
    for (const id of vehicleIds) expect((await vehicle(id)).status).toBe(404);
  });

  it('finds none that nobody confirmed', async () => {
    const { userId } = await linkUser();
    expect(await vehiclesOf(userId)).toEqual([]);
  });

  it('is found again under another id when it is linked again', async () => {
    const { userId, vehicleIds } = await connectUser({}, { username: 'one-car@example.com' });
    await vehicle(vehicleIds[0], 'DELETE');
    await runGarageAlarms();
    const again = await connectUser({ userId }, { username: 'one-car@example.com' });
    expect(again.vehicleIds).toHaveLength(1);
    expect(again.vehicleIds[0]).not.toBe(vehicleIds[0]);
    expect((await readData(again.vehicleIds[0], again.tokens.access_token)).status).toBe(200);
  });

  it('between the owner’s yes and the application’s leaves nothing to confirm', async () => {
    const { userId, vehicleIds } = await connectUser({}, { username: 'one-car@example.com' });
    const { code, session } = await linkUser({ userId }, { username: 'one-car@example.com' });
    await vehicle(vehicleIds[0], 'DELETE');
    await runGarageAlarms();
    expect((await postToken(codeForm(code))).status).toBe(400);
    const read = await fetchKeyfob(`/v1/link-sessions/${session.id}`, { headers });
    expect(await read.json()).toMatchObject({ status: 'returned' });
  });
});

describe('relinking', () => {
  it('keeps the id, and the first grant still reads', async () => {
    const first = await connectUser({}, { username: 'one-car@example.com' });
    const second = await connectUser({ userId: first.userId }, { username: 'one-car@example.com' });
    expect(second.vehicleIds).toEqual(first.vehicleIds);
    await runGarageAlarms();
    for (const { tokens } of [first, second])
      expect((await readData(first.vehicleIds[0], tokens.access_token)).status).toBe(200);
  });
});

describe('DELETE /v1/users/{userId}', () => {
  it('ends everything the user has, and is as good the second time', async () => {
    const { userId, vehicleIds, tokens, session, code } = await connectUser();
    const pending = await linkUser({ userId });
    for (let times = 0; times < 2; times += 1) expect((await removeUser(userId)).status).toBe(204);
    expect(await vehiclesOf(userId)).toEqual([]);
    expect((await vehicle(vehicleIds[0])).status).toBe(404);
    expect(await refusalOf(await readData(vehicleIds[0], tokens.access_token))).toMatch(/^(401|404) /);
    expect((await postToken(refreshForm(tokens.refresh_token))).status).toBe(400);
    expect((await fetchKeyfob(`/v1/link-sessions/${session.id}`, { headers })).status).toBe(404);
    for (const each of [code, pending.code])
      expect((await postToken({ grant_type: 'authorization_code', code: each })).status).toBe(400);
  });

  it('takes nothing from another user', async () => {
    const [one, other] = [await connectUser(), await connectUser()];
    await removeUser(one.userId);
    expect((await readData(other.vehicleIds[0], other.tokens.access_token)).status).toBe(200);
  });

  it('of a user nobody knows is done', async () => {
    expect((await removeUser('nobody')).status).toBe(204);
  });
});
