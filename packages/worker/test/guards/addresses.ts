/** The headers of a request as it comes in through Cloudflare from an address. */
export const from = (address: string, headers: Record<string, string> = {}): Record<string, string> => ({
  'CF-Connecting-IP': address,
  ...headers,
});

let addresses = 0;

/** An address nobody has called from before. */
export const freshAddress = (): string => {
  addresses += 1;
  return `203.0.${Math.floor(addresses / 250)}.${1 + (addresses % 250)}`;
};

/** The simulated limiter begins anew with each minute of the clock: waits until one has room for a test. */
export const roomInMinute = async (seconds: number): Promise<void> => {
  const left = 60_000 - (Date.now() % 60_000);
  if (left < seconds * 1000) await scheduler.wait(left + 100);
};

/** The sizes of this project's limiters (vitest.config.ts). */
export const SIZES = { RATE_WIDE: 12, RATE_MIDDLE: 8, RATE_NARROW: 4 } as const;
