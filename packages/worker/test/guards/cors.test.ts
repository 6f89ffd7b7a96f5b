import { describe, expect, it } from 'vitest';
import { type Partner, register, registerPublic } from '../support/applications.ts';
import { asForm, fetchKeyfob } from '../support/keyfob.ts';
import { codeForm, connectUser, linkUser, refusalOf, tokensOf } from '../support/linking.ts';

const OWN = 'https://second.example';
const FOREIGN = [
  'https://stranger.example',
  'https://second.example.stranger.example',
  'https://second.example:8443',
  'http://second.example',
  'https://SECOND.example',
  'null',
];

const token = (form: Record<string, string>, headers: Record<string, string>) =>
  fetchKeyfob('/oauth/token', asForm(form, headers));

const redeem = ({ basic }: Partner, code: string, headers: Record<string, string> = {}) =>
  token(codeForm(code), { Authorization: basic, ...headers });

const allowed = (response: Response): string | null => response.headers.get('Access-Control-Allow-Origin');

describe('the token endpoint', () => {
  it('answers a page of a registered origin, and only that', async () => {
    const partner = await register();
    const { code } = await linkUser({}, { partner });
    const response = await redeem(partner, code, { Origin: OWN });
    expect(allowed(response)).toBe(OWN);
    expect(response.headers.get('Vary')).toBe('Origin');
    expect(response.headers.get('Access-Control-Expose-Headers')).toContain('DPoP-Nonce');
    expect(response.headers.has('Access-Control-Allow-Credentials')).toBe(false);
    await tokensOf(response);
  });

  it.each(FOREIGN)('does nothing for a page of another: %j', async (origin) => {
    const partner = await register();
    const { code } = await linkUser({}, { partner });
    const refused = await redeem(partner, code, { Origin: origin });
    expect(allowed(refused)).toBeNull();
    expect(await refusalOf(refused)).toBe('400 unauthorized_client');
    await tokensOf(await redeem(partner, code));
  });

  it('tells a page nothing where the client is unknown or wrong', async () => {
    const partner = await register();
    for (const form of [
      { client_id: 'nobody' },
      { client_id: partner.id, client_secret: 'wrong' },
      { client_id: partner.id },
    ]) {
      const response = await token({ grant_type: 'client_credentials', ...form }, { Origin: OWN });
      expect([response.status, allowed(response)]).toEqual([401, null]);
    }
  });

  it('lets a registered page read why it was refused', async () => {
    const clientId = await registerPublic();
    const response = await token({ ...codeForm('cod_x'), client_id: clientId }, { Origin: OWN });
    expect(allowed(response)).toBe(OWN);
    expect(await refusalOf(response)).toBe('400 invalid_grant');
  });

  it('is for registered origins only at its own face; others are for servers', async () => {
    const { basic } = await register();
    const headers = { Origin: 'https://stranger.example', Authorization: basic };
    const form = asForm({ grant_type: 'client_credentials' }, headers);
    const response = await fetchKeyfob('/enode/oauth2/token', form);
    expect([response.status, allowed(response)]).toEqual([200, null]);
  });
});

describe('the vehicles of a token', () => {
  const read = (path: string, access_token: string, origin: string) =>
    fetchKeyfob(path, { headers: { Authorization: `Bearer ${access_token}`, Origin: origin } });

  it('are read by a page of a registered origin, and by none of another', async () => {
    const { tokens, vehicleIds } = await connectUser({}, { partner: await register() });
    for (const path of ['/v1/connected-vehicles', `/v1/connected-vehicles/${vehicleIds[0]}/data`]) {
      const own = await read(path, tokens.access_token, OWN);
      expect([own.status, allowed(own), own.headers.get('Vary')]).toEqual([200, OWN, 'Origin']);
      for (const origin of FOREIGN) {
        const foreign = await read(path, tokens.access_token, origin);
        expect([foreign.status, allowed(foreign)]).toEqual([403, null]);
        expect(await foreign.json()).toMatchObject({ code: 'origin_not_allowed' });
      }
    }
  });
});

describe('a preflight', () => {
  it.each([
    ['POST', '/oauth/token'],
    ['POST', '/oauth/revoke'],
    ['POST', '/oauth/par'],
    ['GET', '/v1/connected-vehicles'],
    ['GET', '/v1/connected-vehicles/veh_x/data'],
  ])('of %s %s lets a page send its request', async (method, path) => {
    const response = await fetchKeyfob(path, {
      method: 'OPTIONS',
      headers: {
        Origin: OWN,
        'Access-Control-Request-Method': method,
        'Access-Control-Request-Headers': 'authorization, content-type, dpop',
      },
    });
    expect([response.status, allowed(response)]).toEqual([204, OWN]);
    expect(response.headers.get('Access-Control-Allow-Methods')).toBe(method);
    expect(response.headers.get('Access-Control-Allow-Headers')).toBe('Authorization, Content-Type, DPoP');
    expect(response.headers.has('Access-Control-Allow-Credentials')).toBe(false);
    expect(response.headers.get('Vary')).toBe('Origin');
  });

  it.each([
    '/oauth/authorize',
    '/oauth/introspect',
    '/v1/link-sessions',
    '/v1/users/x/connected-vehicles',
    '/v1/applications',
    '/link/lnk_x/open',
    '/callback/simulator',
    '/simulator/oauth/token',
    '/enode/oauth2/token',
  ])('of %s is not answered: no page calls it', async (path) => {
    const headers = { Origin: OWN, 'Access-Control-Request-Method': 'POST' };
    const response = await fetchKeyfob(path, { method: 'OPTIONS', headers });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(allowed(response)).toBeNull();
  });
});

describe('a preflight for what no page does', () => {
  it('is told that there is no such method: a vehicle is read whole, and removed, by servers', async () => {
    const headers = { Origin: OWN, 'Access-Control-Request-Method': 'DELETE' };
    const response = await fetchKeyfob('/v1/connected-vehicles/veh_x', { method: 'OPTIONS', headers });
    expect([response.status, allowed(response)]).toEqual([405, null]);
    expect(response.headers.get('Allow')).toContain('DELETE');
  });
});

describe('what is public', () => {
  it('may be read by any page: %s', async () => {
    for (const path of [
      '/.well-known/oauth-authorization-server',
      '/.well-known/oauth-authorization-server/enode',
      '/enode/.well-known/openid-configuration',
    ])
      expect(allowed(await fetchKeyfob(path, { headers: { Origin: 'https://any.example' } })), path).toBe(
        '*',
      );
  });
});
