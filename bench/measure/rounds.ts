import { OPERATION_IDS, type OperationId, type Peer, type RunningPeer } from '../peers/peer.ts';
import { CpuMeter, Tally } from './cpu.ts';
import { lowerQuartile } from './statistics.ts';

/** Microseconds an operation, of each round, by operation and peer. */
export type Measured = ReadonlyMap<OperationId, ReadonlyMap<string, readonly number[]>>;

interface Contestant {
  readonly name: string;
  readonly running: RunningPeer;
  readonly meter: CpuMeter;
}

export interface RoundOptions {
  readonly rounds: number;
  /** Operations of a kind in a round. */
  readonly times: number;
  readonly say: (line: string) => void;
}

const measureOnce = async (
  { running, meter }: Contestant,
  id: OperationId,
  times: number,
): Promise<number> => {
  const tally = new Tally(meter);
  await running.operations[id]?.(times, tally.counted);
  return tally.total / times;
};

const startAll = async (peers: readonly Peer[]): Promise<Contestant[]> => {
  const contestants: Contestant[] = [];
  for (const { name, start } of peers) {
    const running = await start();
    contestants.push({ name, running, meter: new CpuMeter(running.pid) });
  }
  return contestants;
};

/** What they do is warm with the first row. */
const COVERED: readonly OperationId[] = ['withPages', 'wholeLink', 'exchange'];

/** Just-in-time compilers are slow at first: this many rounds do not count. */
const WARM_UP = 5;

const warmUp = async ({ running }: Contestant, times: number): Promise<void> => {
  for (let done = 0; done < WARM_UP; done += 1)
    for (const id of OPERATION_IDS.filter((each) => !COVERED.includes(each)))
      await running.operations[id]?.(times, (section) => section());
};

/**
 * Measures peers side by side: in each round every operation once by each of them, in turn from the first to the last and
 * from the last to the first, so that what the machine does besides falls on all alike.
 */
export const measureRounds = async (
  peers: readonly Peer[],
  { rounds, times, say }: RoundOptions,
): Promise<Measured> => {
  const contestants = await startAll(peers);
  const measured = new Map(OPERATION_IDS.map((id) => [id, new Map<string, number[]>()]));
  try {
    for (const contestant of contestants) {
      say(`warming up ${contestant.name}`);
      await warmUp(contestant, times);
    }
    for (let round = 0; round < rounds; round += 1) {
      say(`round ${round + 1} of ${rounds}`);
      const order = round % 2 === 0 ? contestants : contestants.toReversed();
      for (const id of OPERATION_IDS)
        for (const contestant of order.filter(({ running }) => running.operations[id])) {
          const figure = await measureOnce(contestant, id, times);
          const figures = measured.get(id)?.get(contestant.name) ?? [];
          measured.get(id)?.set(contestant.name, [...figures, figure]);
        }
    }
  } finally {
    await Promise.all(contestants.map(({ running }) => running.stop()));
  }
  return measured;
};

/** The figure of a peer for an operation, or `null` where it cannot do it. */
export const figureOf = (measured: Measured, id: OperationId, peer: string): number | null => {
  const figures = measured.get(id)?.get(peer);
  return figures ? lowerQuartile(figures) : null;
};

/** A peer's figure as a share of another's. */
export const ratioOf = (measured: Measured, id: OperationId, peer: string, to: string): number | null => {
  const figure = figureOf(measured, id, peer);
  const base = figureOf(measured, id, to);
  return figure === null || base === null ? null : figure / base;
};
