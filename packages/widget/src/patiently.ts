/** Milliseconds the first look waits for what belongs to it: a page that moves is worse than a moment of nothing. */
const PATIENCE = 1_000;

/** Settles with the work, or when it is not worth the wait any longer. */
export const patiently = (work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work, new Promise((late) => setTimeout(late, PATIENCE))]);
