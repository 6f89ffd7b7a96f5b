import type { SessionSnapshot } from '@keyfob/shared/link-session/session';
import { inject } from 'vitest';
import type { Log, Order, Script, Seen } from './server/script.ts';

/** Origin of Keyfob and of the site's backend in the tests. */
export const SERVER = inject('scriptedServer');

/** A part of the scripted server that belongs to one test. */
export interface Scenario {
  readonly name: string;
  /** The site's session endpoint. */
  readonly endpoint: string;
  readonly script: (script: Script) => Promise<void>;
  /** Moves the session, as an owner at the Link page would. */
  readonly tell: (change: Partial<SessionSnapshot> & Readonly<Record<string, unknown>>) => Promise<void>;
  /** Has the open sockets carry this text. */
  readonly say: (text: string) => Promise<void>;
  readonly cut: () => Promise<void>;
  readonly log: () => Promise<Log>;
  readonly seen: (kind: Seen['kind']) => Promise<readonly Seen[]>;
}

const all: Scenario[] = [];

/** Every request of the scenarios of this file, in order. */
export const everythingSeen = async (): Promise<readonly Seen[]> =>
  (await Promise.all(all.map(({ log }) => log()))).flatMap(({ seen }) => seen);

export const newScenario = async (script: Script = {}): Promise<Scenario> => {
  const name = Math.random().toString(36).slice(2, 10);
  const control = `${SERVER}/control/${name}`;
  const log = async (): Promise<Log> => (await fetch(control)).json();
  const order = async (body: Order): Promise<void> => {
    await fetch(control, { method: 'POST', body: JSON.stringify(body) });
  };
  const scenario: Scenario = {
    name,
    endpoint: `${SERVER}/${name}/link-session`,
    script: (next) => order({ do: 'script', script: next }),
    tell: (change) => order({ do: 'tell', change }),
    say: (text) => order({ do: 'say', text }),
    cut: () => order({ do: 'cut' }),
    log,
    seen: async (kind) => (await log()).seen.filter((each) => each.kind === kind),
  };
  all.push(scenario);
  await scenario.script(script);
  return scenario;
};
