import { edit, type Mutant } from '../mutant.ts';

export const RFC_7523: readonly Mutant[] = [
  {
    name: 'code: consumed when a client fails',
    tests: ['conformance/rfc/7523.test.ts', 'conformance/rfc/8707.test.ts'],
    promises: ['§2.2 · does not use the code up when it is for another resource'],
    edits: [
      edit(
        'oauth/token.ts',
        "    return fail('invalid_target', undefined, 'resource');",
        "    { const found = await garageOfHandle(c.env, c.var.config, 'code', form.get('code') ?? ''); if (found) await found.garage.redeemCode({ codeHash: await sha256(form.get('code') ?? ''), applicationId: registration.clientId, face, redirectUri: form.get('redirect_uri') ?? null, challenge: await sha256(form.get('code_verifier') ?? ''), refreshTokenHash: 'x', method: 'secret', dpopKey: null }); return fail('invalid_target', undefined, 'resource'); }",
      ),
    ],
  },
  {
    name: 'assertion: typ',
    tests: ['conformance/rfc/7523.test.ts'],
    promises: ['says that it is an access token', 'says that it is a DPoP proof'],
    edits: [edit('application/authentication/client-assertion.ts', '  typed,\n  (', '  (')],
  },
  {
    name: 'assertion: crit',
    tests: ['conformance/rfc/7523.test.ts'],
    promises: ['when the assertion has a critical extension'],
    edits: [
      edit(
        'application/authentication/client-assertion.ts',
        '  ({ assertion }) => noExtensions(assertion),\n',
        '',
      ),
    ],
  },
  {
    name: 'assertion: iss',
    tests: ['conformance/rfc/7523.test.ts'],
    promises: ['is by another than it is about'],
    edits: [
      edit('application/authentication/client-assertion.ts', '  selfIssued,\n  audience', '  audience'),
    ],
  },
  {
    name: 'assertion: sub is anybody',
    tests: ['conformance/rfc/7523.test.ts'],
    promises: ['is about another client'],
    edits: [
      edit(
        'application/authentication/client-assertion.ts',
        'const registration = await findApplication(c.env, c.var.config, sub, c.var.now);\n  if (!registration || !(await isSignedByKeyOf(c, registration, assertion)))',
        'const registration = await findApplication(c.env, c.var.config, sub, c.var.now);\n  if (!registration || !(await isSignedByKeyOf(c, registration, assertion), true))',
      ),
    ],
  },
  {
    name: 'assertion: aud',
    tests: ['conformance/rfc/7523.test.ts'],
    promises: ['is for another server', 'is for nobody'],
    edits: [edit('application/authentication/client-assertion.ts', '  audience,\n  expiring', '  expiring')],
  },
  {
    name: 'assertion: aud may be a list',
    tests: ['conformance/rfc/7523.test.ts'],
    promises: ['is for two'],
    edits: [
      edit(
        'application/authentication/client-assertion.ts',
        "own.some((each) => each === claims['aud'])",
        "own.some((each) => [claims['aud']].flat().includes(each))",
      ),
    ],
  },
  {
    name: 'assertion: aud issuer refused',
    tests: ['conformance/rfc/7523.test.ts'],
    promises: ['an assertion may be for the issuer'],
    edits: [edit('application/authentication/client-assertion.ts', '    issuerOf(origin, face),\n', '')],
  },
  {
    name: 'assertion: aud token endpoint refused',
    tests: ['conformance/rfc/7523.test.ts'],
    promises: ['an assertion may be for the token endpoint'],
    edits: [
      edit(
        'application/authentication/client-assertion.ts',
        `    \`\${origin}\${OAUTH_FACES[face].endpoints.token}\`,\n    \`\${origin}\${pathname}\`,\n`,
        '',
      ),
    ],
  },
  {
    name: 'assertion: exp',
    tests: ['conformance/rfc/7523.test.ts'],
    promises: ['has expired', 'never expires', 'lives for a day'],
    edits: [edit('application/authentication/client-assertion.ts', '  expiring,\n  begun', '  begun')],
  },
  {
    name: 'assertion: exp far ahead',
    tests: ['conformance/rfc/7523.test.ts'],
    promises: ['lives for a day'],
    edits: [
      edit(
        'application/authentication/client-assertion.ts',
        'return expiresAt <= now + LIFETIMES.clientAssertion + skew',
        'return true',
      ),
    ],
  },
  {
    name: 'assertion: nbf and iat',
    tests: ['conformance/rfc/7523.test.ts'],
    promises: ['is not valid yet', 'was made in the future'],
    edits: [edit('application/authentication/client-assertion.ts', '  begun,\n  named', '  named')],
  },
  // Two checks: it is named, and it is used up by its name.
  {
    name: 'assertion: jti missing',
    tests: ['conformance/rfc/7523.test.ts'],
    promises: ['has no id', 'has an empty id'],
    edits: [
      edit('application/authentication/client-assertion.ts', '  named,\n];', '];'),
      edit(
        'application/authentication/client-assertion.ts',
        "if (typeof sub !== 'string' || !isJti(jti)) return fail('invalid_client');",
        "if (typeof sub !== 'string') return fail('invalid_client');",
      ),
      edit(
        'application/authentication/client-assertion.ts',
        "return (await claimForApplication(c, registration, 'client-assertion', jti, until))",
        "return !jti || (await claimForApplication(c, registration, 'client-assertion', jti, until))",
      ),
    ],
  },
  {
    name: 'assertion: signature',
    tests: ['conformance/rfc/7523.test.ts'],
    promises: [
      'is signed by another key',
      'are not fetched again for each unknown key',
      'let nobody in when they are no keys',
    ],
    edits: [
      edit(
        'application/authentication/client-assertion.ts',
        '!(await isSignedByKeyOf(c, registration, assertion))',
        '!(await isSignedByKeyOf(c, registration, assertion), true)',
      ),
    ],
  },
  // Two checks: the algorithm, and the signature.
  {
    name: 'assertion: unsigned or by a public key',
    tests: ['conformance/rfc/7523.test.ts'],
    promises: ['an assertion that is unsigned'],
    edits: [
      edit(
        'application/authentication/client-assertion.ts',
        '!(await isSignedByKeyOf(c, registration, assertion))',
        '!(await isSignedByKeyOf(c, registration, assertion), true)',
      ),
      edit(
        'application/authentication/client-assertion.ts',
        '  ({ assertion }) => algorithmAllowed(assertion),\n',
        '',
      ),
    ],
  },
  {
    name: 'assertion: jti replay',
    tests: ['conformance/rfc/7523.test.ts'],
    promises: ['an assertion is good once', 'of ten that show one assertion'],
    edits: [
      edit(
        'application/authentication/client-assertion.ts',
        "(await claimForApplication(c, registration, 'client-assertion', jti, until))",
        "(await claimForApplication(c, registration, 'client-assertion', jti, until), true)",
      ),
    ],
  },
];
