import { evictAllDurableObjects } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { publishedKey } from '../../src/application/registration/publishing.ts';
import { fetchWith } from '../production/production.ts';
import { demo } from '../support/applications.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { postToken } from '../support/linking.ts';
import {
  deleteApplication,
  editApplication,
  operate,
  problemOf,
  showApplication,
} from '../support/operator.ts';

restoreClockAfterEach();

const tokenStatus = async (): Promise<number> =>
  (await postToken({ grant_type: 'client_credentials' }, demo.basic)).status;

/** Another isolate, on another day: nothing is remembered but what is stored. */
const anotherDay = async (): Promise<void> => {
  await evictAllDurableObjects();
  letPass(24 * 3600);
};

// One after the other: there is one demo application.
describe('the demo application', () => {
  it('is registered when it is first needed, through the same door as any other', async () => {
    const settings = { KEYFOB_DEMO_ORIGINS: 'http://app.localhost:4000,nonsense,https://demo.example.com' };
    const token = await fetchWith('http://localhost:8787/oauth/token', settings, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
      headers: { Authorization: demo.basic },
    });
    expect(token.status).toBe(200);
    const { application, tag } = await showApplication('demo');
    expect(tag).toBe('"1"');
    expect(application).toMatchObject({
      clientId: 'demo',
      name: 'Example partner',
      mode: 'simulated',
      providers: ['enode', 'smartcar', 'simulator'],
      operations: ['link', 'read', 'control', 'remove'],
      confirmation: 'codeless',
      pkce: 'optional',
      redirectUris: [
        'http://localhost:5173/return',
        'http://localhost:5000/callback',
        'https://example.com/callback',
        'http://localhost:5174/return',
        'http://app.localhost:4000/return',
        'https://demo.example.com/return',
      ],
      webOrigins: [
        'http://localhost:5173',
        'http://localhost:5174',
        'http://app.localhost:4000',
        'https://demo.example.com',
      ],
      secrets: [{ id: 'demo', createdAt: expect.any(String) }],
    });
  });

  it('stays as its developer changed it', async () => {
    expect((await editApplication('demo', { name: 'My partner' })).status).toBe(200);
    await anotherDay();
    expect(await tokenStatus()).toBe(200);
    expect((await showApplication('demo')).application.name).toBe('My partner');
    // Also where only its object is left.
    await env.PUBLISHED.delete(publishedKey('demo'));
    await anotherDay();
    expect(await tokenStatus()).toBe(200);
    expect((await showApplication('demo')).application).toMatchObject({ name: 'My partner', version: 2 });
  });

  it('stays away once its developer deleted it', async () => {
    expect((await deleteApplication('demo')).status).toBe(204);
    for (let days = 0; days < 2; days += 1) {
      expect(await tokenStatus()).toBe(401);
      expect(await problemOf(await operate('GET', '/demo'))).toBe('404 not_found');
      await anotherDay();
    }
    expect(await (await operate('GET', '')).text()).not.toContain('demo');
  });
});
