import { exports } from 'cloudflare:workers';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ORIGIN } from '../support/browser.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { runGarageAlarms } from '../support/objects.ts';
import { type Answer, faultOf, letsIn, readAnswer } from './answers.ts';
import { mutations, type Strangers, spoil } from './mutations.ts';
import type { RightRequest } from './right-request.ts';
import { rightRequests, strangers } from './right-requests.ts';
import { readState, restore, type State, settled, silence, textOf } from './state.ts';
import { describeWire, type Mutation, requestOf, type Wire } from './wire.ts';

restoreClockAfterEach();

/** As many as are asked for, and some for those that turn out to be right. */
const REQUESTS = 10_800;
const BATCH = 60;
/** So many may turn out to be right after all, and act; what more there are is spoilt in one character. */
const HARMLESS = 60;

interface Sent {
  readonly wire: Wire;
  readonly answer: Answer;
  /** Whether everything vital in it was as it has to be. */
  readonly exact: boolean;
  /** Whether it was let in. A page that is asked for where only forms are sent shows where the link stands. */
  readonly entered: boolean;
}

const parametersOf = async (request: Request): Promise<URLSearchParams> => {
  const all = new URLSearchParams(new URL(request.url).search);
  const text = new TextDecoder().decode(await request.arrayBuffer());
  const type = request.headers.get('Content-Type') ?? '';
  if (/json/i.test(type)) {
    try {
      for (const [name, value] of Object.entries(JSON.parse(text))) all.append(name, String(value));
    } catch {
      // No JSON has no fields.
    }
  } else for (const [name, value] of new URLSearchParams(text)) all.append(name, value);
  return all;
};

/** A header as it counts: browsers that say nothing of the site still say the origin. */
const header = ({ headers }: Request, name: string): string => {
  const value = headers.get(name);
  if (name === 'sec-fetch-site' && value === null)
    return headers.get('origin') === ORIGIN ? 'same-origin' : '';
  return (value ?? '').replace(/^basic /i, 'Basic ');
};

/** Read off what is sent, not off the mutations: some of them change nothing. */
const isExact = async (right: RightRequest, sent: Request, made: Request): Promise<boolean> => {
  const [is, was] = [await parametersOf(sent.clone()), await parametersOf(made.clone())];
  // OAuth takes no parameter twice (RFC 6749 §3.1); a form of our own page is read as HTML reads it.
  const read = (all: URLSearchParams, name: string) =>
    right.face === 'page' ? all.get(name) : all.getAll(name).join('\n');
  const same = (name: string) => read(is, name) === read(was, name);
  return (
    right.vital.every(same) &&
    right.vitalHeaders.every((name) => header(sent, name) === header(made, name)) &&
    (sent.method === made.method || (sent.method === 'HEAD' && made.method === 'GET'))
  );
};

const send = async (right: RightRequest, applied: readonly Mutation[]): Promise<Sent> => {
  const made = await right.make();
  const wire = applied.reduce((each, { apply }) => apply(each), made);
  const request = requestOf(wire);
  const exact = await isExact(right, request, requestOf(made));
  const inPlace = wire.path === made.path && wire.method === made.method;
  const answer = await readAnswer(request, await exports.default.fetch(request));
  const fault = faultOf(answer, inPlace ? right.face : null);
  if (fault !== null) throw new Error(`${right.name}: ${answer.status} ${fault}\n${describeWire(wire)}`);
  const entered = letsIn(answer) && (request.method === made.method || made.method === 'GET');
  return { wire, answer, exact, entered };
};

const counts = { sent: 0, refused: 0, redirected: 0, letIn: 0, restored: 0, states: 0 };
const byRequest = new Map<string, number>();
const byMutation = new Map<string, number>();
const byStatus = new Map<number, number>();

const count = <T>(map: Map<T, number>, key: T): unknown => map.set(key, (map.get(key) ?? 0) + 1);

