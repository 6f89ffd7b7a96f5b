import { edit, type Mutant } from '../mutant.ts';

export const CLIENTS: readonly Mutant[] = [
  {
    name: 'clients: given back goes on',
    tests: [
      'conformance/clients/oauth4webapi.test.ts',
      'conformance/clients/openid-client-5.test.ts',
      'conformance/clients/openid-client-6.test.ts',
    ],
    promises: [
      'oauth4webapi 3 with a secret in the header, bearer tokens pushes',
      'oauth4webapi 3 with a secret in the form, bound tokens pushes',
      'oauth4webapi 3 with a key, bound tokens that others verify pushes',
      'oauth4webapi 3 with nothing but its id, bound tokens pushes',
      'openid-client 5 with a secret, bearer tokens links by a request in the address',
      'openid-client 5 with a secret, bearer tokens links by a request pushed',
      'openid-client 5 with a key, bound tokens links by a request in the address',
      'openid-client 5 with a key, bound tokens links by a request pushed',
      'openid-client 6 with a secret, bearer tokens links by a request in the address',
      'openid-client 6 with a secret, bearer tokens links by a request pushed',
      'openid-client 6 with a key, bound tokens links by a request in the address',
      'openid-client 6 with a key, bound tokens links by a request pushed',
    ],
    edits: [
      edit(
        'garage/verbs/shown-token.ts',
        "    revokeGrant(desk, known.grant.id, 'token_revoked');",
        '    void revokeGrant;',
      ),
    ],
  },
  {
    name: 'clients: another issuer answers',
    tests: [
      'conformance/clients/oauth4webapi.test.ts',
      'conformance/clients/openid-client-5.test.ts',
      'conformance/clients/openid-client-6.test.ts',
    ],
    promises: [
      'oauth4webapi 3 with a secret in the header, bearer tokens pushes',
      'oauth4webapi 3 with a secret in the form, bound tokens pushes',
      'oauth4webapi 3 with a key, bound tokens that others verify pushes',
      'oauth4webapi 3 with nothing but its id, bound tokens pushes',
      'openid-client 5 with a secret, bearer tokens links by a request in the address',
      'openid-client 5 with a secret, bearer tokens links by a request pushed',
      'openid-client 5 with a key, bound tokens links by a request in the address',
      'openid-client 5 with a key, bound tokens links by a request pushed',
      'openid-client 6 with a secret, bearer tokens links by a request in the address',
      'openid-client 6 with a secret, bearer tokens links by a request pushed',
      'openid-client 6 with a key, bound tokens links by a request in the address',
      'openid-client 6 with a key, bound tokens links by a request pushed',
    ],
    edits: [
      edit(
        'application/registration/redirect.ts',
        "answer.set('iss', issuerOf(origin, face));",
        `answer.set('iss', (void face, void issuerOf, \`\${origin}/other\`));`,
      ),
    ],
  },
  {
    name: 'clients: no token of its own',
    tests: [
      'conformance/clients/oauth4webapi.test.ts',
      'conformance/clients/openid-client-5.test.ts',
      'conformance/clients/openid-client-6.test.ts',
    ],
    promises: [
      'oauth4webapi 3 with a secret in the header, bearer tokens is given the application’s own token',
      'oauth4webapi 3 with a secret in the form, bound tokens is given the application’s own token',
      'oauth4webapi 3 with a key, bound tokens that others verify is given the application’s own token',
      'openid-client 5 with a secret, bearer tokens gets the application’s own token',
      'openid-client 5 with a key, bound tokens gets the application’s own token',
      'openid-client 6 with a secret, bearer tokens gets the application’s own token',
      'openid-client 6 with a key, bound tokens gets the application’s own token',
    ],
    edits: [edit('oauth/token.ts', 'if (isPublic(registration))', 'if (registration)')],
  },
];
