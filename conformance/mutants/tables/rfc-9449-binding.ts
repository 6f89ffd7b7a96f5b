import { edit, type Mutant } from '../mutant.ts';

export const RFC_9449_BINDING: readonly Mutant[] = [
  {
    name: 'dpop: bound key',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: ['a bound token is refused with another key’s proof'],
    edits: [edit('application/authentication/dpop-proof.ts', '  boundKey,\n  once', '  once')],
  },
  {
    name: 'dpop: jti replay',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: ['a proof is good once', 'of ten that show one proof'],
    edits: [edit('application/authentication/dpop-proof.ts', '  boundKey,\n  once,\n', '  boundKey,\n')],
  },
  {
    name: 'dpop: used up before the checks',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: ['a proof is good once, and a try that fails'],
    edits: [
      edit(
        'application/authentication/dpop-proof.ts',
        'const CHECKS: readonly Check[] = [\n  typed,',
        'const CHECKS: readonly Check[] = [\n  once,\n  typed,',
      ),
      edit('application/authentication/dpop-proof.ts', '  boundKey,\n  once,\n', '  boundKey,\n'),
    ],
  },
  {
    name: 'dpop: bound token as bearer',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: ['a bound token is refused as a bearer token with a proof'],
    edits: [edit('application/authentication/bearer.ts', "if (shown.scheme !== 'DPoP')", 'if (false)')],
  },
  {
    name: 'dpop: bound token needs no proof',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: [
      'a bound token is refused as a bearer token',
      'a bound token is refused without a proof',
      'own token is bound too',
    ],
    edits: [
      edit(
        'application/authentication/bearer.ts',
        'if (token.dpopKey !== null) {',
        "if (token.dpopKey !== null && c.req.header('DPoP') !== undefined) {",
      ),
      edit(
        'application/authentication/bearer.ts',
        "if (shown.scheme === 'DPoP' || c.req.header('DPoP') !== undefined)",
        'if (false)',
      ),
    ],
  },
  {
    name: 'dpop: unbound token with proof',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: ['a token that is not bound is refused with a proof'],
    edits: [
      edit(
        'application/authentication/bearer.ts',
        "if (shown.scheme === 'DPoP' || c.req.header('DPoP') !== undefined)",
        'if (false)',
      ),
    ],
  },
  {
    name: 'dpop: the challenge is for bearer',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: ['the challenge names the scheme'],
    edits: [edit('application/authentication/dpop.ts', 'return proved ?', 'return false ?')],
  },
  {
    name: 'dpop: tokens are not bound',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: ['a token asked for with a proof is bound', 'own token is bound too'],
    edits: [
      edit(
        'application/authentication/access-token.ts',
        'dpopKey === null ? {} : { cnf: { jkt: dpopKey } }',
        '{}',
      ),
    ],
  },
  {
    name: 'dpop: introspection does not say so',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: ['a token asked for with a proof is bound'],
    edits: [
      edit(
        'oauth/introspect.ts',
        '  ...(token.dpopKey === null ? {} : { cnf: { jkt: token.dpopKey } }),\n});',
        '});',
      ),
    ],
  },
  {
    name: 'dpop: the application’s token is not bound',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: ['own token is bound too'],
    edits: [
      edit(
        'oauth/token.ts',
        'await signClientToken(c, face, registration, key.value)',
        'await signClientToken(c, face, registration, null)',
      ),
    ],
  },
  {
    name: 'dpop: one of two proofs is enough',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: ['two proofs in one request'],
    edits: [
      edit(
        'application/authentication/dpop-proof.ts',
        'readSigned(header)',
        "readSigned(header.split(',')[0] ?? '')",
      ),
    ],
  },
  {
    name: 'dpop: required not required at the token endpoint',
    tests: ['conformance/rfc/9449.test.ts', 'conformance/rfc/9700.test.ts'],
    promises: ['an application that requires proofs', 'access tokens are bound to a key where'],
    edits: [edit('application/authentication/dpop.ts', "registration.dpop === 'required' || about", 'about')],
  },
  {
    name: 'dpop: nonce not offered',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: ['an application that requires proofs'],
    edits: [
      edit(
        'application/authentication/dpop-proof.ts',
        "  await offerNonce(c, registration);\n  return fail('use_dpop_nonce');",
        "  return fail('use_dpop_nonce');",
      ),
      edit(
        'application/authentication/dpop-proof.ts',
        "  if (registration.dpop === 'required') await offerNonce(c, registration);\n",
        '',
      ),
    ],
  },
  {
    name: 'par: proof of another key',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: ['a request pushed with a proof'],
    edits: [edit('oauth/par.ts', 'if (named !== null && named !== key.value)', 'if (false)')],
  },
  {
    name: 'par: proof does not bind',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: ['a request pushed with a proof'],
    edits: [edit('oauth/par.ts', "  bound.set('dpop_jkt', key.value);\n", '')],
  },
  {
    name: 'dpop_jkt: not kept',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: ['a code asked for with a key'],
    edits: [
      edit('oauth/authorization-request.ts', "dpopKey: parameters.get('dpop_jkt') ?? null", 'dpopKey: null'),
    ],
  },
  {
    name: 'dpop: an empty header is none',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: ['in place of a proof there is nothing'],
    edits: [
      edit(
        'application/authentication/dpop.ts',
        'if (proof === undefined && !needed)',
        'if (!proof && !needed)',
      ),
    ],
  },
  {
    name: 'dpop: what is no JWT is left aside',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: ['in place of a proof there is no JWT'],
    edits: [
      edit(
        'application/authentication/dpop-proof.ts',
        "if (!proof) return refused('The header does not hold one proof.');",
        "if (!proof) return succeed('unread');",
      ),
    ],
  },
  // Two checks: the algorithm, and the signature.
  {
    name: 'dpop: unsigned or by a shared secret',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: [
      'in place of a proof there is a JWT that nobody signed',
      'in place of a proof there is a JWT signed by a shared secret',
    ],
    edits: [
      edit('application/authentication/dpop-proof.ts', '  ofJws(algorithmAllowed),\n', ''),
      edit('application/authentication/dpop-proof.ts', '  signature,\n  method', '  method'),
    ],
  },
  // Two checks: it is there, and it verifies.
  {
    name: 'dpop: no jwk, refresh',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: ['does not use the refresh token up when the proof has no key'],
    edits: [
      edit('application/authentication/dpop-proof.ts', '  publicKey,\n  signature', '  signature'),
      edit(
        'application/authentication/dpop-proof.ts',
        'return isPublicKey(jwk) && (await isSignedBy(proof, jwk))',
        'return !isPublicKey(jwk) || (await isSignedBy(proof, jwk))',
      ),
    ],
  },
  {
    name: 'dpop: crit, refresh',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: ['does not use the refresh token up when the proof has a critical'],
    edits: [
      edit('application/authentication/dpop-proof.ts', '  ofJws(noExtensions),\n', ''),
      edit(
        'application/authentication/signed.ts',
        'await compactVerify(text, key, { algorithms: [alg] })',
        'await compactVerify(text, key, { algorithms: [alg], crit: { b64: false } })',
      ),
    ],
  },
];