describe('an authorize, push, token, revoke, introspect, link-session or Link page request', () => {
  let rights: readonly RightRequest[];
  let others: Strangers;
  let before: State;
  let text: string;

  beforeAll(async () => {
    // The time stands still: no code of the right requests runs out meanwhile.
    letPass(0);
    rights = await rightRequests();
    others = await strangers();
    await runGarageAlarms();
    before = await settled();
    text = textOf(before);
  });

  // The time goes on again: nothing is to ring when the tests are over.
  afterAll(() => silence(before));

  const goBack = async (): Promise<void> => {
    await restore(before, await settled());
    expect(textOf(await readState())).toBe(text);
    counts.restored += 1;
  };

  it('that is right is let in, each of the kinds', async () => {
    letPass(0);
    for (const right of rights) {
      const { answer } = await send(right, []);

      expect(letsIn(answer), `${right.name}: ${answer.status} ${answer.body.slice(0, 300)}`).toBe(true);
      expect(textOf(await settled()) !== text, right.name).toBe(right.writes);
      if (right.writes) await goBack();
    }
  });

  /** Sends one, and answers whether it was right enough to change something. */
  const sendMutated = async (right: RightRequest, applied: readonly Mutation[]): Promise<boolean> => {
    const { wire, answer, exact, entered } = await send(right, applied);
    if (entered && !exact && !right.discreet)
      expect.fail(`${right.name} let in, though it was not right: ${answer.status}\n${describeWire(wire)}`);
    counts.sent += 1;
    if (entered) counts.letIn += 1;
    else if (answer.status < 400) counts.redirected += 1;
    else counts.refused += 1;
    count(byRequest, right.name);
    count(byStatus, answer.status);
    for (const { kind } of applied) count(byMutation, kind);
    return entered && exact && right.writes;
  };

  it(`written wrong in ${REQUESTS} ways changes nothing and leads nowhere`, {
    timeout: 300_000,
  }, async () => {
    letPass(0);
    const one = fc.tuple(fc.nat(rights.length - 1), mutations(others));
    type One = readonly [number, Mutation[]];
    const run = async ([index, applied]: One): Promise<boolean> => {
      const right = rights[index];
      if (!right) throw new Error('There is one for each index.');
      return sendMutated(right, applied);
    };
    /** Which of a batch changed something: each again, alone. */
    const blame = async (batch: readonly One[]): Promise<string> => {
      for (const each of batch) {
        await restore(before, await settled());
        const mayChange = await run(each);
        if (!mayChange && textOf(await settled()) !== text)
          return `${rights[each[0]]?.name} by ${each[1].map(({ kind }) => kind)}`;
      }
      return 'several together';
    };
    const spoilt = async ([index, applied]: One): Promise<One> => {
      const right = rights[index];
      if (!right?.writes || counts.restored < HARMLESS || !(await mayEnter(right, applied)))
        return [index, applied];
      const names = [...right.vital, ...right.vitalHeaders];
      return [index, [...applied, spoil(names[counts.sent % names.length] ?? '')]];
    };
    const batches = fc.asyncProperty(fc.array(one, { minLength: BATCH, maxLength: BATCH }), async (batch) => {
      const unchanged: One[] = [];
      const compare = async () => {
        counts.states += 1;
        if (unchanged.length > 0 && textOf(await readState()) !== text)
          expect.fail(`Something was changed: ${await blame(unchanged)}`);
        unchanged.length = 0;
      };
      for (const each of batch) {
        // What may change something is sent alone, so that what others change is not taken for its doing.
        const [index, applied] = await spoilt(each);
        const right = rights[index];
        if (right?.writes && (await mayEnter(right, applied))) await compare();
        if (await run([index, applied])) await goBack();
        else unchanged.push([index, applied]);
      }
      await compare();
    });
    counts.restored = 0;
    await fc.assert(batches, { numRuns: REQUESTS / BATCH, seed: 6749, endOnFailure: true });
    console.log(`${counts.sent} mutated requests:`, counts, Object.fromEntries(byStatus));
    console.log('by request:', Object.fromEntries(byRequest));
    console.log(`by ${byMutation.size} kinds of mutation:`, Object.fromEntries(byMutation));
    expect(counts.sent).toBeGreaterThanOrEqual(10_000);
    expect(byMutation.size).toBeGreaterThan(60);
  });

  const mayEnter = async (right: RightRequest, applied: readonly Mutation[]): Promise<boolean> => {
    const made = await right.make();
    const wire = applied.reduce((each, { apply }) => apply(each), made);
    return isExact(right, requestOf(wire), requestOf(made));
  };
});
