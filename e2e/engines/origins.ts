import { CROSS_SITE } from '../sites.ts';

const { port } = new URL(CROSS_SITE.keyfob);

/** Where host sites of the tests may run: one for each of the runner's workers. The demo application knows them. */
export const HOST_ORIGINS: readonly string[] = [20, 21, 22, 23].map(
  (place) => `http://host.localhost:${Number(port) + place}`,
);
