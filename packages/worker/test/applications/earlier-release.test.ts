import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { applicationOf, applicationPlace } from '../../src/application/application-of.ts';
import { publishedKey } from '../../src/application/registration/publishing.ts';
import { basicOf, config, registrationOf } from '../support/applications.ts';
import { postToken } from '../support/linking.ts';
import { sqlIn } from '../support/objects.ts';
import { editApplication, showApplication } from '../support/operator.ts';

/** A registration with what the release before this knew of one. */
const earlier = async (clientId: string, secret: string) => {
  const { secrets, ...now } = await registrationOf(clientId, secret);
  const { name, redirectUris, webOrigins, faces, scopes, providers, mode, jurisdiction } = now;
  const { privacyUrl, supportUrl, confirmation, pkce } = now;
  return {
    clientId,
    name,
    privacyUrl,
    supportUrl,
    secrets: secrets.map(({ hash, createdAt }) => ({ hash, createdAt })),
    redirectUris,
    webOrigins,
    faces,
    scopes,
    providers,
    mode,
    jurisdiction,
    confirmation,
    pkce,
    version: 4,
    epoch: 2,
  };
};

describe('an application that an earlier release registered', () => {
  it('is known by its copy, shown in full, and can be changed', async () => {
    const [clientId, secret] = [`earlier-${crypto.randomUUID()}`, 'a-secret-of-the-earlier-release'];
    const record = JSON.stringify(await earlier(clientId, secret));
    await env.PUBLISHED.put(publishedKey(clientId), record);
    expect((await postToken({ grant_type: 'client_credentials' }, basicOf(clientId, secret))).status).toBe(
      200,
    );

    const object = applicationOf(env, await applicationPlace(await config(), clientId, 'unrestricted'));
    await object.isClaimed('nothing');
    await object.receive('no-garage', [], []);
    await sqlIn(
      object as never,
      'INSERT INTO registration (id, version, published_version, record) VALUES (1, 4, 4, ?)',
      record,
    );
    const { application, tag } = await showApplication(clientId);
    expect(tag).toBe('"4"');
    expect(application).toMatchObject({
      type: 'web',
      operations: ['link', 'read', 'control', 'remove'],
      requiredScopes: [],
      dpop: 'optional',
      secrets: [{ id: 'sec-1', createdAt: expect.any(String) }],
    });
    const edited = await editApplication(clientId, { name: 'Changed', pkce: 'required' });
    expect(await edited.json()).toMatchObject({ name: 'Changed', version: 5, accessTokens: 'opaque' });
    expect((await postToken({ grant_type: 'client_credentials' }, basicOf(clientId, secret))).status).toBe(
      200,
    );
  });
});
