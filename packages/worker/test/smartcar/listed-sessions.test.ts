import { env } from 'cloudflare:workers';
import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { describe, expect, it } from 'vitest';
import { applicationOf, applicationPlace } from '../../src/application/application-of.ts';
import { runApplicationAlarms } from '../support/application-alarms.ts';
import { config, demo, type Partner, register } from '../support/applications.ts';
import { Browser } from '../support/browser.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { newSession } from '../support/linking.ts';
import { runGarageAlarms } from '../support/objects.ts';
import { connect, connectUrl, signIn } from './connect-face.ts';

restoreClockAfterEach();

interface Listed {
  readonly id: string;
  readonly user: string;
  readonly status: string;
  readonly step?: string;
  readonly createdAt: string;
  readonly history: readonly { readonly at: string; readonly type: string; readonly detail?: string }[];
}

const list = async (query: string, { basic }: Partner = demo) => {
  const response = await fetchKeyfob(`/v1/link-sessions?${query}`, { headers: { Authorization: basic } });
  return { status: response.status, ...(await response.json<{ data: Listed[]; cursor: string | null }>()) };
};

const label = (): string => `owner-${crypto.randomUUID()}`;

describe('the sessions under a label', () => {
  it('are listed newest first with each step and its time, also after the garage forgot them', async () => {
    const user = label();
    await connect({ user });
    letPass(60);
    await signIn(connectUrl({ user, state: 'again' }));
    await runGarageAlarms();
    const { data } = await list(`user=${user}`);
    expect(data.map(({ status, step }) => [status, step])).toEqual([
      ['open', 'vehicles'],
      ['completed', undefined],
    ]);
    expect(data[1]?.history.map(({ type }) => type)).toEqual([
      'created',
      'opened',
      'brand_chosen',
      'provider_started',
      'provider_returned',
      'approved',
      'completed',
    ]);
    expect(data[0]?.history.map(({ detail }) => detail)).not.toContain('tesla');
    for (const { at } of data.flatMap(({ history }) => history))
      expect(new Date(at).getTime()).toBeGreaterThan(0);
    letPass(LIFETIMES.sessionLongest + LIFETIMES.sessionKept + 60);
    await runGarageAlarms();
    await runGarageAlarms();
    expect((await list(`user=${user}`)).data.map(({ status }) => status)).toEqual(['expired', 'completed']);
    letPass(LIFETIMES.sessionListed + LIFETIMES.sessionListPruned);
    await runApplicationAlarms();
    expect((await list(`user=${user}`)).data).toEqual([]);
  });

  it('come in pages', async () => {
    const user = label();
    for (const state of ['1', '2', '3']) {
      await new Browser().open('/').catch(() => null);
      const browser = new Browser();
      await browser.press(await browser.open(connectUrl({ user, state })), 'cancel-button');
    }
    await runGarageAlarms();
    const first = await list(`user=${user}&limit=2`);
    const second = await list(`user=${user}&limit=2&cursor=${first.cursor}`);
    expect([first.data.length, second.data.length, second.cursor]).toEqual([2, 1, null]);
    expect(new Set([...first.data, ...second.data].map(({ id }) => id)).size).toBe(3);
  });

  it('are their application’s alone, and only under their own label', async () => {
    const user = label();
    await connect({ user });
    await connect({});
    await runGarageAlarms();
    const other = await register();
    expect((await list(`user=${user}`, other)).data).toEqual([]);
    expect((await list(`user=${user}x`)).data).toEqual([]);
    expect((await list(`user=${user}`)).data).toHaveLength(1);
    expect((await fetchKeyfob(`/v1/link-sessions?user=${user}`)).status).toBe(401);
  });

  it('hold nothing of the owner but the label', async () => {
    const user = label();
    await connect({ user, external_id: 'secret-id', state: 'secret-state' });
    await runGarageAlarms();
    const place = await applicationPlace(await config(), demo.id, 'unrestricted');
    const kept = JSON.stringify(await applicationOf(env, place).listedSessions(user, null, 10));
    expect(kept).toContain(user);
    expect(kept).not.toMatch(/secret|@|cod_|rft_|[A-HJ-NPR-Z0-9]{17}/);
  });

  it('go with their garage’s user', async () => {
    const user = label();
    await connect({ user });
    await runGarageAlarms();
    const place = await applicationPlace(await config(), demo.id, 'unrestricted');
    const application = applicationOf(env, place);
    const rows = await application.listedSessions(user, null, 10);
    const { readHandle } = await import('../../src/crypto/handle.ts');
    const handle = await readHandle((await config()).routing, 'linkSession', rows[0]?.id ?? '');
    await application.eraseGarage(handle?.place.name ?? '');
    expect((await list(`user=${user}`)).data).toEqual([]);
  });

  it('a session without a label is listed nowhere', async () => {
    await newSession({ userId: 'backend-user' });
    expect((await list('user=backend-user')).data).toEqual([]);
  });

  it.each([
    ['', 'user'],
    ['user=', 'user'],
    ['user=a&limit=0', 'limit'],
    ['user=a&limit=51', 'limit'],
    ['user=a&cursor=x', 'cursor'],
    ['user=a&sort=up', 'sort'],
  ])('%j is refused', async (query) => {
    expect((await list(query)).status).toBe(422);
  });
});
