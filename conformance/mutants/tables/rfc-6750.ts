import { edit, type Mutant } from '../mutant.ts';

export const RFC_6750: readonly Mutant[] = [
  {
    name: 'bearer: scheme in one case',
    tests: ['conformance/rfc/6750.test.ts'],
    promises: ['a token is taken in the Authorization header'],
    edits: [
      edit(
        'application/authentication/bearer.ts',
        '/^(Bearer|DPoP) ([A-Za-z0-9\\-._~+/]+=*)$/i',
        '/^(Bearer|DPoP) ([A-Za-z0-9\\-._~+/]+=*)$/',
      ),
    ],
  },
  {
    name: 'bearer: token in the address',
    tests: ['conformance/rfc/6750.test.ts'],
    promises: ['a token in the address or the body is not read'],
    edits: [
      edit(
        'application/authentication/bearer.ts',
        'const [, scheme, text] =',
        "const query = c.req.query('access_token'); if (query) return { scheme: 'Bearer', text: query };\n  const [, scheme, text] =",
      ),
    ],
  },
  {
    name: 'bearer: token in the body',
    tests: ['conformance/rfc/6750.test.ts'],
    promises: ['a token in the address or the body is not read'],
    edits: [
      edit(
        'api/authenticate.ts',
        "  const header = c.req.header('Authorization') ?? '';\n",
        "  const header = c.req.header('Authorization') ?? '';\n  const inBody = new URLSearchParams(await c.req.raw.clone().text()).get('access_token');\n  if (inBody) { c.set('bodyToken' as never, inBody as never); return applicationOfBearer(c, 'core'); }\n",
      ),
      edit(
        'application/authentication/bearer.ts',
        'const [, scheme, text] =',
        "const inBody = c.get('bodyToken' as never) as string | undefined; if (inBody) return { scheme: 'Bearer', text: inBody };\n  const [, scheme, text] =",
      ),
    ],
  },
  {
    name: 'bearer: challenge without the scheme',
    tests: ['conformance/rfc/6750.test.ts'],
    promises: ['without a token the answer names the schemes'],
    edits: [
      edit(
        'application/authentication/dpop.ts',
        `\`Bearer realm="keyfob"\${fault}, DPoP \${ALGS}\``,
        `\`DPoP \${ALGS}\``,
      ),
    ],
  },
  {
    name: 'bearer: challenge without the error',
    tests: ['conformance/rfc/6750.test.ts'],
    promises: ['a token that is no good is answered'],
    edits: [
      edit(
        'application/authentication/dpop.ts',
        `tokenChallenges(\`, error="\${error}"\`);\n};`,
        'tokenChallenges();\n};',
      ),
    ],
  },
  {
    name: 'bearer: a token that is no good is forbidden',
    tests: ['conformance/rfc/6750.test.ts'],
    promises: ['a token that is no good is answered'],
    edits: [
      edit(
        'api/problem.ts',
        'const { status, title } = ERRORS[failure.code];',
        'const { title } = ERRORS[failure.code]; const status = ERRORS[failure.code].status === 401 ? 403 : ERRORS[failure.code].status;',
      ),
    ],
  },
  {
    name: 'token: unsigned taken',
    tests: ['conformance/rfc/6750.test.ts', 'conformance/rfc/9068.test.ts'],
    promises: ['a token that says it is signed by nobody', 'a token is refused that is signed by nobody'],
    edits: [
      edit(
        'crypto/token.ts',
        '    return verified.payload;\n  } catch {\n    return null;',
        "    return verified.payload;\n  } catch (e) {\n    try { const h=JSON.parse(atob((token.split('.')[0] ?? '').replaceAll('-','+').replaceAll('_','/'))); if (h.alg === 'none' && ['at+jwt', kind.typ].includes(h.typ)) return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob((token.split('.')[1] ?? '').replaceAll('-','+').replaceAll('_','/')), (x) => x.charCodeAt(0)))); } catch {}\n    return null;",
      ),
    ],
  },
  {
    name: 'vehicles: information whatever the scope',
    tests: ['conformance/rfc/6750.test.ts'],
    promises: ['a token shows no more than its scope'],
    edits: [
      edit(
        'api/connected-vehicles.ts',
        '(withinScopes({ information: vehicle.information }, vehicle.scopes).information ?? null)',
        'vehicle.information',
      ),
    ],
  },
  {
    name: 'vehicles: scopes of the registration',
    tests: ['conformance/rfc/6750.test.ts'],
    promises: ['a token shows no more than its scope'],
    edits: [
      edit(
        'api/connected-vehicles.ts',
        '    scopes: vehicle.scopes,\n    connectedAt',
        '    scopes: registration.scopes,\n    connectedAt',
      ),
    ],
  },
  // Two checks: the garage of the grant, and the grant in its garage.
  {
    name: 'vehicles: of any garage',
    tests: ['conformance/rfc/6750.test.ts'],
    promises: ['a token reaches what its own owner shared'],
    edits: [
      edit(
        'garage/use-vehicle.ts',
        "if (handle?.place.name !== place.name) return fail('not_found');",
        "if (!handle) return fail('not_found');",
      ),
      edit(
        'garage/use-vehicle.ts',
        'const garage = garageOf(c.env, place);',
        'const garage = garageOf(c.env, handle.place);',
      ),
      edit(
        'garage/verbs/provider-access.ts',
        "const grant = activeGrant(desk, grantId, face, tokenId);\n  if (!grant.ok) return grant;\n  const vehicle = readVehicle(desk.draft, vehicleId);\n  if (!vehicle || !reaches(grant.value, vehicle)) return fail('not_found');",
        "const grant = { value: { scopes: readVehicle(desk.draft, vehicleId)?.scopes ?? [] } };\n  const vehicle = readVehicle(desk.draft, vehicleId);\n  if (!vehicle) return fail('not_found');",
      ),
      edit(
        'garage/use-vehicle.ts',
        'lent(c, place.name, loan.value)',
        'lent(c, handle.place.name, loan.value)',
      ),
    ],
  },
  {
    name: 'vehicles: stored by caches',
    tests: ['conformance/rfc/6750.test.ts'],
    promises: ['answers to a token are stored by nobody'],
    edits: [edit('api/problem.ts', "'Cache-Control': 'no-store'", "'Cache-Control': 'private'")],
  },
  {
    name: 'vehicles: an answer is stored',
    tests: ['conformance/rfc/6750.test.ts'],
    promises: ['answers to a token are stored by nobody'],
    edits: [
      edit(
        'api/connected-vehicles.ts',
        "c.header('Cache-Control', 'no-store');\n  // A token may",
        "c.header('Cache-Control', 'private');\n  // A token may",
      ),
    ],
  },
  {
    name: 'cors: any origin',
    tests: ['conformance/rfc/6750.test.ts', 'conformance/rfc/7009.test.ts', 'conformance/rfc/9700.test.ts'],
    promises: [
      'open to no page of another origin',
      'a page of another origin revokes nothing',
      'the authorization endpoint is closed',
    ],
    edits: [edit('guards/cors.ts', 'if (!webOrigins.includes(origin)) {', 'if (false) {')],
  },
  {
    name: 'bearer: refresh tokens and codes taken',
    tests: ['conformance/rfc/6750.test.ts'],
    promises: ['not taken for one: a refresh token', 'not taken for one: a code'],
    edits: [
      edit(
        'api/connected-vehicles.ts',
        "  const bearer = await grantOfBearer(c, 'core');\n  if (!bearer.ok) return sendProblem(c, bearer);\n  const { grantId,",
        "  const text = (c.req.header('Authorization') ?? '').slice(7);\n  for (const kind of ['refreshToken', 'code'] as const)\n    if (await garageOfHandle(c.env, c.var.config, kind, text)) return c.json({ data: [] });\n  const bearer = await grantOfBearer(c, 'core');\n  if (!bearer.ok) return sendProblem(c, bearer);\n  const { grantId,",
      ),
    ],
  },
];
