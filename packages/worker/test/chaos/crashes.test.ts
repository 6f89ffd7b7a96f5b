import { env } from 'cloudflare:workers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicationPlace } from '../../src/application/application-of.ts';
import { config } from '../support/applications.ts';
import { restoreClockAfterEach } from '../support/clock.ts';
import { postToken, refreshForm } from '../support/linking.ts';
import { type Listening, listening } from '../webhooks/endpoint.ts';
import { type Crash, Crasher, WAYS } from './crash.ts';
import { Flow, STEPS } from './flow.ts';

restoreClockAfterEach();

/** A client gives up some day; this one before it took so many tries. */
const TRIES = 6;

/** A crash still to come, and the steps that pass its place: what is kept for an isolate's life is only made once. */
interface Waiting extends Crash {
  readonly misses: number;
  readonly steps: readonly string[];
}

const MISSES = 2;

/** Passed once in an isolate's life. Who awaits the module or the key is cut off at a place of their own. */
const PASSED_ONCE = /^(on-demand|crypto\/key-ring) #1 /;

describe('a crash at any await', () => {
  let crasher: Crasher;
  let end: Listening;
  let application: DurableObjectId;
  const places = new Map<string, readonly string[]>();

  beforeAll(async () => {
    end = await listening();
    const place = await applicationPlace(await config(), end.partner.id, 'unrestricted');
    application = env.APPLICATION.idFromName(place.name);
    crasher = new Crasher();
  });
  afterAll(() => crasher.end());

  /** Takes a link through its whole life, with a crash in each step where there is one left for it. */
  const live = async (next: (step: string) => Crash | null, after: (step: string) => void): Promise<Flow> => {
    const flow = new Flow(end, application);
    const lived: string[] = [];
    for (const [step, act] of STEPS) {
      const crash = next(step);
      crasher.begin(crash);
      const about = `${step}, ${crash?.way} ${crash?.place}`;
      if (crash) lived.push(about);
      const failures: string[] = [];
      let failure: Error | null = null;
      for (let tries = 0; tries === 0 || (failure && tries < TRIES); tries += 1) {
        const ended = await crasher.survive(
          () => act(flow, tries),
          () => flow.objects(),
        );
        if (ended && lived.length === 0) throw ended;
        failure = ended;
        if (ended) failures.push(ended.message);
      }
      if (failure) throw new Error(`${about}: never came right: ${failures.join('; ')}`);
      after(step);
      crasher.disarm();
      await flow.locate();
      if (step === 'refresh') await expectLinked(flow, about);
    }
    await expectEnded(flow, `a life with ${lived.join('; ')}`);
    return flow;
  };

  /** Has another try at a crash that did not come; `false` where its place is passed nowhere any more. */
  const again = ({ place, way, misses, steps }: Waiting, left: Map<string, Waiting[]>): boolean => {
    const rest = misses < MISSES ? steps : steps.slice(1);
    left.get(rest[0] ?? '')?.push({ place, way, misses: misses < MISSES ? misses + 1 : 0, steps: rest });
    return rest.length > 0;
  };

  const expectLinked = async (flow: Flow, about: string): Promise<void> => {
    const live = await flow.count('refreshTokens', ({ usedAt }) => usedAt === null);
    expect(live, `live refresh tokens after ${about}`).toBe(1);
    expect(await flow.count('grants', ({ status }) => status === 'active'), about).toBe(1);
    expect(await flow.count('vehicles', ({ status }) => status === 'authorized'), about).toBe(2);
    const unfinished = await flow.count('sessions', ({ session }) => session.status !== 'completed');
    expect(unfinished, `sessions left open after ${about}`).toBe(0);
  };

  const expectEnded = async (flow: Flow, about: string): Promise<void> => {
    const token = refreshForm(flow.tokens?.refresh_token);
    expect((await postToken(token, end.partner.basic)).status, about).toBe(400);
    for (const part of ['vehicles', 'providerGrants', 'outbox'] as const)
      expect(await flow.count(part), `${part} after ${about}`).toBe(0);
    expect(await flow.count('grants', ({ status }) => status === 'active'), about).toBe(0);
  };

  it('leaves a link that comes right when the step is repeated, and loses nothing', {
    timeout: 600_000,
  }, async () => {
    const reference = await live(
      () => null,
      (step) => places.set(step, [...crasher.passed]),
    );
    const told = await reference.heard();
    expect(told.length).toBeGreaterThan(4);
    const left = new Map<string, Waiting[]>(STEPS.map(([step]) => [step, []]));
    const all = new Set([...places.values()].flat().filter((place) => !PASSED_ONCE.test(place)));
    for (const place of all) {
      const steps = STEPS.map(([step]) => step).filter((step) => places.get(step)?.includes(place));
      left.get(steps[0] ?? '')?.push(...WAYS.map((way) => ({ place, way, misses: 0, steps })));
    }
    const counts = { places: all.size, crashes: 0, links: 0, relinked: 0, reauthorized: 0 };
    const missed: string[] = [];
    while ([...left.values()].some((list) => list.length > 0)) {
      const under = new Map<string, Waiting>();
      const flow = await live(
        (step) => {
          const crash = left.get(step)?.shift() ?? null;
          if (crash) under.set(step, crash);
          return crash;
        },
        (step) => {
          const crash = under.get(step);
          if (!crash) return;
          if (!crasher.waits) counts.crashes += 1;
          else if (!again(crash, left)) missed.push(`${crash.way} ${crash.place}`);
        },
      );
      counts.links += 1;
      if (flow.relinked) counts.relinked += 1;
      if (flow.reauthorized) counts.reauthorized += 1;
      const heard = await flow.heard();
      if (flow.relinked || flow.reauthorized) expect(heard).toEqual(expect.arrayContaining(told));
      else expect(heard, JSON.stringify([...under.values()])).toEqual(told);
    }
    console.log(
      'Crashes:',
      counts,
      Object.fromEntries([...places].map(([step, list]) => [step, list.length])),
    );
    expect(missed).toEqual([]);
    expect(counts.places).toBeGreaterThan(100);
  });
});
