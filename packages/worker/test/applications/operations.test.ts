import { describe, expect, it } from 'vitest';
import { basicOf, type Partner } from '../support/applications.ts';
import { Browser } from '../support/browser.ts';
import { asJson, fetchKeyfob, REDIRECT_URI, walkToVehicles } from '../support/keyfob.ts';
import { authorizeUrl, connectUser, postToken, readData, sessionBody } from '../support/linking.ts';
import { createApplication, editApplication } from '../support/operator.ts';

const partnerWith = async (changes: Record<string, unknown> = {}): Promise<Partner> => {
  const made = await createApplication({
    redirectUris: [REDIRECT_URI],
    pkce: 'optional',
    faces: ['core', 'enode'],
    ...changes,
  });
  const secret = made.clientSecret ?? '';
  return { id: made.clientId, secret, basic: basicOf(made.clientId, secret) };
};

const codeOf = async (answer: Response): Promise<string> => {
  const text = await answer.text();
  return `${answer.status} ${text === '' ? '' : (JSON.parse(text).code ?? '')}`.trim();
};

const clientToken = async ({ basic }: Partner, path = '/enode/oauth2/token'): Promise<string> => {
  const body = new URLSearchParams({ grant_type: 'client_credentials' });
  const answer = await fetchKeyfob(path, { method: 'POST', body, headers: { Authorization: basic } });
  return (await answer.json<{ access_token: string }>()).access_token;
};

describe('an application without the operation', () => {
  it('link starts no link at any door', async () => {
    const partner = await partnerWith({ operations: ['read', 'control', 'remove'] });
    const headers = { Authorization: partner.basic };
    expect(await codeOf(await fetchKeyfob('/v1/link-sessions', asJson(sessionBody(), headers)))).toBe(
      '403 operation_not_allowed',
    );
    const enode = await fetchKeyfob(
      '/enode/users/u/link',
      asJson({}, { Authorization: `Bearer ${await clientToken(partner)}` }),
    );
    expect(enode.status).toBe(403);
    const authorized = await fetchKeyfob(await authorizeUrl({ client_id: partner.id }));
    const location = new URL(authorized.headers.get('Location') ?? '');
    expect([location.origin + location.pathname, location.searchParams.get('error')]).toEqual([
      REDIRECT_URI,
      'unauthorized_client',
    ]);
  });

  it('read reads no vehicle, by whatever token, nor what was read when it was linked', async () => {
    const partner = await partnerWith();
    const { vehicleIds, tokens, userId } = await connectUser({}, { partner });
    const enode = await fetchKeyfob('/enode/vehicles', {
      headers: { Authorization: `Bearer ${tokens.access_token}` },
    });
    expect(enode.status).toBe(401);
    expect((await readData(vehicleIds[0], tokens.access_token)).status).toBe(200);
    await editApplication(partner.id, { operations: ['link', 'remove'] });
    expect(await codeOf(await readData(vehicleIds[0], tokens.access_token))).toBe(
      '403 operation_not_allowed',
    );
    const own = await fetchKeyfob(`/v1/users/${userId}/connected-vehicles`, {
      headers: { Authorization: partner.basic },
    });
    const granted = await fetchKeyfob('/v1/connected-vehicles', {
      headers: { Authorization: `Bearer ${tokens.access_token}` },
    });
    for (const answer of [own, granted]) {
      const { data } = await answer.json<{ data: { id: string; information: object | null }[] }>();
      expect(data.map(({ id }) => id)).toEqual(vehicleIds);
      expect(data.map(({ information }) => information)).toEqual(data.map(() => null));
    }
  });

  it('remove ends nothing', async () => {
    const partner = await partnerWith();
    const { vehicleIds, userId } = await connectUser({}, { partner });
    await editApplication(partner.id, { operations: ['link', 'read'] });
    const remove = (path: string) =>
      fetchKeyfob(path, { method: 'DELETE', headers: { Authorization: partner.basic } });
    for (const path of [`/v1/connected-vehicles/${vehicleIds[0]}`, `/v1/users/${userId}`])
      expect(await codeOf(await remove(path))).toBe('403 operation_not_allowed');
    await editApplication(partner.id, { operations: ['link', 'read', 'remove'] });
    for (const path of [`/v1/connected-vehicles/${vehicleIds[0]}`, `/v1/users/${userId}`])
      expect((await remove(path)).status).toBe(204);
  });

  it('still gets tokens: what they are good for is said where they are used', async () => {
    const partner = await partnerWith({ operations: [] });
    expect((await postToken({ grant_type: 'client_credentials' }, partner.basic)).status).toBe(200);
  });
});

describe('what an application requires of every vehicle', () => {
  const pageAt = async (start: string): Promise<string> => (await walkToVehicles(new Browser(), start)).html;
  /** A locked box sends nothing: what is required travels in a hidden field beside it. */
  const locked = (html: string): string[] =>
    [...html.matchAll(/<input type="hidden" name="scope" value="([^"]+)"/g)]
      .map(([, scope = '']) => scope)
      .toSorted();

  it('is part of a session, with what the session requires, and of an authorization request', async () => {
    const partner = await partnerWith({ requiredScopes: ['vehicle:odometer'] });
    const body = sessionBody({ requiredScopes: ['vehicle:location'] });
    const made = await fetchKeyfob('/v1/link-sessions', asJson(body, { Authorization: partner.basic }));
    const { url } = await made.json<{ url: string }>();
    expect(locked(await pageAt(url))).toEqual(['vehicle:location', 'vehicle:odometer']);
    const start = await authorizeUrl({ client_id: partner.id, scope: 'vehicle:odometer vehicle:location' });
    expect(locked(await pageAt(start))).toEqual(['vehicle:odometer']);
  });
});
