import type { SessionStep } from '@keyfob/shared/link-session/session';
import type { Child } from 'hono/jsx';
import type { PageContext } from '../screen.ts';

/** What a screen puts into the frame. */
export interface View {
  /** The page's one `<h1>`, and the first half of its title. */
  readonly heading: string;
  /** Where this is on the way; `null` off it. */
  readonly step: SessionStep | null;
  readonly body: Child;
  /** Goes on by itself after so many seconds: to an address, or to this page again for what is new on it. */
  readonly refresh?: { readonly seconds: number; readonly to?: string };
}

/** At once to the application, where the owner has just pressed the last button. */
export const forwarding = (screen: {
  readonly forward: boolean;
  readonly returnUrl: string | null;
}): Pick<View, 'refresh'> =>
  screen.forward && screen.returnUrl !== null ? { refresh: { seconds: 0, to: screen.returnUrl } } : {};

export const clientName = (context: PageContext): string => context.client?.name ?? context.texts.theApp;
