import { subscribe } from 'node:diagnostics_channel';

/** Preloaded into the partner site: its log names each request it makes. */
subscribe('undici:request:create', (message) => {
  const { request } = message as { readonly request: { readonly method: string; readonly path: string } };
  console.log(`→ ${request.method} ${request.path}`);
});
