import { edit, type Mutant } from '../mutant.ts';

export const RFC_8414_REQUESTS: readonly Mutant[] = [
  {
    name: 'signature: algorithm taken that is not named',
    tests: ['conformance/rfc/8414.test.ts'],
    promises: ['every signature algorithm it names'],
    edits: [
      edit(
        'application/authentication/signature-algorithms.ts',
        'SIGNATURE_ALGORITHMS.some(',
        "text === 'RS512' || SIGNATURE_ALGORITHMS.some(",
      ),
      edit(
        'application/authentication/signed.ts',
        'kty === KEYS[algorithm].kty && crv === KEYS[algorithm].crv',
        'kty === (KEYS[algorithm] ?? KEYS.RS256).kty && crv === (KEYS[algorithm] ?? KEYS.RS256).crv',
      ),
    ],
  },
  {
    name: 'token: a grant type of every object’s',
    tests: ['conformance/rfc/8414.test.ts'],
    promises: ['exactly the grant types'],
    edits: [
      edit(
        'oauth/token.ts',
        'Object.hasOwn(GRANT_TYPES, grantType) ? GRANT_TYPES[grantType] : undefined',
        'GRANT_TYPES[grantType]',
      ),
    ],
  },
  {
    name: 'authorize: response_mode ignored',
    tests: ['conformance/rfc/8414.test.ts'],
    promises: ['exactly the response types, modes'],
    edits: [edit('oauth/authorization-request.ts', "  oneOf('response_mode', ['query']),\n", '')],
  },
  {
    name: 'authorize: unknown prompt ignored',
    tests: ['conformance/rfc/8414.test.ts'],
    promises: ['every scope and prompt'],
    edits: [edit('oauth/authorization-request.ts', '  promptKnown,\n', '')],
  },
  {
    name: 'authorize: a prompt named is refused',
    tests: ['conformance/rfc/8414.test.ts'],
    promises: ['every scope and prompt'],
    edits: [
      edit(
        'oauth/authorization-request.ts',
        "each === 'none' || PROMPTS.includes(each)",
        "each === 'none' || PROMPTS.slice(1).includes(each)",
      ),
    ],
  },
  {
    name: 'authorize: request objects ignored',
    tests: ['conformance/rfc/8414.test.ts', 'conformance/rfc/9126.test.ts', 'conformance/rfc/9207.test.ts'],
    promises: [
      'what it says it does not support',
      'it brings a request object',
      'once: request_not_supported',
      'once: registration_not_supported',
    ],
    edits: [
      edit('oauth/authorization-request.ts', '  inPlainParameters,\n  responseType,', '  responseType,'),
    ],
  },
  {
    name: 'token: any face',
    tests: ['conformance/rfc/8414.test.ts'],
    promises: ['the endpoints of one issuer do nothing'],
    edits: [edit('oauth/client-request.ts', 'client.value.registration.faces.includes(face)', 'true')],
  },
  {
    name: 'code: any face',
    tests: ['conformance/rfc/8414.test.ts'],
    promises: ['the endpoints of one issuer do nothing'],
    edits: [edit('garage/verbs/confirm.ts', "code.face === by.face ? null : 'code_foreign'", 'null')],
  },
];
