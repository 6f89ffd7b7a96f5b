import { describe, expect, it } from 'vitest';
import { Browser } from './support/browser.ts';
import { BASIC, createSession, fetchKeyfob, link, redeem, type TokenAnswer } from './support/keyfob.ts';

describe('the main job', () => {
  it('links a car from a backend’s session to its live data', async () => {
    const session = await createSession();
    const browser = new Browser();
    const back = await link(browser, session.url);
    expect(back).toMatchObject({ state: session.state, iss: 'http://localhost:8787', error: null });

    const answer = await redeem(back.code ?? '');
    expect(answer.status).toBe(200);
    const tokens = await answer.json<TokenAnswer>();
    expect(tokens.refresh_token).toMatch(/^rft_/);

    const list = await fetchKeyfob('/v1/users/user-1/connected-vehicles', {
      headers: { Authorization: BASIC },
    });
    const { data } = await list.json<{ data: { id: string; status: string; brand: string }[] }>();
    expect(data).toHaveLength(2);
    expect(data[0]).toMatchObject({ status: 'authorized', brand: 'tesla' });

    const read = await fetchKeyfob(`/v1/connected-vehicles/${data[0]?.id}/data`, {
      headers: { Authorization: `Bearer ${tokens.access_token}` },
    });
    expect(read.status).toBe(200);
    const reading = await read.json<{ chargeState: { batteryLevel: number } }>();
    expect(reading.chargeState.batteryLevel).toBeGreaterThan(0);
  });
});
