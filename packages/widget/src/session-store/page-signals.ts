/** What a page notices that has a link under way elsewhere. */
export interface PageSignals {
  readonly offline: () => void;
  readonly online: () => void;
  /** The owner looks at this page again. */
  readonly looked: () => void;
  readonly left: () => void;
  /** The browser brought the page again as it was left. */
  readonly broughtBack: () => void;
  readonly message: (event: MessageEvent) => void;
}

/** Listens until `signal` is aborted. */
export const listenToPage = (signals: PageSignals, signal: AbortSignal): void => {
  const listen = <Type extends keyof WindowEventMap>(
    type: Type,
    listener: (event: WindowEventMap[Type]) => void,
  ): void => addEventListener(type, listener, { signal });
  listen('offline', signals.offline);
  listen('online', signals.online);
  listen('focus', signals.looked);
  document.addEventListener('visibilitychange', signals.looked, { signal });
  listen('pagehide', signals.left);
  listen('pageshow', ({ persisted }) => {
    if (persisted) signals.broughtBack();
  });
  listen('message', signals.message);
};

/**
 * Once the page's own scripts have run: what is already over when the owner is back would be told to nobody before.
 */
export const onceLoaded = (then: () => void, signal: AbortSignal): void => {
  if (document.readyState === 'complete') then();
  else addEventListener('load', then, { once: true, signal });
};
