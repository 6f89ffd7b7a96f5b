import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { applicationOf, applicationPlace } from '../../src/application/application-of.ts';
import { basicOf, config } from '../support/applications.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { sqlIn } from '../support/objects.ts';
import {
  applicationBody,
  createApplication,
  deleteApplication,
  editApplication,
  operate,
  problemOf,
  type ShownApplication,
  showApplication,
} from '../support/operator.ts';

const tokenStatus = async (id: string, secret: string): Promise<number> => {
  const body = new URLSearchParams({ grant_type: 'client_credentials' });
  const headers = { Authorization: basicOf(id, secret) };
  return (await fetchKeyfob('/oauth/token', { method: 'POST', body, headers })).status;
};

describe('an application', () => {
  it('is registered with what was not said set to what is safe, and a secret that is told once', async () => {
    const answer = await operate('POST', '', applicationBody());
    const { clientSecret = '', ...made } = await answer.json<ShownApplication>();
    expect(answer.status).toBe(201);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(answer.headers.get('Location')).toBe(`/v1/applications/${made.clientId}`);
    expect(answer.headers.get('ETag')).toBe('"1"');
    expect(made).toEqual({
      clientId: expect.stringMatching(/^app(-[0-9a-hjkmnp-tv-z]{4}){4}$/),
      name: 'Example partner',
      type: 'web',
      logoUrl: null,
      privacyUrl: null,
      supportUrl: null,
      jwks: null,
      jwksUri: null,
      redirectUris: ['https://partner.example.com/callback'],
      webOrigins: [],
      faces: ['core'],
      scopes: ['all', 'offline_access'],
      requiredScopes: [],
      providers: ['simulator'],
      operations: ['link', 'read', 'control', 'remove'],
      mode: 'simulated',
      jurisdiction: 'unrestricted',
      confirmation: 'code',
      pkce: 'required',
      accessTokens: 'opaque',
      dpop: 'optional',
      pushedRequests: 'optional',
      userTokens: null,
      webhookUrls: [],
      version: 1,
      secrets: [{ id: expect.stringMatching(/^sec-\w{8}$/), createdAt: expect.any(String) }],
    });
    expect(clientSecret).toMatch(/^kfs_[\w-]{43}$/);
    expect(await tokenStatus(made.clientId, clientSecret)).toBe(200);
    const { application, tag } = await showApplication(made.clientId);
    expect([application, tag]).toEqual([made, '"1"']);
    expect(JSON.stringify(application)).not.toContain(clientSecret);
  });

  it('can be registered with everything there is to say', async () => {
    const everything = {
      clientId: `everything-${crypto.randomUUID()}`,
      name: 'Example partner: app',
      type: 'native',
      logoUrl: 'https://partner.example.com/logo.svg',
      privacyUrl: 'https://partner.example.com/privacy',
      supportUrl: 'https://partner.example.com/help#cars',
      jwks: null,
      jwksUri: 'https://partner.example.com/jwks.json',
      redirectUris: [
        'com.example.partner:/callback',
        'http://127.0.0.1/callback',
        'https://partner.example.com/app',
      ],
      webOrigins: ['https://partner.example.com'],
      faces: ['core', 'enode'],
      scopes: ['vehicle:charge_state', 'vehicle:location', 'offline_access'],
      requiredScopes: ['vehicle:charge_state'],
      providers: [],
      operations: ['link', 'read'],
      mode: 'live',
      jurisdiction: 'eu',
      confirmation: 'code',
      pkce: 'required',
      accessTokens: 'jwt',
      dpop: 'required',
      pushedRequests: 'required',
      userTokens: {
        issuer: 'https://partner.example.com',
        audience: 'example-app',
        algorithms: ['ES256', 'PS256'],
        jwksUri: 'https://partner.example.com/users.json',
      },
      webhookUrls: ['https://partner.example.com/hooks'],
    };
    const made = await createApplication(everything);
    const { webhooks, ...shown } = made;
    const userTokens = { ...everything.userTokens, hasSharedKey: false };
    expect(shown).toEqual({ ...everything, userTokens, version: 1, secrets: [] });
    expect(webhooks).toHaveLength(1);
    const { application, tag } = await showApplication(everything.clientId);
    expect(application).toEqual(shown);
    expect(tag).toMatch(/^"1-[\w-]{12}"$/);
  });

  it('changes in what is named and in nothing else', async () => {
    const { clientId, clientSecret = '' } = await createApplication({ webOrigins: ['https://a.example'] });
    const before = (await showApplication(clientId)).application;
    const changes = {
      name: 'Renamed',
      redirectUris: ['https://b.example/callback'],
      privacyUrl: 'https://b.example/privacy',
    };
    const edited = await editApplication(clientId, changes);
    expect([edited.status, edited.headers.get('ETag')]).toEqual([200, '"2"']);
    expect(await edited.json()).toEqual({ ...before, ...changes, version: 2 });
    const cleared = await editApplication(clientId, { privacyUrl: null });
    expect(await cleared.json()).toMatchObject({ privacyUrl: null, name: 'Renamed', version: 3 });
    expect(await tokenStatus(clientId, clientSecret)).toBe(200);
  });

  it('gets a second secret, loses the first, and is deleted', async () => {
    const { clientId, clientSecret: first = '', secrets } = await createApplication();
    const added = await operate('POST', `/${clientId}/secrets`);
    expect([added.status, added.headers.get('Cache-Control')]).toEqual([201, 'no-store']);
    const { id, clientSecret: second } = await added.json<{ id: string; clientSecret: string }>();
    expect(second).not.toBe(first);
    expect([await tokenStatus(clientId, first), await tokenStatus(clientId, second)]).toEqual([200, 200]);
    expect(await problemOf(await operate('POST', `/${clientId}/secrets`))).toBe('409 too_many_secrets');

    expect((await operate('DELETE', `/${clientId}/secrets/${secrets[0]?.id}`)).status).toBe(204);
    expect([await tokenStatus(clientId, first), await tokenStatus(clientId, second)]).toEqual([401, 200]);
    expect(await problemOf(await operate('DELETE', `/${clientId}/secrets/${secrets[0]?.id}`))).toBe(
      '404 not_found',
    );
    expect(await problemOf(await operate('DELETE', `/${clientId}/secrets/${id}`))).toBe('409 last_secret');
    expect(await tokenStatus(clientId, second)).toBe(200);

    expect((await deleteApplication(clientId)).status).toBe(204);
    expect(await tokenStatus(clientId, second)).toBe(401);
    expect(await problemOf(await operate('GET', `/${clientId}`))).toBe('404 not_found');
    expect(await problemOf(await operate('POST', `/${clientId}/secrets`))).toBe('404 not_found');
    expect(await problemOf(await operate('POST', '', applicationBody({ clientId })))).toBe(
      '409 application_exists clientId',
    );
    expect(await tokenStatus(clientId, second)).toBe(401);
  });

  it('keeps its client id from every other, in whatever jurisdiction', async () => {
    for (const [first, second] of [
      ['eu', 'unrestricted'],
      ['unrestricted', 'eu'],
      ['eu', 'eu'],
    ]) {
      const clientId = `taken-${crypto.randomUUID()}`;
      await createApplication({ clientId, jurisdiction: first });
      const again = await operate('POST', '', applicationBody({ clientId, jurisdiction: second, name: 'B' }));
      expect([first, second, await problemOf(again)]).toEqual([
        first,
        second,
        '409 application_exists clientId',
      ]);
      expect((await showApplication(clientId)).application).toMatchObject({ name: 'Example partner' });
    }
  });

  it('of the European Union has its client id kept at the unrestricted object too', async () => {
    const { clientId } = await createApplication({ jurisdiction: 'eu' });
    const unrestricted = applicationOf(env, await applicationPlace(await config(), clientId, 'unrestricted'));
    expect(
      await sqlIn(unrestricted as never, 'SELECT reason, jurisdiction FROM client_id_reservation'),
    ).toEqual([{ reason: 'elsewhere', jurisdiction: 'eu' }]);
    // As it is there where each jurisdiction has objects of its own.
    const id = `reserved-${crypto.randomUUID()}`;
    const object = applicationOf(env, await applicationPlace(await config(), id, 'unrestricted'));
    expect((await object.reserveElsewhere(id, 'eu')).ok).toBe(true);
    expect((await object.reserveElsewhere(id, 'eu')).ok).toBe(true);
    expect(await object.reserveElsewhere(id, 'unrestricted')).toMatchObject({ code: 'application_exists' });
    expect(await problemOf(await operate('POST', '', applicationBody({ clientId: id })))).toBe(
      '409 application_exists clientId',
    );
  });

  it('without a secret is public, and stays confidential once it is', async () => {
    const open = await createApplication({ secret: false });
    expect([open.secrets, open.clientSecret]).toEqual([[], undefined]);
    const native = await createApplication({ type: 'native', redirectUris: ['com.example:/cb'] });
    expect([native.secrets, native.clientSecret]).toEqual([[], undefined]);
    const keys = await createApplication({ jwksUri: 'https://partner.example.com/jwks.json' });
    expect(keys.secrets).toEqual([]);
    expect(await problemOf(await editApplication(keys.clientId, { jwksUri: null }))).toBe(
      '409 last_secret jwksUri',
    );
    expect((await operate('POST', `/${keys.clientId}/secrets`)).status).toBe(201);
    expect((await editApplication(keys.clientId, { jwksUri: null })).status).toBe(200);
  });
});

describe('the list of applications', () => {
  it('pages through all of them, the demo application included, the deleted not', async () => {
    const made = [];
    for (let count = 0; count < 5; count += 1) made.push((await createApplication()).clientId);
    const [gone = '', ...rest] = made;
    await deleteApplication(gone);
    const seen: string[] = [];
    let cursor: string | null = null;
    let pages = 0;
    do {
      const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const answer: Response = await operate('GET', `?limit=2${query}`);
      expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
      const page: { data: { clientId: string }[]; nextCursor: string | null } = await answer.json();
      expect(page.data.length).toBeLessThanOrEqual(2);
      seen.push(...page.data.map(({ clientId }) => clientId));
      cursor = page.nextCursor;
      pages += 1;
    } while (cursor !== null);
    expect(pages).toBeGreaterThan(2);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining([...rest, 'demo']));
    expect(seen).not.toContain(gone);
  });

  it.each(['limit=0', 'limit=101', 'limit=x', 'cursor=%00', 'cursor='])('refuses ?%s', async (query) => {
    expect(await problemOf(await operate('GET', `?${query}`))).toMatch(
      /^422 validation_failed (limit|cursor)$/,
    );
  });
});
