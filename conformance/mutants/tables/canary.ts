import { edit, type Mutant } from '../mutant.ts';

/** What is found after a flow went as it should, and what only after what it left was tried once more. */
export const CANARY: readonly Mutant[] = [
  {
    name: 'storage: a code on its way is not sealed',
    tests: ['packages/worker/test/canary/canary.test.ts'],
    promises: ['after a flow of the kind: authorization code', 'after a flow of the kind: pushed request'],
    edits: [
      edit(
        'link/current-link.ts',
        `  seal(c.var.config.ring, \`garage:\${address.garageName}\`, codeContext(address.sessionId), code);`,
        '  Promise.resolve(code);',
      ),
      edit(
        'link/current-link.ts',
        `  unseal(c.var.config.ring, \`garage:\${address.garageName}\`, codeContext(address.sessionId), sealed);`,
        '  Promise.resolve(sealed);',
      ),
    ],
  },
  {
    name: 'storage: a provider’s tokens are not sealed',
    tests: ['packages/worker/test/canary/canary.test.ts'],
    promises: ['after a flow of the kind: authorization code'],
    edits: [
      edit(
        'connectors/sealed-tokens.ts',
        `seal(ring, \`garage:\${garage}\`, context(providerGrantId), JSON.stringify(tokens));`,
        'Promise.resolve(JSON.stringify(tokens));',
      ),
      edit(
        'connectors/sealed-tokens.ts',
        `await unseal(ring, \`garage:\${garage}\`, context(providerGrantId), sealed);`,
        'sealed;',
      ),
    ],
  },
  {
    name: 'storage: the next refresh token is not sealed',
    tests: ['packages/worker/test/canary/canary.test.ts'],
    promises: ['after a flow of the kind: authorization code'],
    edits: [
      edit('oauth/token.ts', 'const sealed = await seal(...sealing, next);', 'const sealed = next;'),
      edit('oauth/token.ts', 'await unseal(...sealing, rotated.value.sealed)', 'rotated.value.sealed'),
    ],
  },
  {
    name: 'storage: refresh tokens are not hashed',
    tests: ['packages/worker/test/canary/canary.test.ts'],
    promises: ['after a flow of the kind: authorization code'],
    edits: [
      edit(
        'crypto/bytes.ts',
        'export const sha256 = async (text: string): Promise<string> =>\n',
        "export const sha256 = async (text: string): Promise<string> =>\n  text.startsWith('rft_') ? text :\n",
      ),
    ],
  },
  {
    name: 'log: the address in place of its pattern',
    tests: ['packages/worker/test/canary/canary.test.ts'],
    promises: ['after a flow of the kind: authorization code'],
    edits: [edit('guards/request-log.ts', 'route: routePath(c),', 'route: c.req.url,')],
  },
  {
    name: 'log: what a client brought',
    tests: ['packages/worker/test/canary/canary.test.ts'],
    promises: ['after a flow of the kind: authorization code'],
    edits: [
      edit(
        'guards/request-log.ts',
        'route: routePath(c),',
        "route: routePath(c) + (c.req.header('Authorization') ?? ''),",
      ),
    ],
  },
  {
    name: 'address: the redirect has the link’s cookie in it',
    tests: ['packages/worker/test/canary/canary.test.ts'],
    promises: ['after a flow of the kind: authorization code'],
    edits: [
      edit(
        'link/go-on.ts',
        `\${page === 'done' ? '?forward' : ''}\`, 303`,
        `\${page === 'done' ? \`?forward&token=\${encodeURIComponent(c.req.header('Cookie') ?? '')}\` : ''}\`, 303`,
      ),
    ],
  },
  {
    name: 'log: a code that was used up, once it is tried again',
    tests: ['packages/worker/test/canary/canary.test.ts'],
    promises: ['after a flow of the kind: authorization code'],
    edits: [
      edit(
        'oauth/token.ts',
        '    : redeemed;\n',
        '    : (console.log(JSON.stringify({ code })), redeemed);\n',
      ),
    ],
  },
  {
    name: 'storage: a code that was used up, once it is tried again',
    tests: ['packages/worker/test/canary/canary.test.ts'],
    promises: ['after a flow of the kind: authorization code'],
    edits: [
      edit(
        'oauth/token.ts',
        '    : redeemed;\n',
        "    : (await c.env.PUBLISHED.put('tried-again', code), redeemed);\n",
      ),
    ],
  },
];
