import { edit, type Mutant } from '../mutant.ts';

export const RFC_8707: readonly Mutant[] = [
  {
    name: 'authorize: resource ignored',
    tests: ['conformance/rfc/8707.test.ts', 'conformance/rfc/9207.test.ts'],
    promises: ['a request for another resource is refused', 'once: invalid_target'],
    edits: [edit('oauth/authorization-request.ts', '  resource,\n  oneOf', '  oneOf')],
  },
  {
    name: 'authorize: one right resource is enough',
    tests: ['conformance/rfc/8707.test.ts'],
    promises: ['a request for another resource is refused'],
    edits: [
      edit(
        'oauth/authorization-request.ts',
        'resources.every((each) => each === issuerOf(origin, face))',
        'resources.length === 0 || resources.some((each) => each === issuerOf(origin, face))',
      ),
    ],
  },
  {
    name: 'refresh: resource not looked at',
    tests: ['conformance/rfc/8707.test.ts'],
    promises: [
      'does not use the code up when it is for another resource',
      'does not use the refresh token up when it is for another',
    ],
    edits: [
      edit('oauth/token.ts', 'if (!resources.every(', 'if (resources.length > 99 && !resources.every('),
    ],
  },
  {
    name: 'refresh: resource looked at last',
    tests: ['conformance/rfc/8707.test.ts'],
    promises: ['does not use the refresh token up when it is for another'],
    edits: [
      edit(
        'oauth/token.ts',
        "  if (!resources.every((each) => each === issuerOf(c.var.config.origin, face)))\n    return fail('invalid_target', undefined, 'resource');\n  return grant({ ...request.value, prove: () => dpopKeyOf(c, registration) });",
        "  const done = await grant({ ...request.value, prove: () => dpopKeyOf(c, registration) });\n  await done; if (form.get('grant_type') === 'refresh_token' && resources.length && !resources.every((each) => each === issuerOf(c.var.config.origin, face))) { await grant({ ...request.value, form: new Map([...form, ['refresh_token', (done as any).value?.refresh_token ?? '']]), prove: () => dpopKeyOf(c, registration) }); return fail('invalid_target', undefined, 'resource'); }\n  if (!resources.every((each) => each === issuerOf(c.var.config.origin, face)))\n    return fail('invalid_target', undefined, 'resource');\n  return done;",
      ),
    ],
  },
  {
    name: 'resource: its own is refused',
    tests: ['conformance/rfc/8707.test.ts'],
    promises: ['tokens are for Keyfob itself'],
    edits: [
      edit(
        'oauth/authorization-request.ts',
        'resources.every((each) => each === issuerOf(origin, face))',
        'resources.length === 0',
      ),
    ],
  },
  {
    name: 'resource: audience is another',
    tests: ['conformance/rfc/8707.test.ts'],
    promises: ['tokens are for Keyfob itself'],
    edits: [edit('oauth/introspect.ts', '  aud: issuer,', `  aud: \`\${issuer}/other\`,`)],
  },
];
