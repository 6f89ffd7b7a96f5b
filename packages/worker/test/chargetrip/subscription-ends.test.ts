import { env } from 'cloudflare:workers';
import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { describe, expect, it, vi } from 'vitest';
import { publishedKey } from '../../src/application/registration/publishing.ts';
import type { Registration } from '../../src/application/registration/registration.ts';
import type { Garage } from '../../src/garage/garage.ts';
import { publish, registrationOf } from '../support/applications.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { type App, create, garageStub, newApp, type User, userOf } from './face.ts';
import { signer } from './identity-provider.ts';
import { clientOf, follow, rawSocket } from './subscriber.ts';

restoreClockAfterEach();

const become = async (app: App, changes: Partial<Registration>): Promise<void> => {
  const registration = await registrationOf(app.clientId, 'a-secret', {
    providers: ['enode', 'smartcar', 'simulator'],
    userTokens: app.tokens.issuer,
    ...changes,
  });
  await publish(registration);
};

/** What its operator may do to an application whose user has a socket, and what the user is then told. */
const CHANGES: readonly (readonly [name: string, change: (app: App) => Promise<void>, reason: string])[] = [
  // Of a deletion, what a Worker hears of it: its garages go a little later.
  ['is gone', ({ clientId }) => env.PUBLISHED.delete(publishedKey(clientId)), 'UNKNOWN_CLIENT'],
  ['lost the face', (app) => become(app, { faces: ['core'] }), 'UNKNOWN_CLIENT'],
  ['may read no more', (app) => become(app, { operations: ['link', 'remove'] }), 'OPERATION_NOT_ALLOWED'],
  [
    'trusts another key',
    async (app) =>
      become(app, { userTokens: (await signer({ ...app, jurisdiction: 'unrestricted' })).issuer }),
    'AUTH_TOKEN_INVALID',
  ],
  [
    'trusts another issuer',
    (app) => become(app, { userTokens: { ...app.tokens.issuer, issuer: 'https://other.example.com' } }),
    'AUTH_TOKEN_INVALID',
  ],
  ['has no users any more', (app) => become(app, { userTokens: null }), 'AUTH_TOKEN_INVALID'],
];

/** A change of a vehicle that none of this application's requests made. */
const rename = async (user: User, id: string, label: string): Promise<void> => {
  const garage = (await garageStub(user)) as unknown as DurableObjectStub<Garage>;
  expect(await garage.labelView(user.app.clientId, id, label)).toMatchObject({ ok: true });
};

const following = async () => {
  const app = await newApp();
  const user = await userOf(app);
  const { id } = await create(user);
  const client = clientOf(app, user.token);
  const subscriber = follow(client, id);
  await subscriber.hears(() => true);
  return { app, user, id, client, subscriber };
};

describe.each(CHANGES)('a socket whose application %s', (_, change, reason) => {
  it('is told of no change of a vehicle any more, and closed', async () => {
    const { app, user, id, subscriber } = await following();
    await rename(user, id, 'Before');
    await subscriber.hears(({ label }) => label === 'Before');
    await change(app);
    letPass(LIFETIMES.publishedCopy + 1);
    await rename(user, id, 'After');
    expect(await subscriber.ended).toMatchObject({ code: 4403, reason });
    expect(subscriber.heard.map(({ label }) => label)).not.toContain('After');
  });

  it('is closed by a ping within ten minutes', async () => {
    const { app, user } = await following();
    const socket = await rawSocket();
    socket.send({
      type: 'connection_init',
      payload: {
        'x-client-id': app.clientId,
        'x-app-id': app.clientId,
        Authorization: `Bearer ${user.token}`,
      },
    });
    expect(await socket.next()).toEqual({ type: 'connection_ack' });
    await change(app);
    letPass(600);
    socket.send({ type: 'ping' });
    expect(await socket.next()).toEqual({ type: 'pong' });
    expect(await socket.closed).toBe(4403);
  });

  it('begins nothing any more', async () => {
    const { app, id, client, subscriber } = await following();
    await change(app);
    letPass(LIFETIMES.publishedCopy + 1);
    const second = follow(client, id);
    await second.ended;
    expect(second.heard).toEqual([]);
    if (reason !== 'OPERATION_NOT_ALLOWED')
      expect(await subscriber.ended).toMatchObject({ code: 4403, reason });
  });
});

describe('a socket of a page', () => {
  it('is closed once its application has no longer the origin of the page', async () => {
    const app = await newApp({ webOrigins: ['https://page.example'] });
    const user = await userOf(app);
    const socket = await rawSocket({ Origin: 'https://page.example' });
    const payload = {
      'x-client-id': app.clientId,
      'x-app-id': app.clientId,
      Authorization: `Bearer ${user.token}`,
    };
    socket.send({ type: 'connection_init', payload });
    expect(await socket.next()).toEqual({ type: 'connection_ack' });
    await become(app, { webOrigins: [] });
    letPass(600);
    socket.send({ type: 'ping' });
    expect(await socket.next()).toEqual({ type: 'pong' });
    expect(await socket.closed).toBe(4403);
  });
});

describe('a socket whose application was changed otherwise', () => {
  it('goes on, and tells what it may now', async () => {
    const { app, user, id, subscriber } = await following();
    await become(app, { name: 'Another name', redirectUris: ['https://example.com/other'] });
    letPass(LIFETIMES.publishedCopy + 1);
    await rename(user, id, 'After');
    await subscriber.hears(({ label }) => label === 'After');
  });
});

describe('a socket on which nothing is said', () => {
  it('is looked at with our own pings', async () => {
    // Pings come sooner here; a clock of the test’s would ring outside of the socket’s own request.
    const every = globalThis.setInterval;
    const sooner = vi.spyOn(globalThis, 'setInterval').mockImplementation((ring) => every(ring, 100));
    const { app, subscriber } = await following();
    sooner.mockRestore();
    await become(app, { userTokens: null });
    letPass(600);
    expect(await subscriber.ended).toMatchObject({ code: 4403, reason: 'AUTH_TOKEN_INVALID' });
  });
});
