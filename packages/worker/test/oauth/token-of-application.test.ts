import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { applicationOf, applicationPlace } from '../../src/application/application-of.ts';
import { config, type Partner, publish, register, registrationOf } from '../support/applications.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { connectUser, postToken, tokensOf } from '../support/linking.ts';

restoreClockAfterEach();

/** Ends an application as its operator does. */
const remove = async ({ id }: Partner): Promise<void> => {
  const application = applicationOf(env, await applicationPlace(await config(), id, 'unrestricted'));
  const standing = await application.read();
  if (!standing) throw new Error('There is no such application.');
  const { registration, webhookUrls } = standing;
  const gone = await application.deleteRegistration({ version: registration.version, webhookUrls });
  if (!gone.ok) throw new Error(gone.code);
};

const ENDINGS: readonly [string, (partner: Partner) => Promise<unknown>][] = [
  ['is deleted', remove],
  [
    'speaks the face no more',
    async ({ id, secret }) => publish(await registrationOf(id, secret, { faces: ['enode'] })),
  ],
];

describe('an access token ends within a minute when its application', () => {
  it.each(ENDINGS)('%s: the owner’s, and the application’s own', async (_, end) => {
    const partner = await register();
    const { tokens, userId } = await connectUser({}, { partner });
    const own = await tokensOf(await postToken({ grant_type: 'client_credentials' }, partner.basic));
    const statuses = () =>
      Promise.all(
        [
          ['/v1/connected-vehicles', tokens.access_token],
          [`/v1/users/${userId}/connected-vehicles`, own.access_token],
        ].map(async ([path = '', token]) => {
          const answer = await fetchKeyfob(path, { headers: { Authorization: `Bearer ${token}` } });
          return answer.status;
        }),
      );
    expect(await statuses()).toEqual([200, 200]);
    await end(partner);
    letPass(61);
    expect(await statuses()).toEqual([401, 401]);
  });
});
