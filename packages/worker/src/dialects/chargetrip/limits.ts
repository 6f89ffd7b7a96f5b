import {
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionSetNode,
} from 'graphql';

/** What a document may be at most. The deepest useful query is four fields deep. */
export const LIMITS = {
  /** Characters. */
  length: 16_000,
  tokens: 1000,
  depth: 5,
  /** Of the schema's own description, whose types nest. */
  introspectionDepth: 16,
  aliases: 15,
  fields: 300,
  /** Of {@link COSTS}, for one operation. */
  cost: 60,
} as const;

/** What a field costs besides itself: a hop, a call of a provider, a search. Aliased fields are each another one. */
export const COSTS: Readonly<Record<string, number>> = {
  connectedVehicle: 2,
  connectedVehicleList: 2,
  connectedVehicleData: 10,
  vehicle: 1,
  vehicleList: 5,
  createConnectedVehicle: 10,
  authorizeConnectedVehicle: 10,
  updateConnectedVehicle: 5,
  removeConnectedVehicle: 10,
  __schema: 20,
  __type: 5,
};

interface Measure {
  readonly depth: number;
  readonly introspectionDepth: number;
  readonly aliases: number;
  readonly fields: number;
  readonly cost: number;
}

const NOTHING: Measure = { depth: 0, introspectionDepth: 0, aliases: 0, fields: 0, cost: 0 };

const beside = (one: Measure, other: Measure): Measure => ({
  depth: Math.max(one.depth, other.depth),
  introspectionDepth: Math.max(one.introspectionDepth, other.introspectionDepth),
  aliases: one.aliases + other.aliases,
  fields: one.fields + other.fields,
  cost: one.cost + other.cost,
});

const isFragment = (node: DefinitionNode): node is FragmentDefinitionNode =>
  node.kind === Kind.FRAGMENT_DEFINITION;

/** Measures selections, each fragment once: what it spreads grows faster than what is written. */
const measurer = (document: DocumentNode): ((set: SelectionSetNode | undefined) => Measure) => {
  const fragments = new Map(document.definitions.filter(isFragment).map((node) => [node.name.value, node]));
  const known = new Map<string, Measure>();
  const ofFragment = (name: string): Measure => {
    const before = known.get(name);
    if (before) return before;
    // One that spreads itself is refused by the rules of GraphQL, before it comes here.
    known.set(name, NOTHING);
    const measure = ofSet(fragments.get(name)?.selectionSet);
    known.set(name, measure);
    return measure;
  };
  const ofSet = (set: SelectionSetNode | undefined): Measure =>
    (set?.selections ?? []).reduce((sum, selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return beside(sum, ofFragment(selection.name.value));
      const inner = ofSet(selection.selectionSet);
      if (selection.kind === Kind.INLINE_FRAGMENT) return beside(sum, inner);
      const name = selection.name.value;
      const introspects = name === '__schema' || name === '__type';
      return beside(sum, {
        depth: introspects ? 1 : inner.depth + 1,
        introspectionDepth: introspects ? inner.depth + 1 : inner.introspectionDepth,
        aliases: inner.aliases + (selection.alias ? 1 : 0),
        fields: inner.fields + 1,
        cost: inner.cost + (COSTS[name] ?? 0),
      });
    }, NOTHING);
  return ofSet;
};

type Rule = (measure: Measure) => string | null;

const atMost =
  (name: keyof Measure, what: string): Rule =>
  (measure) =>
    measure[name] <= LIMITS[name]
      ? null
      : `The operation ${what} (limit ${LIMITS[name]}, here ${measure[name]}).`;

/** What every operation has to pass, in order. */
const RULES: readonly Rule[] = [
  atMost('depth', 'nests too deep'),
  atMost('introspectionDepth', 'asks too deep into the schema'),
  atMost('aliases', 'has too many aliases'),
  atMost('fields', 'has too many fields'),
  atMost('cost', 'costs too much'),
];

/** The first limit that an operation of a valid document goes beyond, in words; `null` where none does. */
export const beyondLimits = (document: DocumentNode): string | null => {
  const measure = measurer(document);
  for (const node of document.definitions) {
    if (node.kind !== Kind.OPERATION_DEFINITION) continue;
    const measured = measure(node.selectionSet);
    for (const rule of RULES) {
      const problem = rule(measured);
      if (problem !== null) return problem;
    }
  }
  return null;
};
