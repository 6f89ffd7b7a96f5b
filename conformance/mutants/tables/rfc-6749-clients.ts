import { edit, type Mutant } from '../mutant.ts';

export const RFC_6749_CLIENTS: readonly Mutant[] = [
  // Three checks: the kind, the scope it lacks, the grant it does not name.
  {
    name: 'token kinds: the application’s is a user’s',
    tests: [
      'conformance/rfc/6749.test.ts',
      'conformance/rfc/6749-authorization.test.ts',
      'conformance/rfc/6750.test.ts',
      'conformance/rfc/9700-attacks.test.ts',
    ],
    promises: [
      'no user’s, and a user’s',
      'not taken for one: the application’s own token',
      'cannot be taken for an owner by its id',
    ],
    edits: [
      edit(
        'crypto/token.ts',
        "{ purpose: 'client-token', typ: 'keyfob-client+jwt' }",
        "{ purpose: 'access-token', typ: 'keyfob-access+jwt' }",
      ),
      edit(
        'application/authentication/access-token.ts',
        "typeof scope !== 'string') return null;",
        'false) return null;',
      ),
      edit(
        'application/authentication/access-token.ts',
        'parseScope(scope).filter',
        "parseScope(scope ?? '').filter",
      ),
      edit(
        'api/connected-vehicles.ts',
        "    : fail('invalid_token');\n  if (!vehicles.ok) return sendProblem(c, fail('invalid_token'));",
        "    : succeed([]);\n  if (!vehicles.ok) return sendProblem(c, fail('invalid_token'));",
      ),
    ],
  },
  // Two checks: the kind and the epoch.
  {
    name: 'token kinds: a user’s is the application’s',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['no user’s, and a user’s'],
    edits: [
      edit(
        'crypto/token.ts',
        "{ purpose: 'client-token', typ: 'keyfob-client+jwt' }",
        "{ purpose: 'access-token', typ: 'keyfob-access+jwt' }",
      ),
      edit('application/authentication/bearer.ts', 'known.registration.epoch !== known.token.epoch', 'false'),
    ],
  },
  {
    name: 'client: secret in the form not read',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['a client proves itself by its secret'],
    edits: [
      edit(
        'application/authentication/client-authentication.ts',
        "const secret = form.get('client_secret') ?? null;",
        'const secret: string | null = null;',
      ),
    ],
  },
  {
    name: 'client: secret in the header not read',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['a client proves itself by its secret'],
    edits: [
      edit(
        'application/authentication/client-authentication.ts',
        'if (!basic) return',
        'if (basic !== undefined) return',
      ),
    ],
  },
  {
    name: 'client: any secret',
    tests: [
      'conformance/rfc/6749.test.ts',
      'conformance/rfc/6749-authorization.test.ts',
      'conformance/rfc/7009.test.ts',
      'conformance/rfc/7662.test.ts',
      'conformance/rfc/9126.test.ts',
    ],
    promises: [
      'is not taken for another that shows another client’s secret',
      'is not taken for another that shows another client’s secret in the form',
      '§4.1.3 · does not use the code up when the secret is wrong',
      '§6 · does not use the refresh token up when the secret is wrong',
      'does not end the token when the secret is wrong',
      'nobody looks into tokens who has the wrong secret',
      'nobody pushes who has the wrong secret',
    ],
    edits: [
      edit(
        'application/authentication/client-authentication.ts',
        '.map((each) => equalText(each.hash, hash)).includes(true)',
        '.map((each) => equalText(each.hash, hash) || true).includes(true)',
      ),
    ],
  },
  {
    name: 'client: id alone is enough',
    tests: [
      'conformance/rfc/6749.test.ts',
      'conformance/rfc/6749-authorization.test.ts',
      'conformance/rfc/9126.test.ts',
      'conformance/rfc/7523.test.ts',
    ],
    promises: [
      'is not taken for another that shows no secret',
      'is not taken for another that shows an empty secret',
      'only says the id of a client with a secret',
      'a client with keys only is not let in',
    ],
    edits: [
      edit(
        'application/authentication/client-authentication.ts',
        'secret === null ? isPublic(registration)',
        'secret === null ? (isPublic(registration) || true)',
      ),
    ],
  },
  {
    name: 'client: unknown told apart',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['is not taken for another that does not exist'],
    edits: [
      edit(
        'application/authentication/client-authentication.ts',
        "if (!registration) return fail('invalid_client');",
        "if (!registration) return fail('unknown_client');",
      ),
    ],
  },
  {
    name: 'client: nobody is told otherwise',
    tests: [
      'conformance/rfc/6749.test.ts',
      'conformance/rfc/6749-authorization.test.ts',
      'conformance/rfc/7009.test.ts',
      'conformance/rfc/7662.test.ts',
      'conformance/rfc/9126.test.ts',
    ],
    promises: [
      'is not taken for another that says nothing',
      '§4.1.3 · does not use the code up when nobody shows it',
      '§6 · does not use the refresh token up when nobody shows it',
      'does not end the token when nobody',
      'nobody looks into tokens who does not say',
      'nobody pushes who says nothing',
    ],
    edits: [
      edit(
        'application/authentication/client-authentication.ts',
        "fail('invalid_client', 'No client authentication.')",
        "fail('invalid_request', 'No client authentication.')",
      ),
    ],
  },
  {
    name: 'client: two ways at once',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['a client that proves itself in two ways'],
    edits: [
      edit(
        'application/authentication/client-authentication.ts',
        'if (secret !== null) return TWO_WAYS;',
        '',
      ),
    ],
  },
  {
    name: 'client: client_id may differ from header',
    tests: [
      'conformance/rfc/6749.test.ts',
      'conformance/rfc/6749-authorization.test.ts',
      'conformance/rfc/9126.test.ts',
    ],
    promises: ['a client that proves itself in two ways', 'nobody pushes who pushes as another'],
    edits: [
      edit(
        'application/authentication/client-authentication.ts',
        'if (clientId !== undefined && clientId !== basic.clientId)',
        'if (false)',
      ),
    ],
  },
  {
    name: 'client: credentials in the address',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['credentials in the address are not read'],
    edits: [
      edit(
        'oauth/client-request.ts',
        'parametersOf(body.value)',
        'parametersOf(new URLSearchParams([...new URL(c.req.url).searchParams, ...body.value]))',
      ),
    ],
  },
  {
    name: 'client: a public one is refused',
    tests: [
      'conformance/rfc/6749.test.ts',
      'conformance/rfc/6749-authorization.test.ts',
      'conformance/rfc/9126.test.ts',
      'conformance/rfc/7009.test.ts',
    ],
    promises: [
      'a public client redeems by its id',
      'a public client pushes by its id',
      'a public client gives back its own',
    ],
    edits: [
      edit(
        'application/authentication/client-authentication.ts',
        'secret === null ? isPublic(registration)',
        'secret === null ? false',
      ),
    ],
  },
  {
    name: 'client credentials for public clients',
    tests: [
      'conformance/rfc/6749.test.ts',
      'conformance/rfc/6749-authorization.test.ts',
      'conformance/clients/oauth4webapi.test.ts',
    ],
    promises: ['an application’s own token comes without', 'is not given the application’s own token'],
    edits: [edit('oauth/token.ts', 'if (isPublic(registration))', 'if (false && isPublic(registration))')],
  },
  {
    name: 'client credentials with a refresh token',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['an application’s own token comes without'],
    edits: [
      edit(
        'oauth/token.ts',
        '    expires_in: OAUTH_FACES[face].accessToken,\n  });',
        "    expires_in: OAUTH_FACES[face].accessToken,\n    refresh_token: 'any',\n  });",
      ),
    ],
  },
];
