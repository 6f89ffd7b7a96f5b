import { type FetchSession, type Prepared, prepareSession, type SessionRequest } from './session-source.ts';
import { isUsable, type LinkTicket } from './ticket.ts';

/** A session that is being made, or was made and not opened yet. */
export interface Preparation {
  readonly key: string;
  readonly source: FetchSession | string | null;
  readonly answer: Promise<Prepared>;
  /** Once it has come. */
  ticket: LinkTicket | null;
}

/** Milliseconds. */
const RETRY = 5_000;

/** Sessions are made before they are needed; one that nobody opened is used for the next press. */
export class Preparations {
  #last: Preparation | null = null;
  #failedAt = -RETRY;

  /** Whether it is too soon to ask unasked again: a pointer comes and goes. */
  get resting(): boolean {
    return performance.now() - this.#failedAt < RETRY;
  }

  /** The preparation there is, if it is for this and still good; else a new one. */
  for(source: Preparation['source'], request: SessionRequest): Preparation {
    const key = JSON.stringify(request);
    const known = this.#last;
    if (known?.key === key && known.source === source && (!known.ticket || isUsable(known.ticket)))
      return known;
    const preparation: Preparation = { key, source, answer: prepareSession(source, request), ticket: null };
    this.#last = preparation;
    void preparation.answer.then(({ ticket }) => {
      preparation.ticket = ticket;
      // What failed before anybody asked for it is tried again when somebody does.
      if (ticket && isUsable(ticket)) return;
      this.#failedAt = performance.now();
      if (!ticket && this.#last === preparation) this.#last = null;
    });
    return preparation;
  }

  forget(): void {
    this.#last = null;
  }
}
