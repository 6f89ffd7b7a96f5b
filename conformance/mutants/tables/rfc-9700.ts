import { edit, type Mutant } from '../mutant.ts';

export const RFC_9700: readonly Mutant[] = [
  {
    name: 'redirect: prefix match',
    tests: ['conformance/rfc/9700.test.ts'],
    promises: ['redirect URIs are compared to the letter'],
    edits: [
      edit(
        'application/registration/redirect.ts',
        'registration.redirectUris.includes(uri)',
        'registration.redirectUris.some((each) => uri.startsWith(each))',
      ),
    ],
  },
  {
    name: 'redirect: normalised match',
    tests: ['conformance/rfc/9700.test.ts'],
    promises: ['redirect URIs are compared to the letter'],
    edits: [
      edit(
        'application/registration/redirect.ts',
        'registration.redirectUris.includes(uri)',
        'registration.redirectUris.some((each) => URL.canParse(uri) && new URL(uri).href === new URL(each).href)',
      ),
    ],
  },
  {
    name: 'redirect: same host is enough',
    tests: ['conformance/rfc/9700.test.ts'],
    promises: ['redirect URIs are compared to the letter'],
    edits: [
      edit(
        'application/registration/redirect.ts',
        'registration.redirectUris.includes(uri)',
        'registration.redirectUris.some((each) => URL.canParse(uri) && new URL(uri).host === new URL(each).host)',
      ),
    ],
  },
  {
    name: 'redirect: a removed one stays',
    tests: ['conformance/rfc/9700.test.ts'],
    promises: ['a redirect URI that was removed'],
    edits: [
      edit(
        'application/registration/register.ts',
        'const next = { ...fields, clientId,',
        'const next = { ...fields, redirectUris: standing.value.redirectUris, clientId,',
      ),
    ],
  },
  {
    name: 'refresh: reuse taken',
    tests: ['conformance/rfc/9700.test.ts'],
    promises: ['another request than the first'],
    edits: [
      edit(
        'garage/verbs/refresh.ts',
        'token && (token.usedAt === null || isRetry(token, by, desk)) ? null',
        'token ? null',
      ),
    ],
  },
  {
    name: 'refresh: reuse does not end the family',
    tests: ['conformance/rfc/9700.test.ts'],
    promises: ['ends the whole family'],
    edits: [edit('garage/verbs/refresh.ts', '    revokeGrant(desk, grant.id, problem);\n', '')],
  },
  {
    name: 'refresh: any request is a retry',
    tests: ['conformance/rfc/9700.test.ts'],
    promises: ['another request than the first'],
    edits: [
      edit(
        'garage/verbs/refresh.ts',
        "  typeof token.successor?.sealed === 'string' &&\n  isSameRequest(token, by);",
        "  typeof token.successor?.sealed === 'string';",
      ),
    ],
  },
  {
    name: 'refresh: no retry at all',
    tests: ['conformance/rfc/9700.test.ts'],
    promises: ['an answer that got lost', 'of twenty at once'],
    edits: [edit('garage/verbs/refresh.ts', '  repeatableUntil(token, by.face) > desk.now &&', '  false &&')],
  },
  {
    name: 'refresh: window outlives the successor',
    tests: ['conformance/rfc/9700.test.ts'],
    promises: ['an answer that got lost'],
    edits: [
      edit(
        'garage/verbs/refresh.ts',
        '  if (token.predecessor) deleteRefreshToken(desk.draft, token.predecessor);\n',
        '',
      ),
    ],
  },
  {
    name: 'refresh: a retry gets another',
    tests: ['conformance/rfc/9700.test.ts'],
    promises: ['an answer that got lost', 'of twenty at once'],
    edits: [
      edit(
        'oauth/token.ts',
        'rotated.value.sealed === sealed ? next : await unseal(...sealing, rotated.value.sealed)',
        'next',
      ),
    ],
  },
  {
    name: 'refresh: never rotated',
    tests: ['conformance/rfc/9700.test.ts'],
    promises: ['each refresh gives another'],
    edits: [
      edit(
        'oauth/token.ts',
        'const next = await nextOfFamily(routing, found.handle);',
        'const next = token;',
      ),
    ],
  },
  {
    name: 'refresh: given without offline_access',
    tests: ['conformance/rfc/9700.test.ts'],
    promises: ['none is given where'],
    edits: [
      edit(
        'oauth/token.ts',
        '...(grant.durable ? { refresh_token: refreshToken } : {})',
        'refresh_token: refreshToken',
      ),
    ],
  },
  {
    name: 'link: form guard',
    tests: ['conformance/rfc/9700.test.ts'],
    promises: ['a link that one browser began'],
    edits: [
      edit(
        'link/form-guard.ts',
        'return nonces.some((nonce) => equalText(nonce, sent)) ? null',
        'return true ? null',
      ),
    ],
  },
  {
    name: 'link: any browser',
    tests: ['conformance/rfc/9700.test.ts'],
    promises: ['a link that one browser began'],
    edits: [
      edit(
        'garage/verbs/session-life.ts',
        "if (record.browser !== null && record.browser !== browser) return fail('session_elsewhere');",
        '',
      ),
    ],
  },
  {
    name: 'token: no audience',
    tests: ['conformance/rfc/9700.test.ts'],
    promises: ['an access token has no more than was asked for'],
    edits: [edit('oauth/introspect.ts', '  aud: issuer,\n', '')],
  },
  {
    name: 'vehicles: all their scopes',
    tests: ['conformance/rfc/9700.test.ts'],
    promises: ['an access token has no more than was asked for'],
    edits: [
      edit(
        'api/connected-vehicles.ts',
        '    scopes: vehicle.scopes,\n    connectedAt',
        '    scopes: registration.scopes,\n    connectedAt',
      ),
    ],
  },
  {
    name: 'metadata: keys not named',
    tests: ['conformance/rfc/9700.test.ts'],
    promises: ['clients may prove themselves by a key'],
    edits: [
      edit('oauth/metadata-document.ts', "'client_secret_post', 'private_key_jwt']", "'client_secret_post']"),
    ],
  },
  {
    name: 'cors: authorization endpoint open',
    tests: ['conformance/rfc/9700.test.ts'],
    promises: ['the authorization endpoint is closed'],
    edits: [
      edit(
        'oauth/authorize.ts',
        '  const answered = await answer(c, face, present);',
        "  c.header('Access-Control-Allow-Origin', '*');\n  const answered = await answer(c, face, present);",
      ),
    ],
  },
  {
    name: 'cors: registered origins closed',
    tests: ['conformance/rfc/9700.test.ts'],
    promises: ['the authorization endpoint is closed'],
    edits: [
      edit(
        'guards/cors.ts',
        "  c.header('Access-Control-Allow-Origin', origin);\n  c.header('Access-Control-Expose",
        "  c.header('Access-Control-Expose",
      ),
    ],
  },
  {
    name: 'link: what is unticked is given',
    tests: ['conformance/rfc/9700.test.ts'],
    promises: ['an owner who unticks a permission'],
    edits: [edit('garage/verbs/approve.ts', '(scope) => ticked.includes(scope) ||', '(scope) => true ||')],
  },
];
