import type { AppContext } from '../context.ts';

/** All Workers of all Cloudflare's customers call from here; which zone one belongs to stands in CF-Worker. */
const WORKERS_NETWORK = '2a06:98c0:3600:0';

const LOOPBACK = /^(127\.|::1$)/;

const groupsOf = (text: string): string[] => (text === '' ? [] : text.split(':'));

/** The first 64 bits of an IPv6 address: one line of one household, who can take any address in it. */
const networkOf = (address: string): string => {
  const [head = '', tail] = address.toLowerCase().split('::');
  const [first, last] = [groupsOf(head), groupsOf(tail ?? '')];
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - first.length - last.length }, () => '0');
  const groups = [...first, ...zeros, ...last].slice(0, 4);
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':');
};

/**
 * Whom requests from an address are counted for; `null` where there is nobody to count. Cloudflare writes
 * CF-Connecting-IP itself and takes it from no caller. It is missing where the Worker calls itself (the simulator), and
 * loopback on a developer's machine, where everybody is the same.
 */
export const callerOf = (c: AppContext): string | null => {
  const address = c.req.header('CF-Connecting-IP');
  if (!address || (c.var.config.development && LOOPBACK.test(address))) return null;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!address.includes(':')) return address;
  const network = networkOf(address);
  return network === WORKERS_NETWORK ? `worker ${c.req.header('CF-Worker') ?? ''}` : network;
};
