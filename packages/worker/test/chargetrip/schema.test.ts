import { env } from 'cloudflare:workers';
import {
  buildClientSchema,
  type DefinitionNode,
  type DocumentNode,
  getIntrospectionQuery,
  type IntrospectionQuery,
  Kind,
  parse,
  print,
  printSchema,
  visit,
} from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { headersOf, newApp, post } from './face.ts';

/** Chargetrip's types, as they are documented: of each its fields, each with what it takes and what it is. */
const DOCUMENTED: Readonly<Record<string, readonly string[]>> = {
  Query: [
    'connectedVehicle(id: ID!): ConnectedVehicle',
    'connectedVehicleList(filter: ConnectedVehicleListFilter, size: Int, page: Int): [ConnectedVehicle]',
    'connectedVehicleData(id: ID!): VehicleData',
    'vehicleList(search: String, filter: VehicleListFilter, country: CountryCodeAlpha2, size: Int = 10, page: Int = 0): [VehicleList]',
    'vehicle(id: ID!, country: CountryCodeAlpha2): Vehicle',
  ],
  Mutation: [
    'createConnectedVehicle(input: CreateConnectedVehicleInput): ConnectedVehicle',
    'authorizeConnectedVehicle(input: AuthorizeConnectedVehicleInput): ConnectedVehicle',
    'updateConnectedVehicle(input: UpdateConnectedVehicleInput!): ConnectedVehicle',
    'removeConnectedVehicle(input: RemoveConnectedVehicleInput!): ConnectedVehicle',
  ],
  Subscription: ['connectedVehicle(id: ID!): ConnectedVehicle'],
  ConnectedVehicle: [
    'id: ID!',
    'vehicle_id: ID!',
    'status: ConnectedVehicleStatus!',
    'authorization_url: String',
    'provider: CarConnectivityProvider!',
    'scope: [ConnectScope]',
    'label: String',
    'vin: String',
  ],
  ConnectedVehicleStatus: ['pending_authorization', 'authorized', 'pending_removal', 'removed'],
  CarConnectivityProvider: ['Enode'],
  ConnectProvider: ['Enode'],
  ConnectScope: ['location', 'charge_state', 'odometer'],
  CreateConnectedVehicleInput: [
    'vehicle_id: ID!',
    'provider: CarConnectivityProvider!',
    'label: PlainString',
    'options: CreateConnectedVehicleOptions!',
  ],
  CreateConnectedVehicleOptions: ['redirect_uri: PlainString', 'scope: [ConnectScope!]'],
  AuthorizeConnectedVehicleInput: ['id: ID!', 'options: AuthorizeConnectedVehicleOptions!'],
  AuthorizeConnectedVehicleOptions: ['code: PlainString'],
  UpdateConnectedVehicleInput: ['id: ID!', 'label: PlainString'],
  RemoveConnectedVehicleInput: ['id: ID!'],
  ConnectedVehicleListFilter: [
    'status: [ConnectedVehicleStatus!] = [pending_authorization, pending_removal, authorized]',
  ],
  Connect: ['providers: [ConnectProvider!]'],
  ConnectFilter: ['providers: [ConnectProvider]'],
  VehicleData: [
    'battery: ConnectBattery',
    'charge: ConnectCharge',
    'location: ConnectLocation',
    'odometer: ConnectOdometer',
  ],
  ConnectBattery: ['range: Float', 'percentage: Float', 'capacity: Float', 'date: DateTime'],
  ConnectCharge: [
    'is_plugged_in: Boolean',
    'is_charging: Boolean',
    'is_fully_charged: Boolean',
    'limit: Int',
    'charge_speed: Float',
    'fully_charged_at: DateTime',
    'minutes_till_charged: Int',
    'date: DateTime',
  ],
  ConnectLocation: [
    'type: FeatureType!',
    'geometry: GeometryPoint!',
    'properties: ConnectLocationProperties',
  ],
  ConnectLocationProperties: ['date: DateTime!'],
  ConnectOdometer: ['distance: Float', 'date: DateTime'],
  VehicleListFilter: ['connect: ConnectFilter'],
  PlainString: [],
  DateTime: [],
};

/** What is Keyfob's own, or named in the documentation without being spelled out. */
const ADDED: Readonly<Record<string, readonly string[]>> = {
  CarConnectivityProvider: ['Smartcar', 'Simulator'],
  ConnectProvider: ['Smartcar', 'Simulator'],
  Connect: ['provider: ConnectProvider'],
  // An enum at Chargetrip; here a scalar, which takes the same bare letters.
  CountryCodeAlpha2: [],
  FeatureType: ['Feature'],
  GeometryPoint: ['type: GeometryPointType!', 'coordinates: [Float!]!'],
  GeometryPointType: ['Point'],
  Vehicle: ['id: ID!', 'naming: VehicleNaming', 'connect: Connect'],
  VehicleList: ['id: ID!', 'naming: VehicleNaming', 'connect: Connect'],
  VehicleNaming: ['make: String', 'model: String', 'version: String'],
};

