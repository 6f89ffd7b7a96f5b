import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { beyondLimits, COSTS, LIMITS } from '../../src/dialects/chargetrip/limits.ts';

/** Fields in fields, as many deep. The schema has none so deep; a rule that waits for one is tried by itself. */
const deep = (depth: number, innermost = 'x'): string =>
  depth <= 1 ? innermost : `a { ${deep(depth - 1, innermost)} }`;

const judged = (text: string): string | null => beyondLimits(parse(text));

const tooDeep = (depth: number): string =>
  `The operation nests too deep (limit ${LIMITS.depth}, here ${depth}).`;

describe('how deep an operation may be', () => {
  it('is as deep as the deepest there is of use, and no more', () => {
    expect(
      judged('{ connectedVehicleData(id: 1) { location { geometry { coordinates } properties { date } } } }'),
    ).toBeNull();
    expect(judged(`{ ${deep(LIMITS.depth)} }`)).toBeNull();
    expect(judged(`{ ${deep(LIMITS.depth + 1)} }`)).toBe(tooDeep(LIMITS.depth + 1));
    expect(judged(`{ x ${deep(200)} y }`)).toBe(tooDeep(200));
  });

  it('is measured through fragments, which add nothing themselves', () => {
    const fragment = `fragment f on T { ${deep(3)} }`;
    expect(judged(`{ ${deep(3, '...f')} } ${fragment}`)).toBeNull();
    expect(judged(`{ ${deep(4, '...f')} } ${fragment}`)).toBe(tooDeep(6));
    expect(judged(`{ ${deep(4, '... on T { b { c } }')} }`)).toBeNull();
    expect(judged(`{ ${deep(4, '... on T { b { c { d } } }')} }`)).toBe(tooDeep(6));
  });

  it('is measured of each operation of a document', () => {
    expect(judged(`query A { x } query B { ${deep(LIMITS.depth + 1)} }`)).toBe(tooDeep(LIMITS.depth + 1));
  });

  it('is another for the schema’s own description', () => {
    expect(judged(`{ __schema { ${deep(LIMITS.introspectionDepth - 1)} } }`)).toBeNull();
    expect(judged(`{ __schema { ${deep(LIMITS.introspectionDepth)} } }`)).toMatch(/too deep into the schema/);
  });
});

describe('what an operation may cost', () => {
  it('is counted by field, aliased ones each', () => {
    const lists = (count: number): string =>
      `{ ${Array.from({ length: count }, (_, n) => `a${n}: vehicleList { id }`).join(' ')} }`;
    const most = LIMITS.cost / (COSTS['vehicleList'] ?? 0);
    expect(judged(lists(most))).toBeNull();
    expect(judged(lists(most + 1))).toMatch(/costs too much/);
  });
});
