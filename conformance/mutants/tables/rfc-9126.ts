import { edit, type Mutant } from '../mutant.ts';

export const RFC_9126: readonly Mutant[] = [
  {
    name: 'par: dead request drawn again',
    tests: ['conformance/rfc/9126.test.ts'],
    promises: ['a request links once'],
    edits: [
      edit(
        'application/pushed-requests.ts',
        "if (by) return succeed({ state: 'used', by });\n  return row?.parameters && row.expires_at > now",
        "if (by) return succeed({ state: 'open', parameters: JSON.parse(row?.kept ?? '[]') });\n  return row?.parameters && row.expires_at > now",
      ),
      edit(
        'application/pushed-requests.ts',
        "'SELECT parameters, expires_at, session_id, browser FROM",
        "'SELECT parameters, kept, expires_at, session_id, browser FROM",
      ),
      edit(
        'application/pushed-requests.ts',
        'hash TEXT PRIMARY KEY, parameters TEXT,',
        'hash TEXT PRIMARY KEY, parameters TEXT, kept TEXT,',
      ),
      edit(
        'application/pushed-requests.ts',
        "'INSERT INTO pushed_requests (hash, parameters, expires_at) VALUES (?, ?, ?)',",
        "'INSERT INTO pushed_requests (hash, kept, parameters, expires_at) VALUES (?1, ?2, ?2, ?3)',",
      ),
      edit(
        'application/pushed-requests.ts',
        '`INSERT OR REPLACE INTO pushed_requests (hash, parameters, expires_at, session_id, browser)\n     VALUES (?, NULL, ?, ?, ?)`',
        '`UPDATE pushed_requests SET parameters = NULL, expires_at = ?2, session_id = ?3, browser = ?4 WHERE hash = ?1`',
      ),
    ],
  },
  {
    name: 'redirect: a missing one is none',
    tests: ['conformance/rfc/9126.test.ts'],
    promises: ['its redirect URI is missing'],
    edits: [
      edit(
        'oauth/authorize.ts',
        "oneValue(query, 'redirect_uri') ?? ''",
        "oneValue(query, 'redirect_uri') ?? registration.redirectUris[0] ?? ''",
      ),
    ],
  },
  {
    name: 'handles: a name is alike',
    tests: ['conformance/rfc/9126.test.ts'],
    promises: ['a name is too long to guess'],
    edits: [
      edit(
        'crypto/handle.ts',
        'randomBytes(RANDOM_LENGTH)));',
        "kind === 'pushedRequest' ? new Uint8Array(RANDOM_LENGTH) : randomBytes(RANDOM_LENGTH)));",
      ),
    ],
  },
  // Two checks: the proof in the handle, and the hash that is looked up.
  {
    name: 'par: an altered name is taken',
    tests: ['conformance/rfc/9126.test.ts'],
    promises: ['does not use the pushed request up when its name was altered'],
    edits: [
      edit('crypto/handle.ts', '!equalBytes(parts.proof, await proofOf(secret, kind, parts.body))', 'false'),
      edit('oauth/par.ts', `sha256(\`\${face}|\${handle}\`)`, `sha256(\`\${face}|\${handle.slice(0, 48)}\`)`),
    ],
  },
  {
    name: 'client: a public one may not push',
    tests: ['conformance/rfc/9126.test.ts'],
    promises: ['a public client pushes by its id'],
    edits: [
      edit(
        'oauth/par.ts',
        '  const { registration, form, resources } = request.value;\n',
        "  const { registration, form, resources } = request.value;\n  if (request.value.method === 'none') return fail('invalid_client');\n",
      ),
    ],
  },
  // Two checks: whose object, and what is in it.
  {
    name: 'par: any client uses it',
    tests: ['conformance/rfc/9126.test.ts'],
    promises: ['does not use the pushed request up when another client names it'],
    edits: [
      edit('oauth/par.ts', 'handle?.place.name !== place.name', '!handle'),
      edit(
        'oauth/par.ts',
        'const found = await applicationOf(c.env, place).readPushedRequest(hash, now);',
        'const found = await applicationOf(c.env, handle.place as typeof place).readPushedRequest(hash, now);',
      ),
    ],
  },
  {
    name: 'par: used twice',
    tests: ['conformance/rfc/9126.test.ts'],
    promises: ['of two browsers that drew'],
    edits: [
      edit(
        'application/pushed-requests.ts',
        "if (before) return before.browser === by.browser ? succeed(before.sessionId) : fail('request_uri_used');",
        '',
      ),
    ],
  },
  {
    name: 'par: second browser joins the first',
    tests: ['conformance/rfc/9126.test.ts'],
    promises: ['of two browsers that drew'],
    edits: [
      edit(
        'application/pushed-requests.ts',
        "before.browser === by.browser ? succeed(before.sessionId) : fail('request_uri_used')",
        'succeed(by.sessionId)',
      ),
    ],
  },
  // Two checks: the browser that used it, and the browser of its session.
  {
    name: 'par: a used one is shown to any browser',
    tests: ['conformance/rfc/9126.test.ts'],
    promises: ['a request links once'],
    edits: [
      edit(
        'oauth/par.ts',
        "equalText((await readOwnerCookie(c))?.hash ?? '', browser)\n    ?",
        'true\n    ?',
      ),
      edit(
        'garage/verbs/session-life.ts',
        "if (record.browser !== null && record.browser !== browser) return fail('session_elsewhere');",
        '',
      ),
    ],
  },
  {
    name: 'par: its own browser is told it was used',
    tests: ['conformance/rfc/9126.test.ts'],
    promises: ['a request links once'],
    edits: [
      edit(
        'oauth/par.ts',
        "equalText((await readOwnerCookie(c))?.hash ?? '', browser)\n    ?",
        'false\n    ?',
      ),
    ],
  },
  {
    name: 'par: not checked when pushed',
    tests: ['conformance/rfc/9126.test.ts'],
    promises: [
      '§2.3 · a request is refused at once when its scope',
      '§2.3 · a request is refused at once when its challenge',
      '§2.3 · a request is refused at once when its response type',
    ],
    edits: [edit('oauth/par.ts', '  if (!checked.ok) return checked;\n', '')],
  },
  {
    name: 'par: request_uri inside',
    tests: ['conformance/rfc/9126.test.ts'],
    promises: ['it refers to another request'],
    edits: [edit('oauth/par.ts', "if (form.has('request_uri'))", 'if (false)')],
  },
  {
    name: 'par: required not required',
    tests: ['conformance/rfc/9126.test.ts'],
    promises: ['an application that has to push'],
    edits: [
      edit(
        'oauth/authorization-request.ts',
        '  pushedIfRequired,\n  inPlainParameters,\n  responseType,',
        '  inPlainParameters,\n  responseType,',
      ),
    ],
  },
  {
    name: 'par: parameters of the address count',
    tests: ['conformance/rfc/9126.test.ts'],
    promises: ['what stands in the address beside'],
    edits: [
      edit(
        'oauth/authorize.ts',
        'const { query, pushed } = request.value;',
        "const { query: kept, pushed } = request.value;\n  const query = pushed === null ? kept : new URLSearchParams([...new Map([...kept, ...address].filter(([name]) => name !== 'request_uri' && name !== 'client_id'))]);",
      ),
    ],
  },
  {
    name: 'par: lives otherwise than it says',
    tests: ['conformance/rfc/9126.test.ts'],
    promises: ['a request that is pushed gets a name'],
    edits: [
      edit('oauth/par.ts', 'expires_in: LIFETIMES.pushedRequest', 'expires_in: LIFETIMES.pushedRequest * 10'),
    ],
  },
  {
    name: 'par: answer is 200',
    tests: ['conformance/rfc/9126.test.ts'],
    promises: ['the answer is 201'],
    edits: [edit('oauth/par.ts', 'LIFETIMES.pushedRequest }, 201)', 'LIFETIMES.pushedRequest }, 200)')],
  },
  {
    name: 'par: answer stored',
    tests: ['conformance/rfc/9126.test.ts'],
    promises: ['the answer is 201'],
    edits: [
      edit(
        'oauth/par.ts',
        "  c.header('Cache-Control', 'no-store');\n  return c.json({ request_uri",
        "  c.header('Cache-Control', 'private');\n  return c.json({ request_uri",
      ),
    ],
  },
  {
    name: 'par: looking uses it up',
    tests: ['conformance/rfc/9126.test.ts'],
    promises: ['does not use the pushed request up when it is only looked at'],
    edits: [
      edit(
        'application/pushed-requests.ts',
        '  return row?.parameters && row.expires_at > now\n',
        "  db.run('DELETE FROM pushed_requests WHERE hash = ?', hash);\n  return row?.parameters && row.expires_at > now\n",
      ),
    ],
  },
  {
    name: 'par: named twice is named',
    tests: ['conformance/rfc/9126.test.ts'],
    promises: ['does not use the pushed request up when it is named twice'],
    edits: [
      edit('oauth/authorize.ts', "oneValue(query, 'request_uri') ?? ''", "query.get('request_uri') ?? ''"),
    ],
  },
  {
    name: 'par: no client is the one that pushed',
    tests: ['conformance/rfc/9126.test.ts'],
    promises: ['does not use the pushed request up when no client is named'],
    edits: [
      edit(
        'oauth/authorize.ts',
        "const clientId = oneValue(query, 'client_id');",
        "const clientId = oneValue(query, 'client_id') || (globalThis as any).lastPushed;",
      ),
      edit(
        'oauth/par.ts',
        'const { registration, form, resources } = request.value;',
        'const { registration, form, resources } = request.value;\n  (globalThis as any).lastPushed = registration.clientId;',
      ),
    ],
  },
  {
    name: 'par: a name nobody was given is ignored',
    tests: ['conformance/rfc/9126.test.ts'],
    promises: ['a name that nobody was given'],
    edits: [
      edit(
        'oauth/par.ts',
        "if (handle?.place.name !== place.name) return fail('request_uri_unknown', undefined, 'request_uri');",
        "if (handle?.place.name !== place.name) { const query = new URL(c.req.url).searchParams; query.delete('request_uri'); return succeed({ query, pushed: null }); }",
      ),
    ],
  },
  {
    name: 'par: of any size',
    tests: ['conformance/rfc/9126.test.ts'],
    promises: ['a request that is too large is refused'],
    edits: [edit('oauth/par.ts', 'if (kept.toString().length > SIZE_LIMIT)', 'if (false)')],
  },
];
