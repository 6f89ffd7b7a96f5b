import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { describe, expect, it } from 'vitest';
import { applicationOf, applicationPlace } from '../../src/application/application-of.ts';
import { publishedKey } from '../../src/application/registration/publishing.ts';
import {
  raceAgainstDeletion,
  raceAgainstRemoval,
  raceForClientId,
  raceForSecrets,
  raceForTheList,
  raceToEdit,
} from '../support/application-races.ts';
import { basicOf, config } from '../support/applications.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { postToken } from '../support/linking.ts';
import {
  createApplication,
  deleteApplication,
  editApplication,
  operate,
  problemOf,
  showApplication,
} from '../support/operator.ts';

restoreClockAfterEach();

const objectOf = async (clientId: string) =>
  applicationOf(env, await applicationPlace(await config(), clientId, 'unrestricted'));

const published = (clientId: string): Promise<string | null> => env.PUBLISHED.get(publishedKey(clientId));

describe('a change', () => {
  it.each(['PATCH', 'DELETE'])('by %s says what it has seen, and is refused without', async (method) => {
    const { clientId } = await createApplication();
    const before = await showApplication(clientId);
    for (const [tag, problem] of [
      [undefined, '428 version_required If-Match'],
      ['*', '428 version_required If-Match'],
      ['"0"', '412 version_overtaken'],
      ['"2"', '412 version_overtaken'],
      ['1', '412 version_overtaken'],
      ['', '428 version_required If-Match'],
      ['"1', '412 version_overtaken'],
    ] as const) {
      const headers: Record<string, string> = tag === undefined ? {} : { 'If-Match': tag };
      const body = method === 'PATCH' ? { name: 'Changed' } : undefined;
      expect([tag, await problemOf(await operate(method, `/${clientId}`, body, headers))]).toEqual([
        tag,
        problem,
      ]);
    }
    expect(await showApplication(clientId)).toEqual(before);
    const headers = { 'If-Match': 'W/"1"' };
    expect((await operate(method, `/${clientId}`, method === 'PATCH' ? {} : undefined, headers)).ok).toBe(
      true,
    );
  });

  it('of the webhooks by the application itself overtakes the operator’s list of them', async () => {
    const { clientId, clientSecret = '' } = await createApplication();
    const Authorization = basicOf(clientId, clientSecret);
    const add = await fetchKeyfob('/v1/webhooks', {
      method: 'POST',
      headers: { Authorization, 'Content-Type': 'application/json' },
      body: JSON.stringify({ url: 'https://partner.example.com/hooks' }),
    });
    const { id } = await add.json<{ id: string }>();
    const { tag, application } = await showApplication(clientId);
    expect(application.webhookUrls).toEqual(['https://partner.example.com/hooks']);
    const headers = { Authorization };
    expect((await fetchKeyfob(`/v1/webhooks/${id}`, { method: 'DELETE', headers })).status).toBe(204);
    const stale = { webhookUrls: ['https://partner.example.com/hooks', 'https://partner.example.com/more'] };
    expect(await problemOf(await editApplication(clientId, stale, tag))).toBe('412 version_overtaken');
    expect((await showApplication(clientId)).application.webhookUrls).toEqual([]);
  });
});

describe('an edit that was overtaken on its way to the object', () => {
  it.each([
    ['by another version', { version: 2, webhookUrls: ['https://partner.example.com/hooks'] }],
    [
      'by a webhook that was removed',
      { version: 1, webhookUrls: ['https://partner.example.com/hooks', 'https://b.example/'] },
    ],
    ['by a webhook that was added', { version: 1, webhookUrls: [] }],
  ])('%s changes nothing, and deletes nothing', async (_, seen) => {
    const { clientId } = await createApplication({ webhookUrls: ['https://partner.example.com/hooks'] });
    const before = await showApplication(clientId);
    const object = await objectOf(clientId);
    const standing = await object.read();
    if (!standing) throw new Error('not registered');
    const fields = { ...standing.registration, name: 'Overtaken' };
    expect(await object.edit(seen, { fields, webhooks: [] })).toMatchObject({ code: 'version_overtaken' });
    expect(await object.deleteRegistration(seen)).toMatchObject({ code: 'version_overtaken' });
    expect(await showApplication(clientId)).toEqual(before);
  });
});

