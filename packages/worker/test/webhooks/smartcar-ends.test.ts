import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { applicationOf, applicationPlace } from '../../src/application/application-of.ts';
import { call as callFace, jsonOf, ofFirst } from '../smartcar/api-face.ts';
import { config } from '../support/applications.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { runGarageAlarms } from '../support/objects.ts';
import { deleteApplication } from '../support/operator.ts';
import { call, pause } from './endpoint.ts';
import { changeGarage, lookOut, type SmartcarEnd, subscribed, subscriptionsOf, toldTo } from './smartcar.ts';

restoreClockAfterEach();

const HOUR = 3600;

describe('a subscription ends', () => {
  const quietAfter = async (end: SmartcarEnd, told = 1): Promise<void> => {
    letPass(2 * HOUR);
    await lookOut(end.partner);
    expect(await toldTo(end)).toHaveLength(told);
    expect(await subscriptionsOf(end.partner)).toEqual([]);
  };

  it('with its vehicle', async () => {
    const end = await subscribed();
    await jsonOf(await callFace('DELETE', ofFirst(end.owner, '/application'), end.owner.token));
    await runGarageAlarms();
    await pause(300);
    expect(await subscriptionsOf(end.partner)).toEqual([]);
    await quietAfter(end);
  });

  it('with the grant that reached it', async () => {
    const end = await subscribed();
    await changeGarage(end.owner, 'grants', (grant) => ({ ...grant, status: 'revoked' }));
    await quietAfter(end);
  });

  it('with its user', async () => {
    const end = await subscribed();
    const [{ garage = '' } = {}] = await subscriptionsOf(end.partner);
    const place = await applicationPlace(await config(), end.partner.id, 'unrestricted');
    await applicationOf(env, place).eraseGarage(garage);
    expect(await subscriptionsOf(end.partner)).toEqual([]);
    await quietAfter(end);
  });

  it('with its webhook', async () => {
    const end = await subscribed();
    expect((await call(end.partner, 'DELETE', `/${end.webhook.id}`)).status).toBe(204);
    await quietAfter(end);
  });

  it('with its application', async () => {
    const end = await subscribed();
    expect((await deleteApplication(end.partner.id)).status).toBe(204);
    await quietAfter(end);
  });
});
