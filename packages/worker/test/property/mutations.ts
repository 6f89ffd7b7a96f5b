import * as fc from 'fast-check';
import { frameMutation } from './frame-mutations.ts';
import { NEAR, parameterMutation, text } from './parameter-mutations.ts';
import type { Mutation, Pair, Wire } from './wire.ts';

/** Changes one character of a parameter, or of a header where there is none of that name. */
export const spoil = (name: string): Mutation => {
  const near = (value: unknown) => NEAR['one character other']?.(text(value), '') ?? '';
  const within = (pairs: readonly Pair[]) =>
    pairs.map(([each, value]): Pair => (each === name ? [each, near(value)] : [each, value]));
  return {
    kind: 'vital, one character other',
    apply: (wire) => ({
      ...wire,
      query: within(wire.query),
      body: wire.body && within(wire.body),
      headers: wire.headers.map(([each, value]) =>
        each.toLowerCase() === name ? [each, near(value)] : [each, value],
      ),
    }),
  };
};

/** What strangers hold, to be put where it does not belong. */
export interface Strangers {
  readonly values: readonly unknown[];
  readonly headers: Wire['headers'];
}

/** One to four mutations after each other; most change a parameter. */
export const mutations = ({ values, headers }: Strangers): fc.Arbitrary<Mutation[]> => {
  const one = fc.oneof(
    { weight: 5, arbitrary: parameterMutation(values) },
    { weight: 3, arbitrary: frameMutation(headers) },
  );
  const told = one.map((mutation) => ({ ...mutation, [fc.toStringMethod]: () => mutation.kind }));
  return fc.array(told, { minLength: 1, maxLength: 4, size: 'max' });
};
