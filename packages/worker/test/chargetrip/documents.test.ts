import { expect, it } from 'vitest';
import { prepare } from '../../src/dialects/chargetrip/documents.ts';

/** As long as a document may be, nearly all of it comments, which no limit on tokens counts. */
const documentOf = (number: number): string => `{__typename}#${number}\n${'#\n'.repeat(7900)}`;

it('what strangers send does not fill an isolate: of long documents a few dozen are kept', () => {
  const first = prepare(documentOf(0), true);
  // Compared without being shown: each comment is a link of a chain.
  expect(first.document !== undefined).toBe(true);
  expect(prepare(documentOf(0), true) === first).toBe(true);
  for (let number = 1; number <= 35; number += 1) prepare(documentOf(number), true);
  expect(prepare(documentOf(0), true) === first).toBe(false);
});

it('a document in use stays, however many others come', () => {
  const used = prepare('{ __typename }', true);
  for (let number = 100; number < 220; number += 1) {
    prepare(documentOf(number), true);
    expect(prepare('{ __typename }', true) === used).toBe(true);
  }
});
