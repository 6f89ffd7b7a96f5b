import { edit, type Mutant } from '../mutant.ts';

export const RFC_7662: readonly Mutant[] = [
  {
    name: 'introspection: foreign access tokens',
    tests: [
      'conformance/rfc/7662.test.ts',
      'conformance/rfc/9700-attacks.test.ts',
      'conformance/rfc/9449.test.ts',
      'conformance/rfc/7009.test.ts',
    ],
    promises: [
      'said of another client’s access token',
      'an access token of one application is none',
      'a bound token is given back without a proof',
      'does not end the token when another client',
    ],
    edits: [
      edit(
        'oauth/shown-token.ts',
        'access?.clientId === clientId ? await ofGarage(request, access) : null',
        'access ? await ofGarage(request, access) : null',
      ),
    ],
  },
  {
    name: 'introspection: foreign client tokens',
    tests: ['conformance/rfc/7662.test.ts'],
    promises: ['said of another client’s own token'],
    edits: [
      edit(
        'oauth/shown-token.ts',
        "client.clientId === clientId ? { kind: 'client', token: client } : null",
        "{ kind: 'client', token: client }",
      ),
    ],
  },
  {
    name: 'introspection: public clients',
    tests: ['conformance/rfc/7662.test.ts', 'conformance/rfc/8414.test.ts'],
    promises: ['nobody looks into tokens who is a public client', 'at the introspection_endpoint'],
    edits: [edit('oauth/introspect.ts', "if (request.value.method === 'none') return", 'if (false) return')],
  },
  {
    name: 'introspection: revoked client token',
    tests: ['conformance/rfc/7662.test.ts'],
    promises: ['said of an application’s own token that was given back'],
    edits: [
      edit(
        'oauth/introspect.ts',
        'if (token.tokenId !== null && (await isClientTokenRevoked(c, registration, token.tokenId))) return null;',
        '',
      ),
    ],
  },
  {
    name: 'introspection: used refresh token',
    tests: ['conformance/rfc/7662.test.ts'],
    promises: ['said of a refresh token that was used'],
    edits: [
      edit(
        'garage/verbs/shown-token.ts',
        'token.usedAt === null && token.expiresAt > desk.now',
        'token.expiresAt > desk.now',
      ),
    ],
  },
  {
    name: 'introspection: garage not asked',
    tests: ['conformance/rfc/7662.test.ts', 'conformance/rfc/9068.test.ts'],
    promises: [
      'said of tokens that were given back',
      'an access token that was given back alone',
      'a token that others verify ends',
    ],
    edits: [
      edit(
        'oauth/introspect.ts',
        'if (!standing.ok) return null;',
        "if (!standing.ok) return { scope: '' };",
      ),
    ],
  },
  {
    name: 'introspection: codes and the like',
    tests: ['conformance/rfc/7662.test.ts'],
    promises: ['codes, altered tokens'],
    edits: [
      edit(
        'oauth/introspect.ts',
        'known.value ? await describe(request.value, known.value) : INACTIVE',
        "known.value ? await describe(request.value, known.value) : { active: request.value.form.get('token')?.startsWith('cod_') ?? false }",
      ),
    ],
  },
  {
    name: 'introspection: says no scope',
    tests: ['conformance/rfc/7662.test.ts'],
    promises: ['of an access token it says'],
    edits: [edit('oauth/introspect.ts', 'scope: scopeOf(stillOpen(known.token.scopes, registration)),', '')],
  },
  {
    name: 'introspection: says not the whole scope',
    tests: ['conformance/rfc/7662.test.ts'],
    promises: ['of a refresh token it says'],
    edits: [
      edit(
        'oauth/introspect.ts',
        'scopeOf(stillOpen(grant.scopes, registration), grant.durable)',
        'scopeOf(stillOpen(grant.scopes, registration))',
      ),
    ],
  },
  {
    name: 'introspection: says not whose',
    tests: ['conformance/rfc/7662.test.ts'],
    promises: ['of an application’s own token it says'],
    edits: [edit('oauth/introspect.ts', 'return { sub: registration.clientId, exp', 'return { exp')],
  },
  {
    name: 'introspection: hint believed',
    tests: ['conformance/rfc/7662.test.ts'],
    promises: ['§2.1 · a wrong hint changes nothing'],
    edits: [
      edit(
        'oauth/shown-token.ts',
        '  const { clientId } = request.registration;\n',
        "  const { clientId } = request.registration;\n  if (form.get('token_type_hint') === 'refresh_token' && !text.startsWith('rft_')) return succeed(null);\n",
      ),
    ],
  },
  {
    name: 'introspection: uses it up',
    tests: ['conformance/rfc/7662.test.ts'],
    promises: ['looking into a refresh token does not use it up'],
    edits: [
      edit(
        'garage/verbs/shown-token.ts',
        '  // A used one is over, though',
        "  desk.keep();\n  revokeGrant(desk, grant.id, 'refresh_token_reused');\n  // A used one is over, though",
      ),
    ],
  },
  {
    name: 'introspection: answer stored',
    tests: ['conformance/rfc/7662.test.ts'],
    promises: ['the answer is stored by nobody'],
    edits: [
      edit(
        'oauth/introspect.ts',
        "c.header('Cache-Control', 'no-store')",
        "c.header('Cache-Control', 'private')",
      ),
    ],
  },
  {
    name: 'introspection: no token is none',
    tests: ['conformance/rfc/7662.test.ts', 'conformance/rfc/7009.test.ts'],
    promises: ['a request without a token is refused', 'a request without a token, or with two'],
    edits: [
      edit(
        'oauth/shown-token.ts',
        "if (text === undefined) return fail('invalid_request', 'The token is missing.', 'token');",
        'if (text === undefined) return succeed(null);',
      ),
    ],
  },
  // Two checks: a client with a secret shows it, and nobody looks into tokens by an id alone.
  {
    name: 'introspection: by an id alone',
    tests: ['conformance/rfc/7662.test.ts'],
    promises: ['nobody looks into tokens who only says an id'],
    edits: [
      edit(
        'application/authentication/client-authentication.ts',
        'secret === null ? isPublic(registration)',
        'secret === null ? (isPublic(registration) || true)',
      ),
      edit('oauth/introspect.ts', "if (request.value.method === 'none') return", 'if (false) return'),
    ],
  },
];
