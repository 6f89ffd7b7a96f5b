import { describe, expect, it } from 'vitest';
import { type Partner, register, registerPublic } from '../support/applications.ts';
import { asForm, fetchKeyfob } from '../support/keyfob.ts';
import { codeForm, linkUser, refusalOf, tokensOf } from '../support/linking.ts';

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

describe('a preflight', () => {
  it.each(['/oauth/token', '/oauth/revoke', '/oauth/par'])(
    'of %s lets a page send its request',
    async (path) => {
      const response = await fetchKeyfob(path, {
        method: 'OPTIONS',
        headers: {
          Origin: OWN,
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': 'authorization, content-type, dpop',
        },
      });
      expect([response.status, allowed(response)]).toEqual([204, OWN]);
      expect(response.headers.get('Access-Control-Allow-Methods')).toBe('POST');
      expect(response.headers.get('Access-Control-Allow-Headers')).toBe('Authorization, Content-Type, DPoP');
      expect(response.headers.has('Access-Control-Allow-Credentials')).toBe(false);
      expect(response.headers.get('Vary')).toBe('Origin');
    },
  );

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
