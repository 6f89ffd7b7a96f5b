import { edit, type Mutant } from '../mutant.ts';

export const RFC_9068: readonly Mutant[] = [
  {
    name: 'jwt: client token published',
    tests: ['conformance/rfc/9068.test.ts'],
    promises: ['an application’s own token is for Keyfob alone'],
    edits: [
      edit(
        'crypto/token.ts',
        "{ purpose: 'client-token', typ: 'keyfob-client+jwt' }",
        "{ purpose: 'published', typ: 'at+jwt' }",
      ),
    ],
  },
  {
    name: 'jwt: the key it brings',
    tests: ['conformance/rfc/9068.test.ts'],
    promises: ['refused that brings its own key'],
    edits: [
      edit(
        'crypto/token.ts',
        '      (header) => {\n        const key',
        "      async (header) => {\n        if (header.jwk) return crypto.subtle.importKey('jwk', header.jwk, 'Ed25519', false, ['verify']);\n        const key",
      ),
    ],
  },
  {
    name: 'jwt: public key as a secret',
    tests: ['conformance/rfc/9068.test.ts'],
    promises: ['refused that is signed by the public key'],
    edits: [
      edit(
        'crypto/token.ts',
        "      (header) => {\n        const key = ringKey(ring, header.kid);\n        if (!key) throw new Error('unknown key');",
        "      async (header) => {\n        const key = ringKey(ring, header.kid);\n        if (!key) throw new Error('unknown key');\n        if (header.alg === 'HS256' && kind.purpose === 'published') return Uint8Array.from(atob((await (await signing()).signingKey(key)).jwk.x.replaceAll('-','+').replaceAll('_','/')), (x) => x.charCodeAt(0));",
      ),
      edit('crypto/token.ts', 'algorithms: [algorithmOf(kind)]', "algorithms: [algorithmOf(kind), 'HS256']"),
    ],
  },
  {
    name: 'jwt: typ',
    tests: ['conformance/rfc/9068.test.ts'],
    promises: ['anybody verifies an access token'],
    edits: [
      edit(
        'crypto/token.ts',
        "{ purpose: 'published', typ: 'at+jwt' }",
        "{ purpose: 'published', typ: 'JWT' }",
      ),
    ],
  },
  {
    name: 'jwt: garage not asked',
    tests: ['conformance/rfc/9068.test.ts'],
    promises: ['a token that others verify ends'],
    edits: [
      edit(
        'garage/verbs/provider-access.ts',
        "return tokenId && isRevokedToken(desk.draft, tokenId) ? fail('invalid_token') : succeed(grant);",
        'void isRevokedToken; void tokenId; return succeed(grant);',
      ),
    ],
  },
  {
    name: 'jwt: one id for all',
    tests: ['conformance/rfc/9068.test.ts'],
    promises: ['each token has an id of its own'],
    edits: [
      edit(
        'application/authentication/access-token.ts',
        'tokenId: base64url(randomBytes(16)),',
        "tokenId: 'one',",
      ),
    ],
  },
  {
    name: 'jwt: says who the user is',
    tests: ['conformance/rfc/9068.test.ts'],
    promises: ['each token has an id of its own'],
    edits: [
      edit(
        'application/authentication/access-token.ts',
        '      jti: making.tokenId,',
        '      jti: making.tokenId,\n      user: grant.id,',
      ),
    ],
  },
  {
    name: 'jwt: one key of the ring',
    tests: ['conformance/rfc/9068.test.ts'],
    promises: ['the key set holds public keys only'],
    edits: [
      edit(
        'crypto/signing-key.ts',
        '(await Promise.all(keys.map(signingKey)))',
        '(await Promise.all(keys.slice(0, 1).map(signingKey)))',
      ),
    ],
  },
  {
    name: 'jwt: the private half',
    tests: ['conformance/rfc/9068.test.ts'],
    promises: ['the key set holds public keys only'],
    edits: [
      edit('crypto/signing-key.ts', '    x: exported.x,\n', '    x: exported.x,\n    d: exported.d,\n'),
    ],
  },
  {
    name: 'jwt: published unasked',
    tests: ['conformance/rfc/9068.test.ts'],
    promises: ['an application that did not ask'],
    edits: [
      edit(
        'application/authentication/access-token.ts',
        "accessTokens === 'jwt' && endpointsOf",
        'endpointsOf',
      ),
    ],
  },
  // Two checks: the issuer, and the audience.
  {
    name: 'jwt: of another issuer',
    tests: ['conformance/rfc/9068.test.ts'],
    promises: ['refused that is another issuer’s'],
    edits: [
      edit(
        'crypto/token.ts',
        '        issuer: about.issuer,\n        audience: about.audience,\n        currentDate',
        '        currentDate',
      ),
    ],
  },
];
