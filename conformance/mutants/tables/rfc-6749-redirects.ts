import { edit, type Mutant } from '../mutant.ts';

export const RFC_6749_REDIRECTS: readonly Mutant[] = [
  {
    name: 'redirect: any address',
    tests: [
      'conformance/rfc/6749.test.ts',
      'conformance/rfc/6749-authorization.test.ts',
      'conformance/rfc/8252.test.ts',
      'conformance/rfc/9126.test.ts',
      'conformance/rfc/9700.test.ts',
      'conformance/rfc/9700-attacks.test.ts',
    ],
    promises: [
      'sent nowhere, when the redirect URI is not registered',
      '§7, §8.10 · nobody is sent to',
      'its redirect URI is not registered',
      'redirect URIs are compared to the letter',
      'another application’s redirect URI is nobody’s',
      'a redirect URI that was removed',
      'an error sends nobody on',
    ],
    edits: [
      edit(
        'application/registration/redirect.ts',
        'FOLLOWABLE.test(uri) && (registration.redirectUris.includes(uri) || onAnyPort(registration, uri))',
        "uri !== ''",
      ),
    ],
  },
  {
    name: 'state: not returned on errors',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['an authorization request is sent back with its error when'],
    edits: [edit('oauth/authorize.ts', "face, oneValue(query, 'state'), error)", 'face, null, error)')],
  },
  {
    name: 'state: not returned',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['the state comes back to the letter'],
    edits: [
      edit(
        'application/registration/redirect.ts',
        "if (typeof state === 'string') answer.set('state', state);",
        '',
      ),
    ],
  },
  {
    name: 'state: decoded once more',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['the state comes back to the letter'],
    edits: [
      edit(
        'application/registration/redirect.ts',
        "if (typeof state === 'string') answer.set('state', state);",
        "if (typeof state === 'string') answer.set('state', state.replaceAll('+', ' '));",
      ),
    ],
  },
  {
    name: 'state: made up where none came',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['the state comes back to the letter'],
    edits: [
      edit(
        'application/registration/redirect.ts',
        "if (typeof state === 'string') answer.set('state', state);",
        "if (typeof state === 'string' || state === null) answer.set('state', state ?? '');",
      ),
    ],
  },
  {
    name: 'link: who says no is not told of',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['an owner who says no'],
    edits: [edit('link/return-url.ts', "  cancelled: 'user_cancelled',\n", '')],
  },
  {
    name: 'redirect: tokens in it',
    tests: [
      'conformance/rfc/6749.test.ts',
      'conformance/rfc/6749-authorization.test.ts',
      'conformance/rfc/9700.test.ts',
    ],
    promises: ['no token ever comes back in a redirect'],
    edits: [
      edit(
        'link/return-url.ts',
        '{ code: ending.code, ...scopeOf(record) }',
        '{ code: ending.code, access_token: ending.code, ...scopeOf(record) }',
      ),
    ],
  },
  {
    name: 'redirect: its own query dropped',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['the query of a redirect URI is kept'],
    edits: [
      edit(
        'application/registration/redirect.ts',
        '[...ownQuery(query, said), answer, ...encoded]',
        '[answer, ...encoded]',
      ),
    ],
  },
  {
    name: 'redirect: fragment registered (6749)',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['the query of a redirect URI is kept'],
    edits: [
      edit('application/registration/addresses.ts', "if (text.includes('#')) return", 'if (false) return'),
    ],
  },
  {
    name: 'redirect: a parameter of the answer registered',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['the query of a redirect URI is kept'],
    edits: [
      edit('application/registration/addresses.ts', 'if (answersItself(url)) return', 'if (false) return'),
    ],
  },
  {
    name: 'redirect: a missing one is the first',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['sent nowhere, when the redirect URI is missing'],
    edits: [
      edit(
        'oauth/authorize.ts',
        "oneValue(query, 'redirect_uri') ?? ''",
        "oneValue(query, 'redirect_uri') ?? registration.redirectUris[0] ?? ''",
      ),
    ],
  },
  {
    name: 'page: what is asked is markup',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['what a request says is text on a page'],
    edits: [
      edit(
        'link/screens/intro.tsx',
        '<p>{intro.forUser(screen.userHint)}</p>',
        '<p dangerouslySetInnerHTML={{ __html: intro.forUser(screen.userHint) }} />',
      ),
    ],
  },
];