describe('twenty at once', () => {
  it('edit what all have read: one of them does', async () => {
    const { statuses, winner, name } = await raceToEdit();
    expect([statuses, name]).toEqual([{ 200: 1, 412: 19 }, `Edit ${winner}`]);
  });

  it('take addresses from a list and add others: none taken away is back, none added is lost', async () => {
    const { redirectUris, expected, overtaken } = await raceForTheList();
    expect(redirectUris).toEqual(expected);
    expect(overtaken).toBeGreaterThan(0);
  });

  it('add secrets: two are live at most', async () => {
    const { statuses, application, first } = await raceForSecrets();
    expect(statuses).toEqual({ 201: 1, 409: 9 });
    expect(application.secrets.map(({ id }) => id)).toEqual([first, expect.any(String)]);
  });

  it('edit while a secret is removed: it stays removed', async () => {
    const { removed, left } = await raceAgainstRemoval();
    expect(left).toHaveLength(1);
    expect(left).not.toContain(removed);
  });

  it('register one client id: one of them does, in one jurisdiction', async () => {
    const { statuses, made, application } = await raceForClientId();
    expect(statuses).toEqual({ 201: 1, 409: 19 });
    expect(made[0]).toMatchObject({ name: application.name, redirectUris: application.redirectUris });
  });

  it('edit and register while the application is deleted: it stays deleted', async () => {
    const { clientId, shown } = await raceAgainstDeletion();
    expect([shown, await published(clientId)]).toEqual([404, null]);
  });
});

