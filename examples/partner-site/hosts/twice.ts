import { randomBytes } from 'node:crypto';
import { type Host, hostPage, KEYFOB_CONNECT, readIntegrity, script, widget } from './host.ts';

const nestedTwice = (content: string): string =>
  `<div id="nested"><template shadowrootmode="open">
    <section><template shadowrootmode="open">${content}</template></section>
  </template></div>`;

/** An element of the same name that another script of the page has brought. */
const STRANGER = `
  customElements.define('keyfob-connect', class extends HTMLElement { static version = '0.0.0'; });`;

const CLONE = `
  document.body.append(document.getElementById('later').content.cloneNode(true));`;

/** The script twice, and once more by its version: a page is put together by many hands. */
const threeScripts = async (nonce: string): Promise<string> => {
  const { version } = await readIntegrity();
  return ['/keyfob.js', '/keyfob.js?again', `/keyfob@${version}.js`]
    .map((path) => script(path, `nonce="${nonce}"`))
    .join('\n  ');
};

const several = (nonce: string): string => `
  ${widget('first')}
  ${widget('second')}
  ${nestedTwice(widget('inner'))}
  <template id="later">${widget('cloned')}</template>
  <script nonce="${nonce}">${CLONE}</script>`;

const ten = (): string =>
  Array.from({ length: 10 }, (_, index) => widget(`widget-${index + 1}`)).join('\n  ');

/**
 * A page with the script more than once and several widgets. `?ten`: ten of them; `?stranger`: where the name of the
 * element is taken already.
 */
export const twice: Host = async (address) => {
  const nonce = randomBytes(16).toString('base64');
  const scripts = address.has('stranger')
    ? `<script nonce="${nonce}">${STRANGER}</script>
  ${script('/keyfob.js', `nonce="${nonce}"`)}`
    : await threeScripts(nonce);
  return {
    html: hostPage('Several widgets', scripts, address.has('ten') ? ten() : several(nonce)),
    headers: {
      'Content-Security-Policy': `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; connect-src 'self' ${KEYFOB_CONNECT}; base-uri 'none'; frame-ancestors 'none'`,
    },
  };
};
