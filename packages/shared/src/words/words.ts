import type { SessionStep } from '../link-session/session.ts';

/** The words that the widget and the Link page have in common, so that an owner meets the same ones on both. */
export interface Words {
  /** The steps of a link, in one or two words each. */
  readonly steps: Readonly<Record<SessionStep, string>>;
  /** "Step 2 of 4". */
  readonly progress: (step: number, of: number) => string;
  readonly cancel: string;
  readonly tryAgain: string;
  readonly requestId: string;
}
