import { edit, type Mutant } from '../mutant.ts';

export const INSIDE_THE_WORKER: readonly Mutant[] = [
  {
    name: 'time: a code does not age',
    tests: ['packages/worker/test/api/link-sessions.test.ts', 'packages/worker/test/oauth/code.test.ts'],
    promises: ['comes too late once the code has expired', 'a code that came 61 seconds late is refused'],
    edits: [edit('garage/verbs/confirm.ts', "(code.expiresAt > desk.now ? null : 'code_expired')", 'null')],
  },
  {
    name: 'time: an access token does not age',
    tests: ['packages/worker/test/oauth/introspection.test.ts'],
    promises: ['is over when its grant is, and when its time is'],
    edits: [edit('crypto/token.ts', 'currentDate: new Date(about.now)', 'currentDate: new Date(0)')],
  },
  {
    name: 'time: a refresh token’s age is not told',
    tests: ['packages/worker/test/oauth/introspection.test.ts'],
    promises: ['is over when its grant is, and when its time is'],
    edits: [
      edit(
        'garage/verbs/shown-token.ts',
        'token.usedAt === null && token.expiresAt > desk.now',
        'token.usedAt === null',
      ),
    ],
  },
  {
    name: 'time: an idle refresh token goes on',
    tests: ['packages/worker/test/oauth/refresh.test.ts'],
    promises: ['nobody used for sixty days is dead'],
    edits: [
      edit(
        'garage/verbs/refresh.ts',
        "token?.usedAt === null && token.expiresAt <= desk.now ? 'refresh_token_unknown' : null",
        'null',
      ),
    ],
  },
  // Two checks: the window, and that the answer is erased.
  {
    name: 'time: an answer is repeated for ever',
    tests: ['packages/worker/test/oauth/refresh.test.ts'],
    promises: ['used again after the grace is reuse', 'used a third time long after'],
    edits: [
      edit('garage/verbs/refresh.ts', '  repeatableUntil(token, by.face) > desk.now &&\n', ''),
      edit(
        'garage/verbs/refresh.ts',
        'if (token.successor && (!face || repeatableUntil(token, face) <= desk.now))',
        'if (token.successor && !face)',
      ),
    ],
  },
  {
    name: 'time: a pushed request does not age',
    tests: ['packages/worker/test/attack/pushed-request.test.ts'],
    promises: ['may be acted on long after its page was drawn in time'],
    edits: [
      edit('application/pushed-requests.ts', 'row?.parameters && row.expires_at > now', 'row?.parameters'),
    ],
  },
  {
    name: 'outbound: redirects followed',
    tests: ['packages/worker/test/guards/outbound-answers.test.ts'],
    promises: [
      'does not follow a redirect (301)',
      'does not follow a redirect (302)',
      'does not follow a redirect (303)',
      'does not follow a redirect (307)',
      'does not follow a redirect (308)',
    ],
    edits: [edit('outbound.ts', "redirect: 'manual'", "redirect: 'follow'")],
  },
  {
    name: 'dpop: a code is good with any key',
    tests: ['packages/worker/test/oauth/dpop-code.test.ts'],
    promises: [
      'bound to a key by dpop_jkt is good with that key only',
      'bound to a key by dpop_jkt in a pushed request is good',
      'bound to a key by a proof beside a pushed request is good',
      'bound to a key by both is good',
    ],
    edits: [
      edit('garage/verbs/confirm.ts', '(code.dpopKey ?? by.dpopKey) === by.dpopKey ? null', 'true ? null'),
    ],
  },
  {
    name: 'dpop: a public client’s family is bound to no key',
    tests: ['packages/worker/test/oauth/token-family.test.ts'],
    promises: ['does what the model does'],
    edits: [
      edit(
        'garage/verbs/confirm.ts',
        "dpopKey: method === 'none' ? (dpopKey ?? null) : null",
        'dpopKey: null',
      ),
    ],
  },
  {
    name: 'dpop: the key of a public client’s family is not compared',
    tests: ['packages/worker/test/oauth/token-family.test.ts'],
    promises: ['does what the model does'],
    edits: [
      edit(
        'garage/verbs/refresh.ts',
        "((grant.family?.dpopKey ?? by.dpopKey) === by.dpopKey ? null : 'dpop_key_mismatch')",
        'null',
      ),
    ],
  },
  {
    name: 'code: good at another face',
    tests: ['packages/worker/test/enode/authorization.test.ts'],
    promises: ['refuses a code at another face without burning it'],
    edits: [edit('garage/verbs/confirm.ts', "(code.face === by.face ? null : 'code_foreign')", 'null')],
  },
  {
    name: 'code: of no face but the core’s',
    tests: ['packages/worker/test/enode/authorization.test.ts'],
    promises: ['refuses a code at another face without burning it'],
    edits: [
      edit(
        'garage/verbs/approve.ts',
        'grantId,\n      face: record.request.face,',
        "grantId,\n      face: 'core',",
      ),
    ],
  },
  {
    name: 'code: as long as the core’s at every face',
    tests: ['packages/worker/test/smartcar/code-lifetime.test.ts'],
    promises: ['a code that comes ten minutes and -1 s after'],
    edits: [
      edit(
        'garage/verbs/approve.ts',
        'expiresAt: desk.now + codeLifetimeOf(record.request.face) * 1000',
        "expiresAt: desk.now + codeLifetimeOf('core') * 1000",
      ),
    ],
  },
  {
    name: 'pkce: plain taken for a link session',
    tests: ['packages/worker/test/api/link-session-fields.test.ts'],
    promises: ['a method that is not S256, with a challenge'],
    edits: [edit('oauth/pkce.ts', "if (method !== 'S256')", "if (method !== 'S256' && method !== 'plain')")],
  },
  {
    name: 'pkce: no method taken for a link session',
    tests: ['packages/worker/test/api/link-session-fields.test.ts'],
    promises: ['a method that is not S256, with a challenge'],
    edits: [
      edit('oauth/pkce.ts', "if (method !== 'S256')", "if (method !== 'S256' && method !== undefined)"),
    ],
  },
  {
    name: 'pkce: plain taken at Enode’s face',
    tests: ['packages/worker/test/enode/authorization.test.ts'],
    promises: ['in the words of the documentation'],
    edits: [edit('oauth/pkce.ts', "if (method !== 'S256')", "if (method !== 'S256' && method !== 'plain')")],
  },
  {
    name: 'pkce: a challenge needs no verifier at a face without PKCE',
    tests: ['packages/worker/test/enode/authorization.test.ts'],
    promises: ['wants the verifier where the request had a challenge'],
    edits: [
      edit(
        'garage/verbs/confirm.ts',
        '(code.codeChallenge === by.challenge ? null',
        "(code.codeChallenge === by.challenge || code.face === 'enode' ? null",
      ),
    ],
  },
  {
    name: 'garage: its last token does not count',
    tests: ['packages/worker/test/garage/kept-until.test.ts'],
    promises: ['of core', 'of enode', 'of smartcar'],
    edits: [edit('garage/due.ts', 'tokenLifetimeOf(grant.face) * 1000', '0')],
  },
  {
    name: 'garage: tokens are as long as the core’s at every face',
    tests: ['packages/worker/test/garage/kept-until.test.ts'],
    promises: ['of smartcar'],
    edits: [edit('garage/due.ts', 'tokenLifetimeOf(grant.face) * 1000', "tokenLifetimeOf('core') * 1000")],
  },
];
