import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Tells when an element has come into view. */
export class Sight implements ReactiveController {
  readonly #host: Element;
  readonly #observer: IntersectionObserver | null;

  constructor(host: ReactiveControllerHost & Element, seen: () => void) {
    this.#host = host;
    // There is none on a server.
    this.#observer = globalThis.IntersectionObserver
      ? new IntersectionObserver(([entry]) => {
          if (entry?.isIntersecting) seen();
        })
      : null;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer?.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }
}
