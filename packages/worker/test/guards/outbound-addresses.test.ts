import { describe, expect, it } from 'vitest';
import { checkOutbound } from '../../src/outbound.ts';

const PRODUCTION = { origin: 'https://keyfob.example.com', development: false };
const DEVELOPMENT = { origin: 'http://localhost:8787', development: true };

/** Addresses of partners, as they are registered. */
const GOOD = [
  'https://example.com',
  'https://example.com/',
  'https://example.com:443/hooks',
  'https://hooks.example.com/a/b?c=d&e=f',
  'https://EXAMPLE.com/Hooks',
  'https://a-b.c-d.example.co.uk/x',
  'https://xn--mnchen-3ya.example/x',
  'https://münchen.example/x',
  'https://example.xn--p1ai/x',
  'https://1.example.com/x',
  'https://127.0.0.1.example.com/x',
  'https://localhost.example.com/x',
  'https://internal.example.com/x',
  'https://example.com/https://localhost/',
  'https://example.com/path%23with%40marks',
  'https://example.com/?email=a%40b',
  'https://keyfob.example.com.partner.example/x',
  'https://notkeyfob.example.com/x',
  'https://partner.workers.dev/x',
  'https://hooks.partner.workers.dev/x',
];

/** Each group: what is wrong, as the answer names it, and every spelling of it. */
const BAD: Readonly<Record<string, readonly string[]>> = {
  'It is not an absolute address.': [
    '',
    '/hooks',
    'hooks.example.com',
    '//example.com/x',
    'https://',
    'https://[::1',
    'https://exa mple.com/',
    'https://999.1.1.1/',
    'https://0x100000000/',
    'https://%zz/',
    'https://example.com:99999/',
  ],
  'It is not https.': [
    'http://example.com/',
    'ftp://example.com/',
    'ws://example.com/',
    'wss://example.com/',
    'file:///etc/passwd',
    'data:text/plain,x',
    'javascript:alert(1)',
    'blob:https://example.com/x',
    'gopher://example.com/',
    'http://127.0.0.1/',
    'http://localhost/',
  ],
  'Its port is not 443.': [
    'https://example.com:80/',
    'https://example.com:8443/',
    'https://example.com:22/',
    'https://example.com:0/',
    'https://127.0.0.1:6379/',
  ],
  'It holds a user name.': [
    'https://user@example.com/',
    'https://user:password@example.com/',
    'https://:password@example.com/',
    'https://@example.com/',
    'https://example.com@127.0.0.1/',
    'https://example.com%2f@127.0.0.1/',
  ],
  'It holds a fragment.': [
    'https://example.com/#x',
    'https://example.com/#',
    'https://example.com#@127.0.0.1/',
  ],
  'It is too long or holds a character that no address has.': [
    'https://example.com\\@127.0.0.1/',
    'https:\\\\example.com/',
    'https://example.com/a b',
    ' https://example.com/',
    'https://example.com/\n',
    'https://exam\tple.com/',
    'https://example.com/\u0000',
    'https://example.com/\u007f',
    `https://example.com/${'x'.repeat(2048)}`,
  ],
  'It is Keyfob’s own address.': [
    'https://keyfob.example.com/',
    'https://keyfob.example.com:443/v1/applications',
    'https://KEYFOB.example.com/oauth/token',
    'https://keyfob.account.workers.dev/',
    'https://1a2b3c4d-keyfob.account.workers.dev/',
    'https://staging-keyfob.other.workers.dev/',
  ],
  'Its host is not a public DNS name.': [
    // IPv4, as it is written and as parsers read it.
    'https://127.0.0.1/',
    'https://127.1/',
    'https://127.0.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0x7f.0.0.1/',
    'https://0177.0.0.1/',
    'https://017700000001/',
    'https://0x7f.1/',
    'https://127.0.0.1./',
    'https://127.0.0.0x1/',
    'https://%31%32%37.0.0.1/',
    'https://１２７.0.0.1/',
    'https://127。0。0。1/',
    'https://0/',
    'https://0.0.0.0/',
    'https://10.0.0.1/',
    'https://172.16.0.1/',
    'https://192.168.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://100.64.0.1/',
    'https://224.0.0.1/',
    'https://255.255.255.255/',
    'https://8.8.8.8/',
    'https://1.1.1.1/',
    // IPv6, mapped and translated ones among them.
    'https://[::1]/',
    'https://[::]/',
    'https://[0:0:0:0:0:0:0:1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://[::127.0.0.1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[2002:7f00:1::]/',
    'https://[fe80::1]/',
    'https://[fd00::1]/',
    'https://[fc00::1]/',
    'https://[ff02::1]/',
    'https://[2606:4700:4700::1111]/',
    // Names that mean this machine or this network.
    'https://localhost/',
    'https://LOCALHOST/',
    'https://localhost./',
    'https://a.localhost/',
    'https://localhost.localdomain/',
    'https://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/',
    'https://printer.local/',
    'https://db.internal/',
    'https://metadata.google.internal/',
    'https://router.home.arpa/',
    'https://1.0.0.127.in-addr.arpa/',
    'https://nas.lan/',
    'https://wiki.corp/',
    'https://wiki.intranet/',
    'https://host.home/',
    'https://host.private/',
    'https://hidden.onion/',
    'https://a.test/',
    'https://a.invalid/',
    'https://a.alt/',
    // No names at all, or none that a name server answers for.
    'https://intranet/',
    'https://example/',
    'https://com/',
    'https://example.com./',
    'https://.example.com/',
    'https://a..example.com/',
    'https://-a.example.com/',
    'https://a-.example.com/',
    'https://a_b.example.com/',
    'https://example.c/',
    'https://example.123abc/',
    `https://${'a'.repeat(64)}.example.com/`,
    `https://${'a.'.repeat(126)}example.com/`,
    "https://ex'ample.com/",
    'https://*.example.com/',
    'https://a,b.example.com/',
  ],
};

