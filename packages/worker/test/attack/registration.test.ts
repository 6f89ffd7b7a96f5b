import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { applicationOf } from '../../src/application/application-of.ts';
import { publishedKey } from '../../src/application/registration/publishing.ts';
import type { ClientSecret, PublishedRegistration } from '../../src/application/registration/registration.ts';
import { base64url, randomBytes, sha256 } from '../../src/crypto/bytes.ts';
import { objectName } from '../../src/crypto/handle.ts';
import { basicOf, config, publish, register, registrationOf } from '../support/applications.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { postToken } from '../support/linking.ts';

restoreClockAfterEach();

const publishedName = async (clientId: string): Promise<string | undefined> =>
  (await env.PUBLISHED.get<PublishedRegistration>(publishedKey(clientId), 'json'))?.name;

describe('two registrations of one application at once', () => {
  it('end with the newer published, though its copy overtook the older one', async () => {
    const clientId = `partner-${base64url(randomBytes(9))}`;
    const name = await objectName((await config()).routing, 'application', clientId);
    const application = applicationOf(env, { jurisdiction: 'unrestricted', name });
    const way = { writes: 0, open: false };
    // KV gives no order to writes: the first is on its way for as long as the second takes.
    const put = async (key: string, value: string) => {
      way.writes += 1;
      if (way.writes === 1) while (!way.open) await scheduler.wait(5);
      return env.PUBLISHED.put(key, value);
    };
    await runInDurableObject(application, (object) => {
      Object.assign(object, { env: { ...env, PUBLISHED: { put } } });
    });
    const older = publish(await registrationOf(clientId, null, { name: 'Older' }));
    while (way.writes === 0) await scheduler.wait(5);
    await publish(await registrationOf(clientId, null, { name: 'Newer' }));
    expect(await publishedName(clientId)).toBe('Newer');
    way.open = true;
    await older;
    await expect.poll(() => publishedName(clientId), { timeout: 5000 }).toBe('Newer');
  });
});

const secretOf = async (secret: string): Promise<ClientSecret> => ({
  id: secret,
  hash: await sha256(secret),
  createdAt: 0,
});

describe('a client token', () => {
  it.each([
    { change: 'a secret is added', kept: ['old', 'new'], status: 200 },
    { change: 'its secret is replaced', kept: ['new'], status: 401 },
    {
      change: 'another secret than its own is taken away',
      from: ['old', 'other'],
      kept: ['old'],
      status: 401,
    },
    { change: 'a redirect URI is added', kept: ['old'], uri: 'https://second.example/more', status: 200 },
  ])('answers $status once $change', async ({ kept, from = ['old'], uri, status }) => {
    const { id } = await register({ secrets: await Promise.all(from.map(secretOf)) });
    const basic = basicOf(id, 'old');
    const { access_token } = await (await postToken({ grant_type: 'client_credentials' }, basic)).json<{
      access_token: string;
    }>();
    const ask = async () =>
      (
        await fetchKeyfob('/v1/users/nobody/connected-vehicles', {
          headers: { Authorization: `Bearer ${access_token}` },
        })
      ).status;
    expect(await ask()).toBe(200);
    const secrets = await Promise.all(kept.map(secretOf));
    const redirectUris = uri === undefined ? {} : { redirectUris: [uri] };
    await publish(await registrationOf(id, null, { secrets, ...redirectUris }));
    letPass(60);
    expect(await ask()).toBe(status);
  });
});
