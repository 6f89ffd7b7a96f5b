import { edit, type Mutant } from '../mutant.ts';

export const RFC_7009: readonly Mutant[] = [
  {
    name: 'revocation: refresh token stays',
    tests: ['conformance/rfc/7009.test.ts', 'conformance/rfc/7662.test.ts', 'conformance/rfc/9449.test.ts'],
    promises: [
      '§2 · a refresh token that is given back ends',
      'a used refresh token that is given back',
      'a wrong hint changes nothing',
      'a public client gives back its own',
      'said of tokens that were given back',
    ],
    edits: [
      edit(
        'garage/verbs/shown-token.ts',
        "    revokeGrant(desk, known.grant.id, 'token_revoked');",
        '    void revokeGrant;',
      ),
    ],
  },
  // Two checks: the grant stands, and its tokens are there.
  {
    name: 'refresh: revoked grant goes on',
    tests: ['conformance/rfc/7009.test.ts'],
    promises: ['§2 · a refresh token that is given back ends'],
    edits: [
      edit(
        'garage/verbs/refresh.ts',
        "({ grant }) => (grant.status === 'active' ? null : 'refresh_token_unknown')",
        '() => null',
      ),
      edit(
        'garage/verbs/revoke-grant.ts',
        '  deleteRefreshTokensOf(desk.draft, grantId);\n  postEvent',
        '  postEvent',
      ),
    ],
  },
  {
    name: 'client: a public one may not revoke',
    tests: ['conformance/rfc/7009.test.ts'],
    promises: ['a public client gives back its own'],
    edits: [
      edit(
        'oauth/revoke.ts',
        '  const known = await recogniseToken(request.value);',
        "  if (request.value.method === 'none') return sendOAuthError(c, fail('invalid_client'));\n  const known = await recogniseToken(request.value);",
      ),
    ],
  },
  // Two checks: whose it is, and that it ends at the caller’s own application.
  {
    name: 'introspection: foreign client tokens revoked',
    tests: ['conformance/rfc/7009.test.ts'],
    promises: ['another client’s own token does not end'],
    edits: [
      edit(
        'oauth/shown-token.ts',
        "client.clientId === clientId ? { kind: 'client', token: client } : null",
        "{ kind: 'client', token: client }",
      ),
      edit(
        'oauth/revoke.ts',
        'await revokeClientToken(c, registration, tokenId',
        "await revokeClientToken(c, (await (await import('../application/registration/published.ts')).findApplication(c.env, c.var.config, known.token.clientId, c.var.now)) ?? registration, tokenId",
      ),
    ],
  },
  {
    name: 'revocation: hint believed',
    tests: ['conformance/rfc/7009.test.ts'],
    promises: ['§2.1 · a wrong hint changes nothing'],
    edits: [
      edit(
        'oauth/shown-token.ts',
        '  const { clientId } = request.registration;\n',
        "  const { clientId } = request.registration;\n  if (form.get('token_type_hint') === 'access_token' && text.startsWith('rft_')) return succeed(null);\n",
      ),
    ],
  },
  {
    name: 'revocation: an unknown hint is refused',
    tests: ['conformance/rfc/7009.test.ts'],
    promises: ['§2.1 · a wrong hint changes nothing'],
    edits: [
      edit(
        'oauth/shown-token.ts',
        '  const { clientId } = request.registration;\n',
        "  const { clientId } = request.registration;\n  if (form.get('token_type_hint') === 'moon') return fail('unsupported_token_type');\n",
      ),
    ],
  },
  {
    name: 'revocation: access token stays',
    tests: ['conformance/rfc/7009.test.ts', 'conformance/rfc/9068.test.ts', 'conformance/rfc/9449.test.ts'],
    promises: [
      'an access token that is given back ends at once',
      'a token that others verify ends',
      'a bound token is given back',
    ],
    edits: [
      edit(
        'garage/verbs/shown-token.ts',
        'addRevokedToken(desk.draft, by.tokenId, by.expiresAt, desk.now)',
        'void addRevokedToken',
      ),
    ],
  },
  {
    name: 'revocation: access token takes the grant along',
    tests: ['conformance/rfc/7009.test.ts'],
    promises: ['an access token that is given back ends at once'],
    edits: [
      edit(
        'garage/verbs/shown-token.ts',
        'addRevokedToken(desk.draft, by.tokenId, by.expiresAt, desk.now)',
        "revokeGrant(desk, by.grantId, 'token_revoked')",
      ),
    ],
  },
  {
    name: 'revocation: client token stays',
    tests: ['conformance/rfc/7009.test.ts', 'conformance/rfc/7662.test.ts'],
    promises: [
      'an application’s own token that is given back ends',
      'said of an application’s own token that was given back',
    ],
    edits: [
      edit(
        'oauth/revoke.ts',
        "await revokeClientToken(c, registration, tokenId ?? '', known.token.expiresAt);",
        'void revokeClientToken; void registration;',
      ),
    ],
  },
  {
    name: 'revocation: a used one is over anyway',
    tests: ['conformance/rfc/7009.test.ts'],
    promises: ['a used refresh token that is given back'],
    edits: [
      edit(
        'garage/verbs/shown-token.ts',
        'if (known && firstProblem(',
        'if (known && known.token?.usedAt === null && firstProblem(',
      ),
    ],
  },
  {
    name: 'revocation: unknown told apart',
    tests: ['conformance/rfc/7009.test.ts'],
    promises: ['unknown, foreign, ended and living'],
    edits: [
      edit(
        'oauth/revoke.ts',
        'known.value ? await end(request.value, known.value) : succeed(null)',
        "known.value ? await end(request.value, known.value) : fail('invalid_request')",
      ),
    ],
  },
  {
    name: 'revocation: answer stored',
    tests: ['conformance/rfc/7009.test.ts'],
    promises: ['unknown, foreign, ended and living'],
    edits: [
      edit(
        'oauth/revoke.ts',
        "  c.header('Cache-Control', 'no-store');\n",
        "  c.header('Cache-Control', 'private');\n",
      ),
    ],
  },
  {
    name: 'endpoints: by GET too (revocation, introspection)',
    tests: ['conformance/rfc/7009.test.ts', 'conformance/rfc/7662.test.ts'],
    promises: ['7009 §2 · the endpoint answers POST only', '7662 §2.1 · the endpoint answers POST only'],
    edits: [edit('oauth/routes.ts', 'routes.on(method, path', "routes.on([method, 'GET'], path")],
  },
];
