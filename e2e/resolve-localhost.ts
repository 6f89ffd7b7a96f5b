import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Preloaded into the partner site: names under .localhost are this machine (RFC 6761 §6.3). Browsers know that, and
 * the resolver behind Node mostly does not.
 */
const { lookup } = dns;
const local = (hostname: string): string => (hostname.endsWith('.localhost') ? 'localhost' : hostname);

dns.lookup = new Proxy(lookup, {
  apply: (target, self, [hostname, ...rest]: [string, ...unknown[]]) =>
    Reflect.apply(target, self, [local(hostname), ...rest]),
});
syncBuiltinESMExports();
