/** Paths in one batch: all there is to read, and once more under a make. */
export const BATCH_LIMIT = 50;
