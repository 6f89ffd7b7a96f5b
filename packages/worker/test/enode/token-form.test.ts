import { decodeProtectedHeader } from 'jose';
import { expect, it } from 'vitest';
import { demo, publish, registrationOf } from '../support/applications.ts';
import type { TokenAnswer } from '../support/keyfob.ts';
import { CALLBACK, connectAtFace, getVehicles, postToken } from './face.ts';

it('a token of the face is for Keyfob alone: it says nowhere what others could verify one with', async () => {
  const changes = { accessTokens: 'jwt', redirectUris: [CALLBACK] } as const;
  await publish(await registrationOf(demo.id, demo.secret, changes));
  const { tokens } = await connectAtFace();
  const refresh = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token ?? '' };
  const next = await (await postToken(refresh)).json<TokenAnswer>();
  for (const { access_token } of [tokens, next]) {
    expect(decodeProtectedHeader(access_token)).toMatchObject({ alg: 'HS256' });
    expect(decodeProtectedHeader(access_token).typ).not.toBe('at+jwt');
    expect((await getVehicles(access_token)).status).toBe(200);
  }
});
