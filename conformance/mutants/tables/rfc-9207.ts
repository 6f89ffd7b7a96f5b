import { edit, type Mutant } from '../mutant.ts';

export const RFC_9207: readonly Mutant[] = [
  {
    name: 'authorize: prompt=none ignored',
    tests: ['conformance/rfc/9207.test.ts'],
    promises: ['once: interaction_required'],
    edits: [edit('oauth/authorization-request.ts', '  ownerMayAct,\n];', '];')],
  },
  {
    name: 'authorize: operation ignored',
    tests: ['conformance/rfc/9207.test.ts'],
    promises: ['once: unauthorized_client'],
    edits: [
      edit(
        'oauth/authorization-request.ts',
        '  operation,\n  pushedIfRequired,\n  inPlainParameters,\n  responseType,',
        '  pushedIfRequired,\n  inPlainParameters,\n  responseType,',
      ),
    ],
  },
  {
    name: 'iss: not sent',
    tests: ['conformance/rfc/9207.test.ts', 'conformance/rfc/9700-attacks.test.ts'],
    promises: [
      'a code comes back with the issuer',
      'an error comes back with the issuer',
      'the issuer is that of the metadata',
      'an answer says which server',
    ],
    edits: [
      edit(
        'application/registration/redirect.ts',
        "answer.set('iss', issuerOf(origin, face));",
        'void [issuerOf, origin, face];',
      ),
    ],
  },
  {
    name: 'iss: not with errors',
    tests: ['conformance/rfc/9207.test.ts'],
    promises: ['an error comes back with the issuer'],
    edits: [
      edit(
        'application/registration/redirect.ts',
        "answer.set('iss', issuerOf(origin, face));",
        "if (answer.has('code')) answer.set('iss', issuerOf(origin, face));",
      ),
    ],
  },
  {
    name: 'iss: twice',
    tests: ['conformance/rfc/9207.test.ts'],
    promises: ['a code comes back with the issuer', 'an error comes back with the issuer'],
    edits: [
      edit(
        'application/registration/redirect.ts',
        "answer.set('iss', issuerOf(origin, face));",
        "answer.append('iss', issuerOf(origin, face)); answer.append('iss', issuerOf(origin, face));",
      ),
    ],
  },
  {
    name: 'iss: the same for each face',
    tests: ['conformance/rfc/9207.test.ts'],
    promises: ['another issuer of this server'],
    edits: [
      edit(
        'application/registration/redirect.ts',
        "answer.set('iss', issuerOf(origin, face));",
        "answer.set('iss', (void face, void issuerOf, origin));",
      ),
    ],
  },
  {
    name: 'iss: not told in the metadata',
    tests: ['conformance/rfc/9207.test.ts'],
    promises: ['the issuer is that of the metadata'],
    edits: [
      edit(
        'oauth/metadata-document.ts',
        'authorization_response_iss_parameter_supported: true',
        'authorization_response_iss_parameter_supported: false',
      ),
    ],
  },
];
