import { randomUUID } from 'node:crypto';
import { link, look, prefetch, unlink, type Visitors } from './link-flow.ts';
import type { MeteredKeyfob } from './metered-keyfob.ts';
import { dividedBy, sumOf, type Usage } from './prices.ts';

const DAY = 24 * 60 * 60 * 1000;
/** After this long everything of a link that is going to happen has happened. */
const SETTLED = 3 * DAY;
const MONTH = 30 * DAY;
/** A garage nobody uses any more is gone by then. */
const FORGOTTEN = 2 * MONTH;

/** What one finished flow uses, part by part. */
export interface FlowParts {
  readonly prefetched: Usage;
  readonly link: Usage;
  readonly look: Usage;
  readonly after: Usage;
  readonly unlink: Usage;
}

const oneFlow = async (keyfob: MeteredKeyfob, visitors: Visitors): Promise<FlowParts> => {
  const userId = randomUUID();
  await keyfob.take();
  await prefetch(keyfob, userId, visitors);
  const prefetched = await keyfob.take();
  const linked = await link(keyfob, userId);
  const linking = await keyfob.take();
  await look(keyfob, linked);
  const looking = await keyfob.take();
  // What was prefetched runs out, the session is erased, the webhooks are delivered.
  await keyfob.advance(SETTLED);
  const settling = await keyfob.take();
  await unlink(keyfob, linked);
  const unlinking = await keyfob.take();
  await keyfob.advance(FORGOTTEN);
  return {
    prefetched,
    link: linking,
    look: looking,
    after: sumOf([settling, await keyfob.take()]),
    unlink: unlinking,
  };
};

export const FLOW_PARTS = ['prefetched', 'link', 'look', 'unlink', 'after'] as const;

/** The mean of some flows, one after the other. */
export const measureFlows = async (
  keyfob: MeteredKeyfob,
  count: number,
  visitors: Visitors,
): Promise<FlowParts> => {
  const flows: FlowParts[] = [];
  for (let done = 0; done < count; done += 1) flows.push(await oneFlow(keyfob, visitors));
  const mean = (part: keyof FlowParts): Usage => {
    const [first, ...rest] = flows.map((flow) => flow[part]);
    if (!first) throw new Error('No flow was measured.');
    return dividedBy(sumOf([first, ...rest]), count);
  };
  return {
    prefetched: mean('prefetched'),
    link: mean('link'),
    look: mean('look'),
    after: mean('after'),
    unlink: mean('unlink'),
  };
};

export const wholeFlow = (parts: FlowParts): Usage =>
  sumOf([parts.prefetched, parts.link, parts.look, parts.after, parts.unlink]);

/** A connected vehicle for a month in which nobody does anything. */
export interface Rest {
  readonly usage: Usage;
  /** Of its garage. */
  readonly bytes: number;
}

/** Each of these has a garage of its own, with one vehicle. */
export const measureRest = async (keyfob: MeteredKeyfob, vehicles: number): Promise<Rest> => {
  for (let made = 0; made < vehicles; made += 1) await look(keyfob, await link(keyfob, randomUUID()));
  await keyfob.advance(SETTLED);
  await keyfob.take();
  await keyfob.advance(MONTH);
  const usage = dividedBy(await keyfob.take(), vehicles);
  const garages = (await keyfob.sizes()).filter(({ binding }) => binding === 'GARAGE');
  const bytes = garages.reduce((sum, each) => sum + each.bytes, 0) / vehicles;
  return { usage, bytes };
};
