import { markdownTable } from './table.ts';

/** What a profile and trials say of the figures, kept by hand: no run of the benchmarks finds it by itself. */

const section = (where: string, tried: readonly (readonly string[])[], rest: string): string =>
  `## Where it goes, and what was tried

${where}

${markdownTable(tried)}

${rest}
`;

/** The end of docs/benchmarks.md. */
export const PROCESSOR_TIME = section(
  `What the runtime itself takes, measured on Workers that do nothing else, on a machine where an empty request costs
119 µs: reading a body of 200 bytes 41 µs, an answer of JSON with eight headers 32, a call of an object 195, a record
written 53, an object that was never there before 670 and more. So authorize + exchange, which is three requests, a call
of an object and a write in each, and the garage's own call of the application with two writes more, cannot come to less
than some 1,600 µs there, thirteen empty requests. The goal, 0.6 of what oidc-provider takes in memory, is about four.

Of the exchange's JavaScript, by V8's profiler: the garage's verbs 25 % (its two writes 9 %), the runtime outside
of JavaScript 13 %, the application's transaction 7 %, reading the form and knowing the client 5 %, signing the access
token 4 %, limits and settings 3 %, hashes 2 %. Cryptography is not where time goes, asynchronous as it is: a SHA-256
costs 2.6 µs, an HMAC 3.0, sealing 4.0, a key derived 5.5, a token signed 10, one verified 11.`,
  [
    ['Tried', 'effect', ''],
    [
      'parameters of a form in one pass, without a second `URLSearchParams`',
      'client_credentials −11 %, 14 µs of every form',
      'kept',
    ],
    [
      'a token of another kind is refused by what it says it is, before its signature',
      'introspect −16 %, with the line above',
      'kept',
    ],
    [
      'the application told by the verb itself, not by an alarm; two alarms fewer',
      'exchange −10 %, with the first line',
      'kept',
    ],
    ['synchronous hashes of `node:crypto`', 'at most 2 µs a hash: under 1 % of any request', 'not done'],
    ['headers counted by `forEach` in place of `for … of`', '0.4 µs', 'not done'],
    ['answers made with all their headers at once', '2.3 µs', 'not done'],
    ['no line in the log', '1.7 µs', 'not done'],
    [
      'cold start: the pages of a link and the Enode face loaded with their first call',
      '4 kB of 70 less to begin with',
      'kept',
    ],
    [
      'cold start: eight large chunks in place of 123 small ones',
      'first answer −12 %, first page +36 %',
      'not done',
    ],
    [
      'cold start: the flag `new_module_registry`, by which a module is compiled when it is first imported',
      'first answer −20 %, first page −17 %',
      'kept',
    ],
    [
      'cold start: nothing uploaded but what a first answer needs',
      '−63 %',
      'cannot be: the rest is the service',
    ],
  ],
  `Before the flag two thirds of the cold start went to modules that nobody had asked for yet: workerd compiled every module
of a Worker with its start. With it they cost next to nothing, and half of what is left is the flag's own: the new
registry compiles what is built into workerd anew, and keeps what it compiled for the next isolate, which is measured here
as a cost and never as the gain it is there. The other half, some 20 ms: compiling the 200 kB of the start 10, running
them 4, the first request 5.`,
);

/** The end of docs/costs.md. */
export const ROWS = section(
  `A row written costs a thousand rows read, so the rows are the price: three sessions that nobody opens write nine (each
its record, its alarm, its end), the link's garage twelve, the application that is told of it ten, what comes a
minute and a day later four, and the end of vehicle and user thirteen. Requests, processor time, KV and calls of
objects alone are more than $16: the goal is below what the flow costs without a single row.`,
  [
    ['Tried', 'rows a flow', ''],
    ['a garage as one record, held in memory between verbs, in place of tables and timers', '−348', 'kept'],
    [
      'telling others as soon as a verb is stored; the alarm is set only where nothing rings within a minute',
      '−3',
      'kept',
    ],
    [
      'deliveries written down as taken where their endpoint has nothing to do, and handed out by the same call',
      '−4',
      'kept',
    ],
    ['an endpoint that is well is not written', '−2', 'kept'],
    [
      'when to deliver follows from the deliveries, in place of timers; timers are put off only where a try broke off',
      '−8',
      'kept',
    ],
    ['the next round leaves when the one before is settled, without an alarm', 'none in this flow', 'kept'],
    ['a vehicle that is leaving is not listed anew', '−2, and a call', 'kept'],
    [
      'the event of a removed vehicle is told at once, where its user was erased before it came to that',
      '+5',
      'kept: it is heard',
    ],
    [
      'what was told struck out with the next write',
      '−1 of 48: it would be told again each time the object was evicted meanwhile',
      'not done',
    ],
    [
      'the end of a code at the end of the open session',
      '−1: the provider’s access would be kept an hour longer than the code',
      'not done',
    ],
    ['no index of the deliveries that wait', '−3: every alarm would read the log', 'not done'],
  ],
  `The alarm of the application is set once a minute at most, whatever it is told: of two of the rows above a busy application
writes none.`,
);
