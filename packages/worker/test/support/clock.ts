import { afterEach, vi } from 'vitest';

/** Whatever a test did to the time ends with it. */
export const restoreClockAfterEach = (): void => {
  afterEach(() => {
    vi.useRealTimers();
  });
};

/** Sets the clock of the Worker and its objects forward. Alarms do not fire by it: run them by hand. */
export const letPass = (seconds: number): void => {
  const now = Date.now();
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(now + seconds * 1000);
};