/** What is no plain `type`: documented as such, or named above. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  enum: [
    'CarConnectivityProvider',
    'ConnectProvider',
    'ConnectScope',
    'ConnectedVehicleStatus',
    'FeatureType',
    'GeometryPointType',
  ],
  input: [
    'AuthorizeConnectedVehicleInput',
    'AuthorizeConnectedVehicleOptions',
    'ConnectFilter',
    'ConnectedVehicleListFilter',
    'CreateConnectedVehicleInput',
    'CreateConnectedVehicleOptions',
    'RemoveConnectedVehicleInput',
    'UpdateConnectedVehicleInput',
    'VehicleListFilter',
  ],
  scalar: ['CountryCodeAlpha2', 'DateTime', 'PlainString'],
};

/** The members of a type, as GraphQL prints them without their descriptions, each in a line of its own. */
const membersOf = (node: DefinitionNode): string[] => {
  if (node.kind === Kind.ENUM_TYPE_DEFINITION) return node.values?.map(({ name }) => name.value) ?? [];
  if ('fields' in node) return node.fields?.map((field) => print(field).replace(/\s+/g, ' ')) ?? [];
  return [];
};

/** The word a definition of a type begins with. */
const kindOf = (node: DefinitionNode): string => /^\w+/.exec(print(node))?.[0] ?? '';

const withoutDescriptions = (text: string): DocumentNode =>
  visit(parse(text), {
    enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined),
  });

const namesOf = (document: DocumentNode, kind: string): string[] =>
  document.definitions.flatMap((node) =>
    'name' in node && node.name && kindOf(node) === kind ? [node.name.value] : [],
  );

const typesOf = (bare: DocumentNode): Record<string, string[]> => {
  return Object.fromEntries(
    bare.definitions.flatMap((node) =>
      'name' in node && node.name && node.kind !== Kind.DIRECTIVE_DEFINITION
        ? [[node.name.value, membersOf(node)]]
        : [],
    ),
  );
};

let document: DocumentNode;
let types: Record<string, string[]> = {};

beforeAll(async () => {
  const app = await newApp();
  const { data, errors } = await post({ query: getIntrospectionQuery() }, headersOf(app, null));
  expect(errors).toBeUndefined();
  document = withoutDescriptions(printSchema(buildClientSchema(data as unknown as IntrospectionQuery)));
  types = typesOf(document);
});

describe('the schema that the face tells of itself', () => {
  it.each(Object.keys(DOCUMENTED))(
    'has %s as it is documented, and nothing that is not named here',
    (name) => {
      const expected = [...(DOCUMENTED[name] ?? []), ...(ADDED[name] ?? [])];
      expect(types[name]?.toSorted()).toEqual(expected.toSorted());
    },
  );

  it('has no other types than these', () => {
    const known = new Set([...Object.keys(DOCUMENTED), ...Object.keys(ADDED)]);
    expect(Object.keys(types).toSorted()).toEqual([...known].toSorted());
  });

  it.each(Object.entries(KINDS))('has each %s as one', (kind, names) => {
    expect(namesOf(document, kind).toSorted()).toEqual(names);
  });

  it.each(Object.keys(ADDED).filter((name) => !(name in DOCUMENTED)))('has %s as Keyfob adds it', (name) => {
    expect(types[name]).toEqual(ADDED[name]);
  });
});

it('is not told where the operator turned that off', async () => {
  const app = await newApp();
  const ask = () => post({ query: '{ __schema { queryType { name } } }' }, headersOf(app, null));
  expect((await ask()).data).toEqual({ __schema: { queryType: { name: 'Query' } } });
  Object.assign(env, { KEYFOB_GRAPHQL_INTROSPECTION: 'off' });
  try {
    const { status, data, errors } = await ask();
    expect([status, data, errors?.[0]?.extensions.code]).toEqual([
      200,
      undefined,
      'GRAPHQL_VALIDATION_FAILED',
    ]);
    expect((await post({ query: '{ __typename }' }, headersOf(app, null))).data).toEqual({
      __typename: 'Query',
    });
  } finally {
    Object.assign(env, { KEYFOB_GRAPHQL_INTROSPECTION: undefined });
  }
});
