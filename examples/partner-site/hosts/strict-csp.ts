import { randomBytes } from 'node:crypto';
import { type Host, hostPage, KEYFOB_CONNECT, readIntegrity, script, widget } from './host.ts';

/** Nothing but scripts with the nonce and what they load; no style, no image; markup from scripts by Lit alone. */
const policy = (nonce: string, trustedTypes: string): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'none'",
    `connect-src 'self' ${KEYFOB_CONNECT}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${trustedTypes}`,
  ].join('; ');

/** Lists on the page what the browser refused. It comes first, so that it misses nothing. */
const LISTENER = `
  const list = document.createElement('ol');
  list.id = 'violations';
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => {
    list.append(Object.assign(document.createElement('li'), {
      textContent: [effectiveDirective, blockedURI, sourceFile].join(' '),
    }));
  });
  addEventListener('DOMContentLoaded', () => document.body.append(list));`;

/** A hash of other bytes. */
const WRONG = `sha384-${Buffer.alloc(48).toString('base64')}`;

/** The newest script; or the one of a version, with its hash or (`wrong`) another one. */
const widgetScript = async (pinned: string | null, nonce: string): Promise<string> => {
  if (pinned === null) return script('/keyfob.js', `nonce="${nonce}"`);
  const { version, files } = await readIntegrity();
  const path = `/keyfob@${version}.js`;
  const hash = pinned === 'wrong' ? WRONG : files[path];
  return script(path, `nonce="${nonce}" integrity="${hash}"`);
};

/** In isolation a page loads nothing that does not say it may be loaded. */
const ISOLATION = {
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/**
 * A site with a policy as strict as they come. `?pinned`: a version of the script with its hash (`?pinned=wrong`: with
 * another); `?coep`: in isolation; `?no-lit`: a policy that leaves out the name the widget needs; `?no-sockets`: one
 * that leaves out WebSockets.
 */
export const strictCsp: Host = async (address) => {
  const nonce = randomBytes(16).toString('base64');
  const csp = policy(nonce, address.has('no-lit') ? "'none'" : 'lit-html');
  return {
    html: hostPage(
      'Strict policy',
      `<script nonce="${nonce}">${LISTENER}</script>
  ${await widgetScript(address.get('pinned'), nonce)}`,
      widget('widget', address),
    ),
    headers: {
      'Content-Security-Policy': address.has('no-sockets') ? csp.replace(/ wss?:[^;]+/, '') : csp,
      ...(address.has('coep') ? ISOLATION : {}),
    },
  };
};
