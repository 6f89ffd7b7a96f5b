import type { SessionStatus } from '@keyfob/shared/link-session/session';

/** Pages of one origin that are about the same link speak on this channel: it works under every opener policy. */
const CHANNEL = 'keyfob-connect';

/** What the return page tells its opener, where it still has one: a hint to look, without any content. */
export const RETURN_HINT = 'keyfob-returned';

/**
 * The return page says `returned` when the owner is back, and the widget that waited answers `received`, upon which
 * that page closes itself. `sessionId`: `null` where the return page does not name it.
 */
export interface HandOverMessage {
  readonly type: 'returned' | 'received';
  readonly sessionId: string | null;
}

export const isHandOver = (data: unknown, type: HandOverMessage['type']): data is HandOverMessage => {
  const { type: said, sessionId } = (data ?? {}) as Partial<HandOverMessage>;
  return said === type && (sessionId === null || typeof sessionId === 'string');
};

/** `null` where the browser lets this page keep nothing, and so speak to no other. */
export const openChannel = (): BroadcastChannel | null => {
  try {
    return new BroadcastChannel(CHANNEL);
  } catch {
    return null;
  }
};

const isBack = (status: SessionStatus): boolean => status !== 'created' && status !== 'open';

/** Milliseconds the return page has to load once the server says that the owner is back. */
const RETURN_LOADS = 3_000;

/** The widget's end of the channel. It stays open after a link has ended: the server is faster than the return page. */
export class HandOver {
  readonly #onReturn: () => void;
  #channel: BroadcastChannel | null = null;
  #sessionId: string | null = null;
  /** Whether the server says that the owner is back. */
  #back = false;
  /** A return page that names no session waits for the server to say whose it is. */
  #unnamed = false;
  #answered = false;
  readonly #waiting: (() => void)[] = [];

  constructor(onReturn: () => void) {
    this.#onReturn = onReturn;
  }

  expect(sessionId: string): void {
    if (sessionId !== this.#sessionId) this.#back = this.#answered = false;
    this.#sessionId = sessionId;
    if (this.#channel) return;
    this.#channel = openChannel();
    if (!this.#channel) return;
    this.#channel.onmessage = ({ data }) => {
      if (!isHandOver(data, 'returned') || (data.sessionId !== null && data.sessionId !== this.#sessionId))
        return;
      this.#onReturn();
      this.#unnamed = data.sessionId === null;
      if (!this.#unnamed || this.#back) this.#answer(data.sessionId);
    };
  }

  told(status: SessionStatus): void {
    this.#back = isBack(status);
    if (this.#back && this.#unnamed) this.#answer(null);
  }

  /** Calls once the return page has its answer: who leaves this page before leaves the other window standing. */
  whenAnswered(then: () => void): void {
    if (this.#answered || !this.#channel) {
      then();
      return;
    }
    const late = setTimeout(() => this.#settle(), RETURN_LOADS);
    this.#waiting.push(() => {
      clearTimeout(late);
      then();
    });
  }

  close(): void {
    this.#channel?.close();
    this.#channel = null;
    this.#settle();
  }

  #settle(): void {
    for (const then of this.#waiting.splice(0)) then();
  }

  #answer(sessionId: string | null): void {
    this.#unnamed = false;
    this.#answered = true;
    this.#channel?.postMessage({ type: 'received', sessionId } satisfies HandOverMessage);
    this.#settle();
  }
}
