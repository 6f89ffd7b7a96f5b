import { edit, type Mutant } from '../mutant.ts';

export const RFC_8252: readonly Mutant[] = [
  {
    name: 'redirect: scheme without a dot',
    tests: ['conformance/rfc/8252.test.ts'],
    promises: [
      'no app is registered at a scheme without a dot',
      'no app is registered at a scheme that runs',
      'no app is registered at a scheme that is a document',
    ],
    edits: [
      edit(
        'application/registration/addresses.ts',
        'if (!PRIVATE_USE.test(url.protocol)) return',
        'if (false) return',
      ),
    ],
  },
  {
    name: 'redirect: http elsewhere',
    tests: ['conformance/rfc/8252.test.ts'],
    promises: ['no app is registered at plain http'],
    edits: [
      edit(
        'application/registration/addresses.ts',
        "return mayBeHttp(url, about) ? null : 'Only",
        "return true ? null : 'Only",
      ),
    ],
  },
  {
    name: 'redirect: wildcard registered',
    tests: ['conformance/rfc/8252.test.ts'],
    promises: ['no app is registered at any host'],
    edits: [
      edit(
        'application/registration/addresses.ts',
        "[\\w\\-.~:/?[\\]@!$&'()+,;=%#]+$/;",
        "[\\w\\-.~:/?[\\]@!$&'()*+,;=%#]+$/;",
      ),
    ],
  },
  {
    name: 'redirect: fragment registered',
    tests: ['conformance/rfc/8252.test.ts'],
    promises: ['no app is registered at an address with a fragment'],
    edits: [
      edit('application/registration/addresses.ts', "if (text.includes('#')) return", 'if (false) return'),
    ],
  },
  {
    name: 'redirect: user name registered',
    tests: ['conformance/rfc/8252.test.ts'],
    promises: ['no app is registered at an address with a user name'],
    edits: [
      edit(
        'application/registration/addresses.ts',
        "if (url.username !== '' || url.password !== '' || /^[^/]*\\/\\/[^/?#]*@/.test(text))",
        'if (false)',
      ),
    ],
  },
  {
    name: 'redirect: own scheme of a web application',
    tests: ['conformance/rfc/8252.test.ts'],
    promises: ['a web application has no port'],
    edits: [
      edit(
        'application/registration/addresses.ts',
        "return about.native ? null : 'Only a native application has a scheme of its own.'",
        'return null',
      ),
    ],
  },
  {
    name: 'native: gets a secret',
    tests: ['conformance/rfc/8252.test.ts'],
    promises: ['a native app is a public client'],
    edits: [
      edit(
        'application/registration/new-application.ts',
        "jwksUri === null && type === 'web')",
        'jwksUri === null)',
      ),
    ],
  },
  {
    name: 'native: PKCE left out',
    tests: ['conformance/rfc/8252.test.ts', 'conformance/rfc/7636.test.ts'],
    promises: ['a native app is a public client', 'a public client cannot be registered without'],
    edits: [
      edit(
        'oauth/authorization-request.ts',
        'const optional = !isPublic(registration) && (',
        'const optional = isPublic(registration) || (',
      ),
    ],
  },
  {
    name: 'redirect: any port for web too',
    tests: ['conformance/rfc/8252.test.ts'],
    promises: ['a web application has no port'],
    edits: [
      edit(
        'application/registration/redirect.ts',
        "type === 'native' ? withoutPort(uri) : null",
        'withoutPort(uri)',
      ),
    ],
  },
  {
    name: 'redirect: localhost on any port',
    tests: ['conformance/rfc/8252.test.ts'],
    promises: ['nobody is sent to http://localhost'],
    edits: [
      edit(
        'application/registration/redirect.ts',
        '(127\\.0\\.0\\.1|\\[::1\\])',
        '(127\\.0\\.0\\.1|localhost|\\[::1\\])',
      ),
    ],
  },
  {
    name: 'redirect: port beyond range',
    tests: ['conformance/rfc/8252.test.ts'],
    promises: ['nobody is sent to http://127.0.0.1:65536'],
    edits: [edit('application/registration/redirect.ts', 'Number(port) <= 65535', 'Number(port) > 0')],
  },
  {
    name: 'redirect: port 0',
    tests: ['conformance/rfc/8252.test.ts'],
    promises: ['nobody is sent to http://127.0.0.1:0/'],
    edits: [edit('application/registration/redirect.ts', '[1-9][0-9]{0,4}', '[0-9]{1,5}')],
  },
  {
    name: 'redirect: loopback path ignored',
    tests: ['conformance/rfc/8252.test.ts'],
    promises: ['nobody is sent to http://127.0.0.1:51004/other'],
    edits: [
      edit('application/registration/redirect.ts', `\`\${host}\${uri.slice(start.length)}\``, `\`\${host}\``),
    ],
  },
  {
    name: 'redirect: as registered only',
    tests: ['conformance/rfc/8252.test.ts'],
    promises: ['gets its code at loopback, on whatever port', 'gets its code at loopback by IPv6'],
    edits: [edit('application/registration/redirect.ts', ' || onAnyPort(registration, uri)', '')],
  },
  {
    name: 'redirect: no scheme of an app’s own',
    tests: ['conformance/rfc/8252.test.ts'],
    promises: ['gets its code at a scheme of its own'],
    edits: [
      edit(
        'application/registration/redirect.ts',
        'FOLLOWABLE.test(uri) &&',
        "FOLLOWABLE.test(uri) && uri.startsWith('http') &&",
      ),
    ],
  },
  {
    name: 'redirect: no https',
    tests: ['conformance/rfc/8252.test.ts'],
    promises: ['gets its code at a claimed https'],
    edits: [
      edit(
        'application/registration/redirect.ts',
        'FOLLOWABLE.test(uri) &&',
        "FOLLOWABLE.test(uri) && !uri.startsWith('https:') &&",
      ),
    ],
  },
  {
    name: 'redirect: no http',
    tests: ['conformance/rfc/8252.test.ts'],
    promises: ['gets its code at loopback as registered'],
    edits: [
      edit(
        'application/registration/redirect.ts',
        'FOLLOWABLE.test(uri) &&',
        "FOLLOWABLE.test(uri) && !uri.startsWith('http:') &&",
      ),
    ],
  },
];
