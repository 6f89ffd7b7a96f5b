import { edit, type Mutant } from '../mutant.ts';

export const RFC_6749_AUTHORIZATION: readonly Mutant[] = [
  {
    name: 'authorize: response type ignored',
    tests: [
      'conformance/rfc/6749.test.ts',
      'conformance/rfc/6749-authorization.test.ts',
      'conformance/rfc/8414.test.ts',
      'conformance/rfc/9126.test.ts',
      'conformance/rfc/9207.test.ts',
      'conformance/rfc/9700.test.ts',
    ],
    promises: [
      '§3.1 · an authorization request is sent back with its error when the response type is missing',
      '§3.1 · an authorization request is sent back with its error when the response type is unknown',
      'exactly the response types, modes',
      '§2.3 · a request is refused at once when its response type',
      'once: unsupported_response_type',
      'once: invalid_request',
    ],
    edits: [edit('oauth/authorization-request.ts', '  responseType,\n  oneOf', '  oneOf')],
  },
  {
    name: 'authorize: scope not checked',
    tests: [
      'conformance/rfc/6749.test.ts',
      'conformance/rfc/6749-authorization.test.ts',
      'conformance/rfc/8414.test.ts',
      'conformance/rfc/9126.test.ts',
      'conformance/rfc/9207.test.ts',
    ],
    promises: [
      'with its error when the scope is unknown',
      'with its error when the scope is not open',
      'with its error when a part of the scope',
      'every scope and prompt',
      'its scope is not open',
      'once: invalid_scope',
    ],
    edits: [edit('oauth/authorization-request.ts', '  scope,\n  challenge,', '  challenge,')],
  },
  {
    name: 'authorize: scope missing is none',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['with its error when the scope is missing'],
    edits: [
      edit(
        'oauth/authorization-request.ts',
        'expandScopes(asked.filter(isScope), registration.scopes).length > 0',
        'true',
      ),
    ],
  },
  {
    name: 'authorize: doubtful requests go where they say',
    tests: [
      'conformance/rfc/6749.test.ts',
      'conformance/rfc/6749-authorization.test.ts',
      'conformance/rfc/9700-attacks.test.ts',
    ],
    promises: [
      'sent nowhere, when the redirect URI is not registered',
      'sent nowhere, when the client is unknown',
      'an error sends nobody on',
    ],
    edits: [
      edit(
        'oauth/authorize.ts',
        'return answered instanceof Response ? answered : sendErrorScreen',
        "if (!(answered instanceof Response) && c.req.query('redirect_uri')) return c.redirect(c.req.query('redirect_uri') ?? '', 303);\n  return answered instanceof Response ? answered : sendErrorScreen",
      ),
    ],
  },
  {
    name: 'authorize: scope of registration',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['with its error when a part of the scope'],
    edits: [
      edit(
        'oauth/authorization-request.ts',
        '!scopesAllowed(asked.filter(isScope), registration.scopes)',
        '!asked.some((each) => registration.scopes.includes(each as never))',
      ),
    ],
  },
  {
    name: 'parameters: twice taken',
    tests: [
      'conformance/rfc/6749.test.ts',
      'conformance/rfc/6749-authorization.test.ts',
      'conformance/rfc/7009.test.ts',
    ],
    promises: [
      'a parameter that comes twice is refused, an unknown',
      'the token endpoint refuses a parameter that comes twice',
      'a request without a token, or with two',
    ],
    edits: [edit('request-body.ts', 'if (seen.has(name)) return', 'if (false) return')],
  },
  {
    name: 'parameters: an unknown one refused',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: [
      '§3.1 · a parameter that comes twice is refused, an unknown',
      'the token endpoint refuses a parameter that comes twice',
    ],
    edits: [
      edit(
        'request-body.ts',
        '    seen.add(name);',
        "    if (name.startsWith('utm_')) return fail('invalid_request');\n    seen.add(name);",
      ),
    ],
  },
  {
    name: 'endpoints: by GET too',
    tests: [
      'conformance/rfc/6749.test.ts',
      'conformance/rfc/6749-authorization.test.ts',
      'conformance/rfc/9126.test.ts',
    ],
    promises: ['the token endpoint answers POST only', 'the endpoint answers POST only'],
    edits: [edit('oauth/routes.ts', 'routes.on(method, path', "routes.on([method, 'GET'], path")],
  },
  {
    name: 'endpoints: method not told',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['the token endpoint answers POST only'],
    edits: [edit('app.ts', "      c.header('Allow', methods.join(', '));\n", '')],
  },
  {
    name: 'authorize: an implicit token',
    tests: [
      'conformance/rfc/6749.test.ts',
      'conformance/rfc/6749-authorization.test.ts',
      'conformance/rfc/9700.test.ts',
    ],
    promises: ['there is no password grant, and no implicit', 'no token ever comes back in a redirect'],
    edits: [
      edit(
        'oauth/authorize.ts',
        '  const error = authorizationError(origin, failure);',
        "  const error = { ...authorizationError(origin, failure), access_token: 'any' };",
      ),
    ],
  },
  {
    name: 'authorize: without a client it goes where it says',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['sent nowhere, when the client is missing'],
    edits: [
      edit(
        'oauth/authorize.ts',
        'return answered instanceof Response ? answered : sendErrorScreen',
        "if (!(answered instanceof Response) && c.req.query('redirect_uri') && !c.req.query('client_id')) return c.redirect(c.req.query('redirect_uri') ?? '', 303);\n  return answered instanceof Response ? answered : sendErrorScreen",
      ),
    ],
  },
  {
    name: 'authorize: words of its own',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['an error is told in the words of the standard'],
    edits: [
      edit(
        'application/authentication/authorization-error.ts',
        'STANDARD[error] ?? errorDescription(failure)',
        'errorDescription(failure)',
      ),
    ],
  },
  {
    name: 'authorize: no page about an error',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['an error is told in the words of the standard'],
    edits: [
      edit(
        'application/authentication/authorization-error.ts',
        `    error_uri: \`\${origin}/errors/\${failure.code}\`,\n  };\n};`,
        `    error_uri: \`\${origin}/error/\${failure.code}\`,\n  };\n};`,
      ),
    ],
  },
  {
    name: 'authorize: who is known is not asked',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['an owner is asked each time'],
    edits: [
      edit(
        'oauth/authorize.ts',
        'checked.ok ? await present(c, checked.value) : checked;',
        "checked.ok\n    ? c.req.header('Cookie')\n      ? c.redirect(authorizationResponse(asker.value.redirect, c.var.config.origin, face, null, { code: 'any' }), 303)\n      : await present(c, checked.value)\n    : checked;",
      ),
    ],
  },
  {
    name: 'parameters: empty ones count',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: [
      'a parameter without a value is taken as left out',
      'with its error when the response type is empty',
    ],
    edits: [edit('request-body.ts', "if (value !== '') once.set(name, value);", 'once.set(name, value);')],
  },
];
