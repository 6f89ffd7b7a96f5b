import { brandByMake } from '@keyfob/shared/vehicle/brands';
import { COMMANDS, type CommandEndpoint } from './commands.ts';
import { READS, type ReadEndpoint } from './reads.ts';

/** What a request about one vehicle comes to. */
export type VehicleRoute =
  | { readonly kind: 'read'; readonly endpoint: ReadEndpoint; readonly make: string | null }
  | { readonly kind: 'command'; readonly endpoint: CommandEndpoint; readonly make: string | null }
  | { readonly kind: 'permissions' | 'disconnect' | 'batch' };

/** What is neither read of a vehicle nor told to it. */
const OTHERS = [
  { method: 'GET', path: '/permissions', kind: 'permissions' },
  { method: 'DELETE', path: '/application', kind: 'disconnect' },
  { method: 'POST', path: '/batch', kind: 'batch' },
] as const;

const MAKE = '{make}';

/** The parts of a path; empty ones, as of a slash at the end, do not count. */
export const partsOf = (path: string): string[] => path.split('/').filter((part) => part !== '');

/** The make in a path that matches a pattern; `null` where the pattern has none, `undefined` where it does not match. */
const makeIn = (pattern: string, parts: readonly string[]): string | null | undefined => {
  const wanted = partsOf(pattern);
  if (wanted.length !== parts.length) return undefined;
  let make: string | null = null;
  for (const [index, part] of wanted.entries()) {
    const given = parts[index] ?? '';
    if (part === MAKE && brandByMake(given)) make = given;
    else if (part !== given) return undefined;
  }
  return make;
};

/** A GET below a vehicle, as a batch may name it too. */
export const readRoute = (
  parts: readonly string[],
): { readonly endpoint: ReadEndpoint; readonly make: string | null } | null => {
  for (const endpoint of READS) {
    const make = makeIn(endpoint.path, parts);
    if (make !== undefined) return { endpoint, make };
  }
  return null;
};

const commandRoute = (
  method: string,
  parts: readonly string[],
): { readonly endpoint: CommandEndpoint; readonly make: string | null } | null => {
  for (const endpoint of COMMANDS) {
    const make = endpoint.method === method ? makeIn(endpoint.path, parts) : undefined;
    if (make !== undefined) return { endpoint, make };
  }
  return null;
};

/** The endpoint of a method and path below a vehicle; `null` where there is none. */
export const vehicleRoute = (method: string, parts: readonly string[]): VehicleRoute | null => {
  const read = method === 'GET' || method === 'HEAD' ? readRoute(parts) : null;
  if (read) return { kind: 'read', ...read };
  const command = commandRoute(method, parts);
  if (command) return { kind: 'command', ...command };
  const path = `/${parts.join('/')}`;
  const other = OTHERS.find((each) => each.method === method && each.path === path);
  return other ? { kind: other.kind } : null;
};
