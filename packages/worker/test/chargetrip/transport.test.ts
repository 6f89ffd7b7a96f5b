import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/dialects/chargetrip/limits.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import {
  answerOf,
  CREATE,
  codeOf,
  create,
  field,
  headersOf,
  newApp,
  ownedProfile,
  post,
  profileById,
  userOf,
} from './face.ts';

const json = { 'Content-Type': 'application/json' };

const sent = async (body: BodyInit, headers: Record<string, string>) =>
  answerOf(await fetchKeyfob('/graphql', { method: 'POST', body, headers }));

describe('POST /graphql', () => {
  it('answers 200 with errors, whatever is sent', async () => {
    const headers = headersOf(await newApp(), null);
    const deep = `{ a${'{ a'.repeat(3000)}${'}'.repeat(3000)} }`;
    const bodies: readonly (readonly [body: BodyInit, headers: Record<string, string>])[] = [
      ['', json],
      ['{', json],
      ['[]', json],
      ['null', json],
      ['7', json],
      ['"x"', json],
      ['{"query":7}', json],
      ['{"query":""}', json],
      ['{"query":"{"}', json],
      ['{"query":"{ nothing }"}', json],
      ['{"query":"{ __typename }","variables":[]}', json],
      ['{"query":"{ __typename }","operationName":7}', json],
      ['{"query":"query A { __typename } query B { __typename }"}', json],
      ['[{"query":"{ __typename }"}]', json],
      ['{"query":"subscription { connectedVehicle(id: 1) { id } }"}', json],
      [JSON.stringify({ query: deep }), json],
      [new Uint8Array([0xff, 0xfe, 0x00]), json],
      ['query={ __typename }', { 'Content-Type': 'application/x-www-form-urlencoded' }],
      ['{ __typename }', { 'Content-Type': 'application/graphql' }],
      ['x'.repeat(70_000), json],
      [JSON.stringify({ query: `# ${'x'.repeat(70_000)}` }), json],
    ];
    for (const [body, type] of bodies) {
      const answer = await sent(body, { ...headers, ...type });
      const [error] = answer.errors ?? [];
      expect([answer.status, answer.type, error?.message]).toEqual([
        200,
        expect.stringContaining('application/json'),
        expect.any(String),
      ]);
      expect(answer).not.toHaveProperty('data');
      expect(error?.extensions).toEqual({
        code: expect.stringMatching(/^[A-Z_]+$/),
        exception: {
          response: error?.extensions.code,
          status: expect.any(Number),
          message: error?.message,
          code: error?.extensions.code,
        },
      });
    }
  });

  it('answers 200 to callers it does not know, who learn nothing', async () => {
    const app = await newApp();
    const elsewhere = await newApp({ faces: ['core'] });
    const right = headersOf(app, null);
    for (const headers of [
      {},
      { 'x-client-id': app.clientId },
      { 'x-app-id': app.clientId },
      { ...right, 'x-app-id': 'other' },
      { ...right, 'x-client-id': 'other' },
      headersOf({ ...app, clientId: 'nobody' }, null),
      headersOf(elsewhere, null),
    ]) {
      const answer = await post({ query: '{ vehicleList { id } }' }, headers as Record<string, string>);
      expect([answer.status, codeOf(answer)]).toEqual([200, 'UNKNOWN_CLIENT']);
      expect(answer).not.toHaveProperty('data');
    }
  });

  it('answers an operation with nothing to return with its name', async () => {
    const app = await newApp();
    const answer = await post({ query: '{ vehicle(id: "0") { id } }' }, headersOf(app, null));
    expect([answer.status, answer.data, answer.errors]).toEqual([200, { vehicle: null }, undefined]);
  });

  it('keeps what came of other fields, and is without data where nothing came of any', async () => {
    const user = await userOf(await newApp());
    const both = await user.call(
      '{ vehicle(id: "0") { id } connectedVehicleList { id } connectedVehicle(id: "x") { id } }',
    );
    expect([both.data, codeOf(both)]).toEqual([
      { vehicle: null, connectedVehicleList: [], connectedVehicle: null },
      'CONNECTED_VEHICLE_NOT_FOUND',
    ]);
    expect((await user.call('{ connectedVehicle(id: "x") { id } }')).data).toBeNull();
  });

  it('keeps labels to plain text', async () => {
    const user = await userOf(await newApp());
    const labelled = async (label: unknown) => (await create(user, { label })).label;
    expect(await labelled('<script>alert(1)</script>Blue')).toBe('alert(1)Blue');
    expect(await labelled('I <3 my car')).toBe('I <3 my car');
    expect(await labelled('1 < 2 > 0 <- <')).toBe('1 < 2 > 0 <- <');
    for (const tag of [
      '<<b>b>',
      '</b>',
      '<B\nx="1">',
      '<!-- x -->',
      '<?x?>',
      '<img src=x',
      '<<<img ',
      '<\u0000b>',
    ])
      expect(await labelled(`${tag}x`)).not.toMatch(/<[a-z/!?]/i);
    expect(await labelled('a\u0000b\u202Ec')).toBe('a b c');
    expect(await labelled('Tom & Ann')).toBe('Tom & Ann');
    expect(await labelled('<b></b>')).toBeNull();
    expect(await labelled(null)).toBeNull();
  });
});

