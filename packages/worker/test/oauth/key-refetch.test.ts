import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import type { JWK } from 'jose';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as ClientKeys from '../../src/application/authentication/client-keys.ts';
import { readSigned } from '../../src/application/authentication/signed.ts';
import type { AppContext } from '../../src/context.ts';
import { config, register } from '../support/applications.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { assertionOf, type ClientKey, makeKey } from '../support/signing.ts';

type Isolate = typeof ClientKeys;

/** The module as so many isolates have it, each with a memory of its own. */
const isolates = async (): Promise<Isolate[]> => [
  await import('../../src/application/authentication/client-keys.ts'),
  // @ts-expect-error: a name that only the loader knows.
  await import('../../src/application/authentication/client-keys.ts?isolate=2'),
  // @ts-expect-error: the same.
  await import('../../src/application/authentication/client-keys.ts?isolate=3'),
];

restoreClockAfterEach();
afterEach(() => void vi.restoreAllMocks());

let uri: string;
let published: JWK[];
let fetched: number;
/** What the key server waits for before it answers. */
let gate: Promise<void>;

beforeEach(() => {
  uri = `https://${crypto.randomUUID()}.example.com/jwks.json`;
  fetched = 0;
  gate = Promise.resolve();
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => {
    fetched += 1;
    await gate;
    return Response.json({ keys: published });
  });
});

const ask = async (isolate: Isolate, clientId: string, key: ClientKey, ctx = createExecutionContext()) => {
  const signed = readSigned(await assertionOf(clientId, key));
  if (!signed) throw new Error('Not signed.');
  const context = {
    env,
    var: { config: await config(), now: Date.now(), requestId: 'x' },
    executionCtx: ctx,
  };
  const whose = { clientId, jurisdiction: 'unrestricted' } as const;
  return isolate.isSignedByPublishedKey(context as unknown as AppContext, whose, uri, signed);
};

describe('a set of keys', () => {
  it('is fetched anew once a minute, whichever isolates are asked for keys that are not in it', async () => {
    const [key, unknown, next] = [await makeKey(), await makeKey(), await makeKey()];
    const { id } = await register({ secrets: [], jwksUri: uri });
    published = [key.jwk];
    const all = await isolates();
    for (const isolate of all) expect(await ask(isolate, id, key)).toBe(true);
    expect(fetched).toBe(1);
    letPass(61);
    for (const isolate of all) expect(await ask(isolate, id, unknown)).toBe(false);
    expect(fetched).toBe(2);
    published = [key.jwk, next.jwk];
    letPass(61);
    for (const isolate of all) await ask(isolate, id, unknown);
    expect(fetched).toBe(3);
    // What one of them heard the others have by the next minute.
    letPass(61);
    for (const isolate of all) expect(await ask(isolate, id, next)).toBe(true);
  });

  it('is with all of them soon, also with those who asked while one was fetching', async () => {
    const [key, next] = [await makeKey(), await makeKey()];
    const { id } = await register({ secrets: [], jwksUri: uri });
    published = [key.jwk];
    const all = await isolates();
    for (const isolate of all) expect(await ask(isolate, id, key)).toBe(true);
    published = [key.jwk, next.jwk];
    letPass(61);
    gate = scheduler.wait(100);
    const first = await Promise.all(all.map((isolate) => ask(isolate, id, next)));
    expect(first.filter(Boolean)).toHaveLength(1);
    letPass(6);
    for (const isolate of all) expect(await ask(isolate, id, next)).toBe(true);
    expect(fetched).toBe(2);
  });

  it('comes to others too where the request that asked for it is cut off', async () => {
    const [key, next] = [await makeKey(), await makeKey()];
    const { id } = await register({ secrets: [], jwksUri: uri });
    published = [key.jwk];
    const [isolate] = await isolates();
    if (!isolate) throw new Error('No isolate.');
    expect(await ask(isolate, id, key)).toBe(true);
    published = [key.jwk, next.jwk];
    letPass(61);
    let open = (): void => {};
    gate = new Promise((resolve) => {
      open = resolve;
    });
    const ctx = createExecutionContext();
    // Nobody waits for its answer; what is kept going is kept by the runtime.
    void ask(isolate, id, next, ctx);
    await vi.waitFor(() => expect(fetched).toBe(2));
    open();
    await waitOnExecutionContext(ctx);
    expect(await ask(isolate, id, next)).toBe(true);
    expect(fetched).toBe(2);
  });
});
