/** `pnpm bench:graphql`: a query beside the same REST read, in one run, and what a subscriber costs who hears nothing. */
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { connect, create, faceUser, READ, READ_DATA } from './client/graphql.ts';
import { basic, forEach, HOST, upTo } from './client/http.ts';
import { link } from './cost/link-flow.ts';
import { type MeteredKeyfob, startMeteredKeyfob } from './cost/metered-keyfob.ts';
import { priceOfMillion, totalOf } from './cost/prices.ts';
import { CpuMeter, readWhenQuiet } from './measure/cpu.ts';
import { lowerQuartile } from './measure/statistics.ts';
import { registerFace } from './peers/keyfob-registration.ts';
import { CLIENT } from './peers/peer.ts';
import { canPin, moveToGeneratorCore } from './servers/pinning.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '12' }, times: { type: 'string', default: '200' } },
});
const [rounds, times] = [Number(values.rounds), Number(values.times)];

/** A query may cost this much of the same REST read. */
const LIMIT = 1.6;
const HOUR = 60 * 60 * 1000;
/** How often the Worker and its client hear of each other in that time. */
const PINGS = HOUR / 45_000;

if (!canPin) console.error('The server shares its core with who asks it.');
moveToGeneratorCore();

/** Each figure from a Keyfob of its own: nothing of one is left over for the other. */
const withKeyfob = async (
  measure: (keyfob: MeteredKeyfob, clientId: string) => Promise<void>,
): Promise<void> => {
  const keyfob = await startMeteredKeyfob();
  try {
    await measure(keyfob, await registerFace(keyfob.client));
  } finally {
    await keyfob.stop();
  }
};

await withKeyfob(compare);
await withKeyfob(idle);

/** Microseconds of the server's processor for one ask, by what is asked, in rounds one after the other. */
async function compare(keyfob: MeteredKeyfob, clientId: string): Promise<void> {
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
  for (const what of ['a vehicle', 'its data']) {
    const ratio = of(`GraphQL, ${what}`) / of(`REST, ${what}`);
    console.log(
      `${ratio <= LIMIT ? '✓' : '✗'} ${what}: ${ratio.toFixed(2)} of the same REST read (limit ${LIMIT})`,
    );
    if (ratio > LIMIT) process.exitCode = 1;
  }
}

/** One subscriber for an hour in which nothing happens. */
async function idle(keyfob: MeteredKeyfob, clientId: string): Promise<void> {
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
  for (let ping = 0; ping < PINGS; ping += 1) socket.send('{"type":"ping"}');
  await until('pong', PINGS);
  await keyfob.advance(HOUR);
  const hour = await keyfob.take();
  socket.close();
  // What asks for the counts is no part of it.
  const price = totalOf(priceOfMillion({ ...hour, requests: 0 }));
  const awake = hour.objectRequests + hour.alarms + hour.objectMs;
  console.log(
    `a subscription begins with ${begun.objectRequests} calls of objects, ${begun.rowsWritten} rows written`,
  );
  console.log(
    `${awake === 0 ? '✓' : '✗'} an idle hour: ${hour.objectRequests} calls of objects, ${hour.alarms} alarms, ` +
      `${hour.objectMs} ms awake, ${hour.rowsRead + hour.rowsWritten} rows, ${hour.cpuMs.toFixed(1)} ms of processor`,
  );
  console.log(`  a million such hours: $${price.toFixed(2)}`);
  if (awake > 0) process.exitCode = 1;
}
