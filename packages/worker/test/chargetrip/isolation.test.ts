import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { spelledOut, stateIn } from '../support/objects.ts';
import {
  type Answer,
  AUTHORIZE,
  authorize,
  type ConnectedVehicle,
  codeOf,
  create,
  DATA,
  field,
  finish,
  garageStub,
  LIST,
  newApp,
  READ,
  REMOVE,
  UPDATE,
  type User,
  userOf,
} from './face.ts';
import { clientOf, follow } from './subscriber.ts';

/** Two users each of two applications: of each one vehicle that is authorized, and one whose owner has just finished. */
interface Owner {
  readonly user: User;
  readonly authorized: ConnectedVehicle;
  readonly finished: ConnectedVehicle;
  readonly code: string;
}

let owners: readonly Owner[] = [];

const ownerOf = async (user: User): Promise<Owner> => {
  const first = await create(user, { label: `secret of ${user.sub}` });
  const code = await finish(first.authorization_url);
  const authorized = field(await authorize(user, first.id, { code }), 'authorizeConnectedVehicle');
  const finished = await create(user);
  return { user, authorized, finished, code: await finish(finished.authorization_url) };
};

beforeAll(async () => {
  const apps = [await newApp(), await newApp({ confirmation: 'codeless' })];
  const made: Owner[] = [];
  // The same names at both: who they are is the application's.
  for (const app of apps)
    for (const sub of ['user-1', 'user-2']) made.push(await ownerOf(await userOf(app, sub)));
  owners = made;
}, 120_000);

/** What a subscription begins with, as the answer of a request: it follows, or says why not. */
const subscribed = async ({ app, token }: User, id: string): Promise<Answer> => {
  const client = clientOf(app, token);
  const { heard, ended, hears } = follow(client, id);
  await Promise.race([ended, hears(() => true)]).catch(() => {});
  const [connectedVehicle] = heard;
  const answer = connectedVehicle
    ? { data: { connectedVehicle } }
    : { data: null, errors: (await ended) as NonNullable<Answer['errors']> };
  await client.dispose();
  return { status: 200, type: null, ...answer };
};

/** Every operation on one vehicle. */
const OPERATIONS: readonly (readonly [
  name: string,
  run: (by: User, id: string, code: string) => Promise<Answer>,
])[] = [
  ['connectedVehicle', (by, id) => by.call(READ, { id })],
  ['connectedVehicleData', (by, id) => by.call(DATA, { id })],
  ['connectedVehicle, followed', subscribed],
  ['authorizeConnectedVehicle', (by, id) => by.call(AUTHORIZE, { input: { id, options: {} } })],
  [
    'authorizeConnectedVehicle with the code',
    (by, id, code) => by.call(AUTHORIZE, { input: { id, options: { code } } }),
  ],
  ['updateConnectedVehicle', (by, id) => by.call(UPDATE, { input: { id, label: 'mine' } })],
  ['removeConnectedVehicle', (by, id) => by.call(REMOVE, { input: { id } })],
];

/** What a stranger may make of an id: the id itself above all. */
const mutated = (id: string, other: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant(id) },
    fc
      .nat(id.length - 1)
      .chain((at) =>
        fc
          .constantFrom('A', 'z', '_', '-', '0')
          .map((char) => `${id.slice(0, at)}${char}${id.slice(at + 1)}`),
      ),
    fc.nat(id.length).map((length) => id.slice(0, length)),
    fc.constantFrom(
      ` ${id}`,
      `${id} `,
      `${id}\u0000`,
      id.toUpperCase(),
      id.replace('cve_', 'veh_'),
      id.replace('cve_', 'cvl_'),
    ),
    // The place of one with the rest of another's.
    fc.nat(id.length).map((at) => `${other.slice(0, at)}${id.slice(at)}`),
  );

/** What they may make of a code; theirs to guess is all of it. */
const mutatedCode = (code: string, other: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant(code) },
    fc
      .nat(code.length - 1)
      .chain((at) =>
        fc
          .constantFrom('A', 'z', '_', '-', '0')
          .map((char) => `${code.slice(0, at)}${char}${code.slice(at + 1)}`),
      ),
    fc.integer({ min: 1, max: code.length }).map((length) => code.slice(0, length)),
    fc.constantFrom(
      ` ${code}`,
      `${code}\u0000`,
      `<b>${code}`,
      code + code,
      code.toUpperCase(),
      code.replace('cod_', 'cve_'),
      code.replace('cod_', ''),
    ),
    fc.nat(code.length).map((at) => `${other.slice(0, at)}${code.slice(at)}`),
  );

const inside = async (): Promise<string> => {
  const states: unknown[] = [];
  for (const { user } of owners) states.push(await stateIn(await garageStub(user)));
  return JSON.stringify(states, spelledOut);
};

describe('no operation of one user', () => {
  it('ever reads or changes what is another’s, whatever is made of an id', async () => {
    const before = await inside();
    await fc.assert(
      fc.asyncProperty(
        fc.nat(3).chain((by) =>
          fc.tuple(
            fc.constant(by),
            fc.nat(2).map((step) => (by + 1 + step) % 4),
          ),
        ),
        fc.constantFrom(...OPERATIONS),
        fc.boolean(),
        fc.infiniteStream(fc.nat()),
        async ([byIndex, ofIndex], [, run], finished, stream) => {
          const [by, of] = [owners[byIndex], owners[ofIndex]];
          if (!by || !of) throw new Error('There are four.');
          const { id } = finished ? of.finished : of.authorized;
          const seed = stream.next().value;
          const [tried = id] = fc.sample(mutated(id, by.authorized.id), { numRuns: 1, seed });
          // One that came to be an id of their own would be theirs to use.
          fc.pre(tried !== by.authorized.id && tried !== by.finished.id);
          const answer = await run(by.user, tried, of.code);
          expect([answer.status, answer.data, codeOf(answer)]).toEqual([
            200,
            null,
            'CONNECTED_VEHICLE_NOT_FOUND',
          ]);
          expect(JSON.stringify(answer)).not.toContain(of.authorized.vin);
          expect(JSON.stringify(answer)).not.toContain('secret of');
        },
      ),
      { numRuns: 250 },
    );
    expect(await inside()).toBe(before);
  }, 120_000);

  it('ever authorizes a vehicle of theirs by a code that is not its own, whatever is made of it', async () => {
    const before = await inside();
    await fc.assert(
      fc.asyncProperty(fc.nat(3), fc.nat(3), fc.nat(), async (byIndex, ofIndex, seed) => {
        const [by, of] = [owners[byIndex], owners[ofIndex]];
        if (!by || !of) throw new Error('There are four.');
        const [code = ''] = fc.sample(mutatedCode(of.code, by.code), { numRuns: 1, seed });
        fc.pre(code !== by.code);
        const answer = await by.user.call(AUTHORIZE, { input: { id: by.finished.id, options: { code } } });
        expect([answer.status, answer.data, codeOf(answer)]).toEqual([200, null, 'AUTH_CODE_INVALID']);
      }),
      { numRuns: 150 },
    );
    expect(await inside()).toBe(before);
  }, 120_000);

  it('lists what is another’s', async () => {
    for (const { user, authorized, finished } of owners) {
      const listed = field<ConnectedVehicle[]>(await user.call(LIST), 'connectedVehicleList');
      expect(listed.map(({ id }) => id)).toEqual([finished.id, authorized.id]);
    }
  });
});
