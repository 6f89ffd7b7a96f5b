const PAUSE = 1_000;

/**
 * Asks now and then whether the other window is gone. Only while this page has the focus: under an opener policy a
 * browser says "closed" of a window in which the owner is typing.
 */
export class WindowCheck {
  readonly #timer: ReturnType<typeof setInterval>;

  constructor(window: () => Window | null, onSeemed: (gone: boolean) => void) {
    this.#timer = setInterval(() => {
      const other = window();
      if (other && document.hasFocus()) onSeemed(other.closed);
    }, PAUSE);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