describe('GET /graphql', () => {
  const get = async (parameters: Record<string, string>, headers: Record<string, string>) =>
    answerOf(await fetchKeyfob(`/graphql?${new URLSearchParams(parameters)}`, { headers }));

  it('answers queries, and changes nothing', async () => {
    const user = await userOf(await newApp());
    const headers = headersOf(user.app, user.token);
    const { id } = await ownedProfile();
    const query = 'query A($id: ID!) { vehicle(id: $id) { id } }';
    expect((await get({ query, variables: JSON.stringify({ id }) }, headers)).data).toEqual({
      vehicle: { id },
    });
    const input = { vehicle_id: id, provider: 'Enode', options: {} };
    const changed = await get({ query: CREATE, variables: JSON.stringify({ input }) }, headers);
    expect([changed.status, codeOf(changed)]).toEqual([200, 'BAD_REQUEST']);
    expect((await get({}, headers)).status).toBe(200);
    expect(codeOf(await get({ query, variables: '{' }, headers))).toBe('BAD_REQUEST');
  });
});

describe('the limits of a document', () => {
  const asked = async (query: string) => {
    const answer = await post({ query }, headersOf(await newApp(), null));
    return codeOf(answer) ?? 'answered';
  };
  const TOO_COMPLEX = 'QUERY_TOO_COMPLEX';

  it('lets in what clients ask for', async () => {
    expect(
      await asked('{ vehicleList(search: "model") { id naming { make } connect { providers provider } } }'),
    ).toBe('answered');
  });

  it.each<[string, string]>([
    ['aliases', `{ ${Array.from({ length: LIMITS.aliases + 1 }, (_, n) => `a${n}: __typename`).join(' ')} }`],
    ['cost', `{ ${Array.from({ length: 13 }, (_, n) => `a${n}: vehicleList { id }`).join(' ')} }`],
    [
      'introspection',
      '{ __schema { types { fields { type { ofType { ofType { ofType { ofType { ofType { ofType { ofType { ofType { ofType { ofType { ofType { ofType { ofType { name } } } } } } } } } } } } } } } } } }',
    ],
    ['fields', `{ vehicleList { ${'id '.repeat(LIMITS.fields)} } }`],
    ['length', `{ __typename } # ${'x'.repeat(LIMITS.length)}`],
    [
      'fields, by fragments of fragments',
      `{ vehicle(id: 1) { ...f0 } } ${Array.from({ length: 20 }, (_, n) => `fragment f${n} on Vehicle { ...f${n + 1} ...f${n + 1} }`).join(' ')} fragment f20 on Vehicle { id }`,
    ],
  ])('refuses too many or too much: %s', async (_, query) => {
    expect(() => parse(query)).not.toThrow();
    expect(await asked(query)).toBe(TOO_COMPLEX);
  });

  it('refuses fragments that spread themselves, and too many words', async () => {
    expect(await asked('{ vehicle(id: 1) { ...a } } fragment a on Vehicle { ...a }')).toBe(
      'GRAPHQL_VALIDATION_FAILED',
    );
    expect(await asked(`{ ${'a '.repeat(2000)} }`)).toBe('GRAPHQL_PARSE_FAILED');
  });
});

describe('the catalogue', () => {
  it('says who can connect a vehicle, and is searched', async () => {
    const app = await newApp({ providers: ['smartcar', 'simulator'] });
    const { id } = await ownedProfile();
    const profile = await profileById(id);
    const query = `query A($id: ID!) { vehicle(id: $id) { id naming { make model version } connect { providers provider } } }`;
    const vehicle = field(await post({ query, variables: { id } }, headersOf(app, null)), 'vehicle');
    expect(vehicle).toEqual({
      id,
      naming: { make: profile?.makeName, model: profile?.model, version: profile?.version },
      connect: { providers: ['Enode', 'Smartcar', 'Simulator'], provider: 'Smartcar' },
    });
    const search = `{ vehicleList(search: "tesla", filter: { connect: { providers: [Enode] } }, country: NL, size: 3) { id } }`;
    const found = field<{ id: string }[]>(await post({ query: search }, headersOf(app, null)), 'vehicleList');
    expect(found).toHaveLength(3);
    for (const size of [0, -1, 101]) {
      const answer = await post({ query: `{ vehicleList(size: ${size}) { id } }` }, headersOf(app, null));
      expect([answer.status, codeOf(answer)]).toEqual([200, 'VALIDATION_FAILED']);
    }
  });
});
