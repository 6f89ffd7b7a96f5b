/**
 * Waits for some work, but not for longer than there is time for; then it answers what `late` says, or throws what it
 * throws. The work itself goes on. The timer is cleared: one that is left would keep an object awake to its end.
 */
export const withinTime = async <T>(work: Promise<T>, milliseconds: number, late: () => T): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const overdue = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, milliseconds, null);
  });
  try {
    const first = await Promise.race([work.then((value) => ({ value })), overdue]);
    return first ? first.value : late();
  } finally {
    clearTimeout(timer);
  }
};
