import { type Host, hostPage, KEYFOB_CONNECT, script, widget } from './host.ts';

/** What a site's own style sheets may do to all that stands in them, each rule seen somewhere. */
const STYLE = `
  * { all: unset !important; box-sizing: content-box !important; }
  script, style, head, title, meta, template { display: none !important; }
  html { display: block !important; font-size: 0 !important; }
  body, main { display: block !important; }
  body {
    font-size: 0 !important; line-height: 0 !important; color: transparent !important;
    direction: rtl !important; text-transform: uppercase !important;
    letter-spacing: 2em !important; text-indent: -9999px !important; white-space: nowrap !important;
    word-spacing: 3em !important; -webkit-text-fill-color: transparent !important;
  }
  main { zoom: 1.5 !important; transform: translate(20px, 10px) !important; }
  button, a, span, p, div, ol, ul, li {
    display: none !important; height: 1px !important; opacity: 0 !important; font: 0/0 serif !important;
    background: red !important;
  }
  [part], [part]::before { display: none !important; }`;

/** What scripts of a page do to what they share with all others: old libraries, monitoring, replay of sessions. */
const PATCHES = `
  Array.prototype.junk = function () {};
  Array.prototype.moreJunk = 'junk';
  const fetched = window.fetch;
  window.fetch = async (...all) => {
    await new Promise((resolve) => setTimeout(resolve, 10));
    return fetched(...all);
  };
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    new MutationObserver(() => {}).observe(root, { subtree: true, childList: true, attributes: true });
    return root;
  };
  window.Promise = class extends Promise {};`;

/** A site whose styles do not stop at what is theirs. `?patched`: its scripts neither. */
export const hostileCss: Host = (address) => ({
  html: hostPage(
    'Styles without bounds',
    `<style>${STYLE}</style>
  ${address.has('patched') ? `<script>${PATCHES}</script>` : ''}
  ${script('/keyfob.js')}`,
    `<main>${widget('widget', address)}</main>`,
  ),
  headers: {
    'Content-Security-Policy': `default-src 'none'; script-src 'unsafe-inline' ${KEYFOB_CONNECT}; style-src 'unsafe-inline'; connect-src 'self' ${KEYFOB_CONNECT}; base-uri 'none'; frame-ancestors 'none'`,
  },
});
