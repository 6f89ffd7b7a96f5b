/** `pnpm bench:graphql`: a query beside the same REST read, in one run, and what a subscriber costs who hears nothing. */
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { connect, create, faceUser, READ, READ_DATA } from './client/graphql.ts';
import { basic, forEach, HOST, upTo } from './client/http.ts';
import { link } from './cost/link-flow.ts';
import { type MeteredKeyfob, startMeteredKeyfob } from './cost/metered-keyfob.ts';
import { CpuMeter, readWhenQuiet } from './measure/cpu.ts';
import { isMet } from './measure/goals.ts';
import { lowerQuartile } from './measure/statistics.ts';
import { registerFace } from './peers/keyfob-registration.ts';
import { CLIENT } from './peers/peer.ts';
import { type Compared, type Idle, judgeGraphql, writeGraphql } from './report/graphql.ts';
import { goalLines } from './report/table.ts';
import { canPin, moveToGeneratorCore } from './servers/pinning.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '12' },
    times: { type: 'string', default: '200' },
    /** Prints, and leaves docs/ as it is. */
    dry: { type: 'boolean', default: false },
  },
});
const [rounds, times] = [Number(values.rounds), Number(values.times)];

const HOUR = 60 * 60 * 1000;
/** How often the Worker and its client hear of each other in that time. */
const PINGS = HOUR / 45_000;
/** Some of them at a time: moving the clock is work too, and is counted. The Worker looks up from them as often. */
const TURNS = 5;

if (!canPin) console.error('The server shares its core with who asks it.');
moveToGeneratorCore();

/** Each figure from a Keyfob of its own: nothing of one is left over for the other. */
const withKeyfob = async <T>(
  measure: (keyfob: MeteredKeyfob, clientId: string) => Promise<T>,
): Promise<T> => {
  const keyfob = await startMeteredKeyfob();
  try {
    return await measure(keyfob, await registerFace(keyfob.client));
  } finally {
    await keyfob.stop();
  }
};

const compared = await withKeyfob(compare);
const subscriber = await withKeyfob(idle);
const goals = judgeGraphql(compared, subscriber);
for (const line of goalLines(goals)) console.log(line);
if (!goals.every(isMet)) process.exitCode = 1;
if (!values.dry) writeGraphql(goals, subscriber, rounds, times);

/** Microseconds of the server's processor for one ask, by what is asked, in rounds one after the other. */
async function compare(keyfob: MeteredKeyfob, clientId: string): Promise<Compared[]> {
  const { client, clientSecret } = keyfob;
  const user = faceUser(client, clientId);
  const id = await connect(client, user);
  const linked = await link(keyfob, randomUUID());
  const [vehicle] = linked.vehicleIds;
  const backend = { headers: basic(CLIENT.id, clientSecret) };
  const bearer = { headers: { Authorization: `Bearer ${linked.accessToken}` } };
  const asks: Readonly<Record<string, () => Promise<unknown>>> = {
    'REST, a vehicle': () => client.expect(200, `/v1/connected-vehicles/${vehicle}`, backend),
    'GraphQL, a vehicle': () => user.call(READ, { id }),
    'REST, its data': () => client.expect(200, `/v1/connected-vehicles/${vehicle}/data`, bearer),
    'GraphQL, its data': () => user.call(READ_DATA, { id }),
  };
  const meter = new CpuMeter(keyfob.pid);
  const figures = new Map<string, number[]>();
  for (let round = -2; round < rounds; round += 1)
    for (const [name, ask] of Object.entries(asks)) {
      const before = await readWhenQuiet(meter);
      await forEach(upTo(times), ask);
      const figure = ((await readWhenQuiet(meter)) - before) / times;
      // The first rounds warm it up.
      if (round >= 0) figures.set(name, [...(figures.get(name) ?? []), figure]);
    }
  const of = (name: string): number => lowerQuartile(figures.get(name) ?? []);
  for (const name of Object.keys(asks))
    console.log(`${name.padEnd(24)} ${of(name).toFixed(0).padStart(6)} µs`);
  return ['a vehicle', 'its data'].map((what) => ({
    what,
    rest: of(`REST, ${what}`),
    graphql: of(`GraphQL, ${what}`),
  }));
}

/** One subscriber for an hour in which nothing happens. */
async function idle(keyfob: MeteredKeyfob, clientId: string): Promise<Idle> {
  // What the registration leaves to be done later is no part of it.
  await keyfob.advance(HOUR);
  const user = faceUser(keyfob.client, clientId);
  const { id } = await create(user);
  const socket: WebSocket = Reflect.construct(WebSocket, [
    `${keyfob.address.replace('http', 'ws')}/subscription`,
    { protocols: ['graphql-transport-ws'], headers: { Host: HOST } },
  ]);
  const said: string[] = [];
  let wake = (): void => {};
  socket.addEventListener('message', ({ data }) => {
    said.push(JSON.parse(String(data)).type);
    wake();
  });
  const until = async (type: string, count = 1): Promise<void> => {
    while (said.filter((each) => each === type).length < count)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
  };
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', reject, { once: true });
  });
  socket.send(JSON.stringify({ type: 'connection_init', payload: user.headers }));
  await until('connection_ack');
  await keyfob.take();
  const query = `subscription { connectedVehicle(id: "${id}") { id status } }`;
  socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query } }));
  await until('next');
  const begun = await keyfob.take();
  for (let turn = 1; turn <= TURNS; turn += 1) {
    await keyfob.advance(HOUR / TURNS);
    for (let ping = 0; ping < PINGS / TURNS; ping += 1) socket.send('{"type":"ping"}');
    await until('pong', (turn * PINGS) / TURNS);
  }
  const hour = await keyfob.take();
  socket.close();
  return { begun, hour };
}
