/** The Keyfob that is called, which must run in development. */
export const keyfobOrigin: string = import.meta.env['VITE_KEYFOB_ORIGIN'] ?? 'http://localhost:8787';
