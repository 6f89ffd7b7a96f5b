import { edit, type Mutant } from '../mutant.ts';

export const RFC_6749_TOKENS: readonly Mutant[] = [
  {
    name: 'token: signature not verified',
    tests: [
      'conformance/rfc/6749.test.ts',
      'conformance/rfc/6749-authorization.test.ts',
      'conformance/rfc/6750.test.ts',
      'conformance/rfc/9068.test.ts',
      'conformance/rfc/7662.test.ts',
    ],
    promises: [
      '§10.10 · a value that was altered is refused: a refresh token',
      'a token that is no good',
      'refused that had its claims changed',
      'refused that is signed by another key',
      'codes, altered tokens',
    ],
    edits: [
      edit(
        'crypto/token.ts',
        '    return verified.payload;\n  } catch {\n    return null;',
        "    return verified.payload;\n  } catch (e) {\n    try { const h=JSON.parse(atob((token.split('.')[0] ?? '').replaceAll('-','+').replaceAll('_','/'))); if (h.typ === kind.typ && h.alg === algorithmOf(kind) && (e as any).code === 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED') return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob((token.split('.')[1] ?? '').replaceAll('-','+').replaceAll('_','/')), (x) => x.charCodeAt(0)))); } catch {}\n    return null;",
      ),
    ],
  },
  {
    name: 'code: any client',
    tests: [
      'conformance/rfc/6749.test.ts',
      'conformance/rfc/6749-authorization.test.ts',
      'conformance/rfc/9700-attacks.test.ts',
    ],
    promises: ['§4.1.3 · does not use the code up when another client', 'a code in the history of a browser'],
    edits: [
      edit(
        'garage/verbs/confirm.ts',
        "(readGarage(desk.draft)?.applicationId === by.applicationId ? null : 'code_foreign')",
        'null',
      ),
    ],
  },
  {
    name: 'code: redirect_uri not compared',
    tests: [
      'conformance/rfc/6749.test.ts',
      'conformance/rfc/6749-authorization.test.ts',
      'conformance/rfc/8252.test.ts',
    ],
    promises: [
      '§4.1.3 · does not use the code up when the redirect URI is missing',
      '§4.1.3 · does not use the code up when the redirect URI is another',
      'a code is bound to the port',
    ],
    edits: [edit('garage/verbs/confirm.ts', 'by.redirectUri === code.redirectUri || (by', 'true || (by')],
  },
  {
    name: 'code: redirect_uri may be missing',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['§4.1.3 · does not use the code up when the redirect URI is missing'],
    edits: [
      edit(
        'garage/verbs/confirm.ts',
        '(by.redirectUri === null && code.redirectImplied)',
        'by.redirectUri === null',
      ),
    ],
  },
  {
    name: 'code: used twice',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['a code gives tokens once', 'of twenty that use a code'],
    edits: [
      edit(
        'garage/verbs/confirm.ts',
        "(code) => (code.usedAt === null ? null : 'code_replayed')",
        '() => null',
      ),
    ],
  },
  {
    name: 'code: replay does not revoke',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['a code gives tokens once'],
    edits: [edit('garage/verbs/confirm.ts', '    takeBack(desk, code);\n', '')],
  },
  {
    name: 'code: consumed before the checks',
    tests: [
      'conformance/rfc/6749.test.ts',
      'conformance/rfc/6749-authorization.test.ts',
      'conformance/rfc/7636.test.ts',
      'conformance/rfc/7523.test.ts',
      'conformance/rfc/8707.test.ts',
      'conformance/rfc/9449.test.ts',
    ],
    promises: [
      '§4.1.3 · does not use the code up when another client',
      '§4.6 · does not use the code up when the verifier is missing',
    ],
    edits: [
      edit(
        'garage/verbs/confirm.ts',
        '  if (problem) return fail(problem);\n  const confirmed = standing',
        '  if (problem) {\n    desk.keep();\n    writeCode(desk.draft, { ...code, usedAt: desk.now });\n    return fail(problem);\n  }\n  const confirmed = standing',
      ),
    ],
  },
  // Two checks: the proof in the handle, and the hash that is looked up.
  {
    name: 'handles: altered ones taken',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: [
      '§10.10 · a value that was altered is refused: a code',
      '§10.10 · a value that was altered is refused: a refresh token',
    ],
    edits: [
      edit('crypto/handle.ts', '!equalBytes(parts.proof, await proofOf(secret, kind, parts.body))', 'false'),
      edit('oauth/token.ts', 'codeHash: await sha256(code)', 'codeHash: await sha256(code.slice(0, 48))'),
      edit('link/approval.ts', '    sha256(code),', '    sha256(code.slice(0, 48)),'),
      edit(
        'oauth/token.ts',
        'refreshTokenHash: await sha256(refreshToken)',
        'refreshTokenHash: await sha256(refreshToken.slice(0, 48))',
      ),
      edit(
        'oauth/token.ts',
        'const hash = await sha256(token);',
        'const hash = await sha256(token.slice(0, 48));',
      ),
      edit(
        'oauth/token.ts',
        'hash: await sha256(next), sealed',
        'hash: await sha256(next.slice(0, 48)), sealed',
      ),
    ],
  },
  {
    name: 'token: the scope is not told',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['the answer says what scope'],
    edits: [edit('oauth/token.ts', '    scope: scopeSaid(grant),\n', '')],
  },
  {
    name: 'token: stored by caches',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['an answer with a token is JSON'],
    edits: [
      edit(
        'oauth/token.ts',
        "    c.header('Cache-Control', 'no-store');\n    c.header('Pragma', 'no-cache');\n    return c.json(issued",
        "    c.header('Cache-Control', 'private');\n    return c.json(issued",
      ),
    ],
  },
  {
    name: 'token: errors stored by caches',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['an error is JSON with a description'],
    edits: [
      edit(
        'oauth/oauth-error.ts',
        "c.header('Cache-Control', 'no-store');",
        "c.header('Cache-Control', 'private');",
      ),
    ],
  },
  {
    name: 'token: 401 names no scheme',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['an error is JSON with a description'],
    edits: [
      edit(
        'oauth/oauth-error.ts',
        "if (ERRORS[failure.code].oauth === 'invalid_client') c.header('WWW-Authenticate', 'Basic realm=\"keyfob\"');",
        '',
      ),
    ],
  },
  {
    name: 'token: description in any characters',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['an error is JSON with a description'],
    edits: [
      edit(
        'application/authentication/authorization-error.ts',
        'text.replaceAll(/[^\\x20-\\x21\\x23-\\x5b\\x5d-\\x7e]/g, "\'")',
        `\`“\${text}”\``,
      ),
    ],
  },
  {
    name: 'token: unknown grant types are codes',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['§4.1.3 · does not use the code up when the grant type is unknown'],
    edits: [edit('oauth/token.ts', ': undefined;\n  if (!grant)', ': authorizationCode;\n  if (!grant)')],
  },
  {
    name: 'token: a missing grant type is a code',
    tests: ['conformance/rfc/6749.test.ts', 'conformance/rfc/6749-authorization.test.ts'],
    promises: ['§4.1.3 · does not use the code up when the grant type is missing'],
    edits: [
      edit(
        'oauth/token.ts',
        "if (grantType === undefined) return fail('invalid_request', 'The grant type is missing.', 'grant_type');",
        'if (grantType === undefined) return authorizationCode({ ...request.value, prove: () => dpopKeyOf(c, registration) });',
      ),
    ],
  },
  {
    name: 'token: a password grant',
    tests: [
      'conformance/rfc/6749.test.ts',
      'conformance/rfc/6749-authorization.test.ts',
      'conformance/rfc/9700.test.ts',
    ],
    promises: ['there is no password grant, and no implicit', '§2.4 · there is no password grant'],
    edits: [
      edit(
        'oauth/token.ts',
        '  client_credentials: clientCredentials,\n  refresh',
        '  client_credentials: clientCredentials,\n  password: clientCredentials,\n  refresh',
      ),
    ],
  },
];
