import { describe, expect, it } from 'vitest';
import { Browser } from './support/browser.ts';
import {
  asForm,
  BASIC,
  fetchKeyfob,
  link,
  REDIRECT_URI,
  redeem,
  type TokenAnswer,
} from './support/keyfob.ts';

interface Listed {
  readonly id: string;
  readonly mode: string;
  readonly brand: string;
}

const authorize = (changes: Record<string, string> = {}): string => {
  const query = {
    response_type: 'code',
    client_id: 'demo',
    redirect_uri: REDIRECT_URI,
    scope: 'all offline_access',
  };
  return `/oauth/authorize?${new URLSearchParams({ ...query, ...changes })}`;
};

const bearer = ({ access_token }: TokenAnswer) => ({ headers: { Authorization: `Bearer ${access_token}` } });

const connect = async (browser: Browser, state: string, username: string): Promise<TokenAnswer> => {
  const back = await link(browser, authorize({ state }), { username });
  expect(back).toMatchObject({ state, error: null });
  return (await redeem(back.code ?? '')).json();
};

const listed = async (tokens: TokenAnswer): Promise<Listed[]> => {
  const { data } = await (await fetchKeyfob('/v1/connected-vehicles', bearer(tokens))).json<{
    data: Listed[];
  }>();
  return data;
};

const read = (tokens: TokenAnswer, id: string | undefined) =>
  fetchKeyfob(`/v1/connected-vehicles/${id}/data`, bearer(tokens));

describe('a client that only speaks OAuth', () => {
  it('learns the vehicles from its token, reads them, and ends them', async () => {
    const tokens = await connect(new Browser(), 'state-1', 'two-cars@example.com');
    const vehicles = await listed(tokens);
    expect(vehicles).toHaveLength(2);
    expect(vehicles[0]).toMatchObject({ mode: 'simulated', brand: 'tesla' });
    const reading = await (await read(tokens, vehicles[0]?.id)).json<{
      chargeState: { batteryLevel: number };
    }>();
    expect(reading.chargeState.batteryLevel).toBeGreaterThan(0);
    for (const { id } of vehicles)
      await fetchKeyfob(`/v1/connected-vehicles/${id}`, {
        method: 'DELETE',
        headers: { Authorization: BASIC },
      });
    expect(await listed(tokens)).toEqual([]);
  });

  it('still sees a vehicle whose access was lost, and that it is to be connected again', async () => {
    const tokens = await connect(new Browser(), 'state-1', 'access-lost@example.com');
    const before = await listed(tokens);
    expect(before.length).toBeGreaterThan(0);
    expect((await read(tokens, before[0]?.id)).status).toBe(409);
    const status = 'reauthorization_required';
    expect(await listed(tokens)).toMatchObject(before.map(({ id }) => ({ id, status })));
  });

  it('and is nobody without a token of its own', async () => {
    const client = await fetchKeyfob(
      '/oauth/token',
      asForm({ grant_type: 'client_credentials' }, { Authorization: BASIC }),
    );
    expect((await fetchKeyfob('/v1/connected-vehicles', bearer(await client.json()))).status).toBe(401);
  });
});
