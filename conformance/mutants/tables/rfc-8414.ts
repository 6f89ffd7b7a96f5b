import { edit, type Mutant } from '../mutant.ts';

export const RFC_8414: readonly Mutant[] = [
  {
    name: 'metadata: no other origin reads it',
    tests: ['conformance/rfc/8414.test.ts'],
    promises: ['the document is JSON for everybody'],
    edits: [edit('oauth/metadata-document.ts', "  c.header('Access-Control-Allow-Origin', '*');\n", '')],
  },
  {
    name: 'metadata: another issuer',
    tests: ['conformance/rfc/8414.test.ts'],
    promises: ['the document is JSON for everybody'],
    edits: [
      edit(
        'oauth/metadata-document.ts',
        'issuer: issuerOf(origin, face)',
        `issuer: \`\${issuerOf(origin, face)}/\``,
      ),
    ],
  },
  {
    name: 'metadata: path ignored',
    tests: ['conformance/rfc/8414.test.ts'],
    promises: ['an issuer with a path has its document'],
    edits: [edit('app.ts', "metadataEndpoint('enode')", "metadataEndpoint('core')")],
  },
  {
    name: 'metadata: any path',
    tests: ['conformance/rfc/8414.test.ts'],
    promises: ['an issuer with a path has its document'],
    edits: [
      edit(
        'app.ts',
        "'/.well-known/oauth-authorization-server/enode'",
        "'/.well-known/oauth-authorization-server/:face'",
      ),
    ],
  },
  {
    name: 'metadata: an endpoint nobody answers',
    tests: ['conformance/rfc/8414.test.ts'],
    promises: ['every endpoint it names answers'],
    edits: [
      edit(
        'oauth/metadata-document.ts',
        `\`\${origin}\${path}\``,
        `name === 'jwks' ? \`\${origin}\${path}.json\` : \`\${origin}\${path}\``,
      ),
    ],
  },
  {
    name: 'metadata: an endpoint left out',
    tests: ['conformance/rfc/8414.test.ts'],
    promises: ['every endpoint it names answers'],
    edits: [
      edit(
        'oauth/metadata-document.ts',
        'Object.entries(endpointsOf(face)).map(',
        "Object.entries(endpointsOf(face)).filter(([name]) => name !== 'introspection').map(",
      ),
    ],
  },
  {
    name: 'metadata: token methods too few',
    tests: ['conformance/rfc/8414.test.ts'],
    promises: ['at the token_endpoint, exactly'],
    edits: [
      edit('oauth/metadata-document.ts', "  token: [...CONFIDENTIAL, 'none'],", '  token: CONFIDENTIAL,'),
    ],
  },
  {
    name: 'metadata: revocation methods too few',
    tests: ['conformance/rfc/8414.test.ts'],
    promises: ['at the revocation_endpoint, exactly'],
    edits: [
      edit(
        'oauth/metadata-document.ts',
        "  revocation: [...CONFIDENTIAL, 'none'],",
        '  revocation: CONFIDENTIAL,',
      ),
    ],
  },
  {
    name: 'metadata: introspection methods too many',
    tests: ['conformance/rfc/8414.test.ts'],
    promises: ['at the introspection_endpoint, exactly'],
    edits: [
      edit(
        'oauth/metadata-document.ts',
        '  introspection: CONFIDENTIAL,',
        "  introspection: [...CONFIDENTIAL, 'none'],",
      ),
    ],
  },
  {
    name: 'metadata: method tls promised',
    tests: ['conformance/rfc/8414.test.ts'],
    promises: ['at the token_endpoint, exactly'],
    edits: [
      edit(
        'oauth/metadata-document.ts',
        'const CONFIDENTIAL = [',
        "const CONFIDENTIAL = ['tls_client_auth', ",
      ),
    ],
  },
  {
    name: 'metadata: algorithm promised that is refused',
    tests: ['conformance/rfc/8414.test.ts'],
    promises: ['every signature algorithm it names'],
    edits: [
      edit(
        'oauth/metadata-document.ts',
        'auth_signing_alg_values_supported`, SIGNATURE_ALGORITHMS',
        "auth_signing_alg_values_supported`, [...SIGNATURE_ALGORITHMS, 'ES512']",
      ),
      edit(
        'oauth/metadata-document.ts',
        'dpop_signing_alg_values_supported: SIGNATURE_ALGORITHMS',
        "dpop_signing_alg_values_supported: [...SIGNATURE_ALGORITHMS, 'ES512']",
      ),
    ],
  },
  {
    name: 'metadata: grant type promised that is refused',
    tests: ['conformance/rfc/8414.test.ts'],
    promises: ['exactly the grant types'],
    edits: [
      edit(
        'oauth/metadata-document.ts',
        'Object.keys(GRANT_TYPES)',
        "[...Object.keys(GRANT_TYPES), 'implicit']",
      ),
    ],
  },
  {
    name: 'metadata: grant type left out',
    tests: ['conformance/rfc/8414.test.ts'],
    promises: ['exactly the grant types'],
    edits: [
      edit('oauth/metadata-document.ts', 'Object.keys(GRANT_TYPES)', 'Object.keys(GRANT_TYPES).slice(1)'),
    ],
  },
  {
    name: 'metadata: response modes too many',
    tests: ['conformance/rfc/8414.test.ts'],
    promises: ['exactly the response types, modes'],
    edits: [
      edit(
        'oauth/metadata-document.ts',
        "response_modes_supported: ['query']",
        "response_modes_supported: ['query', 'fragment']",
      ),
    ],
  },
  {
    name: 'metadata: an empty list',
    tests: ['conformance/rfc/8414.test.ts'],
    promises: ['no list in a document is empty'],
    edits: [
      edit(
        'oauth/metadata-document.ts',
        "    response_types_supported: ['code'],",
        "    response_types_supported: ['code'],\n    acr_values_supported: [],",
      ),
    ],
  },
  {
    name: 'metadata: the other issuer names what it has not',
    tests: ['conformance/rfc/8414.test.ts'],
    promises: ['the other issuer names its own endpoints'],
    edits: [
      edit(
        'application/registration/faces.ts',
        "token: '/enode/oauth2/token' }",
        "token: '/enode/oauth2/token', revocation: '/enode/oauth2/revoke' }",
      ),
    ],
  },
  {
    name: 'metadata: the other issuer names the first’s',
    tests: ['conformance/rfc/8414.test.ts'],
    promises: ['the other issuer names its own endpoints'],
    edits: [
      edit(
        'oauth/metadata-document.ts',
        'Object.entries(endpointsOf(face)).map(',
        "Object.entries(endpointsOf('core')).map(",
      ),
    ],
  },
];
