/** The least a Worker can be: what every cold start and request costs before anything is done. */
export default { fetch: (): Response => new Response('ok') };
