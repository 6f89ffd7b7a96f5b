/** A partner's site and the Keyfob it links through, as a browser sees them. */
export interface Sites {
  readonly name: string;
  readonly partner: string;
  readonly keyfob: string;
  /** The partner's Cross-Origin-Opener-Policy. */
  readonly openerPolicy?: string;
  /** What the partner's widget speaks, and the Link page after it. */
  readonly language?: string;
}

/** The first of the ports the tests take; another lets two runs share a machine. */
const FIRST_PORT = Number(process.env['E2E_PORT'] ?? 9210);

const KEYFOB_PORT = FIRST_PORT;
const KEYFOB_TLS_PORT = FIRST_PORT + 1;

/** Both on one site, as on a developer's machine. */
export const SAME_SITE: Sites = {
  name: 'same site',
  partner: `http://localhost:${FIRST_PORT + 4}`,
  keyfob: `http://localhost:${KEYFOB_PORT}`,
};

/** Each on a site of its own, as in production. */
export const CROSS_SITE: Sites = {
  name: 'cross site',
  partner: `http://host.localhost:${FIRST_PORT + 5}`,
  keyfob: `http://keyfob.localhost:${KEYFOB_PORT}`,
};

export const CROSS_SITE_ISOLATED: Sites = {
  name: 'cross site, partner with COOP same-origin',
  partner: `http://host.localhost:${FIRST_PORT + 6}`,
  keyfob: `http://keyfob.localhost:${KEYFOB_PORT}`,
  openerPolicy: 'same-origin',
};

/** Keyfob behind TLS, where its cookies are `Secure` and bound to the host. */
export const TLS: Sites = {
  name: 'TLS',
  partner: `http://host.localhost:${FIRST_PORT + 7}`,
  keyfob: `https://keyfob.localhost:${KEYFOB_TLS_PORT}`,
};

/** A partner that one test starts, ends and starts again by itself. */
export const RESTARTED: Sites = {
  name: 'restarted',
  partner: `http://localhost:${FIRST_PORT + 8}`,
  keyfob: `http://localhost:${KEYFOB_PORT}`,
};

/** Where one test runs examples/graphiql, which calls the Keyfob of {@link SAME_SITE}. */
export const GRAPHIQL = `http://localhost:${FIRST_PORT + 9}`;

/** What runs as long as the tests do. */
export const ALL_SITES: readonly Sites[] = [SAME_SITE, CROSS_SITE, CROSS_SITE_ISOLATED, TLS];
