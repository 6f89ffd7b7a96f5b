import { describe, expect, it } from 'vitest';
import { demo } from '../support/applications.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { codeForm, linkUser, postToken } from '../support/linking.ts';
import { dumpEverything } from '../support/objects.ts';
import { unleashForEach } from './chaos.ts';

/** Objects still have their alarms to ring, and what those began to end. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 300));

describe('a user who is erased', () => {
  unleashForEach(4);

  it('the moment they were connected leaves nothing, however long anything takes', async () => {
    const links = await Promise.all(Array.from({ length: 8 }, () => linkUser()));
    await Promise.all(
      links.map(async ({ code, userId }) => {
        expect((await postToken(codeForm(code))).status).toBe(200);
        const headers = { Authorization: demo.basic };
        expect((await fetchKeyfob(`/v1/users/${userId}`, { method: 'DELETE', headers })).status).toBe(204);
      }),
    );
    await settle();
    const dump = await dumpEverything();
    expect(dump).not.toMatch(/veh_|les_|pgr_|user-/);
  });
});
