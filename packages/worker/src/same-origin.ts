import type { AppContext } from './context.ts';

/**
 * Whether a form came from a page of ours: browsers say where a request comes from (Fetch Metadata); the few that do
 * not still send the Origin of a POST.
 */
export const isSameOrigin = (c: AppContext): boolean => {
  const site = c.req.header('Sec-Fetch-Site');
  return site === undefined ? c.req.header('Origin') === c.var.config.origin : site === 'same-origin';
};
