import { edit, type Mutant } from '../mutant.ts';

export const RFC_9700_ATTACKS: readonly Mutant[] = [
  {
    name: 'page: referrer is the whole address',
    tests: ['conformance/rfc/9700-attacks.test.ts'],
    promises: ['pages tell no other site their address'],
    edits: [edit('page.ts', "'strict-origin'", "'unsafe-url'")],
  },
  {
    name: 'page: caches keep it',
    tests: ['conformance/rfc/9700-attacks.test.ts'],
    promises: ['pages tell no other site their address'],
    edits: [
      edit('page.ts', "c.header('Cache-Control', 'no-store');", "c.header('Cache-Control', 'private');"),
    ],
  },
  // Two checks: the answer itself and what every answer carries.
  {
    name: 'authorize: errors tell their address',
    tests: ['conformance/rfc/9700-attacks.test.ts'],
    promises: ['pages tell no other site their address'],
    edits: [
      edit('oauth/authorize.ts', "  c.header('Referrer-Policy', 'no-referrer');\n", ''),
      edit(
        'guards/security-headers.ts',
        "['Referrer-Policy', 'no-referrer']",
        "['Referrer-Policy', 'unsafe-url']",
      ),
    ],
  },
  {
    name: 'vehicles: the provider’s own ids',
    tests: ['conformance/rfc/9700-attacks.test.ts'],
    promises: ['no answer of the API holds a token or anything'],
    edits: [
      edit(
        'api/connected-vehicles.ts',
        '    provider: vehicle.provider,\n    brand',
        '    provider: vehicle.provider,\n    upstreamId: vehicle.upstreamId,\n    brand',
      ),
    ],
  },
  {
    name: 'config: host that a caller claims',
    tests: ['conformance/rfc/9700-attacks.test.ts'],
    promises: ['an address that a caller claims'],
    edits: [
      edit(
        'app.ts',
        'readConfig(c.env, c.req.url)',
        `readConfig(c.env, c.req.header('X-Forwarded-Host') ? \`https://\${c.req.header('X-Forwarded-Host')}/\` : c.req.url)`,
      ),
    ],
  },
  {
    name: 'link: a page tells its opener',
    tests: ['conformance/rfc/9700-attacks.test.ts'],
    promises: ['nothing is handed to another window'],
    edits: [
      edit(
        'link/browser/session-warning.ts',
        'export const',
        "(window.opener as Window | null)?.postMessage({ done: true }, '*');\nexport const",
      ),
    ],
  },
  {
    name: 'link: the code comes by a fragment',
    tests: ['conformance/rfc/9700-attacks.test.ts'],
    promises: ['nothing is handed to another window'],
    edits: [edit('application/registration/redirect.ts', `return \`\${base}?\${[`, `return \`\${base}#\${[`)],
  },
  {
    name: 'authorize: an error screen says where from',
    tests: ['conformance/rfc/9700-attacks.test.ts'],
    promises: ['an error sends nobody on'],
    edits: [
      edit(
        'oauth/authorize.ts',
        'return answered instanceof Response ? answered : sendErrorScreen(c, answered.code);',
        `return answered instanceof Response ? answered : c.html(\`<p>\${c.req.query('redirect_uri') ?? ''}\`, 400);`,
      ),
    ],
  },
  {
    name: 'page: framed',
    tests: ['conformance/rfc/9700-attacks.test.ts'],
    promises: ['no page may be framed'],
    edits: [edit('page.ts', '    "frame-ancestors \'none\'",\n', '')],
  },
  // Two checks: the page itself and what every answer carries.
  {
    name: 'page: framed by old browsers',
    tests: ['conformance/rfc/9700-attacks.test.ts'],
    promises: ['no page may be framed'],
    edits: [
      edit('page.ts', "  c.header('X-Frame-Options', 'DENY');\n", ''),
      edit('guards/security-headers.ts', "  ['X-Frame-Options', 'DENY'],\n", ''),
    ],
  },
  {
    name: 'redirects: 302',
    tests: ['conformance/rfc/9700-attacks.test.ts'],
    promises: ['a form is answered by 303'],
    edits: [
      edit(
        'link/go-on.ts',
        `\${page === 'done' ? '?forward' : ''}\`, 303`,
        `\${page === 'done' ? '?forward' : ''}\`, 302`,
      ),
    ],
  },
  {
    name: 'redirects: 307',
    tests: ['conformance/rfc/9700-attacks.test.ts'],
    promises: ['a form is answered by 303'],
    edits: [
      edit(
        'oauth/authorize.ts',
        "oneValue(query, 'state'), error), 303)",
        "oneValue(query, 'state'), error), 307)",
      ),
    ],
  },
  {
    name: 'code: used twice (history)',
    tests: ['conformance/rfc/9700-attacks.test.ts'],
    promises: ['a code in the history of a browser'],
    edits: [
      edit(
        'garage/verbs/confirm.ts',
        "(code) => (code.usedAt === null ? null : 'code_replayed')",
        '() => null',
      ),
    ],
  },
  {
    name: 'page: loads from anywhere',
    tests: ['conformance/rfc/9700-attacks.test.ts'],
    promises: ['pages load nothing from elsewhere'],
    edits: [edit('page.ts', '"default-src \'none\'"', '"default-src *"')],
  },
  {
    name: 'answers: framed',
    tests: ['conformance/rfc/9700-attacks.test.ts'],
    promises: ['nor any other answer'],
    edits: [
      edit(
        'guards/security-headers.ts',
        "\"default-src 'none'; frame-ancestors 'none'\"",
        '"default-src \'none\'"',
      ),
    ],
  },
  {
    name: 'page: framed (policy)',
    tests: ['conformance/rfc/9700-attacks.test.ts'],
    promises: ['nor any other answer'],
    edits: [edit('page.ts', '    "frame-ancestors \'none\'",\n', '')],
  },
];
