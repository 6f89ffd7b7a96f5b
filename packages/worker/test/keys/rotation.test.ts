import { describe, expect, it } from 'vitest';
import { readKeyRing } from '../../src/crypto/key-ring.ts';
import { mintTokens, readRefreshToken } from '../../src/simulator/oauth/tokens.ts';
import { config } from '../support/applications.ts';
import { Browser } from '../support/browser.ts';
import { BASIC, link } from '../support/keyfob.ts';
import { authorizeUrl, codeForm } from '../support/linking.ts';
import { doMainJob, exchange } from './main-job.ts';
import { alternately, ringOf, workerWith } from './workers.ts';

/** The ring as one place still has it, and as another has it already. */
const STEPS = [
  ['a key joins as a reader', ringOf(1), ringOf(1, 2)],
  ['the reader becomes the newest', ringOf(1, 2), ringOf(2, 1)],
  ['the older one is retired', ringOf(2, 1), ringOf(2)],
] as const;

describe.each(STEPS)('while %s', (_, before, after) => {
  const turns = [
    ['the ring of before', workerWith(before), workerWith(after)],
    ['the ring of after', workerWith(after), workerWith(before)],
  ] as const;

  it.each(turns)('neither place refuses what the other made: a link begun under %s', async (_, a, b) => {
    const kept = await doMainJob(alternately(a, b));
    expect(kept.vehicleId).toMatch(/^veh_/);
  });

  it.each(turns)('nor an authorization request begun under %s', async (_, a, b) => {
    const send = alternately(a, b);
    const { code } = await link(new Browser(send), await authorizeUrl());
    expect((await exchange(send, BASIC, codeForm(code ?? '', true))).status).toBe(200);
  });
});

it('the simulated provider’s tokens do not hang on the ring', async () => {
  const { ring: _, ...rest } = await config();
  const [under, read] = [readKeyRing(ringOf(1, 2)), readKeyRing(ringOf(2))];
  if (!under || !read) throw new Error('No ring.');
  const grant = {
    seed: 'a',
    brand: 'tesla',
    script: null,
    made: null,
    models: [],
    scope: '',
    family: 'f',
    signedInAt: 0,
  };
  const { refreshToken } = await mintTokens({ ...rest, ring: under }, Date.now(), grant);
  const known = await readRefreshToken({ ...rest, ring: read }, Date.now(), refreshToken);
  expect(known?.grant).toEqual(grant);
});

describe('a key that is put first at once', () => {
  const [before, after] = [workerWith(ringOf(1)), workerWith(ringOf(2, 1))];

  it.each([
    ['before', alternately(before, after)],
    ['after', alternately(after, before)],
  ])('makes what places with the ring of before refuse, begun under that of %s', async (_, send) => {
    await expect(doMainJob(send)).rejects.toThrow();
    await expect(link(new Browser(send), await authorizeUrl())).rejects.toThrow();
  });
});
