import { describe, expect, it } from 'vitest';
import { ACCESS_TOKEN, CLIENT_TOKEN, signToken } from '../../src/crypto/token.ts';
import { garageAt, insideOf } from '../link/inside.ts';
import { config, demo } from '../support/applications.ts';
import { ORIGIN } from '../support/browser.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { connectUser, refusalOf } from '../support/linking.ts';
import { breakWrites, changeRecords, mendWrites } from '../support/objects.ts';
import { introspected, reach, refresh, refreshed, revoke } from './token-calls.ts';

/** A user whose tokens and records are as the release before wrote them: without families, ids and keys. */
const olderUser = async () => {
  const user = await connectUser();
  const garage = (await garageAt(user.session.id)) as unknown as DurableObjectStub<never>;
  await changeRecords(garage, 'grants', ({ family: _, ...grant }) => grant);
  await changeRecords(garage, 'refreshTokens', ({ version: _, predecessor: __, ...token }) => token);
  return { ...user, garage, first: user.tokens.refresh_token ?? '' };
};

const about = () => ({ issuer: ORIGIN, audience: ORIGIN, now: Date.now() });

describe('what the release before gave', () => {
  it('a refresh token is used, retried, and known as used from then on', async () => {
    const { first } = await olderUser();
    const second = await refreshed(first);
    expect((await refreshed(first)).access_token).toBe(second.access_token);
    const third = await refreshed(second.refresh_token);
    expect(await refusalOf(await refresh(first))).toBe('400 invalid_grant');
    expect(await reach(third.access_token)).toBe(401);
  });

  it('a retry that falls between the releases gets the same refresh token', async () => {
    const { first, garage } = await olderUser();
    const second = await refreshed(first);
    await changeRecords(garage, 'refreshTokens', ({ successor, ...token }) => {
      if (!successor) return { ...token, successor };
      const { making: _, method: __, dpopKey: ___, ...older } = successor;
      return { ...token, successor: older };
    });
    const again = await refreshed(first);
    expect(again.refresh_token).toBe(second.refresh_token);
    expect(await reach(again.access_token)).toBe(200);
  });

  it('an access token without an id is good as long as it lives; it cannot be revoked alone', async () => {
    const { session } = await connectUser();
    const [grant] = (await insideOf(session.id)).grants;
    const claims = { sub: grant?.id ?? '', client_id: demo.id, mode: 'simulated', scope: 'vehicle:odometer' };
    const token = await signToken((await config()).ring, ACCESS_TOKEN, about(), 60, claims);
    expect(await reach(token)).toBe(200);
    expect(await introspected(token)).toMatchObject({ active: true });
    expect(await refusalOf(await revoke(token))).toBe('400 unsupported_token_type');
    expect(await reach(token)).toBe(200);
  });

  it('an application’s own token without an id too', async () => {
    const { ring } = await config();
    const own = await signToken(ring, CLIENT_TOKEN, about(), 60, {
      sub: demo.id,
      client_id: demo.id,
      mode: 'simulated',
      epoch: 1,
    });
    const headers = { Authorization: `Bearer ${own}` };
    expect((await fetchKeyfob('/v1/users/somebody/connected-vehicles', { headers })).status).toBe(200);
    expect(await introspected(own)).toMatchObject({ active: true, client_id: demo.id });
    expect(await refusalOf(await revoke(own))).toBe('400 unsupported_token_type');
  });
});

describe('a token endpoint that fails inside', () => {
  it('says so in the form of RFC 6749 §5.2, and stores nothing', async () => {
    const { first, garage } = await olderUser();
    await breakWrites(garage);
    const response = await refresh(first);
    expect([response.status, response.headers.get('Cache-Control')]).toEqual([500, 'no-store']);
    expect(response.headers.get('Content-Type')).toContain('application/json');
    expect(await response.json()).toMatchObject({
      error: 'server_error',
      error_uri: `${ORIGIN}/errors/server_error`,
    });
    await mendWrites(garage);
    await refreshed(first);
  });
});
