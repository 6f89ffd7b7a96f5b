import { edit, type Mutant } from '../mutant.ts';

export const RFC_6749_REFRESH: readonly Mutant[] = [
  {
    name: 'refresh: any client',
    tests: [
      'conformance/rfc/6749.test.ts',
      'conformance/rfc/6749-authorization.test.ts',
      'conformance/rfc/7009.test.ts',
      'conformance/rfc/7662.test.ts',
      'conformance/rfc/9700.test.ts',
    ],
    promises: [
      '§6 · does not use the refresh token up when another client',
      'does not end the token when another client',
      'said of another client’s refresh token',
      'another client that steals one',
    ],
    edits: [
      edit(
        'garage/verbs/refresh.ts',
        "readGarage(desk.draft)?.applicationId === by.applicationId ? null : 'refresh_token_unknown'",
        'null',
      ),
    ],
  },
  {
    name: 'refresh: any scope',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['§6 · does not use the refresh token up when the scope is wider'],
    edits: [
      edit(
        'garage/verbs/refresh.ts',
        '(by.scopes ?? []).every((scope) => grant.scopes.includes(scope)) ? null',
        'true ? null',
      ),
    ],
  },
  {
    name: 'refresh: unknown scope ignored',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['§6 · does not use the refresh token up when the scope is unknown'],
    edits: [
      edit(
        'oauth/token.ts',
        "if (!scopes.every(isScope)) return fail('invalid_scope', undefined, 'scope');",
        '',
      ),
    ],
  },
  {
    name: 'refresh: narrowing ignored',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['a refresh may narrow the scope'],
    edits: [edit('garage/verbs/refresh.ts', 'by.scopes ? { ...grant, scopes: by.scopes } : grant', 'grant')],
  },
  {
    name: 'refresh: narrowing lasts',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['a refresh may narrow the scope'],
    edits: [
      edit(
        'garage/verbs/refresh.ts',
        '  succeedToken(desk, token, grant, by);\n',
        '  succeedToken(desk, token, grant, by);\n  writeGrant(desk.draft, narrowed);\n',
      ),
    ],
  },
  {
    name: 'refresh: grant type not looked at',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['§6 · does not use the refresh token up when the grant type is another'],
    edits: [
      edit(
        'oauth/token.ts',
        "const grantType = form.get('grant_type');",
        "const grantType = form.has('refresh_token') ? 'refresh_token' : form.get('grant_type');",
      ),
    ],
  },
];
