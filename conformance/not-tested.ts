/** A part of an RFC that no test of this suite is about, and why. */
export type NotTested = readonly [section: string, why: string];

/** Time cannot be moved from outside; inside the Worker it can. `tests`: below packages/worker/test. */
const inTime = (what: string, ...tests: string[]): string =>
  `${what} Time cannot be moved from outside, so that is tested inside the Worker, in packages/worker/test: ${tests.join(', ')}.`;

/** By RFC: what is another party's to do, what is not offered, and what cannot be seen from outside. */
export const NOT_TESTED: Readonly<Record<string, readonly NotTested[]>> = {
  '6749': [
    [
      '§4.1.2, §4.1.4',
      inTime(
        'A code lives 60 seconds, an access token an hour.',
        'api/link-sessions.test.ts',
        'oauth/introspection.test.ts',
      ),
    ],
    ['§4.2', 'The implicit grant is not offered; asking for it is refused.'],
    ['§4.5', 'There are no extension grants; any is refused as unknown.'],
    ['§9, §10.3, §10.6, §10.11', 'What applications and browsers do with what they hold is theirs.'],
    ['§10.9', 'TLS ends at Cloudflare, which takes nothing else where its operator says so.'],
  ],
  '6750': [
    ['§2.2, §2.3', 'Tokens in bodies and addresses are not taken at all.'],
    ['§5.2', 'TLS ends at Cloudflare.'],
  ],
  '7009': [['§2.3', 'JSONP is not offered.']],
  '7523': [
    ['§2.1', 'Assertions are not offered as grants; they are refused as unknown.'],
    [
      '§3.2',
      'That a redirect is not followed to keys: the local server that runs the Worker follows it first. It is tested inside the Worker, in packages/worker/test: guards/outbound-answers.test.ts.',
    ],
    ['§3 (6)', 'The clock’s tolerance is 60 seconds either way; the tests stay well off its edges.'],
  ],
  '7636': [
    ['§4.2', 'The method "plain" is not offered.'],
    ['§7.1, §7.2', 'How unguessable a verifier is, is the client’s to see to.'],
  ],
  '7662': [
    ['§2.2', inTime('What ended by age is inactive.', 'oauth/introspection.test.ts')],
    ['§4', 'Answers signed as JWTs (RFC 9701) are not offered.'],
  ],
  '8252': [
    ['§5, §6, §8.12, App. B', 'Which browser an app opens is the app’s to choose.'],
    ['§8.6', 'That no other app takes an app’s scheme is up to the device; PKCE makes its code useless.'],
  ],
  '8414': [
    ['§2.1', 'Signed metadata is not offered.'],
    ['§3.3', 'Comparing the issuer is the client’s to do; the three clients here do it.'],
  ],
  '8707': [['§2', 'Each issuer has one resource, itself: there is no other to ask for.']],
  '9068': [['§4', 'Verifying tokens at other resources is theirs to do; Keyfob’s own API is tested.']],
  '9126': [
    ['§2.2', inTime('A request lives 90 seconds.', 'attack/pushed-request.test.ts')],
    ['§3', 'Request objects (RFC 9101) are not taken; sending one is refused.'],
  ],
  '9207': [['§2.4', 'Comparing the issuer is the client’s to do; the three clients here do it.']],
  '9449': [
    ['§5', 'A confidential client’s refresh token is bound by its authentication, as the RFC has it.'],
    ['§11.2, §11.5', 'What a client signs with its key, and where it keeps it, is the client’s.'],
  ],
  '9700': [
    [
      '§2.1, §4.7.1',
      'CSRF defences of clients (state, nonce) are theirs; what they send comes back to the letter.',
    ],
    ['§2.2.1', 'Mutual TLS (RFC 8705) is not offered; tokens are bound by DPoP.'],
    ['§4.1.2', 'Redirects of an application’s own are its own; a fragment never reaches it (§4.1.3).'],
    ['§4.4.2', 'Comparing issuers is the client’s to do; the answer always names ours.'],
    ['§4.9.1', 'Whom a client shows its tokens is its own choice; binding them to a key is what we offer.'],
    ['§4.11.1', 'An open redirector at a client is the client’s.'],
    ['§4.13', 'TLS ends at Cloudflare, whose headers no caller can write.'],
    [
      '§4.14',
      inTime(
        'An idle refresh token ends, and so does the time in which an answer is repeated.',
        'oauth/refresh.test.ts',
      ),
    ],
    ['§4.17', 'Answers by postMessage are not offered.'],
  ],
};
