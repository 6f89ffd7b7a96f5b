import { edit, type Mutant } from '../mutant.ts';

export const RFC_9449_PROOFS: readonly Mutant[] = [
  {
    name: 'code: DPoP key not compared',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: ['a code asked for with a key', 'a request pushed with a proof'],
    edits: [
      edit('garage/verbs/confirm.ts', '(code.dpopKey ?? by.dpopKey) === by.dpopKey ? null', 'true ? null'),
    ],
  },
  {
    name: 'refresh: key of a public client not compared',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: ['a public client’s refresh token is bound'],
    edits: [
      edit(
        'garage/verbs/refresh.ts',
        "((grant.family?.dpopKey ?? by.dpopKey) === by.dpopKey ? null : 'dpop_key_mismatch')",
        'null',
      ),
    ],
  },
  {
    name: 'refresh: family of a public client not bound',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: ['a public client’s refresh token is bound'],
    edits: [
      edit(
        'garage/verbs/confirm.ts',
        "dpopKey: method === 'none' ? (dpopKey ?? null) : null",
        'dpopKey: null',
      ),
    ],
  },
  {
    name: 'refresh: family of a confidential client bound',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: ['a confidential client, bound by its secret'],
    edits: [
      edit(
        'garage/verbs/confirm.ts',
        "dpopKey: method === 'none' ? (dpopKey ?? null) : null",
        'dpopKey: dpopKey ?? null',
      ),
    ],
  },
  {
    name: 'dpop: typ',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: [
      'does not use the code up when the proof has another type',
      'does not use the refresh token up when the proof has another type',
    ],
    edits: [edit('application/authentication/dpop-proof.ts', '  typed,\n  ofJws', '  ofJws')],
  },
  {
    name: 'dpop: crit',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: ['does not use the code up when the proof has a critical'],
    edits: [
      edit('application/authentication/dpop-proof.ts', '  ofJws(noExtensions),\n', ''),
      edit(
        'application/authentication/signed.ts',
        'await compactVerify(text, key, { algorithms: [alg] })',
        'await compactVerify(text, key, { algorithms: [alg], crit: { b64: false } })',
      ),
    ],
  },
  {
    name: 'dpop: crit alone',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: ['does not use the code up when the proof has a critical'],
    edits: [edit('application/authentication/dpop-proof.ts', '  ofJws(noExtensions),\n', '')],
  },
  // Two checks: its members, and that it loads as a public key.
  {
    name: 'dpop: private jwk',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: [
      'does not use the code up when the proof has a private key',
      'does not use the refresh token up when the proof has a private key',
    ],
    edits: [
      edit('application/authentication/signed.ts', '!SECRET_MEMBERS.some((member) => member in key)', 'true'),
      edit(
        'application/authentication/signed.ts',
        'await compactVerify(text, key, {',
        'const { d: _, ...publicHalf } = key;\n    await compactVerify(text, publicHalf, {',
      ),
    ],
  },
  // Two checks: it is there, and it verifies.
  {
    name: 'dpop: no jwk',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: ['does not use the code up when the proof has no key'],
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
    name: 'dpop: signature',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: [
      'does not use the code up when the proof is signed by another key',
      'does not use the refresh token up when the proof is signed',
    ],
    edits: [edit('application/authentication/dpop-proof.ts', '  signature,\n  method', '  method')],
  },
  {
    name: 'dpop: htm',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: [
      'does not use the code up when the proof is for another method',
      'does not use the refresh token up when the proof is for another method',
      'the API refuses a proof that is for another method',
    ],
    edits: [edit('application/authentication/dpop-proof.ts', '  method,\n  address', '  address')],
  },
  {
    name: 'dpop: htu',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: [
      'does not use the code up when the proof is for another address',
      'does not use the code up when the proof is for no address',
      'the API refuses a proof that is for another address',
    ],
    edits: [edit('application/authentication/dpop-proof.ts', '  address,\n  fresh', '  fresh')],
  },
  {
    name: 'dpop: htu host',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: ['does not use the code up when the proof is for another host'],
    edits: [
      edit(
        'application/authentication/dpop-proof.ts',
        "asked !== null && normalAddress(proof.claims['htu']) === asked",
        "asked !== null && normalAddress(proof.claims['htu'])?.split('/').slice(3).join() === asked.split('/').slice(3).join()",
      ),
    ],
  },
  {
    name: 'dpop: htu to the letter',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: ['the query is no part of the address'],
    edits: [
      edit(
        'application/authentication/dpop-proof.ts',
        "asked !== null && normalAddress(proof.claims['htu']) === asked",
        "asked !== null && proof.claims['htu'] === asked",
      ),
    ],
  },
  {
    name: 'dpop: iat',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: [
      'does not use the code up when the proof is old',
      'the API refuses a proof that is old',
      'the proof has no time',
    ],
    edits: [edit('application/authentication/dpop-proof.ts', '  fresh,\n  named', '  named')],
  },
  {
    name: 'dpop: iat in the future',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: ['does not use the code up when the proof was made in the future'],
    edits: [edit('application/authentication/dpop-proof.ts', 'age >= -LIFETIMES.clockSkew', 'true')],
  },
  // Two checks: it is named, and it is used up by its name.
  {
    name: 'dpop: jti missing',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: ['does not use the code up when the proof has no id'],
    edits: [
      edit('application/authentication/dpop-proof.ts', '  named,\n  tokenHash', '  tokenHash'),
      edit(
        'application/authentication/dpop-proof.ts',
        "isJti(jti) && (await claimForApplication(c, registration, 'dpop-proof', jti, until))",
        "jti === undefined || (await claimForApplication(c, registration, 'dpop-proof', String(jti), until))",
      ),
    ],
  },
  {
    name: 'dpop: ath',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: [
      'the API refuses a proof that is for another token',
      'the API refuses a proof that is for no token',
    ],
    edits: [edit('application/authentication/dpop-proof.ts', '  tokenHash,\n  nonce', '  nonce')],
  },
  {
    name: 'dpop: nonce',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: ['the proof has a nonce that is not ours', 'an application that requires proofs'],
    edits: [edit('application/authentication/dpop-proof.ts', '  nonce,\n  boundKey', '  boundKey')],
  },
  {
    name: 'dpop: nonce of another client',
    tests: ['conformance/rfc/9449.test.ts'],
    promises: ['an application that requires proofs'],
    edits: [
      edit(
        'application/authentication/dpop-nonce.ts',
        'JSON.stringify([clientId, slot])',
        'JSON.stringify([clientId.length > 0, slot])',
      ),
    ],
  },
];
