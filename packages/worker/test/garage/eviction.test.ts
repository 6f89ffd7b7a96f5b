import { evictAllDurableObjects, runInDurableObject } from 'cloudflare:test';
import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { describe, expect, it } from 'vitest';
import { Browser } from '../support/browser.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { link } from '../support/keyfob.ts';
import {
  authorizeUrl,
  codeForm,
  connectUser,
  linkUser,
  postToken,
  readData,
  refreshForm,
  tokensOf,
} from '../support/linking.ts';
import { allObjects } from '../support/objects.ts';

restoreClockAfterEach();

let evictions = 0;

/** Every object loses what it holds in memory, as at a deployment. */
const evict = async (): Promise<void> => {
  await evictAllDurableObjects();
  evictions += 1;
};

it('an evicted object is a new one', async () => {
  await linkUser();
  const marked = new WeakSet<object>();
  const [stub] = await allObjects();
  if (!stub) throw new Error('there are objects');
  const isMarked = () =>
    runInDurableObject(stub, (object: object) => marked.has(object) || !marked.add(object));
  expect(await isMarked()).toBe(false);
  expect(await isMarked()).toBe(true);
  await evict();
  expect(await isMarked()).toBe(false);
});

describe('a link whose objects are evicted between any two steps', () => {
  it('of a backend’s session is completed, read, and refreshed', async () => {
    evictions = 0;
    const { code, userId } = await linkUser({}, { pkce: true, between: evict });
    expect(evictions).toBeGreaterThanOrEqual(5);
    await evict();
    const tokens = await tokensOf(await postToken(codeForm(code, true)));
    await evict();
    const next = await tokensOf(await postToken(refreshForm(tokens.refresh_token)));
    await evict();
    const again = await connectUser({ userId });
    await evict();
    expect((await readData(again.vehicleIds[0], next.access_token)).status).toBe(200);
  });

  it('of the authorization endpoint is completed', async () => {
    const { code } = await link(new Browser(), await authorizeUrl(), { between: evict });
    await evict();
    await tokensOf(await postToken(codeForm(code ?? '', true)));
  });

  it('knows a replayed code, and a used refresh token', async () => {
    const { code, tokens } = await connectUser();
    const next = await tokensOf(await postToken(refreshForm(tokens.refresh_token)));
    await evict();
    const again = await tokensOf(await postToken(refreshForm(tokens.refresh_token)));
    expect(again.refresh_token).toBe(next.refresh_token);
    letPass(LIFETIMES.rotationGrace + 1);
    await evict();
    expect((await postToken(refreshForm(tokens.refresh_token))).status).toBe(400);
    expect((await postToken(codeForm(code))).status).toBe(400);
    await evict();
    expect((await postToken(refreshForm(next.refresh_token))).status).toBe(400);
  });
});
