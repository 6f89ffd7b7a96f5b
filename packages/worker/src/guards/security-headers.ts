import type { AppContext } from '../context.ts';

/** What every answer carries that does not say otherwise itself. Pages have policies of their own (page.ts). */
const HEADERS: readonly (readonly [name: string, value: string])[] = [
  ['Cache-Control', 'no-store'],
  ['Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'"],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Referrer-Policy', 'no-referrer'],
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
];

/** Two years. Only this host: its operator's other hosts are not ours to bind. */
const STRICT_TRANSPORT = 'max-age=63072000';

/** Sets what an answer lacks. An upgrade to a WebSocket is no document, and its headers are fixed. */
export const secureAnswer = (c: AppContext): void => {
  if (c.res.status === 101) return;
  const { headers } = c.res;
  for (const [name, value] of HEADERS) if (!headers.has(name)) headers.set(name, value);
  // Unset where the settings are missing, and then nobody said that this is development.
  const config: AppContext['var']['config'] | undefined = c.var.config;
  if (!config?.development) headers.set('Strict-Transport-Security', STRICT_TRANSPORT);
  headers.set('X-Request-Id', c.var.requestId);
};
