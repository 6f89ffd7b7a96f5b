import { edit, type Mutant } from '../mutant.ts';

export const RFC_7523_KEYS: readonly Mutant[] = [
  {
    name: 'assertion: replay at another endpoint',
    tests: ['conformance/rfc/7523.test.ts'],
    promises: ['an assertion is good once'],
    edits: [
      edit(
        'application/authentication/client-assertion.ts',
        "'client-assertion', jti, until)",
        `'client-assertion', \`\${c.req.path}\${jti}\`, until)`,
      ),
    ],
  },
  {
    name: 'assertion: client_id may differ',
    tests: ['conformance/rfc/7523.test.ts'],
    promises: ['an assertion is refused beside another client id'],
    edits: [
      edit(
        'application/authentication/client-assertion.ts',
        "form.has('client_id') && form.get('client_id') !== sub",
        'false',
      ),
    ],
  },
  {
    name: 'assertion: beside other authentication',
    tests: ['conformance/rfc/7523.test.ts'],
    promises: ['an assertion is refused beside a header', 'an assertion is refused beside a secret'],
    edits: [
      edit(
        'application/authentication/client-authentication.ts',
        "if (header !== undefined || form.has('client_secret')) return TWO_WAYS;",
        '',
      ),
    ],
  },
  {
    name: 'assertion: type not looked at',
    tests: ['conformance/rfc/7523.test.ts'],
    promises: ['an assertion is refused beside another type', 'an assertion is refused beside no type'],
    edits: [
      edit(
        'application/authentication/client-assertion.ts',
        "if (form.get('client_assertion_type') !== ASSERTION_TYPE)",
        'if (false)',
      ),
    ],
  },
  {
    name: 'assertion: at the token endpoint only',
    tests: ['conformance/rfc/7523.test.ts'],
    promises: ['an assertion is good at every endpoint'],
    edits: [
      edit(
        'application/authentication/client-authentication.ts',
        "if (form.has('client_assertion') || form.has('client_assertion_type')) {",
        "if (c.req.path === '/oauth/token' && (form.has('client_assertion') || form.has('client_assertion_type'))) {",
      ),
    ],
  },
  {
    name: 'assertion: an algorithm less',
    tests: ['conformance/rfc/7523.test.ts', 'conformance/rfc/8414.test.ts'],
    promises: ['a client proves itself by a key of ES384'],
    edits: [
      edit(
        'application/authentication/signature-algorithms.ts',
        "['ES256', 'ES384', 'EdDSA',",
        "['ES256', 'EdDSA',",
      ),
    ],
  },
  {
    name: 'assertion: keys only, by its id',
    tests: ['conformance/rfc/7523.test.ts'],
    promises: ['a client with keys only is not let in'],
    edits: [
      edit(
        'application/registration/registration.ts',
        '  secrets.length === 0 && jwks === null && jwksUri === null;',
        '  secrets.length === 0;',
      ),
    ],
  },
  {
    name: 'jwks: refetched for each key',
    tests: ['conformance/rfc/7523.test.ts'],
    promises: ['are not fetched again'],
    edits: [
      edit(
        'application/authentication/client-keys.ts',
        'if (youngerThan(askedAt, LIFETIMES.jwksRefetch, now) || !mayAsk(uri, now)) return keys;',
        'void askedAt; void mayAsk;',
      ),
    ],
  },
  {
    name: 'jwks: not kept',
    tests: ['conformance/rfc/7523.test.ts'],
    promises: ['are fetched and kept'],
    edits: [
      edit(
        'application/authentication/client-keys.ts',
        'if (known && isFresh(known, now) && keys.length > 0) {',
        'if (false as boolean && known) {',
      ),
      edit(
        'application/authentication/client-keys.ts',
        'if (youngerThan(askedAt, LIFETIMES.jwksRefetch, now) || !mayAsk(uri, now)) return keys;',
        'void askedAt; void mayAsk;',
      ),
    ],
  },
  {
    name: 'jwks: no keys let everybody in',
    tests: ['conformance/rfc/7523.test.ts'],
    promises: ['let nobody in when they are no keys'],
    edits: [
      edit(
        'application/authentication/client-keys.ts',
        '  for (const key of [...registered, ...published])',
        '  if (registered.length + published.length === 0) return true;\n  for (const key of [...registered, ...published])',
      ),
    ],
  },
  {
    name: 'assertion: no ES256',
    tests: ['conformance/rfc/7523.test.ts'],
    promises: ['a client proves itself by a key of ES256'],
    edits: [
      edit(
        'application/authentication/signature-algorithms.ts',
        'SIGNATURE_ALGORITHMS.some((each) => each === text)',
        "text !== 'ES256' && SIGNATURE_ALGORITHMS.some((each) => each === text)",
      ),
    ],
  },
  {
    name: 'assertion: no EdDSA',
    tests: ['conformance/rfc/7523.test.ts'],
    promises: ['a client proves itself by a key of EdDSA'],
    edits: [
      edit(
        'application/authentication/signature-algorithms.ts',
        'SIGNATURE_ALGORITHMS.some((each) => each === text)',
        "text !== 'EdDSA' && SIGNATURE_ALGORITHMS.some((each) => each === text)",
      ),
    ],
  },
  {
    name: 'assertion: no PS256',
    tests: ['conformance/rfc/7523.test.ts'],
    promises: ['a client proves itself by a key of PS256'],
    edits: [
      edit(
        'application/authentication/signature-algorithms.ts',
        'SIGNATURE_ALGORITHMS.some((each) => each === text)',
        "text !== 'PS256' && SIGNATURE_ALGORITHMS.some((each) => each === text)",
      ),
    ],
  },
  {
    name: 'assertion: no RS256',
    tests: ['conformance/rfc/7523.test.ts'],
    promises: ['a client proves itself by a key of RS256'],
    edits: [
      edit(
        'application/authentication/signature-algorithms.ts',
        'SIGNATURE_ALGORITHMS.some((each) => each === text)',
        "text !== 'RS256' && SIGNATURE_ALGORITHMS.some((each) => each === text)",
      ),
    ],
  },
  {
    name: 'assertion: aud address called refused',
    tests: ['conformance/rfc/7523.test.ts'],
    promises: ['an assertion may be for the address it is sent to'],
    edits: [edit('application/authentication/client-assertion.ts', `    \`\${origin}\${pathname}\`,\n`, '')],
  },
  {
    name: 'assertion: aud any address of ours',
    tests: ['conformance/rfc/7523.test.ts'],
    promises: ['an assertion may be for the address it is sent to'],
    edits: [
      edit(
        'application/authentication/client-assertion.ts',
        "own.some((each) => each === claims['aud'])",
        "String(claims['aud']).startsWith(origin)",
      ),
    ],
  },
];