const rows = Object.entries(BAD).flatMap(([why, addresses]) => addresses.map((text) => [text, why] as const));

describe('an address of a partner’s', () => {
  it('is tried in more than a hundred spellings', () => {
    expect(rows.length).toBeGreaterThan(100);
  });

  it.each(GOOD)('may be called: %s', (text) => {
    const checked = checkOutbound(text, PRODUCTION);
    expect(checked.ok && checked.value.protocol).toBe('https:');
  });

  it.each(rows)('may not be called: %j. %s', (text, why) => {
    expect(checkOutbound(text, PRODUCTION)).toEqual({ ok: false, code: 'outbound_refused', detail: why });
  });

  it('is not a neighbour on the account’s workers.dev, where Keyfob itself is on it', () => {
    const origin = 'https://car-links.account.workers.dev';
    for (const text of [
      'https://car-links.account.workers.dev/',
      'https://other.account.workers.dev/',
      'https://v2-car-links.account.workers.dev/',
    ])
      expect(checkOutbound(text, { origin, development: false }), text).toMatchObject({
        code: 'outbound_refused',
      });
    expect(checkOutbound('https://other.partner.workers.dev/', { origin, development: false }).ok).toBe(true);
  });
});

describe('in development', () => {
  it.each([
    'http://localhost:5173/hooks',
    'https://localhost:8443/',
    'http://127.0.0.1:9999/',
    'http://[::1]:80/',
    'http://hooks.localhost:3000/',
    'https://example.com/',
  ])('may be called: %s', (text) => {
    expect(checkOutbound(text, DEVELOPMENT).ok).toBe(true);
  });

  it.each([
    'http://localhost:8787/v1',
    'http://user@localhost:5173/',
    'http://localhost:5173/#x',
    'ftp://localhost/',
    'http://example.com/',
    'http://192.168.1.7:5173/',
    'https://10.0.0.1/',
    'http://0.0.0.0:5173/',
    'http://localhost.example.com/',
  ])('may not be called: %s', (text) => {
    expect(checkOutbound(text, DEVELOPMENT)).toMatchObject({ ok: false, code: 'outbound_refused' });
  });

  it.each([
    'http://localhost:5173/hooks',
    'https://localhost/',
    'http://127.0.0.1:9999/',
    'https://hooks.localhost/',
  ])('only: %s', (text) => {
    expect(checkOutbound(text, PRODUCTION).ok).toBe(false);
  });
});
