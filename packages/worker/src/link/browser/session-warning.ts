const SECOND = 1000;

/** The seconds the session now lives, or `null` when the server gave none. */
const extend = async (base: string, nonce: string): Promise<number | null> => {
  try {
    const answer = await fetch(`${base}/extend`, { method: 'POST', body: new URLSearchParams({ nonce }) });
    const { expiresIn }: { expiresIn?: unknown } = answer.ok ? await answer.json() : {};
    return typeof expiresIn === 'number' ? expiresIn : null;
  } catch {
    return null;
  }
};

/** Warns before the session ends; any key or the button keeps it going (WCAG 2.2.1). */
export const warnBeforeExpiry = (): void => {
  const dialog = document.querySelector<HTMLDialogElement>('#expiring');
  if (!dialog) return;
  const { base = '', nonce, expiresIn, warning } = dialog.dataset;
  const deadlineIn = (seconds: number): number => Date.now() + seconds * SECOND;
  let deadline = deadlineIn(Number(expiresIn));
  let warned = false;

  const keepGoing = async (): Promise<void> => {
    dialog.close();
    if (nonce === undefined) return;
    const seconds = await extend(base, nonce);
    // Without an answer it warns again, while there is time.
    warned = false;
    if (seconds !== null) deadline = deadlineIn(seconds);
  };

  const look = (): void => {
    const now = Date.now();
    if (now >= deadline) location.replace(base);
    else if (now >= deadline - Number(warning) * SECOND && !warned) {
      warned = true;
      dialog.showModal();
    }
  };

  dialog.addEventListener('keydown', (event) => {
    event.preventDefault();
    void keepGoing();
  });
  dialog.querySelector('button')?.addEventListener('click', () => void keepGoing());
  setInterval(look, 5 * SECOND);
  document.addEventListener('visibilitychange', look);
  look();
};