/** Changes the application at its object, as another isolate would: this one's copy stays as it is. */
describe('within a minute, wherever a copy of the registration lies,', () => {
  const authorize = async (clientId: string, uri: string): Promise<number> => {
    const query = new URLSearchParams({
      client_id: clientId,
      redirect_uri: uri,
      response_type: 'code',
      scope: 'all',
      code_challenge: 'x'.repeat(43),
      code_challenge_method: 'S256',
    });
    return (await fetchKeyfob(`/oauth/authorize?${query}`, { headers: { Accept: 'text/html' } })).status;
  };
  const lifetime = LIFETIMES.publishedCopy * 2;

  it('the time a copy may be used is that', () => {
    expect(lifetime).toBeLessThanOrEqual(60);
  });

  it('a removed secret is worth nothing any more, nor is a token it bought', async () => {
    const { clientId, clientSecret = '', secrets } = await createApplication();
    await operate('POST', `/${clientId}/secrets`);
    const basic = basicOf(clientId, clientSecret);
    const ask = () => postToken({ grant_type: 'client_credentials' }, basic);
    const { access_token } = await (await ask()).json<{ access_token: string }>();
    const use = async () => {
      const headers = { Authorization: `Bearer ${access_token}` };
      return (await fetchKeyfob('/v1/users/nobody/connected-vehicles', { headers })).status;
    };
    const removed = await (await objectOf(clientId)).removeSecret(secrets[0]?.id ?? '');
    expect(removed.ok).toBe(true);
    expect([(await ask()).status, await use()]).toEqual([200, 200]);
    letPass(lifetime);
    expect([(await ask()).status, await use()]).toEqual([401, 401]);
  });

  it('nobody is sent to a removed address', async () => {
    const uris = ['https://partner.example.com/old', 'https://partner.example.com/new'];
    const { clientId } = await createApplication({ redirectUris: uris });
    expect(await authorize(clientId, uris[0] ?? '')).toBe(200);
    const object = await objectOf(clientId);
    const standing = await object.read();
    if (!standing) throw new Error('not registered');
    const { version, ...rest } = standing.registration;
    const fields = { ...rest, redirectUris: uris.slice(1) };
    await object.edit({ version, webhookUrls: [] }, { fields, webhooks: null });
    expect(await authorize(clientId, uris[0] ?? '')).toBe(200);
    letPass(lifetime);
    expect([await authorize(clientId, uris[0] ?? ''), await authorize(clientId, uris[1] ?? '')]).toEqual([
      400, 200,
    ]);
  });

  it('a deleted application is nobody', async () => {
    const { clientId, clientSecret = '' } = await createApplication();
    const ask = async () =>
      (await postToken({ grant_type: 'client_credentials' }, basicOf(clientId, clientSecret))).status;
    expect(await ask()).toBe(200);
    await (await objectOf(clientId)).deleteRegistration({ version: 1, webhookUrls: [] });
    expect(await ask()).toBe(200);
    letPass(lifetime);
    expect(await ask()).toBe(401);
  });

  it.each([
    ['an operation is taken away', { operations: ['link', 'read', 'remove'] }],
    ['a face is taken away', { faces: ['core'] }],
    ['its keys are exchanged', { jwksUri: 'https://partner.example.com/new.json' }],
    ['its tokens are to be bound', { dpop: 'required' }],
  ])('its own tokens end when %s', async (_, changes) => {
    const { clientId, clientSecret = '' } = await createApplication({
      faces: ['core', 'enode'],
      jwksUri: 'https://partner.example.com/old.json',
      secret: true,
    });
    const before = (await (await objectOf(clientId)).read())?.registration.epoch ?? 0;
    expect(
      (await editApplication(clientId, { name: 'Renamed', redirectUris: ['https://b.example/'] })).status,
    ).toBe(200);
    expect((await (await objectOf(clientId)).read())?.registration.epoch).toBe(before);
    expect((await editApplication(clientId, changes)).status).toBe(200);
    expect((await (await objectOf(clientId)).read())?.registration.epoch).toBe(before + 1);
    expect(clientSecret).not.toBe('');
  });
});

describe('the published copy', () => {
  it('of a deleted application does not come back with an older one that was on its way', async () => {
    const { clientId } = await createApplication();
    const way = { open: false, begun: false };
    const put = async (key: string, value: string) => {
      way.begun = true;
      while (!way.open) await scheduler.wait(5);
      return env.PUBLISHED.put(key, value);
    };
    const remove = (key: string) => env.PUBLISHED.delete(key);
    await runInDurableObject(await objectOf(clientId), (object) => {
      Object.assign(object, { env: { ...env, PUBLISHED: { put, delete: remove } } });
    });
    const edited = editApplication(clientId, { name: 'On its way' });
    while (!way.begun) await scheduler.wait(5);
    expect((await deleteApplication(clientId)).status).toBe(204);
    expect(await published(clientId)).toBeNull();
    way.open = true;
    await (await edited).body?.cancel();
    expect(await published(clientId)).toContain('On its way');
    await expect.poll(() => published(clientId), { timeout: 8000 }).toBeNull();
  });

  it('is made by the alarm where KV did not take it, and the change stands', async () => {
    const { clientId } = await createApplication();
    let refused = 0;
    const put = async (key: string, value: string) => {
      refused += 1;
      if (refused === 1) throw new Error('429 Too Many Requests');
      return env.PUBLISHED.put(key, value);
    };
    await runInDurableObject(await objectOf(clientId), (object) => {
      Object.assign(object, { env: { ...env, PUBLISHED: { put } } });
    });
    expect((await editApplication(clientId, { name: 'Later' })).status).toBe(200);
    expect(await published(clientId)).not.toContain('Later');
    await expect.poll(() => published(clientId), { timeout: 8000 }).toContain('Later');
  });
});
