import { fileURLToPath } from 'node:url';

const { PORT = '5173', KEYFOB_ORIGIN = 'http://localhost:8787', COOP } = process.env;

export const port = Number(PORT);

/** Where this site runs, as browsers see it. Its return URL must be registered at Keyfob. */
export const partnerOrigin = process.env['PARTNER_ORIGIN'] ?? `http://localhost:${port}`;
export const returnUrl = `${partnerOrigin}/return`;

export const keyfobOrigin = KEYFOB_ORIGIN;

/** The application that a Keyfob in development knows from the start. */
export const clientId = 'demo';
export const clientSecret = 'demo-secret-for-development-only';

/** A Cross-Origin-Opener-Policy for this site's pages, to try a link under it. */
export const openerPolicy = COOP;

/** Where this site keeps its visitors' sessions: who reads this file reads their cars. */
export const sessionsFile =
  process.env['SESSIONS_FILE'] ?? fileURLToPath(new URL('.sessions/sessions.json', import.meta.url));
