import { edit, type Mutant } from '../mutant.ts';

export const RFC_7636: readonly Mutant[] = [
  {
    name: 'code: PKCE not compared',
    tests: [
      'conformance/rfc/7636.test.ts',
      'conformance/rfc/6749.test.ts',
      'conformance/rfc/6749-authorization.test.ts',
      'conformance/rfc/9700.test.ts',
    ],
    promises: [
      '§4.6 · does not use the code up when the verifier',
      '§4.1.3 · does not use the code up when the verifier is missing',
      '§4.1.3 · does not use the code up when the verifier is another',
      'a code injected into another session',
      'PKCE cannot be taken out',
    ],
    edits: [edit('garage/verbs/confirm.ts', 'code.codeChallenge === by.challenge ? null', 'true ? null')],
  },
  {
    name: 'code: PKCE only if a verifier came',
    tests: ['conformance/rfc/7636.test.ts', 'conformance/rfc/9700.test.ts'],
    promises: ['when the verifier is missing', 'PKCE cannot be taken out'],
    edits: [
      edit(
        'garage/verbs/confirm.ts',
        'code.codeChallenge === by.challenge ? null',
        'by.challenge === null || code.codeChallenge === by.challenge ? null',
      ),
    ],
  },
  {
    name: 'code: verifier without challenge taken',
    tests: ['conformance/rfc/7636.test.ts', 'conformance/rfc/9700.test.ts'],
    promises: ['where a confidential client may leave it out', 'PKCE cannot be taken out'],
    edits: [
      edit(
        'garage/verbs/confirm.ts',
        'code.codeChallenge === by.challenge ? null',
        'code.codeChallenge === null || code.codeChallenge === by.challenge ? null',
      ),
    ],
  },
  {
    name: 'code: verifier compared as plain',
    tests: ['conformance/rfc/7636.test.ts'],
    promises: ['a code comes with tokens for the verifier'],
    edits: [edit('oauth/pkce.ts', 'succeed(await sha256(verifier))', 'succeed(verifier)')],
  },
  {
    name: 'authorize: PKCE not required',
    tests: [
      'conformance/rfc/7636.test.ts',
      'conformance/rfc/9126.test.ts',
      'conformance/rfc/9700.test.ts',
      'conformance/rfc/8252.test.ts',
    ],
    promises: [
      'a request is refused whose challenge is missing',
      'its challenge is missing',
      'PKCE cannot be taken out',
      'a native app is a public client',
    ],
    edits: [
      edit(
        'oauth/authorization-request.ts',
        "return optional || parameters.has('code_challenge')",
        'return true || optional',
      ),
      edit(
        'oauth/pkce.ts',
        'return method === undefined\n      ? succeed(null)',
        'return true\n      ? succeed(null)',
      ),
    ],
  },
  // Two checks: a method without a challenge, and a challenge at all.
  {
    name: 'authorize: method without challenge',
    tests: ['conformance/rfc/7636.test.ts'],
    promises: ['whose challenge is missing, with a method'],
    edits: [
      edit(
        'oauth/pkce.ts',
        'return method === undefined\n      ? succeed(null)',
        'return true\n      ? succeed(null)',
      ),
      edit(
        'oauth/authorization-request.ts',
        "return optional || parameters.has('code_challenge')",
        'return true || optional',
      ),
    ],
  },
  {
    name: 'authorize: missing method is S256',
    tests: ['conformance/rfc/7636.test.ts'],
    promises: ['has no method, which would mean plain'],
    edits: [
      edit('oauth/pkce.ts', "if (method !== 'S256')", "if (method !== 'S256' && method !== undefined)"),
    ],
  },
  {
    name: 'authorize: plain taken',
    tests: ['conformance/rfc/7636.test.ts', 'conformance/rfc/8414.test.ts'],
    promises: ['whose challenge is plain', 'exactly the response types, modes'],
    edits: [edit('oauth/pkce.ts', "if (method !== 'S256')", "if (method !== 'S256' && method !== 'plain')")],
  },
  {
    name: 'authorize: any method',
    tests: ['conformance/rfc/7636.test.ts'],
    promises: ['has an unknown method', 'has the method in another case'],
    edits: [
      edit('oauth/pkce.ts', "if (method !== 'S256')", "if (method === 'plain' || method === undefined)"),
    ],
  },
  {
    name: 'authorize: challenge form not checked',
    tests: ['conformance/rfc/7636.test.ts'],
    promises: ['is too short', 'whose challenge is too long', 'is not base64url'],
    edits: [edit('oauth/pkce.ts', 'return CHALLENGE.test(challenge)', 'return true')],
  },
  {
    name: 'authorize: a public client registered without PKCE',
    tests: ['conformance/rfc/7636.test.ts'],
    promises: ['a public client cannot be registered without'],
    edits: [
      edit(
        'application/registration/rules.ts',
        "if (candidate.pkce === 'optional') return",
        'if (false) return',
      ),
    ],
  },
  {
    name: 'code: any verifier form',
    tests: ['conformance/rfc/7636.test.ts'],
    promises: [
      'no tokens come for a verifier that matches its challenge, and is shorter',
      'no tokens come for a verifier that matches its challenge, and is longer',
      'no tokens come for a verifier that matches its challenge, and has a character',
    ],
    edits: [edit('oauth/pkce.ts', 'VERIFIER.test(verifier) ?', 'true ?')],
  },
  // Two checks: the form of a verifier, and its challenge.
  {
    name: 'code: neither form nor verifier compared',
    tests: ['conformance/rfc/7636.test.ts'],
    promises: [
      '§4.6 · does not use the code up when the verifier is cut short',
      '§4.6 · does not use the code up when the verifier is too long',
      '§4.6 · does not use the code up when the verifier is another',
    ],
    edits: [
      edit('oauth/pkce.ts', 'VERIFIER.test(verifier) ?', 'true ?'),
      edit('garage/verbs/confirm.ts', 'code.codeChallenge === by.challenge ? null', 'true ? null'),
    ],
  },
];
